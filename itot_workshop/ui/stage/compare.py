"""A comparison on the stage: who was in the room, two outlines, what has changed."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.marks import draw_open_mark
from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import FEWEST_AXES, Radar, RadarAxis
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.domain.audience_compare_views import InTheRoom, RoomThen, Shapes, ThenNow
from itot_workshop.domain.people import SEATS, SIDES, Seat
from itot_workshop.ui.stage.compare_words import (
    alike_sentence,
    layer_title,
    remark_sentence,
)
from itot_workshop.ui.stage.pen import Pen, seat_name, tr
from itot_workshop.ui.widgets.numbers import day_of, fixed, head_day, whole

_MOST_MARKS = 9
_TWO_LINES = 2.9
"""From this height on, in u, two lines stand one below the other."""
_ROOMY = 4
"""Up to so many sessions and people a seat, everybody is a mark; else there are figures alone."""


def paint_in_the_room(pen: Pen, view: InTheRoom) -> None:
    """Draw who was there, a line a session, and how far the sessions are alike."""
    top = pen.title(tr("Who was in the room")) + 0.4 * pen.u
    marks = len(view.rooms) <= _ROOMY and all(
        n <= _MOST_MARKS for room in view.rooms for n in room.seats.values()
    )
    foot = _room_remarks(pen, view)
    if marks and any(room.came is not None for room in view.rooms) and len(view.rooms) == 2:
        top = _both_legend(pen, top)
    row = min((5.4 if marks else 3.4) * pen.u, (foot - top - pen.u) / max(1, len(view.rooms)))
    seats = [seat for seat in SEATS if any(room.seats[seat] for room in view.rooms)]
    first = pen.left + (0.3 if view.sites else 0.2 if pen.wide else 0.26) * pen.inner
    size = 1.4 if row > 2.6 * pen.u else 1.1
    said = [_people(view, room, row / pen.u) for room in view.rooms]
    beside = max(
        pen.measure(text, size if len(lines) == 1 else 1.1) for lines in said for text in lines
    )
    last = pen.right - beside - 0.8 * pen.u
    columns = [first + at * (last - first) / len(seats) for at in range(len(seats))]
    for room in view.rooms:
        pen.rule(top)
        _room(
            pen,
            room,
            view,
            list(zip(seats, columns, strict=True)),
            Box(pen.left, top, pen.right, top + row),
            marks,
        )
        top += row
    pen.rule(top)


def _room(
    pen: Pen,
    room: RoomThen,
    view: InTheRoom,
    columns: Sequence[tuple[Seat, float]],
    box: Box,
    marks: bool,
) -> None:
    last = view.rooms[-1].date
    size = 1.4 if box.height > 2.6 * pen.u else 1.1
    middle = (box.top + box.bottom) / 2
    text = middle - pen.line_height(size) / 2
    if view.sites:
        wide = 0.18 * pen.inner
        place = pen.one_line(room.place, size, wide - 0.6 * pen.u, semibold=True)
        pen.write(place, pen.left, text, size, semibold=True)
        pen.write((head_day(room.date, last),), pen.left + wide, text, size)
    else:
        pen.write((day_of(room.date, last),), pen.left, text, size, semibold=True)
    wide = columns[1][1] - columns[0][1] - 0.6 * pen.u if len(columns) > 1 else 0.4 * pen.inner
    for seat, x in columns:
        line = middle - 0.9 * pen.u if marks else middle
        _seat(pen, seat, room.seats[seat], x, line, size, wide)
        if marks and room.seats[seat]:
            known = room.came is not None and len(view.rooms) == 2
            came = room.came[seat] if room.came is not None and known else room.seats[seat]
            _marks(pen, seat, room.seats[seat], came, x, middle + 0.95 * pen.u)
    said = _people(view, room, box.height / pen.u)
    times = size if len(said) == 1 else 1.1
    top = middle - len(said) * pen.line_height(times) / 2
    pen.write(said, pen.right, top, times, align="right", role="stage_muted")


def _people(view: InTheRoom, room: RoomThen, height: float) -> tuple[str, ...]:
    """How many there were, and how many of them had been in the session before."""
    said = tr("{n} people").format(n=whole(sum(room.seats.values())))
    if room.came is None or len(view.rooms) == 2:
        return (said,)
    back = tr("{n} came back").format(n=whole(sum(room.came.values())))
    return (said, back) if height >= _TWO_LINES else (tr(" · ").join((said, back)),)


def _seat(
    pen: Pen, seat: Seat, number: int, x: float, middle: float, size: float, room: float
) -> None:
    """How many of a seat, with its mark, and what it is called where there is room for it."""
    top = middle - pen.line_height(size) / 2
    pen.mark(seat, x + 0.4 * pen.u, middle, 0.75 * pen.u)
    figure = whole(number)
    pen.write((figure,), x + 1.2 * pen.u, top, size, semibold=True)
    after = x + 1.6 * pen.u + pen.measure(figure, size, semibold=True)
    if after + pen.measure(seat_name(seat), size) <= x + room:
        pen.write((seat_name(seat),), after, top, size, role="stage_muted")


def _marks(pen: Pen, seat: Seat, number: int, came: int, x: float, middle: float) -> None:
    """A mark a person: filled who was in both sessions, open who was in this one alone."""
    size, series = 0.95 * pen.u, pen.series(seat)
    for at in range(number):
        place = x + 0.4 * pen.u + at * 1.3 * pen.u
        if at < came:
            pen.mark(seat, place, middle, size)
        else:
            draw_open_mark(pen.painter, series, Point(pen.at(place), middle), size, pen.look)


def _both_legend(pen: Pen, top: float) -> float:
    x, size = pen.left, 0.85 * pen.u
    middle = top + pen.line_height(1.1) / 2
    for is_open, text in ((False, tr("in both sessions")), (True, tr("in one only"))):
        for side in SIDES:
            at = Point(x + 0.45 * pen.u, middle)
            if is_open:
                draw_open_mark(
                    pen.painter, pen.series(side), Point(pen.at(at.x), at.y), size, pen.look
                )
            else:
                pen.mark(side, at.x, at.y, size)
            x += 1.2 * pen.u
        pen.write((text,), x, top, 1.1, role="stage_muted")
        x += pen.measure(text, 1.1) + 2 * pen.u
    return top + 2.2 * pen.u


def _room_remarks(pen: Pen, view: InTheRoom) -> float:
    """How far the sessions can be compared, at the foot; gives where it begins."""
    said = [remark_sentence(remark) for remark in view.remarks]
    if view.sites:
        said.append(tr("Sites by name: this is no ranking."))
    else:
        said.append(alike_sentence(view.comparable, view.axes))
        said.append(tr("Differences can also come from who was in the room."))
    lines = pen.filled(" ".join(said), 1.2, pen.inner)
    top = pen.bottom - len(lines) * pen.line_height(1.2)
    pen.write(lines, pen.left, top, 1.2, role="stage_muted")
    return top - 0.6 * pen.u


def paint_shapes(pen: Pen, view: Shapes) -> None:
    """Draw then and now over each other, with the figures beside or below."""
    top = pen.title(layer_title(view.layer)) + 0.3 * pen.u
    if pen.wide:
        split = pen.left + pen.inner * 0.56
        draw_outlines(pen, view, Box(pen.left, top, split - pen.u, pen.bottom - 2.4 * pen.u))
        outlines_legend(pen, view, pen.left, pen.bottom - 1.6 * pen.u, split - pen.u)
        _figures(pen, view, view.axes, Box(split + pen.u, top, pen.right, pen.bottom))
        return
    half = (len(view.axes) + 1) // 2
    table = (half + 1.3) * 1.5 * pen.u
    outlines_legend(pen, view, pen.left, top - 0.2 * pen.u, pen.right)
    draw_outlines(
        pen, view, Box(pen.left, top + 1.6 * pen.u, pen.right, pen.bottom - table - pen.u)
    )
    for axes, left in ((view.axes[:half], pen.left), (view.axes[half:], pen.left + pen.inner / 2)):
        right = left + pen.inner / 2 - pen.u
        _figures(pen, view, axes, Box(left, pen.bottom - table, right, pen.bottom))


def draw_outlines(pen: Pen, view: Shapes, box: Box) -> None:
    """The radar of two shapes; nothing where there are too few axes for one."""
    if len(view.axes) < FEWEST_AXES:
        return
    text = stage_text(pen.look, pen.height)
    measure = font_measure(text, pen.look)
    radar = Radar(
        axes=tuple(_radar_axis(it, view.layer) for it in view.axes),
        low=view.low,
        high=view.high,
        layers=frozenset(("before", view.layer)),
    )
    geometry = radar_geometry(radar, box.width, box.height, text, pen.look.chart, measure)
    with pen.area(box) as painter:
        draw_radar(painter, geometry, text, pen.look, stage=True)


def outlines_legend(pen: Pen, view: Shapes, left: float, top: float, right: float) -> None:
    """Which outline is of which day, with the overall scores, and how to read it."""
    middle = top + pen.line_height(1.1) / 2
    series = pen.look.chart.series
    now = {"balanced": series.balanced, "it": series.it, "ot": series.ot}[view.layer]
    x = left
    pairs = zip((series.before, now), (view.first, view.last), view.overall, strict=True)
    for drawn, date, score in pairs:
        x += pen.sample(drawn, x, middle) + 0.5 * pen.u
        said = head_day(date, view.last)
        said = f"{said} {fixed(score)}" if score is not None else said
        pen.write((said,), x, top, 1.1)
        x += pen.measure(said, 1.1) + 1.4 * pen.u
    better = tr("Outward is better")
    if x + pen.measure(better, 1.1) <= right:
        pen.write((better,), right, top, 1.1, role="stage_muted", align="right")


def _radar_axis(it: ThenNow, layer: str) -> RadarAxis:
    note = tr("not compared") if it.after is None else ""
    return RadarAxis(
        label=it.name,
        it=it.after if layer == "it" else None,
        ot=it.after if layer == "ot" else None,
        balanced=it.after if layer == "balanced" else None,
        before=(it.before,),
        note=note,
        tone="fell" if it.fell else "plain",
    )


def _figures(pen: Pen, view: Shapes, axes: Sequence[ThenNow], box: Box) -> None:
    """Then and now in figures: a radar alone misleads."""
    row = min(2.3 * pen.u, box.height / (len(axes) + 1.3))
    size = 1.2 if row >= pen.line_height(1.2) and pen.wide else 1.0
    columns = (box.right - 4.2 * pen.u, box.right)
    heads = (head_day(view.first, view.last), head_day(view.last, view.last))
    for head, x in zip(heads, columns, strict=True):
        pen.write((head,), x, box.top, size, role="stage_muted", align="right")
    y = box.top + row
    pen.rule(y, left=box.left, right=box.right)
    for it in axes:
        shift = (row - pen.line_height(size)) / 2
        room = columns[0] - 3.2 * pen.u - box.left
        name = pen.one_line(it.name, size, room, semibold=it.fell)
        pen.write(name, box.left, y + shift, size, semibold=it.fell)
        for value, x, role in zip(
            (it.before, it.after), columns, ("stage_muted", "text"), strict=True
        ):
            pen.write((fixed(value),), x, y + shift, size, role=role, align="right", even=True)
        y += row
    pen.rule(y, left=box.left, right=box.right)

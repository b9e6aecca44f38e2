"""The radar on the stage, with its table and what it says of the whole session."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.radar import grown, with_values
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import Layer, RadarAxis, Spread
from itot_workshop.charts.radar_values import Radar as RadarChart
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_views import AxisRow, Radar
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.ui.stage.key import Entry, draw_key, entries, key_height
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.radar_box import geometry_in, is_crowded
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import DASH, fixed, percent, whole


def paint_radar(pen: Pen, view: Radar) -> None:
    """Draw the shape; the table stands beside it, or under it where the window is narrow."""
    top = pen.title(view.title or tr("Where we stand")) + 0.3 * pen.u
    if not view.table:
        _alone(pen, view, top)
    elif pen.wide:
        _beside(pen, view, top)
    else:
        _above(pen, view, top)


def _alone(pen: Pen, view: Radar, top: float) -> None:
    """The shape over the whole page, and below it how to read it, or that there is nothing yet."""
    legend = _legend(pen, view, pen.inner)
    foot = pen.bottom - legend.height
    _shape(pen, view, Box(pen.left, top, pen.right, foot - 0.6 * pen.u))
    if any(axis.basis is not None for axis in view.axes):
        _write_legend(pen, legend, pen.left, pen.right)
    else:
        pen.write((_nothing_yet(),), pen.left, foot, 1.4, role="stage_muted")


def _beside(pen: Pen, view: Radar, top: float) -> None:
    split = pen.left + pen.inner * 0.52
    box = Box(pen.left, top, split - pen.u, pen.bottom)
    numbered = _is_crowded(pen, view, box)
    _shape(pen, view, box, numbered=numbered)
    left = split + pen.u
    legend = _legend(pen, view, pen.right - left)
    foot = pen.bottom - legend.height - 0.5 * pen.u
    end = _table(pen, view, Box(left, top - 1.6 * pen.u, pen.right, foot), numbered=numbered)
    end = _remark(pen, view, left, end + 0.6 * pen.u, foot)
    _overall(pen, view, left, end + 0.6 * pen.u, foot)
    _write_legend(pen, legend, left, pen.right)


def _above(pen: Pen, view: Radar, top: float) -> None:
    """The shape with its key above it, and the table below in two halves."""
    half = (len(view.axes) + 1) // 2
    table = (half + 1) * 1.5 * pen.u
    key = entries(pen, _seats(view), _bars() if view.spread else "")
    top -= 0.2 * pen.u
    draw_key(pen, key, pen.left, top, pen.right)
    top += key_height(pen, key, pen.inner)
    box = Box(pen.left, top, pen.right, pen.bottom - table - pen.u)
    numbered = _is_crowded(pen, view, box)
    _shape(pen, view, box, numbered=numbered)
    left = Point(pen.left, pen.bottom - table)
    right = Point(pen.left + pen.inner / 2 + 0.6 * pen.u, left.y)
    for order, corner in ((view.by_gap[:half], left), (view.by_gap[half:], right)):
        _half_table(pen, view, order, corner, numbered=numbered)


def _half_table(
    pen: Pen, view: Radar, order: Sequence[int], corner: Point, *, numbered: bool
) -> None:
    """Half of the rows, without the agreement, where the window is narrow."""
    left, top = corner
    right = left + pen.inner / 2 - 0.6 * pen.u
    columns = [right - 5.6 * pen.u, right - 2.9 * pen.u, right]
    heads = (seat_name("IT"), seat_name("OT"), tr("Gap"))
    names = columns[0] - 2.4 * pen.u - left
    _row(pen, "", heads, left, columns, top, 1.0, role="stage_muted")
    y = top + 1.45 * pen.u
    pen.rule(y, left=left, right=right)
    for index in order:
        axis = view.axes[index]
        loud = axis.gap_label == "large"
        name = _name(pen, axis, 1.0, names, index + 1 if numbered else None)
        _row(pen, name, _cells(axis)[:3], left, columns, y + 0.1 * pen.u, 1.0, semibold=loud)
        y += 1.5 * pen.u


def _shape(pen: Pen, view: Radar, box: Box, *, numbered: bool = False) -> None:
    text, look = stage_text(pen.look, pen.height), pen.look
    radar = _chart(view, numbered=numbered)
    geometry = geometry_in(pen, radar, box)
    if pen.progress < 1:
        start = _at_centre(radar) if pen.start is None else _chart(pen.start, numbered=numbered)
        geometry = with_values(geometry, grown(start, radar, pen.progress), look.chart)
    with pen.area(box) as painter:
        draw_radar(painter, geometry, text, look, stage=True)


def _is_crowded(pen: Pen, view: Radar, box: Box) -> bool:
    return is_crowded(geometry_in(pen, _chart(view, numbered=False), box), box)


def _chart(view: Radar, *, numbered: bool) -> RadarChart:
    """The shape; where all axes have the room's mean alone the table says so, not each name."""
    rooms = all(row.basis == "room" for row in view.axes)
    said = any(row.basis is not None for row in view.axes) and not rooms and not numbered
    axes = tuple(_chart_axis(row, said=said) for row in view.axes)
    if numbered:
        axes = tuple(replace(axis, label=whole(at)) for at, axis in enumerate(axes, 1))
    return RadarChart(axes=axes, low=view.low, high=view.high)


def _at_centre(radar: RadarChart) -> RadarChart:
    """The radar before anything has grown."""
    axes = tuple(replace(axis, it=radar.low, ot=radar.low) for axis in radar.axes)
    return replace(radar, axes=axes)


def _chart_axis(row: AxisRow, *, said: bool) -> RadarAxis:
    """An axis to be drawn; ``said`` is whether it says of itself that it is not shown."""
    room = row.score if row.basis == "room" else None
    missing = tr("not shown") if said else ""
    note = tr("room only") if said and room is not None else missing
    note = "" if row.it is not None else note
    spreads: tuple[tuple[Layer, tuple[float, float] | None], ...] = (
        ("it", row.it_spread),
        ("ot", row.ot_spread),
    )
    return RadarAxis(
        label=row.name,
        it=row.it,
        ot=row.ot,
        management=row.management,
        room=room,
        spreads=tuple(Spread(layer, *reach) for layer, reach in spreads if reach is not None),
        note=note,
    )


def _table(pen: Pen, view: Radar, box: Box, *, numbered: bool) -> float:
    """Rows by distance of the sides, widest first; gives where the table ends."""
    left, top, right, bottom = box
    columns = [right - 10.4 * pen.u, right - 7.2 * pen.u, right - 3.8 * pen.u, right]
    row = min(1.75 * pen.u, (bottom - top) / (len(view.axes) + 1.2))
    names = columns[0] - 3.0 * pen.u - left
    times = _name_size(pen, view, names, row)
    heads = (seat_name("IT"), seat_name("OT"), tr("Gap"), tr("Agree"))
    _row(pen, tr("Widest gap first"), heads, left, columns, top, times, role="stage_muted")
    sides: tuple[Seat, Seat] = ("IT", "OT")
    for seat, head, x in zip(sides, heads, columns, strict=False):
        mark = x - pen.measure(head, times) - 0.6 * pen.u
        pen.mark(seat, mark, top + pen.line_height(times) / 2, 0.6 * pen.u)
    y = top + row
    pen.rule(y, left=left)
    for index in view.by_gap:
        axis = view.axes[index]
        cells = _cells(axis)
        loud = axis.gap_label == "large"
        shift = (row - pen.line_height(times)) / 2
        name = _name(pen, axis, times, names, index + 1 if numbered else None)
        _row(pen, name, cells, left, columns, y + shift, times, semibold=loud)
        y += row
    pen.rule(y, left=left)
    return y


def _name(pen: Pen, axis: AxisRow, times: float, width: float, number: int | None = None) -> str:
    """What an axis is called in so much room: its name, else its short one, else as much as fits.
    Behind its number where the shape has numbers for names.

    All names are measured in the heavier weight, so that they are told alike.
    """
    before = "" if number is None else f"{whole(number)}  "
    for name in (axis.name, axis.short):
        if pen.measure(before + name, times, semibold=True) <= width:
            return before + name
    (shown,) = pen.one_line(before + (axis.short or axis.name), times, width, semibold=True)
    return shown


def _name_size(pen: Pen, view: Radar, width: float, row: float) -> float:
    """The largest type in which every name stands on its line; never below u."""
    for times in (1.2, 1.1):
        fits = all(pen.measure(axis.name, times, semibold=True) <= width for axis in view.axes)
        if fits and pen.line_height(times) <= row:
            return times
    return 1.0


def _cells(axis: AxisRow) -> tuple[str, ...]:
    agree = percent(axis.agreement)
    if axis.basis == "room":
        return (tr("room"), fixed(axis.score), DASH, agree)
    return (fixed(axis.it), fixed(axis.ot), fixed(axis.gap), agree)


def _row(
    pen: Pen,
    name: str,
    cells: Sequence[str],
    left: float,
    columns: Sequence[float],
    top: float,
    times: float,
    *,
    role: str = "text",
    semibold: bool = False,
) -> None:
    pen.write((name,), left, top, times, role=role, semibold=semibold)
    for at, (cell, x) in enumerate(zip(cells, columns, strict=True)):
        pen.write(
            (cell,),
            x,
            top,
            times,
            role=role,
            align="right",
            even=True,
            semibold=semibold and at == 2,
        )


def _overall(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> None:
    """The session in three figures, those of them that there are, where there is room."""
    named = (
        (None if view.overall is None else fixed(view.overall), tr("overall")),
        (None if view.mean_gap is None else fixed(view.mean_gap), tr("mean gap")),
        (None if view.agreement is None else percent(view.agreement), tr("agreement")),
    )
    if top + pen.line_height(2.4) + pen.line_height(1.1) > bottom:
        return
    shown = [(figure, name) for figure, name in named if figure is not None]
    for at, (figure, name) in enumerate(shown):
        x = left + at * (pen.right - left) / 3
        end = pen.write((figure,), x, top, 2.4, semibold=True)
        pen.write((name,), x, end, 1.1, role="stage_muted")


def _remark(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> float:
    """Why an axis is shown for the room as a whole, or not at all; gives where that ends."""
    rooms = [axis.name for axis in view.axes if axis.basis == "room"]
    hidden = [axis.name for axis in view.axes if axis.basis is None]
    if rooms:
        names = ", ".join(rooms)
        text = tr("{axes}: the room as a whole. Too few votes on one side to show the sides apart.")
    elif hidden and len(hidden) < len(view.axes):
        names = ", ".join(hidden)
        text = tr("{axes}: too few votes to be shown.")
    elif hidden:
        names, text = "", _nothing_yet()
    else:
        return top
    lines = pen.filled(text.format(axes=names), 1.0, pen.right - left - 2 * pen.u)
    height = len(lines) * pen.line_height(1.0) + pen.u
    if top + height <= bottom:
        pen.fill(left, top, pen.right - left, height, "sunken")
        pen.write(lines, left + pen.u, top + 0.5 * pen.u, 1.0)
    return top + height + 0.6 * pen.u


def _nothing_yet() -> str:
    return tr("Nothing to show yet: the results come after the reveal.")


class _Legend(Struct, frozen=True, kw_only=True):
    """How to read a radar, in lines, and its key; ``height`` of both in pixels."""

    said: tuple[str, ...]
    key: tuple[Entry, ...]
    height: float


def _legend(pen: Pen, view: Radar, width: float) -> _Legend:
    """The legend in so much width."""
    text = tr("Outward is better. {low} is the centre, {high} the rim.")
    told = (text.format(low=view.low, high=view.high), *((_bars(),) if view.spread else ()))
    said = tuple(line for it in told for line in pen.filled(it, 1.0, width))
    key = entries(pen, _seats(view))
    height = len(said) * pen.line_height(1.0) + 0.2 * pen.u + key_height(pen, key, width)
    return _Legend(said=said, key=key, height=height)


def _write_legend(pen: Pen, legend: _Legend, left: float, right: float) -> None:
    """Write it at the foot of the page."""
    foot = pen.write(legend.said, left, pen.bottom - legend.height, 1.0, role="stage_muted")
    draw_key(pen, legend.key, left, foot + 0.2 * pen.u, right)


def _bars() -> str:
    return tr("Bars: where most people of a side stand.")


def _seats(view: Radar) -> tuple[Seat | None, ...]:
    """Whose signs are on the radar; both sides' as long as there are none."""
    sides = any(row.it is not None or row.ot is not None for row in view.axes)
    room = any(row.basis == "room" for row in view.axes)
    managers = view.management and any(row.management is not None for row in view.axes)
    found: list[Seat | None] = [*SIDES] if sides or not room else []
    return (*found, *(("MGT",) if managers else ()), *((None,) if room else ()))

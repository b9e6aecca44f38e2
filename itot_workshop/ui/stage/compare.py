"""A comparison on the stage: who was in the room, and how far the sessions are alike."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.marks import draw_open_mark
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_compare_views import InTheRoom, RoomThen
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.ui.stage.compare_words import (
    alike_sentences,
    asked_fewer,
    remark_sentence,
)
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import day_of, head_day, short_date, whole

_MOST_MARKS, _SITES_SIZE = 9, 1.4
_SITES, _SITES_NARROW, _DAYS, _BEHIND = 0.36, 0.41, 5.2, 1.4
"""How much of the width sites and days take, and the days alone in u."""
_TWO_LINES, _THREE_LINES = 2.9, 4.6
"""From these heights on, in u, two lines and three stand one below the other."""
_SIZES = (1.8, 1.6, 1.4, 1.25, 1.1)
"""Figures and names where there is much room, where names need less, and where lines are many."""
_MOST_ROW, _MOST_WITH_MORE = 4.2, 5.2
"""How high a row is at most, in its type, and with a mark for everybody or a third line."""
_TWICE, _STEP = 4.2, 1.25
"""From this height on, in u, marks have a line of their own, and how far they stand apart."""
_OVER_HEADS, _UNDER_HEADS = -0.1, 0.2
"""What lies above the heads of seats and between them and the rule below, in u."""
_BETWEEN, _BETWEEN_MARKS = (1.5, 0.85), (0.6,)
"""What lies between two seats at least, in u, and where that leaves no room for their names: more
than between a mark and its words, unless everybody is a mark on a line below.
"""
_ROOMY = 4
"""Up to so many sessions and people a seat, everybody is a mark; else there are figures alone."""


def paint_in_the_room(pen: Pen, view: InTheRoom) -> None:
    """Draw who was there, a line a session, and how far the sessions are alike."""
    top = pen.title(tr("Who was in the room"))
    if view.place:
        place = pen.one_line(view.place, 1.3, pen.inner)
        top = pen.write(place, pen.left, top, 1.3, role="stage_muted")
    top += 0.4 * pen.u
    seats = [seat for seat in SEATS if any(room.seats[seat] for room in view.rooms)]
    first = pen.left + (
        _sites_width(pen) if view.sites else (0.2 if pen.wide else 0.26) * pen.inner
    )
    foot = _freeremarks(pen, view)
    high = (foot - top - pen.u) / max(1, len(view.rooms))
    sizes = _SIZES if high > 2.6 * pen.u else _SIZES[-1:]
    ways = [
        _columns(pen, view, seats, (first, high, size, air * pen.u), marks=marks)
        for marks in ((True, False) if _few(view) and high >= _TWICE * pen.u else (False,))
        for air in (_BETWEEN_MARKS if marks else _BETWEEN)
        for size in sizes
    ]
    columns = next((way for way in ways if _fits(pen, view, way, first)), ways[-1])
    if columns.marks and view.rooms[-1].came is not None and len(view.rooms) == 2:
        top = _both_legend(pen, seats, top)
    top = _seat_heads(pen, columns, top)
    more = columns.marks or any(room.from_first is not None for room in view.rooms)
    most = (_MOST_WITH_MORE if more else _MOST_ROW) * columns.size * pen.u
    row = min(most, (foot - top - pen.u) / len(view.rooms))
    before = ""
    for room in view.rooms:
        pen.rule(top)
        site = "" if room.place == before else room.place
        _room(pen, room, view, columns, Box(pen.left, top, pen.right, top + row), site)
        top, before = top + row, room.place
    pen.rule(top)


def _seat_heads(pen: Pen, columns: _Columns, top: float) -> float:
    """Name the seats over their columns where these have no room for all names in them."""
    unnamed = [it for it in columns.seats if it[0] not in columns.named]
    for seat, x, _ in unnamed:
        pen.write((seat_name(seat),), x, top + _OVER_HEADS * pen.u, 1.0, role="stage_muted")
    under = pen.line_height(1.0) + (_OVER_HEADS + _UNDER_HEADS) * pen.u
    return top + (under if unnamed else 0.0)


def _fits(pen: Pen, view: InTheRoom, columns: _Columns, first: float) -> bool:
    """Whether seats and days have room in so large a type."""
    if view.sites:
        return columns.all_named and columns.size <= _SITES_SIZE
    dates = [it.date for it in view.rooms]
    days = (pen.measure(day_of(it, *dates), columns.size, semibold=True) for it in dates)
    return columns.all_named and pen.left + max(days) + _BEHIND * pen.u <= first


class _Columns(Struct, frozen=True, kw_only=True):
    """Where seats begin and how wide they are in pixels, in which size, and with what."""

    seats: tuple[tuple[Seat, float, float], ...]
    marks: bool
    named: frozenset[Seat]
    all_named: bool
    size: float


def _columns(
    pen: Pen,
    view: InTheRoom,
    seats: list[Seat],
    place: tuple[float, float, float, float],
    *,
    marks: bool,
) -> _Columns:
    """Columns alike where every name fits in them, else as wide as their names need."""
    first, high, size, air = place
    room = pen.right - _beside(pen, view, high, size) - 0.8 * pen.u - first
    step = room / max(1, len(seats))
    wanted = [_wanted(pen, view, seat, size, marks=marks) for seat in seats]
    spare = room - sum(wanted) - air * len(wanted)
    alike = spare < 0 or max(wanted, default=0.0) <= step - air
    widths = [step - air if alike else want + spare / len(wanted) for want in wanted]
    starts = [first + sum(widths[:at]) + at * air for at in range(len(widths))]
    fit = frozenset(
        seat for seat, want, width in zip(seats, wanted, widths, strict=True) if want <= width + 0.5
    )
    return _Columns(
        seats=tuple(zip(seats, starts, widths, strict=True)),
        marks=marks,
        named=fit if len(fit) == len(seats) else frozenset(),
        all_named=spare >= 0,
        size=size,
    )


def _beside(pen: Pen, view: InTheRoom, high: float, size: float) -> float:
    """How wide what is said of all people of a room is, the widest of them."""
    said = [_people(view, room, high / pen.u) for room in view.rooms]
    return max(
        pen.measure(text, size if len(lines) == 1 else 1.1) for lines in said for text in lines
    )


def _wanted(pen: Pen, view: InTheRoom, seat: Seat, size: float, *, marks: bool) -> float:
    """How wide a seat is with its figure and name, and a mark for everybody if so wished."""
    most = max((room.seats[seat] for room in view.rooms), default=0)
    figure = max(pen.measure(whole(it.seats[seat]), size, semibold=True) for it in view.rooms)
    start = _start(pen, marks=marks)
    named = start + figure + 0.4 * pen.u + pen.measure(seat_name(seat), size)
    return max(named, _STEP * most * pen.u if marks else 0.0)


def _start(pen: Pen, *, marks: bool) -> float:
    """How far behind its mark a figure begins, in pixels; nothing where everybody is a mark."""
    return 0.0 if marks else 1.2 * pen.u


def _few(view: InTheRoom) -> bool:
    """Whether sessions and people are few enough for a mark for each person."""
    most = max((n for room in view.rooms for n in room.seats.values()), default=0)
    return len(view.rooms) <= _ROOMY and most <= _MOST_MARKS


def _room(
    pen: Pen, room: RoomThen, view: InTheRoom, columns: _Columns, box: Box, place: str
) -> None:
    size = columns.size
    wide = _sites_width(pen) - _days_width(pen, view, size)
    middle = (box.top + box.bottom) / 2
    text = middle - pen.line_height(size) / 2
    if view.sites:
        free = wide - pen.u
        named = min(_place_size(pen, it.place, size, free, box.height) for it in view.rooms)
        lines = pen.balanced(place, named, free, semibold=True)
        lines = pen.cut(lines, 2, named, free, semibold=True)
        top = middle - len(lines) * pen.line_height(named) / 2
        pen.write(lines, pen.left, top, named, semibold=True)
        pen.write((_head(room, view),), pen.left + wide, text, size)
    else:
        day = day_of(room.date, *(it.date for it in view.rooms))
        pen.write((day,), pen.left, text, size, semibold=True)
    for seat, x, width in columns.seats:
        line = middle - 0.9 * pen.u if columns.marks else middle
        _seat(pen, seat, room.seats[seat], (x, line, width), columns)
        if columns.marks and room.seats[seat]:
            known = room.came is not None and len(view.rooms) == 2
            came = room.came[seat] if room.came is not None and known else room.seats[seat]
            _marks(pen, seat, room.seats[seat], came, x, middle + 0.95 * pen.u)
    said = _people(view, room, box.height / pen.u)
    many = any(len(_people(view, it, box.height / pen.u)) > 1 for it in view.rooms)
    times = 1.1 if many else size
    top = middle - len(said) * pen.line_height(times) / 2
    pen.write(said, pen.right, top, times, align="right", role="stage_muted")


def _sites_width(pen: Pen) -> float:
    """How much of the width sites and days take, in pixels."""
    return (_SITES if pen.wide else _SITES_NARROW) * pen.inner


def _days_width(pen: Pen, view: InTheRoom, size: float) -> float:
    """How much of it days take, with what lies behind them, in pixels."""
    days = (pen.measure(_head(it, view), size) + _BEHIND * pen.u for it in view.rooms)
    return max(_DAYS * pen.u, *days)


def _head(room: RoomThen, view: InTheRoom) -> str:
    return head_day(room.date, *(it.date for it in view.rooms))


def _place_size(pen: Pen, place: str, size: float, width: float, height: float) -> float:
    """The largest type in which a site has a line, or two where a row is high enough for them."""
    sizes = [it for it in _SIZES if it <= size] + [1.0]
    most = 2 if height >= _TWO_LINES * size * pen.u else 1
    return pen.fitted(place, sizes, width, most, semibold=True)[1]


def _people(view: InTheRoom, room: RoomThen, height: float) -> tuple[str, ...]:
    """How many there were, how many of them had been in the session before, or in the other of two,
    and in the first, with which the last is compared, where a row is so high.
    """
    said = tr("{n} people").format(n=whole(sum(room.seats.values())))
    if room.came is None:
        return (said,)
    high, here = height >= _TWO_LINES, _at(view, room.place)
    back = tr("{n} in both") if len(here) == 2 and not view.sites else tr("{n} also on {day}")
    day = _day(here[here.index(room) - 1].date, view)
    back = back.format(n=whole(sum(room.came.values())), day=day)
    if not high:
        return (tr(" · ").join((said, back)),)
    if room.from_first is None or height < _THREE_LINES:
        return said, back
    first = tr("{n} also on {day}")
    return said, back, first.format(n=whole(room.from_first), day=_day(here[0].date, view))


def _at(view: InTheRoom, place: str) -> list[RoomThen]:
    """The sessions of a site."""
    return [it for it in view.rooms if it.place == place]


def _day(date: datetime.date, view: InTheRoom) -> str:
    """A day as short as nobody can mistake it."""
    dates = [it.date for it in view.rooms]
    return head_day(date) if day_of(date, *dates) == day_of(date) else short_date(date)


def _seat(
    pen: Pen, seat: Seat, number: int, place: tuple[float, float, float], columns: _Columns
) -> None:
    """How many of a seat, and what it is called where there is room for it; behind its mark unless
    everybody is one below.
    """
    x, middle, _ = place
    size = columns.size
    top = middle - pen.line_height(size) / 2
    if not columns.marks:
        pen.mark(seat, x + 0.4 * pen.u, middle, 0.75 * pen.u)
    figure, start = whole(number), x + _start(pen, marks=columns.marks)
    pen.write((figure,), start, top, size, semibold=True)
    after = start + pen.measure(figure, size, semibold=True) + 0.4 * pen.u
    if seat in columns.named:
        pen.write((seat_name(seat),), after, top, size, role="stage_muted")


def _marks(pen: Pen, seat: Seat, number: int, came: int, x: float, middle: float) -> None:
    """A mark a person: filled who was in both sessions, open who was in this one alone."""
    size, series = 0.95 * pen.u, pen.series(seat)
    for at in range(number):
        place = x + 0.4 * pen.u + at * _STEP * pen.u
        if at < came:
            pen.mark(seat, place, middle, size)
        else:
            draw_open_mark(pen.painter, series, Point(pen.at(place), middle), size, pen.look)


def _both_legend(pen: Pen, seats: Sequence[Seat], top: float) -> float:
    x, size = pen.left, 0.85 * pen.u
    middle = top + pen.line_height(1.1) / 2
    for is_open, text in ((False, tr("in both sessions")), (True, tr("in one only"))):
        for side in seats:
            at = Point(x + 0.45 * pen.u, middle)
            if is_open:
                draw_open_mark(
                    pen.painter, pen.series(side), Point(pen.at(at.x), at.y), size, pen.look
                )
            else:
                pen.mark(side, at.x, at.y, size)
            x += 1.2 * pen.u
        x += 0.2 * pen.u
        pen.write((text,), x, top, 1.1, role="stage_muted")
        x += pen.measure(text, 1.1) + 2 * pen.u
    return top + 2.2 * pen.u


def _freeremarks(pen: Pen, view: InTheRoom) -> float:
    """How far the sessions can be compared, at the foot; gives where it begins."""
    named = {"statements": asked_fewer(view.unlike, [room.date for room in view.rooms])}
    said = [named.get(remark) or remark_sentence(remark) for remark in view.remarks]
    if view.sites:
        said.append(tr("Sites by name: this is no ranking."))
    else:
        said += alike_sentences(view)
    lines = pen.filled(" ".join(said), 1.2, pen.inner)
    top = pen.bottom - len(lines) * pen.line_height(1.2)
    pen.write(lines, pen.left, top, 1.2, role="stage_muted")
    return top - 0.6 * pen.u

"""The key of a radar on the stage: whose line or marker is which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple, TypeVar

from itot_workshop.charts.look import Series
from itot_workshop.charts.marks import draw_mark
from itot_workshop.charts.shapes import Point
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name

_SIZE, _SMALL, _BEHIND, _BEFORE = 1.1, 1.0, 0.5, 0.65
_BETWEEN: Mapping[float, float] = {_SIZE: 1.5, _SMALL: 0.9}
"""The size of the words, a smaller one that keeps them on one line, what lies behind a sign and
before it, and between two entries in each size, in u.
"""

_Item = TypeVar("_Item")


class Entry(NamedTuple):
    """What a line or marker means; without one, what else is to be said.

    ``around`` is the series whose open marker stands around that of ``sign``; ``head`` stands
    before the sign, of what this and the entries behind it are.
    """

    words: str
    sign: Series | None = None
    around: Series | None = None
    head: str = ""


def entries(pen: Pen, seats: Iterable[Seat | None], said: str = "") -> tuple[Entry, ...]:
    """The seats with their signs, None for the room as a whole; then what else is said."""
    named = (
        Entry(seat_name(seat) if seat is not None else tr("the room as a whole"), pen.series(seat))
        for seat in seats
    )
    return (*named, Entry(said)) if said else tuple(named)


def draw_key(pen: Pen, key: Sequence[Entry], left: float, top: float, right: float) -> None:
    """Write the entries side by side, on as many lines as they need (``key_height``)."""
    size, rows = _rows(pen, key, right - left)
    for row in rows:
        x, middle = left, top + pen.line_height(_SIZE) / 2
        for entry in row:
            end, sign = x + _width(pen, entry, size), x
            if entry.head:
                pen.write_middle((entry.head,), x, middle, size, role="stage_muted")
                sign += _head(pen, entry, size)
            if entry.around is not None and entry.sign is not None:
                _equal(pen, entry.sign, entry.around, sign, middle)
            elif entry.sign is not None:
                pen.sample(entry.sign, sign, middle)
            role = "stage_muted" if entry.sign is None else "text"
            pen.write_middle((entry.words,), end, middle, size, role=role, align="right")
            x = end + _BETWEEN[size] * pen.u
        top += pen.line_height(_SIZE)


def key_height(pen: Pen, key: Sequence[Entry], width: float) -> float:
    """How high the entries are in so much width, in pixels."""
    return len(_rows(pen, key, width)[1]) * pen.line_height(_SIZE)


def key_width(pen: Pen, key: Sequence[Entry], most: float = inf) -> float:
    """How wide the entries are on one line, in pixels; in smaller type where they are wider than
    ``most``.
    """
    large, small = (_length(pen, key, size) for size in (_SIZE, _SMALL))
    return large if large <= most else small


def _length(pen: Pen, key: Sequence[Entry], size: float) -> float:
    between = _BETWEEN[size] * pen.u * (len(key) - 1)
    return sum(_width(pen, entry, size) for entry in key) + between


def _rows(pen: Pen, key: Sequence[Entry], width: float) -> tuple[float, list[list[Entry]]]:
    """In which size the entries stand on which lines: smaller where that makes it one."""

    def rows_in(size: float) -> list[list[Entry]]:
        def wide(entry: Entry) -> float:
            return _width(pen, entry, size)

        return in_rows(key, wide, width, _BETWEEN[size] * pen.u)

    large, small = rows_in(_SIZE), rows_in(_SMALL)
    return (_SMALL, small) if len(small) < len(large) else (_SIZE, large)


def _width(pen: Pen, entry: Entry, size: float) -> float:
    sign = 0.0
    if entry.around is not None:
        sign = (pen.look.chart.mark.hollow + _BEHIND) * pen.u
    elif entry.sign is not None:
        sign = pen.sample_length(entry.sign) + _BEHIND * pen.u
    return _head(pen, entry, size) + sign + pen.measure(entry.words, size)


def _head(pen: Pen, entry: Entry, size: float) -> float:
    """How wide what stands before a sign is, with the space behind it."""
    return pen.measure(entry.head, size) + _BEFORE * pen.u if entry.head else 0.0


def _equal(pen: Pen, inside: Series, around: Series, x: float, y: float) -> None:
    """A marker in the open one of another series, as radars draw what is equal."""
    size = pen.look.chart.mark.hollow * pen.u
    at = Point(pen.at(x + size / 2), y)
    draw_mark(pen.painter, around, at, size, pen.look, hollow=True)
    draw_mark(pen.painter, inside, at, inside.size * pen.u, pen.look, halo=False)


def in_rows(
    items: Iterable[_Item], width: Callable[[_Item], float], room: float, gap: float
) -> list[list[_Item]]:
    """Things side by side with a gap between them, on as many lines as they need."""
    rows: list[list[_Item]] = [[]]
    x = 0.0
    for item in items:
        wide = width(item)
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append(item)
        x += wide + gap
    return rows

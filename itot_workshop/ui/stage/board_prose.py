"""Cards of the board that are too many for lists: names one behind the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from itot_workshop.domain.audience_views import BoardCard
from itot_workshop.domain.board_course import COLUMNS, KINDS
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.stage.board_cells import SIZES, Area, Lane, Lanes, signed
from itot_workshop.ui.stage.board_crowd import arrow_of
from itot_workshop.ui.stage.pen import Pen

LONGEST_NAMES = (400, 60, 28, 20)
"""Signs of a name at most: all of it, then less."""


_Named: TypeAlias = Mapping[tuple[Column, BoardKind], Sequence[str]]
_Spans: TypeAlias = tuple[tuple[float, float], ...]
"""Where each of the two rows begins and ends, in pixels."""


def as_prose(pen: Pen, area: Area, longest: int) -> Lanes | None:
    """Names one behind the other, in the largest type in which all of them can be told, if any.

    Names longer than so many signs are cut; a row with more names takes more room.
    """
    between = 0.8 * pen.u + area.caption
    top, bottom = area.top + area.caption, area.bottom - area.caption
    named = {
        key: [_name(it.card, longest, signs=area.signs) for it in cards]
        for key, cards in area.put.items()
    }
    for times in SIZES:
        first = _first_end(pen, named, area, (top, bottom), times)
        spans = ((top, first), (first + between, bottom + between))
        found = [_prose_lane(pen, named, area, column, spans, times) for column in COLUMNS]
        lanes = tuple(lane for lane in found if lane is not None)
        if len(lanes) == len(COLUMNS):
            return Lanes(lanes=lanes, rows=(spans[0][0], spans[1][0]), times=times)
    return None


def _first_end(
    pen: Pen, named: _Named, area: Area, room: tuple[float, float], times: float
) -> float:
    """Where the first row ends, so that both have room in the measure of their longest cell."""
    lines = [
        max(len(_told(pen, named, area, column, kind, times)) for column in COLUMNS)
        for kind in KINDS
    ]
    middle, line = sum(room) / 2, pen.line_height(times)
    first, last = room[0] + lines[0] * line, room[1] - lines[1] * line
    if first <= last:
        return min(max(middle, first), last)
    return room[0] + (room[1] - room[0]) * lines[0] / sum(lines)


def _told(
    pen: Pen, named: _Named, area: Area, column: Column, kind: BoardKind, times: float
) -> tuple[str, ...]:
    """The names of a cell in lines."""
    return pen.filled("; ".join(named[column, kind]), times, area.width(column))


def _prose_lane(
    pen: Pen, named: _Named, area: Area, column: Column, spans: _Spans, times: float
) -> Lane | None:
    """A lane of names; None where there is no room for all of them."""
    left, right = area.edges[column]
    prose: list[tuple[tuple[str, ...], float, float]] = []
    for kind, (start, end) in zip(KINDS, spans, strict=True):
        lines = _told(pen, named, area, column, kind, times)
        if len(lines) > max(1, int((end - start) / pen.line_height(times) + 0.01)):
            return None
        prose.append((lines if named[column, kind] else (), left, start))
    return Lane(column=column, left=left, right=right, prose=tuple(prose))


def _name(card: BoardCard, longest: int, *, signs: bool) -> str:
    """A card among others in a line; one that is to move points to the middle."""
    text = card.text
    if len(text) > longest:
        start = text[: longest - 1]
        text = (start.rpartition(" ")[0] or start) + "…"
    cut = replace(card, text=text)
    return f"{arrow_of(card)}{signed(cut) if signs else text}"

"""Cards of the board that are too many for lists: names one behind the other."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience_views import BoardCard
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.stage.board_cells import COLUMNS, KINDS, SIZES, Lane, Lanes, Put
from itot_workshop.ui.stage.board_crowd import arrow_of
from itot_workshop.ui.stage.pen import Pen

LONGEST_NAMES = (400, 60, 28, 20)
"""Signs of a name at most: all of it, then less."""


def as_prose(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[Put]],
    edges: Sequence[tuple[float, float]],
    top: float,
    bottom: float,
    caption: float,
    longest: int,
) -> Lanes | None:
    """Names one behind the other, in the largest type in which all of them can be told, if any.

    Names longer than so many signs are cut; a row with more names takes more room.
    """
    between = 0.8 * pen.u + caption
    top, bottom = top + caption, bottom - caption
    named = {key: [_name(it.card, longest) for it in cards] for key, cards in put.items()}
    for times in SIZES:
        row = _row(pen, named, edges, (top, bottom), times)
        rows, ends = (top, row + between), (row, bottom + between)
        lanes, told = [], True
        for at, column in enumerate(COLUMNS):
            lane, all_ = _prose_lane(pen, named, column, edges[at], rows, ends, times)
            lanes.append(lane)
            told = told and all_
        if told:
            return tuple(lanes), rows, times
    return None


def _row(
    pen: Pen,
    named: dict[tuple[Column, BoardKind], list[str]],
    edges: Sequence[tuple[float, float]],
    room: tuple[float, float],
    times: float,
) -> float:
    """Where the first row ends, so that both have room in the measure of their longest cell."""
    lines = [
        max(
            len(pen.filled("; ".join(named[column, kind]), times, edges[at][1] - edges[at][0]))
            for at, column in enumerate(COLUMNS)
        )
        for kind in KINDS
    ]
    middle, line = sum(room) / 2, pen.line_height(times)
    first, last = room[0] + lines[0] * line, room[1] - lines[1] * line
    if first <= last:
        return min(max(middle, first), last)
    return room[0] + (room[1] - room[0]) * lines[0] / sum(lines)


def _prose_lane(
    pen: Pen,
    named: dict[tuple[Column, BoardKind], list[str]],
    column: Column,
    edges: tuple[float, float],
    rows: tuple[float, float],
    ends: tuple[float, float],
    times: float,
) -> tuple[Lane, bool]:
    """A lane of names, and whether there is room for all of them."""
    width, told = edges[1] - edges[0], True
    prose: list[tuple[tuple[str, ...], float, float]] = []
    for kind, row, end in zip(KINDS, rows, ends, strict=True):
        names = named[column, kind]
        lines = pen.filled("; ".join(names), times, width)
        told = told and len(lines) <= max(1, int((end - row) / pen.line_height(times) + 0.01))
        prose.append((lines if names else (), edges[0], row))
    return Lane(column=column, left=edges[0], right=edges[1], prose=tuple(prose)), told


def _name(card: BoardCard, longest: int) -> str:
    """A card among others in a line; one that is to move points to the middle."""
    text = card.text
    if len(text) > longest:
        start = text[: longest - 1]
        text = (start.rpartition(" ")[0] or start) + "…"
    return f"{arrow_of(card)}{text}"

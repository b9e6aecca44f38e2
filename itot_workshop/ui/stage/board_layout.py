"""Where the cards of the board lie on the stage: three lanes and two rows, in the largest type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct
from PySide6.QtCore import QRectF

from itot_workshop.domain.audience_views import Board, BoardCard
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.board_crowd import arrow_of
from itot_workshop.ui.stage.pen import Pen, tr

LEAST, GROWTH = 0.27, 0.40
"""The box is as wide as this part of the board with nothing in it, and this much wider with all."""

_COLUMNS: tuple[Column, ...] = ("it_only", "common", "ot_only")
_KINDS: tuple[BoardKind, ...] = ("technical", "organisational")
_SIZES = (1.3, 1.2, 1.1, 1.0)
_LEADINGS = (0.5, 0.25, 0.05)
_HEAD = 2.4
_GUTTER = 1.6
_BEYOND = 0.8
_MOST_LINES = (9, 3, 2)
"""Lines of a card: whole as long as all cards fit so, in smaller type too."""

_LONGEST_NAMES = (400, 60, 28, 20)
_INSIDE = 0.7


class Cell(Struct, frozen=True):
    """A card in a lane; ``says`` is the table that put it there, None where it is agreed.

    A ``remark`` follows the last line, or stands on a line of its own ``below`` it.
    """

    card: BoardCard
    says: Seat | None
    lines: tuple[str, ...]
    remark: str
    below: bool
    top: float
    height: float


class Lane(Struct, frozen=True, kw_only=True):
    """One column: its edges, its cards, and what is told as prose where cards are too many."""

    column: Column
    left: float
    right: float
    cells: tuple[Cell, ...] = ()
    prose: tuple[tuple[tuple[str, ...], float, float], ...] = ()


class Layout(Struct, frozen=True, kw_only=True):
    """The whole board, in pixels.

    ``rows`` are where the cards of the two rows begin; above them is a line of ``caption``, 0 where
    cards need all there is. ``captions`` are where it is said what a row is, x and y of each.
    """

    box: QRectF
    target: float | None
    lanes: tuple[Lane, ...]
    rows: tuple[float, float]
    times: float
    caption: float = 0.0
    captions: tuple[tuple[float, float] | None, ...] = ()


class _Put(Struct, frozen=True):
    card: BoardCard
    says: Seat | None


def box_width(board: float, share: float) -> float:
    """How wide the box is on a board of this width."""
    return board * (LEAST + GROWTH * share)


def lay_out(pen: Pen, view: Board, top: float, bottom: float) -> Layout | None:
    """The board between ``top`` and ``bottom``; None where cards need another form."""
    width = box_width(pen.inner, view.share)
    box = QRectF(pen.left + (pen.inner - width) / 2, top, width, bottom - top)
    target = None if view.target_share is None else box_width(pen.inner, view.target_share)
    beyond = max(_GUTTER * pen.u, ((target or 0) - width) / 2 + _BEYOND * pen.u)
    edges = (
        (pen.left, box.left() - beyond),
        (box.left() + _INSIDE * pen.u, box.right() - _INSIDE * pen.u),
        (box.right() + beyond, pen.right),
    )
    put = {(c, k): _put(view.cards, c, k) for c in _COLUMNS for k in _KINDS}
    start = top + _HEAD * pen.u
    end = bottom - 0.3 * pen.u
    found = None
    for most, caption in product(_MOST_LINES, (pen.line_height(1.0), 0.0)):
        found = _as_lists(pen, put, edges, start, end, caption, most)
        if found is not None:
            break
    if found is None and any(card.column is None for card in view.cards):
        return None
    found = found or _as_prose(pen, put, edges, start, end - 0.8 * pen.u)
    if found is None:
        return None
    lanes, rows, times = found
    return Layout(
        box=box,
        target=target,
        lanes=lanes,
        rows=rows,
        times=times,
        caption=caption,
        captions=_captions(pen, lanes, rows, end, times, caption),
    )


def _captions(
    pen: Pen,
    lanes: Sequence[Lane],
    rows: tuple[float, float],
    end: float,
    times: float,
    caption: float,
) -> tuple[tuple[float, float] | None, ...]:
    """Where it is said what a row is: above its cards, else below them in a lane with room."""
    if caption:
        return tuple((lanes[0].left, row - caption) for row in rows)
    line, found = pen.line_height(1.0), []
    for row, below in zip(rows, (rows[1] - 0.8 * pen.u, end), strict=True):
        ends = {lane.left: _end(pen, lane, row, below, times) for lane in lanes}
        free = [(left, below - line) for left, last in ends.items() if last + line <= below]
        found.append(next(iter(free), None))
    return tuple(found)


def _end(pen: Pen, lane: Lane, row: float, below: float, times: float) -> float:
    """Where the last card or line of a lane's row ends."""
    tops = [(cell.top, cell.top + cell.height) for cell in lane.cells]
    tops += [(top, top + len(words) * pen.line_height(times)) for words, _, top in lane.prose]
    return max((last for top, last in tops if row <= top < below), default=row)


def _put(cards: Sequence[BoardCard], column: Column, kind: BoardKind) -> list[_Put]:
    found: list[_Put] = []
    for card in cards:
        if card.kind != kind:
            continue
        if card.column == column:
            found.append(_Put(card, None))
        tables: tuple[tuple[Column | None, Seat], ...] = ((card.it, "IT"), (card.ot, "OT"))
        found += [_Put(card, seat) for said, seat in tables if said == column]
    return found


def _as_lists(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[_Put]],
    edges: Sequence[tuple[float, float]],
    top: float,
    bottom: float,
    caption: float,
    most: int,
) -> tuple[tuple[Lane, ...], tuple[float, float], float] | None:
    """Lanes as lists in the largest type in which they fit, if they do in any."""
    between = 0.8 * pen.u + caption
    top += caption
    for times in _SIZES:
        for leading in _LEADINGS:
            gap = leading * pen.u
            heights = [
                max(
                    _height(pen, put[c, kind], edges[at], times, gap, most)
                    for at, c in enumerate(_COLUMNS)
                )
                for kind in _KINDS
            ]
            if sum(heights) + between <= bottom - top:
                spare = (bottom - top - between - sum(heights)) / 2
                rows = (top, top + heights[0] + spare + between)
                lanes = tuple(
                    _lane(pen, put, column, edges[at], rows, times, gap, most)
                    for at, column in enumerate(_COLUMNS)
                )
                return lanes, rows, times
    return None


def _as_prose(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[_Put]],
    edges: Sequence[tuple[float, float]],
    top: float,
    bottom: float,
) -> tuple[tuple[Lane, ...], tuple[float, float], float] | None:
    """Names one behind the other, in the largest type in which all of them can be told, if any.

    Of long names less is told first; a row with more names takes more room.
    """
    between = 0.8 * pen.u
    for longest, times in product(_LONGEST_NAMES, _SIZES):
        named = {key: [_name(it.card, longest) for it in cards] for key, cards in put.items()}
        row = _row(pen, named, edges, (top, bottom), times)
        rows, ends = (top, row + between), (row, bottom + between)
        lanes, told = [], True
        for at, column in enumerate(_COLUMNS):
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
            for at, column in enumerate(_COLUMNS)
        )
        for kind in _KINDS
    ]
    middle, line = sum(room) / 2, pen.line_height(times)
    first, last = room[0] + lines[0] * line, room[1] - lines[1] * line
    if first <= last:
        return min(max(middle, first), last)
    return room[0] + (room[1] - room[0]) * lines[0] / sum(lines)


def _height(
    pen: Pen, put: Sequence[_Put], edges: tuple[float, float], times: float, gap: float, most: int
) -> float:
    sets = [(it, _lines(pen, it, edges, times, most)) for it in put]
    lines = sum(len(words) + _below(pen, it, words, edges, times) for it, words in sets)
    return lines * pen.line_height(times) + len(put) * gap


def _lines(
    pen: Pen, put: _Put, edges: tuple[float, float], times: float, most: int
) -> tuple[str, ...]:
    room = edges[1] - edges[0] - (1.2 * pen.u if put.says else 0)
    lines = pen.balanced(put.card.text, times, room, semibold=True)
    return pen.cut(lines, most, times, room, semibold=True)


def _lane(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[_Put]],
    column: Column,
    edges: tuple[float, float],
    rows: tuple[float, float],
    times: float,
    gap: float,
    most: int,
) -> Lane:
    cells: list[Cell] = []
    for kind, row in zip(_KINDS, rows, strict=True):
        y = row
        for it in put[column, kind]:
            lines = _lines(pen, it, edges, times, most)
            below = _below(pen, it, lines, edges, times)
            remark = _apart_words(below=below) if it.card.keep_apart else ""
            height = (len(lines) + below) * pen.line_height(times)
            cells.append(Cell(it.card, it.says, lines, remark, below, y, height))
            y += height + gap
    return Lane(column=column, left=edges[0], right=edges[1], cells=tuple(cells))


def _apart_words(*, below: bool = False) -> str:
    return tr("stays apart") if below else tr("· stays apart")


def _below(
    pen: Pen, put: _Put, lines: Sequence[str], edges: tuple[float, float], times: float
) -> bool:
    """Whether it is said on a line of its own that a card stays apart."""
    if not put.card.keep_apart:
        return False
    wide = pen.measure(f"{lines[-1]}  {_apart_words()}", times, semibold=True)
    return wide > edges[1] - edges[0] - (1.2 * pen.u if put.says else 0)


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
    for kind, row, end in zip(_KINDS, rows, ends, strict=True):
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

"""Where the cards of the board lie on the stage: three lanes and two rows, in the largest type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct
from PySide6.QtCore import QRectF

from itot_workshop.domain.audience_views import Board
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.stage.board_cells import (
    COLUMNS,
    KINDS,
    SIZES,
    Cell,
    Lane,
    Lanes,
    Put,
    put_by_place,
)
from itot_workshop.ui.stage.board_prose import LONGEST_NAMES, as_prose
from itot_workshop.ui.stage.pen import Pen, tr

LEAST, GROWTH = 0.27, 0.40
"""The box is as wide as this part of the board with nothing in it, and this much wider with all."""

_LEADINGS = (0.5, 0.25, 0.05)
_HEAD = 2.4
_GUTTER = 1.6
_BEYOND = 0.8
_MOST_LINES = (9, 3, 2)
"""Lines of a card: whole as long as all cards fit so, in smaller type too."""

_INSIDE = 0.7


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
    put = {(c, k): put_by_place(view.cards, c, k) for c in COLUMNS for k in KINDS}
    start = top + _HEAD * pen.u
    end = bottom - 0.3 * pen.u
    undecided = any(card.column is None for card in view.cards)
    found = _fitting(pen, put, edges, start, end, undecided=undecided)
    if found is None:
        return None
    (lanes, rows, times), caption = found
    return Layout(
        box=box,
        target=target,
        lanes=lanes,
        rows=rows,
        times=times,
        caption=caption,
        captions=_captions(pen, lanes, rows, end, times, caption),
    )


def _fitting(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[Put]],
    edges: Sequence[tuple[float, float]],
    top: float,
    bottom: float,
    *,
    undecided: bool,
) -> tuple[Lanes, float] | None:
    """The lanes and the line above each row that says what it is, 0 where cards need all there is.

    Settled cards that are too many for lists follow each other.
    """
    line = pen.line_height(1.0)
    for most, caption in product(_MOST_LINES, (line, 0.0)):
        found = _as_lists(pen, put, edges, top, bottom, caption, most)
        if found is not None:
            return found, caption
    for longest, caption in product(LONGEST_NAMES, (line, 0.0)):
        found = as_prose(pen, put, edges, top, bottom - 0.8 * pen.u, caption, longest)
        if found is not None and not undecided:
            return found, caption
    return None


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


def _as_lists(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[Put]],
    edges: Sequence[tuple[float, float]],
    top: float,
    bottom: float,
    caption: float,
    most: int,
) -> Lanes | None:
    """Lanes as lists in the largest type in which they fit, if they do in any."""
    between = 0.8 * pen.u + caption
    top += caption
    for times in SIZES:
        for leading in _LEADINGS:
            gap = leading * pen.u
            heights = [
                max(
                    _height(pen, put[c, kind], edges[at], times, gap, most)
                    for at, c in enumerate(COLUMNS)
                )
                for kind in KINDS
            ]
            if sum(heights) + between <= bottom - top:
                spare = (bottom - top - between - sum(heights)) / 2
                rows = (top, top + heights[0] + spare + between)
                lanes = tuple(
                    _lane(pen, put, column, edges[at], rows, times, gap, most)
                    for at, column in enumerate(COLUMNS)
                )
                return lanes, rows, times
    return None


def _height(
    pen: Pen, put: Sequence[Put], edges: tuple[float, float], times: float, gap: float, most: int
) -> float:
    sets = [(it, _lines(pen, it, edges, times, most)) for it in put]
    lines = sum(len(words) + _below(pen, it, words, edges, times) for it, words in sets)
    return lines * pen.line_height(times) + len(put) * gap


def _lines(
    pen: Pen, put: Put, edges: tuple[float, float], times: float, most: int
) -> tuple[str, ...]:
    room = edges[1] - edges[0] - (1.2 * pen.u if put.says else 0)
    lines = pen.balanced(put.card.text, times, room, semibold=True)
    return pen.cut(lines, most, times, room, semibold=True)


def _lane(
    pen: Pen,
    put: dict[tuple[Column, BoardKind], list[Put]],
    column: Column,
    edges: tuple[float, float],
    rows: tuple[float, float],
    times: float,
    gap: float,
    most: int,
) -> Lane:
    cells: list[Cell] = []
    for kind, row in zip(KINDS, rows, strict=True):
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
    pen: Pen, put: Put, lines: Sequence[str], edges: tuple[float, float], times: float
) -> bool:
    """Whether it is said on a line of its own that a card stays apart."""
    if not put.card.keep_apart:
        return False
    wide = pen.measure(f"{lines[-1]}  {_apart_words()}", times, semibold=True)
    return wide > edges[1] - edges[0] - (1.2 * pen.u if put.says else 0)

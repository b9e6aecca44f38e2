"""Where the cards of the board lie on the stage: three lanes and two rows, in the largest type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from itot_workshop.domain.audience_views import Board
from itot_workshop.domain.board_course import COLUMNS, KINDS
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.stage.board_cells import (
    SIZES,
    Area,
    Cell,
    Lane,
    Lanes,
    Put,
    put_by_place,
    signed,
)
from itot_workshop.ui.stage.board_prose import LONGEST_NAMES, as_prose
from itot_workshop.ui.stage.pen import Pen

LEAST, GROWTH = 0.27, 0.40
"""The box is as wide as this part of the board with nothing in it, and this much wider with all."""

_LEADINGS = (0.5, 0.25, 0.05)
"""Between two cards, in u."""
_HEAD = 2.4
_GUTTER = 1.6
_BEYOND = 0.8
_BETWEEN = 0.8
"""Between the two rows, in u, without the line that says what the lower one is."""

_MOST_LINES = (9, 3, 2)
"""Lines of a card: whole as long as all cards fit so, in smaller type too."""

_INSIDE = 0.7


class Layout(Struct, frozen=True, kw_only=True):
    """The whole board, in pixels: the box, how wide it is to be, and what lies in the area.

    ``captions`` are where it is said what a row is, x and y of each.
    """

    box: QRectF
    target: float | None
    area: Area
    found: Lanes
    captions: tuple[tuple[float, float] | None, ...]


class _Type(Struct, frozen=True, kw_only=True):
    """How a list is set: its size in u, the air below a card in pixels, and a card's most lines."""

    times: float
    gap: float
    most: int


def box_width(board: float, share: float) -> float:
    """How wide the box is on a board of this width."""
    return board * (LEAST + GROWTH * share)


def lay_out(pen: Pen, view: Board, top: float, bottom: float) -> Layout | None:
    """The board between ``top`` and ``bottom``; None where cards need another form."""
    width = box_width(pen.inner, view.share)
    box = QRectF(pen.left + (pen.inner - width) / 2, top, width, bottom - top)
    target = None if view.target_share is None else box_width(pen.inner, view.target_share)
    beyond = max(_GUTTER * pen.u, ((target or 0) - width) / 2 + _BEYOND * pen.u)
    area = Area(
        put={(c, k): put_by_place(view.cards, c, k) for c in COLUMNS for k in KINDS},
        edges={
            "it_only": (pen.left, box.left() - beyond),
            "common": (box.left() + _INSIDE * pen.u, box.right() - _INSIDE * pen.u),
            "ot_only": (box.right() + beyond, pen.right),
        },
        top=top + _HEAD * pen.u,
        bottom=bottom - 0.3 * pen.u,
    )
    undecided = any(card.column is None for card in view.cards)
    way = _fitting(pen, area, undecided=undecided)
    if way is None:
        return None
    area, found = way
    captions = _captions(pen, area, found)
    return Layout(box=box, target=target, area=area, found=found, captions=captions)


def _fitting(pen: Pen, area: Area, *, undecided: bool) -> tuple[Area, Lanes] | None:
    """The lanes, and the area they lie in: with a line above each row as long as there is room.

    Settled cards that are too many for lists follow each other.
    """
    area = replace(area, signs=any(it.card.keep_apart for it in chain(*area.put.values())))
    told = replace(area, caption=pen.line_height(1.0))
    for most in _MOST_LINES:
        for way in (told, area):
            found = _as_lists(pen, way, most)
            if found is not None:
                return way, found
    if undecided:
        return None
    for longest in LONGEST_NAMES:
        for way in (told, area, replace(area, signs=False)):
            found = as_prose(pen, replace(way, bottom=way.bottom - 0.8 * pen.u), longest)
            if found is not None:
                return way, found
    return None


def _captions(pen: Pen, area: Area, found: Lanes) -> tuple[tuple[float, float] | None, ...]:
    """Where it is said what a row is: above its cards, else below them in a lane with room.

    Both rows say it in one lane, as long as one has room for both.
    """
    if area.caption:
        return tuple((found.lanes[0].left, row - area.caption) for row in found.rows)
    line = pen.line_height(1.0)
    feet = (found.rows[1] - _BETWEEN * pen.u, area.bottom)
    free = [
        [
            lane.left
            for lane in found.lanes
            if _end(pen, lane, row, foot, found.times) + line <= foot
        ]
        for row, foot in zip(found.rows, feet, strict=True)
    ]
    shared = [left for left in free[0] if left in free[1]]
    return tuple(
        ((shared or lefts)[0], foot - line) if lefts else None
        for lefts, foot in zip(free, feet, strict=True)
    )


def _end(pen: Pen, lane: Lane, row: float, below: float, times: float) -> float:
    """Where the last card or line of a lane's row ends."""
    tops = [(cell.top, cell.top + cell.height) for cell in lane.cells]
    tops += [(top, top + len(words) * pen.line_height(times)) for words, _, top in lane.prose]
    return max((last for top, last in tops if row <= top < below), default=row)


def _as_lists(pen: Pen, area: Area, most: int) -> Lanes | None:
    """Lanes as lists in the largest type in which they fit, if they do in any; in a smaller one
    where lines of one card would be as far apart as cards.
    """
    dense = _lists_in(pen, area, most, _LEADINGS)
    if dense is None or all(len(it.lines) == 1 for lane in dense.lanes for it in lane.cells):
        return dense
    return _lists_in(pen, area, most, _LEADINGS[:-1]) or dense


def _lists_in(pen: Pen, area: Area, most: int, leadings: Sequence[float]) -> Lanes | None:
    between = _BETWEEN * pen.u + area.caption
    top = area.top + area.caption
    room = area.bottom - top - between
    for times in SIZES:
        for leading in leadings:
            type_ = _Type(times=times, gap=leading * pen.u, most=most)
            heights = [max(_height(pen, area, c, k, type_) for c in COLUMNS) for k in KINDS]
            if sum(heights) <= room:
                rows = (top, top + heights[0] + (room - sum(heights)) / 2 + between)
                lanes = tuple(_lane(pen, area, column, rows, type_) for column in COLUMNS)
                return Lanes(lanes=lanes, rows=rows, times=times)
    return None


def _height(pen: Pen, area: Area, column: Column, kind: BoardKind, type_: _Type) -> float:
    cells = [_cell(pen, area, column, it, type_, 0.0) for it in area.put[column, kind]]
    return sum(cell.height + type_.gap for cell in cells)


def _lane(pen: Pen, area: Area, column: Column, rows: tuple[float, float], type_: _Type) -> Lane:
    cells: list[Cell] = []
    for kind, row in zip(KINDS, rows, strict=True):
        y = row
        for it in area.put[column, kind]:
            cells.append(_cell(pen, area, column, it, type_, y))
            y += cells[-1].height + type_.gap
    left, right = area.edges[column]
    return Lane(column=column, left=left, right=right, cells=tuple(cells))


def _cell(pen: Pen, area: Area, column: Column, put: Put, type_: _Type, top: float) -> Cell:
    """A card in lines, with the sign that it stays apart."""
    card, room = put.card, area.width(column) - (1.2 * pen.u if put.says else 0)
    text = signed(card) if area.signs else card.text
    lines = pen.balanced(text, type_.times, room, semibold=True)
    lines = pen.cut(lines, type_.most, type_.times, room, semibold=True)
    return Cell(card, put.says, lines, top, len(lines) * pen.line_height(type_.times))

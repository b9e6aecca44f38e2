"""The figures beside the radar on the stage, in the order that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.look import Look
from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_views import Outline, Radar, RowOrder
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.lines import Lines
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.shape_cells import (
    SEATS,
    Cell,
    fewer_cells,
    head_of,
    loud,
    order_words,
    said_of,
    table_cells,
)

_SIZES, _SMALL = (1.2, 1.1, 1.0), (1.0,)
_ROW, _ROW_NARROW, _ROW_TALL, _HEAD = 1.75, 1.45, 3.2, 1.2
"""The height of a row, and of one with a name in two lines, in u, and that of the head, in rows."""
_AROUND = 0.35
"""What lies around a name in two lines, in u."""
_BETWEEN, _LETTER, _SIGN = 0.9, 1.5, 0.9
"""Between two columns, how wide the letters of axes are, and a side's sign before its name, in the
size of the type.
"""
_CLEAR = 0.1
"""Between the words of the head and the rule below them at least, in u."""
_NOISE = 0.01
_OUTLINES: tuple[Outline, ...] = ("sides", "together", "since")
"""Those that tell of both sides, whose tables are set alike."""
_FOOT = 5.0
"""What stands below a table beside the shape, in u."""


_Names: TypeAlias = tuple[tuple[str, ...], ...]


class _Laid(NamedTuple):
    """A table's figures with their heads, its names by axis in lines, the size of its type, and how
    wide all of it is.
    """

    cells: tuple[Cell, ...]
    heads: tuple[str, ...]
    columns: tuple[float, ...]
    names: _Names
    times: float
    width: float

    @property
    def lines(self) -> int:
        """How many lines the longest name takes."""
        return max(map(len, self.names))


def table_width(pen: Pen, view: Radar, most: float) -> float:
    """How wide a table of all figures is that stands beside the shape, in pixels, at most: as wide
    beside each outline, so that the shape keeps its place.
    """
    row = _row_height(view, pen.bottom - pen.top - _FOOT * pen.u, _ROW_TALL * pen.u)
    return min(most, max(it.width for it in _alike(pen, view, (most, row))))


def half_width(pen: Pen, view: Radar, most: float, *, lettered: bool) -> float:
    """How wide a table of fewer figures is, in pixels, at most."""
    room = (most, pen.line_height(1.0))
    return min(most, _laid(pen, view, fewer_cells(view), room, _SMALL, lettered=lettered).width)


def draw_table(pen: Pen, view: Radar, box: Box, *, lettered: bool) -> float:
    """All rows one below the other; gives where the table ends."""
    tall = _row_height(view, box.height, _ROW_TALL * pen.u)
    laid = _alike(pen, view, (box.width, tall), lettered=lettered)[0]
    head = min(tall, _ROW * pen.u)
    _heads(pen, view, laid, box, box.top + head)
    row = head if laid.lines == 1 else tall
    y = box.top + head
    pen.rule(y, left=box.left, right=box.right)
    _rows(pen, view, view.order, laid, box._replace(top=y), row, lettered=lettered)
    y += row * len(view.axes)
    pen.rule(y, left=box.left, right=box.right)
    return y


def draw_half_table(
    pen: Pen, view: Radar, order: Sequence[int], box: Box, *, lettered: bool
) -> None:
    """Rows with fewer figures, where they have less room, as in a narrow window; as high in both
    halves of a table.
    """
    rows = len(order) if len(order) == len(view.axes) else (len(view.axes) + 1) // 2
    row = min(_ROW_NARROW * pen.u, box.height / (rows + 1))
    room = (box.width, pen.line_height(1.0))
    cells = table_cells(view) if pen.wide else fewer_cells(view)
    laid = _laid(pen, view, cells, room, _SMALL, lettered=lettered)
    y = box.top + row - 0.05 * pen.u
    _heads(pen, view, laid, box, y, named=order[:1] == view.order[:1])
    pen.rule(y, left=box.left, right=box.right)
    place = box._replace(top=y + 0.05 * pen.u)
    _rows(pen, view, order, laid, place, row, lettered=lettered)


def _alike(
    pen: Pen, view: Radar, room: tuple[float, float], *, lettered: bool = False
) -> list[_Laid]:
    """The table, and those that stand beside the other outlines of both sides: in one type."""
    views = [view]
    if view.outline in _OUTLINES:
        order: RowOrder = "gap" if view.sorted_by == "change" else view.sorted_by
        others = (it for it in _OUTLINES[:2] if it != view.outline)
        views += [replace(view, outline=it, since=None, sorted_by=order) for it in others]

    def laid(sizes: tuple[float, ...]) -> list[_Laid]:
        return [_laid(pen, it, table_cells(it), room, sizes, lettered=lettered) for it in views]

    return laid((min(it.times for it in laid(_SIZES)),))


def _row_height(view: Radar, height: float, most: float) -> float:
    return min(most, height / (len(view.axes) + _HEAD))


def _laid(
    pen: Pen,
    view: Radar,
    cells: tuple[Cell, ...],
    room: tuple[float, float],
    sizes: tuple[float, ...],
    *,
    lettered: bool = False,
) -> _Laid:
    """The table as large as it has room for in a width and a row's height, with names in two lines
    and else short ones where whole ones don't fit; where those don't, either, as much of them as
    does.
    """
    return _kept(view, cells, room, sizes, lettered, pen.look, pen.height)


@lru_cache(maxsize=16)
def _kept(
    view: Radar,
    cells: tuple[Cell, ...],
    room: tuple[float, float],
    sizes: tuple[float, ...],
    lettered: bool,
    look: Look,
    height: float,
) -> _Laid:
    """Kept: while a shape grows its table is drawn many times and measured once."""
    pen, (most, row) = Lines(look, height), room
    for made in _tried(pen, view, cells, sizes, lettered):
        around = _AROUND * pen.u if made.lines > 1 else 0.0
        high = made.lines * pen.line_height(made.times) + around
        if made.width <= most + _NOISE and high <= row:
            return made
    short = tuple((axis.short or axis.name,) for axis in view.axes)
    least = _of(pen, view, cells, short, sizes[-1], lettered, short=True)
    beside = most - sum(least.columns) - (_LETTER * pen.u if lettered else 0.0)
    cut = [pen.one_line(name, least.times, beside, semibold=True) for (name,) in short]
    return least._replace(names=tuple(cut), width=most)


def _tried(
    pen: Lines, view: Radar, cells: tuple[Cell, ...], sizes: Sequence[float], lettered: bool
) -> Iterator[_Laid]:
    """The table with whole and with short names, then heads, each in all sizes; at best large and
    whole.
    """
    kinds: tuple[_Names, ...] = (
        tuple((axis.name,) for axis in view.axes),
        _in_two_lines(pen, [axis.name for axis in view.axes]),
        tuple((axis.short or axis.name,) for axis in view.axes),
    )
    for names, short, times in product(kinds, (False, True), sizes):
        yield _of(pen, view, cells, names, times, lettered, short=short)


def _in_two_lines(pen: Lines, names: Sequence[str]) -> _Names:
    """The names in as little width as two lines of whole words need, those that have the room for
    it in one.
    """

    def wide(lines: tuple[str, ...]) -> float:
        return max(pen.measure(line, 1.0, semibold=True) for line in lines)

    words = [name.split() for name in names]
    ways = [
        [(name,), *((" ".join(it[:at]), " ".join(it[at:])) for at in range(1, len(it)))]
        for name, it in zip(names, words, strict=True)
    ]
    least = max(min(map(wide, it)) for it in ways)
    return tuple(it[0] if wide(it[0]) <= least else min(it, key=wide) for it in ways)


def _of(
    pen: Lines,
    view: Radar,
    cells: tuple[Cell, ...],
    names: _Names,
    times: float,
    lettered: bool,
    *,
    short: bool,
) -> _Laid:
    """The table in this size; each name is measured in its own weight, so that none is cut."""
    heads = tuple(head_of(view, cells, cell, short=short) for cell in cells)
    columns = tuple(
        _column(pen, view, cell, cells, head, times)
        for cell, head in zip(cells, heads, strict=True)
    )
    widest = max(
        pen.measure(line, times, semibold=loud(axis, cells) is not None)
        for lines, axis in zip(names, view.axes, strict=True)
        for line in lines
    )
    widest += _LETTER * times * pen.u if lettered else 0.0
    widest = max(widest, pen.measure(order_words(view), times))
    return _Laid(cells, heads, columns, names, times, widest + sum(columns))


def _column(
    pen: Lines, view: Radar, cell: Cell, cells: Sequence[Cell], head: str, times: float
) -> float:
    """How wide a column is with the space before it: by its head and its figures."""
    at = cells.index(cell)
    said = [said_of(axis, cells)[at][0] for axis in view.axes]
    figures = max(pen.measure(text, times, semibold=True, even=True) for text in said)
    sign = _SIGN * times * pen.u if cell in SEATS else 0.0
    return max(pen.measure(head, times) + sign, figures) + _BETWEEN * times * pen.u


def _places(laid: _Laid, right: float) -> list[float]:
    """Where the columns end."""
    return [right - sum(laid.columns[at + 1 :]) for at in range(len(laid.columns))]


def _heads(
    pen: Pen, view: Radar, laid: _Laid, box: Box, rule: float, *, named: bool = True
) -> None:
    """What the figures are, with the signs of the sides, and the order of the rows; above the
    ``rule``, and clear of it.
    """
    times, said = laid.times, order_words(view)
    names = box.width - sum(laid.columns)
    top = min(box.top, rule - pen.line_height(times) - _CLEAR * pen.u)
    if named and pen.measure(said, times) <= names:
        pen.write((said,), box.left, top, times, role="stage_muted")
    places = _places(laid, box.right)
    for cell, head, x in zip(laid.cells, laid.heads, places, strict=True):
        pen.write((head,), x, top, times, role="stage_muted", align="right")
        if cell in SEATS:
            sign = x - pen.measure(head, times) - 0.5 * times * pen.u
            size = 0.52 * times * pen.u
            pen.mark(SEATS[cell], sign, top + pen.line_height(times) / 2, size)


def _rows(
    pen: Pen,
    view: Radar,
    order: Sequence[int],
    laid: _Laid,
    box: Box,
    row: float,
    *,
    lettered: bool,
) -> None:
    """The names with their figures, behind the letters where the shape has letters for names."""
    times, left, places = laid.times, box.left, _places(laid, box.right)
    indent = _LETTER * times * pen.u if lettered else 0.0
    for at, index in enumerate(order):
        axis = view.axes[index]
        top = box.top + at * row + (row - pen.line_height(times)) / 2
        strong = loud(axis, laid.cells) is not None
        if lettered:
            pen.write((letter_of(index + 1),), left, top, times, semibold=strong)
        above = (len(laid.names[index]) - 1) * pen.line_height(times) / 2
        pen.write(laid.names[index], left + indent, top - above, times, semibold=strong)
        for (text, first), x in zip(said_of(axis, laid.cells), places, strict=True):
            write_arrows(pen, (text,), x, top, times, align="right", even=True, semibold=first)

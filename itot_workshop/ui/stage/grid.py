"""A card's columns on the stage: rows as high as their tallest line, so that nothing overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.audience_views import CardColumn, Symptom
from itot_workshop.ui.stage.column_widths import Column, columns, lowest
from itot_workshop.ui.stage.pen import Pen

_LARGE = (1.5, 1.3, 1.15, 1.0)
_SMALL = (1.15, 1.0)
_FEW = (2.4, 2.0, 1.75)
"""Sizes of lines that are few and given no dots, before the usual ones, in u."""

_HEADS = (1.3, 1.15, 1.0)
_LESS = 0.8
"""A head is that much smaller than large lines below it."""

_AIRY, _CLOSE, _BARE = (0.8, 0.35), (0.6, 0.2), (0.0, 0.35)
"""Height of the dots below their line, none where they are told in figures, and the air below."""

_SPECK = 0.45
"""A dot that takes less than this, in u, is none that anybody counts."""

_UNDER = 0.7
"""From the words of a head over its rule to the first row, in u."""


class Grid(Struct, frozen=True, kw_only=True):
    """Where columns and rows lie, in pixels: ``head`` is the height of the heads, ``rows`` of rows.

    ``most`` is the most dots of a line, 0 where there are none yet; ``marked`` says that lines are
    given dots, so that each has room for them. ``below`` is what is left below a line, in u.
    """

    columns: tuple[Column, ...]
    gap: float
    indent: float
    times: float
    head: float
    rows: tuple[float, ...]
    most: int
    marked: bool
    below: tuple[float, float]

    @property
    def drawn(self) -> bool:
        """Whether dots are drawn, not only told in figures."""
        return self.marked and self.below != _BARE

    @property
    def height(self) -> float:
        """Heads and all rows, one below the other."""
        return self.head + sum(self.rows)


def grid_of(pen: Pen, shown: Sequence[CardColumn], room: float, *, marked: bool) -> Grid:
    """The grid in the largest type that keeps to ``room``; the smallest is u.

    Where lines are ``marked`` with dots they stand as they will with them: nothing moves then.

    Columns are equally wide where they fit so, then as wide as makes the rows lowest; then dots
    come close to their lines, and in the end they are told in figures alone.
    """
    for grid in _grids(pen, shown, marked=marked):
        if grid.height <= room:
            break
    spare = max(0.0, room - grid.height) / max(1, len(grid.rows))
    return replace(grid, rows=tuple(row + min(spare, 1.2 * pen.u) for row in grid.rows))


def _grids(pen: Pen, shown: Sequence[CardColumn], *, marked: bool) -> Iterator[Grid]:
    most = max((line.dots for column in shown for line in column.lines), default=0)
    gap = _between(pen, marked=marked) * pen.u
    indent = (2.2 if pen.wide else 1.9) * pen.u if marked else 0.0
    even = columns(pen.inner, gap, (1,) * len(shown))

    def made(found: tuple[Column, ...], times: float, below: tuple[float, float] = _AIRY) -> Grid:
        empty = Grid(
            columns=found, gap=gap, indent=indent, times=times,
            head=_head_row(pen, shown, found, times), rows=(), most=most, marked=marked,
            below=below,
        )  # fmt: skip
        return replace(empty, rows=_rows(pen, shown, empty))

    def lowest_for(times: float) -> tuple[Column, ...]:
        return lowest(pen.inner, gap, len(shown), lambda found: made(found, times).height)

    yield from (made(even, times) for times in (_LARGE if marked else (*_FEW, *_LARGE)))
    yield from (made(lowest_for(times), times) for times in _SMALL)
    if marked:
        ways = (even, lowest_for(_SMALL[-1]))
        yield from (made(way, _SMALL[-1], below) for below in (_CLOSE, _BARE) for way in ways)


def _between(pen: Pen, *, marked: bool) -> float:
    """The air between two columns in u: lines that begin without a figure read on over little."""
    if marked:
        return 1.4 if pen.wide else 0.9
    return 2.4 if pen.wide else 1.6


def _head_row(
    pen: Pen, shown: Sequence[CardColumn], found: Sequence[Column], times: float
) -> float:
    """How high the row of heads is with its rule and the air below it."""
    heads, size = _heads(pen, shown, found, times)
    return max(map(len, heads)) * pen.line_height(size) + _UNDER * pen.u


def _heads(
    pen: Pen, shown: Sequence[CardColumn], found: Sequence[Column], times: float
) -> tuple[list[tuple[str, ...]], float]:
    """The columns' titles in lines, all in the largest size in which each has one line.

    ``times`` is the size of the lines below them.
    """
    rooms = [width - _shift(pen, it) for it, (_, width) in zip(shown, found, strict=True)]
    for size in (max(_HEADS[0], _LESS * times), *_HEADS):
        heads = [
            pen.balanced(column.head, size, room, semibold=True)
            for column, room in zip(shown, rooms, strict=True)
        ]
        if all(len(lines) == 1 for lines in heads):
            break
    return heads, size


def _shift(pen: Pen, column: CardColumn) -> float:
    """How far a side's marker shifts the title behind it."""
    return 1.3 * pen.u if column.seat is not None else 0.0


def _rows(pen: Pen, shown: Sequence[CardColumn], grid: Grid) -> tuple[float, ...]:
    count = max((len(column.lines) for column in shown), default=0)
    return tuple(
        max(
            _height(pen, column.lines[at], width - grid.indent, grid)
            for column, (_, width) in zip(shown, grid.columns, strict=True)
            if at < len(column.lines)
        )
        for at in range(count)
    )


def _height(pen: Pen, line: Symptom, width: float, grid: Grid) -> float:
    lines = len(pen.filled(line.text, grid.times, width))
    dots, air = grid.below
    return lines * pen.line_height(grid.times) + (dots * grid.marked + air) * pen.u


def paint_grid(pen: Pen, shown: Sequence[CardColumn], grid: Grid, top: float) -> None:
    """Draw heads and lines of all columns with their dots; those with most stand on a ground."""
    rule = top + grid.head - 0.4 * pen.u
    heads, size = _heads(pen, shown, grid.columns, grid.times)
    for column, lines, (left, width) in zip(shown, heads, grid.columns, strict=True):
        x, y = pen.left + left, top + grid.head
        if column.seat is not None:
            pen.mark(column.seat, x + 0.45 * pen.u, top + pen.line_height(size) / 2, 0.85 * pen.u)
        pen.write(lines, x + _shift(pen, column), top, size, semibold=True)
        pen.rule(rule, left=x, right=x + width)
        for line, row in zip(column.lines, grid.rows, strict=False):
            _line(pen, line, grid, x, y, width, row)
            y += row


def _line(
    pen: Pen, line: Symptom, grid: Grid, x: float, y: float, width: float, row: float
) -> None:
    if line.dots and line.dots * 3 >= grid.most * 2:
        edge = grid.gap * 0.28
        height = row - min(0.2, grid.below[1] / 2) * pen.u
        pen.fill(x - edge, y - 0.1 * pen.u, width + 2 * edge, height, "sunken")
    lines = pen.filled(line.text, grid.times, width - grid.indent)
    end = pen.write(lines, x + grid.indent, y, grid.times)
    right = x + grid.indent - (0.7 if pen.wide else 0.5) * pen.u
    if not line.dots:
        if grid.marked:
            middle, wide = y + pen.line_height(grid.times) / 2, 0.5 * pen.u
            pen.stroke(right - wide, middle, right, middle, "stage_muted", 0.13)
        return
    pen.write((str(line.dots),), right, y, grid.times, semibold=True, align="right")
    if not grid.drawn:
        return
    long = min(wide for _, wide in grid.columns) - grid.indent
    middle = end + (grid.below[0] - 0.37) * pen.u
    _given(pen, line.dots, x + grid.indent, middle, long / grid.most)


def _given(pen: Pen, dots: int, left: float, middle: float, step: float) -> None:
    """The dots of a line, as a bar where the most of a line would be specks."""
    if step < _SPECK * pen.u:
        pen.fill(left, middle - 0.16 * pen.u, dots * step, 0.32 * pen.u, "ink", 0.1)
        return
    step = min(0.62 * pen.u, step)
    for dot in range(dots):
        pen.dot(left + (dot + 0.5) * step, middle, min(0.42 * pen.u, step * 0.8), filled=True)

"""A card's columns on the stage: rows as high as their tallest line, so that nothing overlaps."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.domain.audience_views import CardColumn, Symptom
from itot_workshop.ui.stage.pen import Pen

_SIZES = (1.3, 1.15, 1.0)
_DOTS = 0.8
_GAP = 0.45


class Grid(Struct, frozen=True, kw_only=True):
    """Where columns and rows lie, in pixels; ``height`` is that of all rows with their gaps."""

    width: float
    gap: float
    indent: float
    times: float
    rows: tuple[float, ...]
    most: int

    @property
    def height(self) -> float:
        """All rows, one below the other."""
        return sum(self.rows)


def grid_of(pen: Pen, columns: Sequence[CardColumn], room: float) -> Grid:
    """The grid in the largest type that keeps to ``room``; the smallest is u."""
    gap = (1.4 if pen.wide else 0.9) * pen.u
    width = (pen.inner - gap * (len(columns) - 1)) / max(1, len(columns))
    most = max((line.dots for column in columns for line in column.lines), default=0)
    indent = (2.2 if pen.wide else 1.9) * pen.u if most else 0.0
    grid = Grid(width=width, gap=gap, indent=indent, times=1.0, rows=(), most=most)
    for times in _SIZES:
        rows = _rows(pen, columns, width - indent, times)
        grid = Grid(width=width, gap=gap, indent=indent, times=times, rows=rows, most=most)
        if grid.height <= room:
            break
    spare = max(0.0, room - grid.height) / max(1, len(grid.rows))
    rows = tuple(row + min(spare, 1.2 * pen.u) for row in grid.rows)
    return Grid(width=width, gap=gap, indent=indent, times=grid.times, rows=rows, most=most)


def _rows(pen: Pen, columns: Sequence[CardColumn], width: float, times: float) -> tuple[float, ...]:
    count = max((len(column.lines) for column in columns), default=0)
    return tuple(
        max(
            _height(pen, column.lines[at], width, times)
            for column in columns
            if at < len(column.lines)
        )
        for at in range(count)
    )


def _height(pen: Pen, line: Symptom, width: float, times: float) -> float:
    lines = len(pen.filled(line.text, times, width))
    dots = _DOTS * pen.u if line.dots else 0.0
    return lines * pen.line_height(times) + dots + _GAP * pen.u


def paint_grid(pen: Pen, columns: Sequence[CardColumn], grid: Grid, top: float) -> None:
    """Draw the lines of all columns with their dots; the most marked ones stand on a ground."""
    for at, column in enumerate(columns):
        x = pen.left + at * (grid.width + grid.gap)
        y = top
        for line, row in zip(column.lines, grid.rows, strict=False):
            _line(pen, line, grid, x, y, row)
            y += row


def _line(pen: Pen, line: Symptom, grid: Grid, x: float, y: float, row: float) -> None:
    if line.dots and line.dots * 3 >= grid.most * 2:
        edge = grid.gap * 0.28
        height = row - 0.2 * pen.u
        pen.fill(x - edge, y - 0.1 * pen.u, grid.width + 2 * edge, height, "sunken")
    lines = pen.filled(line.text, grid.times, grid.width - grid.indent)
    end = pen.write(lines, x + grid.indent, y, grid.times)
    right = x + grid.indent - (0.7 if pen.wide else 0.5) * pen.u
    if not line.dots:
        if grid.most:
            pen.write(("–",), right, y, grid.times, role="stage_muted", align="right")
        return
    pen.write((str(line.dots),), right, y, grid.times * 1.1, semibold=True, align="right")
    step = min(0.62 * pen.u, (grid.width - grid.indent) / grid.most)
    for dot in range(line.dots):
        x_dot = x + grid.indent + (dot + 0.5) * step
        pen.dot(x_dot, end + 0.42 * pen.u, min(0.42 * pen.u, step * 0.8), filled=True)

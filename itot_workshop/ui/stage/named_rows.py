"""Rows of a table on the stage that begin with a name, which is never cut."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.joints import SOFT_HYPHEN, parted
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.pen import Pen

SIZES = (1.2, 1.1, 1.0)


class NamedRow(Struct, frozen=True, kw_only=True):
    """The lines of a name in so large a type, and how high their row is in pixels."""

    lines: tuple[str, ...]
    size: float
    height: float


def named_rows(
    pen: Pen,
    names: Sequence[str],
    width: float,
    height: float,
    *,
    gap: float,
    sizes: Sequence[float] = SIZES,
) -> tuple[NamedRow, ...]:
    """Names in the largest type in which each has one line, else in which all rows fit a height.

    Rows lie up to ``gap`` pixels apart, closer where there is little room; where even the smallest
    type is too high they come so close that they fit.
    """
    size = _size(pen, names, width, height - len(names) * gap / 3, sizes)
    lines = [pen.balanced(name, size, width, semibold=True) for name in names]
    needed = sum(map(len, lines)) * pen.line_height(size)
    spare = (height - needed) / max(1, len(lines))
    step = pen.line_height(size) * min(1.0, height / needed if needed else 1.0)
    return tuple(
        NamedRow(lines=it, size=size, height=len(it) * step + max(0.0, min(gap, spare)))
        for it in lines
    )


def names_fit(pen: Pen, names: Sequence[str], width: float, height: float) -> bool:
    """Whether all names have their lines in a height in the smallest type, and no word is parted
    but where two are linked.
    """
    size = SIZES[-1]
    parts = (part for name in names for part in parted(name, linked=True).split(SOFT_HYPHEN))
    words = (word for part in parts for word in part.split())
    if any(pen.measure(word, size, semibold=True) > width for word in words):
        return False
    lines = (pen.balanced(name, size, width, semibold=True) for name in names)
    return sum(map(len, lines)) * pen.line_height(size) <= height


def write_name(
    pen: Pen, row: NamedRow, left: float, top: float, *, semibold: bool = False
) -> float:
    """Write a row's name in its middle; gives the top of a line that stands beside it."""
    high = pen.line_height(row.size)
    step = min(high, row.height / len(row.lines))
    y = top + (row.height - step * (len(row.lines) - 1) - high) / 2
    for line in row.lines:
        write_arrows(pen, (line,), left, y, row.size, semibold=semibold)
        y += step
    return top + (row.height - high) / 2


def _size(
    pen: Pen, names: Sequence[str], width: float, height: float, sizes: Sequence[float]
) -> float:
    for size in sizes:
        in_one = all(pen.measure(name, size, semibold=True) <= width for name in names)
        if in_one and len(names) * pen.line_height(size) <= height:
            return size
    for size in sizes:
        lines = [pen.balanced(name, size, width, semibold=True) for name in names]
        words = (word for name in names for word in name.split())
        whole = all(pen.measure(word, size, semibold=True) <= width for word in words)
        if whole and sum(map(len, lines)) * pen.line_height(size) <= height:
            return size
    return sizes[-1]

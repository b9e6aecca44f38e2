"""Groups of axes in columns of the stage: a title, and rows of a name, an arrow and a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.shapes import Box
from itot_workshop.ui.stage.lines import LEADING
from itot_workshop.ui.stage.pen import Pen

_HEAD, _ROW, _GAP = 1.75, 1.65, 0.7
"""Heights of a group's head, of an axis in one line, and of what lies between groups, in u."""
_APART, _BESIDE_ARROW = 0.82, 0.33
"""Between a name and what stands behind it, and between an arrow and its figure, in the size of the
type.
"""
Type: TypeAlias = tuple[float, int]
"""A size in u, and how many lines a name may take in it."""
USUAL = 1.2
TYPES: tuple[Type, ...] = ((USUAL, 1), (USUAL, 2), (1.1, 1), (1.1, 2), (1.0, 1))
LARGER: tuple[Type, ...] = ((1.6, 1), (1.4, 1))
"""Type for pages with much room, in which heights grow along."""
TIGHTEST, AIRIEST = 0.83, 1.2
"""How much closer together lines may stand before words touch, and how much further apart they do
where there is room.
"""


class Block(Struct, frozen=True, kw_only=True):
    """A group: its title, and rows of a name, an arrow and a figure."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    strong: bool = False


class Sized(Struct, frozen=True, kw_only=True):
    """A block whose names are broken into lines of so large a type."""

    block: Block
    names: tuple[tuple[str, ...], ...]
    size: float

    @property
    def grown(self) -> float:
        """How much larger than usual the type is, and with it all heights."""
        return max(1.0, self.size / USUAL)

    @property
    def heights(self) -> tuple[float, ...]:
        """How high each row is in u at its usual spacing."""
        more = (len(lines) - 1 for lines in self.names)
        return tuple(_ROW * self.grown + it * LEADING * self.size for it in more)

    @property
    def height(self) -> float:
        """How high the block is in u at its usual spacing."""
        return (_HEAD + _GAP) * self.grown + sum(self.heights)

    def cut(self, rows: int) -> tuple[Sized, Sized]:
        """The first rows, and the rest under the same title."""
        first = replace(self.block, rows=self.block.rows[:rows])
        rest = replace(self.block, rows=self.block.rows[rows:])
        return (
            replace(self, block=first, names=self.names[:rows]),
            replace(self, block=rest, names=self.names[rows:]),
        )


def sized(
    pen: Pen, blocks: Sequence[Block], width: float, type_: Type | None
) -> tuple[Sized, ...] | None:
    """The blocks in a column so wide, None where a name does not keep to the type; without one in
    the smallest, with names in as many lines as they need.
    """
    if type_ is not None and not _keep_to(pen, blocks, width, type_):
        return None
    size = TYPES[-1][0] if type_ is None else type_[0]
    return tuple(
        Sized(
            block=block,
            names=tuple(
                pen.balanced(name, size, _room(pen, block, width, size))
                for name, _, _ in block.rows
            ),
            size=size,
        )
        for block in blocks
    )


def _keep_to(pen: Pen, blocks: Sequence[Block], width: float, type_: Type) -> bool:
    """Whether no name takes more lines, or is parted within a word."""
    size, most = type_
    return all(
        _is_whole(pen, name, size, most, _room(pen, block, width, size))
        for block in blocks
        for name, _, _ in block.rows
    )


def _is_whole(pen: Pen, name: str, size: float, most: int, room: float) -> bool:
    if pen.measure(name, size) <= room:
        return True
    lines = pen.balanced(name, size, room) if most > 1 else ()
    return 0 < len(lines) <= most and " ".join(lines) == name


def height_of(blocks: Iterable[Sized]) -> float:
    """How high blocks are below each other in u at their usual spacing."""
    return sum(block.height for block in blocks)


def halves(
    blocks: Sequence[Sized], before: float, room: float
) -> tuple[tuple[Sized, ...], tuple[Sized, ...]]:
    """The blocks in two columns about as high, below what takes ``before`` u of the first.

    A block is broken only where a column would be higher than ``room`` u otherwise.
    """
    half = (before + height_of(blocks)) / 2
    left, right = list[Sized](), list(blocks)
    while right and before + height_of(left) + right[0].height / 2 <= half:
        left.append(right.pop(0))
    if before + height_of(left) <= room and height_of(right) <= room:
        return tuple(left), tuple(right)
    return _broken(blocks, half - before)


def _broken(blocks: Sequence[Sized], height: float) -> tuple[tuple[Sized, ...], tuple[Sized, ...]]:
    """As much in the first column as it has room for, the rest in the second."""
    left, right = list[Sized](), list(blocks)
    while right and height_of(left) + right[0].height <= height:
        left.append(right.pop(0))
    if not right:
        return tuple(left), ()
    free, rows = height - height_of(left) - _HEAD * right[0].grown, 0
    while rows < len(right[0].names) and free >= right[0].heights[rows] / 2:
        free -= right[0].heights[rows]
        rows += 1
    if 0 < rows < len(right[0].names):
        first, right[0] = right[0].cut(rows)
        left.append(first)
    elif rows:
        left.append(right.pop(0))
    return tuple(left), tuple(right)


def write_block(pen: Pen, block: Sized, box: Box, top: float, unit: float) -> float:
    """Write a block where a u is ``unit`` pixels high; gives where it ends."""
    size, high_head = block.size, _HEAD * block.grown * unit
    sizes = (1.05 * block.grown, 1.05, 1.0)
    title, titled = pen.fitted(block.block.title, sizes, box.width, 1)
    shift = (high_head - pen.line_height(titled)) / 2
    pen.write(title, box.left, top + shift, titled, role="stage_muted")
    y = top + high_head
    pen.rule(y, left=box.left, right=box.right)
    figures = _figures(pen, block.block, size)
    for (_, arrow, figure), lines, high in zip(
        block.block.rows, block.names, block.heights, strict=True
    ):
        step = pen.line_height(size) * min(1.0, unit / pen.u)
        first = y + (high * unit - (len(lines) - 1) * step - pen.line_height(size)) / 2
        for at, line in enumerate(lines):
            pen.write((line,), box.left, first + at * step, size)
        middle = y + (high * unit - pen.line_height(size)) / 2
        strong = block.block.strong
        pen.write((figure,), box.right, middle, size, semibold=strong, align="right", even=True)
        if arrow:
            x = box.right - figures - _BESIDE_ARROW * size * pen.u
            pen.write((arrow,), x, middle, size, semibold=True, align="right")
        y += high * unit
    return y + _GAP * block.grown * unit


def _figures(pen: Pen, block: Block, size: float) -> float:
    return max(pen.measure(row[2], size, semibold=block.strong, even=True) for row in block.rows)


def _room(pen: Pen, block: Block, width: float, size: float) -> float:
    """How much of a row a name may take."""
    arrows = {arrow for _, arrow, _ in block.rows if arrow}
    widest = max((pen.measure(it, size, semibold=True) for it in arrows), default=0.0)
    arrow = widest + _BESIDE_ARROW * size * pen.u if arrows else 0.0
    return width - _figures(pen, block, size) - arrow - _APART * size * pen.u

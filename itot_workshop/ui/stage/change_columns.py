"""What fell and what else changed, in one or two columns of the stage: all pages alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import ChangeLine
from itot_workshop.ui.stage.change_blocks import (
    AIRIEST,
    LARGER,
    TIGHTEST,
    TYPES,
    USUAL,
    Block,
    Sized,
    Type,
    halves,
    height_of,
    sized,
    write_block,
)
from itot_workshop.ui.stage.fall_card import BETWEEN, fall_card, falls_height
from itot_workshop.ui.stage.pen import Pen

_WIDEST = 42.0
"""How wide a column is at most, in u, so that a figure is read beside its name."""


class Content(NamedTuple):
    """What a page lists: axes that clearly fell, then groups."""

    fell: tuple[ChangeLine, ...]
    blocks: tuple[Block, ...]


class Stack(Struct, frozen=True, kw_only=True):
    """What stands in a column: falls as cards, ``close`` ones if need be, then the blocks."""

    fell: tuple[ChangeLine, ...]
    blocks: tuple[Sized, ...]
    close: bool = False


Laid: TypeAlias = tuple[tuple[Stack, Box], ...]
"""The columns of a page in their places."""


def draw_columns(pen: Pen, pages: Sequence[Content], box: Box) -> None:
    """Draw the first page, set like all of them: in one column where that is enough, no wider than
    it is read easily, or where its type is larger though its lines stand closer; else falls, then
    blocks, through two.
    """
    laid = _laid(pen, pages, box)
    share = min(_share(pen, stack, at) for page in laid for stack, at in page)
    for stack, at in laid[0]:
        draw_stack(pen, stack, at, share)


def _laid(pen: Pen, pages: Sequence[Content], box: Box) -> list[Laid]:
    """The columns of all pages, in the largest type in which everything fits."""
    for columns, type_, tight in _ways(pen):
        stacks = stacks_of(pen, pages, _places(pen, box, columns)[0].width, type_)
        laid = [_placed(pen, stack, box, columns) for stack in stacks or ()]
        if laid and all(fits(pen, it, at, tight=tight) for page in laid for it, at in page):
            return laid
    stacks = stacks_of(pen, pages, _places(pen, box, 2)[0].width, None) or []
    return [_placed(pen, replace(stack, close=True), box, 2) for stack in stacks]


def _ways(pen: Pen) -> Iterator[tuple[int, Type | None, bool]]:
    """In how many columns all of it is tried, in which type, and whether lines may stand closer."""
    large, usual = LARGER[-1][0], (USUAL, 1)
    yield from ((1, type_, False) for type_ in LARGER)
    if not pen.wide:
        yield 1, usual, True
    yield from ((2, type_, False) for type_ in (*LARGER, (large, 2)))
    yield 1, usual, False
    yield from ((2, type_, True) for type_ in TYPES if type_[0] == USUAL)
    yield 1, usual, True
    yield from ((2, type_, True) for type_ in (*TYPES, None))


def _places(pen: Pen, box: Box, columns: int) -> tuple[Box, ...]:
    """The place of one column, or those of two."""
    if columns == 1:
        return (box._replace(right=min(box.right, box.left + _WIDEST * pen.u)),)
    middle = (box.left + box.right) / 2
    return box._replace(right=middle - 1.2 * pen.u), box._replace(left=middle + 1.2 * pen.u)


def _placed(pen: Pen, stack: Stack, box: Box, columns: int) -> Laid:
    places = _places(pen, box, columns)
    if columns == 1:
        return ((stack, places[0]),)
    return tuple(zip(_parted(pen, stack, places[0]), places, strict=True))


def stacks_of(
    pen: Pen, pages: Sequence[Content], width: float, type_: Type | None
) -> list[Stack] | None:
    """Each page in a column so wide, all in this type; None where names do not keep to it."""
    found = sized(pen, [block for page in pages for block in page.blocks], width, type_)
    if found is None:
        return None
    left = iter(found)
    return [Stack(fell=page.fell, blocks=tuple(next(left) for _ in page.blocks)) for page in pages]


def _parted(pen: Pen, stack: Stack, left: Box) -> tuple[Stack, Stack]:
    """What stands in the first and in the second of two columns, about as high."""
    here = _falls_at_left(pen, stack, left.width)
    first, second = tuple[Sized, ...](), stack.blocks
    if here == len(stack.fell):
        falls = falls_height(pen, stack.fell, left.width, close=stack.close)
        first, second = halves(stack.blocks, falls, left.height / pen.u / TIGHTEST)
    return (
        replace(stack, fell=stack.fell[:here], blocks=first),
        replace(stack, fell=stack.fell[here:], blocks=second),
    )


def _falls_at_left(pen: Pen, stack: Stack, width: float) -> int:
    """How many falls stand in the first of two columns about as high."""

    def high(count: int) -> float:
        return falls_height(pen, stack.fell[:count], width, close=stack.close)

    half = (high(len(stack.fell)) + height_of(stack.blocks)) / 2
    here = 0
    while here < len(stack.fell) and (high(here) + high(here + 1)) / 2 <= half:
        here += 1
    return here


def fits(pen: Pen, stack: Stack, box: Box, *, tight: bool = True) -> bool:
    """Whether a column is high enough; only blocks may stand closer together, where it is
    ``tight``.
    """
    falls = falls_height(pen, stack.fell, box.width, close=stack.close)
    blocks = height_of(stack.blocks) * (TIGHTEST if tight else 1.0)
    return falls + blocks <= box.height / pen.u


def _share(pen: Pen, stack: Stack, box: Box) -> float:
    """Of how much of their usual height the blocks have room for."""
    if not stack.blocks:
        return AIRIEST
    falls = falls_height(pen, stack.fell, box.width, close=stack.close)
    share = (box.height / pen.u - falls) / height_of(stack.blocks)
    return min(AIRIEST, max(TIGHTEST, share))


def draw_stack(pen: Pen, stack: Stack, box: Box, share: float | None = None) -> None:
    """Falls as cards, then the blocks, closer together where they would not fit otherwise, further
    apart where there is room.
    """
    unit = pen.u * (_share(pen, stack, box) if share is None else share)
    y = box.top
    for line in stack.fell:
        y = fall_card(pen, line, box, y, close=stack.close) + BETWEEN * pen.u
    for block in stack.blocks:
        y = write_block(pen, block, box, y, unit)

"""What has changed, on the stage: what clearly fell first, then every other axis by its group."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import (
    Apart,
    ChangeLine,
    FarApart,
    WhatChanged,
)
from itot_workshop.ui.stage.change_blocks import (
    LARGER,
    TIGHTEST,
    USUAL,
    Block,
    Sized,
    halves,
    height_of,
    sized,
    write_block,
)
from itot_workshop.ui.stage.compare_shapes import draw_outlines, labels_for
from itot_workshop.ui.stage.compare_words import (
    GROUPS,
    arrow_of,
    group_of,
    group_title,
    paged_title,
    reason_words,
    span_of,
)
from itot_workshop.ui.stage.fall_card import BETWEEN, fall_card, falls_height
from itot_workshop.ui.stage.outline_key import legend_height, outlines_legend
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, signed, whole

_FELL = "clear down"
_WIDEST = 42.0
"""How wide a column is at most, in u, so that a figure is read beside its name."""


def paint_what_changed(pen: Pen, view: WhatChanged) -> None:
    """Draw the list beside the radar; where both do not fit, the list alone."""
    fell = [line for line in view.lines if group_of(line) == _FELL]
    blocks = blocks_of(view)
    if _beside_radar(pen, view, fell, blocks):
        return
    top = _title(pen, view, pen.inner)
    _columns(pen, fell, blocks, Box(pen.left, top, pen.right, pen.bottom))


def paint_apart(pen: Pen, view: FarApart) -> None:
    """Draw whose views lay or lie far apart, then and now."""
    top = pen.title(tr("Far apart, then and now"))
    span = (span_of(view.first, view.last),)
    top = pen.write(span, pen.left, top, 1.25, role="stage_muted") + 0.6 * pen.u
    _columns(pen, (), _apart_blocks(view), Box(pen.left, top, pen.right, pen.bottom))


def blocks_of(view: WhatChanged) -> tuple[Block, ...]:
    """The groups below what clearly fell, in the order of showing; then who is far apart."""
    blocks = []
    for group in GROUPS:
        lines = [line for line in view.lines if group_of(line) == group]
        if lines and group != _FELL:
            rows = tuple((line.name, arrow_of(line), _figure(line)) for line in lines)
            blocks.append(Block(title=group_title(group), rows=rows, strong=group == "clear up"))
    return (*blocks, *_apart_blocks(view.apart))


def _apart_blocks(view: FarApart) -> tuple[Block, ...]:
    titles = (tr("Large gaps between the sides"), _managers_title(view.managers))
    return tuple(
        Block(title=title, rows=tuple((it[0], "", _then_now(it, write)) for it in rows))
        for title, rows, write in (
            (titles[0], view.gaps, fixed),
            (titles[1], view.managers, signed if _both_ways(view.managers) else _size),
        )
        if rows
    )


def _managers_title(managers: Sequence[Apart]) -> str:
    """Who rates the axes higher, the managers or the two sides together."""
    if _both_ways(managers):
        return tr("Managers: higher +, lower −")
    if any((it or 0.0) > 0 for apart in managers for it in apart[1:]):
        return tr("Managers rate it higher by")
    return tr("Managers rate it lower by")


def _both_ways(managers: Sequence[Apart]) -> bool:
    """Whether managers stand above the sides here and below them there."""
    found = [it for apart in managers for it in apart[1:] if it is not None]
    return any(it > 0 for it in found) and any(it < 0 for it in found)


def _size(value: float | None) -> str:
    return fixed(None if value is None else abs(value))


def _then_now(apart: Apart, write: Callable[[float | None], str]) -> str:
    then, now = (tr("not shown") if it is None else write(it) for it in apart[1:])
    return f"{then} → {now}"


def _figure(line: ChangeLine) -> str:
    return reason_words(line) if line.delta is None else signed(line.delta)


def _title(pen: Pen, view: WhatChanged, width: float) -> float:
    title = paged_title(tr("What has changed"), view.page, view.pages)
    lines, size = pen.fitted(title, (3.0, 2.4, 2.0), width, 2, semibold=True)
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    said = [span_of(view.first, view.last)]
    if view.came is not None:
        same = tr("{came} of {people} people the same")
        said.append(same.format(came=whole(view.came), people=whole(view.people)))
    if view.single:
        said.append(tr("compared on 1 statement per axis"))
    under = pen.filled(" · ".join(said), 1.25, width - pen.u)
    return pen.write(under, pen.left, top + 0.1 * pen.u, 1.25, role="stage_muted") + 0.6 * pen.u


def _beside_radar(
    pen: Pen, view: WhatChanged, fell: Sequence[ChangeLine], blocks: Sequence[Block]
) -> bool:
    """Draw the list beside the radar, where both have room; says whether."""
    if view.shapes is None or not pen.wide or view.pages > 1:
        return False
    width = pen.inner * 0.54
    split = pen.left + width
    column = Box(split + 1.2 * pen.u, pen.top, pen.right, pen.bottom)
    for larger in (LARGER, LARGER[1:], ()):
        stack = _Stack(fell=tuple(fell), blocks=sized(pen, blocks, column.width, larger))
        if _fits(pen, stack, column):
            break
    foot = pen.bottom - legend_height(pen, view.shapes, width - 1.5 * pen.u)
    around = Box(pen.left, pen.top + 7 * pen.u, split - pen.u, foot - 0.8 * pen.u)
    labels = labels_for(pen, view.shapes, around) if _fits(pen, stack, column) else None
    if labels is None:
        return False
    top = _title(pen, view, width)
    place = Box(pen.left, top, split - pen.u, foot - 0.8 * pen.u)
    draw_outlines(pen, view.shapes, place, labels)
    outlines_legend(pen, view.shapes, pen.left, foot, split - 1.5 * pen.u)
    _column(pen, stack, column)
    return True


class _Stack(Struct, frozen=True, kw_only=True):
    """What stands in a column: falls as cards, ``close`` ones if need be, then the blocks."""

    fell: tuple[ChangeLine, ...]
    blocks: tuple[Sized, ...]
    close: bool = False


def _columns(pen: Pen, fell: Sequence[ChangeLine], blocks: Sequence[Block], box: Box) -> None:
    """All in one column where that is enough, no wider than it is read easily, or where its type
    is larger though its lines stand closer; else falls, then blocks, through two.
    """
    one = Box(box.left, box.top, min(box.right, box.left + _WIDEST * pen.u), box.bottom)
    for size in (*LARGER, USUAL if pen.wide else None):
        stack = _stack(pen, fell, blocks, one, size)
        if _fits(pen, stack, one, tight=size is None):
            _column(pen, stack, one)
            return
    middle = (box.left + box.right) / 2
    left = Box(box.left, box.top, middle - 1.2 * pen.u, box.bottom)
    right = Box(middle + 1.2 * pen.u, box.top, box.right, box.bottom)
    for size in (*LARGER, None):
        first, second = _parted(pen, _stack(pen, fell, blocks, left, size), left)
        tight = size is None
        if _fits(pen, first, left, tight=tight) and _fits(pen, second, right, tight=tight):
            break
    else:
        close = replace(_stack(pen, fell, blocks, left, None), close=True)
        first, second = _parted(pen, close, left)
    usual = _stack(pen, fell, blocks, one, USUAL)
    if _smallest(first, second) < USUAL <= _smallest(usual) and _fits(pen, usual, one):
        _column(pen, usual, one)
        return
    _column(pen, first, left)
    _column(pen, second, right)


def _smallest(*stacks: _Stack) -> float:
    """The size of the smallest type of all blocks, in u."""
    return min((block.size for stack in stacks for block in stack.blocks), default=USUAL)


def _stack(
    pen: Pen,
    fell: Sequence[ChangeLine],
    blocks: Sequence[Block],
    box: Box,
    size: float | None,
) -> _Stack:
    """Falls and blocks in so wide a column, in larger type than usual if a size is named."""
    larger = () if size is None else (size,)
    return _Stack(fell=tuple(fell), blocks=sized(pen, blocks, box.width, larger))


def _parted(pen: Pen, stack: _Stack, box: Box) -> tuple[_Stack, _Stack]:
    """What stands in the first and in the second of two columns, about as high."""
    here = _falls_at_left(pen, stack, box.width)
    first, second = tuple[Sized, ...](), stack.blocks
    if here == len(stack.fell):
        falls = falls_height(pen, stack.fell, box.width, close=stack.close)
        first, second = halves(stack.blocks, falls, box.height / pen.u / TIGHTEST)
    return (
        replace(stack, fell=stack.fell[:here], blocks=first),
        replace(stack, fell=stack.fell[here:], blocks=second),
    )


def _falls_at_left(pen: Pen, stack: _Stack, width: float) -> int:
    """How many falls stand in the first of two columns about as high."""

    def high(count: int) -> float:
        return falls_height(pen, stack.fell[:count], width, close=stack.close)

    half = (high(len(stack.fell)) + height_of(stack.blocks)) / 2
    here = 0
    while here < len(stack.fell) and (high(here) + high(here + 1)) / 2 <= half:
        here += 1
    return here


def _fits(pen: Pen, stack: _Stack, box: Box, *, tight: bool = True) -> bool:
    """Whether a column is high enough; only blocks may stand closer together, where it is
    ``tight``.
    """
    falls = falls_height(pen, stack.fell, box.width, close=stack.close)
    blocks = height_of(stack.blocks) * (TIGHTEST if tight else 1.0)
    return falls + blocks <= box.height / pen.u


def _column(pen: Pen, stack: _Stack, box: Box) -> None:
    """Falls as cards, then the blocks, closer together where they would not fit otherwise."""
    falls = falls_height(pen, stack.fell, box.width, close=stack.close)
    share = (box.height / pen.u - falls) / height_of(stack.blocks) if stack.blocks else 1.0
    y = box.top
    for line in stack.fell:
        y = fall_card(pen, line, box, y, close=stack.close) + BETWEEN * pen.u
    for block in stack.blocks:
        y = write_block(pen, block, box, y, pen.u * min(1.0, max(TIGHTEST, share)))

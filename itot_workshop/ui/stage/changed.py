"""What has changed, on the stage: what clearly fell first, then every other axis by its group."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import ChangeLine, SaidOn, WhatChanged
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.compare_shapes import draw_outlines, is_crowded, outlines_legend
from itot_workshop.ui.stage.compare_words import (
    GROUPS,
    arrow_of,
    group_of,
    group_title,
    reason_words,
    span_words,
)
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import day_of, fixed, long_date, signed, whole

_FELL = "clear down"
_SEATS: dict[str, Seat] = {"IT": "IT", "OT": "OT", "MGT": "MGT", "OTHER": "OTHER"}
_CARD, _HEAD, _ROW, _GAP = 6.0, 1.75, 1.65, 0.7
"""Heights of a fall, of a group's head, of an axis, and of what lies between groups, in u."""
_TIGHTEST, _COLUMN = 0.83, 30.5
"""How much closer together lines may stand before words touch, and how high a column is, in u."""


class Block(Struct, frozen=True, kw_only=True):
    """A group of the list: its title, and rows of a name, an arrow and a figure."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    strong: bool = False

    @property
    def height(self) -> float:
        """How high the block is in u at its usual spacing."""
        return _HEAD + _ROW * len(self.rows) + _GAP


def paint_what_changed(pen: Pen, view: WhatChanged) -> None:
    """Draw the list beside the radar; where both do not fit, the list alone."""
    fell = [line for line in view.lines if group_of(line) == _FELL]
    blocks = blocks_of(view)
    needed = _height(fell, blocks)
    with_radar = view.shapes is not None and pen.wide and needed * _TIGHTEST <= _COLUMN
    width = pen.inner * 0.54 if with_radar else pen.inner
    box = Box(pen.left, pen.top + 7 * pen.u, pen.left + width - pen.u, pen.bottom - 2.2 * pen.u)
    if with_radar and view.shapes is not None and is_crowded(pen, view.shapes, box):
        with_radar, width = False, pen.inner
    top = _title(pen, view, width)
    if with_radar and view.shapes is not None:
        split = pen.left + width
        draw_outlines(pen, view.shapes, Box(pen.left, top, split - pen.u, pen.bottom - 2.2 * pen.u))
        outlines_legend(pen, view.shapes, pen.left, pen.bottom - 1.5 * pen.u, split - 1.5 * pen.u)
        _column(pen, fell, blocks, Box(split + 1.2 * pen.u, pen.top, pen.right, pen.bottom))
        return
    _two_columns(pen, fell, blocks, Box(pen.left, top, pen.right, pen.bottom))


def blocks_of(view: WhatChanged) -> tuple[Block, ...]:
    """The groups below what clearly fell, in the order of showing; then who is far apart."""
    blocks = []
    for group in GROUPS:
        lines = [line for line in view.lines if group_of(line) == group]
        if lines and group != _FELL:
            rows = tuple((line.name, arrow_of(line), _figure(line)) for line in lines)
            blocks.append(Block(title=group_title(group), rows=rows, strong=group == "clear up"))
    if view.gaps:
        rows = tuple((name, "", f"{fixed(a)} → {fixed(b)}") for name, a, b in view.gaps)
        blocks.append(Block(title=tr("Gap between the sides"), rows=rows))
    if view.managers:
        rows = tuple((name, "", f"{signed(a)} → {signed(b)}") for name, a, b in view.managers)
        blocks.append(Block(title=tr("Managers against both sides"), rows=rows))
    return tuple(blocks)


def _figure(line: ChangeLine) -> str:
    return reason_words(line) if line.delta is None else signed(line.delta)


def _title(pen: Pen, view: WhatChanged, width: float) -> float:
    lines, size = pen.fitted(tr("What has changed"), (3.0, 2.4, 2.0), width, 2, semibold=True)
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    said = [span_words(day_of(view.first, view.last), long_date(view.last))]
    if view.came is not None:
        same = tr("{came} of {people} people the same")
        said.append(same.format(came=whole(view.came), people=whole(view.people)))
    if view.single:
        said.append(tr("compared on 1 statement per axis"))
    under = pen.filled(" · ".join(said), 1.25, width - pen.u)
    return pen.write(under, pen.left, top + 0.1 * pen.u, 1.25, role="stage_muted") + 0.6 * pen.u


def _height(fell: Sequence[ChangeLine], blocks: Sequence[Block]) -> float:
    """How high a column is in u at its usual spacing."""
    return _CARD * len(fell) + sum(block.height for block in blocks)


def _two_columns(pen: Pen, fell: Sequence[ChangeLine], blocks: Sequence[Block], box: Box) -> None:
    """Falls and the first blocks at the left, the rest at the right, about as high."""
    if not pen.wide and _height(fell, blocks) * _TIGHTEST <= box.height / pen.u:
        _column(pen, fell, blocks, box)
        return
    middle = (box.left + box.right) / 2
    half = _height(fell, blocks) / 2
    left, rest = list[Block](), list(blocks)
    while rest and _height(fell, left) + rest[0].height / 2 <= half:
        left.append(rest.pop(0))
    _column(pen, fell, left, Box(box.left, box.top, middle - 1.2 * pen.u, box.bottom))
    _column(pen, (), rest, Box(middle + 1.2 * pen.u, box.top, box.right, box.bottom))


def _column(pen: Pen, fell: Sequence[ChangeLine], blocks: Sequence[Block], box: Box) -> None:
    """Falls as cards, then the blocks, closer together where they would not fit otherwise."""
    needed = _height(fell, blocks) * pen.u
    unit = pen.u * (min(1.0, box.height / needed) if needed else 1.0)
    y = box.top
    for line in fell:
        card = Box(box.left, y, box.right, y + (_CARD - 0.6) * unit)
        y = fell_card(pen, line, card) + 0.6 * unit
    for block in blocks:
        y = _block(pen, block, box, y, unit)


def fell_card(pen: Pen, line: ChangeLine, box: Box) -> float:
    """An axis that clearly fell, with both sides then and now; gives where the card ends."""
    pen.fill(box.left, box.top, box.width, box.height, "danger_tint")
    pen.fill(box.left, box.top, 0.28 * pen.u, box.height, "danger", 0)
    left, right = box.left + pen.u, box.right - 0.8 * pen.u
    roomy = box.height >= 5.0 * pen.u
    top = box.top + (0.35 if roomy else 0.1) * pen.u
    if roomy:
        top = pen.write((group_title(_FELL),), left, top, 1.1, role="text")
    figure = f"↓ {signed(line.delta)}"
    width = right - left - pen.measure(figure, 1.7, semibold=True) - pen.u
    _, size = pen.fitted(line.name, (1.6, 1.4, 1.2, 1.0), width, 1, semibold=True)
    name = pen.one_line(line.name, size, width, semibold=True)
    pen.write((figure,), right, top, 1.7, semibold=True, align="right", even=True)
    top = pen.write(
        name, left, top + (pen.line_height(1.7) - pen.line_height(size)) / 2, size, semibold=True
    )
    sides = [
        f"{side} {fixed(then)} → {fixed(now)}"
        for side, (then, now) in ((tr("IT"), line.it), (tr("OT"), line.ot))
        if then is not None and now is not None
    ]
    if top + pen.line_height(1.1) <= box.bottom + 0.2 * pen.u:
        pen.write((" · ".join(sides),), left, top + 0.1 * pen.u, 1.1, role="text")
    return box.bottom


def _block(pen: Pen, block: Block, box: Box, top: float, unit: float) -> float:
    head = pen.line_height(1.05)
    pen.write((block.title,), box.left, top + (_HEAD * unit - head) / 2, 1.05, role="stage_muted")
    y = top + _HEAD * unit
    pen.rule(y, left=box.left, right=box.right)
    figures = max(pen.measure(row[2], 1.2, semibold=True) for row in block.rows)
    room = box.width - figures - (1.9 if block.strong else 0.8) * pen.u
    whole_names = all(pen.measure(name, 1.2) <= room for name, _, _ in block.rows)
    size = 1.2 if whole_names and _ROW * unit >= pen.line_height(1.2) else 1.0
    shift = (_ROW * unit - pen.line_height(size)) / 2
    for name, arrow, figure in block.rows:
        pen.write(pen.one_line(name, size, room), box.left, y + shift, size)
        pen.write(
            (figure,), box.right, y + shift, size, semibold=block.strong, align="right", even=True
        )
        if arrow:
            pen.write(
                (arrow,), box.right - 3.6 * pen.u, y + shift, size, semibold=True, align="right"
            )
        y += _ROW * unit
    return y + _GAP * unit


def paint_said(pen: Pen, view: SaidOn) -> None:
    """Draw what the room said about an axis that clearly fell."""
    top = pen.title(tr("What the room said")) + 0.6 * pen.u
    card = Box(pen.left, top, pen.right, top + 5.4 * pen.u)
    y = fell_card(pen, view.line, card) + 1.2 * pen.u
    names = max(pen.measure(seat_name(seat), 1.4) for seat in _SEATS.values())
    left = pen.left + names + 2.6 * pen.u
    height = (pen.bottom - y) / max(3, len(view.said))
    room = max(1, int(height / pen.line_height(1.4)))
    for side, text in view.said:
        if y + pen.line_height(1.4) > pen.bottom:
            return
        seat = _SEATS.get(side)
        if seat is not None:
            pen.mark(seat, pen.left + 0.6 * pen.u, y + pen.line_height(1.4) / 2, pen.u)
            pen.write((seat_name(seat),), pen.left + 1.6 * pen.u, y, 1.4, role="stage_muted")
        lines = pen.cut(pen.filled(text, 1.4, pen.right - left), room, 1.4, pen.right - left)
        pen.write(lines, left, y, 1.4)
        y += max(len(lines) * pen.line_height(1.4) + 0.8 * pen.u, min(height, 4 * pen.u))

"""A column of figures and remarks beside a drawing, in the largest type in which all of it fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Pen

_SHRUNK = ((1.0, 0.6), (0.9, 0.6), (0.8, 0.5), (0.7, 0.4), (0.6, 0.3), (0.6, 0.0))
"""Shares to which larger words shrink, and the least share of the air below all parts that stays
with each: what is free is air again.
"""

_BAR = 0.24
_LINE, _ALONE = 1.7, 0.9
"""How high a bar is, a line with marks off it, and one with that of the whole room alone, in u."""
_INDENT = 1.1
_AWAY: Mapping[Seat | None, float] = {"IT": -0.45, "OT": 0.45}
"""How far marks stand off their line, in u; that of the whole room stands on it."""


class Part(Struct, frozen=True, kw_only=True):
    """Words of one kind, a bar that is filled to a ``share``, or small marks on a line.

    Sizes are in u; ``gap`` is left free below. Words ``marked`` stand behind the diamond of the
    whole room. ``marks`` stand at a share of the line, IT's above it, OT's below.
    """

    text: str = ""
    size: float = 1.0
    role: str = "text"
    semibold: bool = False
    marked: bool = False
    share: float | None = None
    marks: tuple[tuple[Seat | None, float], ...] = ()
    gap: float = 0.0


def paint_column(pen: Pen, parts: Sequence[Part], box: Box) -> None:
    """Draw parts one below the other, with as much of their air as the box has room for; larger
    words shrink, to one u, where else too little of it were left.
    """
    free, air = 0.0, sum(part.gap for part in parts[:-1]) * pen.u
    for factor, least in _SHRUNK:
        heights = [_height(pen, part, box.width, factor) for part in parts]
        free = box.height - sum(heights)
        if least * air <= free:
            break
    share = min(1.0, max(0.0, free / air)) if air else 0.0
    top = box.top
    for part, height in zip(parts, heights, strict=True):
        _paint(pen, part, box, top, factor)
        top += height + part.gap * share * pen.u


def _size(part: Part, factor: float) -> float:
    return max(1.0, part.size * factor)


def _lines(pen: Pen, part: Part, width: float, factor: float) -> tuple[str, ...]:
    room = width - _INDENT * pen.u * part.marked
    return pen.balanced(part.text, _size(part, factor), room, semibold=part.semibold)


def _height(pen: Pen, part: Part, width: float, factor: float) -> float:
    """How high a part is without the air below it."""
    if part.share is not None:
        return _BAR * pen.u
    if part.marks:
        return _line(part) * pen.u
    return len(_lines(pen, part, width, factor)) * pen.line_height(_size(part, factor))


def _line(part: Part) -> float:
    """How high a line of marks is, in u."""
    return _LINE if any(seat in _AWAY for seat, _ in part.marks) else _ALONE


def _paint(pen: Pen, part: Part, box: Box, top: float, factor: float) -> None:
    if part.share is not None:
        pen.fill(box.left, top, box.width, _BAR * pen.u, "stage_line", 0.05)
        pen.fill(box.left, top, box.width * part.share, _BAR * pen.u, "ink", 0.05)
        return
    if part.marks:
        _paint_marks(pen, part, box, top)
        return
    size, left = _size(part, factor), box.left
    if part.marked:
        pen.mark(None, left + 0.4 * pen.u, top + pen.line_height(size) / 2, 0.8 * pen.u)
        left += _INDENT * pen.u
    lines = _lines(pen, part, box.width, factor)
    pen.write(lines, left, top, size, role=part.role, semibold=part.semibold)


def _paint_marks(pen: Pen, part: Part, box: Box, top: float) -> None:
    size = 0.7 * pen.u
    left, reach, middle = box.left + size / 2, box.width - size, top + _line(part) / 2 * pen.u
    pen.stroke(box.left, middle, box.right, middle, "stage_line", 0.09)
    for seat, share in part.marks:
        away = _AWAY.get(seat, 0.0) * pen.u
        pen.mark(seat, left + reach * share, middle + away, size)

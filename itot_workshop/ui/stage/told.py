"""Sentences that people said, one below the other: all of them, or how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.ui.stage.pen import Pen, tr

_GAP = 0.5
"""Below a sentence, in u."""


def paint_told(
    pen: Pen,
    said: Sequence[str],
    box: Box,
    sizes: Sequence[float] = (1.2, 1.1, 1.0),
    *,
    dashed: bool = False,
) -> None:
    """Draw sentences in the largest type in which all fit; in the smallest as many as there is
    room for, and how many more were said. ``dashed`` ones stand behind a dash.
    """
    indent = pen.u if dashed else 0.0
    width = box.width - indent
    for size in sizes:
        told = [pen.filled(text, size, width) for text in said]
        if _height(pen, told, size) <= box.height:
            break
    count = len(told)
    while count and _height(pen, told[:count], size) > box.height - _more(pen, told, count):
        count -= 1
    top, line = box.top, pen.line_height(size)
    for lines in told[:count]:
        if dashed:
            middle = top + line / 2
            pen.fill(box.left, middle - 0.08 * pen.u, 0.4 * pen.u, 0.16 * pen.u, "ink", 0)
        top = pen.write(lines, box.left + indent, top, size) + _GAP * pen.u
    if count < len(told):
        more = tr("and %n more", len(told) - count)
        pen.write((more,), box.left + indent, top, 1.0, role="stage_muted")


def fits(pen: Pen, said: Sequence[str], box: Box, size: float) -> bool:
    """Whether all sentences fit into a box in this size."""
    return _height(pen, [pen.filled(text, size, box.width) for text in said], size) <= box.height


def _height(pen: Pen, told: Sequence[Sequence[str]], size: float) -> float:
    lines = sum(len(lines) for lines in told)
    return lines * pen.line_height(size) + max(0, len(told) - 1) * _GAP * pen.u


def _more(pen: Pen, told: Sequence[Sequence[str]], count: int) -> float:
    """The room that is needed to say how many more there are."""
    return pen.line_height(1.0) + _GAP * pen.u if count < len(told) else 0.0

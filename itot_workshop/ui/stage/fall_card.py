"""An axis that clearly fell as a card: its name, its figure, and both sides then and now."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import ChangeLine
from itot_workshop.ui.stage.compare_words import group_of, group_title
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, signed

_EDGES, _FIGURE = 0.35, 1.7
"""Around the words of a card, and how large its figure is, in u."""
BETWEEN = 0.6
"""Below a card, in u."""


def falls_height(pen: Pen, fell: Sequence[ChangeLine], width: float) -> float:
    """How high the cards of falls are, with what lies between them, in u."""
    return sum(_fall_height(pen, line, width) / pen.u + BETWEEN for line in fell)


def _fall_height(pen: Pen, line: ChangeLine, width: float) -> float:
    name, size = _fall_name(pen, line, width)
    named = max(pen.line_height(_FIGURE), len(name) * pen.line_height(size))
    return 2 * pen.line_height(1.1) + named + 2 * _EDGES * pen.u


def _fall_name(pen: Pen, line: ChangeLine, width: float) -> tuple[tuple[str, ...], float]:
    """The name of an axis beside its figure: in one line, or broken in smaller type."""
    figure = pen.measure(f"↓ {signed(line.delta)}", _FIGURE, semibold=True)
    room = width - figure - 2.8 * pen.u
    for size in (1.6, 1.4, 1.2):
        if pen.measure(line.name, size, semibold=True) <= room:
            return (line.name,), size
    words = line.name.split()
    size = next((it for it in (1.2, 1.1) if _widest(pen, words, it) <= room), 1.0)
    return pen.balanced(line.name, size, room, semibold=True), size


def _widest(pen: Pen, words: Sequence[str], size: float) -> float:
    return max((pen.measure(word, size, semibold=True) for word in words), default=0.0)


def fall_card(pen: Pen, line: ChangeLine, column: Box, top: float) -> float:
    """An axis that clearly fell, with both sides then and now; gives where the card ends."""
    width = column.width
    height = _fall_height(pen, line, width)
    pen.fill(column.left, top, width, height, "danger_tint")
    pen.fill(column.left, top, 0.28 * pen.u, height, "danger", 0)
    left, right = column.left + pen.u, column.right - 0.8 * pen.u
    y = pen.write((group_title(group_of(line)),), left, top + _EDGES * pen.u, 1.1)
    name, size = _fall_name(pen, line, width)
    named = len(name) * pen.line_height(size)
    high = max(pen.line_height(_FIGURE), named)
    figure = (f"↓ {signed(line.delta)}",)
    middle = y + (high - pen.line_height(_FIGURE)) / 2
    pen.write(figure, right, middle, _FIGURE, semibold=True, align="right", even=True)
    pen.write(name, left, y + (high - named) / 2, size, semibold=True)
    sides = [
        f"{side} {fixed(then)} → {fixed(now)}"
        for side, (then, now) in ((tr("IT"), line.it), (tr("OT"), line.ot))
        if then is not None and now is not None
    ]
    pen.write((" · ".join(sides),), left, y + high, 1.1)
    return top + height

"""An axis that clearly fell as a card: its name, its figure, and both sides then and now."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import ChangeLine
from itot_workshop.ui.stage.compare_words import group_of, group_title
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, signed

_EDGES, _HEAD, _FIGURE = 0.35, 1.1, 1.7
"""Around the words of a card, and how large its head and its figure are, in u."""
BETWEEN = 0.6
"""Below a card, in u."""


def falls_height(
    pen: Pen, fell: Sequence[ChangeLine], width: float, *, close: bool = False
) -> float:
    """How high the cards of falls are, with what lies between them, in u."""
    return sum(_set(pen, line, width, close).height / pen.u + BETWEEN for line in fell)


class _Card(Struct, frozen=True, kw_only=True):
    """A card's lines of the name and their size, the size of its figure, and heights in pixels.

    ``named`` is how high name and figure are together.
    """

    name: tuple[str, ...]
    size: float
    figure: float
    named: float
    height: float


def _set(pen: Pen, line: ChangeLine, width: float, close: bool) -> _Card:
    """A card in so much width; a close one has its figure beside its head, small."""
    figure = _HEAD if close else _FIGURE
    beside = 0.0 if close else pen.measure(_figure_words(line), figure, semibold=True) + pen.u
    name, size = _name(pen, line, width - beside - 1.8 * pen.u)
    high = len(name) * pen.line_height(size)
    named = high if close else max(high, pen.line_height(figure))
    height = 2 * pen.line_height(_HEAD) + named + 2 * _EDGES * pen.u
    return _Card(name=name, size=size, figure=figure, named=named, height=height)


def _name(pen: Pen, line: ChangeLine, room: float) -> tuple[tuple[str, ...], float]:
    """The name of an axis: in one line, or broken in smaller type."""
    for size in (1.6, 1.4, 1.2):
        if pen.measure(line.name, size, semibold=True) <= room:
            return (line.name,), size
    words = line.name.split()
    size = next((it for it in (1.2, 1.1) if _widest(pen, words, it) <= room), 1.0)
    return pen.balanced(line.name, size, room, semibold=True), size


def _widest(pen: Pen, words: Sequence[str], size: float) -> float:
    return max((pen.measure(word, size, semibold=True) for word in words), default=0.0)


def _figure_words(line: ChangeLine) -> str:
    return f"↓ {signed(line.delta)}"


def fall_card(pen: Pen, line: ChangeLine, column: Box, top: float, *, close: bool = False) -> float:
    """An axis that clearly fell, with both sides then and now; gives where the card ends."""
    card = _set(pen, line, column.width, close)
    pen.fill(column.left, top, column.width, card.height, "danger_tint")
    pen.fill(column.left, top, 0.28 * pen.u, card.height, "danger", 0)
    left, right = column.left + pen.u, column.right - 0.8 * pen.u
    head = top + _EDGES * pen.u
    y = pen.write((group_title(group_of(line)),), left, head, _HEAD)
    figure = head if close else y + (card.named - pen.line_height(card.figure)) / 2
    words = (_figure_words(line),)
    pen.write(words, right, figure, card.figure, semibold=True, align="right", even=True)
    shift = (card.named - len(card.name) * pen.line_height(card.size)) / 2
    pen.write(card.name, left, y + shift, card.size, semibold=True)
    sides = [
        f"{side} {fixed(then)} → {fixed(now)}"
        for side, (then, now) in ((tr("IT"), line.it), (tr("OT"), line.ot))
        if then is not None and now is not None
    ]
    pen.write((" · ".join(sides),), left, y + card.named, _HEAD)
    return top + card.height

"""An axis as a card, one that clearly fell or whose sides are far apart: its name, its figure, and
both sides then and now.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import ChangeLine
from itot_workshop.ui.stage.compare_words import group_of, group_title
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, signed

_EDGES, _HEAD, _BROKEN = 0.35, 1.1, 1.3
"""Around the words of a card, and how large its head, and a name in two lines of whole words are,
in u.
"""
_FIGURES = (1.7, 1.5, 1.3)
"""Sizes of its figure, in u."""
BETWEEN = 0.6
"""Below a card, in u."""


def falls_height(
    pen: Pen, fell: Sequence[ChangeLine], width: float, *, close: bool = False
) -> float:
    """How high the cards of falls are, with what lies between them, in u."""
    return sum(_set(pen, line, _fall(line), width, close).height / pen.u + BETWEEN for line in fell)


class _Card(Struct, frozen=True, kw_only=True):
    """A card's lines of the name and their size, those of its head and figure, heights in pixels.

    ``words`` is the figure; ``named`` is how high name and figure are together.
    """

    words: str
    name: tuple[str, ...]
    size: float
    head: float
    figure: float
    named: float
    height: float


def _set(pen: Pen, line: ChangeLine, words: str, width: float, close: bool) -> _Card:
    """A card in so much width; a close one has its figure beside its head, small. A figure is as
    large as leaves the name larger than the head, which is no larger than a name that is small.
    """
    for figure in (_HEAD,) if close else _FIGURES:
        beside = 0.0 if close else pen.measure(words, figure, semibold=True) + pen.u
        name, size = _name(pen, line, width - beside - 1.8 * pen.u)
        if size > _HEAD:
            break
    head = min(_HEAD, max(1.0, size - 0.1))
    high = len(name) * pen.line_height(size)
    named = high if close else max(high, pen.line_height(figure))
    around = (2 if _sides(line) else 1) * pen.line_height(head) + 2 * _EDGES * pen.u
    return _Card(
        words=words,
        name=name,
        size=size,
        head=head,
        figure=figure,
        named=named,
        height=around + named,
    )


def _name(pen: Pen, line: ChangeLine, room: float) -> tuple[tuple[str, ...], float]:
    """The name of an axis: in one line, or broken in smaller type."""
    for size in (1.6, 1.4, 1.2):
        if pen.measure(line.name, size, semibold=True) <= room:
            return (line.name,), size
    large = pen.balanced(line.name, _BROKEN, room, semibold=True)
    if len(large) == 2 and " ".join(large) == line.name:
        return large, _BROKEN
    words = line.name.split()
    size = next((it for it in (1.2, 1.1) if _widest(pen, words, it) <= room), 1.0)
    return pen.balanced(line.name, size, room, semibold=True), size


def _widest(pen: Pen, words: Sequence[str], size: float) -> float:
    return max((pen.measure(word, size, semibold=True) for word in words), default=0.0)


def _fall(line: ChangeLine) -> str:
    return f"↓ {signed(line.delta)}"


def fall_card(
    pen: Pen, line: ChangeLine, column: Box, top: float, *, close: bool = False, when: str = ""
) -> float:
    """An axis that clearly fell, with both sides then and now; gives where the card ends."""
    card = _set(pen, line, _fall(line), column.width, close)
    pen.fill(column.left, top, column.width, card.height, "danger_tint")
    pen.fill(column.left, top, 0.28 * pen.u, card.height, "danger", 0)
    title = _dated(group_title(group_of(line)), when)
    return _write(pen, line, card, title, column, top, close=close)


def gap_card(
    pen: Pen,
    line: ChangeLine,
    gaps: tuple[float | None, float | None],
    column: Box,
    top: float,
    *,
    when: str = "",
) -> float:
    """An axis whose sides are or were far apart, with both of them; gives where the card ends."""
    card = _set(pen, line, _gaps(gaps), column.width, False)
    pen.fill(column.left, top, column.width, card.height, "ink_tint")
    pen.fill(column.left, top, 0.28 * pen.u, card.height, "ink", 0)
    title = tr("Gap was large") if gaps[1] is None else tr("Gap between the sides")
    return _write(pen, line, card, _dated(title, when), column, top)


def card_height(
    pen: Pen, line: ChangeLine, gaps: tuple[float | None, float | None] | None, width: float
) -> float:
    """How high the card of an axis is that fell, or whose sides are or were so far apart, in
    pixels.
    """
    return _set(pen, line, _fall(line) if gaps is None else _gaps(gaps), width, False).height


def _gaps(gaps: tuple[float | None, float | None]) -> str:
    then, now = (tr("not shown") if gap is None else fixed(gap) for gap in gaps)
    return f"{then} → {now}"


def _write(
    pen: Pen,
    line: ChangeLine,
    card: _Card,
    title: str,
    column: Box,
    top: float,
    *,
    close: bool = False,
) -> float:
    """Write on a card that is filled; gives where it ends."""
    left, right = column.left + pen.u, column.right - 0.8 * pen.u
    head = top + _EDGES * pen.u
    y = pen.write((title,), left, head, card.head)
    figure = head if close else y + (card.named - pen.line_height(card.figure)) / 2
    words = (card.words,)
    pen.write(words, right, figure, card.figure, semibold=True, align="right", even=True)
    shift = (card.named - len(card.name) * pen.line_height(card.size)) / 2
    pen.write(card.name, left, y + shift, card.size, semibold=True)
    pen.write((_sides(line),), left, y + card.named, card.head)
    return top + card.height


def _dated(title: str, when: str) -> str:
    """The head of a card, with the days that its figures are of where these are told."""
    return tr("{title}, {when}").format(title=title, when=when) if when else title


def _sides(line: ChangeLine) -> str:
    """Both sides then and now; empty where neither may be shown on both days."""
    return " · ".join(
        f"{side} {fixed(then)} → {fixed(now)}"
        for side, (then, now) in ((tr("IT"), line.it), (tr("OT"), line.ot))
        if then is not None and now is not None
    )

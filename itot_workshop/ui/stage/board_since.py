"""What became of the cards since the map of the session before: above the map or on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience_views import Board
from itot_workshop.ui.stage.pen import Pen, tr

CROWD = 30
"""A map of more cards than this has no line to spare above it."""

_SIZES = (2.0, 1.8, 1.6, 1.4, 1.2, 1.0)
_NAME = 1.3
_AIR = 0.9
"""Sizes of cards on a page of their own, of what is said of them, and the air of a row, in u."""

_Row: TypeAlias = tuple[str, tuple[str, ...]]
"""What became of cards, and these in lines."""


class Since(Struct, frozen=True, kw_only=True):
    """Lines above the map: what slipped back, all else, and how high both are in pixels.

    ``whole`` says that nothing of what became of the cards is left out.
    """

    slipped: tuple[str, ...]
    said: tuple[str, ...]
    height: float
    whole: bool


def since_last(pen: Pen, view: Board, *, all_of_it: bool) -> Since:
    """What became of the cards in a few lines, what slipped back first and loud.

    A crowded map has room for that first alone, and so has one that is not told ``all_of_it``.
    """
    crowded, height = len(view.cards) > CROWD, 0.0
    slipped: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    whole = True
    if view.slipped_back:
        text = tr("Slipped back: %1").replace("%1", tr("; ").join(view.slipped_back))
        room = pen.inner - 1.4 * pen.u
        filled = pen.filled(text, 1.3, room, semibold=True)
        slipped = pen.cut(filled, 1 if crowded else 2, 1.3, room, semibold=True)
        whole = slipped == filled
        height += len(slipped) * pen.line_height(1.3) + 0.7 * pen.u
    lists = (
        (tr("Became common as planned: %1"), view.reached),
        (tr("Missed: %1"), view.missed),
        (tr("Became common without a plan: %1"), view.unplanned),
        (tr("New: %1"), view.new),
    )
    told = [head.replace("%1", tr("; ").join(cards)) for head, cards in lists if cards]
    if told and all_of_it and not crowded:
        filled = pen.in_parts(told, " ·", 1.1, pen.inner)
        said = pen.cut(filled, 2, 1.1, pen.inner)
        height += len(said) * pen.line_height(1.1) + 0.2 * pen.u
        return Since(slipped=slipped, said=said, height=height, whole=whole and said == filled)
    return Since(slipped=slipped, said=said, height=height, whole=whole and not told)


def paint_since(pen: Pen, since: Since, top: float) -> None:
    """Draw the lines above the map."""
    if since.slipped:
        height = len(since.slipped) * pen.line_height(1.3) + 0.4 * pen.u
        _loud(pen, top + 0.2 * pen.u, height)
        x, y = pen.left + 0.8 * pen.u, top + 0.4 * pen.u
        pen.write(since.slipped, x, y, 1.3, semibold=True)
        top += height + 0.3 * pen.u
    pen.write(since.said, pen.left, top + 0.2 * pen.u, 1.1, role="stage_muted")


def paint_became(pen: Pen, view: Board, top: float) -> None:
    """Draw what became of the cards on a page of its own, in the largest type that holds it all."""
    lists = [
        (tr("Slipped back, was common"), view.slipped_back),
        (tr("Became common as planned"), view.reached),
        (tr("Missed, planned to be common"), view.missed),
        (tr("Became common without a plan"), view.unplanned),
        (tr("New"), view.new),
    ]
    told = [(name, cards) for name, cards in lists if cards]
    wide = max(pen.measure(name, _NAME, semibold=True) for name, _ in told) + 2.4 * pen.u
    room = pen.inner - wide - 0.8 * pen.u
    for size in _SIZES:
        rows = [(name, _lines(pen, cards, size, room)) for name, cards in told]
        if top + sum(_height(pen, lines, size) for _, lines in rows) <= pen.bottom:
            break
    _table(pen, _within(pen, rows, size, pen.bottom - top, room), (top, wide, size), view)


def _lines(pen: Pen, cards: Sequence[str], size: float, room: float) -> tuple[str, ...]:
    """Cards one behind the other, broken between them where one has room on a line."""
    kept = (
        card.replace(" ", "\u00a0")
        if pen.measure(f"{card};", size, semibold=True) <= room
        else card
        for card in cards
    )
    return pen.filled(tr("; ").join(kept), size, room, semibold=True)


def _within(
    pen: Pen, rows: Sequence[_Row], size: float, height: float, room: float
) -> Sequence[_Row]:
    """Rows that fit a height: whole if they do, else each with as many lines as all may have."""
    if sum(_height(pen, lines, size) for _, lines in rows) <= height:
        return rows
    most = int((height / len(rows) - _AIR * pen.u) / pen.line_height(size))
    return [(name, pen.cut(lines, max(1, most), size, room, semibold=True)) for name, lines in rows]


def _table(pen: Pen, rows: Sequence[_Row], places: tuple[float, float, float], view: Board) -> None:
    """A row for each fate of cards below ``top``, the cards ``wide`` from their name."""
    y, wide, size = places
    for at, (name, lines) in enumerate(rows):
        height, loud = _height(pen, lines, size), at == 0 and bool(view.slipped_back)
        if loud:
            _loud(pen, y, height)
        else:
            pen.rule(y)
        first = y + _AIR / 2 * pen.u
        beside = first + (pen.line_height(size) - pen.line_height(_NAME)) / 2
        left = pen.left + (0.8 * pen.u if loud else 0)
        pen.write((name,), left, beside, _NAME, semibold=True)
        pen.write(lines, pen.left + wide, first, size, semibold=loud)
        y += height
    pen.rule(y)


def _height(pen: Pen, lines: Sequence[str], size: float) -> float:
    return len(lines) * pen.line_height(size) + _AIR * pen.u


def _loud(pen: Pen, top: float, height: float) -> None:
    """The ground of what went wrong, as wide as the page."""
    pen.fill(pen.left, top, pen.inner, height, "danger_tint")
    pen.fill(pen.left, top, 0.28 * pen.u, height, "danger", 0)

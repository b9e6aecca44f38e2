"""The line of figures below the board's map: the share of common ground and what it is made of.

What the sign of cards says stands at its end, apart from the figures.
"""

from __future__ import annotations

from typing import TypeAlias

from itot_workshop.domain.audience_views import Board
from itot_workshop.ui.stage.board_cells import apart_said
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import percent

_Fact: TypeAlias = tuple[str, str]
"""A figure and what it is, or what was counted and how many."""

_LEAST, _EASY, _MOST = 0.9, 1.6, 3.6
"""What is free between two figures at least, where the sign of cards is told in one line, and at
most, in u.
"""

_SIGN = 0.4
"""What is free between the sign of cards and what it says, in u."""


def paint_figures(pen: Pen, view: Board, top: float, *, mapped: bool, signs: bool) -> None:
    """Write the share of common ground, both rows, and the target or what is contested; behind them
    what the ``signs`` of cards say. A target is dashed where cards are ``mapped``.
    """
    share, size = percent(view.share), 2.6 if pen.wide else 2.2
    middle = top + pen.line_height(size) / 2
    pen.mark("both", pen.left + 0.6 * pen.u, middle, 1.1 * pen.u)
    pen.write((share,), pen.left + 1.6 * pen.u, top, size, semibold=True)
    x = pen.left + 2.3 * pen.u + pen.measure(share, size, semibold=True)
    facts = [*_made_of(pen, view, x, mapped=mapped), *_third(view, mapped=mapped)]
    free = pen.right - x - sum(_width(pen, fact) for fact in facts)
    gap = free / max(1, len(facts) - 1)
    if signs:
        gap = (free - _sign(pen, free - _EASY * len(facts) * pen.u, middle)) / len(facts)
    large, small = _sizes(pen)
    for fact in facts:
        y = pen.write(fact[:1], x, top + 0.15 * pen.u, large, semibold=True)
        pen.write(fact[1:], x, y, small, role="stage_muted")
        x += _width(pen, fact) + min(gap, _MOST * pen.u)


def _sign(pen: Pen, room: float, middle: float) -> float:
    """Write what the sign of cards says at the end of the line, in two lines where ``room`` is too
    narrow for one; gives how wide that is.
    """
    small, (sign, said) = _sizes(pen)[1], apart_said()
    behind = pen.measure(sign, small) + _SIGN * pen.u
    lines: tuple[str, ...] = (said,)
    if behind + pen.measure(said, small) > room:
        lines = _broken(pen, said)
    wide = behind + max(pen.measure(line, small) for line in lines)
    pen.write_middle((sign,), pen.right - wide, middle, small)
    pen.write_middle(lines, pen.right - wide + behind, middle, small, role="stage_muted")
    return wide


def _broken(pen: Pen, said: str) -> tuple[str, ...]:
    """Words in as narrow lines as their longest word."""
    small = _sizes(pen)[1]
    return pen.filled(said, small, max(pen.measure(word, small) for word in said.split()) + 1)


def _made_of(pen: Pen, view: Board, left: float, *, mapped: bool) -> list[_Fact]:
    """How many cards are common ground, and how many of both rows: in the longest form that leaves
    room for all that may stand on the line in any phase, so that it stays the same.
    """
    small, (sign, said) = _sizes(pen)[1], apart_said()
    key = pen.measure(sign, small) + _SIGN * pen.u
    key += max(pen.measure(line, small) for line in _broken(pen, said))
    thirds = [*_third(view, mapped=mapped), (percent(1.0), tr("target, dashed"))]
    room = pen.right - left - key - max(_width(pen, fact) for fact in thirds)
    forms = _forms(view)
    for form in forms:
        gaps = (len(form) + 1) * _LEAST * pen.u
        if sum(_width(pen, fact) for fact in form) + gaps <= room:
            return form
    return forms[-1]


def _forms(view: Board) -> list[list[_Fact]]:
    """What the share is made of, in words that grow fewer."""
    count = _of(view.common, view.placed)
    rows = [
        (_of(*view.technical), tr("technical")),
        (_of(*view.organisational), tr("organisational")),
    ]
    short = (count, tr("common ground"))
    return [
        [(tr("common ground now"), tr("%1 cards").replace("%1", count)), *rows],
        [short, *rows],
        [short],
        [(count, tr("cards"))],
    ]


def _third(view: Board, *, mapped: bool) -> list[_Fact]:
    """What is contested while cards are settled, then the target."""
    if view.settling:
        return _contested(view)
    if view.target_share is None:
        return []
    name = tr("target, dashed") if mapped else tr("target")
    return [(percent(view.target_share), name)]


def _contested(view: Board) -> list[_Fact]:
    """How many cards stand in two places: all of the disputed ones, those left, or none to tell."""
    apart = [card for card in view.cards if card.column is None and card.it and card.ot]
    left = sum(card.it != card.ot for card in apart)
    if left == view.contested:
        return [(str(left), tr("placed differently"))]
    return [(_of(left, view.contested), tr("to settle"))] if left else []


def _width(pen: Pen, fact: _Fact) -> float:
    large, small = _sizes(pen)
    return max(pen.measure(fact[0], large, semibold=True), pen.measure(fact[1], small))


def _sizes(pen: Pen) -> tuple[float, float]:
    """Sizes of a figure and of what it is."""
    return (1.3, 1.1) if pen.wide else (1.1, 1.0)


def _of(part: int, whole: int) -> str:
    return tr("%1 of %2").replace("%1", str(part)).replace("%2", str(whole))

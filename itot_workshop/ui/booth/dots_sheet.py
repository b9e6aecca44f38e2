"""How things that are given dots lie in the booth: their words beside number, dots and minus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from itot_workshop.ui.booth.keys import TEXT
from itot_workshop.ui.booth.rows import GAP, Rows, Space, column_width, rows_of
from itot_workshop.ui.stage.pen import Pen

_MOST = 9
"""Keys on a page, so that one digit tells the first of them apart."""

_HIGHEST = 5.6
"""The highest key, in u."""

PAD = 0.8
DOT, STEP = 0.9, 1.25
"""A dot in u, and how far the next one stands from it, in dots."""

MINUS = 2.6
"""Width of the key that takes a dot back, in u."""


def key_width(pen: Pen, columns: int) -> float:
    """How wide a thing's key is, the key beside it not counted."""
    return column_width(pen, columns) - (MINUS + GAP) * pen.u


def text_room(pen: Pen, width: float, height: float, most: int) -> float:
    """How wide the words on a key may be beside its number and ``most`` dots."""
    piles = -(-most // piled(pen, height))
    return width - (TEXT + PAD + 0.6 + piles * DOT * STEP) * pen.u


def piled(pen: Pen, height: float) -> int:
    """How many dots stand above each other, so that the words keep the width."""
    return max(1, int(height / (DOT * STEP * pen.u)))


def sheet_of(pen: Pen, texts: Sequence[str], room: float, most: int) -> Rows:
    """The rows of things that can have ``most`` dots, in so much height."""
    width = partial(_words_room, pen, most)
    return rows_of(pen, texts, Space(height=room, highest=_HIGHEST, most=_MOST, width=width))


def _words_room(pen: Pen, most: int, columns: int, high: float) -> float:
    return text_room(pen, key_width(pen, columns), high, most)

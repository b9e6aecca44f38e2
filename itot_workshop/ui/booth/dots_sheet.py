"""How things that are given dots lie in the booth: whole words on as few pages as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.ui.stage.pen import Pen

SIZES = (1.6, 1.4, 1.3, 1.2, 1.1, 1.0)
_MOST = 9
"""Keys on a page, so that one digit tells the first of them apart."""

_LEAST, _HIGHEST = 3.4, 5.6
"""Heights of a key, in u: a tenth of the stage can be hit by a finger."""

PAD, TEXT = 0.8, 2.6
DOT, STEP = 0.9, 1.25
"""A dot in u, and how far the next one stands from it, in dots."""

MINUS, GAP, BETWEEN = 2.6, 0.4, 1.0
"""Width of the key that takes a dot back, distance of keys and of columns, in u."""


class Sheet(Struct, frozen=True, kw_only=True):
    """Things, columns and rows of a page, a key's height in pixels, and the words' size in u.

    ``keys`` may be fewer than there are places, since nine of them are told apart by one digit.
    """

    keys: int
    columns: int
    rows: int
    high: float
    times: float


def key_width(pen: Pen, columns: int) -> float:
    """How wide a thing's key is, the key beside it not counted."""
    column = (pen.inner - (columns - 1) * BETWEEN * pen.u) / columns
    return column - (MINUS + GAP) * pen.u


def text_room(pen: Pen, width: float, height: float, most: int) -> float:
    """How wide the words on a key may be beside its number and ``most`` dots."""
    piles = -(-most // piled(pen, height))
    return width - (TEXT + PAD + 0.3 + piles * DOT * STEP) * pen.u


def piled(pen: Pen, height: float) -> int:
    """How many dots stand above each other, so that the words keep the width."""
    return max(1, int(height / (DOT * STEP * pen.u)))


def sheet_of(pen: Pen, texts: Sequence[str], room: float, most: int) -> Sheet:
    """The fewest pages on which every text is whole, and on them the largest type."""
    for pages in range(1, len(texts) + 1):
        ways = [_set(pen, texts, sheet, most) for sheet in _sheets(pen, len(texts), pages, room)]
        whole = [way for way in ways if way.times]
        if whole:
            return max(whole, key=lambda way: way.times)
    return Sheet(keys=1, columns=1, rows=1, high=_HIGHEST * pen.u, times=SIZES[-1])


def _sheets(pen: Pen, count: int, pages: int, room: float) -> Iterator[Sheet]:
    """Ways to lay things out on so many pages with keys that a finger hits."""
    keys = -(-count // pages)
    for columns in (1, 2) if keys > 1 else (1,):
        rows = -(-keys // columns)
        high = min((room + GAP * pen.u) / rows - GAP * pen.u, _HIGHEST * pen.u)
        if keys <= _MOST and high >= _LEAST * pen.u:
            yield Sheet(keys=keys, columns=columns, rows=rows, high=high, times=0.0)


def _set(pen: Pen, texts: Sequence[str], sheet: Sheet, most: int) -> Sheet:
    """The sheet in the largest type in which no text is cut; in none if there is none."""
    room = text_room(pen, key_width(pen, sheet.columns), sheet.high, most)
    for times in SIZES:
        lines = max(len(pen.filled(text, times, room)) for text in texts)
        air = 0.6 if times > SIZES[-1] else 0.1
        if lines * pen.line_height(times) <= sheet.high - air * pen.u:
            return replace(sheet, times=times)
    return sheet

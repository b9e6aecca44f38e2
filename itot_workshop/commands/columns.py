"""Tables for a terminal: columns of even width, words to the left, figures to the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.reports.plain import plain

GUTTER = "  "
_WIDEST = 48


class Head(Struct, frozen=True):
    """A column's title, and whether figures stand in it."""

    title: str
    figures: bool = False


def table(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table under its heads, without blanks at their ends."""
    cells = [
        [head.title for head in heads],
        *([_short(plain(cell)) for cell in row] for row in rows),
    ]
    widths = [max(width(row[at]) for row in cells) for at in range(len(heads))]
    return [_line(row, widths, heads) for row in cells]


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _line(cells: Sequence[str], widths: Sequence[int], heads: Sequence[Head]) -> str:
    padded = [
        " " * (wide - width(cell)) + cell if head.figures else cell + " " * (wide - width(cell))
        for cell, wide, head in zip(cells, widths, heads, strict=True)
    ]
    return GUTTER.join(padded).rstrip()


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"

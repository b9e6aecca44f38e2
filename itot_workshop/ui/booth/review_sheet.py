"""How answers lie under review: rows with the words that were asked, on pages if need be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.keys import ANSWER, TEXT
from itot_workshop.ui.booth.rows import BETWEEN, GAP, Rows, Space, column_width, rows_of
from itot_workshop.ui.stage.pen import Pen

_HIGHEST = 4.4
"""The highest row, in u."""

_SCORE = 3.0
"""Room for a score at a row's end, in u."""


class Cell(Struct, frozen=True, kw_only=True):
    """Where an answer lies, in pixels of the page, and its words' size in u."""

    at: int
    left: float
    top: float
    wide: float
    high: float
    times: float


Sheet: TypeAlias = tuple[Cell, ...]
"""A page of answers."""


def answer_room(pen: Pen, matter: Matter) -> float:
    """How wide a row's end is in which its answer stands, *can't judge* on two lines, in pixels."""
    words = matter.abstain.split()
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    wide = min((max(pen.measure(part, ANSWER) for part in two) for two in parts), default=0.0)
    return max(_SCORE * pen.u, wide + 1.2 * pen.u)


def sheets_of(pen: Pen, matter: Matter, top: float, low: float) -> tuple[Sheet, ...]:
    """The pages of answers between two heights of the window."""
    texts = [asked.text for asked in matter.statements]
    width = partial(_words_room, pen, answer_room(pen, matter))
    space = Space(height=low - top, highest=_HIGHEST, most=len(texts), width=width)
    rows = rows_of(pen, texts, space)
    pages = range(rows.pages(len(texts)))
    return tuple(tuple(_cells(pen, rows, rows.on_page(page, len(texts)), top)) for page in pages)


def _words_room(pen: Pen, answer: float, columns: int, _high: float) -> float:
    return column_width(pen, columns) - TEXT * pen.u - answer


def _cells(pen: Pen, rows: Rows, shown: range, top: float) -> Iterator[Cell]:
    wide = column_width(pen, rows.columns)
    for place, at in enumerate(shown):
        column, row = divmod(place, rows.rows)
        yield Cell(
            at=at,
            left=pen.left + column * (wide + BETWEEN * pen.u),
            top=top + row * (rows.high + GAP * pen.u),
            wide=wide,
            high=rows.high,
            times=rows.times,
        )

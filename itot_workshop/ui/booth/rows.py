"""Rows of keys with words on them: every text whole, on as few pages as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.ui.stage.pen import Pen

SIZES = (1.6, 1.4, 1.3, 1.2, 1.1, 1.0)
GAP, BETWEEN = 0.4, 1.0
"""Distance of rows and of columns, in u."""

_LEAST = 3.4
"""The lowest key, in u: a tenth of the stage can be hit by a finger."""


class Rows(Struct, frozen=True, kw_only=True):
    """Keys, columns and rows of a page, a key's height in pixels, and the words' size in u.

    ``keys`` may be fewer than there are places.
    """

    keys: int
    columns: int
    rows: int
    high: float
    times: float

    def pages(self, count: int) -> int:
        """How many pages so many keys need."""
        return max(1, -(-count // self.keys))

    def on_page(self, page: int, count: int) -> range:
        """The places of the keys on a page, both from 0."""
        start = page * self.keys
        return range(start, min(start + self.keys, count))


class Space(Struct, frozen=True, kw_only=True):
    """What rows may fill: ``height`` in pixels, keys up to ``highest`` u, ``most`` on a page.

    ``width`` tells how wide words may be, in pixels, on a key in so many columns and so high.
    """

    height: float
    highest: float
    most: int
    width: Callable[[int, float], float]


def column_width(pen: Pen, columns: int) -> float:
    """How wide one of so many columns is, in pixels."""
    return (pen.inner - (columns - 1) * BETWEEN * pen.u) / columns


def rows_of(pen: Pen, texts: Sequence[str], space: Space) -> Rows:
    """The fewest pages on which every text is whole, and on them the largest type."""
    for pages in range(1, len(texts) + 1):
        ways = [_set(pen, texts, way, space) for way in _ways(pen, len(texts), pages, space)]
        whole = [way for way in ways if way.times]
        if whole:
            return max(whole, key=lambda way: way.times)
    return Rows(keys=1, columns=1, rows=1, high=space.highest * pen.u, times=SIZES[-1])


def _ways(pen: Pen, count: int, pages: int, space: Space) -> Iterator[Rows]:
    """Ways to lay keys out on so many pages so that a finger hits them."""
    keys = -(-count // pages)
    for columns in (1, 2) if keys > 1 else (1,):
        rows = -(-keys // columns)
        high = (space.height + GAP * pen.u) / rows - GAP * pen.u
        high = min(high, space.highest * pen.u)
        if keys <= space.most and high >= _LEAST * pen.u:
            yield Rows(keys=keys, columns=columns, rows=rows, high=high, times=0.0)


def _set(pen: Pen, texts: Sequence[str], way: Rows, space: Space) -> Rows:
    """The rows in the largest type in which no text is cut; in none if there is none."""
    width = space.width(way.columns, way.high)
    for times in SIZES:
        lines = max(len(pen.filled(text, times, width)) for text in texts)
        air = 0.6 if times > SIZES[-1] else 0.1
        if lines * pen.line_height(times) <= way.high - air * pen.u:
            return replace(way, times=times)
    return way

"""How answers lie under review: as rows with their words, or many of them by axis as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from msgspec import Struct

from itot_workshop.ui.booth.asked import Asked, Matter
from itot_workshop.ui.booth.keys import TEXT
from itot_workshop.ui.booth.rows import BETWEEN, GAP, Rows, Space, column_width, rows_of
from itot_workshop.ui.stage.pen import Pen

_ROWS = 12
"""So many answers have their words beside them; more, where several are of one axis, have not."""

_HIGHEST, _TALLEST = 4.4, 9.5
"""The highest row and the tallest cell with its head, in u."""

_SCORE, _ABSTAIN = 3.0, 4.8
"""Room for a score at a row's end, in u; the second where one can't judge."""


class Cell(Struct, frozen=True, kw_only=True):
    """Where an answer lies, in pixels of the page, and its words' size in u, 0 without words."""

    at: int
    left: float
    top: float
    wide: float
    high: float
    times: float = 0.0


class Head(Struct, frozen=True, kw_only=True):
    """The name of an axis over its answers, in lines of one size."""

    left: float
    top: float
    lines: tuple[str, ...]
    times: float


class Sheet(Struct, frozen=True, kw_only=True):
    """A page of answers."""

    cells: tuple[Cell, ...]
    heads: tuple[Head, ...] = ()


def answer_room(matter: Matter) -> float:
    """How wide a row's end is in which its answer stands, in u."""
    return _ABSTAIN if matter.abstain else _SCORE


def sheets_of(pen: Pen, matter: Matter, top: float, low: float) -> tuple[Sheet, ...]:
    """The pages of answers between two heights of the window."""
    groups = [tuple(found) for _, found in groupby(enumerate(matter.statements), key=_axis)]
    if len(matter.statements) > max(_ROWS, len(groups)):
        return (_grid(pen, groups, top, low),)
    return _rows(pen, matter, top, low)


def _axis(numbered: tuple[int, Asked]) -> str:
    return numbered[1].axis


# Rows


def _rows(pen: Pen, matter: Matter, top: float, low: float) -> tuple[Sheet, ...]:
    texts = [asked.text for asked in matter.statements]
    width = partial(_words_room, pen, answer_room(matter))
    space = Space(height=low - top, highest=_HIGHEST, most=len(texts), width=width)
    rows = rows_of(pen, texts, space)
    pages = range(rows.pages(len(texts)))
    return tuple(
        Sheet(cells=tuple(_row_cells(pen, rows, rows.on_page(page, len(texts)), top)))
        for page in pages
    )


def _words_room(pen: Pen, answer: float, columns: int, _high: float) -> float:
    return column_width(pen, columns) - (TEXT + answer) * pen.u


def _row_cells(pen: Pen, rows: Rows, shown: range, top: float) -> Iterator[Cell]:
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


# Numbers under the names of their axes


def _grid(pen: Pen, groups: list[tuple[tuple[int, Asked], ...]], top: float, low: float) -> Sheet:
    """Every axis with its answers in a block, the names whole, all heads as high."""
    most = max(len(group) for group in groups)
    fit = int((pen.inner / pen.u + 1.0) / (max(most * 3.2, 7.0) + 1.0))
    rows = -(-len(groups) // max(1, fit))
    across = -(-len(groups) // rows)
    wide = (pen.inner - (across - 1) * 1.0 * pen.u) / across
    names, times = _names(pen, [group[0][1].axis for group in groups], wide)
    head = max(len(lines) for lines in names) * pen.line_height(times) + 0.1 * pen.u
    high = min((low - top - (rows - 1) * 0.7 * pen.u) / rows, _TALLEST * pen.u)
    gap = 0.35 * pen.u
    cell = (wide - gap * (most - 1)) / most
    cells: list[Cell] = []
    heads: list[Head] = []
    for block, group in enumerate(groups):
        row, column = divmod(block, across)
        left, above = pen.left + column * (wide + pen.u), top + row * (high + 0.7 * pen.u)
        sunk = head - len(names[block]) * pen.line_height(times)
        heads.append(Head(left=left, top=above + sunk, lines=names[block], times=times))
        cells += (
            Cell(at=at, left=left + place * (cell + gap), top=above + head,
                 wide=cell, high=high - head)
            for place, (at, _) in enumerate(group)
        )  # fmt: skip
    return Sheet(cells=tuple(cells), heads=tuple(heads))


def _names(pen: Pen, names: list[str], wide: float) -> tuple[list[tuple[str, ...]], float]:
    """All names in one size: the largest in which they stand on one line, else on two."""
    for times, most in ((1.1, 1), (1.0, 1), (1.1, 2), (1.0, 2)):
        lines = [pen.balanced(name, times, wide, semibold=True) for name in names]
        if all(len(found) <= most for found in lines):
            break
    return [pen.cut(found, 2, times, wide, semibold=True) for found in lines], times

"""Cooperation models beside each other, to be compared part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from itot_workshop.charts.look import Look
from itot_workshop.domain.audience_choice_views import ModelColumn, Models
from itot_workshop.ui.stage.column_widths import Column, lowest
from itot_workshop.ui.stage.lines import Lines
from itot_workshop.ui.stage.pen import Pen, tr

_SIZES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_MOST = (99, 6, 4, 3, 2, 1)
"""Lines of a part at most: less than all is told only of models that a pack writes books on."""

_BELOW = 0.5
_GAP = 1.1
"""Below a part and between two models, in u."""

Row: TypeAlias = tuple[tuple[str, str], ...]
"""One part of every model: its head and what is said there."""


def paint_models(pen: Pen, view: Models) -> None:
    """Draw the other models side by side, what their page tells of them in rows."""
    top = pen.head(view.title, view.label) + 0.8 * pen.u
    if not view.columns:
        return
    parts = (_parts(column) for column in view.columns)
    rows = tuple(_told(tuple(zip(*parts, strict=True))))
    columns, size, most = _fitting(pen.look, pen.height, rows, pen.inner, pen.bottom - top)
    y = top
    for row in rows:
        for (head, text), (left, width) in zip(row, columns, strict=True):
            heads, lines = _set(pen, head, text, width, size, most)
            below = pen.write(heads, pen.left + left, y, size, semibold=True)
            pen.write(lines, pen.left + left, below, size)
        y += _row_height(pen, row, columns, size, most)
    for left, _ in columns[1:]:
        x = pen.left + left - _GAP / 2 * pen.u
        pen.stroke(x, top, x, y - _BELOW * pen.u, "stage_line")


def _parts(column: ModelColumn) -> Row:
    """All that may be told of a model; the first part is its name, which is never left out."""
    return (
        (column.name, column.picture),
        (tr("Strengths"), _sentences(column.strengths)),
        (tr("Limits"), _sentences(column.limits)),
        (tr("Fits when"), column.fits_when),
        (tr("Fails when"), column.fails_when),
    )


def _told(rows: Sequence[Row]) -> Iterator[Row]:
    """The names, and every other part that is told of one model at least."""
    for at, row in enumerate(rows):
        if at == 0 or any(text for _, text in row):
            yield row


def _sentences(said: Sequence[str]) -> str:
    """Points one after the other, each with its full stop: each begins with a capital."""
    return " ".join(
        point if point.endswith((".", "!", "?", "…")) else f"{point}." for point in said
    )


@lru_cache(maxsize=4)
def _fitting(
    look: Look, height: float, rows: Sequence[Row], width: float, room: float
) -> tuple[tuple[Column, ...], float, int]:
    """The columns, the largest type in which everything fits, and the most lines of a part.

    Kept for each size of the stage: a page is painted more often than its words change.
    """
    ruler = Lines(look, height)
    for most in _MOST:
        for size in _SIZES:
            columns = _columns(ruler, rows, width, size, most)
            if sum(_row_height(ruler, row, columns, size, most) for row in rows) <= room:
                return columns, size, most
    return columns, size, most


def _columns(
    pen: Lines, rows: Sequence[Row], width: float, size: float, most: int
) -> tuple[Column, ...]:
    def height(columns: tuple[Column, ...]) -> float:
        return sum(_row_height(pen, row, columns, size, most) for row in rows)

    return lowest(width, _GAP * pen.u, len(rows[0]), height)


def _row_height(pen: Lines, row: Row, columns: Sequence[Column], size: float, most: int) -> float:
    """How high a part is with the air below it: as high as the model that says most."""
    sets = [
        _set(pen, head, text, width, size, most)
        for (head, text), (_, width) in zip(row, columns, strict=True)
    ]
    lines = max(len(heads) + len(texts) for heads, texts in sets)
    return lines * pen.line_height(size) + _BELOW * pen.u


def _set(
    pen: Lines, head: str, text: str, width: float, size: float, most: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A part in lines."""
    lines = pen.filled(text, size, width) if text else ()
    return (
        pen.balanced(head, size, width, semibold=True),
        pen.cut(lines, most, size, width),
    )

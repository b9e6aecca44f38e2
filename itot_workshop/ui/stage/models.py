"""Cooperation models beside each other, to be compared part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from itot_workshop.domain.audience_choice_views import ModelColumn, Models
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shares import Column, lowest

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
    rows = [row for row in zip(*parts, strict=True) if any(text for _, text in row)]
    columns, size, most = _fitting(pen, rows, pen.bottom - top)
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
        (column.name, column.picture or " "),
        (tr("Strengths"), _sentences(column.strengths)),
        (tr("Limits"), _sentences(column.limits)),
        (tr("Fits when"), column.fits_when),
        (tr("Fails when"), column.fails_when),
    )


def _sentences(said: Sequence[str]) -> str:
    """Points one after the other, each with its full stop: each begins with a capital."""
    return " ".join(
        point if point.endswith((".", "!", "?", "…")) else f"{point}." for point in said
    )


def _fitting(pen: Pen, rows: Sequence[Row], room: float) -> tuple[tuple[Column, ...], float, int]:
    """The columns, the largest type in which everything fits, and the most lines of a part."""
    for most in _MOST:
        for size in _SIZES:
            columns = _columns(pen, rows, size, most)
            if sum(_row_height(pen, row, columns, size, most) for row in rows) <= room:
                return columns, size, most
    return columns, size, most


def _columns(pen: Pen, rows: Sequence[Row], size: float, most: int) -> tuple[Column, ...]:
    def height(columns: tuple[Column, ...]) -> float:
        return sum(_row_height(pen, row, columns, size, most) for row in rows)

    return lowest(pen.inner, _GAP * pen.u, len(rows[0]), height)


def _row_height(pen: Pen, row: Row, columns: Sequence[Column], size: float, most: int) -> float:
    """How high a part is with the air below it: as high as the model that says most."""
    sets = [
        _set(pen, head, text, width, size, most)
        for (head, text), (_, width) in zip(row, columns, strict=True)
    ]
    lines = max(len(heads) + len(texts) for heads, texts in sets)
    return lines * pen.line_height(size) + _BELOW * pen.u


def _set(
    pen: Pen, head: str, text: str, width: float, size: float, most: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A part in lines."""
    lines = pen.filled(text, size, width) if text.strip() else ()
    return (
        pen.balanced(head, size, width, semibold=True),
        pen.cut(lines, most, size, width),
    )

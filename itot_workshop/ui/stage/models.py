"""Cooperation models beside each other, to be compared part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from itot_workshop.charts.look import Look
from itot_workshop.domain.audience_choice_views import ModelColumn, Models
from itot_workshop.domain.paging import page_counts
from itot_workshop.ui.stage.column_widths import Column, even, lowest
from itot_workshop.ui.stage.lines import Lines
from itot_workshop.ui.stage.pen import Pen, tr

_SIZES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_MOST = (99, 6, 4, 3, 2, 1)
"""Lines of a part at most: less than all is told only of models that a pack writes books on."""

_LEAST = 2
"""Models that stand side by side in any case."""

_UNDER_HEAD = 0.8
_BELOW = 0.5
_GAP = 1.1
"""Below the head, below a part, and between two models, in u."""

Row: TypeAlias = tuple[tuple[str, str], ...]
"""One part of every model: its head and what is said there."""


def paint_models(pen: Pen, view: Models) -> None:
    """Draw the other models side by side, what their page tells of them in rows.

    More models than stand side by side whole are parted into pages, of which the pen's ``turn``
    shows one.
    """
    pages = models_pages(pen, view)
    page = pen.turn % pages
    place = tr("Page {page} of {pages}").format(page=page + 1, pages=pages)
    label = f"{view.label} · {place}" if pages > 1 else view.label
    top = pen.head(view.title, label) + _UNDER_HEAD * pen.u
    if not view.columns:
        return
    found = _pages(view, pages)[page]
    columns, size, most = _fitting(pen.look, pen.height, found, pen.inner, _room(pen))
    y = top
    for row in found[0]:
        for (head, text), (left, width) in zip(row, columns, strict=True):
            heads, lines = _set(pen, head, text, width, size, most)
            below = pen.write(heads, pen.left + left, y, size, semibold=True)
            pen.write(lines, pen.left + left, below, size)
        y += _row_height(pen, row, columns, size, most)
    for left, _ in columns[1:]:
        x = pen.left + left - _GAP / 2 * pen.u
        pen.stroke(x, top, x, y - _BELOW * pen.u, "stage_line")


def models_pages(pen: Pen, view: Models) -> int:
    """How many pages a stage needs so that nothing that is said of a model is cut."""
    number = len(view.columns)
    counts = page_counts(number, max(1, number // _LEAST))
    for pages in counts:
        found = (
            _fitting(pen.look, pen.height, it, pen.inner, _room(pen)) for it in _pages(view, pages)
        )
        if all(lines == _MOST[0] for _, _, lines in found):
            return pages
    return counts[-1]


def _room(pen: Pen) -> float:
    """How high the rows may be together, in pixels."""
    return pen.bottom - pen.top - pen.line_height(1.2) - _UNDER_HEAD * pen.u


def _pages(view: Models, pages: int) -> list[tuple[tuple[Row, ...], ...]]:
    """The rows of each page, behind them those that the models' other page has of the same ones."""
    count = -(-len(view.columns) // pages)
    return [
        tuple(
            tuple(_told(tuple(zip(*map(_parts, columns[start : start + count]), strict=True))))
            for columns in (view.columns, view.beside)
            if columns
        )
        for start in range(0, len(view.columns), count)
    ]


def _parts(column: ModelColumn) -> Row:
    """All that may be told of a model; the first part is its name, which is never left out."""
    return (
        (column.name, column.picture),
        (tr("Strengths"), _sentences(column.strengths)),
        (tr("Limits"), _sentences(column.limits)),
        (tr("Fits when"), column.fits_when),
        (tr("Fails when"), column.fails_when),
        (tr("Early warning"), column.warning),
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


@lru_cache(maxsize=16)
def _fitting(
    look: Look, height: float, pages: Sequence[Sequence[Row]], width: float, room: float
) -> tuple[tuple[Column, ...], float, int]:
    """The columns, the largest type in which all pages fit, and the most lines of a part.

    Columns are as wide as each other where that type fits them, too.
    Kept for each size of the stage: a page is painted more often than its words change.
    """
    ruler = Lines(look, height)
    for most in _MOST:
        for size in _SIZES:

            def heights(columns: tuple[Column, ...], size: float, most: int) -> list[float]:
                return [_height(ruler, rows, columns, size, most) for rows in pages]

            def high(columns: tuple[Column, ...], size: float = size, most: int = most) -> float:
                """The highest page, and what the others gain counts too: it is found from there."""
                found = heights(columns, size, most)
                return max(found) + sum(found) / len(found)

            count = len(pages[0][0])
            columns = even(width, _GAP * ruler.u, count)
            if max(heights(columns, size, most)) <= room:
                return columns, size, most
            columns = lowest(width, _GAP * ruler.u, count, high)
            if max(heights(columns, size, most)) <= room:
                return columns, size, most
    return columns, size, most


def _height(
    pen: Lines, rows: Sequence[Row], columns: Sequence[Column], size: float, most: int
) -> float:
    return sum(_row_height(pen, row, columns, size, most) for row in rows)


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

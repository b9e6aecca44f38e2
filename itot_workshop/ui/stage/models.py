"""Cooperation models to be read, one page each, and the others side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from itot_workshop.domain.audience_choice_views import ModelColumn, ModelPage, Models
from itot_workshop.ui.stage.pen import Pen, tr

_SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
_COLUMN_SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
_PART_GAP = 0.35

Parts: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def paint_model(pen: Pen, view: ModelPage) -> None:
    """Draw one model: its picture in a sentence, what it is for, strengths, limits, conditions."""
    top = pen.head(view.label) + 0.2 * pen.u
    lines, size = pen.fitted(view.name, (3.0, 2.6, 2.2), pen.inner, 1, semibold=True)
    top = pen.write(lines, pen.left, top, size, semibold=True)
    sizes = (1.6, 1.4, 1.3) if pen.wide else (1.3, 1.2)
    lines, size = pen.fitted(view.picture, sizes, pen.inner, 2)
    top = pen.write(lines, pen.left, top, size) + 0.5 * pen.u
    lists = (
        (tr("Strengths"), view.strengths),
        (tr("Limits"), view.limits),
        (tr("Needs"), view.conditions),
    )
    shown = [(head, texts) for head, texts in lists if texts]
    gap = (1.4 if pen.wide else 1.0) * pen.u
    width = (pen.inner - gap * (len(shown) - 1)) / max(1, len(shown))
    foot = _foot_height(pen, view)
    prose, size = _prose(pen, view, shown, width, pen.bottom - foot - top)
    top = pen.write(prose, pen.left, top, size, role="stage_muted") + 0.8 * pen.u
    for at, (head, texts) in enumerate(shown):
        points(pen, head, texts, pen.left + at * (width + gap), top, width, size)
    _foot(pen, view, pen.bottom - foot)


def _prose(
    pen: Pen,
    view: ModelPage,
    lists: Sequence[tuple[str, Sequence[str]]],
    width: float,
    room: float,
) -> tuple[tuple[str, ...], float]:
    """What is said above the lists, and the size of all: less of it where there is no room."""
    whole = " ".join(part for part in (view.aim, view.how) if part)
    for told in (whole, view.aim, ""):
        for size in _SIZES:
            prose = pen.filled(told, size, pen.inner) if told else ()
            above = len(prose) * pen.line_height(size) + 0.8 * pen.u
            if above + _lists_height(pen, lists, width, size) <= room:
                return prose, size
    return prose, _SIZES[-1]


def _lists_height(
    pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], width: float, size: float
) -> float:
    heights = [
        sum(len(pen.filled(t, size, width - pen.u)) for t in texts) * pen.line_height(size)
        + 0.3 * pen.u * len(texts)
        for _, texts in lists
    ]
    return max(heights, default=0.0) + 2.4 * pen.u


def _foot_lines(pen: Pen, view: ModelPage) -> list[tuple[str, tuple[str, ...]]]:
    """Time and the sign of failure; where the page is narrow, the sign alone."""
    named = [(tr("Time"), view.time)] if pen.wide else []
    named += [(tr("It has failed when"), view.failure), (tr("Early warning"), view.warning)]
    room = pen.inner - _names_width(pen)
    most = 2 if pen.wide else 3
    return [
        (name, pen.cut(pen.filled(text, 1.1, room), most, 1.1, room))
        for name, text in named
        if text
    ]


def _names_width(pen: Pen) -> float:
    names = (tr("It has failed when"), tr("Early warning"))
    return max(pen.measure(name, 1.1, semibold=True) for name in names) + 1.2 * pen.u


def _foot_height(pen: Pen, view: ModelPage) -> float:
    lines = sum(len(lines) for _, lines in _foot_lines(pen, view))
    return lines * pen.line_height(1.1) + (0.9 * pen.u if lines else 0.0)


def _foot(pen: Pen, view: ModelPage, top: float) -> None:
    found = _foot_lines(pen, view)
    if not found:
        return
    pen.rule(top + 0.4 * pen.u)
    top += 0.8 * pen.u
    for name, lines in found:
        pen.write((name,), pen.left, top, 1.1, semibold=True)
        top = pen.write(lines, pen.left + _names_width(pen), top, 1.1)


def points(
    pen: Pen, head: str, texts: Sequence[str], x: float, top: float, width: float, size: float
) -> float:
    """A head with its points below, in one size; gives where they end."""
    top = pen.write((head,), x, top, max(size, 1.1), semibold=True) + 0.15 * pen.u
    pen.rule(top, left=x, right=x + width)
    top += 0.3 * pen.u
    for text in texts:
        pen.fill(x, top + pen.line_height(size) * 0.45, 0.32 * pen.u, 0.13 * pen.u, "ink", 0)
        lines = pen.filled(text, size, width - pen.u)
        top = pen.write(lines, x + pen.u, top, size) + 0.3 * pen.u
    return top


def paint_models(pen: Pen, view: Models) -> None:
    """Draw the other models side by side: picture, strengths, limits, when each fits and fails."""
    top = pen.head(view.label) + 0.3 * pen.u
    columns = view.columns
    if not columns:
        return
    gap = 1.1 * pen.u
    width = (pen.inner - gap * (len(columns) - 1)) / len(columns)
    parts, size = _fitting(pen, [_parts(column) for column in columns], width, pen.bottom - top)
    rows = _rows(pen, parts, width, size)
    for at, column in enumerate(parts):
        x, y = pen.left + at * (width + gap), top
        for (head, texts), height in zip(column, rows, strict=True):
            _part(pen, head, texts, x, y, width, size)
            y += height
        if at:
            low = top + sum(rows) - _PART_GAP * pen.u
            pen.stroke(x - gap / 2, top, x - gap / 2, low, "stage_line")


def _fitting(
    pen: Pen, columns: Sequence[Parts], width: float, room: float
) -> tuple[Sequence[Parts], float]:
    """As much of each column as there is room for, in the largest type: pictures give way first."""
    for without in ((), (0,), (0, 1)):
        shown = [_without(column, without) for column in columns]
        for size in _COLUMN_SIZES:
            if sum(_rows(pen, shown, width, size)) <= room:
                return shown, size
    return shown, _COLUMN_SIZES[-1]


def _without(column: Parts, places: Sequence[int]) -> Parts:
    """A column without its picture (0) or its strengths (1); its name stays."""
    kept = [part for at, part in enumerate(column) if at not in places]
    if 0 in places:
        kept.insert(0, (column[0][0], ()))
    return tuple(kept)


def _parts(column: ModelColumn) -> Parts:
    return (
        (column.name, (column.picture,)),
        (tr("Strengths"), (tr("; ").join(column.strengths),)),
        (tr("Limits"), (tr("; ").join(column.limits),)),
        (tr("Fits when"), (column.fits_when,)),
        (tr("Fails when"), (column.fails_when,)),
    )


def _rows(pen: Pen, columns: Sequence[Parts], width: float, size: float) -> tuple[float, ...]:
    return tuple(
        max(_part_height(pen, head, texts, width, size) for head, texts in row)
        for row in zip(*columns, strict=True)
    )


def _part_height(pen: Pen, head: str, texts: Sequence[str], width: float, size: float) -> float:
    heads = len(pen.balanced(head, size, width, semibold=True))
    lines = heads + sum(len(pen.filled(text, size, width)) for text in texts)
    return lines * pen.line_height(size) + _PART_GAP * pen.u


def _part(
    pen: Pen, head: str, texts: Sequence[str], x: float, top: float, width: float, size: float
) -> None:
    top = pen.write(pen.balanced(head, size, width, semibold=True), x, top, size, semibold=True)
    for text in texts:
        top = pen.write(pen.filled(text, size, width), x, top, size)

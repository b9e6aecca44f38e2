"""The figures beside or below outlines on the stage, with the names of their axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import ShapeLine, Shapes
from itot_workshop.ui.stage.named_rows import NamedRow, named_rows, names_fit, write_name
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.widgets.numbers import fixed, head_day

_COLUMN, _APART, _APART_NARROW = 3.2, 0.9, 0.65
"""How wide a column of figures is at least, and what lies between two days, in u."""
_KEY, _KEY_NARROW = (0.46, 0.52, 0.56), (0.54, 0.58, 0.62)
"""How much of the width figures may take, for their names to stand in whole words."""
_HEAD, _LETTER = 1.6, 1.6
"""How high the head of the figures is, and how wide the letters are, in u."""

Figures: TypeAlias = Sequence[tuple[int, ShapeLine]]
Named: TypeAlias = tuple[Sequence[str], float]
"""What the axes are called beside their figures, and how wide the figures with them are."""


def figures_width(pen: Pen, view: Shapes, figures: Figures, most: float) -> float:
    """How wide the figures are with the whole names of their axes, in pixels, at most."""
    widest = max(pen.measure(it.name, 1.2, semibold=True) for _, it in figures)
    return min(most, widest + 0.7 * pen.u + _column(pen, view) * len(view.dates))


def names_in_one(pen: Pen, view: Shapes, figures: Figures, width: float) -> Sequence[str]:
    """The axes' names if each has one line in so much width, else their short names."""
    room = width - _column(pen, view) * len(view.dates) - 0.6 * pen.u
    names = [it.name for _, it in figures]
    in_one = all(pen.measure(name, 1.0, semibold=True) <= room for name in names)
    return names if in_one else [it.short for _, it in figures]


def called(pen: Pen, view: Shapes, figures: Figures, width: float, height: float) -> Sequence[str]:
    """The axes' names where their lines have the height, else their short names."""
    names = [it.name for _, it in figures]
    room = width - _column(pen, view) * len(view.dates) - 0.6 * pen.u
    fit = names_fit(pen, names, room, height - _HEAD * pen.u)
    return names if fit else [it.short for _, it in figures]


def figures_key(pen: Pen, view: Shapes, figures: Figures, height: float) -> Named:
    """The names behind their letters in as little width as they need; short ones where there are
    too many lines of whole ones for the height.
    """
    beside = (_LETTER + 0.6) * pen.u + _column(pen, view) * len(view.dates)
    names = [it.name for _, it in figures]
    for share in _KEY if pen.wide else _KEY_NARROW:
        room = share * pen.inner - beside
        if names_fit(pen, names, room, 0.92 * height - _HEAD * pen.u):
            return names, room + beside
    short, size = [it.short for _, it in figures], 1.2 if pen.wide else 1.0
    widest = max(pen.measure(name, size, semibold=True) for name in short)
    return short, widest + beside + 0.1


def _column(pen: Pen, view: Shapes) -> float:
    """How wide a column of figures is, in pixels."""
    apart = (_APART if pen.wide else _APART_NARROW) * pen.u
    days = (head_day(date, *view.dates) for date in view.dates)
    return max(_COLUMN * pen.u, *(pen.measure(day, 1.0) + apart for day in days))


def figures_height(
    pen: Pen, view: Shapes, names: Sequence[str], width: float, height: float
) -> float:
    """How high a small table with these names is in so much width, in pixels."""
    rows = _figure_rows(pen, view, names, width, height, small=True)
    return _HEAD * pen.u + sum(row.height for row in rows)


def _figure_rows(
    pen: Pen,
    view: Shapes,
    names: Sequence[str],
    width: float,
    height: float,
    indent: float = 0.0,
    *,
    small: bool,
) -> tuple[NamedRow, ...]:
    """The rows of the figures; small ones keep to the smallest type."""
    return named_rows(
        pen,
        names,
        width - _column(pen, view) * len(view.dates) - (0.6 + indent) * pen.u,
        height - _HEAD * pen.u,
        gap=(0.2 if small else 0.9) * pen.u,
        sizes=(1.0,) if small else (1.2, 1.1, 1.0),
    )


def draw_figures(
    pen: Pen,
    view: Shapes,
    figures: Figures,
    box: Box,
    names: Sequence[str],
    *,
    lettered: bool,
    small: bool = False,
) -> None:
    """The values in figures, oldest first: a radar alone misleads."""
    days = [head_day(date, *view.dates) for date in view.dates]
    wide = _column(pen, view)
    places = [box.right - wide * back for back in range(len(days) - 1, -1, -1)]
    indent = _LETTER if lettered else 0.0
    top, left = box.top + _HEAD * pen.u, box.left + indent * pen.u
    rows = _figure_rows(pen, view, names, box.width, box.height, indent, small=small)
    for day, x in zip(days, places, strict=True):
        pen.write((day,), x, box.top, 1.0, role="stage_muted", align="right")
    pen.rule(top, left=box.left, right=box.right)
    for (at, it), row in zip(figures, rows, strict=True):
        y = write_name(pen, row, left, top, semibold=it.fell)
        if lettered:
            pen.write((letter_of(at),), box.left, y, row.size, role="stage_muted")
        for value, x in zip(it.told, places, strict=True):
            role = "text" if x == places[-1] and it.compared else "stage_muted"
            pen.write((fixed(value),), x, y, row.size, role=role, align="right", even=True)
        top += row.height
    pen.rule(top, left=box.left, right=box.right)

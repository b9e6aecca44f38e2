"""Two or three outlines over each other on the stage, with their figures beside or below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import Radar, RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_compare_views import ShapeLine, Shapes
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.ui.charts.outlines import outline_axis
from itot_workshop.ui.stage.compare_words import layer_title, paged_title
from itot_workshop.ui.stage.named_rows import NamedRow, named_rows, names_fit, write_name
from itot_workshop.ui.stage.outline_key import legend_height, outlines_legend
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.radar_box import best_place, geometry_in
from itot_workshop.ui.stage.radar_box import is_crowded as crowded
from itot_workshop.ui.widgets.numbers import fixed, head_day, whole

_COLUMN = 3.5
"""How wide a column of figures is at least, in u."""
_WITH_NAMES = 0.56
"""How much of the width a radar with its names takes beside its figures."""
_KEY, _KEY_NARROW = (0.46, 0.52, 0.56), (0.54, 0.58, 0.62)
"""How much of the width figures may take, for their names to stand in whole words."""
_FEW = 4
"""So few rows of figures stand in one table below the shapes."""
_HEAD, _SMALL_TITLE, _NUMBER = 1.6, 2.0, 1.8
"""How high the head of the figures is, and a title that leaves them room, and how wide the numbers
are, in u.
"""

Figures: TypeAlias = Sequence[tuple[int, ShapeLine]]
Named: TypeAlias = tuple[Sequence[str], float]
"""What the axes are called beside their figures, and how wide the figures with them are."""


def paint_shapes(pen: Pen, view: Shapes) -> None:
    """Draw the outlines, with their figures beside them, or below where the window is narrow."""
    figures = tuple(enumerate(view.axes, 1))[slice(*view.listed)]
    if pen.wide or not _stacked(pen, view, figures):
        _beside(pen, view, figures)


def _beside(pen: Pen, view: Shapes, figures: Figures) -> None:
    title = paged_title(layer_title(view.layer), view.page, view.pages)
    sizes = (3.0, 2.4, _SMALL_TITLE) if pen.wide else (_SMALL_TITLE,)
    _, size = pen.fitted(title, sizes, pen.inner, 1, semibold=True)
    top = pen.write((title,), pen.left, pen.top, size, semibold=True) + 0.3 * pen.u
    height = pen.bottom - top
    width = pen.inner * (1 - _WITH_NAMES) - pen.u
    names = _called(pen, view, figures, width, height)
    labels = [it.name for it in view.axes]
    if is_crowded(pen, view, _left(pen, view, top, width), labels):
        names, width = _key(pen, view, figures, height)
        labels = [it.short for it in view.axes]
    if numbered := is_crowded(pen, view, _left(pen, view, top, width), labels):
        names, width = _key(pen, view, figures, height, numbered=True)
        labels = [whole(at) for at in range(1, len(view.axes) + 1)]
    place = _left(pen, view, top, width)
    draw_outlines(pen, view, place, labels)
    outlines_legend(pen, view, pen.left, place.bottom + 0.8 * pen.u, place.right)
    table = Box(pen.right - width, top, pen.right, pen.bottom)
    _figures(pen, view, figures, table, names, numbered=numbered)


def _left(pen: Pen, view: Shapes, top: float, width: float) -> Box:
    """The place of the radar beside figures of so much width, above its legend."""
    right = pen.right - width - 2 * pen.u
    foot = pen.bottom - legend_height(pen, view, right - pen.left)
    return Box(pen.left, top, right, foot - 0.8 * pen.u)


def _called(pen: Pen, view: Shapes, figures: Figures, width: float, height: float) -> Sequence[str]:
    """The axes' names where their lines have the height, else their short names."""
    names = [it.name for _, it in figures]
    room = width - _column(pen, view) * len(view.dates) - 0.6 * pen.u
    fit = names_fit(pen, names, room, height - _HEAD * pen.u)
    return names if fit else [it.short for _, it in figures]


def _key(
    pen: Pen, view: Shapes, figures: Figures, height: float, *, numbered: bool = False
) -> Named:
    """The axes' names in as little width as they need; where there are too many lines of them for
    the height, their short names.
    """
    beside = (_NUMBER * numbered + 0.6) * pen.u + _column(pen, view) * len(view.dates)
    names = [it.name for _, it in figures]
    for share in _KEY if pen.wide else _KEY_NARROW:
        room = share * pen.inner - beside
        if names_fit(pen, names, room, 0.92 * height - _HEAD * pen.u):
            return names, room + beside
    short = [it.short for _, it in figures]
    widest = max(pen.measure(name, 1.2, semibold=True) for name in short)
    return short, widest + beside


def _stacked(pen: Pen, view: Shapes, figures: Figures) -> bool:
    """Draw the figures below in two halves, few of them in one table, if that leaves the radar its
    names; says whether.
    """
    title = paged_title(layer_title(view.layer), view.page, view.pages)
    top = pen.top + pen.line_height(_SMALL_TITLE) + 0.3 * pen.u
    first = len(figures) if len(figures) <= _FEW else (len(figures) + 1) // 2
    parts = [part for part in (figures[:first], figures[first:]) if part]
    width = (pen.inner - (len(parts) - 1) * pen.u) / len(parts)
    named = [(part, [it.name for _, it in part]) for part in parts]
    table = _HEAD * pen.u + max(
        sum(row.height for row in _rows(pen, view, names, width, pen.bottom - top))
        for _, names in named
    )
    box = Box(pen.left, top + 1.6 * pen.u, pen.right, pen.bottom - table - 0.6 * pen.u)
    labels = labels_for(pen, view, box)
    if labels is None:
        return False
    pen.write((title,), pen.left, pen.top, _SMALL_TITLE, semibold=True)
    outlines_legend(pen, view, pen.left, top - 0.2 * pen.u, pen.right)
    draw_outlines(pen, view, box, labels)
    for at, (part, names) in enumerate(named):
        left = pen.left + at * (width + pen.u)
        place = Box(left, pen.bottom - table, left + width, pen.bottom)
        _figures(pen, view, part, place, names, numbered=False)
    return True


def labels_for(pen: Pen, view: Shapes, box: Box) -> Sequence[str] | None:
    """The names with which the shapes are worth drawing in a place, the short ones where whole ones
    leave them too little room; None where those do, too.
    """
    whole_, short = [it.name for it in view.axes], [it.short for it in view.axes]
    if len(view.axes) < FEWEST_AXES:
        return whole_
    charts = [_chart(view, labels) for labels in (whole_, short)]
    found = best_place(pen, charts, (box,))
    return None if found is None else (whole_, short)[found[0]]


def is_crowded(pen: Pen, view: Shapes, box: Box, labels: Sequence[str]) -> bool:
    """Whether the labels of the axes would leave the shapes too little room, or shrink."""
    return len(view.axes) >= FEWEST_AXES and crowded(pen, _chart(view, labels), box)


def draw_outlines(pen: Pen, view: Shapes, box: Box, labels: Sequence[str]) -> None:
    """The radar of the outlines; nothing where there are too few axes for one."""
    geometry = _geometry(pen, view, box, labels)
    if geometry is not None:
        with pen.area(box) as painter:
            text = stage_text(pen.look, pen.height)
            draw_radar(painter, geometry, text, pen.look, stage=True)


def _geometry(pen: Pen, view: Shapes, box: Box, labels: Sequence[str]) -> RadarGeometry | None:
    return None if len(view.axes) < FEWEST_AXES else geometry_in(pen, _chart(view, labels), box)


def _chart(view: Shapes, labels: Sequence[str]) -> Radar:
    noted = labels[0] != whole(1)
    return Radar(
        axes=tuple(
            outline_axis(it, view.layer, label, noted=noted)
            for it, label in zip(view.axes, labels, strict=True)
        ),
        low=view.low,
        high=view.high,
        layers=frozenset(("before", view.layer)),
    )


def _column(pen: Pen, view: Shapes) -> float:
    """How wide a column of figures is, in pixels."""
    days = (head_day(date, *view.dates) for date in view.dates)
    return max(_COLUMN * pen.u, *(pen.measure(day, 1.0) + 0.5 * pen.u for day in days))


def _rows(
    pen: Pen, view: Shapes, names: Sequence[str], width: float, height: float, indent: float = 0.0
) -> tuple[NamedRow, ...]:
    return named_rows(
        pen,
        names,
        width - _column(pen, view) * len(view.dates) - (0.6 + indent) * pen.u,
        height - _HEAD * pen.u,
        gap=(0.9 if pen.wide else 0.3) * pen.u,
        sizes=(1.2, 1.1, 1.0) if pen.wide or indent else (1.0,),
    )


def _figures(
    pen: Pen, view: Shapes, figures: Figures, box: Box, names: Sequence[str], *, numbered: bool
) -> None:
    """The values in figures, oldest first: a radar alone misleads."""
    days = [head_day(date, *view.dates) for date in view.dates]
    wide = _column(pen, view)
    places = [box.right - wide * back for back in range(len(days) - 1, -1, -1)]
    indent = _NUMBER if numbered else 0.0
    top, left = box.top + _HEAD * pen.u, box.left + indent * pen.u
    rows = _rows(pen, view, names, box.width, box.height, indent)
    for day, x in zip(days, places, strict=True):
        pen.write((day,), x, box.top, 1.0, role="stage_muted", align="right")
    pen.rule(top, left=box.left, right=box.right)
    for (at, it), row in zip(figures, rows, strict=True):
        y = write_name(pen, row, left, top, semibold=it.fell)
        if numbered:
            pen.write((whole(at),), box.left, y, row.size, role="stage_muted", even=True)
        for value, x in zip(it.values, places, strict=True):
            role = "text" if x == places[-1] else "stage_muted"
            pen.write((fixed(value),), x, y, row.size, role=role, align="right", even=True)
        top += row.height
    pen.rule(top, left=box.left, right=box.right)

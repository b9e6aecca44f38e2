"""Two or three outlines over each other on the stage, with their figures beside or below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from itot_workshop.charts.look import Series
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import FEWEST_AXES, Radar, RadarGeometry
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_compare_views import ShapeLine, Shapes
from itot_workshop.ui.charts.outlines import outline_axis
from itot_workshop.ui.stage.compare_words import layer_title, paged_title
from itot_workshop.ui.stage.named_rows import NamedRow, named_rows, write_name
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.radar_box import geometry_in
from itot_workshop.ui.stage.radar_box import is_crowded as crowded
from itot_workshop.ui.widgets.numbers import fixed, head_day, whole

_COLUMN = 3.5
"""How wide a column of figures is at least, in u."""
_WITH_NAMES, _WITH_NUMBERS, _NARROW = 0.56, 0.44, 0.38
"""How much of the width a radar takes beside its figures."""
_HEAD, _SMALL_TITLE = 1.6, 2.0
"""How high the head of the figures is, and a title that leaves them room, in u."""

Figures: TypeAlias = Sequence[tuple[int, ShapeLine]]


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
    foot = pen.bottom - 2.4 * pen.u
    share = _WITH_NAMES
    numbered = not pen.wide or is_crowded(pen, view, _left(pen, share, top, foot))
    if numbered:
        share = _WITH_NUMBERS if pen.wide else _NARROW
    split = pen.left + pen.inner * share
    legend = legend_height(pen, view, split - pen.u - pen.left)
    foot = pen.bottom - legend
    draw_outlines(pen, view, _left(pen, share, top, foot - 0.8 * pen.u), numbered=numbered)
    outlines_legend(pen, view, pen.left, foot, split - pen.u)
    _figures(pen, view, figures, Box(split + pen.u, top, pen.right, pen.bottom), numbered=numbered)


def _left(pen: Pen, share: float, top: float, foot: float) -> Box:
    return Box(pen.left, top, pen.left + pen.inner * share - pen.u, foot)


def _stacked(pen: Pen, view: Shapes, figures: Figures) -> bool:
    """Draw the figures below in two halves, if that leaves the radar its names; says whether."""
    title = paged_title(layer_title(view.layer), view.page, view.pages)
    top = pen.top + pen.line_height(_SMALL_TITLE) + 0.3 * pen.u
    half = (len(figures) + 1) // 2
    width = pen.inner / 2 - 0.5 * pen.u
    table = _HEAD * pen.u + max(
        sum(row.height for row in _rows(pen, view, part, width, pen.bottom - top))
        for part in (figures[:half], figures[half:])
    )
    left = Box(pen.left, pen.bottom - table, pen.left + width, pen.bottom)
    right = left.moved(Point(pen.inner / 2 + 0.5 * pen.u, 0))
    box = Box(pen.left, top + 1.6 * pen.u, pen.right, left.top - 0.6 * pen.u)
    if is_crowded(pen, view, box):
        return False
    pen.write((title,), pen.left, pen.top, _SMALL_TITLE, semibold=True)
    outlines_legend(pen, view, pen.left, top - 0.2 * pen.u, pen.right)
    draw_outlines(pen, view, box)
    _figures(pen, view, figures[:half], left, numbered=False)
    _figures(pen, view, figures[half:], right, numbered=False)
    return True


def is_crowded(pen: Pen, view: Shapes, box: Box) -> bool:
    """Whether the names of the axes would leave the shapes too little room, or shrink."""
    geometry = _geometry(pen, view, box, numbered=False)
    return geometry is not None and crowded(geometry, box)


def draw_outlines(pen: Pen, view: Shapes, box: Box, *, numbered: bool = False) -> None:
    """The radar of the outlines; nothing where there are too few axes for one."""
    geometry = _geometry(pen, view, box, numbered=numbered)
    if geometry is not None:
        with pen.area(box) as painter:
            text = stage_text(pen.look, pen.height)
            draw_radar(painter, geometry, text, pen.look, stage=True)


def _geometry(pen: Pen, view: Shapes, box: Box, *, numbered: bool) -> RadarGeometry | None:
    if len(view.axes) < FEWEST_AXES:
        return None
    labels = [whole(at) if numbered else it.name for at, it in enumerate(view.axes, 1)]
    radar = Radar(
        axes=tuple(
            outline_axis(it, view.layer, label, noted=not numbered)
            for it, label in zip(view.axes, labels, strict=True)
        ),
        low=view.low,
        high=view.high,
        layers=frozenset(("before", view.layer)),
    )
    return geometry_in(pen, radar, box)


def outlines_legend(pen: Pen, view: Shapes, left: float, top: float, right: float) -> None:
    """Which outline is of which day, with the overall scores, and how to read it.

    The days stand one below the other where one line is too short for them.
    """
    x = left
    below = not _in_one_line(pen, view, right - left)
    for line, said in _days(pen, view):
        middle = top + pen.line_height(1.1) / 2
        start = x + pen.sample(line, x, middle) + 0.5 * pen.u
        pen.write((said,), start, top, 1.1)
        if below:
            top += pen.line_height(1.1)
        else:
            x = start + pen.measure(said, 1.1) + 1.4 * pen.u
    better = tr("Outward is better")
    if not below and x + pen.measure(better, 1.1) <= right:
        pen.write((better,), right, top, 1.1, role="stage_muted", align="right")


def legend_height(pen: Pen, view: Shapes, width: float) -> float:
    """How high the legend is in so much width, in pixels."""
    lines = 1 if _in_one_line(pen, view, width) else len(view.dates)
    return lines * pen.line_height(1.1)


def _in_one_line(pen: Pen, view: Shapes, width: float) -> bool:
    each = (1.9 + pen.look.chart.mark.legend_line) * pen.u
    return sum(pen.measure(said, 1.1) + each for _, said in _days(pen, view)) - 1.4 * pen.u <= width


def _days(pen: Pen, view: Shapes) -> list[tuple[Series, str]]:
    """The line of each session, and what is said of it."""
    series = pen.look.chart.series
    now = {"balanced": series.balanced, "it": series.it, "ot": series.ot}[view.layer]
    lines = (*(series.older for _ in view.dates[2:]), series.before, now)
    said = [head_day(date, view.dates[-1]) for date in view.dates]
    return [
        (line, day if score is None else f"{day} {fixed(score)}")
        for line, day, score in zip(lines, said, view.overall, strict=True)
    ]


def _column(pen: Pen, view: Shapes) -> float:
    """How wide a column of figures is, in pixels."""
    days = (head_day(date, view.dates[-1]) for date in view.dates)
    return max(_COLUMN * pen.u, *(pen.measure(day, 1.0) + 0.5 * pen.u for day in days))


def _rows(
    pen: Pen, view: Shapes, figures: Figures, width: float, height: float, indent: float = 0.0
) -> tuple[NamedRow, ...]:
    return named_rows(
        pen,
        [it.name for _, it in figures],
        width - _column(pen, view) * len(view.dates) - (0.6 + indent) * pen.u,
        height - _HEAD * pen.u,
        gap=(0.9 if pen.wide else 0.3) * pen.u,
        sizes=(1.2, 1.1, 1.0) if pen.wide or indent else (1.0,),
    )


def _figures(pen: Pen, view: Shapes, figures: Figures, box: Box, *, numbered: bool) -> None:
    """The values in figures, oldest first: a radar alone misleads."""
    days = [head_day(date, view.dates[-1]) for date in view.dates]
    wide = _column(pen, view)
    places = [box.right - wide * back for back in range(len(days) - 1, -1, -1)]
    indent = 1.8 if numbered else 0.0
    top, left = box.top + _HEAD * pen.u, box.left + indent * pen.u
    rows = _rows(pen, view, figures, box.width, box.height, indent)
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

"""Axis by axis over time on the stage: small charts, falls first, and what each came to.

All pages are drawn in one way: in the same sizes, with the same legend, steps on all or on none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from itot_workshop.charts.look import Series
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.charts.trend import told_alike, trend_geometry
from itot_workshop.charts.trend_paint import draw_trend
from itot_workshop.charts.trend_values import Trend
from itot_workshop.domain.audience_time_views import AxisOverTime, OverTime
from itot_workshop.ui.charts.trends import any_steps, axis_trend
from itot_workshop.ui.stage.compare_words import paged_title
from itot_workshop.ui.stage.over_time_words import AFTER_FIGURE, SIZE, signs_of, told_of
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import signed

_Entry: TypeAlias = tuple[Series, str]
_TITLES = (3.0, 2.4, 2.0, 1.7, 1.4)
"""Sizes of the title, which leaves the legend its place beside it, the same on all pages."""
_NAMES, _LINES = (1.2, 1.1, 1.0), 2
_COLUMNS = {1: 1, 2: 2, 4: 2}
"""How many charts of the fullest page stand side by side where it is not three: on all pages."""


def paint_over_time(pen: Pen, view: OverTime) -> None:
    """Draw the small charts in a grid of at most three by two."""
    titles = [paged_title(tr("Axis by axis"), at + 1, view.pages) for at in range(view.pages)]
    entries = _entries(pen, view.every)
    beside = pen.inner - _legend_width(pen, entries) - 2 * pen.u
    size = min(pen.fitted(title, _TITLES, beside, 1, semibold=True)[1] for title in titles)
    top = pen.write((titles[view.page - 1],), pen.left, pen.top, size, semibold=True)
    legend = pen.top + pen.line_height(size) / 2
    if max(pen.measure(title, size, semibold=True) for title in titles) > beside + 2 * pen.u:
        legend = top + pen.line_height(1.1) / 2
        top += pen.line_height(1.1)
    _legend(pen, entries, legend)
    top += 0.4 * pen.u
    columns = _COLUMNS.get(view.most, 3)
    rows = -(-view.most // columns)
    gap = 1.4 * pen.u
    width = (pen.inner - gap * (columns - 1)) / columns
    trends = _trends(pen, view, width)
    said = told_of(pen, view, width)
    foot = _foot(pen, view, said, steps=any(it.steps for it in trends.values()))
    size, lines = _names(pen, view, width, columns)
    free = foot - top - pen.u * (rows - 1) - sum(lines) * pen.line_height(size)
    for at, axis in enumerate(view.axes):
        row, column = divmod(at, columns)
        left, above = pen.left + column * (width + gap), sum(lines[:row]) * pen.line_height(size)
        y = top + row * (free / rows + pen.u) + above
        bottom = y + free / rows + lines[row] * pen.line_height(size)
        box = Box(left, y, left + width, bottom)
        under = _head(pen, axis, box, said[axis.axis], size, lines[row])
        draw_chart(pen, trends[axis.axis], Box(left, under, box.right, box.bottom))


def _foot(pen: Pen, view: OverTime, said: Mapping[str, str], *, steps: bool) -> float:
    """Write which days the changes are of, when arrows stand between days, and what markers on
    their own are where this page has any; gives where the charts of all pages end above it.
    """
    here, anywhere = (
        pen.in_sentences(tuple(signs_of(view, axes, said, steps=steps)), 1.0, pen.inner)
        for axes in (view.axes, view.every)
    )
    if not any(anywhere):
        return pen.bottom
    top = pen.bottom - len(anywhere) * pen.line_height(1.0)
    pen.write(here, pen.left, top, 1.0, role="stage_muted")
    return top - 0.4 * pen.u


def _trends(pen: Pen, view: OverTime, width: float) -> Mapping[str, Trend]:
    """The lines of the axes of all pages by axis, told alike."""
    steps = any_steps(view.every)
    trends = [axis_trend(it, view.dates, view.low, view.high, steps=steps) for it in view.every]
    text = stage_text(pen.look, pen.height)
    told = told_alike(trends, width, text.label, font_measure(text, pen.look))
    return {axis.axis: trend for axis, trend in zip(view.every, told, strict=True)}


def _entries(pen: Pen, axes: Sequence[AxisOverTime]) -> tuple[_Entry, ...]:
    """What is drawn, from the last to the first; the whole room only where it stands for a side."""
    series = pen.look.chart.series
    entries = (
        (series.together, tr("Both together")),
        (series.ot, seat_name("OT")),
        (series.it, seat_name("IT")),
    )
    whole = any(point.room is not None for axis in axes for point in axis.points)
    return ((series.room, tr("the room as a whole")), *entries) if whole else entries


def _legend_width(pen: Pen, entries: Sequence[_Entry]) -> float:
    return sum(
        pen.measure(word, 1.1) + pen.sample_length(drawn) + 2.0 * pen.u for drawn, word in entries
    )


def _legend(pen: Pen, entries: Sequence[_Entry], y: float) -> None:
    """Which line is whose, at the far end of the title's line or of the one below."""
    x = pen.right
    for drawn, word in entries:
        pen.write((word,), x, y - pen.line_height(1.1) / 2, 1.1, role="stage_muted", align="right")
        x -= pen.measure(word, 1.1) + 0.5 * pen.u + pen.sample_length(drawn)
        pen.sample(drawn, x, y)
        x -= 1.3 * pen.u


def _names(pen: Pen, view: OverTime, width: float, columns: int) -> tuple[float, tuple[int, ...]]:
    """The largest type in which two lines are enough for each name, else the smallest; and how many
    lines the longest name of each row takes on any page.
    """
    pages = [it.axes for it in (view, *view.others)]
    for size in _NAMES:
        lines = tuple(
            max(
                len(_name(pen, axis, size, width))
                for axes in pages
                for axis in axes[start : start + columns]
            )
            for start in range(0, view.most, columns)
        )
        if max(lines) <= _LINES:
            break
    return size, lines


def _name(pen: Pen, axis: AxisOverTime, size: float, width: float) -> tuple[str, ...]:
    return pen.balanced(axis.name, size, width, semibold=True)


def _head(pen: Pen, axis: AxisOverTime, box: Box, said: str, size: float, lines: int) -> float:
    """An axis's name, which ends where one of so many lines does, and below it what it came to;
    gives where that ends.
    """
    name = _name(pen, axis, size, box.width)
    pen.rule(box.top, left=box.left, right=box.right)
    top = box.top + 0.3 * pen.u + (lines - len(name)) * pen.line_height(size)
    top = pen.write(name, box.left, top, size, semibold=True)
    after = box.left
    if axis.delta is not None:
        figure = signed(axis.delta)
        pen.write((figure,), box.left, top, SIZE, semibold=True, even=True)
        after += pen.measure(re.sub(r"\d", "0", figure), SIZE, semibold=True)
        after += AFTER_FIGURE * pen.u
    return pen.write((said,), after, top, SIZE, role="stage_muted")


def draw_chart(pen: Pen, trend: Trend, box: Box) -> None:
    """Draw a trend into a place of the stage."""
    text = stage_text(pen.look, pen.height)
    measure = font_measure(text, pen.look)
    geometry = trend_geometry(trend, box.width, box.height, text.label, measure)
    with pen.area(box) as painter:
        draw_trend(painter, geometry, text, pen.look, stage=True)

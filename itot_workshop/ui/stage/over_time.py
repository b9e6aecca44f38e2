"""Axis by axis over time on the stage: small charts, falls first, and what each came to."""

from __future__ import annotations

from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.charts.trend import Trend, trend_geometry
from itot_workshop.charts.trend_paint import draw_trend
from itot_workshop.domain.audience_compare_views import AxisOverTime, ChangeLine, OverTime
from itot_workshop.ui.charts.trends import axis_trend
from itot_workshop.ui.stage.compare_words import change_words
from itot_workshop.ui.stage.pen import Pen, seat_name, tr
from itot_workshop.ui.widgets.numbers import signed


def paint_over_time(pen: Pen, view: OverTime) -> None:
    """Draw the small charts in a grid of at most four by two, or three by three where narrow."""
    title = tr("Axis by axis")
    if view.pages > 1:
        title = tr("Axis by axis, {page} of {pages}").format(page=view.page, pages=view.pages)
    top = pen.title(title)
    _legend(pen, pen.top)
    top += 0.4 * pen.u
    columns = (4 if pen.wide else 3) if len(view.axes) > 2 else max(1, len(view.axes))
    rows = -(-len(view.axes) // columns)
    gap = 1.4 * pen.u
    width = (pen.inner - gap * (columns - 1)) / columns
    height = (pen.bottom - top - pen.u * (rows - 1)) / rows
    names = [pen.balanced(axis.name, 1.1, width, semibold=True) for axis in view.axes]
    lines = min(2, max(map(len, names)))
    for at, axis in enumerate(view.axes):
        row, column = divmod(at, columns)
        left, y = pen.left + column * (width + gap), top + row * (height + pen.u)
        _chart(pen, view, axis, Box(left, y, left + width, y + height), lines)


def _legend(pen: Pen, top: float) -> None:
    """Which line is whose, at the far end of the title's line."""
    series = pen.look.chart.series
    x, y = pen.right, top + pen.line_height(3.0) / 2
    for drawn, word in (
        (series.balanced, tr("both together")),
        (series.ot, seat_name("OT")),
        (series.it, seat_name("IT")),
    ):
        pen.write((word,), x, y - pen.line_height(1.1) / 2, 1.1, role="stage_muted", align="right")
        x -= pen.measure(word, 1.1) + 0.5 * pen.u + pen.look.chart.mark.legend_line * pen.u
        pen.sample(drawn, x, y)
        x -= 1.3 * pen.u


def _chart(pen: Pen, view: OverTime, axis: AxisOverTime, box: Box, lines: int) -> None:
    """One axis: its name in so many lines, what it came to, its lines over time."""
    pen.rule(box.top, left=box.left, right=box.right)
    top = box.top + 0.3 * pen.u
    name = pen.cut(pen.balanced(axis.name, 1.1, box.width, semibold=True), lines, 1.1, box.width)
    top += (lines - len(name)) * pen.line_height(1.1)
    top = pen.write(name, box.left, top, 1.1, semibold=True)
    line = ChangeLine(
        name=axis.name,
        delta=axis.delta,
        label=axis.label,
        it=(None, None),
        ot=(None, None),
        gap=None,
        not_compared=None,
    )
    said = change_words(line)
    if axis.delta is not None:
        figure = signed(axis.delta)
        pen.write((figure,), box.left, top, 1.1, semibold=True, even=True)
        after = box.left + pen.measure(figure, 1.1, semibold=True) + 0.7 * pen.u
        pen.write((said,), after, top, 1.1, role="stage_muted")
    else:
        pen.write((said,), box.left, top, 1.1, role="stage_muted")
    top += pen.line_height(1.1)
    trend = axis_trend(axis.points, view.dates, view.low, view.high, ends=box.width >= 9 * pen.u)
    draw_chart(pen, trend, Box(box.left, top, box.right, box.bottom))


def draw_chart(pen: Pen, trend: Trend, box: Box) -> None:
    """Draw a trend into a place of the stage."""
    text = stage_text(pen.look, pen.height)
    measure = font_measure(text, pen.look)
    geometry = trend_geometry(trend, box.width, box.height, text.label, measure)
    with pen.area(box) as painter:
        draw_trend(painter, geometry, text, pen.look, stage=True)

"""Native charts of a deck, to be edited like any other: the radar, and axes over time."""

from __future__ import annotations

import math
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Mm, Pt

from itot_workshop.reports.document import Mark, Radar, Trend, Trends
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_marks import MARKS
from itot_workshop.reports.plain import cut, plain
from itot_workshop.reports.pptx_page import Box, colour_of
from itot_workshop.reports.series import series_of
from itot_workshop.reports.sheets import two

_STYLES = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "none": XL_MARKER_STYLE.NONE,
}
_LINES = {"solid": MSO_LINE.SOLID, "dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT}


_LONGEST_NAME = 48
"""Characters of an axis's name at its chart."""


def add_radar(slide: Any, radar: Radar, box: Box, office: Office) -> None:
    """The radar of a session, or of the last one over earlier ones."""
    series = series_of(radar)
    data = CategoryChartData(number_format="0.00")
    data.categories = [cut(name, _LONGEST_NAME) for _, name in radar.axes]
    for one in series:
        data.add_series(one.name, one.values)
    chart = _chart(slide, XL_CHART_TYPE.RADAR_MARKERS, box, data, radar.title, radar.alt)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size = Pt(office.sizes.slides.small)
    chart.font.color.rgb = colour_of(office, "text")
    _scale(chart, radar.low, radar.high, office)
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        _dress(drawn, one.mark, office)


def add_trends(slide: Any, trends: Trends, box: Box, office: Office) -> None:
    """One small chart for each axis, all on one scale and in reading order."""
    count = len(trends.charts)
    columns = 4 if count > 4 else max(1, count)
    rows = math.ceil(count / columns)
    gap = office.sizes.slides.block
    width = (box.width - gap * (columns - 1)) / columns
    height = (box.height - gap * (rows - 1)) / rows
    for at, trend in enumerate(trends.charts):
        place = Box(
            left=box.left + (at % columns) * (width + gap),
            top=box.top + (at // columns) * (height + gap),
            width=width,
            height=height,
        )
        _trend(slide, trends, trend, place, office)


def _trend(slide: Any, trends: Trends, trend: Trend, box: Box, office: Office) -> None:
    data = CategoryChartData(number_format="0.00")
    data.categories = [plain(time) for time in trends.times]
    for line in trend.lines:
        data.add_series(str(line.mark), [two(value) for value in line.values])
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, box, data, trend.title, trend.alt)
    chart.has_legend, chart.has_title = False, True
    sizes = office.sizes.slides
    words = chart.chart_title.text_frame
    words.text = f"{cut(trend.title, _LONGEST_NAME)}  {plain(trend.figure)}"
    title = words.paragraphs[0].font
    title.size, title.bold, title.color.rgb = Pt(sizes.small), True, colour_of(office, "text")
    chart.font.size, chart.font.color.rgb = Pt(sizes.small), colour_of(office, "muted")
    _scale(chart, trends.low, trends.high, office)
    chart.value_axis.major_unit = max(1, (trends.high - trends.low) // 2)
    chart.category_axis.format.line.color.rgb = colour_of(office, "line")
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for drawn, line in zip(chart.plots[0].series, trend.lines, strict=True):
        _dress(drawn, line.mark, office)
        drawn.smooth = False


def _chart(slide: Any, kind: Any, box: Box, data: CategoryChartData, title: str, alt: str) -> Any:
    frame = slide.shapes.add_chart(
        kind, Mm(box.left), Mm(box.top), Mm(box.width), Mm(box.height), data
    )
    tell(frame, title, alt)
    return frame.chart


def tell(frame: Any, title: str, alt: str) -> None:
    """What a screen reader says for a chart or a table."""
    told = frame._element.nvGraphicFramePr.cNvPr
    told.set("name", plain(title)[:255])
    told.set("descr", plain(alt))


def _scale(chart: Any, low: int, high: int, office: Office) -> None:
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, 1
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour_of(office, "line")
    axis.format.line.color.rgb = colour_of(office, "line")
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = Pt(office.sizes.slides.small)
    axis.tick_labels.font.color.rgb = colour_of(office, "muted")


def _dress(series: Any, mark: Mark, office: Office) -> None:
    """Colour, marker and line of a side, as everywhere."""
    look, ink = MARKS[mark], colour_of(office, MARKS[mark].role)
    line = series.format.line
    if look.line == "none":
        line.fill.background()
    else:
        line.color.rgb, line.width = ink, Pt(office.sizes.slides.stroke)
        line.dash_style = _LINES[look.line]
    marker = series.marker
    marker.style = _STYLES[look.marker]
    if look.marker != "none":
        marker.size = round(office.sizes.slides.marker)
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = ink
        marker.format.line.color.rgb = ink

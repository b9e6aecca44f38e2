"""Native charts of a deck, to be edited like any other, and axes over time."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from itot_workshop.reports.document import Line, Mark, Trend, Trends
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_marks import MARKS
from itot_workshop.reports.plain import cut, plain
from itot_workshop.reports.pptx_page import Box, colour_of
from itot_workshop.reports.sheets import two

_PIECE = 2.2
"""How long a piece of a line is, in markers."""
_STYLES = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "none": XL_MARKER_STYLE.NONE,
}
_LINES = {"solid": MSO_LINE.SOLID, "dash": MSO_LINE.DASH, "round_dot": MSO_LINE.ROUND_DOT}

_LONGEST_NAME = 48
"""Characters of an axis's name at its chart."""


def add_trends(slide: Any, trends: Trends, box: Box, office: Office) -> None:
    """One small chart for each axis, all on one scale and in reading order."""
    count = len(trends.charts)
    columns = 4 if count > 4 else max(1, count)
    places = in_columns(box, count, columns, office)
    for trend, place in zip(trends.charts, places, strict=True):
        _trend(slide, trends, trend, place, office)


def in_columns(box: Box, count: int, columns: int, office: Office) -> list[Box]:
    """So many places of one size in a box, in rows of so many columns."""
    rows = math.ceil(count / columns)
    gap = office.sizes.slides.block
    width = (box.width - gap * (columns - 1)) / columns
    height = (box.height - gap * (rows - 1)) / rows
    return [
        Box(
            left=box.left + (at % columns) * (width + gap),
            top=box.top + (at // columns) * (height + gap),
            width=width,
            height=height,
        )
        for at in range(count)
    ]


def _trend(slide: Any, trends: Trends, trend: Trend, box: Box, office: Office) -> None:
    data = CategoryChartData(number_format="0.00")
    data.categories = [plain(time) for time in trends.times]
    drawn = [(line.mark, *part) for line in trend.lines for part in parts_of(trend, line)]
    for mark, values, _ in drawn:
        data.add_series(str(mark), [two(value) for value in values])
    chart = new_chart(slide, XL_CHART_TYPE.LINE_MARKERS, box, data, trend.title, trend.alt)
    chart.has_legend = False
    set_title(chart, f"{cut(trend.title, _LONGEST_NAME)}  {plain(trend.figure)}", office)
    small = Pt(office.sizes.slides.small)
    chart.font.size, chart.font.color.rgb = small, colour_of(office, "muted")
    set_scale(chart, trends.low, trends.high, office)
    chart.value_axis.major_unit = max(1, (trends.high - trends.low) // 2)
    chart.category_axis.format.line.color.rgb = colour_of(office, "line")
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    for series, (mark, values, apart) in zip(chart.plots[0].series, drawn, strict=True):
        dress(series, mark, office)
        series.smooth = False
        if mark == "both":
            _widen(series, office, alone=len(values) - values.count(None) == 1)
        if apart:
            series.marker.format.fill.fore_color.rgb = colour_of(office, "surface")


def _widen(series: Any, office: Office, *, alone: bool) -> None:
    """Draw both together as everywhere: a thick line without markers behind those of the sides, a
    piece of it for a value ``alone``.
    """
    drawn, marker = office.look.chart.series, series.marker
    ink, line = colour_of(office, drawn.together.colour), series.format.line
    line.color.rgb = ink
    line.width = Pt(office.sizes.slides.stroke * drawn.together.width / drawn.it.width)
    marker.style = XL_MARKER_STYLE.DASH if alone else XL_MARKER_STYLE.NONE
    if alone:
        marker.size = round(_PIECE * office.sizes.slides.marker)
        marker.format.fill.fore_color.rgb = marker.format.line.color.rgb = ink


def parts_of(trend: Trend, line: Line) -> Iterator[tuple[tuple[float | None, ...], bool]]:
    """The values of a line run by run, each over all sessions, then one by one those that no run
    joins, and whether they stand apart.
    """
    drawn = {at for run in trend.runs for at in run}
    yield from ((_only(line, run), False) for run in trend.runs)
    for at, value in enumerate(line.values):
        if at not in drawn and value is not None:
            yield _only(line, (at,)), at in trend.apart


def _only(line: Line, kept: Collection[int]) -> tuple[float | None, ...]:
    return tuple(value if at in kept else None for at, value in enumerate(line.values))


def set_title(chart: Any, text: str, office: Office) -> None:
    """What a small chart is called, above it."""
    chart.has_title = True
    words = chart.chart_title.text_frame
    words.text = plain(text)
    font = words.paragraphs[0].font
    font.size, font.bold = Pt(office.sizes.slides.small), True
    font.color.rgb = colour_of(office, "text")


def new_chart(
    slide: Any, kind: Any, box: Box, data: CategoryChartData, title: str, alt: str
) -> Any:
    """A chart in its place, with what a screen reader says for it."""
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


def set_scale(chart: Any, low: int, high: int, office: Office) -> None:
    """The scale from end to end, with a line at each whole number."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, 1
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour_of(office, "line")
    axis.format.line.color.rgb = colour_of(office, "line")
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = Pt(office.sizes.slides.small)
    axis.tick_labels.font.color.rgb = colour_of(office, "muted")


def dress(series: Any, mark: Mark, office: Office, size: float = 1.0) -> None:
    """Colour, marker and line of a side, as everywhere; ``size`` is that of marker and line."""
    look, ink = MARKS[mark], colour_of(office, MARKS[mark].role)
    line = series.format.line
    if look.line == "none":
        line.fill.background()
    else:
        line.color.rgb, line.width = ink, Pt(size * office.sizes.slides.stroke)
        line.dash_style = _LINES[look.line]
    marker = series.marker
    marker.style = _STYLES[look.marker]
    if look.marker != "none":
        marker.size = round(size * office.sizes.slides.marker)
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = ink
        marker.format.line.color.rgb = ink

"""The radars of a deck as native charts: one beside its words, or small ones side by side."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from itot_workshop.charts.wrap import within
from itot_workshop.reports.document import Radar, Radars
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_marks import MARKS
from itot_workshop.reports.plain import cut, plain
from itot_workshop.reports.pptx_chart import (
    dress,
    in_columns,
    new_chart,
    set_scale,
    set_title,
)
from itot_workshop.reports.pptx_page import Box, colour_of
from itot_workshop.reports.pptx_table import POINT
from itot_workshop.reports.series import series_of

A_ROW = 3
"""So many small radars stand side by side."""
_LONGEST_NAME, _NAME, _MANY = 48, 11.0, 10
"""Characters of an axis's name at its chart, and how wide a line of it gets in sizes of its type;
whole names of more axes than so many lie on each other.
"""
_FINE = 0.6
"""The size of markers and lines of small radars."""
_PLOT, _SMALL_PLOT = (0.26, 0.12, 0.48, 0.72), (0.2, 0.28, 0.6, 0.62)
"""Where the drawing lies in a chart and how large it is, in shares of width and height."""


def add_radar(slide: Any, radar: Radar, box: Box, office: Office) -> None:
    """The radar of a session, or of the last one over earlier ones."""
    series = series_of(radar)
    data = CategoryChartData(number_format="0.00")
    names = [name for _, name in radar.axes]
    many = radar.short if len(names) > _MANY and radar.short else names
    data.categories = [_lines(name, office) for name in many]
    for one in series:
        data.add_series(one.name, one.values)
    chart = new_chart(slide, XL_CHART_TYPE.RADAR_MARKERS, box, data, radar.title, radar.alt)
    chart.has_legend, chart.has_title = not radar.small, False
    if radar.small:
        set_title(chart, radar.title, office)
    else:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _draw_at(chart, *(_SMALL_PLOT if radar.small else _PLOT))
    chart.font.size = Pt(office.sizes.slides.small)
    chart.font.color.rgb = colour_of(office, "text")
    set_scale(chart, radar.low, radar.high, office)
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        alone = one.mark == "both" and not radar.balanced
        dress(drawn, "room" if alone else one.mark, office, _FINE if radar.small else 1.0)


def add_radars(slide: Any, radars: Radars, box: Box, office: Office) -> None:
    """Small radars of one size in reading order, below what their marks and letters mean."""
    sizes = office.sizes.slides
    signs = "   ".join(f"{MARKS[mark].sign} {name}" for mark, name in radars.legend)
    told = plain(f"{signs}   {radars.caption}")
    lines = office.measure.lines(told, box.width / (sizes.small * POINT))
    high = (lines + 1) * sizes.small * POINT * sizes.line
    words = slide.shapes.add_textbox(Mm(box.left), Mm(box.top), Mm(box.width), Mm(high)).text_frame
    words.margin_left = words.margin_right = words.margin_top = words.margin_bottom = 0
    words.word_wrap, words.text = True, told
    font = words.paragraphs[0].font
    font.size, font.color.rgb = Pt(sizes.small), colour_of(office, "muted")
    room = Box(left=box.left, top=box.top + high, width=box.width, height=box.height - high)
    places = in_columns(room, len(radars.charts), A_ROW, office)
    for radar, place in zip(radars.charts, places, strict=True):
        add_radar(slide, radar, place, office)


def _lines(name: str, office: Office) -> str:
    """A name in as many lines as leave the drawing its room."""
    return "\n".join(within(cut(name, _LONGEST_NAME), office.measure.width, _NAME).lines)


def _draw_at(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Give the drawing its place: programs that are left to choose make it as small as names are
    long.
    """
    plot = chart._chartSpace.chart.plotArea
    layout = plot.find(qn("c:layout"))
    if layout is None:
        layout = plot.makeelement(qn("c:layout"), {})
        plot.insert(0, layout)
    manual = layout.makeelement(qn("c:manualLayout"), {})
    for name, value in (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", left),
        ("y", top),
        ("w", width),
        ("h", height),
    ):
        manual.append(manual.makeelement(qn(f"c:{name}"), {"val": str(value)}))
    layout.append(manual)

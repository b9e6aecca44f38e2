"""The small charts of a document over time, drawn by the charts' own hand, as PNG."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.render import to_png
from itot_workshop.charts.text import font_measure
from itot_workshop.charts.trend import trend_geometry
from itot_workshop.charts.trend_paint import draw_trend
from itot_workshop.charts.trend_values import Trend as Chart
from itot_workshop.charts.trend_values import TrendLine, TrendSeries
from itot_workshop.reports.document import Line, Mark, Trend, Trends
from itot_workshop.reports.plain import plain

_WIDTH, _HEIGHT, _TEXT, _EDGE = 200, 112, 13.0, 4
_SERIES: dict[Mark, TrendSeries] = {"both": "together", "IT": "it", "OT": "ot"}


class SmallChart(NamedTuple):
    """One chart of those that share a scale and sessions."""

    trends: Trends
    chart: Trend


def small_chart(drawn: SmallChart, look: Look, scale: float) -> bytes:
    """The chart as PNG with ``scale`` dots to a pixel. Needs a running ``QGuiApplication``."""
    text = ChartText(label=_TEXT, caption=_TEXT, ring=_TEXT, smallest=_TEXT)
    within = _WIDTH - _EDGE
    geometry = trend_geometry(_chart_of(drawn), within, _HEIGHT, _TEXT, font_measure(text, look))
    paint = partial(draw_trend, geometry=geometry, text=text, look=look)
    return to_png(paint, _WIDTH, _HEIGHT, scale=scale)


def _chart_of(drawn: SmallChart) -> Chart:
    low, high = drawn.trends.low, drawn.trends.high
    times = drawn.trends.times
    rings = sorted({low, (low + high) // 2, high})
    return Chart(
        lines=tuple(_line(drawn.chart, line) for line in drawn.chart.lines),
        days=tuple((at / max(1, len(times) - 1), plain(it)) for at, it in enumerate(times)),
        low=low,
        high=high,
        figures=tuple((float(value), str(value)) for value in rings),
    )


def _line(chart: Trend, line: Line) -> TrendLine:
    return TrendLine(
        series=_SERIES[line.mark], values=line.values, runs=chart.runs, hollow=chart.apart
    )

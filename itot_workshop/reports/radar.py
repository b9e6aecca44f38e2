"""The radar of a document, drawn by the charts' own hand, as SVG for pages and as a file."""

from __future__ import annotations

from functools import partial

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import ChartText, RadarGeometry
from itot_workshop.charts.render import to_svg
from itot_workshop.charts.text import console_text, font_measure
from itot_workshop.reports.document import Radar
from itot_workshop.reports.plain import plain
from itot_workshop.reports.radar_chart import chart_of

WIDTH, HEIGHT = 600, 460
_SMALL = (264, 232)
"""The size of a radar among others, in pixels."""
_TEXT = 14.0
_SMALLEST = 0.3
"""A radar whose radius is a smaller share of its height than this is small."""


def is_crowded(radar: Radar, look: Look) -> bool:
    """Whether long names leave the shape so little room that it wants a page's whole width. Needs a
    running ``QGuiApplication``.
    """
    return _geometry(radar, look, _text(look)).frame.radius < _SMALLEST * HEIGHT


def _text(look: Look) -> ChartText:
    # The generic name holds in every viewer; what was measured is this computer's own.
    return console_text(look, _TEXT, ("sans-serif",))


def _geometry(radar: Radar, look: Look, text: ChartText) -> RadarGeometry:
    measure = font_measure(text, look)
    return radar_geometry(chart_of(radar), *_size(radar), text, look.chart, measure)


def _size(radar: Radar) -> tuple[int, int]:
    return _SMALL if radar.small else (WIDTH, HEIGHT)


def radar_svg(radar: Radar, look: Look) -> str:
    """The radar as SVG in the colours of a look. Needs a running ``QGuiApplication``."""
    text = _text(look)
    geometry = _geometry(radar, look, text)
    paint = partial(draw_radar, geometry=geometry, text=text, look=look)
    width, height = _size(radar)
    return to_svg(
        paint, width, height, title=plain(radar.title), description=plain(radar.alt)
    ).decode()

"""A radar in its box on the stage, and whether the names of its axes have room there."""

from __future__ import annotations

from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_values import Radar, RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.ui.stage.pen import Pen

_SMALLEST = 0.24
"""A radar whose radius is a smaller share of its box than this has numbers for names."""


def geometry_in(pen: Pen, radar: Radar, box: Box) -> RadarGeometry:
    """Where a radar's lines and words are in a box, in pixels from its corner."""
    text = stage_text(pen.look, pen.height)
    measure = font_measure(text, pen.look)
    return radar_geometry(radar, box.width, box.height, text, pen.look.chart, measure)


def is_crowded(geometry: RadarGeometry, box: Box) -> bool:
    """Whether the names of the axes would leave the shape too little room, or shrink."""
    frame = geometry.frame
    return frame.text_scale < 1 or frame.radius < _SMALLEST * min(box.width, box.height)

"""A radar in its box on the stage, and whether the names of its axes have room there."""

from __future__ import annotations

from math import pi

from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_values import Radar, RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.ui.stage.pen import Pen

_SMALLEST, _APART, _GAIN = 0.24, 1.6, 1.3
"""The least radius, as a share of its box, and the least way from a marker to that of the next axis
half-way out, in the size of the type, at which a radar keeps its names; and how much larger short
names must make it to be taken for whole ones.
"""


def geometry_in(pen: Pen, radar: Radar, box: Box) -> RadarGeometry:
    """Where a radar's lines and words are in a box, in pixels from its corner."""
    text = stage_text(pen.look, pen.height)
    measure = font_measure(text, pen.look)
    return radar_geometry(radar, box.width, box.height, text, pen.look.chart, measure)


def is_crowded(geometry: RadarGeometry, box: Box) -> bool:
    """Whether the names of the axes would leave the shape too little room, or shrink."""
    frame = geometry.frame
    apart = pi * frame.radius / len(frame.directions)
    least = _SMALLEST * min(box.width, box.height)
    return frame.text_scale < 1 or frame.radius < least or apart < _APART * frame.em


def best_named(pen: Pen, whole: Radar, short: Radar, box: Box) -> Radar | None:
    """The radar with whole names or with short ones, whichever its shape has room with; short ones
    also where it becomes clearly larger. None where it has room with neither.
    """
    drawn = [(radar, geometry_in(pen, radar, box)) for radar in (whole, short)]
    worth = [(radar, it.frame.radius) for radar, it in drawn if not is_crowded(it, box)]
    if not worth:
        return None
    return worth[-1][0] if worth[-1][1] > _GAIN * worth[0][1] else worth[0][0]

"""A radar in its box on the stage, and whether the names of its axes have room there."""

from __future__ import annotations

from functools import lru_cache
from math import pi

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_frame import has_room
from itot_workshop.charts.radar_values import Radar, RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.ui.stage.pen import Pen

_SMALLEST, _LARGE, _APART = 0.24, 0.32, 1.6
"""The least radius, as a share of its box, at which a radar keeps its names, and at which it is
large; and the least way from a marker to that of the next axis half-way out, in the size of the
type.
"""


def geometry_in(pen: Pen, radar: Radar, box: Box) -> RadarGeometry:
    """Where a radar's lines and words are in a box, in pixels from its corner."""
    return _geometry(radar, box.width, box.height, pen.look, pen.height)


@lru_cache(maxsize=16)
def _geometry(radar: Radar, width: float, height: float, look: Look, stage: float) -> RadarGeometry:
    """Kept: while a shape grows it is drawn many times with its words in the same places."""
    text = stage_text(look, stage)
    return radar_geometry(radar, width, height, text, look.chart, font_measure(text, look))


def is_crowded(pen: Pen, radar: Radar, box: Box, share: float = _SMALLEST) -> bool:
    """Whether the names of the axes would leave the shape too little room, or shrink: a radius that
    is a smaller ``share`` of the box, or markers too near to each other.
    """
    return not _has_room(radar, box.width, box.height, pen.look, pen.height, share)


@lru_cache(maxsize=64)
def _has_room(
    radar: Radar, width: float, height: float, look: Look, stage: float, share: float
) -> bool:
    text = stage_text(look, stage)
    apart = _APART * text.label * len(radar.axes) / pi
    least = max(share * min(width, height), apart)
    return has_room(radar, width, height, text, look.chart, font_measure(text, look), least)


def best_named(pen: Pen, whole: Radar, short: Radar, box: Box) -> Radar | None:
    """The radar with whole names or with short ones, whichever leaves its shape much room, else
    enough. None where neither does.
    """
    ways = ((radar, share) for share in (_LARGE, _SMALLEST) for radar in (whole, short))
    return next((radar for radar, share in ways if not is_crowded(pen, radar, box, share)), None)

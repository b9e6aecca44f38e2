"""A radar in its box on the stage, and whether the names of its axes have room there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from math import pi

from msgspec.structs import replace

from itot_workshop.charts.look import Charts, Look
from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_frame import has_room
from itot_workshop.charts.radar_values import Radar, RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.ui.stage.pen import Pen

_MANY, _CLOSE, _UNDER = 13, 0.2, -0.11
"""From so many axes on, what lies between two names with figures under them, and between these and
their name, where lines of type have room within them; in the size of the type.
"""
_APART = 1.0
"""The least way from a marker to that of the next axis half-way out, in the size of the type."""
_LARGE, WELL_SEEN, ENOUGH = 0.21, 0.175, 0.14
"""Radii, as shares of the stage's height, that are worth fewer words: at which a radar is large, at
which it is well seen, and at which it is just large enough.
"""


def geometry_in(pen: Pen, radar: Radar, box: Box) -> RadarGeometry:
    """Where a radar's lines and words are in a box, in pixels from its corner."""
    return _geometry(radar, box.width, box.height, pen.look, pen.height)


@lru_cache(maxsize=16)
def _geometry(radar: Radar, width: float, height: float, look: Look, stage: float) -> RadarGeometry:
    """Kept: while a shape grows it is drawn many times with its words in the same places."""
    text = stage_text(look, stage)
    sizes = _sizes(radar, look)
    return radar_geometry(radar, width, height, text, sizes, font_measure(text, look))


def _sizes(radar: Radar, look: Look) -> Charts:
    """The sizes of a radar: many names with figures under them stand closer."""
    if len(radar.axes) < _MANY or not any(axis.caption for axis in radar.axes):
        return look.chart
    close = replace(look.chart.radar, label_room=_CLOSE, caption_gap=_UNDER)
    return replace(look.chart, radar=close)


def best_place(
    pen: Pen, named: Sequence[Radar], boxes: Sequence[Box], least: float = ENOUGH
) -> tuple[int, int] | None:
    """With which of these names, best ones first, a radar is as large as it gets in which box.
    None where it is at ``least`` so large in none.
    """
    for share in (it for it in (_LARGE, WELL_SEEN, ENOUGH) if it >= least):
        for name, box in product(range(len(named)), range(len(boxes))):
            if _fits(pen, named[name], boxes[box], share * pen.height):
                return name, box
    return None


def _fits(pen: Pen, radar: Radar, box: Box, least: float) -> bool:
    """Whether all names stand around a radius of so many pixels, and its markers apart."""
    return _has_room(radar, box.width, box.height, pen.look, pen.height, least)


@lru_cache(maxsize=64)
def _has_room(
    radar: Radar, width: float, height: float, look: Look, stage: float, least: float
) -> bool:
    text = stage_text(look, stage)
    least = max(least, _APART * text.label * len(radar.axes) / pi)
    sizes = _sizes(radar, look)
    return has_room(radar, width, height, text, sizes, font_measure(text, look), least)

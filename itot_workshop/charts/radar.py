"""The radar: IT's, OT's and the balanced shape over the axes of the instrument.

``radar_geometry`` works out where everything stands, as values; ``radar_paint.draw_radar`` draws
them. The meaning of the picture is in ``docs/method.md``, "What the radar shows".
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, pi, remainder

from msgspec import structs

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_frame import radar_frame
from itot_workshop.charts.radar_leans import leans_of
from itot_workshop.charts.radar_marks import marks_of
from itot_workshop.charts.radar_rings import rings_of
from itot_workshop.charts.radar_shapes import bands_of, outlines_of, without_earlier
from itot_workshop.charts.radar_values import (
    ALL_LAYERS,
    ChartText,
    Label,
    Layer,
    Mark,
    Outline,
    Radar,
    RadarAxis,
    RadarFrame,
    RadarGeometry,
    Spread,
)
from itot_workshop.charts.shapes import Measure, Point, TextLine

__all__ = [
    "ALL_LAYERS",
    "ChartText",
    "Label",
    "Layer",
    "Mark",
    "Outline",
    "Radar",
    "RadarAxis",
    "RadarFrame",
    "RadarGeometry",
    "Spread",
    "axis_at",
    "grown",
    "radar_geometry",
    "rings_alike",
    "with_values",
]

_NEARLY = 0.5
"""Figures of rings that differ less in their ways from the centre stand on one ray, as radians."""


def radar_geometry(
    radar: Radar,
    width: float,
    height: float,
    text: ChartText,
    sizes: Charts,
    measure: Measure,
) -> RadarGeometry:
    """Return the radar drawn into ``width`` × ``height`` pixels.

    ``measure`` tells how wide words are in the sizes of ``text``. Raises ``ValueError`` below
    three axes.
    """
    frame = radar_frame(radar, width, height, text, sizes, measure)
    leans = leans_of(radar, frame, sizes) if radar.labels else ()
    marks = marks_of(radar, frame, leans, sizes)
    outlines = outlines_of(radar, frame, marks)
    bands = bands_of(radar, frame, sizes) if radar.labels else ()
    rings, figures, free = rings_of(radar, frame, outlines, marks, bands, sizes, measure)
    return RadarGeometry(
        frame=frame,
        rings=rings,
        figures=figures,
        outlines=without_earlier(outlines, free),
        bands=bands,
        marks=marks,
        leans=leans,
        free=free,
        thumbnail=not radar.labels,
    )


def rings_alike(
    radars: Sequence[Radar],
    geometries: Sequence[RadarGeometry],
    sizes: Charts,
    measure: Measure,
) -> list[RadarGeometry]:
    """Return radars beside each other with the figures of their rings in the same places, where
    their frames are alike and a ray has room for all figures in all of them.
    """
    first, own = geometries[0], list(geometries)
    scales = {(radar.low, radar.high, radar.labels) for radar in radars}
    if len(own) < 2 or len(scales) > 1 or any(it.frame != first.frame for it in own):
        return own
    outlines = [outline for it in own for outline in it.outlines]
    marks = [mark for it in own for mark in it.marks]
    bands = [band for it in own for band in it.bands]
    found = rings_of(radars[0], first.frame, outlines, marks, bands, sizes, measure)
    rings, figures, free = found
    if free or len(figures) < len(first.figures) or not _on_a_ray(figures, first.frame):
        return own
    return [structs.replace(it, rings=rings, figures=figures) for it in own]


def _on_a_ray(figures: Sequence[TextLine], frame: RadarFrame) -> bool:
    """Whether figures stand in a row from the centre out."""
    ways = [
        atan2(it.at.y - frame.centre.y, it.at.x + it.width / 2 - frame.centre.x) for it in figures
    ]
    turns = [abs(remainder(way - ways[-1], 2 * pi)) for way in ways]
    return all(turn < _NEARLY for turn in turns)


def with_values(geometry: RadarGeometry, radar: Radar, sizes: Charts) -> RadarGeometry:
    """Return the geometry with other values in the same place, such as while the shape grows.

    Words, rings and their figures stay, and so do the sides of spokes on which markers stand, lest
    they jump; the axes must be those of the geometry.
    """
    frame = geometry.frame
    marks = marks_of(radar, frame, geometry.leans, sizes)
    return structs.replace(
        geometry,
        outlines=without_earlier(outlines_of(radar, frame, marks), geometry.free),
        bands=() if geometry.thumbnail else bands_of(radar, frame, sizes),
        marks=marks,
    )


def axis_at(frame: RadarFrame, point: Point, reach: float) -> int | None:
    """Return the axis a pointer at ``point`` means: a label's, else the nearest spoke's.

    ``reach`` is how far outside the rim still counts, in pixels. In the very centre all axes meet
    and none is meant.
    """
    for label in frame.labels:
        if label.box.holds(point):
            return label.axis
    x, y = point.x - frame.centre.x, point.y - frame.centre.y
    distance = (x * x + y * y) ** 0.5
    if not reach / 2 < distance <= frame.radius + reach:
        return None
    along = [way.x * x + way.y * y for way in frame.directions]
    return along.index(max(along))


def grown(start: Radar, end: Radar, share: float) -> Radar:
    """Return the radar on its way from one shape to another, ``share`` from 0 to 1.

    What both have moves; everything else is as in the end from the first moment.
    """
    if len(start.axes) != len(end.axes):
        return end
    axes = tuple(
        structs.replace(
            axis,
            it=_mean(old.it, axis.it, share),
            ot=_mean(old.ot, axis.ot, share),
            balanced=_mean(old.balanced, axis.balanced, share),
            management=_mean(old.management, axis.management, share),
            other=_mean(old.other, axis.other, share),
            room=_mean(old.room, axis.room, share),
        )
        for old, axis in zip(start.axes, end.axes, strict=True)
    )
    return structs.replace(end, axes=axes)


def _mean(start: float | None, end: float | None, share: float) -> float | None:
    return end if start is None or end is None else start + (end - start) * share

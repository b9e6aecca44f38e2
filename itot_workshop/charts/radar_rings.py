"""The radar's rings, open where their figures stand in them, as are lines of earlier sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_figures import CAP, Field, Place, between_rings, places_of
from itot_workshop.charts.radar_room import NEAR_LINE, surroundings
from itot_workshop.charts.radar_values import Band, Mark, Outline, Radar, RadarFrame, Ring
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine

_MIDDLE = 0.36
"""Where the middle of a figure is, in its font's ascent."""
_NEAR_FIGURE = 0.25
"""How far the line of a ring ends from its figure, in em."""
_NONE = 1e-9


def rings_of(
    radar: Radar,
    frame: RadarFrame,
    outlines: Sequence[Outline],
    marks: Sequence[Mark],
    bands: Sequence[Band],
    sizes: Charts,
    measure: Measure,
) -> tuple[tuple[Ring, ...], tuple[TextLine, ...], tuple[Box, ...]]:
    """Return a ring for each whole value above the centre, and the figures of those with room.

    Figures stand in their rings, on one ray; lines of earlier sessions are open for them where no
    ray is free of these, in the boxes that are returned last. Where no ray has room for all, as few
    as possible stand elsewhere, and beside their rings where lines of this session run along these.
    A figure that has no room anywhere is left out.
    """
    values = range(radar.low + 1, radar.high + 1)
    shares = {value: (value - radar.low) / (radar.high - radar.low) for value in values}
    stands: Mapping[int, Place] = {}
    shown = _shown(radar, frame, sizes, measure) if radar.labels else ()
    if shown:
        extents = [measure(str(value), "ring") for value in shown]
        half = Point(
            max(it.width for it in extents) * frame.text_scale / 2,
            max(it.ascent for it in extents) * frame.text_scale * CAP / 2,
        )
        around = surroundings(frame, outlines, marks, bands, sizes)
        own = {value: shares[value] for value in shown}
        stands = places_of(Field(frame, half, between_rings(radar, frame), around, own))
    rings, figures = [], []
    for value, share in shares.items():
        corners = tuple(frame.centre.towards(way, frame.radius * share) for way in frame.directions)
        points, stand = (*corners, corners[0]), stands.get(value)
        if stand:
            figures.append(_figure(value, stand.at, frame, measure))
            points = _opened(corners, stand, half, frame.em) if stand.inside else points
        rings.append(Ring(value=value, points=points, rim=value == radar.high))
    through = (it.at for it in stands.values() if it.through)
    free = tuple(_around(at, half, NEAR_LINE * frame.em) for at in through)
    return tuple(rings), tuple(figures), free


def _around(at: Point, half: Point, room: float) -> Box:
    return Box(at.x - half.x, at.y - half.y, at.x + half.x, at.y + half.y).grown(room)


def _shown(radar: Radar, frame: RadarFrame, sizes: Charts, measure: Measure) -> tuple[int, ...]:
    """Return the rings that get a figure: all, every second from the rim, the rim's, or none."""
    line = measure(str(radar.high), "ring").ascent * frame.text_scale
    for step in (1, 2, radar.high - radar.low):
        if between_rings(radar, frame) * step >= line * sizes.radar.ring_room:
            return tuple(range(radar.high, radar.low, -step))
    return ()


def _figure(value: int, at: Point, frame: RadarFrame, measure: Measure) -> TextLine:
    extent = measure(str(value), "ring")
    width, ascent = extent.width * frame.text_scale, extent.ascent * frame.text_scale
    start = Point(at.x - width / 2, at.y + ascent * _MIDDLE)
    return TextLine(text=str(value), style="ring", at=start, width=width)


def _opened(corners: tuple[Point, ...], stand: Place, half: Point, em: float) -> tuple[Point, ...]:
    """Return the ring as an open line that begins behind the figure and ends before it."""
    first, last = corners[stand.edge], corners[(stand.edge + 1) % len(corners)]
    length = max(dist(first, last), _NONE)
    across, down = (last.x - first.x) / length, (last.y - first.y) / length
    # A line of this slope crosses the figure's box for so long, and a little air on both sides.
    long = min(half.x / max(abs(across), _NONE), half.y / max(abs(down), _NONE))
    gap = min(long + _NEAR_FIGURE * em, length / 2)
    middle = (stand.at.x - first.x) * across + (stand.at.y - first.y) * down
    way, count = Point(across, down), len(corners)
    start, end = min(middle + gap, length), max(middle - gap, 0.0)
    after = tuple(corners[(stand.edge + 1 + at) % count] for at in range(count))
    return (first.towards(way, start), *after, first.towards(way, end))

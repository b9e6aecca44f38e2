"""The radar's rings, and their figures on the ray where the outlines leave most room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import hypot
from typing import NamedTuple

from itot_workshop.charts.look import RadarSizes
from itot_workshop.charts.radar_values import Mark, Outline, Radar, RadarFrame, Ring
from itot_workshop.charts.shapes import Measure, Point, TextLine

# How far along a ring's edge a figure may stand: around the middle, in the middle only where
# spokes are near, nearer to a spoke where the edges run close to the centre.
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66)
_MANY_AXES, _PLACES_OF_MANY = 10, (0.5,)
_FEW_AXES, _PLACES_OF_FEW = 5, (0.28, 0.72)
_NONE = 1e9
_ENOUGH = 1.2


class _Ray(NamedTuple):
    """A ray that crosses an edge of every ring, ``along`` from its start (0) to its end (1)."""

    edge: int
    along: float


def rings_of(
    radar: Radar,
    frame: RadarFrame,
    outlines: Sequence[Outline],
    marks: Sequence[Mark],
    sizes: RadarSizes,
    measure: Measure,
) -> tuple[tuple[Ring, ...], tuple[TextLine, ...]]:
    """Return a ring for each whole value above the centre, and the figures of those with room."""
    values = range(radar.low + 1, radar.high + 1)
    shown = _shown(radar, frame, sizes, measure) if radar.labels else ()
    ray = _roomiest(frame, outlines, marks, len(values)) if shown else _Ray(0, 0.5)
    rings, figures = [], []
    for value in values:
        corners = _corners(frame, (value - radar.low) / (radar.high - radar.low))
        rim = value == radar.high
        if value in shown:
            figure, gap = _figure(value, corners, ray, frame, measure)
            figures.append(figure)
            points = _opened(corners, ray, gap)
        else:
            points = (*corners, corners[0])
        rings.append(Ring(value=value, points=points, rim=rim))
    return tuple(rings), tuple(figures)


def _corners(frame: RadarFrame, share: float) -> tuple[Point, ...]:
    return tuple(frame.centre.towards(way, frame.radius * share) for way in frame.directions)


def _rays(count: int) -> Iterator[_Ray]:
    places: tuple[float, ...] = _PLACES
    if count <= _FEW_AXES:
        places = _PLACES_OF_FEW
    elif count >= _MANY_AXES:
        places = _PLACES_OF_MANY
    for along in places:
        for edge in range(count):
            yield _Ray(edge, along)


def _on_edge(corners: Sequence[Point], edge: int, share: float) -> Point:
    start, end = corners[edge], corners[(edge + 1) % len(corners)]
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _shown(radar: Radar, frame: RadarFrame, sizes: RadarSizes, measure: Measure) -> tuple[int, ...]:
    """Return the rings that get a figure: all, every second from the rim, the rim's, or none."""
    line = measure(str(radar.high), "ring").ascent * frame.text_scale
    ways = frame.directions
    middle = _on_edge(ways, *next(_rays(len(ways))))
    between = frame.radius * (middle.x**2 + middle.y**2) ** 0.5 / (radar.high - radar.low)
    for step in (1, 2, radar.high - radar.low):
        if between * step >= line * sizes.ring_room:
            return tuple(range(radar.high, radar.low, -step))
    return ()


def _figure(
    value: int, corners: Sequence[Point], ray: _Ray, frame: RadarFrame, measure: Measure
) -> tuple[TextLine, float]:
    """Return the figure centred on its ring's edge, and half the gap it needs in the edge."""
    extent = measure(str(value), "ring")
    width, ascent = extent.width * frame.text_scale, extent.ascent * frame.text_scale
    at = _on_edge(corners, *ray)
    start, end = _on_edge(corners, ray.edge, 0), _on_edge(corners, ray.edge, 1)
    length = max(((end.x - start.x) ** 2 + (end.y - start.y) ** 2) ** 0.5, 1 / _NONE)
    # A line of this slope crosses the figure's box for so long, and a little air on both sides.
    across = abs(end.x - start.x) / length
    down = abs(end.y - start.y) / length
    half = min(width / 2 / max(across, 1 / _NONE), ascent / 2 / max(down, 1 / _NONE))
    text = TextLine(
        text=str(value),
        style="ring",
        at=Point(at.x - width / 2, at.y + ascent * 0.36),
        width=width,
    )
    return text, min((half + ascent * 0.3) / length, 0.5)


def _opened(corners: tuple[Point, ...], ray: _Ray, gap: float) -> tuple[Point, ...]:
    """Return the ring as an open line that begins behind the figure and ends before it."""
    after = tuple(corners[(ray.edge + 1 + at) % len(corners)] for at in range(len(corners)))
    start = _on_edge(corners, ray.edge, min(ray.along + gap, 1))
    end = _on_edge(corners, ray.edge, max(ray.along - gap, 0))
    return (start, *after, end)


def _roomiest(
    frame: RadarFrame, outlines: Sequence[Outline], marks: Sequence[Mark], rings: int
) -> _Ray:
    """Return the ray on which outlines and markers are furthest from every figure.

    Among equals the first: in the middle of an edge rather than beside it.
    """
    segments = [
        (_seen(frame, start), _seen(frame, end))
        for outline in outlines
        for start, end in pairwise((*outline.points, *outline.points[: outline.closed]))
    ]
    seen = [(_seen(frame, mark.at), mark.size / 2 / (frame.radius or 1)) for mark in marks]
    enough = _ENOUGH * frame.em / (frame.radius or 1)

    def room_at(ray: _Ray) -> float:
        ends = _on_edge(frame.directions, *ray)
        crossings = list(_crossings(segments, ends))
        rooms = [
            _room(Point(ends.x * share, ends.y * share), share, crossings, seen, enough)
            for share in ((ring + 1) / rings for ring in range(rings))
        ]
        return round(sum(rooms) + 3 * min(rooms), 6)

    return max(_rays(len(frame.directions)), key=room_at)


def _room(
    at: Point,
    share: float,
    crossings: Sequence[float],
    marks: Sequence[tuple[Point, float]],
    enough: float,
) -> float:
    """Return the distance from a figure to what is next to it, in radii; enough is enough."""
    to_lines = (abs(share - crossing) for crossing in crossings)
    to_marks = (hypot(at.x - mark.x, at.y - mark.y) - half for mark, half in marks)
    return min(chain(to_lines, to_marks, (enough,)))


def _seen(frame: RadarFrame, point: Point) -> Point:
    """Return a point as seen from the centre, in radii."""
    radius = frame.radius or 1.0
    return Point((point.x - frame.centre.x) / radius, (point.y - frame.centre.y) / radius)


def _crossings(segments: Sequence[tuple[Point, Point]], ray: Point) -> Iterator[float]:
    """Yield where segments cross the ray from the centre, as multiples of the ray."""
    for start, end in segments:
        run = Point(end.x - start.x, end.y - start.y)
        across = ray.x * run.y - ray.y * run.x
        if abs(across) < 1 / _NONE:
            continue
        along = (ray.x * start.y - ray.y * start.x) / -across
        distance = (start.x * run.y - start.y * run.x) / across
        if -1 / _NONE <= along <= 1 + 1 / _NONE and distance >= 0:
            yield distance

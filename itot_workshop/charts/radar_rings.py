"""The radar's rings, and their figures on the ray where the outlines leave most room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import dist, hypot
from typing import NamedTuple

from itot_workshop.charts.look import RadarSizes
from itot_workshop.charts.radar_values import Band, Mark, Outline, Radar, RadarFrame, Ring
from itot_workshop.charts.shapes import Measure, Point, TextLine

# How far along a ring's edge a figure may stand: around the middle, in the middle only where
# spokes are near, nearer to a spoke where the edges run close to the centre.
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66)
_MANY_AXES, _PLACES_OF_MANY = 10, (0.5, 0.4, 0.6)
_FEW_AXES, _PLACES_OF_FEW = 5, (0.28, 0.72)
_NONE = 1e9
_ENOUGH = 1.2
_CLEAR, _NEAR, _BESIDE, _OWN, _APART = 0.5, 0.36, 0.75, 0.42, 1.2
"""How far from a line a figure is readable, and just so, and how far beside its ring it stands, in
em; as much of the way to the next ring is still its own; and how far apart figures are, in em.
"""
_TRIED = (
    (_CLEAR, 0.0),
    (_CLEAR, _BESIDE),
    (_CLEAR, -_BESIDE),
    (_NEAR, 0.0),
    (_NEAR, 0.6 * _BESIDE),
    (_NEAR, -0.6 * _BESIDE),
)
"""Tried one after the other: how clear of lines a figure stands, and how far beside its ring."""


class _Ray(NamedTuple):
    """A ray that crosses an edge of every ring, ``along`` from its start (0) to its end (1)."""

    edge: int
    along: float


class _Stand(NamedTuple):
    """Where a figure stands: its ray, how far beside its ring, and the place, in radii."""

    ray: _Ray
    aside: float
    place: Point


def rings_of(
    radar: Radar,
    frame: RadarFrame,
    outlines: Sequence[Outline],
    marks: Sequence[Mark],
    bands: Sequence[Band],
    sizes: RadarSizes,
    measure: Measure,
) -> tuple[tuple[Ring, ...], tuple[TextLine, ...]]:
    """Return a ring for each whole value above the centre, and the figures of those with room.

    Figures stand in their rings on one ray. Where an outline runs there, one stands elsewhere in
    its ring, or beside it if that is clearly nearer to it than to the next one; else it is left
    out.
    """
    values = range(radar.low + 1, radar.high + 1)
    shown = _shown(radar, frame, sizes, measure) if radar.labels else ()
    seen = _seen_of(frame, outlines, marks, bands)
    rays = _from_roomiest(frame, seen, len(values)) if shown else ()
    rings, figures, taken = [], [], list[Point]()
    for value in values:
        share = (value - radar.low) / (radar.high - radar.low)
        corners = _corners(frame, share)
        points, rim = (*corners, corners[0]), value == radar.high
        stand = None
        if value in shown:
            stand = _stand(frame, seen, rays, share, 1 / len(values), taken)
        if stand is not None:
            ray, aside, place = stand
            taken.append(place)
            figure, gap = _figure(value, _corners(frame, share + aside), ray, frame, measure)
            figures.append(figure)
            points = points if aside else _opened(corners, ray, gap)
        rings.append(Ring(value=value, points=points, rim=rim))
    return tuple(rings), tuple(figures)


def _stand(
    frame: RadarFrame,
    seen: _Seen,
    rays: Sequence[_Ray],
    share: float,
    between: float,
    taken: Sequence[Point],
) -> _Stand | None:
    """Return where the figure of a ring is readable: in the ring on the ray of all, else on one
    near it, else beside the ring.

    ``between`` is how far rings are apart in radii, ``taken`` where figures stand already. None
    where an outline crosses the figure in every place that is clearly nearer to its own ring.
    """
    em = frame.em / (frame.radius or 1)
    for clear, beside in _TRIED:
        for ray in rays:
            ends = _on_edge(frame.directions, *ray)
            by = beside * em / hypot(*ends)
            place = Point(ends.x * (share + by), ends.y * (share + by))
            fits = abs(by) < _OWN * between and share + by <= 1
            free = all(dist(place, other) >= _APART * em for other in taken)
            if fits and free and seen.room_at(place) >= clear * em:
                return _Stand(ray, by, place)
    if share < 1:
        return None
    ends = _on_edge(frame.directions, *rays[0])
    return _Stand(rays[0], 0.0, ends)


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


def _from_roomiest(frame: RadarFrame, seen: _Seen, rings: int) -> tuple[_Ray, ...]:
    """Return the ray on which outlines and markers are furthest from every figure, and all others
    by how near to it they are.

    Among equals the first: in the middle of an edge rather than beside it.
    """
    enough = _ENOUGH * frame.em / (frame.radius or 1)

    def room_at(ray: _Ray) -> float:
        ends = _on_edge(frame.directions, *ray)
        crossings = seen.crossings(ends)
        rooms = [
            _room(Point(ends.x * share, ends.y * share), share, crossings, seen, enough)
            for share in ((ring + 1) / rings for ring in range(rings))
        ]
        return round(sum(rooms) + 3 * min(rooms), 6)

    rays = tuple(_rays(len(frame.directions)))
    best = _on_edge(frame.directions, *max(rays, key=room_at))
    return tuple(sorted(rays, key=lambda ray: dist(best, _on_edge(frame.directions, *ray))))


def _room(at: Point, share: float, crossings: Sequence[float], seen: _Seen, enough: float) -> float:
    """Return the distance from a figure to what is next to it, in radii; enough is enough."""
    to_lines = (abs(share - crossing) for crossing in crossings)
    to_marks = (hypot(at.x - mark.x, at.y - mark.y) - half for mark, half in seen.marks)
    return min(chain(to_lines, to_marks, (enough,)))


class _Seen(NamedTuple):
    """Outlines and markers as seen from the centre, in radii."""

    segments: tuple[tuple[Point, Point], ...]
    marks: tuple[tuple[Point, float], ...]

    def crossings(self, ray: Point) -> tuple[float, ...]:
        """Where outlines cross the ray from the centre, as multiples of the ray."""
        return tuple(_crossings(self.segments, ray))

    def room_at(self, at: Point) -> float:
        """How far the nearest line or marker is from a place."""
        to_lines = (_distance(at, start, end) for start, end in self.segments)
        to_marks = (hypot(at.x - mark.x, at.y - mark.y) - half for mark, half in self.marks)
        return min(chain(to_lines, to_marks, (1.0,)))


def _distance(at: Point, start: Point, end: Point) -> float:
    """From a place to the nearest point of a segment."""
    run, to = Point(end.x - start.x, end.y - start.y), Point(at.x - start.x, at.y - start.y)
    length = run.x * run.x + run.y * run.y
    share = min(1.0, max(0.0, (run.x * to.x + run.y * to.y) / length)) if length else 0.0
    return hypot(to.x - share * run.x, to.y - share * run.y)


def _seen_of(
    frame: RadarFrame, outlines: Sequence[Outline], marks: Sequence[Mark], bands: Sequence[Band]
) -> _Seen:
    radius = frame.radius or 1.0

    def seen(point: Point) -> Point:
        return Point((point.x - frame.centre.x) / radius, (point.y - frame.centre.y) / radius)

    lines = [(*it.points, *it.points[: it.closed]) for it in outlines]
    lines += [(*band.corners, band.corners[0]) for band in bands]
    return _Seen(
        tuple((seen(start), seen(end)) for line in lines for start, end in pairwise(line)),
        tuple((seen(mark.at), mark.size / 2 / radius) for mark in marks),
    )


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

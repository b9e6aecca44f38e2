"""The ground of a radar's markers, and how they settle where they have most room.

Each axis has some ways in which its markers may stand; each way costs something by itself, and
markers that are near to each other cost more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import hypot
from typing import NamedTuple, TypeAlias

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_marks import Stand, outs_of, stands_of
from itot_workshop.charts.radar_shapes import LINES
from itot_workshop.charts.radar_values import Layer, Lean, Radar, RadarFrame
from itot_workshop.charts.shapes import Point

COVERS, _DEPTH = 100.0, 10.0
"""What it costs to cover another marker, and more for each em."""
_ROUNDS, _REACH, _NOISE = 4, 2.0, 1e-9


class Spot(NamedTuple):
    """The ground of a marker, seen from the centre in em: a square with rounded corners."""

    at: Point
    half: float
    rounded: float


class Option(NamedTuple):
    """One way in which markers of an axis may stand, and what it costs by itself."""

    cost: float
    lean: Lean
    spots: tuple[Spot, ...]


Line: TypeAlias = tuple[Point, Point, float]


class Web(NamedTuple):
    """The radar as its markers see it: where their values are, in em, and the lines that are drawn
    from each spoke to the next.
    """

    directions: Sequence[Point]
    outs: Sequence[dict[Layer, float]]
    lines: Sequence[Sequence[Line]]
    barred: Sequence[bool]
    sizes: Charts

    def at(self, axis: int, out: float, beside: float) -> Point:
        way = self.directions[axis]
        return Point(way.x * out - way.y * beside, way.y * out + way.x * beside)

    def spot(self, axis: int, stand: Stand) -> Spot:
        """The ground of a marker."""
        at, half = self.at(axis, stand.out, stand.beside), stand.size / 2
        square = getattr(self.sizes.series, stand.layer).marker == "square"
        return Spot(at, half, 0.0) if square else Spot(at, 0.0, half)


def web_of(radar: Radar, frame: RadarFrame, sizes: Charts) -> Web:
    """Return the radar as its markers see it."""
    outs = outs_of(radar, frame)
    web = Web(frame.directions, outs, (), (), sizes)
    count, lines = len(outs), list[list[Line]]()
    for axis, out in enumerate(outs):
        following = (axis + 1) % count
        lines.append(
            [
                (
                    web.at(axis, out[layer], 0.0),
                    web.at(following, outs[following][layer], 0.0),
                    getattr(sizes.series, layer).width / 2,
                )
                for layer in LINES
                if layer in out and layer in outs[following]
            ]
        )
    spread = "spread" in radar.layers
    barred = [
        spread and any(it.layer in radar.layers for it in axis.spreads) for axis in radar.axes
    ]
    return web._replace(lines=lines, barred=barred)


def spots_of(web: Web, axis: int, lean: Lean, without: Sequence[Layer]) -> Sequence[Spot]:
    """Return the ground of an axis's markers with a lean, but for those of some layers."""
    out = {layer: far for layer, far in web.outs[axis].items() if layer not in without}
    return [web.spot(axis, stand) for stand in stands_of(out, lean, web.sizes)]


def distance_to(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight line between two others."""
    x, y = end.x - start.x, end.y - start.y
    square = x * x + y * y
    along = ((point.x - start.x) * x + (point.y - start.y) * y) / square if square else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(point.x - start.x - along * x, point.y - start.y - along * y)


def settled(options: Sequence[Sequence[Option]], first: list[int], apart: float) -> list[int]:
    """Let each axis in turn choose what is best beside the others, until none does better."""
    chosen = list(first)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for axis, own in enumerate(options):
            if len(own) == 1:
                continue
            others = [
                spot
                for at, other in enumerate(options)
                if at != axis
                for spot in other[chosen[at]].spots
            ]
            around = near(own[0].spots, others)
            costs = [it.cost + met(it.spots, around, apart) for it in own]
            best = min(range(len(own)), key=costs.__getitem__)
            if costs[best] < costs[chosen[axis]] - _NOISE:
                chosen[axis] = best
        if chosen == before:
            break
    return chosen


def total(options: Sequence[Sequence[Option]], chosen: Sequence[int], apart: float) -> float:
    """What all of it costs."""
    taken = [own[at] for own, at in zip(options, chosen, strict=True)]
    meetings = (met(one.spots, other.spots, apart) for one, other in combinations(taken, 2))
    return sum(it.cost for it in taken) + sum(meetings)


def near(spots: Sequence[Spot], others: Iterable[Spot]) -> list[Spot]:
    """Those of the others that may be met at all."""
    return [
        it
        for it in others
        if any(
            abs(it.at.x - own.at.x) < _REACH and abs(it.at.y - own.at.y) < _REACH for own in spots
        )
    ]


def met(spots: Iterable[Spot], others: Sequence[Spot], apart: float) -> float:
    """What it costs markers to be so near to others."""
    cost = 0.0
    for spot in spots:
        for other in others:
            room = _room(spot, other)
            if room < apart:
                cost += apart - room
                if room < -_NOISE:
                    cost += COVERS - _DEPTH * room
    return cost


def _room(one: Spot, other: Spot) -> float:
    """How much room is between two markers; less than none where one covers the other."""
    half = one.half + other.half
    x, y = abs(one.at.x - other.at.x) - half, abs(one.at.y - other.at.y) - half
    far = hypot(x, y) if x > 0 and y > 0 else max(x, y)
    return far - one.rounded - other.rounded

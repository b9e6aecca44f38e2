"""To which side of their spokes a radar's markers stand, so that neighbours do not meet.

Near the centre spokes are close to each other: what is pushed off one of them may meet what stands
on the next. IT and OT then change places or share the way between them otherwise, and a marker that
is alone gives way a little. Managers stand clear of lines, too, where there is a side that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import atan2, cos, hypot, pi, sin, tan
from typing import NamedTuple, TypeAlias

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_marks import ON_SPOKE, Stand, in_crowd, outs_of, stands_of
from itot_workshop.charts.radar_shapes import LINES
from itot_workshop.charts.radar_values import Layer, Lean, Radar, RadarFrame
from itot_workshop.charts.shapes import Point

_EVEN = 0.5
_SHARES, _ASIDES = (_EVEN, 0.25, 0.75, 0.0, 1.0), (0.0, 0.12, -0.12, 0.24, -0.24)
"""Which part of the way between the two IT may be off the spoke, and how far a marker that is
alone may give way, in em.
"""
_TURNED, _UNEVEN, _GIVING = 0.02, 0.1, 1.0
"""What it costs to change places, to share the way unevenly, and to give way by one em. It costs
as much to be nearer to another marker than there should be room between them, by one em.
"""
_COVERS, _DEPTH = 100.0, 10.0
"""What it costs to cover another marker, and more for each em."""
_ELSEWHERE, _OTHER_SIDE = (0.0, 0.75, 0.55, 1.3, 1.6, 2.0, 2.4), 0.1
"""How far managers may stand beside a spoke of what is usual, or on it where that is free, and what
it costs to stand on the side against the clock.
"""
_CLOSER, _FURTHER, _SLANT, _STEEP = 0.12, 0.1, 0.25, 0.42
"""What it costs to be closer or further than usual, and by each em that rings are further in there
than on the spoke, where they are steeper than this: where axes are few.
"""
_CROSSED, _NEAR_LINE, _LINE_APART = 0.6, 2.0, 0.08
"""What it costs to have a line through a marker, and for each em that it is nearer to the ground
around it than this.
"""
_BETWEEN, _OFF, _MOST, _FAR = 0.3, 2.0, 0.36, 0.5
"""Up to which part of the way to the next spoke a marker is still beside its own, what it costs to
be further, and how far it is at most: by itself, and tied to its spoke.
"""
_SEATS_APART = 0.6
"""How much room there should be between markers of managers on neighbouring axes, in em."""
_ROUNDS, _REACH, _NOISE = 4, 2.0, 1e-9


class _Spot(NamedTuple):
    """The ground of a marker, seen from the centre in em: a square with rounded corners."""

    at: Point
    half: float
    rounded: float


class _Option(NamedTuple):
    """One way in which markers of an axis may stand, and what it costs by itself."""

    cost: float
    lean: Lean
    spots: tuple[_Spot, ...]


_Line: TypeAlias = tuple[Point, Point, float]


class _Web(NamedTuple):
    """The radar as its markers see it: where their values are, in em, and the lines that are drawn
    from each spoke to the next.
    """

    directions: Sequence[Point]
    outs: Sequence[dict[Layer, float]]
    lines: Sequence[Sequence[_Line]]
    barred: Sequence[bool]
    sizes: Charts

    def at(self, axis: int, out: float, beside: float) -> Point:
        way = self.directions[axis]
        return Point(way.x * out - way.y * beside, way.y * out + way.x * beside)

    def spot(self, axis: int, stand: Stand) -> _Spot:
        """The ground of a marker."""
        at, half = self.at(axis, stand.out, stand.beside), stand.size / 2
        square = getattr(self.sizes.series, stand.layer).marker == "square"
        return _Spot(at, half, 0.0) if square else _Spot(at, 0.0, half)


def leans_of(radar: Radar, frame: RadarFrame, sizes: Charts) -> tuple[Lean, ...]:
    """Return for each axis how its markers stand beside its spoke."""
    sizes = in_crowd(frame, sizes)
    web = _web(radar, frame, sizes)
    beside = sizes.radar.beside
    most, far = (tan(it * 2 * pi / len(frame.directions)) for it in (_MOST, _FAR))
    usual = Lean(1, _EVEN, 0.0, beside, beside, most, far)
    leans = _of_shapes(web, usual)
    if any("management" in out for out in web.outs):
        leans = _of_seat(web, leans, "management", ())
    if any("other" in out for out in web.outs):
        leans = _of_seat(web, leans, "other", ("management",))
    return leans


def _web(radar: Radar, frame: RadarFrame, sizes: Charts) -> _Web:
    outs = outs_of(radar, frame)
    web = _Web(frame.directions, outs, (), (), sizes)
    count, lines = len(outs), list[list[_Line]]()
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


def _of_shapes(web: _Web, usual: Lean) -> tuple[Lean, ...]:
    """Choose how the markers of the shapes stand, the usual way where none meets another."""
    apart = web.sizes.mark.apart
    plain = [[_shapes(web, axis, usual, 0.0)] for axis in range(len(web.outs))]
    first = [0] * len(plain)
    if not _total(plain, first, apart):
        return tuple(usual for _ in plain)
    options = [_ways(web, axis, usual) for axis in range(len(plain))]
    chosen = _settled(options, first, apart)
    if _total(options, chosen, apart) >= _COVERS:
        narrow = [_narrowest(web, axis, own) for axis, own in enumerate(options)]
        other = _settled(options, narrow, apart)
        chosen = min(chosen, other, key=lambda it: _total(options, it, apart))
    return tuple(own[at].lean for own, at in zip(options, chosen, strict=True))


def _shapes(web: _Web, axis: int, lean: Lean, cost: float) -> _Option:
    """The markers of the shapes of an axis, with a lean."""
    return _Option(cost, lean, tuple(_spots(web, axis, lean, ("management", "other"))))


def _spots(web: _Web, axis: int, lean: Lean, without: Sequence[Layer]) -> Iterable[_Spot]:
    out = {layer: far for layer, far in web.outs[axis].items() if layer not in without}
    return [web.spot(axis, stand) for stand in stands_of(out, lean, web.sizes)]


def _ways(web: _Web, axis: int, usual: Lean) -> list[_Option]:
    """All ways in which the markers of an axis may stand, the usual one first. Beside bars of
    spread IT and OT keep their sides.
    """
    stands = stands_of(web.outs[axis], usual, web.sizes)
    pushed = any(it.beside for it in stands if it.layer in LINES)
    if not pushed:
        return [
            _shapes(web, axis, usual._replace(aside=aside), _GIVING * abs(aside))
            for aside in (_ASIDES if web.outs[axis] else _ASIDES[:1])
        ]
    return [
        _shapes(
            web,
            axis,
            usual._replace(turn=turn, share=share),
            _TURNED * (turn < 0) + _UNEVEN * abs(share - _EVEN),
        )
        for turn in ((1,) if web.barred[axis] else (1, -1))
        for share in _SHARES
    ]


def _narrowest(web: _Web, axis: int, options: Sequence[_Option]) -> int:
    """Which of the ways reaches least beyond the middle between the spoke and its neighbours."""
    way, half = web.directions[axis], pi / len(web.outs)

    def beyond(at: int) -> float:
        found = 0.0
        for spot in options[at].spots:
            out = spot.at.x * way.x + spot.at.y * way.y
            beside = abs(spot.at.y * way.x - spot.at.x * way.y)
            reach = spot.half + spot.rounded
            found += max(0.0, beside * cos(half) - out * sin(half) + reach)
        return found

    return min(range(len(options)), key=beyond)


def _of_seat(
    web: _Web, leans: Sequence[Lean], seat: Layer, before: Sequence[Layer]
) -> tuple[Lean, ...]:
    """Choose where the markers of a seat stand that has no line, when the others stand."""
    seats: tuple[Layer, ...] = ("management", "other")
    without = [layer for layer in seats if layer not in before]
    around = [_spots(web, axis, lean, without) for axis, lean in enumerate(leans)]
    options = [
        _seats(
            web, axis, lean, seat, [it for at, own in enumerate(around) if at != axis for it in own]
        )
        for axis, lean in enumerate(leans)
    ]
    chosen = _settled(options, [0] * len(options), _SEATS_APART)
    return tuple(own[at].lean for own, at in zip(options, chosen, strict=True))


def _seats(web: _Web, axis: int, lean: Lean, seat: Layer, around: Sequence[_Spot]) -> list[_Option]:
    """All places of a seat's marker, the usual one first."""
    if seat not in web.outs[axis]:
        return [_Option(0.0, lean, ())]
    apart, usual = web.sizes.mark.apart, web.sizes.radar.beside
    options = []
    for share in (1.0,) if web.barred[axis] else (1.0, *_ELSEWHERE):
        for side in (1, -1):
            far = side * max(share * usual, ON_SPOKE)
            if seat == "management":
                tried = lean._replace(management=far)
            else:
                tried = lean._replace(other=far)
            stands = stands_of(web.outs[axis], tried, web.sizes)
            stand = next(it for it in stands if it.layer == seat)
            spot = web.spot(axis, stand)
            cost = _OTHER_SIDE * (side < 0 and share > 0)
            cost += _CLOSER * max(0.0, 1 - share) + _FURTHER * max(0.0, share - 1)
            cost += _SLANT * share * usual * max(0.0, lean.far - _STEEP)
            cost += _met((spot,), _near((spot,), around), apart)
            cost += _lined(spot, web.lines[axis if side > 0 else axis - 1], web.sizes.mark.halo)
            off = atan2(abs(stand.beside), stand.out) / (2 * pi) * len(web.outs)
            cost += _OFF * max(0.0, off - _BETWEEN)
            options.append(_Option(cost, tried, (spot,)))
    return options


def _lined(spot: _Spot, lines: Iterable[_Line], halo: float) -> float:
    """What it costs to be so near to lines, with the ground that is left free around it."""
    cost = 0.0
    for start, end, half in lines:
        room = _distance(spot.at, start, end) - half - spot.rounded - spot.half - halo
        if room < _LINE_APART:
            cost += _NEAR_LINE * (_LINE_APART - room) + _CROSSED * (room < 0)
    return cost


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight line between two others."""
    x, y = end.x - start.x, end.y - start.y
    square = x * x + y * y
    along = ((point.x - start.x) * x + (point.y - start.y) * y) / square if square else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(point.x - start.x - along * x, point.y - start.y - along * y)


def _settled(options: Sequence[Sequence[_Option]], first: list[int], apart: float) -> list[int]:
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
            near = _near(own[0].spots, others)
            costs = [it.cost + _met(it.spots, near, apart) for it in own]
            best = min(range(len(own)), key=costs.__getitem__)
            if costs[best] < costs[chosen[axis]] - _NOISE:
                chosen[axis] = best
        if chosen == before:
            break
    return chosen


def _total(options: Sequence[Sequence[_Option]], chosen: Sequence[int], apart: float) -> float:
    """What all of it costs."""
    taken = [own[at] for own, at in zip(options, chosen, strict=True)]
    met = (_met(one.spots, other.spots, apart) for one, other in combinations(taken, 2))
    return sum(it.cost for it in taken) + sum(met)


def _near(spots: Sequence[_Spot], others: Iterable[_Spot]) -> list[_Spot]:
    """Those of the others that may be met at all."""
    return [
        it
        for it in others
        if any(
            abs(it.at.x - own.at.x) < _REACH and abs(it.at.y - own.at.y) < _REACH for own in spots
        )
    ]


def _met(spots: Iterable[_Spot], others: Sequence[_Spot], apart: float) -> float:
    """What it costs markers to be so near to others."""
    cost = 0.0
    for spot in spots:
        for other in others:
            room = _room(spot, other)
            if room < apart:
                cost += apart - room
                if room < -_NOISE:
                    cost += _COVERS - _DEPTH * room
    return cost


def _room(one: _Spot, other: _Spot) -> float:
    """How much room is between two markers; less than none where one covers the other."""
    half = one.half + other.half
    x, y = abs(one.at.x - other.at.x) - half, abs(one.at.y - other.at.y) - half
    far = hypot(x, y) if x > 0 and y > 0 else max(x, y)
    return far - one.rounded - other.rounded

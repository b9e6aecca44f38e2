"""Where the figures of a radar's rings stand: on the ray where they have most room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from math import atan2, cos, dist, hypot, inf, pi, remainder, tan
from typing import NamedTuple, TypeAlias

from itot_workshop.charts.radar_room import Near, Span, Surroundings, Thing, Way
from itot_workshop.charts.radar_values import Radar, RadarFrame
from itot_workshop.charts.shapes import Point

CAP = 0.72
"""How high a figure is, in its font's ascent."""
_PLACES: tuple[float, ...] = (0.5, 0.42, 0.58, 0.34, 0.66)
_MANY_AXES, _PLACES_OF_MANY = 10, (0.5, 0.4, 0.6)
_FEW_AXES, _PLACES_OF_FEW = 5, (*_PLACES, 0.27, 0.73, 0.2, 0.8)
_PLACES_OF_ONE = (*_PLACES, 0.46, 0.54, 0.38, 0.62, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
"""How far along the edges of rings a ray of figures may cross them: fewer places where spokes are
near to each other, more where edges are long, and most for a figure that stands alone.
"""
_ROOMS, _TIGHT = (0.5, 0.4, 0.32, 0.25, 0.18, 0.12), 0.05
"""How far lines and markers are from figures, most room first, more being no better; and from one
that has no more room anywhere.
"""
_THIN, _SPOKE = 0.15, 0.02
"""A spoke may be nearer by so much, and is never nearer than this where there is any room."""
_BESIDE, _ASIDE, _AIR, _CLOSE, _APART = 0.2, 0.25, 0.12, 0.2, 0.5
"""How far figures stand from the spoke beside them, how far off the middle of a ring that is open
for them, how far at least from one that is not, and from others that are on their ray and on
another one.
"""
_NEARER = 0.6
"""A figure is at most so many times as far from its own ring as from the next one."""
_ASTRAY, _TELLING = pi / 3, 3
"""From which turn away from the ray of the others on a figure is left out, as radians: alone among
markers it would be read as a value of one of them. As many as these must be left.
"""
_OFF_MIDDLE, _AT_SPOKE, _FAR, _THROUGH = 0.3, 0.25, 0.1, 0.12
"""How much room it is worth to stand in the middle of an edge, off a spoke, in the middle of the
rings, and to leave earlier lines whole. All distances are in em.
"""


class Place(NamedTuple):
    """Where a figure stands: its middle, at which edge, and whether in the line of its ring.

    Earlier lines give way to one that stands ``through`` them.
    """

    at: Point
    edge: int
    inside: bool
    through: bool = False


class Field(NamedTuple):
    """The radar as its figures see it: half of a figure's size, how far rings are apart, and what
    is around between which spokes. ``shares`` of the radius are the rings that have a figure.
    """

    frame: RadarFrame
    half: Point
    between: float
    around: tuple[Surroundings, ...]
    shares: Mapping[int, float]


class _Ray(NamedTuple):
    """A ray that crosses an edge of every ring, or the line beside a spoke.

    ``long`` is its length to the rim. Figures may be moved along it by what is in ``moves``; up to
    ``aside`` their rings are open for them, and lines of earlier sessions too where these are
    ``opened``. ``cost`` is that of its place.
    """

    edge: int
    way: Way
    long: float
    aside: float
    moves: tuple[Span, ...]
    things: tuple[Near, ...]
    earlier: tuple[Near, ...]
    spokes: tuple[Near, ...]
    cost: float
    opened: bool = False


_Row: TypeAlias = tuple[_Ray, Mapping[int, float]]
"""A ray, and how far the figures that have room on it are moved along it, by their values."""


def between_rings(radar: Radar, frame: RadarFrame) -> float:
    """How far it is from ring to ring."""
    return frame.radius * cos(pi / len(frame.directions)) / (radar.high - radar.low)


def places_of(field: Field) -> Mapping[int, Place]:
    """Where the figure of each ring stands. None of them touches anything, and one does not stray
    from the rest, so that some may be left out; but the rim always has its figure.
    """
    rays, shares = sorted(_rays(field), key=lambda ray: ray.cost), field.shares
    in_rings = _in_rings(rays)
    opened = _opened(in_rings)
    best = _roomiest(field, in_rings) or _roomiest(field, opened)
    best = best or _roomiest(field, opened, (_TIGHT,))
    if best:
        ray, moves = best
        return {value: _stand(field, ray, share, moves[value]) for value, share in shares.items()}
    more = list(_rays(field, _PLACES_OF_ONE))
    places = {value: _places(field, more, share) for value, share in shares.items()}
    filled = [_filled(field, places, row) for row in _with_most(field, in_rings)]
    return min(filled, key=lambda it: (-len(it[0]), it[1]))[0]


def _stand(field: Field, ray: _Ray, share: float, move: float) -> Place:
    far = share * ray.long + move
    met = ray.earlier if ray.opened else ()
    through = _hit([span for it in met if (span := it.span(_TIGHT * field.frame.em))], far)
    return Place(ray.way.at(far), ray.edge, abs(move) <= ray.aside, through)


def _roomiest(field: Field, rays: Sequence[_Ray], rooms: Sequence[float] = _ROOMS) -> _Row | None:
    """The ray on which figures in their rings have most room; None where there is none on which all
    are clear of everything.
    """
    em, whole = field.frame.em, len(field.shares)
    clear = [ray for ray in rays if len(_moves(field, ray, rooms[-1])) == whole]
    best, most = None, -inf
    for room in rooms if clear else ():
        for ray in clear:
            if _worth(room) - ray.cost <= most:
                break
            moves = _moves(field, ray, room)
            worth = _worth(room) - _cost(ray, moves.values(), em) - _lost(field, ray, moves)
            if len(moves) == whole and worth > most:
                best, most = (ray, moves), worth
    return best


def _lost(field: Field, ray: _Ray, moves: Mapping[int, float]) -> float:
    """What it costs to open lines of earlier sessions for figures."""
    stands = (_stand(field, ray, field.shares[value], move) for value, move in moves.items())
    return _THROUGH * sum(it.through for it in stands) if ray.opened else 0.0


def _moves(field: Field, ray: _Ray, room: float) -> dict[int, float]:
    """How far figures are moved along the ray, each as little as it can be; without those that are
    nowhere clear of everything and of the figure outside of them.
    """
    moves, last = dict[int, float](), None
    blocked = _blocked(ray, room, field.frame.em)
    for value, share in field.shares.items():
        move = _least(ray, blocked, share)
        if move is not None:
            stand = _stand(field, ray, share, move)
            if last is None or _apart(field, stand, (last,), _CLOSE):
                moves[value], last = move, stand
    return moves


def _worth(room: float) -> float:
    """What so much room is worth: a little more where there is hardly any is worth most."""
    return room - (room / _ROOMS[0]) ** 2 * _ROOMS[0] / 2


def _with_most(field: Field, rays: Sequence[_Ray]) -> list[_Row]:
    """The rays on which most figures are clear of everything."""
    rows = [(ray, _moves(field, ray, _ROOMS[-1])) for ray in rays]
    most = max(len(moves) for _, moves in rows)
    return [row for row in rows if len(row[1]) == most]


def _places(field: Field, rays: Sequence[_Ray], share: float) -> list[Place]:
    """Where on all rays the figure of a ring is clear of everything: in the ring, just so at least,
    or through lines of earlier sessions; else beside it.
    """
    em, in_rings = field.frame.em, _in_rings(rays)
    opened = _opened(in_rings)
    tries = (
        (in_rings, _ROOMS[-1]),
        (in_rings, _TIGHT),
        (opened, _ROOMS[-1]),
        (opened, _TIGHT),
        (rays, _ROOMS[-1]),
        (rays, _TIGHT),
    )
    for tried, room in tries:
        moves = [(ray, _least(ray, _blocked(ray, room, em), share)) for ray in tried]
        found = [_stand(field, ray, share, move) for ray, move in moves if move is not None]
        if found:
            return found
    return []


def _in_rings(rays: Sequence[_Ray]) -> list[_Ray]:
    """The rays with the moves by which figures stay in their rings."""
    return [ray._replace(moves=ray.moves[:1]) for ray in rays]


def _opened(rays: Sequence[_Ray]) -> list[_Ray]:
    """The rays where lines of earlier sessions are open for figures."""
    return [ray._replace(opened=True) for ray in rays]


def _filled(
    field: Field, places: Mapping[int, Sequence[Place]], row: _Row
) -> tuple[Mapping[int, Place], tuple[float, float]]:
    """The figures on a ray, and as near to it as they can be those that have no room on it; with
    how far these have to go and what it costs to use the ray.
    """
    (ray, moves), shares, em, far, left_out = row, field.shares, field.frame.em, 0.0, 0
    stands = {value: _stand(field, ray, shares[value], move) for value, move in moves.items()}
    for value in shares.keys() - moves.keys():
        own = _stand(field, ray, shares[value], 0.0)
        near = sorted(places[value], key=partial(_way, own))
        if len(shares) - left_out > _TELLING:
            near = [it for it in near if _turn(field, own, it) < _ASTRAY]
        found = next((it for it in near if _apart(field, it, stands.values(), _APART)), None)
        if found or shares[value] == 1:
            stands[value] = found or own
            far += dist(stands[value].at, own.at)
        left_out += value not in stands
    return stands, (round(far / em), _cost(ray, moves.values(), em))


def _turn(field: Field, own: Place, other: Place) -> float:
    """How far apart two places are, seen from the centre, as radians."""
    centre = field.frame.centre
    ways = [atan2(it.at.y - centre.y, it.at.x - centre.x) for it in (own, other)]
    return abs(remainder(ways[0] - ways[1], 2 * pi))


def _way(own: Place, other: Place) -> float:
    return dist(own.at, other.at)


def _apart(field: Field, stand: Place, others: Iterable[Place], by: float) -> bool:
    """Whether a figure is apart from others by so many em."""
    (wide, high), room = field.half, by * field.frame.em
    ways = (Point(it.at.x - stand.at.x, it.at.y - stand.at.y) for it in others)
    return all(max(abs(x) - 2 * wide, abs(y) - 2 * high) >= room for x, y in ways)


def _blocked(ray: _Ray, room: float, em: float) -> list[Span]:
    """Where figures on the ray have less room, spokes counting less and in the least room not."""
    things = ray.things if ray.opened else (*ray.things, *ray.earlier)
    found = [it.span(room * em) for it in things]
    if room > _TIGHT:
        found += [it.span(max(room - _THIN, _SPOKE) * em) for it in ray.spokes]
    return [span for span in found if span]


def _least(ray: _Ray, blocked: Sequence[Span], share: float) -> float | None:
    """The shortest move by which the figure of a ring stands where nothing is blocked."""
    far, most = share * ray.long, ray.moves[-1].end
    spans = [
        Span(start - far, end - far)
        for start, end in blocked
        if start - far < most and end - far > -most
    ]
    moves = {0.0, *chain(*ray.moves, *spans)}
    allowed = [it for it in moves if any(span.start <= it <= span.end for span in ray.moves)]
    return next((move for move in sorted(allowed, key=abs) if not _hit(spans, move)), None)


def _hit(blocked: Iterable[Span], far: float) -> bool:
    return any(start < far < end for start, end in blocked)


def _cost(ray: _Ray, moves: Iterable[float], em: float) -> float:
    """What it costs in room to use a ray and to move figures along it."""
    return ray.cost + sum(_FAR * abs(move) / em for move in moves)


def _rays(field: Field, places: Sequence[float] = ()) -> Iterator[_Ray]:
    """All rays between spokes, by default the few on which all figures may stand, and the lines
    beside them.
    """
    centre, radius, ways = field.frame.centre, field.frame.radius, field.frame.directions
    if not places:
        few, many = len(ways) <= _FEW_AXES, len(ways) >= _MANY_AXES
        places = _PLACES_OF_FEW if few else _PLACES_OF_MANY if many else _PLACES
    slope = tan(pi / len(ways))
    for edge, first in enumerate(ways):
        last = ways[(edge + 1) % len(ways)]
        for along in places:
            end = Point(*(a + (b - a) * along for a, b in zip(first, last, strict=True)))
            far = hypot(*end)
            out = Point(end.x / far, end.y / far)
            yield _ray(field, edge, centre, out, far * radius, _OFF_MIDDLE * abs(along - 0.5))
        for spoke, side in ((first, 1), (last, -1)):
            across = Point(-spoke.y * side, spoke.x * side)
            by = _reach(field.half, across) + _BESIDE * field.frame.em
            start = centre.towards(across, by).towards(spoke, -by * slope)
            yield _ray(field, edge, start, spoke, radius, _AT_SPOKE)


def _ray(field: Field, edge: int, start: Point, out: Point, long: float, cost: float) -> _Ray:
    ways, em, between = field.frame.directions, field.frame.em, field.between
    first, last = ways[edge], ways[(edge + 1) % len(ways)]
    straight = hypot(first.x + last.x, first.y + last.y)
    normal = Point((first.x + last.x) / straight, (first.y + last.y) / straight)
    reach, slant = _reach(field.half, normal), normal.x * out.x + normal.y * out.y
    aside = min(_ASIDE * em, reach / 2, max(0.0, between - reach - _AIR * em))
    nearest = reach + _AIR * em
    furthest = (_NEARER * (between - reach) + reach) / (1 + _NEARER)
    moves = [(-aside, aside)]
    if nearest <= furthest:
        moves += [(-furthest, -nearest), (nearest, furthest)]
    room, way, around = _ROOMS[0] * em, Way(start, out, field.half), field.around[edge]
    return _Ray(
        edge=edge,
        way=way,
        long=long,
        aside=aside / slant,
        moves=tuple(Span(least / slant, most / slant) for least, most in moves),
        things=_met(around.things, way, room),
        earlier=_met(around.earlier, way, room),
        spokes=_met(around.spokes, way, room),
        cost=cost,
    )


def _met(things: Iterable[Thing], way: Way, room: float) -> tuple[Near, ...]:
    """Where on a ray figures are near to things."""
    return tuple(near for thing in things if (near := thing.near(way, room)))


def _reach(half: Point, way: Point) -> float:
    """How far a figure reaches from its middle in a direction."""
    return half.x * abs(way.x) + half.y * abs(way.y)

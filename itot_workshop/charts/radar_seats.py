"""Where a radar's markers stand of those that have no line: managers, and all others.

They stand beside their spokes, tied to these: clear of markers and of lines where there is a place
that is, and where the tie is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import atan2, pi, sqrt

from itot_workshop.charts.radar_marks import ON_SPOKE, Stand, stands_of
from itot_workshop.charts.radar_shapes import LINES
from itot_workshop.charts.radar_spots import (
    Line,
    Option,
    Spot,
    Web,
    distance_to,
    met,
    near,
    settled,
    spots_of,
)
from itot_workshop.charts.radar_values import Layer, Lean

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
_BETWEEN, _OFF = 0.3, 2.0
"""Up to which part of the way to the next spoke a marker is still beside its own, and what it costs
to be further.
"""
_ASTRAY, _SEEN, _UNSEEN, _TURNED = 0.38, 0.2, 1.0, 0.05
"""From which part of that way on a tie must be seen, and how much of it, in em; what it costs to
see none, and what to let IT and OT change places for it.
"""
_SEATS_APART = 0.6
"""How much room there should be between markers of managers on neighbouring axes, in em."""


def of_seat(
    web: Web, leans: Sequence[Lean], seat: Layer, before: Sequence[Layer]
) -> tuple[Lean, ...]:
    """Choose where the markers of a seat stand that has no line, when the others stand."""
    seats: tuple[Layer, ...] = ("management", "other")
    without = [layer for layer in seats if layer not in before]
    around = [spots_of(web, axis, lean, without) for axis, lean in enumerate(leans)]
    options = [
        _seats(
            web, axis, lean, seat, [it for at, own in enumerate(around) if at != axis for it in own]
        )
        for axis, lean in enumerate(leans)
    ]
    chosen = settled(options, [0] * len(options), _SEATS_APART)
    return tuple(own[at].lean for own, at in zip(options, chosen, strict=True))


def _seats(web: Web, axis: int, lean: Lean, seat: Layer, around: Sequence[Spot]) -> list[Option]:
    """All places of a seat's marker, the usual one first."""
    if seat not in web.outs[axis]:
        return [Option(0.0, lean, ())]
    shares = (1.0,) if web.barred[axis] else (1.0, *_ELSEWHERE)
    leans = {lean: 0.0}
    if seat == "management" and not web.barred[axis]:
        leans |= _turned(web, axis, lean, around)
    return [
        _seated(web, axis, own, seat, around, share, side, cost)
        for own, cost in leans.items()
        for share in shares
        for side in (1, -1)
    ]


def _turned(web: Web, axis: int, lean: Lean, around: Sequence[Spot]) -> dict[Lean, float]:
    """IT and OT in each other's place, where they stand beside each other, and what that costs."""
    stands = stands_of(web.outs[axis], lean, web.sizes)
    if not any(it.beside for it in stands if it.layer in LINES):
        return {}
    turned = lean._replace(turn=-lean.turn)
    spots = spots_of(web, axis, turned, ("management", "other"))
    return {turned: _TURNED + met(spots, near(spots, around), web.sizes.mark.apart)}


def _seated(
    web: Web,
    axis: int,
    lean: Lean,
    seat: Layer,
    around: Sequence[Spot],
    share: float,
    side: int,
    cost: float,
) -> Option:
    """A place of a seat's marker, ``side`` 1 being clockwise, and what it costs more."""
    usual, mark = web.sizes.radar.beside, web.sizes.mark
    far = side * max(share * usual, ON_SPOKE)
    if seat == "management":
        tried = lean._replace(management=far)
    else:
        tried = lean._replace(other=far)
    stands = stands_of(web.outs[axis], tried, web.sizes)
    stand = next(it for it in stands if it.layer == seat)
    spot = web.spot(axis, stand)
    cost += _OTHER_SIDE * (side < 0 and share > 0)
    cost += _CLOSER * max(0.0, 1 - share) + _FURTHER * max(0.0, share - 1)
    cost += _SLANT * share * usual * max(0.0, lean.far - _STEEP)
    cost += met((spot,), near((spot,), around), mark.apart)
    cost += _lined(spot, web.lines[axis if side > 0 else axis - 1], mark.halo)
    off = atan2(abs(stand.beside), stand.out) / (2 * pi) * len(web.outs)
    cost += _OFF * max(0.0, off - _BETWEEN)
    if off > _ASTRAY:
        cost += _UNSEEN * max(0.0, 1 - _seen(stand, stands, mark.halo) / _SEEN)
    return Option(cost, tried, (spot,))


def _lined(spot: Spot, lines: Iterable[Line], halo: float) -> float:
    """What it costs to be so near to lines, with the ground that is left free around it."""
    cost = 0.0
    for start, end, half in lines:
        room = distance_to(spot.at, start, end) - half - spot.rounded - spot.half - halo
        if room < _LINE_APART:
            cost += _NEAR_LINE * (_LINE_APART - room) + _CROSSED * (room < 0)
    return cost


def _seen(stand: Stand, others: Iterable[Stand], halo: float) -> float:
    """How much of the tie between a marker and its spoke is not covered by other markers, in em."""
    far = abs(stand.beside)
    seen, reached = 0.0, 0.0
    for start, end in sorted(_covering(stand, others, halo)):
        seen += max(0.0, min(start, far - stand.size / 2) - reached)
        reached = max(reached, end)
    return seen + max(0.0, far - stand.size / 2 - reached)


def _covering(stand: Stand, others: Iterable[Stand], halo: float) -> Iterable[tuple[float, float]]:
    """From where to where on the tie of a marker others lie on it, seen from the spoke."""
    side = 1 if stand.beside > 0 else -1
    for other in others:
        reach, along = other.size / 2 + halo, abs(stand.out - other.out)
        if other is not stand and along < reach:
            half, at = sqrt(reach**2 - along**2), other.beside * side
            yield at - half, at + half

"""To which side of their spokes a radar's markers stand, so that neighbours do not meet.

Near the centre spokes are close to each other: what is pushed off one of them may meet what stands
on the next. IT and OT then change places or share the way between them otherwise, and a marker that
is alone gives way a little. Where managers stand then is in ``radar_seats``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin, tan

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_marks import in_crowd, stands_of
from itot_workshop.charts.radar_seats import of_seat
from itot_workshop.charts.radar_shapes import LINES
from itot_workshop.charts.radar_spots import COVERS, Option, Web, settled, spots_of, total, web_of
from itot_workshop.charts.radar_values import Lean, Radar, RadarFrame

_EVEN = 0.5
_SHARES, _ASIDES = (_EVEN, 0.25, 0.75, 0.0, 1.0), (0.0, 0.12, -0.12, 0.24, -0.24)
"""Which part of the way between the two IT may be off the spoke, and how far a marker that is
alone may give way, in em.
"""
_TURNED, _UNEVEN, _GIVING = 0.02, 0.1, 1.0
"""What it costs to change places, to share the way unevenly, and to give way by one em. It costs
as much to be nearer to another marker than there should be room between them, by one em.
"""
_MOST, _FAR = 0.36, 0.5
"""Up to which part of the way to the next spoke a marker stands: by itself, and tied to its own."""


def leans_of(radar: Radar, frame: RadarFrame, sizes: Charts) -> tuple[Lean, ...]:
    """Return for each axis how its markers stand beside its spoke."""
    sizes = in_crowd(frame, sizes)
    web = web_of(radar, frame, sizes)
    beside = sizes.radar.beside
    most, far = (tan(it * 2 * pi / len(frame.directions)) for it in (_MOST, _FAR))
    usual = Lean(1, _EVEN, 0.0, beside, beside, most, far, lined=True)
    alone = _alone(web)
    usuals = [usual._replace(lined=axis not in alone) for axis in range(len(web.outs))]
    leans = _of_shapes(web, usuals)
    if any("management" in out for out in web.outs):
        leans = of_seat(web, leans, "management", ())
    if any("other" in out for out in web.outs):
        leans = of_seat(web, leans, "other", ("management",))
    return leans


def _alone(web: Web) -> set[int]:
    """The axes whose balanced score no line joins to one beside it."""
    has = ["balanced" in out for out in web.outs]
    return {at for at in range(len(has)) if not (has[at - 1] or has[(at + 1) % len(has)])}


def _of_shapes(web: Web, usuals: Sequence[Lean]) -> tuple[Lean, ...]:
    """Choose how the markers of the shapes stand, the usual way where none meets another."""
    apart = web.sizes.mark.apart
    plain = [[_shapes(web, axis, usual, 0.0)] for axis, usual in enumerate(usuals)]
    first = [0] * len(plain)
    if not total(plain, first, apart):
        return tuple(usuals)
    options = [_ways(web, axis, usual) for axis, usual in enumerate(usuals)]
    chosen = settled(options, first, apart)
    if total(options, chosen, apart) >= COVERS:
        narrow = [_narrowest(web, axis, own) for axis, own in enumerate(options)]
        other = settled(options, narrow, apart)
        chosen = min(chosen, other, key=lambda it: total(options, it, apart))
    return tuple(own[at].lean for own, at in zip(options, chosen, strict=True))


def _shapes(web: Web, axis: int, lean: Lean, cost: float) -> Option:
    """The markers of the shapes of an axis, with a lean."""
    return Option(cost, lean, tuple(spots_of(web, axis, lean, ("management", "other"))))


def _ways(web: Web, axis: int, usual: Lean) -> list[Option]:
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


def _narrowest(web: Web, axis: int, options: Sequence[Option]) -> int:
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

"""The radar's markers: where they stand, each at its value.

Markers that would cover each other are pushed apart at right angles to the spoke. To which side,
and how far, is a :class:`Lean` of their axis, which ``radar_leans`` chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import hypot, pi, sin, sqrt
from typing import NamedTuple

from msgspec.structs import replace

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_shapes import VALUES, out_of, place_of
from itot_workshop.charts.radar_values import Layer, Lean, Mark, Radar, RadarFrame

_DRAWN: dict[Layer, int] = {
    "management": 0,
    "other": 1,
    "balanced": 2,
    "room": 3,
    "ot": 4,
    "it": 5,
}
"""Which markers lie below which others."""


_TIED: tuple[Layer, ...] = ("management", "other")
"""Which markers stand beside their spokes."""
ON_SPOKE = 1e-6
"""Markers no further off their spoke than this, in em, stand on it."""
_CROWDED, _SMALLEST = 4.0, 0.7
"""Where the ends of spokes are nearer to each other than this, in em, markers are smaller, down to
a share of their size.
"""


def in_crowd(frame: RadarFrame, sizes: Charts) -> Charts:
    """Return the sizes with smaller markers where spokes are close to each other, so that those of
    one are not taken for those of the next.
    """
    ends = 2 * sin(pi / len(frame.directions)) * frame.radius / frame.em
    share = min(1.0, max(_SMALLEST, ends / _CROWDED))
    return sizes if share == 1 else _smaller(sizes, round(share, 2))


@lru_cache(maxsize=64)
def _smaller(sizes: Charts, share: float) -> Charts:
    series = sizes.series
    marks = {
        it: replace(getattr(series, it), size=share * getattr(series, it).size) for it in _DRAWN
    }
    hollow = sizes.mark.hollow - (1 - share) * series.it.size
    return replace(
        sizes,
        series=replace(series, **marks),
        mark=replace(sizes.mark, hollow=hollow),
        radar=replace(sizes.radar, beside=share * sizes.radar.beside),
    )


class Stand(NamedTuple):
    """A marker seen along its spoke, in em: how far out, how far beside, how wide."""

    layer: Layer
    out: float
    beside: float
    size: float
    hollow: bool = False
    halo: bool = True


def marks_of(
    radar: Radar, frame: RadarFrame, leans: Sequence[Lean], sizes: Charts
) -> tuple[Mark, ...]:
    """Return the markers of all layers that are on, in drawing order: IT's circles on top of OT's
    squares. Without leans there are none.
    """
    if not leans:
        return ()
    sizes = in_crowd(frame, sizes)
    marks = [
        Mark(
            layer=stand.layer,
            axis=index,
            at=place_of(frame, index, stand.out, stand.beside),
            size=stand.size * frame.em,
            hollow=stand.hollow,
            halo=stand.halo,
            foot=place_of(frame, index, stand.out, 0.0) if stand.layer in _TIED else None,
        )
        for index, (out, lean) in enumerate(zip(outs_of(radar, frame), leans, strict=True))
        for stand in stands_of(out, lean, sizes)
    ]
    return tuple(sorted(marks, key=_rank))


def outs_of(radar: Radar, frame: RadarFrame) -> list[dict[Layer, float]]:
    """Return for each axis how far out the markers of the layers stand that are on, in em."""
    shown = [(layer, value) for layer, value in VALUES.items() if layer in radar.layers]
    return [
        {
            layer: distance / frame.em
            for layer, value in shown
            if (distance := out_of(value(axis), radar, frame)) is not None
        }
        for axis in radar.axes
    ]


def stands_of(out: dict[Layer, float], lean: Lean, sizes: Charts) -> list[Stand]:
    """Place the markers of an axis beside each other, by how far out each of them is.

    The balanced score is between the sides; where it has a line and its marker no room on the
    spoke there is none, lest it turns the line's shape.
    """
    series, mark = sizes.series, sizes.mark
    stands = _sides(out, lean, sizes)
    if "room" in out:
        stands.append(Stand("room", out["room"], lean.aside, series.room.size))
    if "balanced" in out:
        stand = Stand("balanced", out["balanced"], lean.aside, series.balanced.size)
        if not lean.lined:
            stand = _clear_of(stands, stand, mark.apart, side=-lean.turn)
        if not lean.lined or _is_clear(stands, stand, mark.apart):
            stands.append(stand)
    if "management" in out:
        beside = lean.management
        stand = Stand("management", out["management"], beside, series.management.size)
        stands.append(_tied(stands, stand, sizes))
    if "other" in out:
        beside = lean.other
        stand = Stand("other", out["other"], beside, series.other.size)
        stands.append(_tied(stands, stand, sizes))
    return [_at_spoke(stand, lean) for stand in stands]


def _tied(others: Sequence[Stand], stand: Stand, sizes: Charts) -> Stand:
    """A marker with room for its tie beside others; on its spoke it needs none."""
    apart = sizes.mark.tie if abs(stand.beside) > ON_SPOKE else sizes.mark.apart
    return _clear_of(others, stand, apart, side=1 if stand.beside > 0 else -1)


def _at_spoke(stand: Stand, lean: Lean) -> Stand:
    """A marker no further off its spoke than it may be."""
    most = (lean.far if stand.layer in _TIED else lean.most) * stand.out
    return stand._replace(beside=min(max(stand.beside, -most), most))


def _rank(mark: Mark) -> tuple[int, bool, bool]:
    """Layer upon layer, those beside each other that are drawn with the same pens."""
    return _DRAWN[mark.layer], mark.hollow, mark.halo


def _sides(out: dict[Layer, float], lean: Lean, sizes: Charts) -> list[Stand]:
    """IT's circle and OT's square: the one within the other where they are equal, beside each other
    where they would cover each other.
    """
    series, mark = sizes.series, sizes.mark
    it, ot = series.it.size, series.ot.size
    apart = abs(out["it"] - out["ot"]) if "it" in out and "ot" in out else 2.0
    around = apart < (mark.hollow - mark.hollow_edge - it) / 2
    touch = (it + ot) / 2 + mark.apart
    between = 0.0 if around or apart >= touch else sqrt(touch**2 - apart**2) * lean.turn
    stands: list[Stand] = []
    if "it" in out:
        beside = lean.aside - lean.share * between
        stands.append(Stand("it", out["it"], beside, it, halo=not around))
    if "ot" in out:
        size = mark.hollow if around else ot
        beside = lean.aside + (1 - lean.share) * between
        stands.append(Stand("ot", out["ot"], beside, size, hollow=around))
    return stands


def _is_clear(others: Sequence[Stand], stand: Stand, apart: float) -> bool:
    """Whether a marker is so far apart from all others where it stands."""
    return all(
        hypot(stand.out - it.out, stand.beside - it.beside) >= (stand.size + it.size) / 2 + apart
        for it in others
    )


def _clear_of(others: Sequence[Stand], stand: Stand, apart: float, side: int) -> Stand:
    """Push a marker to one side until it is clear of all others; its value stays where it is."""
    beside = stand.beside * side
    for other in sorted(others, key=lambda one: one.beside * side):
        least = (stand.size + other.size) / 2 + apart
        along = abs(stand.out - other.out)
        if along < least:
            beside = max(beside, other.beside * side + sqrt(least**2 - along**2))
    return stand._replace(beside=beside * side)

"""The radar's outlines, bands and markers: what the values are turned into.

An axis without a value is a gap in the line, never a zero. Markers that would cover each other are
pushed apart at right angles to the spoke, so that each still stands at its value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite, sqrt
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from itot_workshop.charts.look import Charts
from itot_workshop.charts.radar_values import (
    Band,
    Layer,
    Mark,
    Outline,
    Radar,
    RadarAxis,
    RadarFrame,
    Spread,
)
from itot_workshop.charts.shapes import Point

_Value: TypeAlias = Callable[[RadarAxis], float | None]
_Shown: TypeAlias = Sequence[tuple[Layer, _Value]]

_VALUES: dict[Layer, _Value] = {
    "it": attrgetter("it"),
    "ot": attrgetter("ot"),
    "balanced": attrgetter("balanced"),
    "management": attrgetter("management"),
    "other": attrgetter("other"),
    "room": attrgetter("room"),
}
_DRAWN: dict[Layer, int] = {
    "management": 0,
    "other": 1,
    "balanced": 2,
    "room": 3,
    "ot": 4,
    "it": 5,
}
"""Which markers lie below which others."""
_LINES: tuple[Layer, ...] = ("balanced", "ot", "it")
_SIDE_OF_SPOKE: dict[Layer, int] = {"it": -1, "ot": 1}
"""IT's band lies before its spoke, OT's behind, clockwise; the room's on it."""
_SLIMMER_FROM = 9
"""Bars of more axes than these are slimmer, for markers and lines to be seen between them."""


class _Stand(NamedTuple):
    """A marker seen along its spoke: how far out, how far beside, how wide."""

    layer: Layer
    out: float
    beside: float
    size: float
    hollow: bool = False
    halo: bool = True


def outlines_of(radar: Radar, frame: RadarFrame) -> tuple[Outline, ...]:
    """Return the lines of all layers that are on, in drawing order: the latest IT on top."""
    drawn: list[Outline] = []
    if "before" in radar.layers:
        sessions = max(len(axis.before) for axis in radar.axes)
        for back in range(sessions, 0, -1):
            values = [
                axis.before[-back] if back <= len(axis.before) else None for axis in radar.axes
            ]
            drawn += _runs("before", values, radar, frame, age=back - 1)
    for layer in _LINES:
        if layer in radar.layers:
            values = [_VALUES[layer](axis) for axis in radar.axes]
            drawn += _runs(layer, values, radar, frame)
    return tuple(drawn)


def marks_of(radar: Radar, frame: RadarFrame, sizes: Charts) -> tuple[Mark, ...]:
    """Return the markers of all layers that are on, in drawing order: IT's circles on top of OT's
    squares.
    """
    shown = [(layer, value) for layer, value in _VALUES.items() if layer in radar.layers]
    marks = [
        Mark(
            layer=stand.layer,
            axis=index,
            at=_place(frame, index, stand.out, stand.beside),
            size=stand.size * frame.em,
            hollow=stand.hollow,
            halo=stand.halo,
        )
        for index, axis in enumerate(radar.axes)
        for stand in _stands(axis, shown, radar, frame, sizes)
    ]
    return tuple(sorted(marks, key=_rank))


def _rank(mark: Mark) -> tuple[int, bool, bool]:
    """Layer upon layer, those beside each other that are drawn with the same pens."""
    return _DRAWN[mark.layer], mark.hollow, mark.halo


def bands_of(radar: Radar, frame: RadarFrame, sizes: Charts) -> tuple[Band, ...]:
    """Return a bar beside the spoke for every spread whose layer is on, if spreads are."""
    if "spread" not in radar.layers:
        return ()
    return tuple(
        Band(layer=spread.layer, axis=index, corners=_bar(spread, index, radar, frame, sizes))
        for index, axis in enumerate(radar.axes)
        for spread in axis.spreads
        if spread.layer in radar.layers
    )


def _bar(
    spread: Spread, axis: int, radar: Radar, frame: RadarFrame, sizes: Charts
) -> tuple[Point, ...]:
    """The corners of a bar along the spoke of an axis."""
    slim = min(1.0, _SLIMMER_FROM / len(radar.axes))
    middle = slim * sizes.radar.band_beside * _SIDE_OF_SPOKE.get(spread.layer, 0)
    ends = [(_out(value, radar, frame) or 0.0) / frame.em for value in spread[1:]]
    half = slim * sizes.radar.band / 2
    sides = middle - half, middle + half
    around = ((ends[0], sides[0]), (ends[1], sides[0]), (ends[1], sides[1]), (ends[0], sides[1]))
    return tuple(_place(frame, axis, out, beside) for out, beside in around)


def _out(value: float | None, radar: Radar, frame: RadarFrame) -> float | None:
    """Return how far from the centre a value stands, in pixels; None for what is no number."""
    if value is None or not isfinite(value):
        return None
    share = (value - radar.low) / (radar.high - radar.low)
    return frame.radius * min(max(share, 0.0), 1.0)


def _runs(
    layer: Layer, values: Sequence[float | None], radar: Radar, frame: RadarFrame, age: int = 0
) -> list[Outline]:
    """Return a closed outline, or one open line for every run of neighbours with a value."""
    outs = [_out(value, radar, frame) for value in values]
    points = [
        None if out is None else frame.centre.towards(way, out)
        for out, way in zip(outs, frame.directions, strict=True)
    ]
    if None not in points:
        whole = tuple(point for point in points if point)
        return [Outline(layer=layer, points=whole, closed=True, age=age)]
    gap = points.index(None)
    runs: list[list[Point]] = [[]]
    for point in (*points[gap:], *points[:gap]):
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [
        Outline(layer=layer, points=tuple(run), closed=False, age=age)
        for run in runs
        if len(run) > 1
    ]


def _stands(
    axis: RadarAxis, shown: _Shown, radar: Radar, frame: RadarFrame, sizes: Charts
) -> list[_Stand]:
    """Place an axis's markers of the layers shown beside each other. All distances in em."""
    out = {
        layer: distance / frame.em
        for layer, value in shown
        if (distance := _out(value(axis), radar, frame)) is not None
    }
    series, mark = sizes.series, sizes.mark
    stands: list[_Stand] = []
    stands += _sides(out, sizes)
    if "room" in out:
        stands.append(_Stand("room", out["room"], 0, series.room.size))
    if "balanced" in out:
        stand = _Stand("balanced", out["balanced"], 0, series.balanced.size)
        stands.append(_clear_of(stands, stand, mark.apart, side=-1))
    if "management" in out:
        beside = sizes.radar.beside
        stand = _Stand("management", out["management"], beside, series.management.size)
        stands.append(_clear_of(stands, stand, mark.apart, side=1))
    if "other" in out:
        beside = sizes.radar.beside
        stand = _Stand("other", out["other"], beside, series.other.size)
        stands.append(_clear_of(stands, stand, mark.apart, side=1))
    return stands


def _sides(out: dict[Layer, float], sizes: Charts) -> list[_Stand]:
    """IT's circle and OT's square: the one within the other where they are equal, beside each other
    where they would cover each other.
    """
    series, mark = sizes.series, sizes.mark
    it, ot = series.it.size, series.ot.size
    apart = abs(out["it"] - out["ot"]) if "it" in out and "ot" in out else 2.0
    around = apart < (mark.hollow - mark.hollow_edge - it) / 2
    touch = (it + ot) / 2 + mark.apart
    beside = 0.0 if around or apart >= touch else sqrt(touch**2 - apart**2) / 2
    stands: list[_Stand] = []
    if "it" in out:
        stands.append(_Stand("it", out["it"], -beside, it, halo=not around))
    if "ot" in out:
        size = mark.hollow if around else ot
        stands.append(_Stand("ot", out["ot"], beside, size, hollow=around))
    return stands


def _clear_of(others: Sequence[_Stand], stand: _Stand, apart: float, side: int) -> _Stand:
    """Push a marker to one side until it is clear of all others; its value stays where it is."""
    beside = abs(stand.beside)
    for other in sorted(others, key=lambda one: one.beside * side):
        least = (stand.size + other.size) / 2 + apart
        along = abs(stand.out - other.out)
        if along < least:
            beside = max(beside, other.beside * side + sqrt(least**2 - along**2))
    return stand._replace(beside=beside * side)


def _place(frame: RadarFrame, axis: int, out: float, beside: float) -> Point:
    way = frame.directions[axis]
    clockwise = Point(-way.y, way.x)
    on_spoke = frame.centre.towards(way, out * frame.em)
    return on_spoke.towards(clockwise, beside * frame.em)

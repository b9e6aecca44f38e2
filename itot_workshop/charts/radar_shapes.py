"""The radar's outlines and bands: what the values are turned into, beside markers.

An axis without a value is a gap in the line, never a zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import isfinite
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

from msgspec.structs import replace

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
from itot_workshop.charts.shapes import Box, Point

_Value: TypeAlias = Callable[[RadarAxis], float | None]

VALUES: dict[Layer, _Value] = {
    "it": attrgetter("it"),
    "ot": attrgetter("ot"),
    "balanced": attrgetter("balanced"),
    "management": attrgetter("management"),
    "other": attrgetter("other"),
    "room": attrgetter("room"),
}
LINES: tuple[Layer, ...] = ("balanced", "it", "ot")
"""In drawing order: OT's dashes above, for a line that lies under them is seen between."""
_SIDE_OF_SPOKE: dict[Layer, int] = {"it": -1, "ot": 1}
"""IT's band lies before its spoke, OT's behind, clockwise; the room's on it."""
_SLIMMER_FROM = 9
"""Bars of more axes than these are slimmer, for markers and lines to be seen between them."""


def outlines_of(radar: Radar, frame: RadarFrame, marks: Sequence[Mark] = ()) -> tuple[Outline, ...]:
    """Return the lines of all layers that are on, in drawing order: the latest OT on top.

    They run from marker to marker, also where these stand beside their spokes.
    """
    at = {(mark.layer, mark.axis): mark.at for mark in marks}
    drawn: list[Outline] = []
    if "before" in radar.layers:
        sessions = max(len(axis.before) for axis in radar.axes)
        for back in range(sessions, 0, -1):
            values = [
                axis.before[-back] if back <= len(axis.before) else None for axis in radar.axes
            ]
            drawn += _runs("before", values, radar, frame, age=back - 1)
    for layer in LINES:
        if layer in radar.layers:
            values = [VALUES[layer](axis) for axis in radar.axes]
            drawn += _runs(layer, values, radar, frame, at=at)
    return tuple(drawn)


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
    ends = [(out_of(value, radar, frame) or 0.0) / frame.em for value in spread[1:]]
    half = slim * sizes.radar.band / 2
    sides = middle - half, middle + half
    around = ((ends[0], sides[0]), (ends[1], sides[0]), (ends[1], sides[1]), (ends[0], sides[1]))
    return tuple(place_of(frame, axis, out, beside) for out, beside in around)


def out_of(value: float | None, radar: Radar, frame: RadarFrame) -> float | None:
    """Return how far from the centre a value stands, in pixels; None for what is no number."""
    if value is None or not isfinite(value):
        return None
    share = (value - radar.low) / (radar.high - radar.low)
    return frame.radius * min(max(share, 0.0), 1.0)


def _runs(
    layer: Layer,
    values: Sequence[float | None],
    radar: Radar,
    frame: RadarFrame,
    *,
    age: int = 0,
    at: Mapping[tuple[Layer, int], Point] = MappingProxyType({}),
) -> list[Outline]:
    """Return a closed outline, or one open line for every run of neighbours with a value."""
    outs = [out_of(value, radar, frame) for value in values]
    points = [
        None if out is None else at.get((layer, axis), frame.centre.towards(way, out))
        for axis, (out, way) in enumerate(zip(outs, frame.directions, strict=True))
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


def without_earlier(outlines: Sequence[Outline], free: Sequence[Box]) -> tuple[Outline, ...]:
    """Return the outlines, those of earlier sessions in parts that are outside of all boxes."""
    found = tuple(outlines)
    for box in free:
        found = tuple(
            part for it in found for part in (_outside(it, box) if it.layer == "before" else (it,))
        )
    return found


def _outside(outline: Outline, box: Box) -> Sequence[Outline]:
    """The parts of an outline that are outside of a box."""
    points = (*outline.points, *outline.points[: outline.closed])
    runs: list[list[Point]] = [[points[0]]]
    for start, end in pairwise(points):
        within = _within(start, end, box)
        if within:
            enters, leaves = (_between(start, end, share) for share in within)
            runs[-1].append(enters)
            runs.append([leaves])
        runs[-1].append(end)
    if len(runs) == 1:
        return (outline,)
    if outline.closed:
        runs[0] = runs.pop()[:-1] + runs[0]
    return [replace(outline, points=tuple(run), closed=False) for run in runs if len(set(run)) > 1]


def _within(start: Point, end: Point, box: Box) -> tuple[float, float] | None:
    """From which to which share of a line it is in a box (the way of Liang and Barsky)."""
    enters, leaves = 0.0, 1.0
    for at, way, low, high in (
        (start.x, end.x - start.x, box.left, box.right),
        (start.y, end.y - start.y, box.top, box.bottom),
    ):
        if not way:
            if not low < at < high:
                return None
            continue
        first, last = sorted(((low - at) / way, (high - at) / way))
        enters, leaves = max(enters, first), min(leaves, last)
    return (enters, leaves) if enters < leaves else None


def _between(start: Point, end: Point, share: float) -> Point:
    rest = 1 - share
    return Point(start.x * rest + end.x * share, start.y * rest + end.y * share)


def place_of(frame: RadarFrame, axis: int, out: float, beside: float) -> Point:
    """Return the point so far out along the spoke of an axis and beside it, clockwise, in em."""
    way = frame.directions[axis]
    clockwise = Point(-way.y, way.x)
    on_spoke = frame.centre.towards(way, out * frame.em)
    return on_spoke.towards(clockwise, beside * frame.em)

"""Where the markers of a line chart stand, so that each is seen: at its value, beside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.trend_values import Trend, TrendLine, TrendMark, TrendSeries

_TOUCH, _BESIDE = 0.63, 0.36
"""Markers of IT and OT nearer than this, in em, are set side by side, so far from their day."""
_COVERED, _CLEAR = 0.72, 0.76
"""A diamond nearer than this to the marker of a side, in em, is partly hidden behind it; it is seen
so far beside it.
"""
_AIRY = 3.1
"""Days have room for it beside their sides from so far apart on, in em."""
_HIDDEN = 0.55
"""Where they have not, a diamond nearer than this is left out: its line goes on behind them."""
_ROOM, _SMALLEST = 1.7, 0.45
"""Days nearer than this, in em, have smaller markers, down to a share of their size."""

_Lines: TypeAlias = Mapping[TrendSeries, TrendLine]


def place_of(trend: Trend, field: Box, day: int, value: float) -> Point:
    """Where the value of a day lies in the place of the lines."""
    share = (value - trend.low) / (trend.high - trend.low)
    x = field.left + trend.days[day][0] * field.width
    return Point(x, field.bottom - min(max(share, 0.0), 1.0) * field.height)


def marks_of(trend: Trend, field: Box, em: float) -> tuple[TrendMark, ...]:
    """Markers at their values; those that would cover each other stand side by side."""
    return tuple(_marks(trend, field, em))


def _marks(trend: Trend, field: Box, em: float) -> Iterator[TrendMark]:
    lines = {line.series: line for line in trend.lines}
    nearest = _nearest(trend, field, em)
    scale = min(1.0, max(_SMALLEST, nearest / _ROOM))
    unit = scale * em * (trend.high - trend.low) / max(1.0, field.height)
    for line in trend.lines:
        for day, value in enumerate(line.values):
            if value is None:
                continue
            aside: float | None = _from_other(lines, line.series, day, unit)
            if line.series == "balanced":
                aside = _from_sides(lines, day, value, unit, airy=nearest >= _AIRY)
            if aside is None:
                continue
            if line.series == "balanced" and 0 < day == len(trend.days) - 1:
                aside = -aside
            at = place_of(trend, field, day, value)
            yield TrendMark(
                series=line.series,
                at=Point(at.x + aside * scale * em, at.y),
                hollow=day in line.hollow,
                scale=scale,
            )


def _from_other(lines: _Lines, series: TrendSeries, day: int, unit: float) -> float:
    """How far the marker of a side stands beside its day, in em, where the other's is too near."""
    if not _touch(lines, day, unit):
        return 0.0
    return {"it": -_BESIDE, "ot": _BESIDE}.get(series, 0.0)


def _touch(lines: _Lines, day: int, unit: float) -> bool:
    """Whether the markers of both sides would cover each other."""
    if "it" not in lines or "ot" not in lines:
        return False
    it, ot = lines["it"].values[day], lines["ot"].values[day]
    return it is not None and ot is not None and abs(it - ot) < _TOUCH * unit


def _from_sides(lines: _Lines, day: int, value: float, unit: float, *, airy: bool) -> float | None:
    """How far that of both together stands beside its day, in em; None where it is left out."""
    sides = [lines[side].values[day] for side in ("it", "ot") if side in lines]
    near = min((abs(side - value) for side in sides if side is not None), default=9.0 * unit)
    if not airy:
        return None if near < _HIDDEN * unit else 0.0
    if near >= _COVERED * unit:
        return 0.0
    return _CLEAR + (_BESIDE if _touch(lines, day, unit) else 0.0)


def _nearest(trend: Trend, field: Box, em: float) -> float:
    """How near to each other two days stand, in em."""
    apart = [(later - earlier) * field.width for (earlier, _), (later, _) in pairwise(trend.days)]
    return min(apart, default=_AIRY * em) / em

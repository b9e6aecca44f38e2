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
"""A diamond nearer than this to the marker of a side, in em, would be partly hidden behind it; it
is seen so far beside it.
"""
_ROOM, _ROOM_OF_THREE, _SMALLEST = 1.7, 3.1, 0.45
"""Days nearer than this, in em, have smaller markers, down to a share of their size; three of them
side by side need more.
"""

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
    lines, unit = _lines(trend), _unit(trend, field, em)
    scale = _scale(trend, field, em)
    for line in trend.lines:
        for day, value in enumerate(line.values):
            if value is None or (line.series == "together" and _is_joined(line, day)):
                continue
            aside = _from_other(lines, line.series, day, unit)
            if line.series == "together":
                aside = _from_sides(lines, day, value, unit)
                if 0 < day == len(trend.days) - 1:
                    aside = -aside
            at = place_of(trend, field, day, value)
            yield TrendMark(
                series="balanced" if line.series == "together" else line.series,
                at=Point(at.x + aside * scale * em, at.y),
                hollow=day in line.hollow,
                scale=scale,
            )


def side_by_side(trend: Trend, field: Box, day: int, em: float) -> bool:
    """Whether the markers of both sides would cover each other on a day, and stand beside it."""
    return _touch(_lines(trend), day, _unit(trend, field, em))


def _lines(trend: Trend) -> _Lines:
    return {line.series: line for line in trend.lines}


def _unit(trend: Trend, field: Box, em: float) -> float:
    """An em of the markers, on the scale."""
    return _scale(trend, field, em) * em * (trend.high - trend.low) / max(1.0, field.height)


def _is_joined(line: TrendLine, day: int) -> bool:
    return any(day in run for run in line.runs)


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


def _from_sides(lines: _Lines, day: int, value: float, unit: float) -> float:
    """How far the marker of both together stands beside its day, in em."""
    sides = [lines[side].values[day] for side in ("it", "ot") if side in lines]
    near = min((abs(side - value) for side in sides if side is not None), default=9.0 * unit)
    if near >= _COVERED * unit:
        return 0.0
    return _CLEAR + (_BESIDE if _touch(lines, day, unit) else 0.0)


def _scale(trend: Trend, field: Box, em: float) -> float:
    """How large the markers are, as a share of their size, so that those of two days are apart."""
    apart = [(later - earlier) * field.width for (earlier, _), (later, _) in pairwise(trend.days)]
    three = any(
        line.series == "together" and value is not None and not _is_joined(line, day)
        for line in trend.lines
        for day, value in enumerate(line.values)
    )
    room = (_ROOM_OF_THREE if three else _ROOM) * em
    return min(1.0, max(_SMALLEST, min(apart, default=room) / room))

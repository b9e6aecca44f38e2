"""Markers of a line chart: each at its value on the tick of its day, and so that each is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.trend_values import Trend, TrendLine, TrendMark, TrendSeries

_LARGEST, _BEYOND, _HALF = 1.58, 1.9, 0.285
"""OT's square grows up to this factor where IT's circle lies on it: until its far edge lies so many
halves of a square, each so many em high, beyond the middle of the circle.
"""
_PIECE = 1.45
"""How long the piece of a line is that joins no days, in em: it is seen beside both markers."""
_ROOM, _ROOM_OF_PIECES, _SMALLEST = 1.6, 2.1, 0.45
"""Days nearer than this, in em, have smaller markers, down to a share of their size."""
_ON_TOP: Mapping[TrendSeries, int] = {"ot": 1, "it": 2}
"""Which markers lie over others: IT's circle over OT's square."""

_Lines: TypeAlias = Mapping[TrendSeries, TrendLine]


def place_of(trend: Trend, field: Box, day: int, value: float) -> Point:
    """Where the value of a day lies in the place of the lines."""
    share = (value - trend.low) / (trend.high - trend.low)
    x = field.left + trend.days[day][0] * field.width
    return Point(x, field.bottom - min(max(share, 0.0), 1.0) * field.height)


def marks_of(trend: Trend, field: Box, em: float) -> tuple[TrendMark, ...]:
    """Markers at their values, in the order in which they are drawn."""
    found = _marks(trend, field, em)
    return tuple(sorted(found, key=lambda mark: _ON_TOP.get(mark.series, 0)))


def _marks(trend: Trend, field: Box, em: float) -> Iterator[TrendMark]:
    lines: _Lines = {line.series: line for line in trend.lines}
    scale = _scale(trend, field, em)
    unit = scale * em * (trend.high - trend.low) / max(1.0, field.height)
    for line in trend.lines:
        piece = line.series == "together"
        for day, value in enumerate(line.values):
            if value is None or (piece and _is_joined(line, day)):
                continue
            yield TrendMark(
                series=line.series,
                at=place_of(trend, field, day, value),
                hollow=day in line.hollow,
                scale=scale,
                larger=_larger(lines, day, unit) if line.series == "ot" else 1.0,
                length=_PIECE * scale if piece else 0.0,
            )


def _is_joined(line: TrendLine, day: int) -> bool:
    return any(day in run for run in line.runs)


def _larger(lines: _Lines, day: int, unit: float) -> float:
    """By which factor OT's square is larger, so that it is seen under IT's circle; ``unit`` is an
    em of markers on the scale.
    """
    it, ot = (lines[side].values[day] if side in lines else None for side in ("it", "ot"))
    if it is None or ot is None:
        return 1.0
    return min(_LARGEST, max(1.0, _BEYOND - abs(it - ot) / (_HALF * unit)))


def _scale(trend: Trend, field: Box, em: float) -> float:
    """How large the markers are, as a share of their size, so that those of two days are apart."""
    apart = [(later - earlier) * field.width for (earlier, _), (later, _) in pairwise(trend.days)]
    pieces = any(
        line.series == "together" and value is not None and not _is_joined(line, day)
        for line in trend.lines
        for day, value in enumerate(line.values)
    )
    room = (_ROOM_OF_PIECES if pieces else _ROOM) * em
    return min(1.0, max(_SMALLEST, min(apart, default=room) / room))

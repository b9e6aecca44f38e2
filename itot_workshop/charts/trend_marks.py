"""Markers of a line chart: each at its value on the tick of its day, and so that each is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.trend_values import Trend, TrendLine, TrendMark, TrendSeries

_INSIDE, _PARTLY, _CLEAR, _CLEAR_ALONE = 0.6, 0.75, 0.22, 0.6
"""IT's circle shrinks to this share where it lies in OT's square, nearer to its middle than so many
em, or at all on a day that no line joins: so all squares are alike and none is covered. An open
circle that lies in part on the square shrinks to the second share.
"""
PIECE = 1.7
"""How long the piece of a line is that stands for both together on a day alone, in em."""
_ROOM, _SMALLEST = 1.6, 0.45
"""Days nearer than this, in em, have smaller markers, down to a share of their size."""
_ON_TOP: Mapping[TrendSeries, int] = {"ot": 1, "it": 2}
"""Which markers lie over others: IT's circle over OT's square."""

_Lines: TypeAlias = Mapping[TrendSeries, TrendLine]


def place_of(trend: Trend, field: Box, day: int, value: float) -> Point:
    """Where the value of a day lies in the place of the lines."""
    share = (value - trend.low) / (trend.high - trend.low)
    x = field.left + trend.days[day][0] * field.width
    return Point(x, field.bottom - min(max(share, 0.0), 1.0) * field.height)


def alone(line: TrendLine) -> tuple[int, ...]:
    """The days whose value no line joins, without those whose marker is open."""
    joined = {day for run in line.runs if len(run) > 1 for day in run}
    return tuple(
        day
        for day, value in enumerate(line.values)
        if value is not None and day not in joined and day not in line.hollow
    )


def marks_of(trend: Trend, field: Box, em: float) -> tuple[TrendMark, ...]:
    """Markers at their values, in the order in which they are drawn. Both together have none: those
    of the sides tell them, and it would cover these.
    """
    found = _marks(trend, field, em)
    return tuple(sorted(found, key=lambda mark: _ON_TOP.get(mark.series, 0)))


def _marks(trend: Trend, field: Box, em: float) -> Iterator[TrendMark]:
    lines: _Lines = {line.series: line for line in trend.lines}
    scale = _scale(trend, field, em)
    unit = scale * em * (trend.high - trend.low) / max(1.0, field.height)
    for line in trend.lines:
        for day, value in enumerate(line.values):
            if value is None or line.series == "together":
                continue
            yield TrendMark(
                series=line.series,
                at=place_of(trend, field, day, value),
                hollow=day in line.hollow,
                scale=scale * _share(lines, line, day, unit),
            )


def _share(lines: _Lines, line: TrendLine, day: int, unit: float) -> float:
    """How large a marker is beside others; ``unit`` is an em of markers on the scale."""
    it, ot = (lines[name].values[day] if name in lines else None for name in ("it", "ot"))
    if line.series != "it" or it is None or ot is None:
        return 1.0
    apart = abs(it - ot) / unit
    if day in line.hollow:
        return _INSIDE if apart < _CLEAR else _PARTLY if apart < _CLEAR_ALONE else 1.0
    return _INSIDE if apart < (_CLEAR_ALONE if day in alone(line) else _CLEAR) else 1.0


def _scale(trend: Trend, field: Box, em: float) -> float:
    """How large the markers are, as a share of their size, so that those of two days are apart."""
    apart = [(later - earlier) * field.width for (earlier, _), (later, _) in pairwise(trend.days)]
    room = _ROOM * em
    return min(1.0, max(_SMALLEST, min(apart, default=room) / room))

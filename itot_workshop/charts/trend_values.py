"""What a line chart is given to show, and what is drawn in the end: values without any Qt."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.charts.shapes import Box, Point, TextLine

TrendSeries: TypeAlias = Literal["it", "ot", "together", "balanced", "room", "before"]


class TrendLine(Struct, frozen=True, kw_only=True):
    """One series through all days; ``runs`` are the days, by number, whose values a line joins.

    ``end`` stands beside the last value, such as ``IT 2.4``, and ``brief`` where that has no room;
    ``signed`` if the line's marker stands before it, as it does before those of the sides. Days
    that are ``hollow`` have open markers: what was aimed at, or what stands for itself beside the
    line. Both sides ``together`` are a wide line under those of the sides, without markers.
    """

    series: TrendSeries
    values: tuple[float | None, ...]
    runs: tuple[tuple[int, ...], ...]
    end: str = ""
    brief: str = ""
    hollow: tuple[int, ...] = ()
    signed: bool = False


class TrendStep(Struct, frozen=True, kw_only=True):
    """What stands between a day and the one before: an arrow, and how far if there
    is room for the ``figure``.
    """

    day: int
    arrow: str
    figure: str

    @property
    def text(self) -> str:
        """What is written."""
        return f"{self.arrow} {self.figure}".strip()


class Trend(Struct, frozen=True, kw_only=True):
    """What is drawn: lines over ``days``, whose places are shares of the width from 0 to 1.

    ``figures`` are the values that have a line across, with what is written at them. With ``steps``
    there is a line for them above the days' names, though none may stand in it. ``others`` are the
    ends of charts that stand beside this one, whose days keep to the same places.
    """

    lines: tuple[TrendLine, ...]
    days: tuple[tuple[float, str], ...]
    low: float
    high: float
    figures: tuple[tuple[float, str], ...]
    steps: tuple[TrendStep, ...] | None = None
    others: tuple[tuple[TrendSeries, str], ...] = ()


class TrendMark(Struct, frozen=True, kw_only=True):
    """The marker of one value; ``scale`` makes it smaller where days lie close together.

    A piece of a line has its ``length`` in em.
    """

    series: TrendSeries
    at: Point
    hollow: bool = False
    scale: float = 1.0
    length: float = 0.0


class TrendStroke(Struct, frozen=True, kw_only=True):
    """A run of values that are joined."""

    series: TrendSeries
    points: tuple[Point, ...]


class TrendGeometry(Struct, frozen=True, kw_only=True):
    """A trend ready to be drawn; ``em`` is the size of its words in pixels, ``signs`` stand before
    the words of its ends.
    """

    em: float
    field: Box
    rules: tuple[tuple[Point, Point], ...]
    ticks: tuple[tuple[Point, Point], ...]
    strokes: tuple[TrendStroke, ...]
    marks: tuple[TrendMark, ...]
    words: tuple[TextLine, ...]
    steps: tuple[TextLine, ...]
    ends: tuple[tuple[TrendSeries, TextLine], ...]
    signs: tuple[TrendMark, ...]

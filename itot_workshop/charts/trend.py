"""Values over time: a line for each series, its markers, days under it and figures at its end.

``trend_geometry`` works out where everything stands, as values; ``trend_paint.draw_trend`` draws
them. A value that is missing is a gap in the line, never a zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.fit import text_line
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine
from itot_workshop.domain.rounding import round_half_away

TrendSeries: TypeAlias = Literal["it", "ot", "balanced", "room", "before"]

_TOUCH = 0.63
"""Markers of IT and OT nearer than this, in em, are set side by side."""
_OTHERS: dict[TrendSeries, TrendSeries] = {"it": "ot", "ot": "it"}
_WAYS: dict[TrendSeries, float] = {"it": -0.36, "ot": 0.36}
_COVERED = 0.55
"""A diamond nearer than this to the marker of a side, in em, would be hidden behind it."""
_FROM_ABOVE: dict[TrendSeries, int] = {"it": 0, "balanced": 1, "room": 1, "ot": 2, "before": 3}
"""In which order ends stand whose figures are equal."""
_STEPS, _BEHIND = 1.15, 1.1
"""How high the line of steps is, and how far behind the last day ends stand, in em."""
_APART, _APART_IN_WORDS = 0.35, 0.7
"""Between the names of two days, and of days in more than one word, in em."""
_ROOM, _SMALLEST = 1.7, 0.45
"""Days nearer than this, in em, have smaller markers, down to a share of their size."""
_NEAREST = 0.5
"""Days stand at least this share of an even spacing apart, however close they lie."""


class TrendLine(Struct, frozen=True, kw_only=True):
    """One series through all days; ``runs`` are the days, by number, whose values a line joins.

    ``end`` stands beside the last value, such as ``IT 2.4``. Days that are ``hollow`` have open
    markers: what was aimed at, or what stands for itself beside the line.
    """

    series: TrendSeries
    values: tuple[float | None, ...]
    runs: tuple[tuple[int, ...], ...]
    end: str = ""
    hollow: tuple[int, ...] = ()


class TrendStep(Struct, frozen=True, kw_only=True):
    """What stands below the days between a day and the one before: an arrow, and how far if there
    is room for the ``figure``; ``fell`` is written in danger's colour.
    """

    day: int
    arrow: str
    figure: str
    fell: bool

    @property
    def text(self) -> str:
        """What is written."""
        return f"{self.arrow} {self.figure}".strip()


class Trend(Struct, frozen=True, kw_only=True):
    """What is drawn: lines over ``days``, whose places are shares of the width from 0 to 1.

    ``figures`` are the values that have a line across, with what is written at them. With ``steps``
    there is a line for them below the days, though none may stand in it.
    """

    lines: tuple[TrendLine, ...]
    days: tuple[tuple[float, str], ...]
    low: float
    high: float
    figures: tuple[tuple[float, str], ...]
    steps: tuple[TrendStep, ...] | None = None


class TrendMark(Struct, frozen=True, kw_only=True):
    """The marker of one value; ``scale`` makes it smaller where days lie close together."""

    series: TrendSeries
    at: Point
    hollow: bool
    scale: float


class TrendStroke(Struct, frozen=True, kw_only=True):
    """A run of values that are joined."""

    series: TrendSeries
    points: tuple[Point, ...]


class TrendGeometry(Struct, frozen=True, kw_only=True):
    """A trend ready to be drawn; ``em`` is the size of its words in pixels."""

    em: float
    field: Box
    rules: tuple[tuple[Point, Point], ...]
    spans: tuple[tuple[Point, Point], ...]
    strokes: tuple[TrendStroke, ...]
    marks: tuple[TrendMark, ...]
    words: tuple[TextLine, ...]
    steps: tuple[tuple[TextLine, bool], ...]
    ends: tuple[tuple[TrendSeries, TextLine], ...]


def day_places(days: Sequence[float]) -> tuple[float, ...]:
    """Shares of the width at which days stand: in proportion, but never so near that they touch.

    ``days`` are ordinal numbers, oldest first.
    """
    if len(days) < 2:
        return tuple(0.5 for _ in days)
    least = _NEAREST / (len(days) - 1)
    whole = (days[-1] - days[0]) or 1
    steps = [max(least, (later - earlier) / whole) for earlier, later in pairwise(days)]
    places = [0.0]
    for step in steps:
        places.append(places[-1] + step)
    return tuple(place / places[-1] for place in places)


def told_alike(
    trends: Sequence[Trend], width: float, em: float, measure: Measure
) -> tuple[Trend, ...]:
    """The trends beside each other, ``width`` pixels wide where they are narrowest, so that none
    tells less than another, on other pages neither: steps with their figures, as arrows alone where
    a figure has no room between any two days, or none at all.
    """
    for tried in (tuple(trends), tuple(_arrows_alone(it) for it in trends)):
        every = [_on_every_day(it) for it in tried]
        fields = [_field(it, width, width, em, measure) for it in every]
        if all(
            not it.steps or _steps(it, field, em, measure)
            for it, field in zip(every, fields, strict=True)
        ):
            return tried
    return tuple(replace(it, steps=None) for it in trends)


def _on_every_day(trend: Trend) -> Trend:
    """The trend as if each day had its longest step."""
    if not trend.steps:
        return trend
    longest = max(trend.steps, key=lambda step: len(step.text))
    return replace(
        trend, steps=tuple(replace(longest, day=day) for day in range(1, len(trend.days)))
    )


def _arrows_alone(trend: Trend) -> Trend:
    steps = None if trend.steps is None else tuple(replace(it, figure="") for it in trend.steps)
    return replace(trend, steps=steps)


def trend_geometry(
    trend: Trend, width: float, height: float, em: float, measure: Measure
) -> TrendGeometry:
    """Return the trend drawn into ``width`` × ``height`` pixels, words ``em`` pixels high."""
    field = _field(trend, width, height, em, measure)
    rules, words = _rules(trend, field, em, measure)
    days = _days(trend, field, em, measure)
    marks = _marks(trend, field, em)
    return TrendGeometry(
        em=em,
        field=field,
        rules=rules,
        spans=_spans(trend, field),
        strokes=tuple(it for line in trend.lines for it in _strokes(line, trend, field)),
        marks=marks,
        words=(*words, *days),
        steps=tuple(_steps(trend, field, em, measure)),
        ends=_ends(trend, field, em, measure),
    )


def _field(trend: Trend, width: float, height: float, em: float, measure: Measure) -> Box:
    """The place of the lines: room for figures at the left, ends at the right, days below."""
    left = (
        max((measure(text, "caption").width for _, text in trend.figures), default=0.0) + 0.7 * em
    )
    ends = max((measure(line.end, "caption").width for line in trend.lines), default=0.0)
    last = measure(trend.days[-1][1], "caption").width / 2 if trend.days else 0.0
    first = measure(trend.days[0][1], "caption").width / 2 if trend.days else 0.0
    right = max(ends + _BEHIND * em if ends else 0.5 * em, last)
    below = (1.7 if trend.days else 0.3) * em + (0.0 if trend.steps is None else _STEPS * em)
    return Box(max(left + 0.5 * em, first), 0.6 * em, width - right, height - below)


def _at(trend: Trend, field: Box, day: int, value: float) -> Point:
    share = (value - trend.low) / (trend.high - trend.low)
    x = field.left + trend.days[day][0] * field.width
    return Point(x, field.bottom - min(max(share, 0.0), 1.0) * field.height)


def _rules(
    trend: Trend, field: Box, em: float, measure: Measure
) -> tuple[tuple[tuple[Point, Point], ...], list[TextLine]]:
    rules, words = [], list[TextLine]()
    apart = field.height / max(1, len(trend.figures) - 1)
    every = max(1, -int(-1.15 * em // max(1.0, apart)))
    for at, (value, text) in enumerate(trend.figures):
        share = (value - trend.low) / (trend.high - trend.low)
        y = field.bottom - share * field.height
        rules.append((Point(field.left - 0.5 * em, y), Point(field.right, y)))
        if text and at % every == 0:
            x = field.left - 0.9 * em - measure(text, "caption").width
            words.append(text_line(text, "caption", x, y + 0.36 * em, measure))
    return tuple(rules), words


def _days(trend: Trend, field: Box, em: float, measure: Measure) -> list[TextLine]:
    """Days under their places; where they would touch, the first and the last come first."""
    words: list[TextLine] = []
    taken: list[tuple[float, float]] = []
    apart = (_APART_IN_WORDS if any(" " in text for _, text in trend.days) else _APART) * em
    order = [0, len(trend.days) - 1, *range(1, len(trend.days) - 1)] if trend.days else []
    for at in dict.fromkeys(order):
        share, text = trend.days[at]
        width = measure(text, "caption").width
        left = field.left + share * field.width - width / 2
        low, high = left - apart, left + width + apart
        if all(low > end or high < start for start, end in taken):
            taken.append((left, left + width))
            words.append(text_line(text, "caption", left, field.bottom + 1.45 * em, measure))
    return words


def _steps(trend: Trend, field: Box, em: float, measure: Measure) -> list[tuple[TextLine, bool]]:
    """Steps in the middle between their days; all of them, or none where two would touch."""
    taken, found = float("-inf"), list[tuple[TextLine, bool]]()
    for step in trend.steps or ():
        width = measure(step.text, "caption").width
        share = (trend.days[step.day - 1][0] + trend.days[step.day][0]) / 2
        left = field.left + share * field.width - width / 2
        if left <= taken:
            return []
        taken = left + width + 0.4 * em
        y = field.bottom + (1.45 + _STEPS) * em
        found.append((text_line(step.text, "caption", left, y, measure), step.fell))
    return found


def _strokes(line: TrendLine, trend: Trend, field: Box) -> list[TrendStroke]:
    strokes = []
    for run in line.runs:
        known = [(day, value) for day in run if (value := line.values[day]) is not None]
        points = tuple(_at(trend, field, day, value) for day, value in known)
        if len(points) > 1:
            strokes.append(TrendStroke(series=line.series, points=points))
    return strokes


def _marks(trend: Trend, field: Box, em: float) -> tuple[TrendMark, ...]:
    """Markers at their values; IT and OT that would cover each other stand side by side."""
    marks: list[TrendMark] = []
    by_series = {line.series: line for line in trend.lines}
    scale = _scale(trend, field, em)
    em_in_values = scale * em * (trend.high - trend.low) / max(1.0, field.height)
    near, hidden = _TOUCH * em_in_values, _COVERED * em_in_values
    for line in trend.lines:
        other, way = by_series.get(_OTHERS.get(line.series, "room")), _WAYS.get(line.series, 0.0)
        for day, value in enumerate(line.values):
            if value is None or (
                line.series == "balanced" and _is_covered(by_series, day, value, hidden)
            ):
                continue
            there = other.values[day] if other is not None and way else None
            aside = way * scale * em if there is not None and abs(there - value) < near else 0.0
            point = _at(trend, field, day, value)
            at = Point(point.x + aside, point.y)
            hollow = day in line.hollow
            marks.append(TrendMark(series=line.series, at=at, hollow=hollow, scale=scale))
    return tuple(marks)


def _is_covered(
    lines: Mapping[TrendSeries, TrendLine], day: int, value: float, reach: float
) -> bool:
    """Whether the marker of a side hides that of both together: its line goes on behind them."""
    sides = (lines[side].values[day] for side in ("it", "ot") if side in lines)
    return any(side is not None and abs(side - value) < reach for side in sides)


def _scale(trend: Trend, field: Box, em: float) -> float:
    """How large markers are so that those of neighbouring days don't hide the line between."""
    apart = [(later - earlier) * field.width for (earlier, _), (later, _) in pairwise(trend.days)]
    return min(1.0, max(_SMALLEST, min(apart, default=em) / (_ROOM * em)))


def _spans(trend: Trend, field: Box) -> tuple[tuple[Point, Point], ...]:
    """A thin line between IT and OT on each day: how far apart they stand."""
    by_series = {line.series: line for line in trend.lines}
    it, ot = by_series.get("it"), by_series.get("ot")
    if it is None or ot is None:
        return ()
    return tuple(
        (_at(trend, field, day, one), _at(trend, field, day, two))
        for day, (one, two) in enumerate(zip(it.values, ot.values, strict=True))
        if one is not None and two is not None
    )


def _ends(
    trend: Trend, field: Box, em: float, measure: Measure
) -> tuple[tuple[TrendSeries, TextLine], ...]:
    """Figures beside the last values, pushed apart so that none covers another.

    Equal figures stand in one order, whatever lies behind their last digit.
    """
    found = []
    for line in trend.lines:
        known = [day for day, value in enumerate(line.values) if value is not None]
        value = line.values[known[-1]] if known else None
        if line.end and value is not None:
            rank = -round_half_away(value, 1), _FROM_ABOVE[line.series]
            found.append((rank, _at(trend, field, known[-1], value).y, line))
    found.sort(key=itemgetter(0))
    lead = 1.12 * em
    places = [y for _, y, _ in found]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + lead)
    if places:
        middle = sum(y for _, y, _ in found) / len(found)
        shift = middle - sum(places) / len(places)
        over = min(0.0, field.bottom - places[-1] - shift)
        places = [place + shift + over for place in places]
    return tuple(
        (
            line.series,
            text_line(line.end, "caption", field.right + _BEHIND * em, y + 0.36 * em, measure),
        )
        for y, (_, _, line) in zip(places, found, strict=True)
    )

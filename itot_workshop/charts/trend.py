"""Values over time: a line for each series, its markers, days under it and figures at its end.

``trend_geometry`` works out where everything stands, as values; ``trend_paint.draw_trend`` draws
them. A value that is missing is a gap in the line, never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from msgspec.structs import replace

from itot_workshop.charts.fit import text_line
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine
from itot_workshop.charts.trend_marks import marks_of, place_of, side_by_side
from itot_workshop.charts.trend_values import (
    Trend,
    TrendGeometry,
    TrendLine,
    TrendSeries,
    TrendStroke,
)
from itot_workshop.domain.rounding import round_half_away

_FROM_ABOVE: dict[TrendSeries, int] = {
    "it": 0,
    "together": 1,
    "balanced": 1,
    "room": 1,
    "ot": 2,
    "before": 3,
}
"""In which order ends stand whose figures are equal."""
_STEPS, _BEHIND = 1.3, 1.1
"""How high the line of steps is, and how far behind the last day ends stand, in em."""
_TICK, _FROM_TICK = 0.3, 0.15
"""How far down the tick of a day reaches where no steps stand between them, and how far from it the
figure of a step keeps, in em. An arrow alone has air enough in itself.
"""
_APART, _APART_IN_WORDS = 0.35, 0.7
"""Between the names of two days, and of days in more than one word, in em."""
_NEAREST = 0.5
"""Days stand at least this share of an even spacing apart, however close they lie."""


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
    """All trends of a set, ``width`` pixels wide where they are narrowest, with their days in the
    same places, so that none tells less than another: steps with their figures, as arrows alone
    where one of the figures has no room between its days, or none at all.
    """
    ends = tuple(dict.fromkeys(line.end for it in trends for line in it.lines))
    trends = [replace(it, others=ends) for it in trends]
    for tried in (tuple(trends), tuple(_arrows_alone(it) for it in trends)):
        fields = [_field(it, width, width, em, measure) for it in tried]
        if all(
            not it.steps or _steps(it, field, em, measure)
            for it, field in zip(tried, fields, strict=True)
        ):
            return tried
    return tuple(replace(it, steps=None) for it in trends)


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
    return TrendGeometry(
        em=em,
        field=field,
        rules=rules,
        ticks=_ticks(trend, field, em),
        spans=_spans(trend, field, em),
        strokes=tuple(it for line in trend.lines for it in _strokes(line, trend, field)),
        marks=marks_of(trend, field, em),
        words=(*words, *days),
        steps=tuple(_steps(trend, field, em, measure)),
        ends=_ends(trend, field, em, measure),
    )


def _field(trend: Trend, width: float, height: float, em: float, measure: Measure) -> Box:
    """The place of the lines: room for figures at the left, ends at the right, days below."""
    left = (
        max((measure(text, "caption").width for _, text in trend.figures), default=0.0) + 0.7 * em
    )
    said = (*(line.end for line in trend.lines), *trend.others)
    ends = max((measure(end, "caption").width for end in said), default=0.0)
    last = measure(trend.days[-1][1], "caption").width / 2 if trend.days else 0.0
    first = measure(trend.days[0][1], "caption").width / 2 if trend.days else 0.0
    right = max(ends + _BEHIND * em if ends else 0.5 * em, last)
    below = (_names_below(trend) + 0.25 if trend.days else 0.3) * em
    return Box(max(left + 0.5 * em, first), 0.6 * em, width - right, height - below)


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


def _names_below(trend: Trend) -> float:
    """How far below the lines the names of days stand, in em."""
    return 1.45 if trend.steps is None else _STEPS + 1.2


def _ticks(trend: Trend, field: Box, em: float) -> tuple[tuple[Point, Point], ...]:
    """A tick for every day, named or not, which parts the steps from each other."""
    end = field.bottom + (_TICK if trend.steps is None else _STEPS) * em
    places = (field.left + share * field.width for share, _ in trend.days)
    return tuple((Point(x, field.bottom), Point(x, end)) for x in places)


def _days(trend: Trend, field: Box, em: float, measure: Measure) -> list[TextLine]:
    """Days under their places; where they would touch, the first and the last come first."""
    words: list[TextLine] = []
    taken: list[tuple[float, float]] = []
    y = field.bottom + _names_below(trend) * em
    apart = (_APART_IN_WORDS if any(" " in text for _, text in trend.days) else _APART) * em
    order = [0, len(trend.days) - 1, *range(1, len(trend.days) - 1)] if trend.days else []
    for at in dict.fromkeys(order):
        share, text = trend.days[at]
        width = measure(text, "caption").width
        left = field.left + share * field.width - width / 2
        low, high = left - apart, left + width + apart
        if all(low > end or high < start for start, end in taken):
            taken.append((left, left + width))
            words.append(text_line(text, "caption", left, y, measure))
    return words


def _steps(trend: Trend, field: Box, em: float, measure: Measure) -> list[TextLine]:
    """Steps in the middle between the ticks of their days; all of them, or none where one has no
    room there.
    """
    found = list[TextLine]()
    for step in trend.steps or ():
        before, after = (trend.days[day][0] * field.width for day in (step.day - 1, step.day))
        width = measure(step.text, "caption").width
        if width + (2 * _FROM_TICK * em if step.figure else 0.0) > after - before:
            return []
        left = field.left + (before + after - width) / 2
        y = field.bottom + (0.36 + _STEPS / 2) * em
        found.append(text_line(step.text, "caption", left, y, measure))
    return found


def _strokes(line: TrendLine, trend: Trend, field: Box) -> list[TrendStroke]:
    strokes = []
    for run in line.runs:
        known = [(day, value) for day in run if (value := line.values[day]) is not None]
        points = tuple(place_of(trend, field, day, value) for day, value in known)
        if len(points) > 1:
            strokes.append(TrendStroke(series=line.series, points=points))
    return strokes


def _spans(trend: Trend, field: Box, em: float) -> tuple[tuple[Point, Point], ...]:
    """A thin line between IT and OT on each day: how far apart they stand; none where they are so
    near that their markers stand side by side.
    """
    by_series = {line.series: line for line in trend.lines}
    it, ot = by_series.get("it"), by_series.get("ot")
    if it is None or ot is None:
        return ()
    return tuple(
        (place_of(trend, field, day, one), place_of(trend, field, day, two))
        for day, (one, two) in enumerate(zip(it.values, ot.values, strict=True))
        if one is not None and two is not None and not side_by_side(trend, field, day, em)
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
            found.append((rank, place_of(trend, field, known[-1], value).y, line))
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

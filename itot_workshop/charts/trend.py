"""Values over time: a line for each series, its markers, days under it and figures at its end.

``trend_geometry`` works out where everything stands, as values; ``trend_paint.draw_trend`` draws
them. A value that is missing is a gap in the line, never a zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from itot_workshop.charts.fit import text_line
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine
from itot_workshop.charts.trend_ends import ends_of, figures_alone, room_of_ends, signs_of
from itot_workshop.charts.trend_marks import PIECE, alone, marks_of, place_of
from itot_workshop.charts.trend_values import Trend, TrendGeometry, TrendLine, TrendStroke

_STEPS = 1.3
"""How high the line of steps is, in em."""
_TICK, _NAMED, _FROM_TICK = 0.2, 0.25, 0.15
"""How far down the tick of a day reaches where no steps stand between them, how much further that
of a day that is named, and how far from it the figure of a step keeps, in em. An arrow alone has
air enough in itself.
"""
_ROOMY, _A_DAY = 8.5, 1.5
"""Lines have at least so much room, and from day to day, in em, before their ends have words."""
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
    trends = _ended_alike(trends)
    days = max((len(it.days) for it in trends), default=0)
    least = max(_ROOMY, _A_DAY * (days - 1)) * em
    if any(_field(it, width, width, em, measure).width < least for it in trends):
        trends = _ended_alike([figures_alone(it) for it in trends])
    for tried in (tuple(trends), tuple(_arrows_alone(it) for it in trends)):
        fields = [_field(it, width, width, em, measure) for it in tried]
        if all(
            not it.steps or _steps(it, field, em, measure)
            for it, field in zip(tried, fields, strict=True)
        ):
            return tried
    return tuple(replace(it, steps=None) for it in trends)


def _ended_alike(trends: Sequence[Trend]) -> list[Trend]:
    """The trends with as much room at their ends as the widest of all needs."""
    ends = tuple(dict.fromkeys((line.series, line.end) for it in trends for line in it.lines))
    return [replace(it, others=ends) for it in trends]


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
    names = _names(trend, field, em, measure, days)
    return TrendGeometry(
        em=em,
        field=field,
        rules=rules,
        ticks=_ticks(trend, field, em, days),
        strokes=tuple(it for line in trend.lines for it in _strokes(line, trend, field, em)),
        marks=marks_of(trend, field, em),
        words=(*words, *names),
        steps=tuple(_steps(trend, field, em, measure)),
        ends=ends_of(trend, field, em, measure),
        signs=signs_of(trend, field, em),
    )


def _field(trend: Trend, width: float, height: float, em: float, measure: Measure) -> Box:
    """The place of the lines: room for figures at the left, ends at the right, days below."""
    left = (
        max((measure(text, "caption").width for _, text in trend.figures), default=0.0) + 0.7 * em
    )
    ends = room_of_ends(trend, em, measure)
    last = measure(trend.days[-1][1], "caption").width / 2 if trend.days else 0.0
    first = measure(trend.days[0][1], "caption").width / 2 if trend.days else 0.0
    right = max(ends, 0.5 * em, last)
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


def _ticks(
    trend: Trend, field: Box, em: float, named: Sequence[int]
) -> tuple[tuple[Point, Point], ...]:
    """A tick for every day, which parts the steps from each other; one that is named reaches down
    to its name.
    """
    end = field.bottom + (_TICK if trend.steps is None else _STEPS) * em
    places = (field.left + share * field.width for share, _ in trend.days)
    return tuple(
        (Point(x, field.bottom), Point(x, end + (_NAMED * em if at in named else 0.0)))
        for at, x in enumerate(places)
    )


def _days(trend: Trend, field: Box, em: float, measure: Measure) -> Sequence[int]:
    """Days whose names do not touch, the first and the last among them: as many as there can be in
    even steps, else in steps that are about even.
    """
    apart = (_APART_IN_WORDS if any(" " in text for _, text in trend.days) else _APART) * em
    widths = [measure(text, "caption").width for _, text in trend.days]
    middles = [share * field.width for share, _ in trend.days]

    def fits(chosen: Sequence[int]) -> bool:
        return all(
            middles[two] - middles[one] >= (widths[one] + widths[two]) / 2 + apart
            for one, two in pairwise(chosen)
        )

    last = len(trend.days) - 1
    counts = range(last, 0, -1)
    even = [range(0, last + 1, last // it) for it in counts if it > 1 and last % it == 0]
    about = [[round(at * last / it) for at in range(it + 1)] for it in counts]
    return next((it for it in (*even, *about) if fits(it)), range(len(trend.days))[:1])


def _names(
    trend: Trend, field: Box, em: float, measure: Measure, days: Sequence[int]
) -> Iterator[TextLine]:
    y = field.bottom + _names_below(trend) * em
    for share, text in (trend.days[at] for at in days):
        left = field.left + share * field.width - measure(text, "caption").width / 2
        yield text_line(text, "caption", left, y, measure)


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


def _strokes(line: TrendLine, trend: Trend, field: Box, em: float) -> Iterator[TrendStroke]:
    """What joins the values of a series; both together, which have no markers, show a piece of
    their line on a day that nothing joins.
    """
    for run in line.runs:
        known = [(day, value) for day in run if (value := line.values[day]) is not None]
        points = tuple(place_of(trend, field, day, value) for day, value in known)
        if len(points) > 1:
            yield TrendStroke(series=line.series, points=points)
    for day in alone(line) if line.series == "together" else ():
        value = line.values[day]
        if value is not None:
            x, y = place_of(trend, field, day, value)
            ends = max(x - PIECE / 2 * em, field.left), min(x + PIECE / 2 * em, field.right)
            yield TrendStroke(series=line.series, points=tuple(Point(end, y) for end in ends))

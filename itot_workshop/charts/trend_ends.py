"""The ends of a line chart: beside the last values a sign and a figure for each line."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from msgspec.structs import replace

from itot_workshop.charts.fit import text_line
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine
from itot_workshop.charts.trend_marks import place_of
from itot_workshop.charts.trend_values import Trend, TrendLine, TrendMark, TrendSeries
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
_BEHIND, _SIGN, _FROM_SIGN = 1.4, 0.9, 0.35
"""How far behind the last day ends stand, how wide a sign is, and what lies between it and its
words, in em.
"""
_SIGNED: frozenset[TrendSeries] = frozenset(("it", "together", "ot"))
"""What stands beside others at its end and is always told from them by its sign."""
_SMALLER, _LEAD = 0.85, 1.12
"""How large signs are, as a share of markers, and how far apart two ends stand, in em."""


def room_of_ends(trend: Trend, em: float, measure: Measure) -> float:
    """How much room the ends need at the right of the last day, those of charts beside it too."""
    own = ((line.end, _is_signed(line)) for line in trend.lines)
    others = ((end, series in _SIGNED) for series, end in trend.others)
    return max(
        (
            measure(end, "caption").width + _before_words(signed=signed) * em
            for end, signed in (*own, *others)
            if end
        ),
        default=0.0,
    )


def ends_of(
    trend: Trend, field: Box, em: float, measure: Measure
) -> tuple[tuple[TrendSeries, TextLine], ...]:
    """Figures beside the last values, pushed apart so that none covers another.

    Equal figures stand in one order, whatever lies behind their last digit.
    """
    found = []
    for line, y in _places(trend, field, em):
        x = field.right + _before_words(signed=_is_signed(line)) * em
        found.append((line.series, text_line(line.end, "caption", x, y + 0.36 * em, measure)))
    return tuple(found)


def signs_of(trend: Trend, field: Box, em: float) -> tuple[TrendMark, ...]:
    """The sign of its line before each end: its last marker, or a piece of a line without any."""
    x = field.right + (_BEHIND + _SIGN / 2) * em
    found = []
    for line, y in _places(trend, field, em):
        if _is_signed(line):
            sign = TrendMark(
                series=line.series,
                at=Point(x, y),
                hollow=line.series == "before",
                scale=_SMALLER,
                length=_SIGN if line.series == "together" else 0.0,
            )
            found.append(sign)
    return tuple(found)


def figures_alone(trend: Trend) -> Trend:
    """The chart with the sign and the figure at each end, and no word between them."""
    lines = (replace(it, end=it.brief if it.end else "") for it in trend.lines)
    return replace(trend, lines=tuple(lines))


def _is_signed(line: TrendLine) -> bool:
    return line.signed or line.series in _SIGNED


def _before_words(*, signed: bool) -> float:
    return _BEHIND + (_SIGN + _FROM_SIGN if signed else 0.0)


def _places(trend: Trend, field: Box, em: float) -> Sequence[tuple[TrendLine, float]]:
    """Each line that has an end with the height of its middle."""
    found = []
    for line in trend.lines:
        known = [day for day, value in enumerate(line.values) if value is not None]
        value = line.values[known[-1]] if known else None
        if line.end and value is not None:
            rank = -round_half_away(value, 1), _FROM_ABOVE[line.series]
            found.append((rank, place_of(trend, field, known[-1], value).y, line))
    found.sort(key=itemgetter(0))
    places = [y for _, y, _ in found]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + _LEAD * em)
    if places:
        middle = sum(y for _, y, _ in found) / len(found)
        shift = middle - sum(places) / len(places)
        over = min(0.0, field.bottom - places[-1] - shift)
        places = [place + shift + over for place in places]
    return [(line, y) for y, (_, _, line) in zip(places, found, strict=True)]

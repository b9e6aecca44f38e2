"""The columns and heights of a chart of dumbbells, in which names are whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.dumbbell import EDGE, Dumbbell, dumbbell_place
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellRow
from itot_workshop.charts.fit import NAME_STEP
from itot_workshop.charts.joints import parted
from itot_workshop.charts.shapes import Box, Measure, TextStyle
from itot_workshop.charts.wrap import wrappings

ROW_ABOVE = 2.2
"""The least height of a row with its name above, in em."""
LEADING = 1.15
"""The distance of two lines of a head, in em."""
BESIDE, _OFF = 0.3, 0.7
"""Between names and the scale, and between this and arrows or figures, in em: none of them is read
as one of its values.
"""
OVER = 1.45
"""The distance of what stands over both heads from these, in em: a line has room between them."""
_ARROW = 0.1
"""Between an arrow and its figure, in em."""
_HEAD, _FOOT = 1.6, 0.2
_FIRST, _TITLES = (1.1, 1.6), (1.5, 2.3)
_ROWS, _ABOVE = (1.3, 2.1), (ROW_ABOVE, 2.9)
"""The least and the most height of the first title, of a title below other rows, of a row, and of
one with its name above, in em.
"""
_MORE = 0.5
"""How much higher than it is at least a row with two lines of name is at most, in em."""
_SCALE, _LEAST_STRIP = 0.5, 8.0
"""How much of the width broken names leave the scale if they can, and the least they do, in em."""
WHOLE = 0.4
"""How much of the width the scale has at least beside names in one line."""
_HEAD_WIDE = 7.0
"""How wide a head in one line is at most, in em."""
_GAP = 0.5
"""Between names and the scale, in em."""


class Plan(Struct, frozen=True, kw_only=True):
    """The columns: the scale from ``left`` to ``right``, where arrows begin, figures end and words
    begin; and how high the head, the first title, titles, rows, and rows with two lines of name
    are, in pixels. ``even`` words are figures, which end at the right edge.
    """

    left: float
    right: float
    arrows: float
    ends: float
    words: float
    even: bool
    head: float = 0.0
    first: float = 0.0
    title: float = 0.0
    row: float = 0.0
    two: float = 0.0


def plan_of(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> Plan | None:
    """The plan with whole names; None where they have no room. Without a ``height`` all have."""
    plan = _columns_in(chart, width, em, measure)
    rows = _ABOVE if chart.above else _ROWS
    broken = [breaks(it, chart, plan.left, em, measure) for it in chart.rows]
    lines = two_lines(em, measure) / em
    twos = (lines, lines + _MORE)

    def total(first: float, title: float, row: float, two: float) -> float:
        every = sum(max(row, two) if it else row for it in broken)
        titles = first + max(0, len(chart.groups) - 1) * title
        return plan.head + (titles + _FOOT + every) * em

    ways = (_FIRST, _TITLES, rows, twos)
    least, most = (total(*one) for one in zip(*ways, strict=True))
    wide = chart.above and _widest_line(chart, em, measure) > plan.ends
    if wide or (height and height < least):
        return None
    share = min(1.0, (height - least) / (most - least)) if height else 1.0
    first, title, row, two = ((one + share * (two - one)) * em for one, two in ways)
    return replace(plan, first=first, title=title, row=row, two=max(row, two))


def plan_in_one_line(chart: DumbbellChart, width: float, em: float, measure: Measure) -> Plan:
    """Rows as low as one line, and as much of it for the names as there is."""
    plan = _columns_in(chart, width, em, measure)
    if not chart.above:
        widest = _widest([row.name for row in chart.every], "label", measure) + _GAP * em
        room = plan.right + BESIDE * em - _LEAST_STRIP * em
        plan = replace(plan, left=max(plan.left, min(widest, room)))
    row = (_ABOVE if chart.above else _ROWS)[0] * em
    return replace(plan, first=_FIRST[0] * em, title=_TITLES[0] * em, row=row, two=row)


def two_lines(em: float, measure: Measure) -> float:
    """How high a row is at least in which a name takes two lines."""
    return NAME_STEP * em + measure("", "strong").height


def foot(em: float) -> float:
    """What is free below the last row."""
    return _FOOT * em


def scale_share(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> float:
    """How much of so many pixels the scale has from end to end, 0 where a name is not whole."""
    plan = plan_of(chart, width, height, em, measure)
    if plan is None:
        return 0.0
    strip = Box(plan.left, 0, plan.right, 0)
    places = dumbbell_place(Dumbbell(before=None, after=None), chart.scale, strip, em).rules
    return max(0.0, places[-1] - places[0]) / width


def in_one_line(chart: DumbbellChart, width: float, em: float, measure: Measure) -> bool:
    """Whether the names of all pages have a line each beside the scale."""
    plan = _columns_in(chart, width, em, measure)
    return not any(breaks(it, chart, plan.left, em, measure) for it in chart.every)


def breaks(
    row: DumbbellRow, chart: DumbbellChart, left: float, em: float, measure: Measure
) -> bool:
    """Whether a name beside a scale that begins there takes two lines."""
    style: TextStyle = "label" if row.strong else "muted"
    return not chart.above and measure(row.name, style).width > left - BESIDE * em


def head_lines(head: str, room: float, measure: Measure) -> tuple[str, ...]:
    """The head of a column in one line, or in two as narrow as can be."""

    def width_of(words: str) -> float:
        return measure(words, "caption").width

    ways = [it for it in wrappings(parted(head, linked=True), width_of) if len(it.lines) <= 2]
    return next((way.lines for way in ways if way.width <= room + 0.5), ways[-1].lines)


def _columns_in(chart: DumbbellChart, width: float, em: float, measure: Measure) -> Plan:
    """The scale, and beside it the columns of figures and of words, clear of its last figure."""
    figures, said = figure_widths(chart, em, measure)
    ends = _ends(chart, width, said, em)
    arrows = _arrows(chart, em, measure)
    right = ends - figures - arrows - _OFF * em
    return Plan(
        left=0.0 if chart.above else _left(chart, width, right, em, measure),
        right=right,
        arrows=ends - _figures(chart, measure) - arrows,
        ends=ends,
        words=width - said,
        even=bool(chart.heads[1]),
        head=_HEAD * em + head_rise(chart, em, measure),
    )


def _left(chart: DumbbellChart, width: float, right: float, em: float, measure: Measure) -> float:
    """Where a scale beside the names begins that ends at ``right``: these are in one line if that
    leaves it enough, or else broken so that it has its share of the width.
    """
    names = [row.name for row in chart.every]
    widest = _widest(names, "label", measure)
    if right - 2 * EDGE * em - widest - _GAP * em >= WHOLE * width:
        return widest + _GAP * em
    halves = max((_in_two(name, "label", measure) for name in names), default=0.0)
    room = right - 2 * EDGE * em - _SCALE * width
    return max(min(halves + _GAP * em, width / 2), min(room, widest + _GAP * em))


def figure_widths(chart: DumbbellChart, em: float, measure: Measure) -> tuple[float, float]:
    """How wide the columns of figures and of words are, the second with its head; that of the first
    is free to begin over the scale.
    """
    words = _widest([row.word for row in chart.every], "caption", measure)
    head = chart.heads[1]
    wide = measure(head, "caption").width
    if wide > _HEAD_WIDE * em:
        wide = _in_two(head, "caption", measure)
    return _figures(chart, measure), max(words, wide)


def _figures(chart: DumbbellChart, measure: Measure) -> float:
    return _widest([row.figure for row in chart.every], "label", measure)


def _arrows(chart: DumbbellChart, em: float, measure: Measure) -> float:
    """How wide the column of arrows is; nothing where no axis has one."""
    widest = _widest([row.arrow for row in chart.every], "label", measure)
    return widest + _ARROW * em if widest else 0.0


def head_rise(chart: DumbbellChart, em: float, measure: Measure) -> float:
    """How much higher the head is than the scale's figures, beside which the heads stand."""
    _, room = figure_widths(chart, em, measure)
    lines = len(head_lines(chart.heads[1], room, measure))
    return ((lines - 1) * LEADING + (OVER if chart.over else 0.0)) * em


def heads_begin(chart: DumbbellChart, width: float, em: float, measure: Measure) -> float:
    """How far from the left the heads begin, with the line over both."""
    figures, said = figure_widths(chart, em, measure)
    one = measure(chart.heads[0], "caption").width
    return _ends(chart, width, said, em) - max(figures, one)


def _in_two(text: str, style: TextStyle, measure: Measure) -> float:
    """How wide a text is at least in one line or two, its words parted where they are linked."""

    def width_of(words: str) -> float:
        return measure(words, style).width

    ways = wrappings(parted(text, linked=True), width_of)
    return min(way.width for way in ways if len(way.lines) <= 2)


def _widest_line(chart: DumbbellChart, em: float, measure: Measure) -> float:
    """How wide the widest name is with its arrow and its figure behind it."""
    names = _widest([row.name for row in chart.every], "label", measure)
    behind = _widest([f"  {row.figure}" for row in chart.every], "label", measure)
    return names + _arrows(chart, em, measure) + behind


def _ends(chart: DumbbellChart, width: float, said: float, em: float) -> float:
    """Where figures end beside words so wide, further away if these are figures of their own."""
    return width - said - ((0.9 if any(chart.heads) else 0.6) * em if said else 0.0)


def _widest(texts: Sequence[str], style: TextStyle, measure: Measure) -> float:
    return max((measure(text, style).width for text in texts), default=0.0)

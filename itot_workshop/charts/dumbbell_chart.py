"""Dumbbells of all axes on one scale, with names, figures and groups, placed.

Names stand beside the scale, in one line or in two, or ``above`` it, where they would take too much
of its width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from itot_workshop.charts.dumbbell import HIGH, PAST, Dumbbell, DumbbellPlace, Scale, dumbbell_place
from itot_workshop.charts.dumbbell_plan import (
    BESIDE,
    LEADING,
    ROW_ABOVE,
    Plan,
    breaks,
    figure_widths,
    foot,
    head_lines,
    head_rise,
    heads_begin,
    plan_in_one_line,
    plan_of,
    two_lines,
)
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellRow
from itot_workshop.charts.fit import cut, name_lines, text_line
from itot_workshop.charts.shapes import Box, Measure, TextLine, TextStyle

_BASE, _UNDER, _LOW = 0.84, 0.69, 0.34
"""Where a name above its scale stands, how far below its foot the scale lies, and how far the band
reaches up and down there, in em.
"""
_RISE, _FALL, _BESIDE_WORDS = 0.85, 0.35, 0.2
"""How far words keep the lines of the scale away above their foot, below it, and beside them, in
em.
"""
_TITLE, _SCALE = 0.28, 0.6
"""How far the foot of a title lies above its rows, and that of the scale's figures above what is
below the head, in em: a title is nearer to its own rows than to those before.
"""
_BRACE = 0.42
"""How far below the foot of what stands over both heads the line lies that runs over them, in
em.
"""


class RowPlace(Struct, frozen=True, kw_only=True):
    """A row in its place: its words and its dumbbell."""

    row: DumbbellRow
    box: Box
    names: tuple[TextLine, ...]
    arrow: TextLine
    figure: TextLine
    word: TextLine
    place: DumbbellPlace


class DumbbellsGeometry(Struct, frozen=True, kw_only=True):
    """A chart of dumbbells ready to be drawn; ``heads`` are those of the columns of figures with
    what stands over them, ``brace`` is the line under that with its ends and its place, and
    ``rules`` the scale's lines, each with its place, its top and its foot.
    """

    em: float
    height: float
    rules: tuple[tuple[float, float, float], ...]
    figures: tuple[TextLine, ...]
    heads: tuple[TextLine, ...]
    brace: tuple[float, float, float] | None
    titles: tuple[tuple[TextLine, bool], ...]
    rows: tuple[RowPlace, ...]


def dumbbells_geometry(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> DumbbellsGeometry:
    """Return the chart drawn into so many pixels; rows get no lower than their words."""
    plan = plan_of(chart, width, height, em, measure)
    if plan is None:  # no name may take a second line, so the scale gives way
        plan = plan_in_one_line(chart, width, em, measure)
    top, titles, rows = plan.head, list[tuple[TextLine, bool]](), list[RowPlace]()
    for at, group in enumerate(chart.groups):
        top += plan.title if at else plan.first
        text = cut(group.title, "caption", width, measure)
        base = top - _TITLE * em
        titles.append((text_line(text, "caption", 0, base, measure), group.fell))
        for it in group.rows:
            two = breaks(it, chart, plan.left, em, measure)
            box = Box(0, top, width, top + (plan.two if two else plan.row))
            placed = _above if chart.above else _beside
            rows.append(placed(it, box, plan, chart.scale, em, measure))
            top = box.bottom
    return DumbbellsGeometry(
        em=em,
        height=top + foot(em),
        rules=tuple(_rules(chart, plan, top, em, [*(it for it, _ in titles), *_names(rows)])),
        figures=_scale_figures(chart, plan, em, measure),
        heads=tuple(_heads(chart, plan, width, em, measure)),
        brace=_brace(chart, plan, width, em, measure),
        titles=tuple(titles),
        rows=tuple(rows),
    )


def _names(rows: Sequence[RowPlace]) -> Iterator[TextLine]:
    return (line for row in rows for line in row.names)


def _rules(
    chart: DumbbellChart, plan: Plan, foot: float, em: float, words: Sequence[TextLine]
) -> Iterator[tuple[float, float, float]]:
    """The scale's lines through all rows, each free of the words in its way; these come from the
    top down.
    """
    side = _BESIDE_WORDS * em
    for x in _places(chart, plan, em):
        top = plan.head
        for line in sorted(words, key=lambda it: it.at.y):
            if line.at.x - side < x < line.at.x + line.width + side:
                if line.at.y - _RISE * em > top:
                    yield x, top, line.at.y - _RISE * em
                top = line.at.y + _FALL * em
        yield x, top, foot


def _heads(
    chart: DumbbellChart, plan: Plan, width: float, em: float, measure: Measure
) -> Iterator[TextLine]:
    """The heads of the figures, each over its own, and what stands over both."""
    base = plan.head - _SCALE * em
    _, room = figure_widths(chart, em, measure)
    one, two = chart.heads
    columns = ((plan.ends, (one,)), (width, head_lines(two, room, measure)))
    for end, lines in columns:
        for at, line in enumerate(reversed(lines)):
            left = end - measure(line, "caption").width
            yield text_line(line, "caption", left, base - at * LEADING * em, measure)
    if chart.over:
        middle = (heads_begin(chart, width, em, measure) + width) / 2
        left = middle - measure(chart.over, "caption").width / 2
        yield text_line(chart.over, "caption", left, _over(chart, plan, em, measure), measure)


def _over(chart: DumbbellChart, plan: Plan, em: float, measure: Measure) -> float:
    """Where the foot of what stands over both heads lies."""
    return plan.head - _SCALE * em - head_rise(chart, em, measure)


def _brace(
    chart: DumbbellChart, plan: Plan, width: float, em: float, measure: Measure
) -> tuple[float, float, float] | None:
    """The line over both heads, as wide as the figures below them."""
    if not chart.over:
        return None
    left = heads_begin(chart, width, em, measure)
    return left, width, _over(chart, plan, em, measure) + _BRACE * em


def _beside(
    row: DumbbellRow, box: Box, plan: Plan, scale: Scale, em: float, measure: Measure
) -> RowPlace:
    """A row with its name at the left, in two lines where it is high enough for them."""
    style: TextStyle = "label" if row.strong else "muted"
    middle, room = (box.top + box.bottom) / 2, plan.left - BESIDE * em
    base = middle + 0.36 * em
    names: tuple[TextLine, ...] = (
        text_line(cut(row.name, style, room, measure), style, 0, base, measure),
    )
    if box.height >= two_lines(em, measure) - 0.001:
        names = name_lines(row.name, style, 0, middle, room, em, measure)
    strip = Box(plan.left, box.top, plan.right, box.bottom)
    place = dumbbell_place(row.dumbbell, scale, strip, em)
    return _row_place(row, box, names, base, plan, place, measure)


def _above(
    row: DumbbellRow, box: Box, plan: Plan, scale: Scale, em: float, measure: Measure
) -> RowPlace:
    """A row with its name above its scale, nearer to it than to the row before."""
    spare = box.height - ROW_ABOVE * em
    base = box.top + _BASE * em + 0.5 * spare
    middle = base + _UNDER * em + 0.15 * spare
    style: TextStyle = "label" if row.strong else "muted"
    name = text_line(row.name, style, 0, base, measure)
    half = (HIGH + PAST) * em
    strip = Box(plan.left, middle - half, plan.right, middle + half)
    place = dumbbell_place(row.dumbbell, scale, strip, em, _LOW)
    return _row_place(row, box, (name,), base, plan, place, measure)


def _row_place(
    row: DumbbellRow,
    box: Box,
    names: tuple[TextLine, ...],
    base: float,
    plan: Plan,
    place: DumbbellPlace,
    measure: Measure,
) -> RowPlace:
    """The row with its arrow, its figure and its word, whose foot lies at ``base``."""
    style: TextStyle = "label" if row.strong else "muted"
    figure = plan.ends - measure(row.figure, style).width
    word = box.right - measure(row.word, "caption").width if plan.even else plan.words
    return RowPlace(
        row=row,
        box=box,
        names=names,
        arrow=text_line(row.arrow, style, plan.arrows, base, measure),
        figure=text_line(row.figure, style, figure, base, measure),
        word=text_line(row.word, "caption", word, base, measure),
        place=place,
    )


def _scale_figures(
    chart: DumbbellChart, plan: Plan, em: float, measure: Measure
) -> tuple[TextLine, ...]:
    base = plan.head - _SCALE * em
    return tuple(
        text_line(text, "caption", x - measure(text, "caption").width / 2, base, measure)
        for text, x in zip(chart.figures, _places(chart, plan, em), strict=True)
    )


def _places(chart: DumbbellChart, plan: Plan, em: float) -> tuple[float, ...]:
    """Where the scale's values lie."""
    nothing, strip = Dumbbell(before=None, after=None), Box(plan.left, 0, plan.right, 0)
    return dumbbell_place(nothing, chart.scale, strip, em).rules

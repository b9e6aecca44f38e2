"""Dumbbells of all axes on one scale, with names, figures and groups, placed.

Names stand beside the scale, in one line or in two, or ``above`` it, where they would take too much
of its width.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from itot_workshop.charts.dumbbell import HIGH, Dumbbell, DumbbellPlace, Scale, dumbbell_place
from itot_workshop.charts.dumbbell_plan import (
    BESIDE,
    LEADING,
    ROW_ABOVE,
    Plan,
    breaks,
    figure_widths,
    foot,
    head_lines,
    plan_in_one_line,
    plan_of,
    two_lines,
)
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellRow
from itot_workshop.charts.fit import cut, name_lines, text_line
from itot_workshop.charts.shapes import Box, Measure, TextLine, TextStyle

_BASE, _UNDER, _LOW = 0.85, 0.65, 0.4
"""Where a name above its scale stands, how far below its foot the scale lies, and how far the band
reaches up and down there, in em.
"""
_TITLE, _SCALE = 0.28, 0.6
"""How far the foot of a title lies above its rows, and that of the scale's figures above what is
below the head, in em: a title is nearer to its own rows than to those before.
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
    """A chart of dumbbells ready to be drawn; ``heads`` are those of the columns of figures."""

    em: float
    height: float
    figures: tuple[TextLine, ...]
    heads: tuple[TextLine, ...]
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
        figures=_scale_figures(chart, plan, em, measure),
        heads=tuple(_heads(chart, plan, width, em, measure)),
        titles=tuple(titles),
        rows=tuple(rows),
    )


def _heads(
    chart: DumbbellChart, plan: Plan, width: float, em: float, measure: Measure
) -> Iterator[TextLine]:
    """The heads of the figures, each over its own; the first one is a line above the scale's
    figures, as it would be read as one of them.
    """
    base = plan.head - _SCALE * em
    columns = zip(chart.heads, figure_widths(chart, measure), strict=True)
    ends = ((plan.ends, base - LEADING * em), (width, base))
    for (head, room), (end, last) in zip(columns, ends, strict=True):
        lines = head_lines(head, room, measure)
        for at, line in enumerate(reversed(lines)):
            left = end - measure(line, "caption").width
            yield text_line(line, "caption", left, last - at * LEADING * em, measure)


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
    half = (HIGH + 0.2) * em
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
    nothing, strip = Dumbbell(before=None, after=None), Box(plan.left, 0, plan.right, 0)
    places = dumbbell_place(nothing, chart.scale, strip, em).rules
    base = plan.head - _SCALE * em
    return tuple(
        text_line(text, "caption", x - measure(text, "caption").width / 2, base, measure)
        for text, x in zip(chart.figures, places, strict=True)
    )

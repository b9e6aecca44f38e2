"""Axes by sessions: a cell a figure, sessions side by side under the name of their site.

``heat_geometry`` works out where everything stands, as values; ``heatmap_paint.draw_heat_map``
draws them. Figures are always written in their cells, so that the shade is never the only carrier.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from itot_workshop.charts.fit import broken, cut, name_lines, text_line
from itot_workshop.charts.heatmap_plan import (
    CELL_GAP,
    Plan,
    figure_of,
    foot,
    grid_of,
    head_lines,
    plan_of,
)
from itot_workshop.charts.heatmap_values import (
    HeatBox,
    HeatCell,
    HeatChart,
    HeatColumn,
    HeatGeometry,
)
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine, TextStyle

_MOST_LINES = 3
_TWO_LINES = 2.1
_GAP_IN, _MOVED_IN = 0.8, 0.53
"""How far from its edge of a cell the middle of the sign of a large gap is, and of that of what
moved, in em: both signs end as far from it.
"""
_CAP, _SIGN, _ABOVE, _BETWEEN = 0.73, 0.58, 0.38, 0.36
"""How high a figure and a sign are, in em, and where they stand one below the other how much of
what is left free lies above and between them.
"""


def heat_geometry(
    chart: HeatChart, width: float, height: float, em: float, measure: Measure
) -> HeatGeometry:
    """Return the heat map drawn into ``width`` pixels and, if it can be, ``height``.

    Rows never get lower than their words: the geometry's own ``height`` says what was needed.
    """
    sites, head = _site_heads(chart, width, em, measure)
    plan = plan_of(chart, width, height, head, em, measure)
    words, strong = list[TextLine](), [*sites]
    boxes: list[HeatBox] = []
    rows = plan.top
    bottom = rows + len(chart.axes) * plan.row + 0.15 * em
    base = _base(bottom + 0.15 * em, plan.whole, em)
    days, style = head_lines(chart, plan.width, em, measure)
    session = 0
    for site in chart.sites:
        for column in site.columns:
            left = plan.lefts[session]
            words += _column_heads(
                column, days[session], left, plan, em, style, measure, people=bool(chart.it_head)
            )
            for axis, cell in enumerate(column.cells):
                y = rows + axis * plan.row
                boxes.append(_box(cell, axis, session, left, y, plan, em, measure))
            middle = left + plan.width / 2
            strong.append(_centred(column.overall, "label", middle, base, measure))
            if column.note:
                words.append(_centred(column.note, "caption", middle, base + 1.1 * em, measure))
            session += 1
    names, side_marks = _row_names(chart, plan, em, measure)
    words += names
    strong.append(_whole_head(chart, base, plan.names - em, measure))
    return HeatGeometry(
        em=em,
        height=bottom + plan.whole + foot(chart) * em,
        boxes=tuple(boxes),
        words=tuple(words),
        strong=tuple(strong),
        rules=((Point(0, bottom), Point(plan.right, bottom)),),
        side_marks=side_marks,
    )


def _site_heads(
    chart: HeatChart, width: float, em: float, measure: Measure
) -> tuple[list[TextLine], float]:
    """The names of sites over their sessions, in few lines, and how high the highest is."""
    _names, lefts, each = grid_of(chart, width, em, measure)
    at, found = 0, []
    for site in chart.sites:
        room = len(site.columns) * each - 0.4 * em
        lines = broken(site.name, "label", room, _MOST_LINES, measure) if site.name else ()
        found.append((lefts[at], lines))
        at += len(site.columns)
    most = max((len(lines) for _, lines in found), default=0)
    words = [
        text_line(
            text, "label", left, (most - len(lines) + place + 1) * 1.25 * em - 0.3 * em, measure
        )
        for left, lines in found
        for place, text in enumerate(lines)
    ]
    return words, most * 1.25 * em


def _column_heads(
    column: HeatColumn,
    days: Sequence[str],
    left: float,
    plan: Plan,
    em: float,
    style: TextStyle,
    measure: Measure,
    *,
    people: bool,
) -> list[TextLine]:
    """Days from the top, people above the first row."""
    middle, head = left + plan.width / 2, plan.top - plan.head
    words = [(day, head + (1.0 + at * 1.15) * em) for at, day in enumerate(days)]
    if people:
        words += [(column.it, plan.top - 1.9 * em), (column.ot, plan.top - 0.65 * em)]
    return [_centred(text, style, middle, y, measure) for text, y in words if text]


def _row_names(
    chart: HeatChart, plan: Plan, em: float, measure: Measure
) -> tuple[list[TextLine], tuple[tuple[Literal["it", "ot"], Point], ...]]:
    """Names of axes, cut only where even their widest place is too narrow, and of the sides."""
    room = plan.names - 0.8 * em
    words = [
        line
        for at, name in enumerate(chart.axes)
        for line in _row_name(name, plan.top + at * plan.row, room, plan, em, measure)
    ]
    if not chart.it_head:
        return words, ()
    words.append(text_line(chart.it_head, "muted", 1.1 * em, plan.top - 1.9 * em, measure))
    words.append(text_line(chart.ot_head, "muted", 1.1 * em, plan.top - 0.65 * em, measure))
    marks: tuple[tuple[Literal["it", "ot"], Point], ...] = (
        ("it", Point(0.45 * em, plan.top - 2.25 * em)),
        ("ot", Point(0.45 * em, plan.top - em)),
    )
    return words, marks


def _row_name(
    name: str, top: float, room: float, plan: Plan, em: float, measure: Measure
) -> tuple[TextLine, ...]:
    """A name in one line on that of its figures, or in two where rows are high enough for them."""
    if plan.row >= _TWO_LINES * em and measure(name, "muted").width > room:
        return name_lines(name, "muted", 0, top + plan.row / 2, room, em, measure)
    return (_cut_line(name, "muted", 0, _base(top, plan.row, em), room, measure),)


def _box(
    cell: HeatCell,
    axis: int,
    session: int,
    left: float,
    top: float,
    plan: Plan,
    em: float,
    measure: Measure,
) -> HeatBox:
    gap = CELL_GAP * em / 2
    box = Box(left + gap, top + gap, left + plan.width - gap, top + plan.row - gap)
    figure = figure_of(cell, box.width, em, measure, plan.aside)
    signed = bool(cell.moved or cell.lower)
    (base, sign), x = _bases(top, plan, em, signed=signed), (box.left + box.right) / 2
    moved, lower = Point(box.right - _MOVED_IN * em, sign), Point(box.left + _GAP_IN * em, sign)
    if plan.stacked:
        moved, lower = Point(x + 0.8 * em, sign), Point(x - 0.45 * em, sign)
    start = box.left + figure.start
    after, small = start + figure.wide + 0.35 * em, None
    if figure.noted:
        small = text_line(cell.small, "caption", after, base, measure)
    return HeatBox(
        axis=axis,
        session=session,
        cell=cell,
        box=box,
        text=text_line(figure.text, figure.style, start, base, measure),
        small=small,
        moved=moved,
        lower=lower,
    )


def _bases(top: float, plan: Plan, em: float, *, signed: bool) -> tuple[float, float]:
    """The baseline of the figure of a cell, and the height at which its signs have their middle:
    both in the middle of the row, or one below the other.
    """
    if not plan.stacked or not signed:
        return _base(top, plan.row, em), top + plan.row / 2
    free = plan.row / em - CELL_GAP - _CAP - _SIGN
    base = top + (CELL_GAP / 2 + _ABOVE * free + _CAP) * em
    return base, base + (_BETWEEN * free + _SIGN / 2) * em


def _base(top: float, row: float, em: float) -> float:
    """The baseline of a line in the middle of a row."""
    return top + row / 2 + 0.36 * em


def _centred(text: str, style: TextStyle, x: float, y: float, measure: Measure) -> TextLine:
    return text_line(text, style, x - measure(text, style).width / 2, y, measure)


def _whole_head(chart: HeatChart, base: float, room: float, measure: Measure) -> TextLine:
    """What the row of the whole is called, in few words where there is no room for all."""
    head = chart.overall_head
    if chart.overall_short and measure(head, "label").width > room:
        head = chart.overall_short
    return _cut_line(head, "label", 0, base, room, measure)


def _cut_line(
    text: str, style: TextStyle, x: float, y: float, room: float, measure: Measure
) -> TextLine:
    return text_line(cut(text, style, room, measure), style, x, y, measure)

"""Axes by sessions: a cell a figure, sessions side by side under the name of their site.

``heat_geometry`` works out where everything stands, as values; ``heatmap_paint.draw_heat_map``
draws them. Figures are always written in their cells, so that the shade is never the only carrier.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from itot_workshop.charts.fit import broken, cut, name_lines, text_line
from itot_workshop.charts.heatmap_values import (
    HeatBox,
    HeatCell,
    HeatChart,
    HeatColumn,
    HeatGeometry,
)
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine, TextStyle

_ROW, _LEAST_ROW, _LEAST_STACKED = 2.3, 1.45, 1.75
_SITE_GAP, _CELL_GAP = 0.9, 0.18
_NAMES, _LEAST_COLUMN, _MOST_COLUMN = 0.3, 4.6, 20.0
_MOST_LINES = 3
_TWO_LINES = 2.1
_GAP_IN, _MOVED_IN = 0.85, 0.53
"""How far from its edge of a cell the middle of the sign of a large gap is, and of that of what
moved, in em: both signs end as far from it.
"""
_BESIDE_GAP, _BESIDE_MOVED = 1.4, 0.9
"""The room beside a figure for the sign of a large gap, and for that of what moved, in em."""
_CAP, _SIGN, _AIR, _BETWEEN = 0.73, 0.52, 0.2, 2.0
"""How high a figure and a sign are, in em, at most what lies above and below them where they stand
one below the other, and what lies between them, in that.
"""
_WHOLE = 1.75
"""The row of the whole, which has no signs, is no higher than this, in em."""
_FIGURE = 2.5
"""A column leaves its figure this much, in em, if names can do with less."""


class _Plan(Struct, frozen=True, kw_only=True):
    """The grid: left edges of all sessions, widths, the heights of rows, where they begin, and how
    high what stands above them is. Where it is ``stacked`` signs stand below their figures, and all
    figures as high in their rows as those with signs.
    """

    names: float
    lefts: tuple[float, ...]
    width: float
    row: float
    top: float
    head: float
    stacked: bool

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.lefts[-1] + self.width


def heat_geometry(
    chart: HeatChart, width: float, height: float, em: float, measure: Measure
) -> HeatGeometry:
    """Return the heat map drawn into ``width`` pixels and, if it can be, ``height``.

    Rows never get lower than their words: the geometry's own ``height`` says what was needed.
    """
    sites, head = _site_heads(chart, width, em, measure)
    plan = _plan(chart, width, height, head, em, measure)
    words, strong = list[TextLine](), [*sites]
    boxes: list[HeatBox] = []
    rows = plan.top
    bottom = rows + len(chart.axes) * plan.row + 0.15 * em
    whole = min(plan.row, _WHOLE * em)
    base = _base(bottom + 0.15 * em, whole, em)
    days, style = _head_lines(chart, plan.width, em, measure)
    session = 0
    for site in chart.sites:
        for column in site.columns:
            left = plan.lefts[session]
            words += _column_heads(column, days[session], left, plan, em, style, measure)
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
    strong.append(_cut_line(chart.overall_head, "label", 0, base, plan.names - em, measure))
    return HeatGeometry(
        em=em,
        height=bottom + whole + _foot(chart) * em,
        boxes=tuple(boxes),
        words=tuple(words),
        strong=tuple(strong),
        rules=((Point(0, bottom), Point(plan.right, bottom)),),
        side_marks=side_marks,
    )


def _plan(
    chart: HeatChart, width: float, height: float, head: float, em: float, measure: Measure
) -> _Plan:
    names, lefts, each = _grid(chart, width, em, measure)
    days, _style = _head_lines(chart, each, em, measure)
    heads = (1.15 * max(map(len, days), default=1) + 3.1) * em
    top = head + heads
    stacked = _has_no_room(chart, each, em, measure)
    least, rows = _LEAST_STACKED if stacked else _LEAST_ROW, len(chart.axes)
    free = height - top - (0.15 + _foot(chart)) * em
    row = min(free / (rows + 1), _WHOLE * em)
    row = min(_ROW * em, max(least * em, (free - row) / rows))
    return _Plan(
        names=names, lefts=lefts, width=each, row=row, top=top, head=heads, stacked=stacked
    )


def is_stacked(chart: HeatChart, width: float, em: float, measure: Measure) -> bool:
    """Whether the signs of a map so wide stand below their figures, which makes its rows higher."""
    return _has_no_room(chart, _grid(chart, width, em, measure)[2], em, measure)


def _foot(chart: HeatChart) -> float:
    """What lies below the row of the whole, in em."""
    noted = any(column.note for site in chart.sites for column in site.columns)
    return 1.2 if noted else 0.3


def _has_no_room(chart: HeatChart, width: float, em: float, measure: Measure) -> bool:
    """Whether a sign has no room beside its figure in a column of so many pixels."""
    inner = width - _CELL_GAP * em
    for cell in (it for site in chart.sites for column in site.columns for it in column.cells):
        figure = _figure(cell, inner, em, measure)
        right = inner - figure.start - figure.wide
        if cell.moved and right < _BESIDE_MOVED * em:
            return True
        if cell.lower and figure.start < _BESIDE_GAP * em:
            return True
    return False


def _grid(
    chart: HeatChart, width: float, em: float, measure: Measure
) -> tuple[float, tuple[float, ...], float]:
    """How wide the names are, and where each session's column begins and how wide it is."""
    sessions = sum(len(site.columns) for site in chart.sites)
    gaps = _SITE_GAP * em * (len(chart.sites) - 1)
    named = (*chart.axes, *chart.others, chart.it_head)
    longest = max(measure(name, "muted").width for name in named)
    free = width - gaps - sessions * _LEAST_COLUMN * em
    most = max(width - gaps - sessions * _FIGURE * em, _FIGURE * em)
    names = min(max(_NAMES * width, free), longest + 1.2 * em, most)
    each = min(_MOST_COLUMN * em, (width - names - gaps) / max(1, sessions))
    lefts: list[float] = []
    x = names
    for site in chart.sites:
        for _column in site.columns:
            lefts.append(x)
            x += each
        x += _SITE_GAP * em
    return names, tuple(lefts), each


def _site_heads(
    chart: HeatChart, width: float, em: float, measure: Measure
) -> tuple[list[TextLine], float]:
    """The names of sites over their sessions, in few lines, and how high the highest is."""
    _names, lefts, each = _grid(chart, width, em, measure)
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


def _head_lines(
    chart: HeatChart, width: float, em: float, measure: Measure
) -> tuple[tuple[tuple[str, ...], ...], TextStyle]:
    """The days above the sessions, in lines of one size: smaller, then in two lines, then cut."""
    columns = [column for site in chart.sites for column in site.columns]
    days = [column.day for column in columns]
    room = width - 0.3 * em
    style: TextStyle = "muted" if _widest(days, "muted", measure) <= room else "caption"
    broken_up = _widest(days, style, measure) > room
    whole = _widest([column.year for column in columns], style, measure) <= room
    lines = []
    for column in columns:
        day = column.day.split(" ") if broken_up else [column.day]
        year = column.year if whole else f"’{column.year[-2:]}"
        lines.append(tuple(cut(it, style, room, measure) for it in (*day, year) if it))
    return tuple(lines), style


def _widest(texts: Sequence[str], style: TextStyle, measure: Measure) -> float:
    return max((measure(text, style).width for text in texts), default=0.0)


def _column_heads(
    column: HeatColumn,
    days: Sequence[str],
    left: float,
    plan: _Plan,
    em: float,
    style: TextStyle,
    measure: Measure,
) -> list[TextLine]:
    """Days from the top, people above the first row."""
    middle, head = left + plan.width / 2, plan.top - plan.head
    words = [(day, head + (1.0 + at * 1.15) * em) for at, day in enumerate(days)]
    words += [(column.it, plan.top - 1.9 * em), (column.ot, plan.top - 0.65 * em)]
    return [_centred(text, style, middle, y, measure) for text, y in words if text]


def _row_names(
    chart: HeatChart, plan: _Plan, em: float, measure: Measure
) -> tuple[list[TextLine], tuple[tuple[Literal["it", "ot"], Point], ...]]:
    """Names of axes, cut only where even their widest place is too narrow, and of the sides."""
    room = plan.names - 0.8 * em
    words = [
        line
        for at, name in enumerate(chart.axes)
        for line in _row_name(name, plan.top + at * plan.row, room, plan, em, measure)
    ]
    words.append(text_line(chart.it_head, "muted", 1.1 * em, plan.top - 1.9 * em, measure))
    words.append(text_line(chart.ot_head, "muted", 1.1 * em, plan.top - 0.65 * em, measure))
    marks: tuple[tuple[Literal["it", "ot"], Point], ...] = (
        ("it", Point(0.45 * em, plan.top - 2.25 * em)),
        ("ot", Point(0.45 * em, plan.top - em)),
    )
    return words, marks


def _row_name(
    name: str, top: float, room: float, plan: _Plan, em: float, measure: Measure
) -> tuple[TextLine, ...]:
    """A name in one line on that of its figures, or in two where rows are high enough for them."""
    if plan.row >= _TWO_LINES * em and measure(name, "muted").width > room:
        return name_lines(name, "muted", 0, top + plan.row / 2, room, em, measure)
    return (_cut_line(name, "muted", 0, _bases(top, plan, em)[0], room, measure),)


class _Figure(NamedTuple):
    """A figure in its style, seen from the left of its cell; whether what is small has room."""

    text: str
    style: TextStyle
    start: float
    wide: float
    noted: bool


def _figure(cell: HeatCell, inner: float, em: float, measure: Measure) -> _Figure:
    """The figure of a cell that is so wide inside, in its middle with what stands after it."""
    style: TextStyle = "caption" if cell.shade == "none" else "muted"
    text = cut(cell.text, style, inner, measure)
    wide = measure(text, style).width
    after = measure(cell.small, "caption").width + 0.35 * em if cell.small else 0.0
    noted = bool(cell.small) and wide + after <= inner - 0.2 * em
    return _Figure(text, style, (inner - wide - (after if noted else 0.0)) / 2, wide, noted)


def _box(
    cell: HeatCell,
    axis: int,
    session: int,
    left: float,
    top: float,
    plan: _Plan,
    em: float,
    measure: Measure,
) -> HeatBox:
    gap = _CELL_GAP * em / 2
    box = Box(left + gap, top + gap, left + plan.width - gap, top + plan.row - gap)
    figure = _figure(cell, box.width, em, measure)
    (base, sign), x = _bases(top, plan, em), (box.left + box.right) / 2
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


def _bases(top: float, plan: _Plan, em: float) -> tuple[float, float]:
    """The baseline of the figures of a row, and the height at which their signs have their middle:
    both in the middle of the row, or one below the other.
    """
    middle = top + plan.row / 2
    if not plan.stacked:
        return _base(top, plan.row, em), middle
    free = plan.row / em - _CELL_GAP - _CAP - _SIGN
    between = _BETWEEN * min(_AIR, free / (2 + _BETWEEN))
    base = middle + (_CAP - _SIGN - between) / 2 * em
    return base, base + (between + _SIGN / 2) * em


def _base(top: float, row: float, em: float) -> float:
    """The baseline of a line in the middle of a row."""
    return top + row / 2 + 0.36 * em


def _centred(text: str, style: TextStyle, x: float, y: float, measure: Measure) -> TextLine:
    return text_line(text, style, x - measure(text, style).width / 2, y, measure)


def _cut_line(
    text: str, style: TextStyle, x: float, y: float, room: float, measure: Measure
) -> TextLine:
    return text_line(cut(text, style, room, measure), style, x, y, measure)

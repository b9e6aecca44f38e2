"""Dumbbells of all axes on one scale, with names, figures and groups.

Names stand beside the scale, in one line or in two, or ``above`` it, where they would take too much
of its width.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.dumbbell import (
    EDGE,
    HIGH,
    Dumbbell,
    DumbbellPlace,
    Scale,
    dumbbell_place,
)
from itot_workshop.charts.fit import cut, name_lines, text_line
from itot_workshop.charts.joints import parted
from itot_workshop.charts.shapes import Box, Measure, TextLine, TextStyle
from itot_workshop.charts.wrap import wrappings

_HEAD, _FOOT = 1.7, 0.2
_TITLES, _ROWS, _ABOVE = (1.45, 2.3), (1.3, 2.1), (2.0, 2.9)
"""The least and the most height of a title, of a row, and of one with its name above, in em."""
_SCALE, _LEAST_STRIP = 0.5, 8.0
"""How much of the width names leave the scale if they can, and the least they do, in em."""
_GAP, _BESIDE = 0.5, 0.3
"""Between names and the scale, and between the scale and figures, in em."""
_BASE, _UNDER, _LOW = 0.85, 0.65, 0.4
"""Where a name above its scale stands, how far below its foot the scale lies, and how far the band
reaches up and down there, in em.
"""


class DumbbellRow(Struct, frozen=True, kw_only=True):
    """An axis with its figure and how sure that is; ``strong`` rows are the clear ones."""

    axis: str
    name: str
    dumbbell: Dumbbell
    figure: str
    word: str
    strong: bool


class DumbbellGroup(Struct, frozen=True, kw_only=True):
    """Axes that have something in common; those that ``fell`` are titled in danger's colour."""

    title: str
    rows: tuple[DumbbellRow, ...]
    fell: bool = False


class DumbbellChart(Struct, frozen=True, kw_only=True):
    """Everything that is drawn; ``word_head`` stands over the words of all rows.

    With ``above`` names stand above the scale.
    """

    scale: Scale
    figures: tuple[str, ...]
    groups: tuple[DumbbellGroup, ...]
    word_head: str = ""
    above: bool = False

    @property
    def rows(self) -> tuple[DumbbellRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


class RowPlace(Struct, frozen=True, kw_only=True):
    """A row in its place: its words and its dumbbell."""

    row: DumbbellRow
    box: Box
    names: tuple[TextLine, ...]
    figure: TextLine
    word: TextLine
    place: DumbbellPlace


class DumbbellsGeometry(Struct, frozen=True, kw_only=True):
    """A chart of dumbbells ready to be drawn."""

    em: float
    height: float
    figures: tuple[TextLine, ...]
    titles: tuple[tuple[TextLine, bool], ...]
    rows: tuple[RowPlace, ...]


class _Plan(Struct, frozen=True, kw_only=True):
    """The columns: the scale from ``left`` to ``right``, where figures end and where words begin;
    and how high titles, rows, and rows with two lines of name are, in pixels.
    """

    left: float
    right: float
    ends: float
    words: float
    title: float
    row: float
    two: float


def dumbbells_geometry(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> DumbbellsGeometry:
    """Return the chart drawn into so many pixels; rows get no lower than their words."""
    plan = _plan(chart, width, height, em, measure)
    if plan is None:  # no name may take a second line, so the scale gives way
        plan = _in_one_line(chart, width, em, measure)
    top, titles, rows = _HEAD * em, list[tuple[TextLine, bool]](), list[RowPlace]()
    for group in chart.groups:
        top += plan.title
        text = cut(group.title, "caption", width, measure)
        titles.append((text_line(text, "caption", 0, top - 0.5 * em, measure), group.fell))
        for it in group.rows:
            two = not chart.above and _breaks(it, plan.left, em, measure)
            box = Box(0, top, width, top + (plan.two if two else plan.row))
            placed = _above if chart.above else _beside
            rows.append(placed(it, box, plan, chart.scale, em, measure))
            top = box.bottom
    head = measure(chart.word_head, "caption").width
    return DumbbellsGeometry(
        em=em,
        height=top + _FOOT * em,
        figures=(
            *_scale_figures(chart, Box(plan.left, 0, plan.right, 0), em, measure),
            text_line(chart.word_head, "caption", width - head, em, measure),
        ),
        titles=tuple(titles),
        rows=tuple(rows),
    )


def scale_share(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> float:
    """How much of so many pixels the scale has from end to end, 0 where a name is not whole."""
    plan = _plan(chart, width, height, em, measure)
    if plan is None:
        return 0.0
    strip = Box(plan.left, 0, plan.right, 0)
    places = dumbbell_place(Dumbbell(before=None, after=None), chart.scale, strip, em).rules
    return max(0.0, places[-1] - places[0]) / width


def _plan(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> _Plan | None:
    """The plan with whole names; None where they have no room. Without a ``height`` all have."""
    plan = (_columns_above if chart.above else _columns)(chart, width, em, measure)
    rows = _ABOVE if chart.above else _ROWS
    broken = [not chart.above and _breaks(it, plan.left, em, measure) for it in chart.rows]
    two = 1.05 * em + measure("", "strong").height

    def total(title: float, row: float) -> float:
        every = sum(max(row * em, two) if it else row * em for it in broken)
        return (_HEAD + len(chart.groups) * title + _FOOT) * em + every

    least, most = total(_TITLES[0], rows[0]), total(_TITLES[1], rows[1])
    if (height and height < least) or (chart.above and _widest_line(chart, measure) > plan.ends):
        return None
    share = min(1.0, (height - least) / (most - least)) if height else 1.0
    title, row = (one + share * (other - one) for one, other in (_TITLES, rows))
    return replace(plan, title=title * em, row=row * em, two=max(row * em, two))


def _columns(chart: DumbbellChart, width: float, em: float, measure: Measure) -> _Plan:
    """Names beside the scale, which has its share of the width if they can be broken for it."""
    said = _widest([row.word for row in chart.rows], "caption", measure)
    ends = width - said - (_apart(chart) * em if said else 0.0)
    right = ends - _widest([row.figure for row in chart.rows], "label", measure) - _BESIDE * em
    widest = _widest([row.name for row in chart.rows], "label", measure)
    halves = max((_in_two(row.name, measure) for row in chart.rows), default=0.0)
    room = right - 2 * EDGE * em - _SCALE * width
    names = max(min(halves + _GAP * em, width / 2), min(room, widest + _GAP * em))
    return _Plan(left=names, right=right, ends=ends, words=width - said, title=0, row=0, two=0)


def _columns_above(chart: DumbbellChart, width: float, em: float, measure: Measure) -> _Plan:
    """Names above the scale, which has all the width up to the words and their head."""
    words = [row.word for row in chart.rows]
    said = max(_widest(words, "caption", measure), measure(chart.word_head, "caption").width)
    start = width - _widest(words, "caption", measure)
    ends = start - (_apart(chart) * em if said else 0.0)
    right = width - said - (_BESIDE * em if said else 0.0)
    return _Plan(left=0.0, right=right, ends=ends, words=start, title=0, row=0, two=0)


def _in_one_line(chart: DumbbellChart, width: float, em: float, measure: Measure) -> _Plan:
    """Rows as low as one line, and as much of it for the names as there is."""
    plan = (_columns_above if chart.above else _columns)(chart, width, em, measure)
    if not chart.above:
        widest = _widest([row.name for row in chart.rows], "label", measure) + _GAP * em
        room = plan.right + _BESIDE * em - _LEAST_STRIP * em
        left = max(plan.left, min(widest, room))
        plan = _Plan(
            left=left, right=plan.right, ends=plan.ends, words=plan.words, title=0, row=0, two=0
        )
    row = (_ABOVE if chart.above else _ROWS)[0] * em
    return replace(plan, title=_TITLES[0] * em, row=row, two=row)


def _breaks(row: DumbbellRow, left: float, em: float, measure: Measure) -> bool:
    """Whether a name beside a scale that begins there takes two lines."""
    style: TextStyle = "label" if row.strong else "muted"
    return measure(row.name, style).width > left - _BESIDE * em


def _beside(
    row: DumbbellRow, box: Box, plan: _Plan, scale: Scale, em: float, measure: Measure
) -> RowPlace:
    """A row with its name at the left, in two lines where it is high enough for them."""
    style: TextStyle = "label" if row.strong else "muted"
    middle, room = (box.top + box.bottom) / 2, plan.left - _BESIDE * em
    base = middle + 0.36 * em
    names: tuple[TextLine, ...] = (
        text_line(cut(row.name, style, room, measure), style, 0, base, measure),
    )
    if box.height >= em + measure("", "strong").height:
        names = name_lines(row.name, style, 0, middle, room, em, measure)
    strip = Box(plan.left, box.top, plan.right, box.bottom)
    place = dumbbell_place(row.dumbbell, scale, strip, em)
    return _row_place(row, box, names, base, plan, place, measure)


def _above(
    row: DumbbellRow, box: Box, plan: _Plan, scale: Scale, em: float, measure: Measure
) -> RowPlace:
    """A row with its name above its scale, nearer to it than to the row before."""
    spare = box.height - _ABOVE[0] * em
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
    plan: _Plan,
    place: DumbbellPlace,
    measure: Measure,
) -> RowPlace:
    """The row with its figure and its word, whose foot lies at ``base``."""
    style: TextStyle = "label" if row.strong else "muted"
    figure = plan.ends - measure(row.figure, style).width
    return RowPlace(
        row=row,
        box=box,
        names=names,
        figure=text_line(row.figure, style, figure, base, measure),
        word=text_line(row.word, "caption", plan.words, base, measure),
        place=place,
    )


def _scale_figures(
    chart: DumbbellChart, strip: Box, em: float, measure: Measure
) -> tuple[TextLine, ...]:
    nothing = Dumbbell(before=None, after=None)
    places = dumbbell_place(nothing, chart.scale, strip, em).rules
    return tuple(
        text_line(text, "caption", x - measure(text, "caption").width / 2, em, measure)
        for text, x in zip(chart.figures, places, strict=True)
    )


def _in_two(name: str, measure: Measure) -> float:
    """How wide a name is at least in one line or two, its words parted where they are linked."""

    def width_of(words: str) -> float:
        return measure(words, "label").width

    ways = wrappings(parted(name, linked=True), width_of)
    return min(way.width for way in ways if len(way.lines) <= 2)


def _widest_line(chart: DumbbellChart, measure: Measure) -> float:
    """How wide the widest name is with its figure behind it."""
    return max(
        (
            measure(it.name, "label").width + measure(f"  {it.figure}", "label").width
            for it in chart.rows
        ),
        default=0.0,
    )


def _apart(chart: DumbbellChart) -> float:
    """How far words stand from figures, in em: further where they are figures of their own."""
    return 0.9 if chart.word_head else 0.6


def _widest(texts: Sequence[str], style: TextStyle, measure: Measure) -> float:
    return max((measure(text, style).width for text in texts), default=0.0)

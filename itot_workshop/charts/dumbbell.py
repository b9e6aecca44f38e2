"""Before and after on the scale, around the band in which a change may be chance.

The band is twice the standard error around *before*, the whisker the least change that can be
clear: a clear change lies past both. A single line is placed by ``dumbbell_place``, a chart with
names, figures and groups by ``dumbbells_geometry``; ``dumbbell_paint`` draws both.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.fit import cut, name_lines, text_line
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine, TextStyle
from itot_workshop.charts.wrap import wrappings

_HEAD, _ROW, _TITLE, _FOOT = 1.7, 2.1, 2.3, 0.2
_LEAST_ROW, _LEAST_TITLE = 1.3, 1.6
_NAMES, _LEAST_STRIP = 0.33, 8.0
_EDGE = 0.6


class Dumbbell(Struct, frozen=True, kw_only=True):
    """One axis before and after, None where it may not be shown.

    ``reach`` is twice the standard error, None without a noise band. Where nothing is
    ``compared`` there is no band and no line between the two; ``fell`` is a clear fall.
    """

    before: float | None
    after: float | None
    reach: float | None = None
    compared: bool = True
    fell: bool = False


class Scale(Struct, frozen=True, kw_only=True):
    """The scale's ends, and the ``least`` change that can be clear."""

    low: int
    high: int
    least: float


class DumbbellPlace(Struct, frozen=True, kw_only=True):
    """A dumbbell in its place; ``inside`` is what the band keeps to."""

    inside: Box
    rules: tuple[float, ...]
    band: Box | None
    whisker: tuple[float, float] | None
    before: Point | None
    after: Point | None
    joined: bool
    fell: bool


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
    """Everything that is drawn; ``word_head`` stands over the words of all rows."""

    scale: Scale
    figures: tuple[str, ...]
    groups: tuple[DumbbellGroup, ...]
    word_head: str = ""


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


def dumbbell_place(it: Dumbbell, scale: Scale, box: Box, em: float) -> DumbbellPlace:
    """Where a dumbbell lies in a box; the scale's ends stand a little inside it."""
    inside = Box(box.left + _EDGE * em, box.top, box.right - _EDGE * em, box.bottom)
    unit = inside.width / (scale.high - scale.low)
    middle = (box.top + box.bottom) / 2

    def at(value: float) -> float:
        return inside.left + (value - scale.low) * unit

    band, whisker = None, None
    if it.compared and it.before is not None:
        x, high = at(it.before), 0.5 * em
        whisker = (x - scale.least * unit, x + scale.least * unit)
        if it.reach is not None:
            half = it.reach * unit
            band = Box(x - half, middle - high, x + half, middle + high)
    return DumbbellPlace(
        inside=inside,
        rules=tuple(at(value) for value in range(scale.low, scale.high + 1)),
        band=band,
        whisker=whisker,
        before=None if it.before is None else Point(at(it.before), middle),
        after=None if it.after is None else Point(at(it.after), middle),
        joined=it.compared,
        fell=it.fell,
    )


def dumbbells_geometry(
    chart: DumbbellChart, width: float, height: float, em: float, measure: Measure
) -> DumbbellsGeometry:
    """Return the chart drawn into so many pixels; rows get no lower than their words."""
    every = [row for group in chart.groups for row in group.rows]
    words, ends, figures = _columns(chart, every, width, em, measure)
    head = measure(chart.word_head, "caption").width
    room = _NameRoom(every, width, em, measure)
    heights = _heights(chart, room, height / em if height else None)
    if heights is None:  # no name may take a second line, so the scale gives way
        room = room.wider(figures - _LEAST_STRIP * em)
        heights = _heights(chart, room, height / em) or (
            _LEAST_TITLE,
            _LEAST_ROW,
            _LEAST_ROW,
        )
    strip = Box(room.names, 0, figures - 0.6 * em, 0)
    top, titles, rows = _HEAD * em, list[tuple[TextLine, bool]](), list[RowPlace]()
    for group in chart.groups:
        top += heights[0] * em
        text = cut(group.title, "caption", width, measure)
        titles.append((text_line(text, "caption", 0, top - 0.5 * em, measure), group.fell))
        for it in group.rows:
            high = heights[2 if room.breaks(it) else 1] * em
            box = Box(0, top, width, top + high)
            lane = Box(strip.left, top, strip.right, top + high)
            rows.append(_row_place(it, box, lane, (ends, words), chart.scale, em, measure))
            top += high
    return DumbbellsGeometry(
        em=em,
        height=top + _FOOT * em,
        figures=(
            *_scale_figures(chart, strip, em, measure),
            text_line(chart.word_head, "caption", width - head, em, measure),
        ),
        titles=tuple(titles),
        rows=tuple(rows),
    )


def _columns(
    chart: DumbbellChart, rows: Sequence[DumbbellRow], width: float, em: float, measure: Measure
) -> tuple[float, float, float]:
    """Where words begin, and where figures end and begin."""
    said = _widest([row.word for row in rows], "caption", measure)
    ends = width - said - (_apart(chart) * em if said else 0.0)
    figures = ends - _widest([row.figure for row in rows], "label", measure)
    return width - said, ends, figures


def names_have_room(
    chart: DumbbellChart,
    width: float,
    height: float,
    em: float,
    measure: Measure,
    share: float = 0.0,
) -> bool:
    """Whether every name stands whole and leaves the scale this share of so many pixels."""
    every = [row for group in chart.groups for row in group.rows]
    room = _NameRoom(every, width, em, measure)
    strip = _columns(chart, every, width, em, measure)[2] - 0.6 * em - room.names
    return strip >= share * width and _heights(chart, room, height / em) is not None


class _NameRoom:
    """How wide the names are, and which of them take two lines."""

    def __init__(
        self, rows: Sequence[DumbbellRow], width: float, em: float, measure: Measure
    ) -> None:
        self._rows, self._em, self._measure = rows, em, measure
        self._gap = 1.2 * em
        self._widest = _widest([row.name for row in rows], "label", measure) + self._gap
        halves = [_in_two(row.name, measure) + self._gap for row in rows]
        least = min(max(halves, default=0.0), width / 2)
        self.names = max(least, min(_NAMES * width, self._widest))

    @property
    def two_lines(self) -> float:
        """How high two lines are, in em."""
        return 1.1 + self._measure("", "strong").height / self._em

    def breaks(self, row: DumbbellRow) -> bool:
        """Whether a name takes two lines."""
        style: TextStyle = "label" if row.strong else "muted"
        return self._measure(row.name, style).width > self.names - self._gap / 2

    def wider(self, most: float) -> _NameRoom:
        """Room for names in one line, as far as there is."""
        made = _NameRoom(self._rows, 0.0, self._em, self._measure)
        made.names = max(self.names, min(most, self._widest))
        return made


def _heights(
    chart: DumbbellChart, room: _NameRoom, height: float | None
) -> tuple[float, float, float] | None:
    """How high titles, rows, and rows with two lines of name are, in em; None where names that take
    two lines have no room for them.
    """
    broken = [room.breaks(row) for group in chart.groups for row in group.rows]

    def total(title: float, row: float) -> float:
        rows = sum(max(row, room.two_lines) if two else row for two in broken)
        return _HEAD + len(chart.groups) * title + rows + _FOOT

    most, least = total(_TITLE, _ROW), total(_LEAST_TITLE, _LEAST_ROW)
    if height is not None and height < least:
        return None
    share = 1.0 if height is None else min(1.0, (height - least) / (most - least))
    title = _LEAST_TITLE + share * (_TITLE - _LEAST_TITLE)
    row = _LEAST_ROW + share * (_ROW - _LEAST_ROW)
    return title, row, max(row, room.two_lines)


def _row_place(
    row: DumbbellRow,
    box: Box,
    strip: Box,
    columns: tuple[float, float],
    scale: Scale,
    em: float,
    measure: Measure,
) -> RowPlace:
    """``columns`` are where figures end and words begin."""
    style: TextStyle = "label" if row.strong else "muted"
    ends, words = columns
    figure = ends - measure(row.figure, style).width
    middle, room = (box.top + box.bottom) / 2, strip.left - 0.6 * em
    return RowPlace(
        row=row,
        box=box,
        names=_names(row.name, style, middle, room, box.height, em, measure),
        figure=text_line(row.figure, style, figure, middle + 0.36 * em, measure),
        word=text_line(row.word, "caption", words, middle + 0.36 * em, measure),
        place=dumbbell_place(row.dumbbell, scale, strip, em),
    )


def _names(
    name: str,
    style: TextStyle,
    middle: float,
    room: float,
    height: float,
    em: float,
    measure: Measure,
) -> tuple[TextLine, ...]:
    """A name in one line, or in two where the row is high enough for them."""
    if height >= _two_lines(em, measure):
        return name_lines(name, style, 0, middle, room, em, measure)
    return (text_line(cut(name, style, room, measure), style, 0, middle + 0.36 * em, measure),)


def _two_lines(em: float, measure: Measure) -> float:
    """How high two lines of a name are, with what reaches above and below them."""
    return em + measure("", "strong").height


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
    """How wide a name is at least in one line or two."""

    def width_of(words: str) -> float:
        return measure(words, "label").width

    return min(way.width for way in wrappings(name, width_of) if len(way.lines) <= 2)


def _apart(chart: DumbbellChart) -> float:
    """How far words stand from figures, in em: further where they are figures of their own."""
    return 1.4 if chart.word_head else 0.6


def _widest(texts: Sequence[str], style: TextStyle, measure: Measure) -> float:
    return max((measure(text, style).width for text in texts), default=0.0)

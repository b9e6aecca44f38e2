"""The grid of a heat map: how wide its names and columns are, how high its rows, and where figures
and signs have room in its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from itot_workshop.charts.fit import cut
from itot_workshop.charts.heatmap_values import HeatCell, HeatChart
from itot_workshop.charts.shapes import Measure, TextStyle

CELL_GAP = 0.18
"""What lies between two cells, in em."""
_ROW, _LEAST_ROW, _LEAST_STACKED = 2.3, 1.45, 1.78
_SITE_GAP = 0.9
_PEOPLE, _UNDER_HEADS = 2.5, 0.6
"""The height of the rows of people, and what lies between all heads and the first axis, in em."""
_NAMES, _LEAST_COLUMN, _MOST_COLUMN = 0.3, 4.6, 20.0
_BESIDE_GAP, _BESIDE_MOVED, _EDGE = 1.85, 0.95, 0.3
"""The room beside a figure for the sign of a large gap, for that of what moved, and for none, in
em.
"""
_WHOLE = 1.75
"""The row of the whole, which has no signs, is no higher than this, in em."""
_FIGURE = 2.5
"""A column leaves its figure this much, in em, if names can do with less."""


class Plan(Struct, frozen=True, kw_only=True):
    """The grid: left edges of all sessions, widths, the heights of rows, where they begin, and how
    high what stands above them is.

    Figures stand ``aside`` of the middle of their cells, to the right, where the sign of a large
    gap would touch them. Where it is ``stacked`` signs stand below their figures.
    """

    names: float
    lefts: tuple[float, ...]
    width: float
    row: float
    whole: float
    top: float
    head: float
    aside: float
    stacked: bool

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.lefts[-1] + self.width


class Figure(NamedTuple):
    """A figure in its style, seen from the left of its cell; whether what is small has room."""

    text: str
    style: TextStyle
    start: float
    wide: float
    noted: bool


def plan_of(
    chart: HeatChart, width: float, height: float, head: float, em: float, measure: Measure
) -> Plan:
    """Return the grid in so much room below ``head``, what stands above all columns."""
    names, lefts, each = grid_of(chart, width, em, measure)
    days, _style = head_lines(chart, each, em, measure)
    people = _PEOPLE if chart.it_head else 0.0
    heads = (1.15 * max(map(len, days), default=1) + _UNDER_HEADS + people) * em
    top = head + heads
    aside = _aside(chart, each, em, measure)
    least, rows = _LEAST_STACKED if aside is None else _LEAST_ROW, len(chart.axes)
    free = height - top - (0.15 + foot(chart)) * em
    row = min(free / (rows + 1), _WHOLE * em)
    row = min(_ROW * em, max(least * em, (free - row) / rows))
    return Plan(
        names=names,
        lefts=lefts,
        width=each,
        row=row,
        whole=min(row, _WHOLE * em),
        top=top,
        head=heads,
        aside=aside or 0.0,
        stacked=aside is None,
    )


def is_stacked(chart: HeatChart, width: float, em: float, measure: Measure) -> bool:
    """Whether the signs of a map so wide stand below their figures, which makes its rows higher."""
    return _aside(chart, grid_of(chart, width, em, measure)[2], em, measure) is None


def is_empty(chart: HeatChart, width: float, em: float, measure: Measure) -> bool:
    """Whether columns of a map so wide have no room for what is said in cells without a figure."""
    inner = grid_of(chart, width, em, measure)[2] - CELL_GAP * em
    figures = (figure_of(it, inner, em, measure) for it in _cells(chart))
    return any(not figure.text for figure in figures)


def foot(chart: HeatChart) -> float:
    """What lies below the row of the whole, in em."""
    noted = any(column.note for site in chart.sites for column in site.columns)
    return 1.2 if noted else 0.3


def _cells(chart: HeatChart) -> Iterator[HeatCell]:
    return (it for site in chart.sites for column in site.columns for it in column.cells)


def _aside(chart: HeatChart, width: float, em: float, measure: Measure) -> float | None:
    """How far right of the middle figures stand in a column of so many pixels, so that signs have
    room beside them; None where they have not.
    """
    inner = width - CELL_GAP * em
    figures = [(it, figure_of(it, inner, em, measure)) for it in _cells(chart)]
    ends = [(cell, inner - it.start - it.wide) for cell, it in figures]
    starts = [it.start for cell, it in figures if cell.lower]
    aside = max(0.0, _BESIDE_GAP * em - min(starts)) if starts else 0.0
    least = {True: _BESIDE_MOVED * em, False: _EDGE * em}
    has_room = all(
        end - aside >= least[bool(cell.moved)] for cell, end in ends if cell.moved or cell.lower
    )
    return aside if has_room else None


def grid_of(
    chart: HeatChart, width: float, em: float, measure: Measure
) -> tuple[float, tuple[float, ...], float]:
    """How wide the names are, and where each session's column begins and how wide it is."""
    sessions = sum(len(site.columns) for site in chart.sites)
    gaps = _SITE_GAP * em * (len(chart.sites) - 1)
    named = (*chart.axes, *chart.others, chart.it_head)
    longest = max(measure(name, "muted").width for name in named)
    longest = max(longest, measure(chart.overall_head, "label").width)
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


def head_lines(
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


def figure_of(
    cell: HeatCell, inner: float, em: float, measure: Measure, aside: float = 0.0
) -> Figure:
    """The figure of a cell that is so wide inside, in its middle with what stands after it, or
    ``aside`` of it. Words that take the place of a figure stand whole or not at all.
    """
    style: TextStyle = "caption" if cell.shade == "none" else "muted"
    text = cut(cell.text, style, inner, measure)
    if cell.shade == "none" and text != cell.text:
        text = ""
    wide = measure(text, style).width
    after = measure(cell.small, "caption").width + 0.35 * em if cell.small else 0.0
    noted = bool(cell.small) and wide + after <= inner - 0.2 * em
    start = (inner - wide - (after if noted else 0.0)) / 2
    return Figure(text, style, start + min(aside, start), wide, noted)

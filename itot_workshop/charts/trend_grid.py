"""Small charts over time in a grid, an axis to a chart: its name, what it came to, its lines."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from itot_workshop.charts.fit import broken, narrowest, text_line
from itot_workshop.charts.laid import Laid, Spot
from itot_workshop.charts.look import Look
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine
from itot_workshop.charts.text import chart_font, font_measure
from itot_workshop.charts.trend import told_alike, trend_geometry
from itot_workshop.charts.trend_paint import draw_trend
from itot_workshop.charts.trend_values import Trend, TrendGeometry

_WIDE, _HIGH, _GAP, _LINE = 12.5, 13.5, 1.6, 1.3
_DAY, _LONGEST, _MOST_COLUMNS = 2.0, 24.0, 4
_BELOW, _ABOVE_STEPS = 0.55, 0.22
"""How far below the lines the box of a day ends, in em: beyond a marker at the lowest value, but
above steps.
"""


class TrendCell(Struct, frozen=True, kw_only=True):
    """One axis over time. ``figure`` and ``word`` say what it came to, ``said`` what is said of
    each of its days.
    """

    axis: str
    name: str
    figure: str
    word: str
    trend: Trend
    said: tuple[str, ...]


class CellPlace(Struct, frozen=True, kw_only=True):
    """A chart in its place, with its words above its lines."""

    cell: TrendCell
    box: Box
    names: tuple[TextLine, ...]
    figure: TextLine
    word: TextLine
    corner: Point
    lines: TrendGeometry


def lay_trends(
    width: float, height: float, text: ChartText, look: Look, *, cells: tuple[TrendCell, ...]
) -> Laid:
    """Lay the charts out, as many side by side as can be read, with a day to a spot."""
    em, measure = text.label, font_measure(text, look)
    days = max((len(cell.trend.days) for cell in cells), default=0)
    words = max((narrowest(cell.name, "label", measure) for cell in cells), default=0.0) / em
    wide = max(_WIDE, _DAY * days, min(words, _LONGEST)) + _GAP
    fits = max(1, min(_MOST_COLUMNS, int((width + _GAP * em) / (wide * em))))
    columns = min(fits, max(1, len(cells)))
    rows = -(-len(cells) // columns)
    each = (width - (columns - 1) * _GAP * em) / columns
    high = _HIGH * em
    if height and rows:
        high = min(high, (height - (rows - 1) * em) / rows)
    trends = told_alike([cell.trend for cell in cells], each, em, measure)
    cells = tuple(replace(it, trend=trend) for it, trend in zip(cells, trends, strict=True))
    names = [broken(cell.name, "label", each, 2, measure) for cell in cells]
    places = []
    for at, cell in enumerate(cells):
        row, column = divmod(at, columns)
        left, top = column * (each + _GAP * em), row * (high + em)
        box = Box(left, top, left + each, top + high)
        lines = max(map(len, names[row * columns : (row + 1) * columns]))
        places.append(_place(cell, box, (names[at], lines), em, measure))
    spots = [spot for row, place in enumerate(places) for spot in _spots(place, row)]
    return Laid(
        height=rows * high + max(0, rows - 1) * em,
        spots=tuple(spots),
        paint=partial(_draw_cells, places=tuple(places), text=text, look=look),
    )


def lay_trend(
    width: float, height: float, text: ChartText, look: Look, *, trend: Trend, said: tuple[str, ...]
) -> Laid:
    """Lay a single chart out without words above it."""
    em = text.label
    high = min(_HIGH * em, max(9 * em, 0.6 * width))
    high = min(high, height) if height else high
    lines = trend_geometry(trend, width, high, em, font_measure(text, look))
    spots = tuple(
        Spot(box=_day_box(Point(0, 0), lines, trend, at), said=said[at], column=at)
        for at in range(len(trend.days))
    )
    return Laid(
        height=high, spots=spots, paint=partial(draw_trend, geometry=lines, text=text, look=look)
    )


def _place(
    cell: TrendCell, box: Box, named: tuple[tuple[str, ...], int], em: float, measure: Measure
) -> CellPlace:
    """A chart below its name, which ends where the longest of its row does."""
    names, most = named
    top = box.top + (0.4 + _LINE * (most - len(names))) * em
    lines = []
    for name in names:
        top += _LINE * em
        lines.append(text_line(name, "label", box.left, top - 0.25 * em, measure))
    top += _LINE * em
    figure = text_line(cell.figure, "label", box.left, top - 0.25 * em, measure)
    after = box.left + (figure.width + 0.5 * em if cell.figure else 0.0)
    corner = Point(box.left, top + 0.3 * em)
    high = max(4 * em, box.bottom - corner.y)
    return CellPlace(
        cell=cell,
        box=box,
        names=tuple(lines),
        figure=figure,
        word=text_line(cell.word, "caption", after, top - 0.25 * em, measure),
        corner=corner,
        lines=trend_geometry(cell.trend, box.width, high, em, measure),
    )


def _spots(place: CellPlace, row: int) -> list[Spot]:
    cell = place.cell
    return [
        Spot(
            box=_day_box(place.corner, place.lines, cell.trend, at),
            said=said,
            axis=cell.axis,
            row=row,
            column=at,
        )
        for at, said in enumerate(cell.said)
    ]


def _day_box(corner: Point, lines: TrendGeometry, trend: Trend, at: int) -> Box:
    """What belongs to a day: half of the way to the days beside it, down to their names."""
    places = [lines.field.left + share * lines.field.width for share, _ in trend.days]
    x = places[at]
    left = (places[at - 1] + x) / 2 if at else min(x, lines.field.left) - 0.8 * lines.em
    last = at + 1 == len(places)
    right = x + 0.8 * lines.em if last else (x + places[at + 1]) / 2
    left = corner.x + max(left, x - 2.5 * lines.em)
    right = corner.x + min(right, x + 2.5 * lines.em)
    below = (_BELOW if trend.steps is None else _ABOVE_STEPS) * lines.em
    return Box(left, corner.y, right, corner.y + lines.field.bottom + below)


def _draw_cells(
    painter: QPainter, *, places: tuple[CellPlace, ...], text: ChartText, look: Look
) -> None:
    for it in places:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.colour.line), look.size.hairline))
        painter.drawLine(QLineF(it.box.left, it.box.top, it.box.right, it.box.top))
        painter.setFont(chart_font(text, "label", look))
        _write(painter, it.names, look.colour.text)
        _write(painter, (it.figure,), look.colour.text)
        painter.setFont(chart_font(text, "caption", look))
        _write(painter, (it.word,), look.colour.muted)
        painter.translate(*it.corner)
        draw_trend(painter, it.lines, text, look)
        painter.restore()


def _write(painter: QPainter, lines: tuple[TextLine, ...], ink: str) -> None:
    painter.setPen(QColor(ink))
    for line in lines:
        painter.drawText(QPointF(*line.at), line.text)

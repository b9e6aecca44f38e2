"""Draws dumbbells with any painter: one in a table's cell, or a whole chart of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import get_args

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from itot_workshop.charts.dumbbell import DumbbellPlace
from itot_workshop.charts.dumbbell_chart import DumbbellsGeometry, dumbbells_geometry
from itot_workshop.charts.dumbbell_values import DumbbellChart
from itot_workshop.charts.laid import Laid, Spot
from itot_workshop.charts.look import Look
from itot_workshop.charts.marks import draw_mark, draw_open_mark, rule_width
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Point, TextLine, TextStyle
from itot_workshop.charts.text import chart_font, font_measure

_SIZE, _OPEN, _AROUND = 0.54, 0.64, 1.0
"""How wide the filled mark is, the open one, and that around a filled one, in em."""
_FREE = 0.35
"""How far up and down from its middle a filled mark keeps the end of a whisker away, in em."""

_CLEAR, _JOINT, _WHISKER, _THIN = 0.15, 0.12, 0.08, 0.05
"""How wide the line of a clear change is, that of another, the ends of a whisker and the line
between these, where that is more than on a desk, in em.
"""


def draw_dumbbell(
    painter: QPainter, place: DumbbellPlace, em: float, look: Look, *, stage: bool = False
) -> None:
    """Draw one axis; where nothing is compared, only what may be shown of each session.

    ``stage`` takes the stronger greys of the room's screen.
    """
    inside = place.inside
    lines = [(x, inside.top, inside.bottom) for x in place.rules]
    draw_rules(painter, lines, em, look, stage=stage)
    _draw_marks(painter, place, em, look, stage=stage)


def draw_rules(
    painter: QPainter,
    lines: Iterable[tuple[float, float, float]],
    em: float,
    look: Look,
    *,
    stage: bool = False,
) -> None:
    """Draw the scale's upright lines, each at its place from so high to so low."""
    rule = look.colour.stage_line if stage else look.colour.line
    thin = rule_width(look, em, stage=stage)
    pen = QPen(QColor(rule), thin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for x, top, bottom in lines:
        crisp = round(x - thin / 2) + thin / 2
        painter.drawLine(QLineF(crisp, top, crisp, bottom))


def draw_band(painter: QPainter, band: Box, look: Look) -> None:
    """Draw the band, or a sample of it."""
    area = QRectF(band.left, band.top, band.width, band.height)
    painter.fillRect(area, QColor(look.colour.chance))


def draw_whisker(
    painter: QPainter,
    ends: tuple[float, float],
    middle: float,
    high: float,
    em: float,
    look: Look,
    *,
    mark: Point | None = None,
    stage: bool = False,
) -> None:
    """Draw the whisker, or a sample of it, whose ends reach ``high`` up and down, and nowhere into
    a filled ``mark``.
    """
    pen = _whisker_pen(_THIN * em, look, stage=stage)
    painter.setPen(pen)
    painter.drawLine(QLineF(ends[0], middle, ends[1], middle))
    pen = _whisker_pen(_WHISKER * em, look, stage=stage)
    painter.setPen(pen)
    for x in ends:
        off = max(0.0, abs(x - mark.x) - pen.widthF() / 2) if mark else _FREE * em
        free = max(0.0, _FREE * em - off)
        painter.drawLine(QLineF(x, middle - high, x, middle - free))
        painter.drawLine(QLineF(x, middle + free, x, middle + high))


def draw_then(painter: QPainter, at: Point, em: float, look: Look, *, around: bool = False) -> None:
    """Draw the mark of *before*, so large that it stands ``around`` that of *after*."""
    size = _AROUND if around else _OPEN
    draw_open_mark(painter, look.chart.series.balanced, at, size * em, look)


def draw_now(painter: QPainter, at: Point, em: float, look: Look, *, halo: bool = False) -> None:
    """Draw the mark of *after*."""
    draw_mark(painter, look.chart.series.balanced, at, _SIZE * em, look, halo=halo)


def _draw_marks(
    painter: QPainter, place: DumbbellPlace, em: float, look: Look, *, stage: bool
) -> None:
    """Band and whisker, then and now, this one whole and above all."""
    _on_scale(painter, place, em, look, stage=stage)
    if place.joined and place.before is not None and place.after is not None:
        role = {"up": look.chart.series.balanced.colour, "down": "danger"}.get(place.clear, "text")
        least = 0.0 if stage else 2 * look.size.outline
        wide = max(least, (_CLEAR if place.clear else _JOINT) * em)
        painter.setPen(QPen(QColor(look.colour.role(role)), wide))
        painter.drawLine(QLineF(QPointF(*place.before), QPointF(*place.after)))
    if place.before is not None:
        draw_then(painter, place.before, em, look, around=place.around)
    if place.after is not None:
        near = place.before is not None and abs(place.after.x - place.before.x) < em
        draw_now(painter, place.after, em, look, halo=near)


def _on_scale(
    painter: QPainter, place: DumbbellPlace, em: float, look: Look, *, stage: bool
) -> None:
    """The band and the whisker, as far as they lie on the scale."""
    if place.whisker is None:
        return
    inside = place.inside
    painter.save()
    painter.setClipRect(QRectF(inside.left, inside.top, inside.width, inside.height))
    if place.band is not None:
        draw_band(painter, place.band, look)
    middle = (inside.top + inside.bottom) / 2
    ends, mark = place.whisker, place.after
    draw_whisker(painter, ends, middle, place.end, em, look, mark=mark, stage=stage)
    painter.restore()


def _whisker_pen(width: float, look: Look, *, stage: bool) -> QPen:
    colours = look.colour
    wide = width if stage and width < 1 else max(look.size.hairline, round(width))
    pen = QPen(QColor(colours.stage_muted if stage else colours.muted), wide)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def lay_dumbbells(
    width: float,
    height: float,
    text: ChartText,
    look: Look,
    *,
    chart: DumbbellChart,
    stage: bool = False,
) -> Laid:
    """Lay a chart of dumbbells out, with an axis to a spot."""
    measure = font_measure(text, look, even=True)
    geometry = dumbbells_geometry(chart, width, height, text.label, measure)
    spots = tuple(
        Spot(box=it.box, said=f"{it.row.name}: {it.row.figure}", axis=it.row.axis, row=at)
        for at, it in enumerate(geometry.rows)
    )
    paint = partial(_draw_dumbbells, geometry=geometry, text=text, look=look, stage=stage)
    return Laid(height=geometry.height, spots=spots, paint=paint)


def _draw_dumbbells(
    painter: QPainter, *, geometry: DumbbellsGeometry, text: ChartText, look: Look, stage: bool
) -> None:
    colours = look.colour
    muted = colours.stage_muted if stage else colours.muted
    danger = colours.text if stage else colours.danger
    fonts: dict[TextStyle, QFont] = {
        style: chart_font(text, style, look, even=True) for style in get_args(TextStyle)
    }
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_rules(painter, geometry.rules, geometry.em, look, stage=stage)
        if geometry.brace is not None:
            left, right, y = geometry.brace
            painter.drawLine(QLineF(left, y, right, y))
        for line in (*geometry.figures, *geometry.heads):
            _write(painter, line, fonts, muted)
        for line, fell in geometry.titles:
            _write(painter, line, fonts, danger if fell else muted)
        for it in geometry.rows:
            _draw_marks(painter, it.place, geometry.em, look, stage=stage)
            for line in (*it.names, it.arrow, it.figure):
                _write(painter, line, fonts, colours.text)
            _write(painter, it.word, fonts, muted)
    finally:
        painter.restore()


def _write(painter: QPainter, line: TextLine, fonts: dict[TextStyle, QFont], ink: str) -> None:
    painter.setFont(fonts[line.style])
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(*line.at), line.text)

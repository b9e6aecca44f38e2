"""Draws dumbbells with any painter: one in a table's cell, or a whole chart of them."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from itot_workshop.charts.dumbbell import DumbbellPlace
from itot_workshop.charts.dumbbell_chart import DumbbellsGeometry, dumbbells_geometry
from itot_workshop.charts.dumbbell_values import DumbbellChart
from itot_workshop.charts.laid import Laid, Spot
from itot_workshop.charts.look import Look
from itot_workshop.charts.marks import draw_mark, draw_open_mark, rule_width
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import TextLine, TextStyle
from itot_workshop.charts.text import chart_font, font_measure

_SIZE, _OPEN, _AROUND = 0.62, 0.75, 1.1
"""How wide the filled mark is, the open one, and that around a filled one, in em."""

_JOINT = 1.5
"""How wide the line between them is, in thin lines, where that is more than on a desk."""


def draw_dumbbell(
    painter: QPainter, place: DumbbellPlace, em: float, look: Look, *, stage: bool = False
) -> None:
    """Draw one axis; where nothing is compared, only what may be shown of each session.

    ``stage`` takes the stronger greys of the room's screen.
    """
    inside, series = place.inside, look.chart.series.balanced
    rule = look.colour.stage_line if stage else look.colour.line
    thin = rule_width(look, em, stage=stage)
    painter.setPen(QPen(QColor(rule), thin))
    for x in place.rules:
        painter.drawLine(QLineF(x, inside.top + 0.2 * em, x, inside.bottom - 0.2 * em))
    _draw_band(painter, place, thin, look)
    if place.joined and place.before is not None and place.after is not None:
        role = "danger" if place.fell else series.colour
        wide = max(2 * look.size.outline, _JOINT * thin)
        painter.setPen(QPen(QColor(look.colour.role(role)), wide))
        painter.drawLine(QLineF(QPointF(*place.before), QPointF(*place.after)))
    if place.before is not None:
        size = (_AROUND if place.around else _OPEN) * em
        draw_open_mark(painter, series, place.before, size, look, ink="faint")
    if place.after is not None:
        draw_mark(painter, series, place.after, _SIZE * em, look)


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


def _draw_band(painter: QPainter, place: DumbbellPlace, thin: float, look: Look) -> None:
    """The band and the whisker, as far as they lie on the scale; lines are ``thin`` pixels wide."""
    if place.whisker is None:
        return
    inside = place.inside
    painter.save()
    painter.setClipRect(QRectF(inside.left, inside.top, inside.width, inside.height))
    if place.band is not None:
        band = place.band
        area = QRectF(band.left, band.top, band.width, band.height)
        painter.fillRect(area, QColor(look.colour.band2))
    middle, high = (inside.top + inside.bottom) / 2, place.end
    painter.setPen(QPen(QColor(look.colour.faint), thin))
    painter.drawLine(QLineF(place.whisker[0], middle, place.whisker[1], middle))
    for x in place.whisker:
        painter.drawLine(QLineF(x, middle - high, x, middle + high))
    painter.restore()


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
        for line in (*geometry.figures, *geometry.heads):
            _write(painter, line, fonts, muted)
        for line, fell in geometry.titles:
            _write(painter, line, fonts, danger if fell else muted)
        for it in geometry.rows:
            draw_dumbbell(painter, it.place, geometry.em, look, stage=stage)
            for line in (*it.names, it.arrow, it.figure):
                _write(painter, line, fonts, colours.text)
            _write(painter, it.word, fonts, muted)
    finally:
        painter.restore()


def _write(painter: QPainter, line: TextLine, fonts: dict[TextStyle, QFont], ink: str) -> None:
    painter.setFont(fonts[line.style])
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(*line.at), line.text)

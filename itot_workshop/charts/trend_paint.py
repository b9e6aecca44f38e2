"""Draws a trend with any painter: on screens, in files."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_mark, draw_open_mark, line_pen, rule_width
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Point, TextLine
from itot_workshop.charts.text import chart_font
from itot_workshop.charts.trend_values import TrendGeometry, TrendMark, TrendSeries, TrendStroke

_WITHIN = 0.45
"""How much of an open piece of a line is open, as a share of its width."""


def draw_trend(
    painter: QPainter, geometry: TrendGeometry, text: ChartText, look: Look, *, stage: bool = False
) -> None:
    """Draw it; ``stage`` takes the stronger greys of the room's screen."""
    muted, line = ("stage_muted", "stage_line") if stage else ("muted", "line")
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thin = rule_width(look, geometry.em, stage=stage)
        _draw_lines(painter, geometry.rules, line, thin, look)
        _draw_lines(painter, geometry.ticks, line, thin, look)
        for stroke in geometry.strokes:
            _draw_stroke(painter, stroke, geometry.em, look)
        for mark in (*geometry.marks, *geometry.signs):
            _draw_mark(painter, mark, geometry.em, look)
        painter.setFont(chart_font(text, "caption", look))
        for words in geometry.words:
            _write(painter, words, muted, look)
        for words in geometry.steps:
            _write(painter, words, "text", look)
        for _series, words in geometry.ends:
            _write(painter, words, "text", look)
    finally:
        painter.restore()


def series_of(name: TrendSeries, look: Look) -> Series:
    """How a series is drawn."""
    series: Series = getattr(look.chart.series, name)
    return series


def _draw_stroke(painter: QPainter, stroke: TrendStroke, em: float, look: Look) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(series_of(stroke.series, look), em, look))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in stroke.points]))


def _draw_mark(painter: QPainter, mark: TrendMark, em: float, look: Look) -> None:
    series = series_of(mark.series, look)
    if mark.length:
        _draw_piece(painter, mark, em, look)
        return
    em *= mark.scale
    size = mark.larger * series.size * em
    if mark.hollow and mark.series == "before":
        aimed = look.chart.series.balanced
        draw_open_mark(painter, aimed, mark.at, aimed.size * em, look, ink="faint")
    elif mark.hollow:
        draw_open_mark(painter, series, mark.at, size, look)
    elif series.marker != "none":
        draw_mark(painter, series, mark.at, size, look)


def _draw_piece(painter: QPainter, mark: TrendMark, em: float, look: Look) -> None:
    """A short piece of a line, with the ground in it where it is open."""
    pen = line_pen(series_of(mark.series, look), em, look)
    half = (mark.length * em - pen.widthF()) / 2
    x, y = mark.at
    line = QLineF(x - half, y, x + half, y)
    painter.setPen(pen)
    painter.drawLine(line)
    if mark.hollow:
        pen.setColor(QColor(look.colour.surface))
        pen.setWidthF(_WITHIN * pen.widthF())
        painter.setPen(pen)
        painter.drawLine(line)


def _draw_lines(
    painter: QPainter,
    lines: tuple[tuple[Point, Point], ...],
    role: str,
    width: float,
    look: Look,
) -> None:
    painter.setPen(QPen(QColor(look.colour.role(role)), width))
    for start, end in lines:
        painter.drawLine(QLineF(QPointF(*start), QPointF(*end)))


def _write(painter: QPainter, words: TextLine, role: str, look: Look) -> None:
    painter.setPen(QColor(look.colour.role(role)))
    painter.drawText(QPointF(*words.at), words.text)

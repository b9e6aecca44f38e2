"""Draws a trend with any painter: on screens, in files."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_mark, draw_open_mark, line_pen, rule_width
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Point, TextLine
from itot_workshop.charts.text import chart_font
from itot_workshop.charts.trend_values import TrendGeometry, TrendMark, TrendSeries, TrendStroke


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
        for mark in geometry.marks:
            _clear(painter, mark, geometry.em, look)
        for mark in (*geometry.marks, *geometry.signs):
            if mark.series == "it":
                _clear(painter, mark, geometry.em, look, halo=True)
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


def _marker(mark: TrendMark, em: float, look: Look) -> tuple[Series, float]:
    """How a marker is drawn and how large: what was aimed at is a diamond as what was reached."""
    aimed = mark.series == "before"
    series = look.chart.series.balanced if aimed else series_of(mark.series, look)
    return series, series.size * mark.scale * em


def _clear(
    painter: QPainter, mark: TrendMark, em: float, look: Look, *, halo: bool = False
) -> None:
    """Take away what lies under an open marker, so that it is seen and whatever marker it meets;
    with a ``halo`` a little around it, too, where it lies on another.
    """
    if mark.hollow:
        series, size = _marker(mark, em, look)
        draw_mark(painter, replace(series, colour="surface"), mark.at, size, look, halo=halo)


def _draw_mark(painter: QPainter, mark: TrendMark, em: float, look: Look) -> None:
    if mark.length:
        _draw_piece(painter, mark, em, look)
        return
    series, size = _marker(mark, em, look)
    if mark.hollow:
        ink = "faint" if mark.series == "before" else ""
        draw_open_mark(painter, series, mark.at, size, look, ink=ink, ground="")
    else:
        draw_mark(painter, series, mark.at, size, look)


def _draw_piece(painter: QPainter, mark: TrendMark, em: float, look: Look) -> None:
    """A short piece of a line."""
    pen = line_pen(series_of(mark.series, look), em, look)
    half = (mark.length * em - pen.widthF()) / 2
    x, y = mark.at
    painter.setPen(pen)
    painter.drawLine(QLineF(x - half, y, x + half, y))


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

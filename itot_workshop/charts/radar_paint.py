"""Draw a radar's geometry with any painter: screen, picture, SVG, paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_mark, line_pen
from itot_workshop.charts.radar_values import (
    ChartText,
    Label,
    Layer,
    Mark,
    Outline,
    RadarGeometry,
)
from itot_workshop.charts.shapes import Point, TextLine, TextStyle
from itot_workshop.charts.text import chart_font


def draw_radar(
    painter: QPainter,
    geometry: RadarGeometry,
    text: ChartText,
    look: Look,
    *,
    stage: bool = False,
    ground: str = "surface",
) -> None:
    """Draw the radar. The painter is left as it was found.

    ``stage`` takes the stronger lines and second text of the room's screen; ``ground`` is the role
    of the colour beneath, of which markers leave a little free around them.
    """
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_web(painter, geometry, look, stage)
        _draw_words(painter, geometry.figures, geometry, text, look, stage)
        for outline in geometry.outlines:
            _draw_outline(painter, outline, geometry, look)
        for mark in geometry.marks:
            _draw_mark(painter, mark, look, ground)
        for label in geometry.frame.labels:
            _draw_label(painter, label, geometry, text, look, stage)
    finally:
        painter.restore()


def series_of(layer: Layer, look: Look) -> Series:
    """Return how a layer is marked."""
    series: Series = getattr(look.chart.series, layer)
    return series


def _draw_web(painter: QPainter, geometry: RadarGeometry, look: Look, stage: bool) -> None:
    """Draw rings, spokes and the centre's dot."""
    frame, sizes = geometry.frame, look.chart.radar
    colour = QColor(look.colour.stage_line if stage else look.colour.line)
    if geometry.thumbnail:
        thin = rim = QPen(colour, max(1.0, look.chart.thumbnail.grid * frame.height))
    else:
        thin = QPen(colour, max(1.0, sizes.grid * frame.em))
        rim = QPen(colour, max(1.0, sizes.rim * frame.em))
    for ring in geometry.rings:
        if geometry.thumbnail and not ring.rim:
            continue
        painter.setPen(rim if ring.rim else thin)
        _draw_line(painter, ring.points)
    if geometry.thumbnail:
        return
    dotted = QPen(thin)
    dotted.setDashPattern(list(sizes.dot))
    for spoke in frame.spokes:
        painter.setPen(dotted if spoke.missing else thin)
        _draw_line(painter, (spoke.start, spoke.end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(_muted(look, stage))))
    half = sizes.centre * frame.em / 2
    painter.drawEllipse(QPointF(*frame.centre), half, half)


def _draw_outline(painter: QPainter, outline: Outline, geometry: RadarGeometry, look: Look) -> None:
    series = series_of(outline.layer, look)
    pen = line_pen(series, geometry.frame.em, look)
    if geometry.thumbnail:
        pen.setWidthF(max(1.0, look.chart.thumbnail.line * geometry.frame.height))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = QPolygonF([QPointF(*point) for point in outline.points])
    if outline.closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _draw_mark(painter: QPainter, mark: Mark, look: Look, ground: str) -> None:
    series = series_of(mark.layer, look)
    draw_mark(
        painter,
        series,
        mark.at,
        mark.size,
        look,
        ground=ground,
        hollow=mark.hollow,
        halo=mark.halo,
    )


def _draw_label(
    painter: QPainter,
    label: Label,
    geometry: RadarGeometry,
    text: ChartText,
    look: Look,
    stage: bool,
) -> None:
    if label.tone == "fell":
        names = tuple(line for line in label.lines if line.style == "label")
        rest = tuple(line for line in label.lines if line.style != "label")
        _draw_words(painter, names, geometry, text, look, stage, colour=look.colour.danger)
        _draw_words(painter, rest, geometry, text, look, stage)
    else:
        _draw_words(painter, label.lines, geometry, text, look, stage)


def _draw_words(
    painter: QPainter,
    lines: Iterable[TextLine],
    geometry: RadarGeometry,
    text: ChartText,
    look: Look,
    stage: bool,
    colour: str | None = None,
) -> None:
    scale = geometry.frame.text_scale
    for line in lines:
        painter.setFont(chart_font(text, line.style, look))
        painter.setPen(QColor(colour or _ink(line.style, look, stage)))
        if scale == 1:
            painter.drawText(QPointF(*line.at), line.text)
            continue
        painter.save()
        painter.translate(*line.at)
        painter.scale(scale, scale)
        painter.drawText(QPointF(0, 0), line.text)
        painter.restore()


def _ink(style: TextStyle, look: Look, stage: bool) -> str:
    return look.colour.text if style == "label" else _muted(look, stage)


def _muted(look: Look, stage: bool) -> str:
    return look.colour.stage_muted if stage else look.colour.muted


def _draw_line(painter: QPainter, points: tuple[Point, ...]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

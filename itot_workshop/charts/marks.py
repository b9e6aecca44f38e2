"""Markers and lines of the series: everything that says IT, OT or both without a word."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.shapes import Point

# A triangle and a diamond look smaller than a square of the same width.
_TRIANGLE_BASE, _TRIANGLE_HEIGHT = 1.12, 0.98
_DIAMOND = 1.1


def line_pen(series: Series, em: float, look: Look) -> QPen:
    """Return the pen of a series' line: its colour, width and dashes."""
    width = max(1.0, series.width * em)
    pen = QPen(QColor(look.colour.role(series.colour)), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if series.line in ("dashed", "dotted"):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        mark = look.chart.mark
        pen.setDashPattern(list(mark.dash if series.line == "dashed" else mark.dot))
    return pen


def rule_width(look: Look, em: float, *, stage: bool) -> float:
    """How wide a thin line is, in pixels.

    On the room's screen it grows with the words, so that it is seen in every size.
    """
    thin = look.size.hairline
    return max(thin, round(look.chart.radar.grid * em)) if stage else thin


def draw_mark(
    painter: QPainter,
    series: Series,
    at: Point,
    size: float,
    look: Look,
    *,
    ground: str = "surface",
    hollow: bool = False,
    halo: bool = True,
) -> None:
    """Draw a series' marker, ``size`` pixels wide, with a little of the ground left around it.

    ``hollow`` is the open square in which an equal value's circle stands.
    """
    draw_marks(painter, series, (at,), size, look, ground=ground, hollow=hollow, halo=halo)


def draw_marks(
    painter: QPainter,
    series: Series,
    places: Sequence[Point],
    size: float,
    look: Look,
    *,
    ground: str = "surface",
    hollow: bool = False,
    halo: bool = True,
) -> None:
    """Draw a series' marker at several places, as ``draw_mark`` does at one."""
    colour, beneath = QColor(look.colour.role(series.colour)), QColor(look.colour.role(ground))
    em = size / (look.chart.mark.hollow if hollow else series.size)
    edge = QPen(beneath, look.chart.mark.halo * em)
    edge.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if hollow:
        _draw_hollow(painter, places, size, em, colour, beneath, look)
        return
    if series.marker == "cross":
        _draw_crosses(painter, places, size, QPen(colour, series.width * em))
        return
    painter.setBrush(QBrush(colour))
    if halo and series.marker in ("circle", "square"):
        # An edge in the ground's colour that begins where the marker ends: drawn in one.
        painter.setPen(edge)
        _draw_shapes(painter, series.marker, places, size, more=edge.widthF() / 2)
        return
    # First the ground around it, then the marker in its full size.
    if halo:
        painter.setPen(_twice(edge))
        _draw_shapes(painter, series.marker, places, size)
    painter.setPen(Qt.PenStyle.NoPen)
    _draw_shapes(painter, series.marker, places, size)


def draw_open_mark(
    painter: QPainter,
    series: Series,
    at: Point,
    size: float,
    look: Look,
    *,
    ink: str = "",
    ground: str = "surface",
) -> None:
    """Draw a marker as an outline with the ground in it: what was, or who is not the same.

    Without a ``ground`` what lies under it is seen. ``ink`` is a role that takes the place of the
    series' own colour.
    """
    edge = max(1.0, look.chart.mark.hollow_edge * size)
    pen = QPen(QColor(look.colour.role(ink or series.colour)), edge)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if series.marker == "cross":
        _draw_crosses(painter, (at,), size, pen)
        return
    painter.setPen(pen)
    painter.setBrush(QColor(look.colour.role(ground)) if ground else Qt.BrushStyle.NoBrush)
    _draw_shapes(painter, series.marker, (at,), size - edge)


def draw_sample(
    painter: QPainter,
    series: Series,
    at: Point,
    em: float,
    look: Look,
    *,
    ground: str = "surface",
    hollow: bool = False,
) -> float:
    """Draw a legend's sample, its left end and middle at ``at``; return its width in pixels."""
    drawn = series.line != "none"
    width = (look.chart.mark.legend_line if drawn else series.size) * em
    if drawn:
        whole = series.line == "dashed" and series.marker != "none"
        pen = line_pen(replace(series, line="solid") if whole else series, em, look)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if whole else pen.capStyle())
        painter.setPen(pen)
        if whole:
            _draw_dashes(painter, series, at, em, look)
        else:
            cap = pen.widthF() / 2 if series.marker == "none" else 0.0
            painter.drawLine(QLineF(at.x + cap, at.y, at.x + width - cap, at.y))
    if series.marker != "none":
        size = (look.chart.mark.hollow if hollow else series.size) * em
        middle = Point(at.x + width / 2, at.y)
        draw_mark(painter, series, middle, size, look, ground=ground, hollow=hollow)
    return width


def _draw_dashes(painter: QPainter, series: Series, at: Point, em: float, look: Look) -> None:
    """Two whole dashes on each side of a sample's marker: parts of some would read as dots."""
    mark = look.chart.mark
    side = (mark.legend_line - series.size) / 2 - mark.halo
    dash = side / (2 + mark.dash[1] / mark.dash[0])
    width = mark.legend_line * em
    for start in (0.0, side - dash):
        left, right = at.x + start * em, at.x + width - start * em
        painter.drawLine(QLineF(left, at.y, left + dash * em, at.y))
        painter.drawLine(QLineF(right - dash * em, at.y, right, at.y))


def _twice(pen: QPen) -> QPen:
    """Half of a line lies under the shape it runs around."""
    wide = QPen(pen)
    wide.setWidthF(pen.widthF() * 2)
    return wide


def _draw_hollow(
    painter: QPainter,
    places: Sequence[Point],
    size: float,
    em: float,
    colour: QColor,
    fill: QColor,
    look: Look,
) -> None:
    edge = look.chart.mark.hollow_edge * em
    pen = QPen(colour, edge)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QBrush(fill))
    half = (size - edge) / 2
    _draw_squares(painter, places, half)


def _draw_crosses(painter: QPainter, places: Sequence[Point], size: float, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    half = size / 2 * 0.85
    for at in places:
        painter.drawLine(QLineF(at.x - half, at.y - half, at.x + half, at.y + half))
        painter.drawLine(QLineF(at.x - half, at.y + half, at.x + half, at.y - half))


def _draw_shapes(
    painter: QPainter, marker: str, places: Sequence[Point], size: float, *, more: float = 0.0
) -> None:
    """Draw markers; circles and squares reach ``more`` further out than ``size`` says."""
    half = size / 2
    if marker == "circle":
        for at in places:
            painter.drawEllipse(QPointF(at.x, at.y), half + more, half + more)
    elif marker == "square":
        half = half * 0.92 + more
        _draw_squares(painter, places, half)
    elif marker == "diamond":
        half *= _DIAMOND
        _draw_polygons(painter, places, ((0, -half), (half, 0), (0, half), (-half, 0)))
    elif marker == "triangle":
        base, height = half * _TRIANGLE_BASE, half * _TRIANGLE_HEIGHT
        corners = ((0, -height), (base, height * 0.9), (-base, height * 0.9))
        _draw_polygons(painter, places, corners)


def _draw_squares(painter: QPainter, places: Sequence[Point], half: float) -> None:
    """One by one: in one call Qt leaves out what two of them share."""
    for at in places:
        painter.drawRect(QRectF(at.x - half, at.y - half, 2 * half, 2 * half))


def _draw_polygons(
    painter: QPainter, places: Sequence[Point], corners: tuple[tuple[float, float], ...]
) -> None:
    for at in places:
        painter.drawPolygon(QPolygonF([QPointF(at.x + x, at.y + y) for x, y in corners]))

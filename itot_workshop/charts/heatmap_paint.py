"""Draws a heat map with any painter: on screens, in files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from itot_workshop.charts.heatmap import heat_geometry
from itot_workshop.charts.heatmap_values import HeatBox, HeatChart, HeatGeometry, Shade
from itot_workshop.charts.laid import Laid, Spot
from itot_workshop.charts.look import Look
from itot_workshop.charts.marks import draw_mark, rule_width
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Point, TextLine, TextStyle
from itot_workshop.charts.text import chart_font, font_measure

_FREE = 1e6
_MOVED = 0.62
"""How high the sign of what moved is, in em."""
_APART, _HALF = 0.36, 0.4
"""How wide a mark of the sign of a large gap is, and how far from its middle they stand, in em."""
_IN_CORNER = 0.08
"""How far from the edge of a cell hatches end, in em, so that they stay within its corners."""
_EDGE, _STROKE, _HATCH = 0.06, 0.09, 0.06
"""How wide the edge of the lowest shade is, that of a cell without a shade, and a hatch, in em."""


def lay_heat_map(
    width: float,
    height: float,
    text: ChartText,
    look: Look,
    *,
    chart: HeatChart,
    axes: Sequence[str],
    said: Sequence[Sequence[str]],
) -> Laid:
    """Lay the map out with a cell to a spot; ``said`` goes by axis, then by session."""
    measure = font_measure(text, look)
    geometry = heat_geometry(chart, width, height or _FREE, text.label, measure)
    boxes = sorted(geometry.boxes, key=_reading)
    spots = tuple(
        Spot(
            box=it.box,
            said=said[it.axis][it.session],
            axis=axes[it.axis],
            row=it.axis,
            column=it.session,
        )
        for it in boxes
    )
    paint = partial(draw_heat_map, geometry=geometry, text=text, look=look)
    return Laid(height=geometry.height, spots=spots, paint=paint)


def draw_heat_map(
    painter: QPainter,
    geometry: HeatGeometry,
    text: ChartText,
    look: Look,
    *,
    stage: bool = False,
) -> None:
    """Draw it; ``stage`` takes the stronger greys of the room's screen."""
    muted, line = ("stage_muted", "stage_line") if stage else ("muted", "line")
    styles: tuple[TextStyle, ...] = ("label", "muted", "caption")
    fonts: dict[TextStyle, QFont] = {style: chart_font(text, style, look) for style in styles}
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thin = rule_width(look, geometry.em, stage=stage)
        painter.setPen(QPen(QColor(look.colour.role(line)), thin))
        for start, end in geometry.rules:
            painter.drawLine(QLineF(QPointF(*start), QPointF(*end)))
        for box in geometry.boxes:
            _draw_box(painter, box, geometry.em, fonts, look, muted)
        for side, at in geometry.side_marks:
            series = look.chart.series.it if side == "it" else look.chart.series.ot
            draw_mark(painter, series, at, series.size * geometry.em, look)
        _write(painter, geometry.words, fonts, QColor(look.colour.role(muted)))
        _write(painter, geometry.strong, fonts, QColor(look.colour.text))
    finally:
        painter.restore()


def shade_ink(shade: Shade) -> str:
    """The role in which words stand on a shade."""
    return f"on_{shade}" if shade in ("band3", "band4") else "text"


def fill_shade(painter: QPainter, box: Box, shade: Shade, look: Look, em: float) -> None:
    """Fill a cell. The lowest shade has an edge, or it would be lost on the ground; where the
    figure is the room's alone there is a dashed edge and no shade; what is hidden is hatched.
    """
    if shade == "none":
        return
    wide = _STROKE if shade in ("room", "hidden") else _EDGE
    radius, thin = 0.25 * em, max(look.size.hairline, round(wide * em))
    rect = QRectF(box.left, box.top, box.width, box.height)
    edge = QPen(QColor(look.colour.before), thin)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shade == "hidden":
        painter.setPen(QPen(edge.color(), max(look.size.hairline, _HATCH * em)))
        inside = rect.marginsRemoved(QMarginsF(*(4 * (_IN_CORNER * em,))))
        painter.drawLines(_hatches(inside, 0.5 * em))
    if shade == "room":
        edge.setDashPattern([3.0, 2.0])
    if shade in ("band1", "room", "hidden"):
        painter.setPen(edge)
        rect.adjust(thin / 2, thin / 2, -thin / 2, -thin / 2)
    if shade.startswith("band"):
        painter.setBrush(QColor(look.colour.role(shade)))
    painter.drawRoundedRect(rect, radius, radius)


def _hatches(rect: QRectF, apart: float) -> list[QLineF]:
    """Lines that rise to the right, so far from each other along an edge."""
    found, wide, high = [], rect.width(), rect.height()
    at = apart
    while at < wide + high:
        found.append(
            QLineF(
                rect.left() + max(0.0, at - high),
                rect.top() + min(at, high),
                rect.left() + min(at, wide),
                rect.top() + max(0.0, at - wide),
            )
        )
        at += apart
    return found


def draw_moved(painter: QPainter, up: bool, at: Point, size: float, ink: QColor) -> None:
    """An arrow, so high: clearly up or clearly down since the site's session before."""
    half, way = size / 2, -1 if up else 1
    edge = 0.22 * size
    line = QPen(ink, edge)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip = way * (half - 0.7 * edge)
    painter.drawLine(QLineF(at.x, at.y - way * half, at.x, at.y + tip))
    wing = 0.38 * size
    corners = ((-wing, tip - way * wing), (0.0, tip), (wing, tip - way * wing))
    painter.drawPolyline(QPolygonF([QPointF(at.x + x, at.y + y) for x, y in corners]))


def draw_apart(
    painter: QPainter, lower: str, at: Point, em: float, look: Look, ink: QColor
) -> None:
    """A circle and a square on a line: a large gap, the lower side at the left."""
    size = _APART * em
    painter.setPen(QPen(ink, max(1.0, 0.09 * em)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right = QPointF(at.x - _HALF * em, at.y), QPointF(at.x + _HALF * em, at.y)
    painter.drawLine(QPointF(left.x() + size / 2, at.y), QPointF(right.x() - size / 2, at.y))
    circle, square = (left, right) if lower == "it" else (right, left)
    painter.drawEllipse(circle, size / 2, size / 2)
    painter.drawRect(QRectF(square.x() - size / 2, at.y - size / 2, size, size))


def _draw_box(
    painter: QPainter,
    it: HeatBox,
    em: float,
    fonts: dict[TextStyle, QFont],
    look: Look,
    muted: str,
) -> None:
    cell, box = it.cell, it.box
    fill_shade(painter, box, cell.shade, look, em)
    ink = QColor(look.colour.role(muted if cell.shade == "none" else shade_ink(cell.shade)))
    if cell.shade == "hidden":
        _clear(painter, it.text, em, look)
    _write(painter, (it.text,), fonts, ink)
    if it.small is not None:
        _write(painter, (it.small,), fonts, ink)
    if cell.moved:
        draw_moved(painter, cell.moved == "up", it.moved, _MOVED * em, ink)
    if cell.lower:
        draw_apart(painter, cell.lower, it.lower, em, look, ink)


def _clear(painter: QPainter, line: TextLine, em: float, look: Look) -> None:
    """Leave the ground around words on a hatched cell."""
    middle = QPointF(line.at.x + line.width / 2, line.at.y - 0.36 * em)
    half = QPointF(line.width / 2 + 0.25 * em, 0.4 * em)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colour.surface))
    painter.drawRect(QRectF(middle - half, middle + half))


def _write(
    painter: QPainter, lines: Iterable[TextLine], fonts: dict[TextStyle, QFont], ink: QColor
) -> None:
    painter.setPen(ink)
    for line in lines:
        painter.setFont(fonts[line.style])
        painter.drawText(QPointF(*line.at), line.text)


def _reading(box: HeatBox) -> tuple[int, int]:
    return box.axis, box.session

"""Small signs of stage and booth: a check, a cross, an eye, an arrow back, the Enter key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from itot_workshop.ui.stage.pen import Pen


def draw_check(pen: Pen, x: float, y: float, size: float, role: str = "ok") -> None:
    """A check around a point, ``size`` pixels wide."""
    x = pen.at(x)
    path = QPainterPath(QPointF(x - 0.45 * size, y + 0.02 * size))
    path.lineTo(x - 0.12 * size, y + 0.34 * size)
    path.lineTo(x + 0.45 * size, y - 0.34 * size)
    _stroke(pen, path, role, 0.15 * size)


def draw_cross(pen: Pen, x: float, y: float, size: float, role: str = "danger") -> None:
    """A cross around a point, for what is not so."""
    x, half = pen.at(x), 0.36 * size
    path = QPainterPath(QPointF(x - half, y - half))
    path.lineTo(x + half, y + half)
    path.moveTo(x - half, y + half)
    path.lineTo(x + half, y - half)
    _stroke(pen, path, role, 0.15 * size)


def draw_back(pen: Pen, x: float, y: float, size: float, role: str = "text") -> None:
    """An arrow back to where one came from around a point: to the left, unless mirrored."""
    tip, neck = pen.at(x - 0.5 * size), pen.at(x - 0.14 * size)
    path = QPainterPath(QPointF(pen.at(x + 0.5 * size), y))
    path.lineTo(tip, y)
    path.moveTo(neck, y - 0.34 * size)
    path.lineTo(tip, y)
    path.lineTo(neck, y + 0.34 * size)
    _stroke(pen, path, role, 0.11 * size)


def draw_eye(pen: Pen, x: float, y: float, size: float, role: str = "text") -> None:
    """An eye around a point."""
    x = pen.at(x)
    path = QPainterPath(QPointF(x - 0.5 * size, y))
    path.quadTo(x, y - 0.7 * size, x + 0.5 * size, y)
    path.quadTo(x, y + 0.7 * size, x - 0.5 * size, y)
    _stroke(pen, path, role, 0.07 * size)
    pen.painter.setPen(Qt.PenStyle.NoPen)
    pen.painter.setBrush(QColor(pen.look.colour.role(role)))
    pen.painter.drawEllipse(QPointF(x, y), 0.14 * size, 0.14 * size)


def draw_cap(pen: Pen, rect: QRectF, role: str) -> None:
    """The outline of a key's cap."""
    cap = QPainterPath()
    cap.addRoundedRect(pen.turned(rect), 0.2 * pen.u, 0.2 * pen.u)
    _stroke(pen, cap, role, 0.06 * pen.u)


def draw_enter(pen: Pen, rect: QRectF, role: str) -> None:
    """The Enter key as a cap."""
    draw_cap(pen, rect, role)
    rect = pen.turned(rect)
    size, x, y = rect.height() * 0.62, rect.center().x(), rect.center().y() + 0.08 * rect.height()
    path = QPainterPath(QPointF(x + 0.55 * size, y - 0.42 * size))
    path.lineTo(x + 0.55 * size, y)
    path.lineTo(x - 0.5 * size, y)
    path.moveTo(x - 0.25 * size, y - 0.24 * size)
    path.lineTo(x - 0.5 * size, y)
    path.lineTo(x - 0.25 * size, y + 0.24 * size)
    _stroke(pen, path, role, 0.1 * size)


def _stroke(pen: Pen, path: QPainterPath, role: str, width: float) -> None:
    line = QPen(QColor(pen.look.colour.role(role)), max(1.0, width))
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.painter.setPen(line)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawPath(path)

"""Where the sides stand on one axis, between its two anchors."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.ui.results.axis_view import AxisView
from itot_workshop.ui.results.strip import strip_marks
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SeriesName, draw_marker, series_named
from itot_workshop.ui.widgets.numbers import fixed, whole
from itot_workshop.ui.widgets.painting import MIDDLE


class AxisScale(QWidget):
    """The scale with IT, OT, both together, management, and the earlier score in grey."""

    def __init__(self, kit: Kit, view: AxisView) -> None:
        super().__init__()
        self._kit = kit
        self._view = view
        found = view.marks
        self._values: dict[SeriesName, float | None] = {
            "it": found.sides["IT"].mean if "IT" in found.sides else None,
            "ot": found.sides["OT"].mean if "OT" in found.sides else None,
            "management": found.sides["MGT"].mean if "MGT" in found.sides else None,
            "balanced": found.score if found.basis == "balanced" else None,
            "room": found.score if found.basis == "room" else None,
        }
        said = [
            f"{name} {fixed(value)}" for name, value in self._values.items() if value is not None
        ]
        self.setAccessibleName(", ".join(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Marks above, figures below."""
        return QSize(self._kit.px(280), self._kit.ink.line() * 4)

    def minimumSizeHint(self) -> QSize:
        """Narrower will do."""
        return QSize(self._kit.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale and what stands on it."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        ink, view = self._kit.ink, self._view
        line = ink.line()
        size = line * 0.75
        inside = self.rect().adjusted(line, 0, -line, -line)
        middle = inside.height() / 2
        for value in range(view.low, view.high + 1):
            x = inside.left() + self._along(value) * inside.width()
            painter.setPen(QPen(ink.colour("line"), ink.look.size.hairline))
            painter.drawLine(QLineF(x, 4, x, inside.height() - 4))
            place = QRect(round(x) - 20, inside.height(), 40, line)
            ink.write(painter, place, whole(value), step="small", role="muted", at=MIDDLE)
        painter.setPen(QPen(ink.colour("faint"), ink.look.size.outline))
        painter.drawLine(QLineF(inside.left(), middle, inside.right(), middle))
        if view.before is not None:
            x = inside.left() + self._along(view.before) * inside.width()
            painter.setPen(QPen(ink.colour("before"), 2 * ink.look.size.outline))
            painter.drawLine(QLineF(x, middle - size, x, middle + size))
        room = (inside.width(), inside.height())
        for mark in strip_marks(self._values, view.low, view.high, *room, size):
            em = size / series_named(ink.look, mark.series).size
            x, y = inside.left() + mark.x, middle + mark.y
            draw_marker(painter, mark.series, x, y, em, ink.look)

    def _along(self, value: float) -> float:
        return (value - self._view.low) / (self._view.high - self._view.low)

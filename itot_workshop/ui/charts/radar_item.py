"""The radar as an item of a scene: laid out when it is first painted, drawn as files draw it."""

from __future__ import annotations

import pyqtgraph
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import (
    ChartText,
    Radar,
    RadarFrame,
    RadarGeometry,
    grown,
    radar_geometry,
    with_values,
)
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.text import font_measure


class RadarItem(pyqtgraph.GraphicsObject):  # type: ignore[misc]
    """Draws one radar into a rectangle. However often it is told something new, it lays the radar
    out once, when it is painted next.
    """

    def __init__(self, look: Look, text: ChartText, *, stage: bool) -> None:
        super().__init__()
        self._look = look
        self._text = text
        self._measure = font_measure(text, look)
        self._stage = stage
        self._size = QSizeF(0, 0)
        self._radar: Radar | None = None
        self._start: Radar | None = None
        self._share = 1.0
        self._geometry: RadarGeometry | None = None
        self._axis: int | None = None
        self._focused = False

    @property
    def radar(self) -> Radar | None:
        """The radar that is shown, or grows to be."""
        return self._radar

    @property
    def shown(self) -> Radar | None:
        """The radar as it is drawn at this moment."""
        if self._radar is None or self._start is None:
            return self._radar
        return grown(self._start, self._radar, self._share)

    def set_radar(self, radar: Radar | None, start: Radar | None = None) -> None:
        """Show a radar, from ``start``'s shape on if one is given."""
        self._start, self._share = start, 1.0 if start is None else 0.0
        self._radar = radar
        self._lay_out_anew()

    def set_share(self, share: float) -> None:
        """Let the shape grow so far from the start's to the radar's own, 0 to 1."""
        self._share = share
        if share >= 1:
            self._start = None
        self.update()

    def set_size(self, size: QSizeF) -> None:
        """Take this place, in pixels."""
        if size != self._size:
            self.prepareGeometryChange()
            self._size = size
            self._lay_out_anew()

    def set_look(self, look: Look, text: ChartText) -> None:
        """Draw in another look or another text size."""
        self._look, self._text = look, text
        self._measure = font_measure(text, look)
        self._lay_out_anew()

    def set_axis(self, axis: int | None, *, focused: bool) -> None:
        """Point out one axis, with the focus ring if the keyboard has brought us there."""
        if (axis, focused) != (self._axis, self._focused):
            self._axis, self._focused = axis, focused
            self.update()

    def geometry_now(self) -> RadarGeometry | None:
        """Return where everything is drawn, laying it out if need be; None without a radar."""
        if self._geometry is None and self._radar is not None and not self._size.isEmpty():
            self._geometry = radar_geometry(
                self._radar,
                self._size.width(),
                self._size.height(),
                self._text,
                self._look.chart,
                self._measure,
            )
        return self._geometry

    def boundingRect(self) -> QRectF:
        """The whole place, as Qt asks for it."""
        return QRectF(0, 0, self._size.width(), self._size.height())

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw the radar and what is pointed at."""
        geometry, shown = self.geometry_now(), self.shown
        if geometry is None or shown is None:
            return
        if self._start is not None:
            geometry = with_values(geometry, shown, self._look.chart)
        pointed = self._axis
        if pointed is not None and pointed < len(geometry.frame.labels):
            self._draw_ground(painter, geometry.frame, pointed)
        else:
            pointed = None
        draw_radar(painter, geometry, self._text, self._look, stage=self._stage, pointed=pointed)

    def _lay_out_anew(self) -> None:
        self._geometry = None
        self.update()

    def _draw_ground(self, painter: QPainter, frame: RadarFrame, axis: int) -> None:
        """Lay a ground under the label of the axis pointed at, ringed if it has the focus."""
        look = self._look
        box = frame.labels[axis].box.grown(look.chart.radar.focus_gap * frame.em)
        half = look.size.focus / 2
        ground = QRectF(box.left, box.top, box.width, box.height)
        ground = ground.intersected(self.boundingRect()).adjusted(half, half, -half, -half)
        ring = QPen(QColor(look.colour.ink), look.size.focus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ring if self._focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colour.chosen))
        painter.drawRoundedRect(ground, look.size.radius, look.size.radius)

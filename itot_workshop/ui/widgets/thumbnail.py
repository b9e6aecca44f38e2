"""Radars in small, drawn as the charts draw them."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import Radar, RadarGeometry, radar_geometry
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.shapes import Extent, TextStyle
from itot_workshop.charts.text import console_text
from itot_workshop.ui.widgets.kit import Kit

_NO_ROOM = 1e6


def draw_thumbnail(
    painter: QPainter, rect: QRect, radar: Radar, look: Look, *, web: bool = False
) -> None:
    """Draw a radar without words into the middle of a rectangle, with rings and markers or bare."""
    side = min(rect.width(), rect.height())
    shown = msgspec.structs.replace(radar, labels=web)
    painter.save()
    try:
        left, top = (rect.width() - side) / 2, (rect.height() - side) / 2
        painter.translate(rect.left() + left, rect.top() + top)
        text = console_text(look, look.space.m)
        draw_radar(painter, _geometry(shown, side, look), text, look)
    finally:
        painter.restore()


class Thumbnail(QWidget):
    """A radar without words; a screen reader hears its name."""

    def __init__(self, kit: Kit, radar: Radar, side: int, name: str, *, web: bool) -> None:
        super().__init__()
        self._kit = kit
        self._radar = radar
        self._side = side
        self._web = web
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Half of it will do."""
        return self.sizeHint() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the radar."""
        painter = QPainter(self)
        try:
            draw_thumbnail(painter, self.rect(), self._radar, self._kit.look, web=self._web)
        finally:
            painter.end()


@lru_cache(maxsize=256)
def _geometry(radar: Radar, side: int, look: Look) -> RadarGeometry:
    text = console_text(look, look.space.m)
    return radar_geometry(radar, side, side, text, look.chart, _no_words)


def _no_words(_text: str, style: TextStyle) -> Extent:
    """Names take no room; figures want more than there is, so that none is drawn."""
    return Extent(0, _NO_ROOM if style == "ring" else 0, 0)

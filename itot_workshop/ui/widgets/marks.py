"""Markers and samples of legends, drawn as the charts draw them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_mark, draw_sample
from itot_workshop.charts.shapes import Point
from itot_workshop.domain.people import Seat
from itot_workshop.ui.icons import scales
from itot_workshop.ui.widgets.kit import Kit

SeriesName: TypeAlias = Literal[
    "it",
    "ot",
    "balanced",
    "together",
    "room",
    "management",
    "other",
    "before",
    "older",
]

SEAT_SERIES: dict[Seat, SeriesName] = {
    "IT": "it",
    "OT": "ot",
    "MGT": "management",
    "OTHER": "other",
}
"""How the people of each seat are marked."""


def series_named(look: Look, name: SeriesName) -> Series:
    """How a series is marked."""
    series: Series = getattr(look.chart.series, name)
    return series


def draw_marker(
    painter: QPainter, name: SeriesName, x: float, y: float, size: float, look: Look
) -> None:
    """Draw one marker around a point, in the size of text that is ``size`` pixels high."""
    series = series_named(look, name)
    draw_mark(painter, series, Point(x, y), series.size * size, look)


def sample_size(kit: Kit, name: SeriesName) -> QSize:
    """How large the sample of a legend is in the text around it."""
    em = _em(kit)
    series = series_named(kit.look, name)
    line = kit.look.chart.mark.legend_line
    width = (line if series.line != "none" else series.size) * em
    return QSize(round(width) + 4, round(em * 1.2))


def sample_icon(kit: Kit, name: SeriesName) -> QIcon:
    """A line with its marker as an icon, sharp at every screen scale."""
    icon = QIcon()
    size = sample_size(kit, name)
    for ratio in scales():
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            _paint_sample(painter, kit, name, size)
        finally:
            painter.end()
        icon.addPixmap(picture)
    return icon


class Sample(QWidget):
    """A line with its marker, as a legend shows it, or the marker alone."""

    def __init__(self, kit: Kit, name: SeriesName, *, line: bool = True) -> None:
        super().__init__()
        self._kit = kit
        self._name = name
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the sample in the text around it."""
        whole = sample_size(self._kit, self._name)
        return whole if self._line else QSize(whole.height(), self._kit.ink.line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line and marker."""
        painter = QPainter(self)
        try:
            if self._line:
                _paint_sample(painter, self._kit, self._name, self.size())
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x, y = self.width() / 2, self.height() / 2
            draw_marker(painter, self._name, x, y, _em(self._kit), self._kit.look)
        finally:
            painter.end()


def _paint_sample(painter: QPainter, kit: Kit, name: SeriesName, size: QSize) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = Point(2, size.height() / 2)
    draw_sample(painter, series_named(kit.look, name), middle, _em(kit), kit.look)


def _em(kit: Kit) -> float:
    return kit.ink.line("small") * 0.9

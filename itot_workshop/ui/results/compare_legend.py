"""The legends of a comparison's charts: what lines, shades and signs mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.heatmap_paint import draw_apart, draw_moved, fill_shade
from itot_workshop.charts.heatmap_values import Shade, shade_of
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample, SeriesName
from itot_workshop.ui.widgets.numbers import fixed
from itot_workshop.ui.widgets.parts import holder, words

translate = QCoreApplication.translate

Sign: TypeAlias = Literal["up", "down", "apart"]


class Swatch(QWidget):
    """A shade of the heat map, or one of its signs."""

    def __init__(self, kit: Kit, shown: Shade | Sign) -> None:
        super().__init__()
        self._kit = kit
        self._shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A cell in small."""
        high = self._kit.ink.line()
        return QSize(round(1.6 * high), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the map does."""
        painter = QPainter(self)
        look, em = self._kit.look, self._kit.ink.line("small") * 0.9
        middle = Point(self.width() / 2, self.height() / 2)
        ink = QColor(look.colour.text)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._shown == "up" or self._shown == "down":
                draw_moved(painter, self._shown == "up", middle, 0.7 * em, ink)
            elif self._shown == "apart":
                draw_apart(painter, "ot", middle, em, look, ink)
            else:
                box = Box(1, 2, self.width() - 1, self.height() - 2)
                fill_shade(painter, box, self._shown, look, em)
        finally:
            painter.end()


def line_entry(kit: Kit, series: SeriesName, text: str) -> QWidget:
    """A line as it is drawn, and whose it is."""
    return holder(kit.row(Sample(kit, series), words(text, "caption"), gap="xs"))


def map_entries(kit: Kit, view: HeatMap) -> Iterator[QWidget]:
    """The shades of the bands, lowest first, and the signs that are in the map."""
    for at, text in enumerate(band_ranges(view)):
        yield _entry(kit, shade_of(at, "balanced"), text)
    cells = view.every
    if any(cell.basis == "room" for cell in cells):
        yield _entry(kit, "room", translate("Results", "the room alone: too few on a side"))
    if any(cell.asked and cell.score is None for cell in cells):
        yield _entry(kit, "hidden", translate("Results", "not shown: too few votes"))
    if any(cell.moved == "up" for cell in cells):
        yield _entry(kit, "up", translate("Results", "clearly up since the session before"))
    if any(cell.moved == "down" for cell in cells):
        yield _entry(kit, "down", translate("Results", "clearly down"))
    if any(cell.lower for cell in cells):
        yield _entry(kit, "apart", translate("Results", "large gap, the lower side at the left"))
    if view.unlike is not None and view.unlike.fewer:
        said = translate("Results", "* fewer statements asked")
        yield words(said, "caption")


def band_ranges(view: HeatMap) -> Iterator[str]:
    """What each shade stands for, such as “1.00 to 1.99 missing”."""
    ends = [*(start for start, _ in view.bands[1:]), None]
    for (start, name), end in zip(view.bands, ends, strict=True):
        upto = view.high if end is None else end - 0.01
        said = translate("Results", "%1 to %2 %3").replace("%1", fixed(max(start, view.low)))
        yield said.replace("%2", fixed(upto)).replace("%3", name)


def _entry(kit: Kit, shown: Shade | Sign, text: str) -> QWidget:
    return holder(kit.row(Swatch(kit, shown), words(text, "caption"), gap="xs"))

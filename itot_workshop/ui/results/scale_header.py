"""The head of a table with a scale in it: figures above the strips, marks beside the sides."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SeriesName, draw_marker
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.painting import MIDDLE
from itot_workshop.ui.widgets.sort_header import SortHeader

EDGE = 0.6
"""How far a strip's ends lie inside its column, in lines of small text."""


class ScaleHeader(SortHeader):
    """Draws the scale's figures over the column ``strip`` and a mark before the ``marked`` ones."""

    def __init__(
        self,
        kit: Kit,
        strip: int,
        *,
        fixed: tuple[int, ...],
        marked: Mapping[int, SeriesName] | None = None,
    ) -> None:
        super().__init__(fixed=fixed)
        self._kit = kit
        self._strip = strip
        self._marked = marked or {}
        self._low, self._high = 1, 5

    def use_scale(self, low: int, high: int) -> None:
        """Write the figures of this scale."""
        self._low, self._high = low, high
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw a head."""
        super().paintSection(painter, rect, index)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if index == self._strip:
                self._draw_scale(painter, rect)
            elif index in self._marked:
                self._draw_mark(painter, rect, self._marked[index])
        finally:
            painter.restore()

    def _draw_scale(self, painter: QPainter, rect: QRect) -> None:
        ink = self._kit.ink
        side = self._kit.space("xs") + round(ink.line("small") * EDGE)
        inside = rect.adjusted(side, 0, -side, 0)
        for value in range(self._low, self._high + 1):
            along = (value - self._low) / (self._high - self._low)
            centre = round(inside.left() + along * inside.width())
            half = ink.line()
            place = QRect(centre - half, rect.top(), 2 * half, rect.height())
            ink.write(painter, place, whole(value), step="small", role="muted", at=MIDDLE)

    def _draw_mark(self, painter: QPainter, rect: QRect, name: SeriesName) -> None:
        ink = self._kit.ink
        text = ink.width(name.upper(), "small", semibold=True)
        away = text + self._kit.space("xs") + self._kit.space("m")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = rect.left() + away if mirrored else rect.right() - away
        draw_marker(painter, name, x, rect.center().y() + 1, ink.line("small") * 0.9, ink.look)

"""Before and after on the scale, around the band in which a change may be chance.

The grey band is twice the standard error around *before*, the whisker the least change that can
be clear: a clear change lies past both.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from itot_workshop.ui.results.compare_view import ChangeRow, CompareView
from itot_workshop.ui.results.scale_header import EDGE
from itot_workshop.ui.widgets.marks import draw_marker, series_named
from itot_workshop.ui.widgets.painting import Ink

_SIZE = 0.62


class _Scale:
    """Where values lie in a rectangle, in pixels."""

    def __init__(self, rect: QRect, view: CompareView, edge: float) -> None:
        self.inside = QRectF(rect).adjusted(edge, 0, -edge, 0)
        self.middle = self.inside.center().y()
        self.unit = self.inside.width() / (view.high - view.low)
        self._low = view.low

    def at(self, value: float) -> float:
        return self.inside.left() + (value - self._low) * self.unit


def draw_dumbbell(
    painter: QPainter, rect: QRect, row: ChangeRow, view: CompareView, ink: Ink
) -> None:
    """Draw one axis; where nothing is compared, only what may be shown of each session."""
    size = ink.line("small") * _SIZE
    scale = _Scale(rect, view, round(ink.line("small") * EDGE))
    painter.setPen(QPen(ink.colour("line"), ink.look.size.hairline))
    for value in range(view.low, view.high + 1):
        painter.drawLine(
            QLineF(scale.at(value), rect.top() + 4, scale.at(value), rect.bottom() - 4)
        )
    compared = row.delta is not None
    if compared and row.before is not None:
        painter.save()
        painter.setClipRect(scale.inside)
        _draw_band(painter, row, view, scale, ink)
        painter.restore()
    if compared and row.before is not None and row.after is not None:
        fell = row.group == "fell" and row.label == "clear"
        pen = QPen(ink.colour("danger" if fell else "common"), 2 * ink.look.size.outline)
        painter.setPen(pen)
        ends = (scale.at(row.before), scale.at(row.after))
        painter.drawLine(QLineF(ends[0], scale.middle, ends[1], scale.middle))
    if row.before is not None:
        draw_open_diamond(painter, scale.at(row.before), scale.middle, size, ink)
    if row.after is not None:
        em = size / series_named(ink.look, "balanced").size
        draw_marker(painter, "balanced", scale.at(row.after), scale.middle, em, ink.look)


def draw_open_diamond(painter: QPainter, x: float, y: float, size: float, ink: Ink) -> None:
    """What was: a diamond without filling."""
    side = size * 0.78
    painter.save()
    painter.setPen(QPen(ink.colour("faint"), ink.look.size.outline))
    painter.setBrush(ink.colour("surface"))
    painter.translate(x, y)
    painter.rotate(45)
    painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
    painter.restore()


def _draw_band(
    painter: QPainter, row: ChangeRow, view: CompareView, scale: _Scale, ink: Ink
) -> None:
    if row.before is None:
        return
    x, high = scale.at(row.before), ink.line("small") * 0.5
    if row.se is not None:
        half = 2 * row.se * scale.unit
        band = QRectF(x - half, scale.middle - high, 2 * half, 2 * high)
        painter.fillRect(band, ink.colour("band2"))
    reach = view.least * scale.unit
    painter.setPen(QPen(ink.colour("faint"), ink.look.size.hairline))
    painter.drawLine(QLineF(x - reach, scale.middle, x + reach, scale.middle))
    for end in (x - reach, x + reach):
        painter.drawLine(QLineF(end, scale.middle - high / 2, end, scale.middle + high / 2))

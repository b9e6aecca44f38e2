"""The bar at the beginning of the row of a rail that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from itot_workshop.ui.widgets.kit import Kit


def draw_rail_bar(row: QWidget, kit: Kit) -> None:
    """Draw the bar over a row that has painted itself; called in its ``paintEvent``."""
    painter = QPainter(row)
    try:
        inset = kit.space("xs")
        bar = row.rect().adjusted(0, inset, 0, -inset)
        bar.setWidth(kit.look.size.bar)
        if row.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.moveRight(row.rect().right())
        painter.fillRect(bar, row.palette().highlight())
    finally:
        painter.end()

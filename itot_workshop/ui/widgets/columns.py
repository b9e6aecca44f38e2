"""Columns that stand side by side where they fit, and one below the other where they do not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from itot_workshop.ui.widgets.kit import Kit


class Columns(QWidget):
    """Widgets of equal share; what one of them needs is the least width of all."""

    def __init__(self, kit: Kit, *columns: QWidget) -> None:
        super().__init__()
        self._columns = columns
        self._gap = kit.space("xl")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(self._gap)
        for column in columns:
            self._line.addWidget(column, 1)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest column."""
        widest = max((it.minimumSizeHint().width() for it in self._columns), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside or below each other."""
        super().resizeEvent(event)
        share = (self.width() - self._gap * (len(self._columns) - 1)) // max(1, len(self._columns))
        beside = all(it.minimumSizeHint().width() <= share for it in self._columns)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)

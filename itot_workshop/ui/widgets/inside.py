"""What stands in a scrolled area: as high as its words are at the width they are given."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QLayout, QWidget


class Inside(QWidget):
    """Leaves its height to its width, so that wrapped words are not scrolled for nothing.

    ``laid`` says that what stands in it has come, gone or changed its size.
    """

    laid = Signal()

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts need; where words wrap, the height follows from the width."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least

    def event(self, event: QEvent) -> bool:
        """Tell when the parts ask for another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid.emit()
        return done

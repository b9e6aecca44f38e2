"""The blocks of a form as short strokes: voted, at hand, to come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.ui.widgets.kit import Kit

_ROLES = {"to come": "line", "open": "ok", "closed": "ink", "revealed": "ink"}
_MOST = 24


class BlockBar(QWidget):
    """Draws one stroke for each block."""

    def __init__(self, kit: Kit, stands: tuple[str, ...], name: str) -> None:
        super().__init__()
        self._kit = kit
        self._stands = stands[:_MOST]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Narrower strokes where there are many."""
        return QSize(len(self._stands) * self._step(), self._kit.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strokes."""
        painter = QPainter(self)
        try:
            painter.setPen(Qt.PenStyle.NoPen)
            step, thick = self._step(), self._kit.look.size.bar
            top = (self.height() - thick) / 2
            for at, stand in enumerate(self._stands):
                painter.setBrush(self._kit.ink.colour(_ROLES[stand]))
                painter.drawRoundedRect(QRectF(at * step, top, step - 4, thick), 2, 2)
        finally:
            painter.end()

    def _step(self) -> int:
        return self._kit.px(24 if len(self._stands) < 10 else 10)

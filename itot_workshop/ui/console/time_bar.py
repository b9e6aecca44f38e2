"""How much of a timebox is left, as a line that gets shorter: calm, soon over, over."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.domain.timebox import Level
from itot_workshop.ui.widgets.kit import Kit

_ROLES: dict[Level, str] = {"calm": "ink", "soon": "warn", "over": "danger"}


class TimeBar(QWidget):
    """Full while all time is left; over time it is full again, in red."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._share = 0.0
        self._level: Level = "calm"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_time(self, share: float, level: Level) -> None:
        """Show how much is left, from 0 to 1."""
        self._share = 1.0 if level == "over" else share
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        """As thick as the line of navigation."""
        return QSize(120, self._kit.look.size.underline)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left over the whole."""
        painter = QPainter(self)
        try:
            whole = QRectF(self.rect())
            painter.fillRect(whole, self._kit.ink.colour("line"))
            left = QRectF(whole)
            left.setWidth(whole.width() * self._share)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left.moveRight(whole.right())
            painter.fillRect(left, self._kit.ink.colour(_ROLES[self._level]))
        finally:
            painter.end()

"""A pause in typing, after which what was typed is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400
"""How long somebody pauses before what was typed is kept."""


class Pause(QObject):
    """Waits for a pause in typing; ``over`` says that there was one, at most once per typing."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.over)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that was not told yet."""
        return self._timer.isActive()

    def typed(self) -> None:
        """Something was typed."""
        self._timer.start()

    def settle(self) -> None:
        """End the pause now, if there is one."""
        if self._timer.isActive():
            self._timer.stop()
            self.over.emit()

    def forget(self) -> None:
        """What was typed is not to be told."""
        self._timer.stop()

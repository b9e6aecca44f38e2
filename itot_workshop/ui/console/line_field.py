"""A field for one line: Enter keeps it, Esc gives the keyboard back to the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class LineField(QLineEdit):
    """``kept`` carries the line that was entered, ``left`` says that it was given up."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.returnPressed.connect(self._on_return)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the field while it has the keyboard."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        self.kept.emit(self.text())

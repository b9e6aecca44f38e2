"""A button that Enter presses too, while it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PushButton(QPushButton):
    """Pressed by Enter as by Space, alike on every desktop; a key that is held presses it once.

    One that must not be pressed by chance, for the keyboard is put on it unasked, has
    ``takes_enter`` off and leaves Enter to whoever is around.
    """

    takes_enter = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone presses; with Ctrl or Alt it means something else to whoever is around."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not plain or not self.takes_enter:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

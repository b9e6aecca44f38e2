"""A field for one line: Enter keeps it, Esc gives the keyboard back to the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_BESIDE = 2
"""What Qt leaves free on both sides of the words in a field, in pixels."""


class LineField(QLineEdit):
    """``kept`` carries the line that was entered, ``left`` says that it was given up."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._asked: tuple[str, ...] = ()
        self.returnPressed.connect(self._on_return)

    def ask(self, *asked: str) -> None:
        """Say in the empty field what belongs there, in the first of these words that fit."""
        self._asked = asked
        self.setAccessibleName(asked[0])
        self._show_asked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in other words where there is other room."""
        super().resizeEvent(event)
        if self._asked:
            self._show_asked()

    def _show_asked(self) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        room = self.style().subElementRect(part, option, self).width() - 2 * _BESIDE
        metrics = self.fontMetrics()
        fits = (it for it in self._asked if metrics.horizontalAdvance(it) <= room)
        self.setPlaceholderText(next(fits, self._asked[-1]))

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the field while it has the keyboard; what stands here is gone on with.

        Qt would mark all of it where a key leads here, and the next key would replace it.
        """
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.FocusIn and self.hasSelectedText():
            self.end(False)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field; Enter is used up, so that it means nothing to what is around it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _on_return(self) -> None:
        self.kept.emit(self.text())

"""Fields that keep what is typed: after a short pause, on Enter, or when the keys go elsewhere."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from itot_workshop.domain.plan_checks import minutes_of, time_of
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.pause import Pause

_GONE = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""Why the keys left a field for good; a menu or another window gives them back."""


class SavedLine(QLineEdit):
    """One line; ``edited`` carries it trimmed, when it differs from what is kept.

    A line that must not be empty goes back to what is kept when it is left empty. One that could
    not be kept stays, marked, and is told again when it is left the next time.
    """

    edited = Signal(str)

    def __init__(self, placeholder: str = "", *, needed: bool = False) -> None:
        super().__init__()
        self._kept = ""
        self._untaken = False
        self._needed = needed
        self.pause = Pause(self)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.pause.typed)
        self.editingFinished.connect(self._on_finished)
        self.pause.over.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what is kept, unless somebody is typing, or typed what could not be kept."""
        held = self._untaken and text == self._kept
        self._kept = text
        if not (self.pause.waiting or held) and self.read() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes on at the end of a line that the page puts the keys on."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A line that is left is seen from its first word."""
        super().focusOutEvent(event)
        if event.reason() in _GONE:
            self.setCursorPosition(0)

    def forget(self) -> None:
        """What was typed is not to be told, nor to stay."""
        self.pause.forget()
        self._untaken = False
        set_kind(self, "field", "")

    def read(self) -> str | None:
        """What was typed as it would be kept, None if it cannot be."""
        text = self.text().strip()
        return None if self._needed and not text else text

    def _tell(self) -> None:
        text = self.read()
        self._untaken = text is not None and text != self._kept
        if text is not None and self._untaken:
            self.edited.emit(text)
            self._untaken = text != self._kept
        set_kind(self, "field", "wrong" if text is None or self._untaken else "")

    def _on_finished(self) -> None:
        self.pause.settle()
        if self._untaken:
            self._tell()
        if self.read() is None:
            self.setText(self._kept)
            set_kind(self, "field", "")
        elif not self._untaken and self.text() != self._kept:
            self.setText(self._kept)


class TimeLine(SavedLine):
    """A time of day, written as anybody writes one; ``wrong`` says that it cannot be read."""

    wrong = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.pause.over.connect(self._tell_wrong)

    def read(self) -> str | None:
        """The time as 09:00, empty for none, None if it is no time."""
        text = self.text().strip()
        if not text:
            return ""
        minutes = minutes_of(text)
        return None if minutes is None else time_of(minutes)

    def _tell_wrong(self) -> None:
        if self.read() is None:
            said = tr("“%1” is no time of day; please write it like 09:00.")
            self.wrong.emit(said.replace("%1", self.text().strip()))


class SavedText(QPlainTextEdit):
    """A few lines of text; ``edited`` carries them trimmed."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self._untaken = False
        self._showing = False
        self.pause = Pause(self)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_changed)
        self.pause.over.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what is kept, unless somebody is typing, or typed what could not be kept."""
        held = self._untaken and text == self._kept
        self._kept = text
        if not (self.pause.waiting or held) and self.toPlainText().strip() != text:
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def forget(self) -> None:
        """What was typed is not to be told, nor to stay."""
        self.pause.forget()
        self._untaken = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the keys go elsewhere."""
        super().focusOutEvent(event)
        self.pause.settle()

    def _on_changed(self) -> None:
        if not self._showing:
            self.pause.typed()

    def _tell(self) -> None:
        text = self.toPlainText().strip()
        self._untaken = text != self._kept
        if self._untaken:
            self.edited.emit(text)
            self._untaken = text != self._kept


class SavedDate(DayField):
    """A day; ``edited`` carries it after a pause, since a typed date passes through other ones."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kept = datetime.date.min
        self.pause = Pause(self)
        self.dateChanged.connect(self._on_changed)
        self.editingFinished.connect(self.pause.settle)
        self.pause.over.connect(self._tell)

    def show_day(self, day: datetime.date) -> None:
        """Show the day that is kept, unless somebody is typing."""
        self._kept = day
        if not self.pause.waiting:
            self.blockSignals(True)
            self.put_day(day)
            self.blockSignals(False)

    def _on_changed(self) -> None:
        self.pause.typed()

    def _tell(self) -> None:
        day = self.day()
        if day != self._kept:
            self.edited.emit(day)
            self.show_day(self._kept)

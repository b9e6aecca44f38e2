"""A field of a day, for keys and mouse, that may stay open."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QDateEdit, QWidget

from itot_workshop.ui.widgets.spin_fields import TakeBack

_SEPARATORS = ". /-,"
_HIGHEST = {QDateEdit.Section.DaySection: 31, QDateEdit.Section.MonthSection: 12}
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_OPEN = datetime.date(1752, 9, 14)
"""What an open field holds: the first day that Qt's fields take, which nobody plans with."""
_DELETE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayField(QDateEdit):
    """A day, typed in figures (24.12.2027) or as it is shown; with ``blank`` it may stay open.

    What is typed, stepped or looked up while it is open starts at ``start``; who leaves the field
    with a day before ``least`` finds that one. ``Ctrl+Z`` brings back what stood there when the
    field was entered; an emptied field is open again, or keeps its day where it may not be open.
    """

    def __init__(
        self,
        day: datetime.date | None = None,
        *,
        blank: str = "",
        start: datetime.date | None = None,
        least: datetime.date | None = None,
    ) -> None:
        super().__init__()
        known = start or day
        self._start = _date(known) if known else QDate.currentDate()
        self._least = _date(least) if least else None
        self._figure = 0  # a first figure, after which a second one may come
        self._day = 0  # the day that was typed, which another month or year may not have
        self._arrived = False  # the part was reached by typing the one before it to its end
        self.setCalendarPopup(True)
        self.setDisplayFormat(QCoreApplication.translate("Numbers", "d MMM yyyy"))
        if blank:
            self.setSpecialValueText(blank)
            self.setMinimumDate(_date(_OPEN))
        self.put_day(day)
        TakeBack(self)

    @property
    def is_open(self) -> bool:
        """Whether no day stands in the field."""
        return bool(self.specialValueText()) and self.date() == self.minimumDate()

    def day(self) -> datetime.date | None:
        """The day that stands in the field, None if it is open."""
        date = self.date()
        return None if self.is_open else datetime.date(date.year(), date.month(), date.day())

    def put_day(self, day: datetime.date | None) -> None:
        """Let a day stand in the field, or none where it may be open."""
        if day is not None:
            self.setDate(_date(day))
        elif self.specialValueText():
            self.setDate(self.minimumDate())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Go from part to part of a date; an open field has none, and Tab would stay there."""
        self._settle()
        self._figure, self._arrived = 0, False
        if self.is_open:
            return QWidget.focusNextPrevChild(self, next)
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave no half of a date behind."""
        self._finish()
        self._figure, self._day, self._arrived = 0, 0, False
        super().focusOutEvent(event)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        """Both ways: after the last day of a month comes the first of the next."""
        up, down = (
            QDateEdit.StepEnabledFlag.StepUpEnabled,
            QDateEdit.StepEnabledFlag.StepDownEnabled,
        )
        return up | down

    def stepBy(self, steps: int) -> None:
        """Step by days, months or years, from the start where the field is open."""
        part, date = self.currentSection(), self.date()
        self._day = 0
        if self.is_open:
            self._begin()
        elif part == QDateEdit.Section.DaySection:
            self.setDate(date.addDays(steps))
        elif part == QDateEdit.Section.MonthSection:
            self.setDate(date.addMonths(steps))
        else:
            self.setDate(date.addYears(steps))
        self.setSelectedSection(part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the calendar of an open field at the month where it starts."""
        super().mousePressEvent(event)
        if self.is_open and self.calendarWidget().isVisible():
            self.calendarWidget().setCurrentPage(self._start.year(), self._start.month())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what comes from another keyboard as if it were typed."""
        for sign in event.commitString()[:12]:
            self._typed(sign)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, step and paste; nothing that is no date comes into the field."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() in _ENTER:
            self._finish()
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            self._settle()
            super().keyPressEvent(event)
        elif event.key() in _DELETE and self._all_chosen() and self.specialValueText():
            self.setDate(self.minimumDate())
        elif event.modifiers() & _COMMANDS or event.text() < " ":
            super().keyPressEvent(event)
        else:
            self._typed(event.text())

    def _typed(self, sign: str) -> None:
        figure, arrived = self._figure, self._arrived
        self._figure, self._arrived = 0, False
        if sign in _SEPARATORS:
            if not arrived:
                self._go_on()
        elif len(sign) == 1 and sign.isalnum():
            self._stand_in_a_part()
            if sign.isdecimal() and self.currentSection() in _HIGHEST:
                self._type_figure(figure, int(sign))
            else:
                self._pass_on(sign)

    def _stand_in_a_part(self) -> None:
        """Begin where the field is open, and anew where all of it is chosen."""
        if self.is_open:
            self._begin()
        elif self._all_chosen():
            self._settle()
            self.setSelectedSection(self.sectionAt(0))

    def _all_chosen(self) -> bool:
        return self.lineEdit().selectedText() == self.lineEdit().text()

    def _type_figure(self, before: int, figure: int) -> None:
        """A day or a month in figures: a first one waits for a second one that still fits."""
        part = self.currentSection()
        number = 10 * before + figure
        if number > _HIGHEST[part]:
            number = figure
        if number and part == QDateEdit.Section.DaySection:
            self._day = number
            self._put(self.date().year(), self.date().month())
        elif number:
            self._put(self.date().year(), number)
        self.setSelectedSection(part)
        if 10 * number <= _HIGHEST[part] and not before:
            self._figure = number
        else:
            self._go_on()
            self._arrived = True

    def _pass_on(self, sign: str) -> None:
        """Let Qt put a letter of a month or a figure of a year where the cursor is."""
        before = self.currentSection()
        key = Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown
        none = Qt.KeyboardModifier.NoModifier
        super().keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, none, sign))
        self._arrived = self.currentSection() != before
        if self._day > self.date().day():
            self._put(self.date().year(), self.date().month())

    def _put(self, year: int, month: int) -> None:
        """Put the day that was typed into a month, or the last one if it has fewer."""
        last = QDate(year, month, 1).daysInMonth()
        date = QDate(year, month, min(self._day or self.date().day(), last))
        if date != self.date():
            self.setDate(date)

    def _go_on(self) -> None:
        at = self.currentSectionIndex()
        if not self.is_open and at + 1 < self.sectionCount():
            self._settle()
            self.setSelectedSection(self.sectionAt(at + 1))

    def _begin(self) -> None:
        """Let an open field hold the day where it starts, at its first part."""
        self.setDate(self._start)
        self.setSelectedSection(self.sectionAt(0))

    def _paste(self, text: str) -> None:
        day = _read(text.strip())
        if day.isValid():
            self.setDate(day)

    def _settle(self) -> None:
        """Show the day again where half a date stands; where all was taken out, be open."""
        if not self.lineEdit().hasAcceptableInput():
            emptied = not self.lineEdit().text().strip()
            self.setDate(self.minimumDate() if emptied and self.specialValueText() else self.date())

    def _finish(self) -> None:
        self._settle()
        if self._least is not None and not self.is_open and self.date() < self._least:
            self.setDate(self._least)


def _date(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _read(text: str) -> QDate:
    """A day as this computer or ISO 8601 writes it, not valid if the text is none."""
    here = QLocale()
    formats = [here.dateFormat(kind) for kind in QLocale.FormatType]
    formats += ["yyyy-MM-dd", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"]
    for pattern in formats:
        for spoken in (here, QLocale.c()):
            found = spoken.toDate(text, pattern)
            if found.isValid():
                return found
    return QDate()

"""Days and numbers by keys: what is typed, what undo does, what is left behind."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.spin_fields import DecimalField, NumberField

DAY = datetime.date
START = DAY(2026, 9, 12)
OCTOBER = DAY(2026, 10, 1)


class Desk:
    """Fields in windows, each above a line to which one can leave."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._windows: list[QWidget] = []

    def put(self, field: QAbstractSpinBox) -> QLineEdit:
        window, other = QWidget(), QLineEdit()
        self._windows.append(window)
        self._qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(other)
        with self._qtbot.waitActive(window):
            window.show()
        field.setFocus()
        return other


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def press(field: QWidget, keys: str) -> None:
    for key in keys.split():
        QTest.keySequence(field, QKeySequence(key))


def day_field(day: datetime.date | None = None) -> DayField:
    return DayField(day, blank="no date yet", start=START)


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        (None, "4", DAY(2026, 9, 4)),
        (None, "2 4 . 1 2 . 2 0 2 7", DAY(2027, 12, 24)),
        (None, "3 1 . 1 2 . 2 0 2 7", DAY(2027, 12, 31)),  # September has no 31st
        (None, "2 9 . 2 . 2 0 2 8", DAY(2028, 2, 29)),  # nor has February 2026 a 29th
        (None, "3 1 . 0 4 .", DAY(2026, 4, 30)),
        (None, "Up", START),
        (None, "Up Up", DAY(2026, 9, 13)),
        (None, "Up Ctrl+A Backspace", None),
        (OCTOBER, "1 . 1 . 2 0 2 7", DAY(2027, 1, 1)),
        (OCTOBER, "2 4 Space d e c Space 2 0 2 7", DAY(2027, 12, 24)),
        (OCTOBER, "Tab 1 2", DAY(2026, 12, 1)),
        (OCTOBER, "Down", DAY(2026, 9, 30)),
        (OCTOBER, "Ctrl+A 2 4 - 1 1 - 2 0 2 7", DAY(2027, 11, 24)),
        (OCTOBER, "Ctrl+A Del Tab", None),
        (OCTOBER, "Backspace Backspace Tab", OCTOBER),
    ],
)
def test_a_day_is_typed(
    desk: Desk, before: datetime.date | None, keys: str, after: datetime.date | None
) -> None:
    field = day_field(before)
    desk.put(field)
    press(field, keys)
    assert field.day() == after


@pytest.mark.parametrize(
    ("text", "day"),
    [("5 Dec 2027", DAY(2027, 12, 5)), ("2027-12-05", DAY(2027, 12, 5)), ("4 4 3 2", None)],
)
def test_a_day_is_pasted_or_nothing(desk: Desk, text: str, day: datetime.date | None) -> None:
    field = day_field()
    desk.put(field)
    QApplication.clipboard().setText(text)
    press(field, "Ctrl+V")
    assert field.day() == day


def test_undo_in_a_day_brings_back_what_was_entered_with(desk: Desk) -> None:
    field = day_field(OCTOBER)
    other = desk.put(field)
    press(field, "2 4 . 1 2 . 2 0 2 7 Ctrl+Z")
    assert field.day() == OCTOBER
    press(field, "Ctrl+Shift+Z Ctrl+Z")
    assert field.day() == OCTOBER
    press(field, "2 4 . 1 2 .")
    other.setFocus()
    field.setFocus()
    press(field, "Up Ctrl+Z")
    assert field.day() == DAY(2026, 12, 24)


def test_undo_in_a_number_brings_back_what_was_entered_with(desk: Desk) -> None:
    for field in (NumberField(), DecimalField()):
        field.setValue(7)
        desk.put(field)
        press(field, "Up 9 Ctrl+Z Ctrl+Shift+Z")
        assert field.value() == 7


def test_a_day_before_the_first_one_is_not_left_behind(desk: Desk) -> None:
    field = DayField(blank="not set", start=START, least=START)
    other = desk.put(field)
    press(field, "1 . 1 . 2 0 2 5")
    other.setFocus()
    assert field.day() == START


@pytest.mark.parametrize("blank", ["", "not set"])
def test_a_day_of_long_ago_is_left_as_it_is(desk: Desk, blank: str) -> None:
    field = DayField(DAY(1995, 5, 5), blank=blank)
    other = desk.put(field)
    other.setFocus()
    assert field.day() == DAY(1995, 5, 5)


def test_a_day_that_may_not_be_open_keeps_what_it_had(desk: Desk) -> None:
    field = DayField(OCTOBER)
    other = desk.put(field)
    press(field, "Ctrl+A Backspace Backspace")
    other.setFocus()
    assert field.day() == OCTOBER


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_field_has_no_history(desk: Desk) -> None:
    field = day_field(OCTOBER)
    desk.put(field)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "edit-undo" not in (it.objectName() for it in menu.actions())
    assert "edit-cut" in (it.objectName() for it in menu.actions())
    menu.close()


KEYS = "1 2 3 9 0 . a d Backspace Del Up Down Left Home End Tab Shift+Tab Return Space".split()
CHORDS = "Ctrl+Z Ctrl+Z Ctrl+Shift+Z Ctrl+A Ctrl+X Ctrl+V Shift+Left Shift+Home".split()
PASTED = ("1 Jan 2030", "66666", '=HYPERLINK("http://example.invalid")', "x" * 300)


FIELDS: dict[str, Callable[[], QAbstractSpinBox]] = {
    "open": day_field,
    "day": lambda: DayField(OCTOBER),
    "number": NumberField,
    "decimal": DecimalField,
}


@pytest.mark.parametrize("kind", FIELDS)
def test_no_row_of_keys_makes_qt_complain(desk: Desk, kind: str) -> None:
    """Whatever Qt warns of fails a test."""
    chance = random.Random(kind)
    for _game in range(12):
        field = FIELDS[kind]()
        other = desk.put(field)
        for _key in range(60):
            QApplication.clipboard().setText(chance.choice(PASTED))
            press(field, chance.choice((*KEYS, *CHORDS)))
            if chance.random() < 0.05:
                event = QInputMethodEvent()
                event.setCommitString(chance.choice(PASTED))
                QApplication.sendEvent(field, event)
            if not field.hasFocus():
                field.setFocus()
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        assert field.lineEdit().hasAcceptableInput()

"""The table of commands: sound, complete, and silent while somebody types."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itot_workshop.ui.commands import (
    COMMANDS,
    GROUPS,
    build_actions,
    command,
    key_name,
    keys_of,
    label_of,
    matching,
    work_in,
)
from itot_workshop.ui.widgets.kit import Kit

_PLACES = ("library", "bin", "plan", "console", "results", "axis", "compare")


def test_a_button_of_a_command_tells_its_key_as_the_list_of_shortcuts_does(
    kit: Kit, qtbot: QtBot
) -> None:
    owner = QObject()
    for id_, action in build_actions(owner).items():
        button = kit.action_button(action)
        qtbot.addWidget(button)
        keys = keys_of(command(id_))
        assert (f"({keys[0]})" if keys else "") in button.toolTip()
    assert "(Ctrl E)" in kit.action_button(build_actions(owner)["export"]).toolTip()


def test_every_command_has_an_id_of_its_own_and_words() -> None:
    assert max(Counter(it.id for it in COMMANDS).values()) == 1
    assert all(it.label for it in COMMANDS)
    assert {it.group for it in COMMANDS} == set(GROUPS)


def test_every_key_is_one_that_qt_knows() -> None:
    for it in COMMANDS:
        assert it.keys
        for key in it.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key


@pytest.mark.parametrize("place", _PLACES)
def test_no_key_does_two_things_on_one_page(place: str) -> None:
    """Nor has a group two names for one; what has the keyboard may have keys of its own."""
    here = [it for it in COMMANDS if not it.places or place in it.places]
    keys = Counter(key for it in here if it.acts for key in it.keys)
    named = Counter((it.group, key) for it in here for key in it.keys)
    assert [key for key, times in (keys | named).items() if times > 1] == []


def test_actions_are_built_from_the_table(qapp: QObject) -> None:
    owner = QObject()
    actions = build_actions(owner)
    assert set(actions) == {it.id for it in COMMANDS if it.acts}
    for id_, action in actions.items():
        assert action.text() == label_of(command(id_))
        assert [it.toString() for it in action.shortcuts()] == list(command(id_).keys)


def test_commands_work_only_on_their_pages(qapp: QObject) -> None:
    owner = QObject()
    actions = build_actions(owner)
    work_in(actions, "library")
    assert actions["compare"].isEnabled()
    assert actions["settings"].isEnabled()
    assert not actions["previous"].isEnabled()
    work_in(actions, "axis")
    assert actions["previous"].isEnabled()
    assert not actions["compare"].isEnabled()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Ctrl+N", "Ctrl N"),
        ("Ctrl+Shift+A", "Ctrl Shift A"),
        ("Return", "Enter"),
        ("?", "?"),
        ("Ctrl+Return", "Ctrl Enter"),
        ("Alt+Up", "Alt ↑"),
        ("Ctrl+,", "Ctrl ,"),
    ],
)
def test_keys_are_written_as_people_know_them(qapp: QObject, key: str, name: str) -> None:
    assert key_name(key) == name


def test_the_plus_key_keeps_its_sign(qapp: QObject) -> None:
    assert (key_name("+"), key_name("Ctrl++")) == ("+", "Ctrl +")


def test_commands_are_found_by_words_and_by_keys(qapp: QObject) -> None:
    assert [it.id for it in matching("new work")] == ["new"]
    assert [it.id for it in matching("ctrl ,")] == ["settings"]
    assert matching("nothing of the kind") == ()
    assert matching("") == COMMANDS


def _window(field: QWidget, qtbot: QtBot) -> tuple[QWidget, list[str]]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(QPushButton("elsewhere", window))
    fired: list[str] = []
    for id_, action in build_actions(window).items():
        window.addAction(action)
        action.triggered.connect(lambda _=False, id_=id_: fired.append(id_))
    with qtbot.waitActive(window):
        window.show()
    return window, fired


def _plain_keys() -> list[str]:
    return [key for it in COMMANDS if it.acts for key in it.keys if len(key) == 1]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox, QDateEdit, QComboBox])
def test_a_key_never_fires_while_a_text_field_has_the_focus(
    qtbot: QtBot, kind: type[QWidget]
) -> None:
    field = kind()
    if isinstance(field, QComboBox):
        field.setEditable(True)
    window, fired = _window(field, qtbot)
    field.setFocus()
    target = window.focusWidget()
    assert target is not None
    assert _plain_keys()
    for key in _plain_keys():
        QTest.keyClicks(target, key)
    for code in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        QTest.keyClick(target, code)
    assert fired == []


def test_keys_that_point_turn_round_where_reading_runs_to_the_left(qapp: QApplication) -> None:
    assert keys_of(command("next-step")) == ("→",)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        owner = QObject()
        assert keys_of(command("next-step")) == ("←",)
        assert build_actions(owner)["next-step"].shortcut() == QKeySequence("Left")
        assert keys_of(command("note")) == ("N",)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_key_fires_elsewhere(qtbot: QtBot) -> None:
    window, fired = _window(QLineEdit(), qtbot)
    button = window.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    work_in({it.objectName(): it for it in window.actions()}, "console")
    QTest.keyClick(button, Qt.Key.Key_N)
    QTest.keyClicks(button, "?")
    assert fired == ["note", "shortcuts"]


def test_shown_keys_match_the_table(qapp: QObject) -> None:
    assert keys_of(command("shortcuts")) == ("F1", "?")

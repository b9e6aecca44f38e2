"""Steps that are still to come are moved by keys, and steps, notes and actions found by words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.ui.console.action_sheet import ActionSheet
from itot_workshop.ui.console.find_sheet import FindSheet
from itot_workshop.ui.console.note_row import NoteRow
from tests.ui.console.helpers.desks import Room, planned

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def order(room: Room) -> list[str]:
    return [step.source for step in steps_in_order(room.session)]


def test_a_coming_step_is_chosen_moved_and_moved_back(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.space()
    before = order(room)
    room.press(Qt.Key.Key_Down, ALT)
    assert order(room) == before
    assert "is chosen" in room.page.banner.text()
    chosen = room.page.chosen_step()
    assert room.session.agenda[chosen].source == before[2]
    room.press(Qt.Key.Key_Up, ALT)
    assert order(room) == before, "it comes next already"
    assert "comes next already" in room.page.banner.text()
    room.press(Qt.Key.Key_Down, ALT)
    assert order(room) == [*before[:2], before[3], before[2], *before[4:]]
    assert room.page.chosen_step() == chosen
    assert "comes after" in room.page.banner.text()
    assert room.page.banner.offers() == "undo"
    room.press(Qt.Key.Key_Z, CTRL)
    assert order(room) == before


def test_a_step_that_is_over_or_runs_is_not_moved(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.space()
    before = order(room)
    for button in room.page.rail.buttons()[:2]:
        button.setFocus()
        room.press(Qt.Key.Key_Down, ALT)
        assert "still to come" in room.page.banner.text()
    assert order(room) == before


def test_what_is_found_is_gone_to(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    for line in ("b: @ot nobody owns the switch", "i: @it one shared board"):
        room.press(Qt.Key.Key_N)
        room.type(line)
        room.press(Qt.Key.Key_Return)
        room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_A)
    room.type("Label every switch")
    room.press(Qt.Key.Key_Return)

    def found(words: str) -> FindSheet:
        room.press(Qt.Key.Key_F, CTRL)
        sheet = room.sheets.sheet
        assert isinstance(sheet, FindSheet)
        room.type(words)
        return sheet

    found("barrier switch")
    room.press(Qt.Key.Key_Return)
    note = QApplication.focusWidget()
    assert isinstance(note, NoteRow)
    assert note.view.note.text == "nobody owns the switch"
    sheet = found("switch")
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    assert not sheet.line.hasFocus()
    room.press(Qt.Key.Key_Return)
    action = room.sheets.sheet
    assert isinstance(action, ActionSheet)
    room.sheets.close()
    title = steps_in_order(room.session)[3].title
    found(title)
    room.press(Qt.Key.Key_Return)
    assert room.session.agenda[room.session.about.step].title == title


def test_these_keys_rest_too_while_somebody_writes(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.press(Qt.Key.Key_N)
    field = QApplication.focusWidget()
    room.press(Qt.Key.Key_F, CTRL)
    room.press(Qt.Key.Key_Down, ALT)
    room.type("c")
    assert QApplication.focusWidget() is field
    assert (room.sheets.sheet, room.page.banner.text()) == (None, "")


@pytest.mark.parametrize(
    ("key", "modifier", "said"),
    [
        (Qt.Key.Key_V, None, "no vote here"),
        (Qt.Key.Key_S, None, "only one screen"),
        (Qt.Key.Key_A, ALT, "no note yet"),
    ],
)
def test_a_key_with_nothing_to_do_says_so(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None, said: str
) -> None:
    room = Room(qtbot, planned())
    room.space()
    before = room.session
    room.press(key, modifier)
    assert said in room.page.banner.text()
    assert room.session is before

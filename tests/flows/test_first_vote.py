"""From an empty library to the first revealed vote: every key of the facilitator is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from itot_workshop.domain.audience_views import Reveal
from itot_workshop.domain.people import seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.sheets.export import ExportSheet
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from tests.flows.conftest import CTRL, NONE, Facilitator
from tests.ui.booth.helpers.booths import press

MOST = 8


class Newcomer:
    """A facilitator whose keys are counted; what they type as names or hands is not."""

    def __init__(self, at: Facilitator) -> None:
        at.window.theme.set_reduced_motion(True)
        self.at = at
        self.keys = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        self.at.press(key, modifiers)
        self.turn()

    def turn(self) -> None:
        """Let the console show what has happened."""
        QTest.qWait(0)

    @property
    def live(self) -> LiveRoom:
        room = self.at.window.room
        assert room is not None
        assert room.live is not None
        return room.live

    @property
    def desk(self) -> ConsoleDesk:
        assert self.live.console.desk is not None
        return self.live.console.desk

    @property
    def session(self) -> Session:
        return self.desk.session

    def main(self) -> str:
        """Press Space; gives what it did."""
        deed = self.desk.main().deed
        self.press(Qt.Key.Key_Space)
        return deed


@pytest.fixture
def newcomer(at_work: Facilitator) -> Newcomer:
    """Somebody who starts the program for the first time."""
    return Newcomer(at_work)


def vote_in_booth(newcomer: Newcomer, answers: str) -> None:
    """Everybody votes in the booth; stray keys of the last voter do nothing, a chord goes on."""
    booth = newcomer.live.booth
    assert booth is not None
    assert QTest.qWaitForWindowActive(booth)
    for seat in range(1, len(newcomer.session.people) + 1):
        press(booth.booth, f"{seat}\n{answers}\n\n")
    press(booth.booth, " \n ")
    newcomer.turn()
    assert booth.isVisible()
    newcomer.press(Qt.Key.Key_Return, CTRL)
    assert newcomer.live.booth is None


def test_over_the_plan_to_the_reveal_of_the_trial(newcomer: Newcomer) -> None:
    newcomer.press(Qt.Key.Key_N, CTRL)
    newcomer.at.type("2 IT, 2 OT")
    newcomer.press(Qt.Key.Key_Return)
    assert newcomer.at.window.place == "plan"
    newcomer.press(Qt.Key.Key_Return, CTRL)
    assert [newcomer.main() for _ in range(2)] == ["enter", "trial"]
    vote_in_booth(newcomer, "4")
    assert QApplication.focusWidget() is newcomer.live.console.page.foot.main
    assert [newcomer.main() for _ in range(2)] == ["close", "reveal"]
    assert isinstance(newcomer.desk.stage.view, Reveal)
    assert newcomer.keys <= MOST


def test_started_at_once_to_the_reveal_of_the_first_statements(newcomer: Newcomer) -> None:
    newcomer.press(Qt.Key.Key_N, CTRL)
    newcomer.at.type("2 IT, 2 OT")
    newcomer.press(Qt.Key.Key_Return, CTRL)
    assert newcomer.at.window.place == "console"
    for _ in range(2):
        newcomer.press(Qt.Key.Key_Right)
    assert newcomer.main() == "open"
    vote_in_booth(newcomer, "4" * len(newcomer.session.pack.form_statements("short")))
    assert [newcomer.main() for _ in range(2)] == ["close", "reveal"]
    assert isinstance(newcomer.desk.stage.view, Reveal)
    assert newcomer.keys <= MOST


def test_on_one_screen_the_room_has_its_stage_again_after_the_booth(newcomer: Newcomer) -> None:
    newcomer.press(Qt.Key.Key_N, CTRL)
    newcomer.at.type("2 IT, 2 OT")
    newcomer.press(Qt.Key.Key_Return, CTRL)
    assert newcomer.main() == "enter"
    stage = newcomer.live.console.window
    newcomer.press(Qt.Key.Key_F5)
    assert stage.covers_console
    newcomer.turn()
    for deed in ("trial", "close", "reveal"):
        assert newcomer.desk.main().deed == deed
        QTest.keyClick(stage, Qt.Key.Key_Space)
        newcomer.turn()
        if deed == "trial":
            vote_in_booth(newcomer, "4")
        assert QApplication.activeWindow() is stage
    assert isinstance(stage.canvas.view, Reveal)


def test_by_show_of_hands(newcomer: Newcomer) -> None:
    newcomer.press(Qt.Key.Key_N, CTRL)
    newcomer.at.type("2 IT, 2 OT")
    newcomer.press(Qt.Key.Key_Tab)
    newcomer.press(Qt.Key.Key_S)
    newcomer.press(Qt.Key.Key_Return, CTRL)
    assert newcomer.session.about.way == "hands"
    assert [newcomer.main() for _ in range(2)] == ["enter", "trial"]
    newcomer.at.type("44")
    newcomer.at.press(Qt.Key.Key_Tab)
    newcomer.at.type("22")
    newcomer.turn()
    assert [newcomer.main() for _ in range(2)] == ["close", "reveal"]
    assert isinstance(newcomer.desk.stage.view, Reveal)
    assert newcomer.keys <= MOST


def open_sheet(newcomer: Newcomer) -> object:
    return newcomer.at.window.sheets.sheet


def test_a_running_workshop_is_exported_from_the_console(newcomer: Newcomer) -> None:
    newcomer.press(Qt.Key.Key_N, CTRL)
    newcomer.at.type("2 IT, 2 OT")
    newcomer.at.press(Qt.Key.Key_Return, CTRL)
    newcomer.turn()
    assert newcomer.at.window.place == "console"
    newcomer.press(Qt.Key.Key_E, CTRL)
    assert isinstance(open_sheet(newcomer), ExportSheet)
    newcomer.press(Qt.Key.Key_Escape)
    assert open_sheet(newcomer) is None
    assert newcomer.at.window.place == "console"


def test_a_title_that_is_typed_first_is_the_title_and_nobody(
    at_work: Facilitator, library: Path
) -> None:
    """Also where Enter follows at once; and no title takes the place of one."""
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.type("Alignment at Elna")
    sheet = at_work.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    assert sheet.people.said.text().startswith("This reads like a title")
    at_work.press(Qt.Key.Key_Tab)
    assert (sheet.title.text(), sheet.people.line.text()) == ("Alignment at Elna", "")
    assert sheet.people.said.text().startswith("“Alignment at Elna” is the title now.")
    sheet.people.line.setFocus()
    at_work.type("Somewhere else")
    at_work.press(Qt.Key.Key_Return)
    assert not list(library.glob("*.itot"))
    assert "could not be read as people" in sheet.people.said.text()
    sheet.people.line.setText("Ada, Bo Electrician")
    assert sheet.people.said.text() == "2 people: Ada (Other), Bo Electrician (OT)"
    at_work.press(Qt.Key.Key_Escape)
    at_work.press(Qt.Key.Key_Return)
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.type("Alignment at Elna")
    at_work.press(Qt.Key.Key_Return, CTRL)
    assert at_work.window.place == "console"
    assert at_work.window.room is not None
    session = at_work.window.room.desk.session
    assert session is not None
    assert (session.about.title, dict(session.people)) == ("Alignment at Elna", {})


def test_a_line_that_cannot_be_read_makes_no_plan(at_work: Facilitator, library: Path) -> None:
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.type("6 IT and 7 elsewhere")
    at_work.press(Qt.Key.Key_Return)
    sheet = at_work.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    assert "could not be read" in sheet.people.said.text()
    assert not list(library.glob("*.itot"))
    sheet.people.line.setText("6 it, 7 ot, 1 other")
    assert sheet.people.said.text() == "14 people: 6 IT, 7 OT, 1 Other"
    at_work.press(Qt.Key.Key_Return)
    assert at_work.window.room is not None
    session = at_work.window.room.desk.session
    assert session is not None
    counts = seat_counts(session.people.values())
    assert (counts["IT"], counts["OT"], counts["OTHER"]) == (6, 7, 1)

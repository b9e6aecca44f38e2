"""Keys that would lead away from a running workshop, pressed by mistake and on purpose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.sheets.leaving import LeavingSheet
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from tests.flows.conftest import CTRL, Facilitator


def place(at: Facilitator) -> str:
    return at.window.place


def running(at: Facilitator) -> ConsoleDesk:
    """A workshop at its first step with the trial vote open, by keys."""
    at.press(Qt.Key.Key_N, CTRL)
    at.type("4 IT, 4 OT")
    at.press(Qt.Key.Key_Tab)
    at.press(Qt.Key.Key_S)  # a show of hands
    at.press(Qt.Key.Key_Return, CTRL)
    room = at.window.room
    assert room is not None
    assert room.live is not None
    desk = room.live.console.desk
    assert desk is not None
    for _ in ("enter", "trial"):
        QTest.qWait(0)
        at.press(Qt.Key.Key_Space)
    assert open_round(desk.session) is not None
    return desk


def test_a_stray_key_leaves_no_running_workshop(at_work: Facilitator) -> None:
    at, desk = at_work, running(at_work)
    for key in (Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_I, Qt.Key.Key_Q):
        for stay in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            at.press(key, CTRL)
            assert isinstance(at.window.sheets.sheet, LeavingSheet)
            at.press(stay)
            assert at.window.sheets.sheet is None
        assert (place(at), at.window.isVisible()) == ("console", True)
    assert open_round(desk.session) is not None


def test_who_means_it_leaves_and_comes_back_with_one_key(at_work: Facilitator) -> None:
    at, desk = at_work, running(at_work)
    step, round_ = desk.session.about.step, open_round(desk.session)
    at.press(Qt.Key.Key_N, CTRL)
    at.press(Qt.Key.Key_Tab)
    at.press(Qt.Key.Key_Space)
    assert isinstance(at.window.sheets.sheet, NewWorkshopSheet)
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "library"
    at.press(Qt.Key.Key_Return)
    room = at.window.room
    assert place(at) == "console"
    assert room is not None
    assert room.live is not None
    assert room.live.console.desk is not None
    session = room.live.console.desk.session
    assert (session.about.step, open_round(session)) == (step, round_)

"""A whole pulse check by keys alone, in the real window: from an empty library to the summary."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from itot_workshop.storage.opening import find_session
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.console.find_sheet import FindSheet
from itot_workshop.ui.live_room import LiveRoom
from tests.flows.conftest import CTRL, Facilitator
from tests.ui.booth.helpers.booths import press

SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


def room_of(at: Facilitator) -> LiveRoom:
    assert at.window.room is not None
    assert at.window.room.live is not None
    return at.window.room.live


def desk_of(at: Facilitator) -> ConsoleDesk:
    desk = room_of(at).console.desk
    assert desk is not None
    return desk


def space(at: Facilitator) -> str:
    """Press Space; gives what it did."""
    deed = desk_of(at).main().deed
    at.press(SPACE)
    QTest.qWait(0)
    return deed


def all_vote(at: Facilitator, scores: tuple[int, ...], statements: int) -> None:
    """One after the other in the booth: seat, answers, cast; then the facilitator."""
    booth = room_of(at).booth
    assert booth is not None
    assert QTest.qWaitForWindowActive(booth)
    for seat, score in enumerate(scores, start=1):
        press(booth.booth, f"{seat}\n{str(score) * statements}\n\n")
    QTest.keyClick(booth.booth, ENTER, CTRL)
    QTest.qWait(0)


def write(at: Facilitator, key: Qt.Key, line: str) -> None:
    at.press(key)
    at.type(line)
    at.press(ENTER)
    at.press(ESC)
    QTest.qWait(0)


def test_from_an_empty_library_to_the_summary(
    at_work: Facilitator, library: Path, home: Path
) -> None:
    at = at_work
    at.window.theme.set_reduced_motion(True)
    at.press(Qt.Key.Key_N, CTRL)
    at.type("3 IT, 3 OT")
    at.press(ENTER)
    at.press(ENTER, CTRL)
    assert [space(at) for _ in range(2)] == ["enter", "trial"]
    all_vote(at, (4, 4, 4, 2, 2, 2), 1)
    assert [space(at) for _ in range(4)] == ["close", "reveal", "enter", "open"]
    asked = len(desk_of(at).session.pack.form_statements("short"))
    all_vote(at, (4, 5, 4, 2, 2, 1), asked)
    assert [space(at) for _ in range(2)] == ["close", "reveal"]
    write(at, Qt.Key.Key_N, "b: @ot nobody asked us")
    at.press(Qt.Key.Key_F, CTRL)
    assert isinstance(at.window.sheets.sheet, FindSheet)
    at.press(ESC)
    for _ in range(30):
        if desk_of(at).main().deed == "action":
            break
        assert space(at) in ("show", "enter", "table", "axis", "page")
    assert space(at) == "action"
    at.type("One shared list of switches")
    at.press(ENTER)
    QTest.qWait(0)
    assert [space(at) for _ in range(3)] == ["enter", "finish", "results"]
    assert at.window.place == "results"
    at.press(Qt.Key.Key_E, CTRL)
    at.press(ENTER)
    at.wait_for_export()
    at.press(ESC)
    assert at.window.home.list.shown()[0].state == "finished"

    (kept,) = library.glob("*.itot")
    session = find_session(kept, at.window.library.library.keeping).session
    assert len(session.ballots) == 6
    assert [note.text for note in session.notes.values()] == ["nobody asked us"]
    assert [action.text for action in session.actions.values()] == ["One shared list of switches"]
    summaries = list(home.rglob("*.pdf"))
    assert len(summaries) == 1
    assert summaries[0].read_bytes().startswith(b"%PDF")

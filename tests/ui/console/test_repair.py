"""What went wrong in the room is put right while the workshop runs, and can be taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.ui.console.note_row import NoteRow
from itot_workshop.ui.console.people_sheet import PeopleSheet
from tests.ui.console.helpers.desks import Room, cast, planned
from tests.ui.console.test_flow import to_vote

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def counts(room: Room) -> dict[str | None, tuple[int, ...]]:
    return {tally.seat: tally.counts for tally in room.session.tallies.values()}


def take(room: Room, deed: str) -> None:
    """Press a button beside the main action."""
    room.page.foot.offer_taken.emit(deed)
    room.turn()


def test_a_count_is_corrected_after_its_reveal_and_the_correction_taken_back(qtbot: QtBot) -> None:
    room = Room(qtbot, planned(way="hands"))
    to_vote(room)
    room.space()
    room.type("443322")
    room.press(Qt.Key.Key_Tab)
    room.type("222222")
    assert [room.space() for _ in range(2)] == ["close", "reveal"]
    before = counts(room)
    shown: AudienceView = room.desk.stage.view
    assert isinstance(shown, views.Reveal)
    take(room, "correct")
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Backspace)
    room.type("5")
    assert counts(room)["IT"] == (0, 1, 2, 2, 1)
    assert room.desk.stage.view != shown
    take(room, "correct")
    room.press(Qt.Key.Key_Z, CTRL)
    room.press(Qt.Key.Key_Z, CTRL)
    assert counts(room) == before
    assert room.desk.stage.view == shown
    room.press(Qt.Key.Key_Z, CTRL | SHIFT)
    room.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert counts(room)["IT"] == (0, 1, 2, 2, 1)


def test_a_vote_is_revealed_with_people_missing_and_a_leaver_can_come_back(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop, [f"p{at}" for at in range(12)])
    room.press(Qt.Key.Key_H)
    sheet = room.sheets.sheet
    assert isinstance(sheet, PeopleSheet)
    sheet.removal_wished.emit("p12")
    room.sheets.close()
    room.turn()
    assert "p12" not in room.session.people
    assert room.desk.main().lead == "1 still to vote"
    assert [room.space() for _ in range(2)] == ["close", "reveal"]
    assert isinstance(room.desk.stage.view, views.Reveal)
    assert len(room.session.ballots) == 12
    room.press(Qt.Key.Key_Z, CTRL)
    assert "p12" in room.session.people
    assert len(room.session.ballots) == 12


def test_a_step_that_is_over_is_opened_again_and_keeps_its_time_and_its_vote(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    vote = room.session.about.step
    room.space()
    cast(room.workshop)
    assert [room.space() for _ in range(2)] == ["close", "reveal"]
    room.times.now += 120
    room.press(Qt.Key.Key_Right)
    after = room.session.about.step
    room.times.now += 30
    room.press(Qt.Key.Key_Left)
    assert room.session.about.step == vote
    step = room.session.agenda[vote]
    assert (step.state, step.spent) == ("running", 120)
    assert isinstance(room.desk.stage.view, views.Reveal)
    first = room.page.rail.buttons()[0]
    first.setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.session.about.step != vote
    room.desk.enter(after)
    room.turn()
    assert room.session.agenda[after].spent == 30


def test_sheets_of_paper_are_typed_in_where_they_would_be_imported(qtbot: QtBot) -> None:
    room = Room(qtbot, planned(way="paper"))
    to_vote(room)
    assert room.desk.main().deed == "import"
    with qtbot.waitSignal(room.live.deeds.booth_wished):
        take(room, "type")
    cast(room.workshop, ["p0", "p6"])
    room.turn()
    assert [room.space() for _ in range(2)] == ["close", "reveal"]
    assert len(room.session.ballots) == 2


@pytest.mark.parametrize("shown", [True, False])
def test_who_said_it_is_kept_only_where_the_rules_say_so(qtbot: QtBot, shown: bool) -> None:
    session = planned()
    ada = replace(session.people["p0"], name="Ada Lindqvist")
    about = replace(session.about, note_authors=shown)
    session = replace(session, about=about, people={**session.people, "p0": ada})
    room = Room(qtbot, session)
    room.space()
    room.press(Qt.Key.Key_N)
    room.type("b: @ada nobody asked us")
    room.press(Qt.Key.Key_Return)
    (note,) = room.session.notes.values()
    (row,) = room.page.findChildren(NoteRow)
    assert note.author == ("Ada Lindqvist" if shown else "")
    assert note.text == ("nobody asked us" if shown else "@ada nobody asked us")
    assert ("Ada Lindqvist" in row.accessibleName()) == shown


def test_a_note_that_a_stray_key_takes_back_is_named(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.press(Qt.Key.Key_N)
    room.type("Nobody decides")
    room.press(Qt.Key.Key_Return)
    room.page.take_focus()
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Z, CTRL)
    assert room.page.banner.text() == (
        "Taken back: note “Nobody decides”. Ctrl Shift Z does it again."
    )
    room.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert [note.text for note in room.session.notes.values()] == ["Nobody decides"]
    assert room.page.banner.text() == ""

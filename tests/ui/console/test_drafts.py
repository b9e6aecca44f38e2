"""What is half typed is kept shortly after it was typed, and goes when it is given up."""

from __future__ import annotations

import datetime
import errno
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight
from itot_workshop.storage import disk
from itot_workshop.storage.drafts import DraftFile, Drafts
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import move_to_bin
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.booth.hands_parts import HandsLine
from itot_workshop.ui.console.action_sheet import ActionSheet
from itot_workshop.ui.console.line_field import LineField
from tests.ui.console.helpers.desks import Room, planned, workshop_of


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, planned())


@pytest.fixture
def file(room: Room, tmp_path: Path) -> DraftFile:
    """Where this room's drafts are kept."""
    made = DraftFile(tmp_path, room.session.id)
    room.live.drafts.use(made, room.session)
    return made


def test_a_field_that_is_left_is_kept_at_once_and_an_entered_line_goes(
    room: Room, file: DraftFile
) -> None:
    room.press(Qt.Key.Key_N)
    room.type("b: nobody ask")
    assert file.read() == Drafts()
    room.press(Qt.Key.Key_Escape)
    assert file.read() == Drafts(note="b: nobody ask")
    room.press(Qt.Key.Key_N)
    room.press(Qt.Key.Key_Return)
    assert (len(room.session.notes), file.read()) == (1, Drafts())


def test_a_form_that_is_given_up_is_not_asked_about_again(room: Room, file: DraftFile) -> None:
    room.press(Qt.Key.Key_A)
    sheet = room.sheets.sheet
    assert isinstance(sheet, ActionSheet)
    QTest.keyClicks(sheet.what, "Share the list")
    room.live.drafts.keep()
    begun = file.read().action
    assert begun is not None
    assert begun.text == "Share the list"
    room.press(Qt.Key.Key_Escape)
    room.live.drafts.keep()
    assert file.read() == Drafts()
    room.live.drafts.use(file, room.session)
    room.press(Qt.Key.Key_A)
    assert isinstance(room.sheets.sheet, ActionSheet)
    assert room.sheets.sheet.what.text() == ""


def test_what_is_typed_into_a_form_later_is_kept_too(
    room: Room, file: DraftFile, qtbot: QtBot
) -> None:
    room.press(Qt.Key.Key_A)
    sheet = room.sheets.sheet
    assert isinstance(sheet, ActionSheet)
    room.live.drafts.keep()
    QTest.keyClicks(sheet.first_step, "Call Ada")

    def kept() -> bool:
        action = file.read().action
        return action is not None and action.first_step == "Call Ada"

    qtbot.waitUntil(kept)


def test_a_line_of_hands_waits_where_it_was_typed(qtbot: QtBot) -> None:
    """Nor is it counted for another statement, nor for one of another workshop."""
    line = HandsLine()
    qtbot.addWidget(line)
    line.stand_at("r1/a")
    QTest.keyClicks(line, "IT: 4 4")
    line.stand_at("r1/b")
    assert (line.text(), line.half_typed()) == ("", {"r1/a": "IT: 4 4"})
    line.stand_at("r1/a")
    assert line.text() == "IT: 4 4"
    line.stand_at("r2/a")
    line.put_back({})
    assert (line.text(), line.half_typed()) == ("", {})


def first_field(room: Room) -> LineField:
    found = room.page.area.body().findChildren(LineField)
    return next(it for it in found if it.isVisibleTo(room.page))


def test_fields_of_a_step_and_new_words_of_a_note_are_there_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    room = Room(qtbot, planned("half-day-210"))
    file = DraftFile(tmp_path, room.session.id)
    room.live.drafts.use(file, room.session)
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.kind == "card"))
    card = next(card for card in room.session.pack.cards if card.captures)
    room.desk.show(Spotlight(screen="card", subject=card.id))
    room.press(Qt.Key.Key_N)
    room.type("nobody asked")
    room.press(Qt.Key.Key_Return)
    (note,) = room.session.notes.values()
    room.page.reach_note(note.id)
    room.press(Qt.Key.Key_F2)
    room.press(Qt.Key.Key_End)
    room.type(" us")
    first_field(room).setFocus()
    room.type("half a")
    room.live.drafts.keep()
    kept = file.read()
    assert (dict(kept.words), list(kept.fields.values())) == (
        {note.id: "nobody asked us"},
        ["half a"],
    )

    again = Room(qtbot, room.session)
    said = again.live.drafts.use(file, again.session)
    assert said == "What was typed and not entered stands in its line again."
    assert again.page.hasFocus()
    again.desk.show(Spotlight(screen="card", subject=card.id))
    again.turn()
    assert first_field(again).text() == "half a"
    while again.desk.new_id() != note.id:
        pass  # ids begin anew with a room, and no note takes that of another
    first_field(again).setFocus()
    again.press(Qt.Key.Key_Return)
    assert [it.text for it in again.session.notes.values()] == ["nobody asked", "Stop: half a"]
    field = next(it for it in again.page.side.findChildren(LineField) if it.text()[-2:] == "us")
    field.setFocus()
    again.press(Qt.Key.Key_Return)
    assert again.session.notes[note.id].text == "nobody asked us"
    again.live.drafts.keep()
    assert file.read() == Drafts()


def test_a_full_disk_is_told_once(
    room: Room, file: DraftFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _mode: int = 0) -> int:
        raise OSError(errno.ENOSPC, "no room")

    told: list[str] = []
    room.live.drafts.told.connect(told.append)
    monkeypatch.setattr(disk, "create", full)
    for letter in "ab":
        room.page.side.field.setText(letter)
        room.live.drafts.keep()
    (said,) = told
    assert "because the disk is full" in said
    assert room.page.banner.text() == said
    monkeypatch.undo()
    room.live.drafts.keep()
    assert file.read() == Drafts(note="b")


def test_a_line_for_the_parking_lot_stays_one(room: Room, file: DraftFile) -> None:
    """Whatever is pressed or opened in between."""
    room.press(Qt.Key.Key_P)
    room.type("Who owns the sw")
    room.press(Qt.Key.Key_Escape)
    assert file.read() == Drafts(note="Who owns the sw", parked=True)
    other = workshop_of(replace(planned(), about=replace(planned().about, id="other")))
    room.live.start(other)
    assert (room.page.side.field.text(), room.page.side.is_parking) == ("", False)
    room.live.start(room.workshop, drafts=file)
    assert (room.page.side.field.text(), room.page.side.is_parking) == ("Who owns the sw", True)
    room.page.side.field.setFocus()
    room.press(Qt.Key.Key_Return)
    assert [note.parked for note in room.session.notes.values()] == [True]


def test_a_copy_that_stays_keeps_the_drafts(tmp_path: Path) -> None:
    kept = Keeping(local=tmp_path / "local", today=lambda: datetime.date(2025, 2, 11))
    library = Library(tmp_path / "library", kept)
    library.folder.mkdir()
    session = planned()
    for name in ("a.itot", "b.itot"):
        SessionFile.create(library.folder / name, session, kept).file.close()
    file = DraftFile(kept.local, session.id)
    file.keep(Drafts(note="half a th"))
    move_to_bin(library, library.folder / "a.itot")
    assert file.read() == Drafts(note="half a th")
    move_to_bin(library, library.folder / "b.itot")
    assert file.read() == Drafts()


def test_a_session_in_the_bin_leaves_no_drafts(tmp_path: Path) -> None:
    kept = Keeping(local=tmp_path / "local", today=lambda: datetime.date(2025, 2, 11))
    library = Library(tmp_path / "library", kept)
    library.folder.mkdir()
    session = planned()
    SessionFile.create(library.folder / "a.itot", session, kept).file.close()
    DraftFile(kept.local, session.id).keep(Drafts(note="half a th"))
    move_to_bin(library, library.folder / "a.itot")
    assert list((kept.local / "drafts").iterdir()) == []

"""What is typed is kept, or stays where it can be mended; it is never seen in another session."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.session import Session
from itot_workshop.storage.errors import NotSaved
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from itot_workshop.ui.sheets.questions import RenameSheet, SameSessionSheet
from tests.flows.conftest import CTRL, Facilitator
from tests.flows.test_opening import planned as planned  # noqa: PLC0414 - the fixture
from tests.flows.test_opening import room_of


def kept_in(at: Facilitator, file: Path) -> Session:
    return find_session(file, at.window.library.library.keeping).session


def full(*_: object) -> None:
    raise NotSaved("The disk is full.")


def new_session(at: Facilitator, title: str) -> None:
    at.press(Qt.Key.Key_N, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    sheet.title.setText(title)
    at.press(Qt.Key.Key_Return)


def test_a_cell_and_a_line_that_are_being_typed_are_kept_when_the_window_closes(
    planned: Facilitator, library: Path
) -> None:
    at, plan = planned, room_of(planned).view.plan
    plan.show_part("people")
    plan.people.entry.setText("OT, shift supervisor, Elna")
    plan.show_part("agenda")
    plan.agenda.table.edit_title(0)
    field = plan.agenda.table.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText("Arrive and have coffee")
    at.window.close()
    kept = kept_in(at, next(library.glob("*.itot")))
    assert min(kept.agenda.values(), key=lambda it: it.position).title == "Arrive and have coffee"
    assert [person.name for person in kept.people.values()] == ["shift supervisor"]


def test_switches_show_what_is_kept_and_not_what_was_wished(
    planned: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, plan = planned, room_of(planned).view.plan
    desk = room_of(at).desk
    assert desk.session is not None
    before = desk.session.about
    monkeypatch.setattr(SessionFile, "commit", full)
    plan.show_part("rules")
    plan.rules.rules.way.button("hands").click()
    plan.rules.rules.notes.click()
    plan.about.next_on.click()
    plan.about.organisation.setFocus()
    at.type("Corvane")
    at.press(Qt.Key.Key_Return)
    assert plan.rules.rules.way.button(before.way).isChecked()
    assert plan.rules.rules.notes.isChecked() is before.note_authors
    assert not plan.about.next_on.isChecked()
    assert plan.about.organisation.text() == "Corvane", "words stay, marked as not kept"
    assert at.told == "The disk is full."


def test_a_new_workshop_that_cannot_be_made_keeps_its_sheet_and_says_why(
    at_work: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_work
    with monkeypatch.context() as patch:
        patch.setattr(Library, "create", full)
        new_session(at, "Typed at length")
        sheet = at.window.sheets.sheet
        assert isinstance(sheet, NewWorkshopSheet)
        assert sheet.title.text() == "Typed at length"
        assert sheet._trouble.text() == "The disk is full."
        assert sheet._trouble.isVisible()
    at.press(Qt.Key.Key_Return)
    assert (at.window.place, at.titles) == ("plan", ["Typed at length"])


def test_half_typed_words_of_a_session_are_not_seen_in_the_next(planned: Facilitator) -> None:
    at, room = planned, room_of(planned)
    first = room.desk.path
    room.view.plan.people.entry.setText("no seat at all, and nothing that is one")
    room.view.plan.start.click()
    QApplication.processEvents()
    assert room.live is not None
    page = room.live.console.page
    page.write()
    at.type("said at company A")
    page.banner.tell("Taken back: what A said")
    page.head.back.click()
    new_session(at, "Company B")
    assert room.title == "Company B"
    assert room.view.plan.people.entry.text() == ""
    room.view.plan.start.click()
    QApplication.processEvents()
    assert page.side.field.text() == ""
    assert page.banner.isHidden()
    page.head.back.click()
    assert first is not None
    at.window.open_session(str(first))
    assert page.side.field.text() == "said at company A"


def test_every_file_that_is_there_twice_is_asked_about_whatever_closes_the_question(
    with_examples: Facilitator, library: Path, tmp_path: Path
) -> None:
    at, desk = with_examples, with_examples.window.library
    copies = []
    for file in sorted(library.glob("*.itot"))[:2]:
        copies.append(tmp_path / f"again-{file.name}")
        shutil.copy(file, copies[-1])
        about = kept_in(at, file).about
        desk.library.change(file, [AboutEdited(about=replace(about, purpose="another one"))])
    desk.import_files(copies)
    for _ in copies:
        assert isinstance(at.window.sheets.sheet, SameSessionSheet)
        at.press(Qt.Key.Key_Escape)
        QApplication.processEvents()
    assert at.window.sheets.sheet is None


def test_a_title_that_cannot_be_kept_stays_and_a_half_note_waits_at_its_axis(
    with_examples: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, window = with_examples, with_examples.window
    with monkeypatch.context() as patch:
        patch.setattr(Library, "change", full)
        at.press(Qt.Key.Key_F2)
        at.type("Third time")
        at.press(Qt.Key.Key_Return)
        sheet = window.sheets.sheet
        assert isinstance(sheet, RenameSheet)
        assert sheet.title.text() == "Third time"
    at.press(Qt.Key.Key_Escape)
    window.open_session(window.home.list.shown()[0].key)
    view = room_of(at).view
    session = room_of(at).desk.session
    assert session is not None
    first, second = (axis.id for axis in session.pack.axes[:2])
    view.open_axis(first)
    view.axis.begin_note()
    at.type("half a no")
    view.open_axis(second)
    assert view.axis.note.text() == ""
    view.open_axis(first)
    assert view.axis.note.text() == "half a no"
    for row, waits in ((1, ""), (0, "half a no")):
        window.go_home()
        window.open_session(window.home.list.shown()[row].key)
        view.open_axis(first)
        assert view.axis.note.text() == waits


def test_a_talk_list_that_is_not_kept_is_not_shown(
    with_examples: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, window = with_examples, with_examples.window
    window.open_session(window.home.list.shown()[0].key)
    talk = room_of(at).view.results.talk
    before = talk.items()
    monkeypatch.setattr(SessionFile, "commit", full)
    talk._inside[0].actions()[0].trigger()
    assert at.told == "The disk is full."
    assert talk.items() == before

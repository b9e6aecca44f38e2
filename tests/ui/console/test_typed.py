"""Nothing that is typed on the console is lost, and no click either."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_choice import choice_of
from itot_workshop.domain.changes import DifferencesRated, ModelChosen
from itot_workshop.domain.notes import Action, Origin
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import NotSaved
from itot_workshop.ui.console.action_sheet import ActionSheet
from itot_workshop.ui.console.line_field import LineField
from itot_workshop.ui.console.people_sheet import PeopleSheet
from tests.ui.console.helpers.desks import Room, planned
from tests.ui.console.test_cards import at_step, focus


def click(room: Room, name: str, *, busy: bool) -> None:
    """Press and release a button; the window is redrawn between the two, or too busy for it."""
    found = next(
        it
        for it in room.page.findChildren(QPushButton)
        if it.accessibleName() == name and it.isVisibleTo(room.page)
    )
    QTest.mousePress(found, Qt.MouseButton.LeftButton)
    if not busy:
        room.turn()
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton)
    room.turn()


def fields(room: Room, name: str) -> list[QLineEdit]:
    found = room.page.area.body().findChildren(QLineEdit)
    return [it for it in found if it.accessibleName() == name and it.isVisibleTo(room.page)]


def at_decision(qtbot: QtBot) -> Room:
    """The decision, with a model chosen that one person could not live with."""
    room = Room(qtbot, planned("half-day-210"))
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.kind == "model"))
    room.desk.show(Spotlight(screen="decision"))
    model = room.session.pack.models[0].id
    choice = replace(choice_of(room.session), chosen=model, thumbs_down=1)
    room.desk.carry(ModelChosen(choice=choice))
    room.turn()
    return room


def fill(monkeypatch: pytest.MonkeyPatch, workshop: Workshop) -> None:
    """Let the disk be full from now on."""

    def fail(*_: object) -> None:
        raise NotSaved("The disk is full.")

    monkeypatch.setattr(workshop._keeper, "commit", fail)


@pytest.mark.parametrize("busy", [False, True])
def test_a_click_that_leaves_a_field_keeps_its_words_and_counts(qtbot: QtBot, busy: bool) -> None:
    room = at_step(qtbot, "five-differences")
    click(room, "Skills, IT: 2", busy=busy)
    focus(room, "Example: Skills, IT")
    room.type("ladder diagrams")
    click(room, "Skills, IT: 4", busy=busy)
    kept = [(it.rating, it.example) for it in room.session.differences.values()]
    assert kept == [(4, "ladder diagrams")]


@pytest.mark.parametrize("busy", [False, True])
def test_an_action_is_reviewed_with_the_remark_that_is_being_typed(
    qtbot: QtBot, busy: bool
) -> None:
    session = planned()
    first = next(iter(session.agenda.values()))
    action = Action(id="a", text="Swap a day", origin=Origin(session="before", action="a"))
    agenda = {**session.agenda, first.id: replace(first, kind="review")}
    room = Room(qtbot, replace(session, actions={"a": action}, agenda=agenda))
    room.desk.enter(first.id)
    room.turn()
    click(room, "Swap a day: partly", busy=busy)
    focus(room, "Remark")
    room.type("half the days")
    click(room, "Swap a day: done", busy=busy)
    kept = room.session.actions["a"]
    assert (kept.state, kept.remark) == ("done", "half the days")


def test_a_line_that_was_not_entered_stays_when_another_one_is(qtbot: QtBot) -> None:
    room = Room(qtbot, planned("half-day-210"))
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.kind == "card"))
    card = next(card for card in room.session.pack.cards if len(card.captures) > 1)
    room.desk.show(Spotlight(screen="card", subject=card.id))
    room.turn()
    lines = room.page.area.body().findChildren(LineField)
    lines[0].setFocus()
    room.type("half a")
    lines[1].setFocus()
    room.type("entered")
    room.press(Qt.Key.Key_Return)
    assert len(room.session.notes) == 1
    lines = room.page.area.body().findChildren(LineField)
    assert [it.text() for it in lines if it.isVisibleTo(room.page)][:2] == ["half a", ""]


def test_what_could_not_be_kept_stays_in_its_field(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = at_decision(qtbot)
    name = "What would have to change"
    fill(monkeypatch, room.workshop)
    fields(room, name)[0].setFocus()
    room.type("a test bench")
    room.press(Qt.Key.Key_Return)
    assert room.page.banner.text() == "The disk is full."
    assert [it.text() for it in fields(room, name)] == ["a test bench"]


def test_a_note_in_edit_holds_no_other_note_up_and_keeps_what_was_refused(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(qtbot, planned())
    room.desk.enter(next(iter(room.session.agenda)))
    side = room.page.side
    for text in ("first", "second"):
        side.field.setFocus()
        room.type(text)
        room.press(Qt.Key.Key_Return)
        if text == "first":
            side._rows[0].edit()
    assert [it.view.note.text for it in side._rows] == ["second", "first"]
    assert side._rows[1].typed == "first"
    fill(monkeypatch, room.workshop)
    field = side._rows[1].findChild(LineField)
    assert field is not None
    field.setFocus()
    room.type(", and better")
    room.press(Qt.Key.Key_Return)
    assert side._rows[1].typed == "first, and better"


def test_a_click_beside_a_sheet_takes_no_typed_action_away(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.desk.enter(next(iter(room.session.agenda)))
    for typed in ("a whole action", ""):
        room.press(Qt.Key.Key_A)
        sheet = room.sheets.sheet
        assert isinstance(sheet, ActionSheet)
        room.type(typed)
        beside = sheet.parentWidget()
        assert beside is not None
        QTest.mouseClick(beside, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        assert (room.sheets.sheet is sheet) is bool(typed)
        room.sheets.close()


def test_who_could_not_be_kept_stays_in_the_line_and_where_they_were(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(qtbot, planned())
    room.press(Qt.Key.Key_H)
    sheet = room.sheets.sheet
    assert isinstance(sheet, PeopleSheet)
    fill(monkeypatch, room.workshop)
    here = sheet.findChildren(QCheckBox)[0]
    here.click()
    sheet.name.setText("Anna K.")
    sheet.add.click()
    room.turn()
    assert all(it.isChecked() for it in sheet.findChildren(QCheckBox) if it.isVisible())
    assert sheet.name.text() == "Anna K."


def test_words_that_were_shown_anew_are_kept_when_their_field_is_left(qtbot: QtBot) -> None:
    room = at_step(qtbot, "five-differences")
    click(room, "Skills, IT: 2", busy=False)
    focus(room, "Example: Skills, IT")
    room.type("ladder")
    rating = next(iter(room.session.differences.values()))
    room.desk.carry(DifferencesRated(ratings=(replace(rating, rating=5),)))
    room.turn()
    room.type(" diagrams")
    room.page.take_focus()
    room.turn()
    kept = [(it.rating, it.example) for it in room.session.differences.values()]
    assert kept == [(5, "ladder diagrams")]


def test_words_of_a_field_that_were_refused_stay_and_are_marked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = at_decision(qtbot)
    with monkeypatch.context() as full:
        fill(full, room.workshop)
        fields(room, "Reason")[0].setFocus()
        room.type("because it is close")
        room.press(Qt.Key.Key_Return)
    (field,) = fields(room, "Reason")
    assert (field.text(), field.property("field")) == ("because it is close", "wrong")
    room.type(".")
    assert not field.property("field")
    room.page.take_focus()
    room.turn()
    assert choice_of(room.session).reason == "because it is close."

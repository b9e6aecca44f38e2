"""Who is here: named or counted while the room is waiting, by keys alone."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.ui.booth.asked import matter_of
from itot_workshop.ui.console.people_sheet import PeopleSheet
from itot_workshop.ui.widgets.names import seat_name
from tests.ui.console.helpers.desks import Room, planned


def seats(room: Room) -> Counter[str]:
    return Counter(person.seat for person in room.session.people.values())


def asked(qtbot: QtBot) -> Room:
    """A workshop with nobody on the roster that has come to its trial vote; Space asks who is."""
    room = Room(qtbot, replace(planned(), people={}))
    while room.desk.main().deed == "enter":
        room.space()
    assert room.space() == "people"
    assert isinstance(room.sheets.sheet, PeopleSheet)
    return room


def test_with_an_empty_roster_space_asks_who_is_here_and_then_opens_the_vote(qtbot: QtBot) -> None:
    room = asked(qtbot)
    assert not room.session.rounds
    room.type("6 IT, 7 OT, 1 other")
    room.press(Qt.Key.Key_Return)
    assert seats(room) == {"IT": 6, "OT": 7, "OTHER": 1}
    assert len(room.session.people) == 14
    sheet = room.sheets.sheet
    assert isinstance(sheet, PeopleSheet)
    called = {it.objectName(): it.accessibleName() for it in sheet.findChildren(QPushButton)}
    room.press(Qt.Key.Key_Escape)
    assert room.space() == "trial"
    booth = matter_of(room.session)
    assert booth is not None
    for seated in booth.seated:
        assert called[seated.id] == f"{seat_name(seated.seat)} {seated.number} has left"
    assert [round_.state for round_ in room.session.rounds.values()] == ["open"]


def test_enter_adds_a_name_and_an_empty_line_nobody(qtbot: QtBot) -> None:
    room = asked(qtbot)
    room.type("7 of 9, night shift")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert [person.name for person in room.session.people.values()] == ["7 of 9, night shift"]
    sheet = room.sheets.sheet
    assert isinstance(sheet, PeopleSheet)
    assert QApplication.focusWidget() is sheet.name
    assert not sheet.name.text()


def test_the_button_adds_a_person_without_a_name(qtbot: QtBot) -> None:
    room = asked(qtbot)
    sheet = room.sheets.sheet
    assert isinstance(sheet, PeopleSheet)
    sheet.seat.setCurrentIndex(sheet.seat.findData("OT"))
    sheet.add.click()
    assert seats(room) == {"OT": 1}

"""The statement whose dots the room sees is in sight on the console, with what to ask about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_card import card_pages
from itot_workshop.ui.console.reveal_dots import RevealDots
from itot_workshop.ui.widgets.fold import clean_edge
from itot_workshop.ui.widgets.parts import together
from tests.ui.console.helpers.desks import Room, cast, planned


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """The first axis is revealed, in the lowest window."""
    made = Room(qtbot, planned("half-day-210"))
    made.desk.set_size("axis")
    made.top.resize(1280, 720)
    made.stack.resize(1280, 720)
    while made.session.about.step == "" or made.step != "vote":
        made.press(Qt.Key.Key_Right if made.session.about.step else Qt.Key.Key_Space)
    made.space()
    cast(made.workshop)
    made.turn()
    made.space()
    made.space()
    assert isinstance(made.desk.stage.view, views.Reveal)
    return made


def area_of(room: Room) -> QScrollArea:
    return room.page.area.place


def is_whole(part: QWidget, area: QScrollArea) -> bool:
    page, port = area.widget(), area.viewport()
    assert page is not None
    top = part.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + part.height() <= clean_edge(page, port)


def dots_at(room: Room, at: int) -> RevealDots:
    return room.page.area.body().findChildren(RevealDots)[at]


def statement_at(room: Room, at: int) -> QLabel:
    (first, *_) = room.session.rounds.values()
    text = together(room.session.pack.statement(first.statements[at]).text)
    return next(it for it in room.page.area.body().findChildren(QLabel) if it.text() == text)


def asked(room: Room) -> QLabel:
    labels = room.page.area.body().findChildren(QLabel)
    return next(it for it in labels if it.text().startswith("Ask next"))


def squeezed(room: Room) -> list[str]:
    """What has less height than its words need."""
    labels = room.page.area.body().findChildren(QLabel)
    return [it.text() for it in labels if it.height() < it.heightForWidth(it.width())]


def wheel(room: Room, by: int) -> None:
    port = area_of(room).viewport()
    place = QPointF(port.rect().center())
    turned = QWheelEvent(
        place,
        QPointF(port.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, turned)
    room.turn()


def test_the_page_follows_the_stage_from_statement_to_statement(room: Room) -> None:
    area = area_of(room)
    assert area.verticalScrollBar().value() == 0
    seen = [is_whole(dots_at(room, at), area) for at in range(3)]
    assert seen == [True, False, False]
    for at in (1, 2):
        assert room.space() == "show"
        assert is_whole(dots_at(room, at), area)
        assert is_whole(asked(room), area)
    assert not is_whole(dots_at(room, 0), area)


def test_both_votes_on_a_statement_are_in_sight_where_they_have_room(room: Room) -> None:
    room.top.resize(1920, 860)
    room.stack.resize(1920, 860)
    room.press(Qt.Key.Key_V)
    cast(room.workshop)
    room.turn()
    room.space()
    room.space()
    area = area_of(room)
    for at in range(3):
        room.qtbot.waitUntil(lambda: len(room.page.area.body().findChildren(RevealDots)) == 6)
        assert is_whole(dots_at(room, 2 * at), area)
        assert is_whole(dots_at(room, 2 * at + 1), area)
        room.space()


def test_a_page_that_moves_begins_with_the_statement(room: Room) -> None:
    room.top.resize(1280, 600)
    room.stack.resize(1280, 600)
    room.turn()
    room.space()
    area = area_of(room)
    top = statement_at(room, 1).mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 < top < area.fontMetrics().height()


def test_what_stands_beside_a_statement_keeps_its_height(room: Room) -> None:
    room.top.resize(1280, 560)
    room.stack.resize(1280, 560)
    room.turn()
    for _ in range(2):
        room.space()
        room.qtbot.waitUntil(lambda: squeezed(room) == [])
        assert is_whole(asked(room), area_of(room))


def test_the_next_axis_is_read_from_its_top(room: Room) -> None:
    room.space()
    room.space()
    assert area_of(room).verticalScrollBar().value() > 0
    room.space()
    assert area_of(room).verticalScrollBar().value() == 0


def test_scrolling_by_hand_is_left_alone_until_the_stage_goes_on(room: Room) -> None:
    room.space()
    area = area_of(room)
    wheel(room, 2000)
    assert area.verticalScrollBar().value() == 0
    room.press(Qt.Key.Key_N)
    room.type("nobody asked us")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    room.top.resize(1280, 730)
    room.stack.resize(1280, 730)
    room.turn()
    assert area.verticalScrollBar().value() == 0
    room.space()
    assert is_whole(dots_at(room, 2), area)


def test_a_page_with_the_keyboard_in_it_is_not_moved(room: Room) -> None:
    area = area_of(room)
    room.press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert area.isAncestorOf(focus)
    before = area.verticalScrollBar().value()
    last = next(iter(room.session.rounds.values())).statements[-1]
    room.desk.show(Spotlight(screen="vote", subject=last))
    room.turn()
    assert asked(room).text().endswith("3")
    assert area.verticalScrollBar().value() == before


def test_statements_that_have_room_move_nothing(room: Room) -> None:
    room.stack.resize(1600, 1400)
    room.top.resize(1600, 1400)
    room.turn()
    top = asked(room).mapTo(room.page, QPoint(0, 0))
    room.space()
    room.space()
    assert area_of(room).verticalScrollBar().value() == 0
    assert asked(room).mapTo(room.page, QPoint(0, 0)) == top


def test_a_further_view_of_a_card_is_brought_into_sight(qtbot: QtBot) -> None:
    room = Room(qtbot, planned("half-day-210"))
    room.top.resize(1280, 560)
    room.stack.resize(1280, 560)
    while room.session.about.step == "" or room.step != "mirror":
        room.press(Qt.Key.Key_Right if room.session.about.step else Qt.Key.Key_Space)
    bar = area_of(room).verticalScrollBar()
    card = next(it for it in room.session.pack.cards if len(card_pages(it)) > 1)
    room.desk.show(Spotlight(screen="card", subject=card.id))
    room.turn()
    assert bar.value() == 0
    room.desk.show(Spotlight(screen="card", subject=card.id, page=1))
    room.turn()
    view = room.page.area.body().findChild(QWidget, "1")
    assert view is not None
    top = view.mapTo(area_of(room).viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area_of(room).viewport().height() // 2
    assert bar.value() > 0

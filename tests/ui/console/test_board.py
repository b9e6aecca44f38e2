"""The common-ground exercise by keys alone: the demo company's first board, figure by figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.board_course import COLUMNS, on_table
from itot_workshop.domain.common_ground import board_measures
from itot_workshop.domain.pack import Column
from itot_workshop.domain.planning import plan_follow_up
from itot_workshop.ui.console.board_map import BoardMap, Lane
from tests.domain.helpers.course import DAY, ids
from tests.domain.helpers.demo import demo_session
from tests.ui.console.helpers.desks import Room, planned


def at_board(qtbot: QtBot) -> Room:
    room = Room(qtbot, planned("half-day-210"))
    step = next(s.id for s in room.session.agenda.values() if s.kind == "board")
    room.desk.enter(step)
    room.turn()
    return room


def press(room: Room, key: Qt.Key) -> None:
    QTest.keyClick(room.page, key)
    room.turn()


def click(room: Room, name: str) -> None:
    made = next(b for b in room.page.findChildren(QPushButton)
                if b.accessibleName() == name and b.isVisibleTo(room.page))  # fmt: skip
    made.click()
    room.turn()


def place(room: Room, column: Column) -> None:
    press(room, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[COLUMNS.index(column)])


def shown(room: Room) -> str:
    return " ".join(it.text() for it in room.page.area.findChildren(QLabel) if it.isVisible())


def test_the_demo_companys_board_from_the_cards_to_the_moves(qtbot: QtBot) -> None:
    demo = demo_session("S1").board
    room = at_board(qtbot)
    for id_ in demo:
        tick(room, "", id_)
    assert {card.id for card in on_table(room.session)} == set(demo)

    for table in ("IT", "OT"):
        room.space()
        assert isinstance(room.desk.stage.view, views.BoardPlacing)
        assert room.desk.stage.view.table == table
        assert not room.page.script.isVisible(), "a table looks at this screen"
        press(room, Qt.Key.Key_2)
        assert room.desk.stage.view.placed == 0, "nothing is placed before the table has come"
        click(room, "Start placing")
        for card in on_table(room.session):
            said = demo[card.id].by_it if table == "IT" else demo[card.id].by_ot
            assert said is not None
            place(room, said)
        assert "20 cards are placed" in shown(room)
    room.space()
    assert room.page.script.isVisible()
    board = room.desk.stage.view
    assert isinstance(board, views.Board)
    assert (board.placed, board.contested) == (20, 6)

    room.space()
    room.space()
    while any(card.agreed is None for card in on_table(room.session)):
        agreed = demo[room.desk.spotlight.subject].agreed
        assert agreed is not None
        place(room, agreed)
    room.space()
    field = next(it for it in room.page.area.findChildren(QLineEdit) if it.isVisible())
    QTest.keyClicks(field, "Two calendars")
    QTest.keyClick(field, Qt.Key.Key_Return)
    room.turn()
    assert [(n.about, n.text) for n in room.session.notes.values()] == [("pair:A", "Two calendars")]

    room.page.take_focus()
    room.space()
    tick(room, "Stays apart", "t01")
    room.space()
    for id_ in ("t10", "o05", "o17"):
        tick(room, "Move into the middle", id_)
    found = board_measures(room.session.board.values())
    assert found == board_measures(demo.values())
    assert found is not None
    assert (found.common, found.target, found.placed) == (4, 7, 20)
    assert "common ground now, 4 of 20 cards" in shown(room)

    room.page.take_focus()
    room.space()
    assert len(room.session.actions) == 3
    room.actions["undo"].trigger()
    assert not room.session.actions


def tick(room: Room, what: str, card: str) -> None:
    text = next(item.text for item in room.session.pack.items if item.id == card)
    name = f"{what}: {text}" if what else text
    box = next(b for b in room.page.area.findChildren(QCheckBox)
               if b.accessibleName() == name and b.isVisibleTo(room.page))  # fmt: skip
    box.click()
    room.turn()


def test_what_a_table_has_placed_is_seen_nowhere_before_the_reveal(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    room.space()
    room.space()
    click(room, "Start placing")
    before = shown(room)
    place(room, "common")
    press(room, Qt.Key.Key_0)
    assert not room.page.area.findChildren(BoardMap)
    assert all(isinstance(view, views.BoardPlacing) for view in room.views)
    assert shown(room) != before
    room.space()
    assert not any(b.isChecked() for b in room.page.area.findChildren(QPushButton)
                   if b.objectName() in COLUMNS)  # fmt: skip


def test_a_card_is_dragged_into_another_column(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    for _ in range(5):
        room.space()
    assert room.session.about.board == "settle"
    lane = next(it for it in room.page.area.findChildren(Lane) if it.column == "common")
    first = on_table(room.session)[0]
    lane.dropped.emit(first.id, "common")
    room.turn()
    assert room.session.board[first.id].agreed == "common"


def test_a_settled_card_has_its_time_its_note_and_ways_out(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    for _ in range(6):
        room.space()
    first, second = room.desk.spotlight.subject, on_table(room.session)[1].id
    assert first
    room.page.show_time()
    room.times.now += 61
    room.page.show_time()
    assert "1:01 of 2:00 for this card" in shown(room)
    room.times.now += 60
    room.page.show_time()
    assert "2:01, longer than 2:00 for this card" in shown(room)
    fields = (it for it in room.page.area.findChildren(QLineEdit) if it.isVisibleTo(room.page))
    note = next(it for it in fields if it.accessibleName() == "Note on this card")
    note.setFocus()
    room.type("the shift calls OT")
    room.press(Qt.Key.Key_Return)
    room.page.take_focus()
    press(room, Qt.Key.Key_K)
    kept = room.session.board[first]
    assert (kept.note, kept.keep_apart, kept.not_here) == ("the shift calls OT", True, False)
    press(room, Qt.Key.Key_K)
    assert not room.session.board[first].keep_apart
    press(room, Qt.Key.Key_X)
    assert room.session.board[first].not_here
    assert first not in {card.id for card in on_table(room.session)}
    assert "0:00 of 2:00 for this card" in shown(room)
    press(room, Qt.Key.Key_2)
    assert room.session.board[second].agreed == "common"


def test_a_follow_up_confirms_the_last_map_and_names_a_slip_first(qtbot: QtBot) -> None:
    session = plan_follow_up(demo_session("S2"), title="Next", date=DAY.replace(year=2026),
                             new_id=ids("n"))  # fmt: skip
    room = Room(qtbot, session)
    step = next(s.id for s in room.session.agenda.values() if s.kind == "board")
    room.desk.enter(step)
    room.turn()
    text = next(item.text for item in session.pack.items if item.id == "o13")
    click(room, f"OT only: {text}")
    assert "Slipped back: Performance targets" in shown(room)
    room.space()
    assert room.session.about.board == "apart"

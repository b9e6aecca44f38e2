"""An open vote by keys: the laptop is handed over again, and the vote is called off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_views import Ask, BoothOpen
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.console.way_button import WayButton
from itot_workshop.ui.sheets.careful import CarefulSheet
from itot_workshop.ui.widgets.names import WAYS
from tests.ui.console.helpers.desks import Room, cast, planned
from tests.ui.console.test_flow import to_vote

SHIFT = Qt.KeyboardModifier.ShiftModifier


def covered(room: Room) -> bool:
    return isinstance(room.sheets.sheet, CarefulSheet)


def called_off(room: Room) -> bool:
    return open_round(room.session) is None


def test_the_laptop_is_handed_over_again(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    asked: list[bool] = []
    room.live.deeds.booth_wished.connect(lambda: asked.append(True))
    to_vote(room)
    room.press(Qt.Key.Key_L)
    assert (asked, room.page.banner.text()[:15]) == ([], "No vote is open")
    room.press(Qt.Key.Key_Escape)
    assert not room.page.banner.text()
    room.space()
    asked.clear()
    room.press(Qt.Key.Key_L)
    assert asked == [True]
    room.press(Qt.Key.Key_N)
    room.type("L")
    room.press(Qt.Key.Key_V, SHIFT)
    assert (asked, called_off(room)) == ([True], False)


def test_a_vote_nobody_took_part_in_is_called_off_at_once(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.press(Qt.Key.Key_V, SHIFT)
    assert room.page.banner.text().startswith("No vote is open")
    room.space()
    room.press(Qt.Key.Key_V, SHIFT)
    assert called_off(room)


def test_what_was_cast_is_destroyed_only_by_who_means_it(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop, ["p1"])
    for stay in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        room.press(Qt.Key.Key_V, SHIFT)
        assert covered(room)
        room.press(stay)
        assert (covered(room), called_off(room)) == (False, False)
    room.press(Qt.Key.Key_V, SHIFT)
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_Space)
    assert (covered(room), called_off(room)) == (False, True)


def test_what_is_written_is_written_on_the_console_also_from_the_stage(qtbot: QtBot) -> None:
    """With one screen the stage covers the console: letters of a note must not be commands."""
    room = Room(qtbot, planned())
    stage = room.live.window
    room.press(Qt.Key.Key_F5)
    assert stage.covers_console
    QTest.keyClick(stage, Qt.Key.Key_B)
    assert (stage.is_up, room.desk.stage.is_blank) == (True, True)
    QTest.keyClick(stage, Qt.Key.Key_N)
    room.turn()
    assert not stage.is_up
    assert QApplication.activeWindow() is room.top
    assert QApplication.focusWidget() is room.page.side.field
    room.type("Both sides")
    room.press(Qt.Key.Key_Return)
    assert [note.text for note in room.session.notes.values()] == ["Both sides"]
    assert room.desk.stage.is_blank


def test_a_sheet_that_is_asked_for_on_the_stage_is_seen(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    stage = room.live.window
    for key in (Qt.Key.Key_G, Qt.Key.Key_A, Qt.Key.Key_H):
        room.press(Qt.Key.Key_F5)
        assert stage.covers_console
        QTest.keyClick(stage, key)
        room.turn()
        assert room.sheets.sheet is not None
        assert not stage.is_up
        room.press(Qt.Key.Key_Escape)


def test_what_stands_beside_the_main_action_is_reached_from_the_stage(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    stage, page = room.live.window, room.page
    room.space()
    room.press(Qt.Key.Key_F5)
    assert stage.covers_console
    QTest.keyClick(stage, Qt.Key.Key_O)
    room.turn()
    assert not stage.is_up
    assert QApplication.activeWindow() is room.top
    focus, step = QApplication.focusWidget(), room.session.about.step
    assert isinstance(focus, QAbstractButton)
    assert focus is not page.foot.main
    assert page.foot.isAncestorOf(focus)
    room.press(Qt.Key.Key_Return)
    assert [it.kind for it in room.session.rounds.values()] == ["question"]
    assert room.session.about.step == step


def test_the_small_picture_of_the_stage_lives_while_the_stage_covers_the_console(
    qtbot: QtBot,
) -> None:
    room = Room(qtbot, planned())
    stage, small = room.live.window, room.page.rail.stage
    room.space()
    room.press(Qt.Key.Key_F5)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_B, Qt.Key.Key_B):
        before = small.view
        QTest.keyClick(stage, key)
        room.turn()
        assert stage.covers_console
        assert (small.view, stage.canvas.view) == (room.desk.stage.view,) * 2
        assert small.view != before
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    room.turn()
    assert (stage.is_up, small.view) == (False, room.desk.stage.view)


def test_an_axis_is_voted_again_another_way_and_called_off_where_it_was(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop)
    while room.step != "two-axes" or room.desk.main().deed == "axis":
        room.space()
    axis = room.desk.spotlight.subject
    way = room.page.area.body().findChild(WayButton)
    assert isinstance(way, WayButton)
    menu = way.button.menu()
    assert menu is not None
    menu.actions()[WAYS.index("hands")].trigger()
    room.turn()
    room.press(Qt.Key.Key_V)
    round_ = open_round(room.session)
    assert round_ is not None
    assert (round_.mode, room.session.pack.statement(round_.statements[0]).axis) == ("tally", axis)
    room.live.stop()
    room.live.start(room.workshop)  # as after a power cut
    room.page.take_focus()
    room.turn()
    room.type("4")
    room.press(Qt.Key.Key_N)
    room.press(Qt.Key.Key_Escape)
    room.type("4")
    assert room.live.desk is not None
    room.desk = room.live.desk
    assert isinstance(room.desk.stage.view, Ask)
    assert [tally.counts for tally in room.session.tallies.values()] == [(0, 0, 0, 2, 0)]
    room.press(Qt.Key.Key_V, SHIFT)
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_Space)
    assert called_off(room)
    assert room.desk.spotlight.subject == axis


def test_a_block_that_was_left_is_shown_again_where_it_was_left(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop)
    room.turn()
    assert [room.space() for _ in range(4)] == ["close", "reveal", "show", "show"]
    left, view = room.desk.spotlight, room.desk.stage.view
    assert left.subject != room.session.pack.form_statements("short")[0].id
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Right)
    assert room.desk.stage.view != view
    room.press(Qt.Key.Key_Left)
    room.press(Qt.Key.Key_Left)
    assert (room.desk.spotlight, room.desk.stage.view) == (left, view)
    room.press(Qt.Key.Key_V)
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Left)
    assert isinstance(room.desk.stage.view, BoothOpen)

"""A whole pulse check by keys alone: console, stage and session walk together to the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_choice_views import DotRow
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.storage.errors import NotSaved
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.console.laid_button import LaidButton
from itot_workshop.ui.console.note_row import NoteRow
from itot_workshop.ui.console.rail import RailButton
from itot_workshop.ui.console.result_parts import OtherQuestion
from itot_workshop.ui.widgets.kit import Kit
from tests.live.helpers.fakes import FakeKeeper
from tests.ui.console.helpers.desks import Room, cast, planned

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def holds_result(view: AudienceView) -> bool:
    """Whether a view lets out anything about votes."""
    if isinstance(view, views.Reveal):
        return True
    if isinstance(view, views.Radar):
        return any(row.score is not None for row in view.axes)
    return isinstance(view, views.AxisPage) and view.row.score is not None


def to_vote(room: Room) -> None:
    """From the start to the step of the vote."""
    while room.session.about.step == "" or room.step != "vote":
        room.press(Qt.Key.Key_Right if room.session.about.step else Qt.Key.Key_Space)


def test_a_pulse_check_by_keys_alone(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    assert room.space() == "enter"
    assert room.step == "opening"
    assert room.space() == "enter"
    assert room.step == "how-we-vote"
    assert room.space() == "trial"
    cast(room.workshop, ["p0", "p6"])
    assert room.space() == "close"
    assert room.space() == "reveal"
    assert room.space() == "enter"
    assert (room.step, len(room.session.rounds), len(room.session.ballots)) == ("vote", 0, 0)
    room.views.clear()
    assert room.space() == "open"
    cast(room.workshop)
    room.turn()
    assert room.space() == "close"
    assert len(room.session.ballots) == 14
    assert not any(holds_result(view) for view in room.views)
    assert room.space() == "reveal"
    assert isinstance(room.desk.stage.view, views.Reveal)
    room.press(Qt.Key.Key_N)
    room.type("b: @ot nobody asked us")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    (note,) = room.session.notes.values()
    assert (note.text, note.kind, note.side, note.step) == (
        "nobody asked us",
        "barrier",
        "OT",
        room.session.about.step,
    )
    assert note.statement
    shown = [room.space() for _ in range(8)]
    assert shown == ["show"] * 7 + ["enter"]
    assert not room.desk.spotlight.management
    assert [room.space() for _ in range(2)] == ["table", "enter"]
    assert [room.space() for _ in range(2)] == ["axis", "enter"]
    assert [room.space() for _ in range(3)] == ["page", "page", "enter"]
    assert room.step == "actions"
    assert room.space() == "action"
    room.type("Repair the dashboard together")
    room.press(Qt.Key.Key_Return)
    assert [action.text for action in room.session.actions.values()] == [
        "Repair the dashboard together"
    ]
    assert room.sheets.sheet is None
    assert [room.space() for _ in range(2)] == ["enter", "finish"]
    assert room.session.about.state == "finished"


def test_a_ballot_changes_the_count_and_leaves_everything_else_in_place(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    body = room.live.page.area.body()
    parts = body.findChildren(QWidget)
    for number, ballots in ((1, ["p0"]), (3, ["p1", "p6"])):
        cast(room.workshop, ballots)
        room.turn()
        assert f"{number} of 14" in [it.text() for it in body.findChildren(QLabel)]
    assert body.findChildren(QWidget) == parts
    room.space()
    assert body.findChildren(QWidget) != parts


def test_the_stage_shows_no_result_before_its_reveal_in_any_step(qtbot: QtBot) -> None:
    room = Room(qtbot, planned("half-day-210"))
    to_vote(room)
    room.space()
    cast(room.workshop)
    room.space()
    room.views.clear()
    for step in list(room.session.agenda.values()):
        room.desk.enter(step.id)
        room.turn()
        assert not holds_result(room.desk.stage.view), step.title
    assert not any(holds_result(view) for view in room.views)


def test_keys_rest_while_somebody_writes(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.press(Qt.Key.Key_N)
    before = room.session
    room.type("n a p t b v s + 1")
    room.press(Qt.Key.Key_Left)
    assert room.session is before
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "n a p t b v s + 1"
    room.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is room.live.page


def test_parking_actions_and_undo_by_keys(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.press(Qt.Key.Key_P)
    room.type("Who pays for spare switches")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    (note,) = room.session.notes.values()
    assert note.parked
    room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not room.session.notes
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    room.press(Qt.Key.Key_Z, redo)
    assert len(room.session.notes) == 1
    room.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    room.press(Qt.Key.Key_Return)
    assert [action.text for action in room.session.actions.values()] == [
        "Who pays for spare switches"
    ]


def test_a_note_is_dragged_to_another_step_and_taken_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(qtbot, planned())
    room.space()
    here = room.session.about.step
    room.press(Qt.Key.Key_N)
    room.type("nobody asked us")
    room.press(Qt.Key.Key_Return)
    (row,) = room.page.findChildren(NoteRow)
    (*_, last) = room.page.findChildren(RailButton)

    def drop_on_the_last_step(drag: QDrag, *_: object) -> Qt.DropAction:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        move = Qt.DropAction.MoveAction
        over = QDragEnterEvent(QPoint(4, 4), move, drag.mimeData(), left, none)
        QApplication.sendEvent(last, over)
        assert over.isAccepted()
        QApplication.sendEvent(last, QDropEvent(QPointF(4, 4), move, drag.mimeData(), left, none))
        return move

    monkeypatch.setattr(QDrag, "exec", drop_on_the_last_step)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    QTest.mouseMove(row, QPoint(12, 9))
    assert [note.step for note in room.session.notes.values()] == [here]
    QTest.mouseMove(row, QPoint(90, 60))
    room.turn()
    assert last.row is not None
    assert [note.step for note in room.session.notes.values()] == [last.row.step]
    assert not last.isDown()
    room.live.undo()
    assert [note.step for note in room.session.notes.values()] == [here]


def test_the_timer_pauses_and_takes_a_minute_more(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.times.now += 100
    room.press(Qt.Key.Key_T)
    step = room.session.agenda[room.session.about.step]
    assert (room.session.about.clock, step.spent) == (None, 100)
    room.press(Qt.Key.Key_Plus)
    assert room.session.agenda[step.id].added == 1
    room.press(Qt.Key.Key_Plus, CTRL)
    assert room.session.agenda[step.id].added == 6
    QTest.keyClick(room.live.window, Qt.Key.Key_Plus, SHIFT)
    QTest.keyClick(room.live.window, Qt.Key.Key_Plus, CTRL | SHIFT)
    QTest.keyClick(room.live.window, Qt.Key.Key_Plus, KEYPAD)
    assert room.session.agenda[step.id].added == 13
    room.press(Qt.Key.Key_T)
    assert room.session.about.clock == room.times.now


def test_the_stage_goes_blank_and_freezes(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    assert isinstance(room.desk.stage.view, views.Welcome)
    room.press(Qt.Key.Key_B)
    assert isinstance(room.desk.stage.view, views.Blank)
    room.press(Qt.Key.Key_B)
    assert isinstance(room.desk.stage.view, views.Welcome)
    room.press(Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    room.press(Qt.Key.Key_Right)
    assert isinstance(room.desk.stage.view, views.Welcome)
    room.press(Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(room.desk.stage.view, views.Rules)


def test_the_pages_of_a_long_list_are_turned_and_held_from_the_console(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    window, pages = room.live.window, room.page.rail.pages
    window.come_up()
    hold, turn = "Hold this page on the stage", "Let pages of the stage turn"
    assert not pages.isVisible()
    row = DotRow(text="One list of spare parts for both halls", dots=None)
    dots = views.Dots(
        title="What first?", question="", each=3, rows=(row,) * 40, turnout=None, hidden=False
    )
    window.set_view(dots)
    of = window.canvas.pages()
    assert (pages.page.text(), pages.hold.accessibleName()) == (f"Page 1 of {of}", hold)
    room.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert (pages.page.text(), pages.hold.accessibleName()) == (f"Page 2 of {of}", turn)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert pages.hold.accessibleName() == hold
    named = ((pages.back, "page-back"), (pages.on, "page-on"), (pages.hold, "page-hold"))
    for button, id_ in named:
        assert keys_of(command(id_))[0] in button.toolTip()
    pages.back.click()
    assert (pages.page.text(), pages.hold.accessibleName()) == (f"Page 1 of {of}", turn)
    window.leave()
    assert not pages.isVisible()


def test_a_vote_is_taken_again_and_both_rounds_are_kept(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop)
    room.space()
    room.space()
    room.press(Qt.Key.Key_V)
    cast(room.workshop)
    room.turn()
    assert [room.space(), room.space()] == ["close", "reveal"]
    first, second = room.session.rounds.values()
    assert second.again_of == first.id
    view = room.desk.stage.view
    assert isinstance(view, views.Reveal)
    assert [round_.number for round_ in view.rounds] == [1, 2]


def test_a_leaver_takes_the_ballot_along_and_the_vote_goes_on(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop, ["p0", "p1", "p7"])
    room.desk.remove_person("p1")
    assert "p1" not in room.session.people
    room.turn()
    assert room.desk.main().lead == "11 still to vote"
    room.space()
    assert len(room.session.ballots) == 2


def test_an_open_vote_can_be_called_off(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop, ["p0"])
    room.desk.call_off()
    room.turn()
    assert not room.session.rounds
    assert room.desk.main().deed == "open"


def test_hands_are_counted_by_digits(qtbot: QtBot) -> None:
    room = Room(qtbot, planned(way="hands"))
    to_vote(room)
    room.space()
    room.type("4433")
    room.press(Qt.Key.Key_Tab)
    room.type("22")
    assert sorted((t.seat, t.counts) for t in room.session.tallies.values()) == [
        ("IT", (0, 0, 2, 2, 0)),
        ("OT", (0, 2, 0, 0, 0)),
    ]
    assert room.space() == "close"
    assert QApplication.focusWidget() is room.live.page


def test_with_one_screen_hands_are_counted_on_the_stage_that_covers_the_console(
    qtbot: QtBot,
) -> None:
    room = Room(qtbot, planned(way="hands"))
    to_vote(room)
    room.space()
    window = room.live.window
    window.come_up()
    room.turn()
    assert window.covers_console
    for keys in ("4432", Qt.Key.Key_Backspace, Qt.Key.Key_Tab, "220", Qt.Key.Key_Backtab, "1"):
        if isinstance(keys, str):
            QTest.keyClicks(window, keys)
        else:
            QTest.keyClick(window, keys)
        room.turn()
    assert sorted((t.seat, t.counts, t.cant_judge) for t in room.session.tallies.values()) == [
        ("IT", (1, 0, 1, 2, 0), 0),
        ("OT", (0, 2, 0, 0, 0), 1),
    ]
    view = window.canvas.view
    assert isinstance(view, views.Ask)
    hands = [(it.seat, it.counted, it.of, it.now) for it in view.hands]
    assert hands == [("IT", 4, 6, True), ("OT", 3, 6, False), ("MGT", 0, 2, False)]
    assert not any(holds_result(seen) for seen in room.views)
    QTest.keyClick(window, Qt.Key.Key_Space)
    room.turn()
    assert room.desk.main().deed == "reveal"
    QTest.keyClicks(window, "5")
    assert sum(sum(t.counts) for t in room.session.tallies.values()) == 6


def test_a_save_that_fails_is_told_and_offers_a_copy(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    keeper = room.workshop._keeper
    assert isinstance(keeper, FakeKeeper)
    keeper.failure = NotSaved("The disk is full.")
    room.press(Qt.Key.Key_Plus)
    assert room.live.page.banner.text() == "The disk is full."
    assert room.live.page.banner.offers() == "copy"
    with qtbot.waitSignal(room.live.copy_wished):
        room.live.page.banner.acted.emit("copy")


def test_every_button_and_field_has_a_name(qtbot: QtBot) -> None:
    room = Room(qtbot, planned("half-day-210"))
    room.space()
    for step in list(room.session.agenda.values()):
        room.desk.enter(step.id)
        room.turn()
        for part in room.live.page.findChildren(QAbstractButton):
            if part.isVisible():
                assert part.accessibleName(), (step.title, part)
        for field in room.live.page.findChildren(QLineEdit):
            if field.isVisible():
                around = field.parentWidget()
                assert field.accessibleName() or (around and around.accessibleName())


def test_a_focused_button_is_pressed_by_space_instead_of_the_main_action(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.live.page.head.timer.setFocus()
    step = room.session.about.step
    room.press(Qt.Key.Key_Space)
    assert (room.session.about.step, room.session.about.clock) == (step, None)


def test_enter_presses_a_focused_button_and_never_the_main_action(qtbot: QtBot) -> None:
    """The keyboard is put on the main action after a vote, where Enter may be one too many."""
    room = Room(qtbot, planned())
    room.space()
    step, page = room.session.about.step, room.page
    page.head.timer.setFocus()
    room.press(Qt.Key.Key_Return)
    assert (room.session.about.clock, room.session.about.step) == (None, step)
    page.take_focus(main=True)
    assert QApplication.focusWidget() is page.foot.main
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        room.press(key)
    page.take_focus()
    room.press(Qt.Key.Key_Return)
    page.write()
    room.press(Qt.Key.Key_Return)
    assert (room.session.about.step, room.sheets.sheet) == (step, None)
    page.foot.next.setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "", autorep=True)
    QApplication.sendEvent(page.foot.next, held)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.session.about.step == step
    room.press(Qt.Key.Key_Return)
    assert room.session.about.step != step


def test_another_workshop_can_be_shown_after_one(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.live.stop()
    room.live.start(room.workshop)
    room.turn()
    assert room.live.desk is not None
    assert room.live.desk.main().deed == "enter"


def test_each_question_of_an_axis_can_be_put_to_the_room(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop)
    room.space()
    room.space()
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.source == "two-axes"))
    room.turn()
    questions = room.session.pack.axis(room.desk.spotlight.subject).questions
    for asked, other in ((0, 1), (1, 0)):
        view, body = room.desk.stage.view, room.page.area.body()
        assert isinstance(view, views.AxisPage)
        assert view.ask == questions[asked]
        said = [it.text() for it in body.findChildren(QLabel)]
        assert said[said.index("Ask next") + 1] == questions[asked]
        names = {it.accessibleName(): it for it in body.findChildren(LaidButton)}
        assert f"Show on the stage: {questions[asked]}" not in names
        names[f"Show on the stage: {questions[other]}"].click()
        room.turn()


@pytest.mark.parametrize("line", ["What would both sides celebrate together?", "Who pays? " * 20])
def test_the_sign_of_a_question_stands_on_its_first_line(kit: Kit, qtbot: QtBot, line: str) -> None:
    question = OtherQuestion(kit, "goals", 1, line)
    qtbot.addWidget(question)
    question.resize(480, max(question.sizeHint().height(), question.heightForWidth(480)))
    question.show()
    sign, said = question.findChildren(QLabel)
    high = said.fontMetrics().height()
    lines = said.heightForWidth(said.width()) // high
    first = said.geometry().center().y() - (lines - 1) * high / 2
    assert abs(sign.geometry().center().y() - first) <= high / 8


def test_an_axis_that_is_talked_about_is_voted_again_on_the_spot(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.space()
    cast(room.workshop)
    room.space()
    room.space()
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.source == "two-axes"))
    room.turn()
    axis = room.desk.spotlight.subject
    room.press(Qt.Key.Key_V)
    cast(room.workshop)
    room.turn()
    assert [room.space() for _ in range(3)] == ["close", "reveal", "axis"]
    assert (room.step, room.desk.spotlight.subject) == ("two-axes", axis)
    again = max(room.session.rounds.values(), key=lambda round_: round_.number)
    asked = {room.session.pack.statement(id_).axis for id_ in again.statements}
    assert asked == {axis}


def test_esc_never_leaves_a_running_workshop(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    left: list[bool] = []
    room.actions["back"].triggered.connect(left.append)
    room.live.page.foot.main.setFocus()
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Escape)
    assert left == []
    assert QApplication.focusWidget() is room.live.page


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_step_fits_a_small_window_with_large_text(qtbot: QtBot, percent: int) -> None:
    room = Room(qtbot, planned("half-day-210"))
    room.theme.set_text_percent(percent)
    room.top.resize(1280, 720)
    room.stack.resize(1280, 720)
    room.turn()
    for step in list(room.session.agenda.values()):
        room.desk.enter(step.id)
        room.turn()
        assert room.live.page.minimumSizeHint().width() <= 1280, step.title
        place = room.page.area.currentWidget()
        assert isinstance(place, QScrollArea)
        inside = place.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= place.viewport().width(), step.title
        assert room.live.page.foot.main.isVisible()


def test_the_last_step_is_not_left_by_the_arrow(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.source == "close"))
    room.turn()
    room.press(Qt.Key.Key_Right)
    assert room.session.about.state == "running"


def test_notes_lie_over_the_step_in_a_narrow_window(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.stack.resize(800, 600)
    room.turn()
    assert not room.live.page.side.isVisible()
    room.press(Qt.Key.Key_N)
    assert room.live.page.side.isVisible()
    room.type("kept")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    assert not room.live.page.side.isVisible()
    assert [note.text for note in room.session.notes.values()] == ["kept"]


@pytest.mark.parametrize("shape", [(1024, 768), (1920, 1080), (1280, 800)])
def test_the_stage_in_small_has_the_shape_of_the_rooms(
    qtbot: QtBot, shape: tuple[int, int]
) -> None:
    room = Room(qtbot, planned())
    rail, canvas = room.live.page.rail, room.live.window.canvas
    room.live.window.resize(*shape)
    room.live.window.show()
    for width in (200, 240):
        rail.set_width(width)
        small = rail.stage.size()
        assert abs(small.width() / small.height() - canvas.width() / canvas.height()) < 0.02
        assert small.height() <= width * 9 / 16

"""A key struck twice by habit does what it was meant for once, and nothing that nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.booth.view import BoothView
from itot_workshop.ui.second_press import Bounces, SecondPress
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.booth.helpers.booths import booth_at, button, press, tap
from tests.ui.booth.helpers.rooms import ITEMS, dotting, voting
from tests.ui.console.helpers.desks import Room, Times, cast, planned
from tests.ui.console.test_flow import to_vote


@pytest.fixture
def _patience(qapp: QApplication) -> Iterator[None]:
    qapp.setDoubleClickInterval(400)
    yield
    qapp.setDoubleClickInterval(0)


@pytest.mark.usefixtures("_patience")
def test_space_pressed_twice_closes_a_vote_and_reveals_nothing(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    to_vote(room)
    room.times.now += 1
    assert room.space() == "open"
    round_ = open_round(room.session)
    assert round_ is not None
    cast(room.workshop)
    room.press(Qt.Key.Key_Space)
    assert open_round(room.session) is not None
    room.times.now += 0.4
    room.press(Qt.Key.Key_Space)
    QTest.keyClick(room.page, Qt.Key.Key_Space)
    room.page.foot.main.click()
    room.turn()
    assert room.session.rounds[round_.id].state == "closed"
    room.times.now += 0.4
    room.press(Qt.Key.Key_Space)
    assert room.session.rounds[round_.id].state == "revealed"
    assert room.space() == "show"
    assert room.space() == "show"


def held(window: QWidget, key: Qt.Key, text: str = "") -> None:
    """A key that is held until it has come three times."""
    for at in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0), text, at > 0)
        QApplication.sendEvent(window, event)


def test_a_key_held_on_the_stage_is_pressed_once(qtbot: QtBot) -> None:
    """With one screen the stage has the keys: a held one closes, and neither reveals nor leaves."""
    room = Room(qtbot, planned())
    stage = room.live.window
    to_vote(room)
    assert room.space() == "open"
    cast(room.workshop)
    room.turn()
    room.press(Qt.Key.Key_F5)
    QApplication.sendEvent(
        stage, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, Qt.KeyboardModifier(0), "", True)
    )
    assert stage.covers_console
    held(stage, Qt.Key.Key_Space, " ")
    room.turn()
    assert [round_.state for round_ in room.session.rounds.values()] == ["closed"]
    held(stage, Qt.Key.Key_B, "b")
    assert room.desk.stage.is_blank


def test_enter_with_the_last_answer_casts_nothing_that_was_not_seen(
    qtbot: QtBot, kit: Kit, tmp_path: Path
) -> None:
    """Without motion the review is there at once, and so was the ballot's end."""
    times = Times()
    second = SecondPress(times.read, lambda: 0.4)
    booth = BoothView(kit.theme, second=second)
    qtbot.addWidget(booth)
    booth.resize(1280, 720)
    with qtbot.waitActive(booth):
        booth.show()
    at = booth_at(voting(), booth, tmp_path / "one")
    press(booth, "1425\n")
    times.now += 60
    press(booth, "\n")
    button(booth, "Cast").click()
    assert at.wishes == []
    booth.repaint()
    press(booth, "\n")
    assert at.wishes == []
    times.now += 0.4
    press(booth, "\n\n")
    assert [list(wish.answers.values()) for wish in at.wishes] == [[4, 2, 5]]
    assert button(booth, "Next person").isVisible()
    at.file.close()


def struck(booth: BoothView, key: Qt.Key, text: str, *times: tuple[int, int]) -> None:
    """A key that goes down and comes up at these times, in milliseconds."""
    kinds = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for moments in times:
        for kind, at in zip(kinds, moments, strict=True):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier(0), text)
            event.setTimestamp(at)
            QApplication.sendEvent(booth, event)


BOUNCING = (1000, 1002), (1006, 1090)
"""A contact that closes, opens and closes again before the finger leaves it."""

TREMBLING = (1000, 1090), (1104, 1110)
"""A contact that closes again while the finger leaves it."""

AT_ONCE = (1000, 1050), (1090, 1140)
"""The same key twice, as quickly as hands are."""


@pytest.mark.parametrize("times", [BOUNCING, TREMBLING])
def test_a_digit_that_bounces_counts_once(
    kit: Kit, qtbot: QtBot, times: tuple[tuple[int, int], ...]
) -> None:
    """The key of a seat that is struck too hard must not answer the first statement as well."""
    voting_one, dotting_one = BoothView(kit.theme), BoothView(kit.theme)
    qtbot.addWidget(voting_one)
    qtbot.addWidget(dotting_one)
    voting_one.show_session(voting())
    dotting_one.show_session(dotting())
    for booth in (voting_one, dotting_one):
        struck(booth, Qt.Key.Key_1, "1", *times)
        assert (booth._booth.person, dict(booth._booth.answers)) == ("p1", {})
    struck(dotting_one, Qt.Key.Key_2, "2", *times)
    assert dict(dotting_one._booth.answers) == {ITEMS[1]: 1}


@pytest.mark.parametrize("still", [True, False])
def test_no_second_stroke_of_a_digit_is_lost(kit: Kit, qtbot: QtBot, *, still: bool) -> None:
    """However quick the hand, and however late a busy program hears of it: all comes at once."""
    kit.theme.set_reduced_motion(still)
    booth, giving = BoothView(kit.theme), BoothView(kit.theme)
    qtbot.addWidget(booth)
    qtbot.addWidget(giving)
    booth.show_session(voting())
    giving.show_session(dotting())
    for one in (booth, giving):
        struck(one, Qt.Key.Key_2, "2", (100, 150))
        struck(one, Qt.Key.Key_4, "4", *AT_ONCE)
    assert list(booth._booth.answers.values()) == [4, 4]
    assert dict(giving._booth.answers) == {ITEMS[3]: 2}


def test_bounces_are_told_by_when_a_key_moved_last() -> None:
    bounces = Bounces()
    assert not bounces.press(1, 1000)
    assert not bounces.press(2, 1005)
    assert bounces.press(1, 1020)
    bounces.release(1, 1100)
    assert bounces.press(1, 1129)
    assert not bounces.press(1, 1159)
    assert [bounces.press(1, 0), bounces.press(1, 0)] == [False, False]


@pytest.mark.usefixtures("_patience")
def test_two_quick_taps_are_two_dots_unless_the_first_took_the_seat(kit: Kit, qtbot: QtBot) -> None:
    booth = BoothView(kit.theme)
    qtbot.addWidget(booth)
    booth.resize(1280, 720)
    with qtbot.waitExposed(booth):
        booth.show()
    booth.show_session(dotting())
    left = Qt.MouseButton.LeftButton
    tap(booth, "1, ")
    thing = button(booth, "2, ")
    QTest.mouseDClick(thing, left)
    QTest.mouseRelease(thing, left)
    assert dict(booth._booth.answers) == {}
    QTest.mouseClick(thing, left)
    QTest.mouseDClick(thing, left)
    QTest.mouseRelease(thing, left)
    assert dict(booth._booth.answers) == {ITEMS[1]: 2}


def test_quick_hands_choose_seat_eleven_and_answer_nothing(kit: Kit, qtbot: QtBot) -> None:
    """The first digit waits for another one, which is the same one."""
    booth = BoothView(kit.theme)
    qtbot.addWidget(booth)
    booth.show_session(voting(seats=("IT",) * 12))
    struck(booth, Qt.Key.Key_1, "1", *AT_ONCE)
    assert (booth._booth.person, dict(booth._booth.answers)) == ("p11", {})

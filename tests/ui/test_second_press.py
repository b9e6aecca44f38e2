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
from itot_workshop.ui.second_press import SecondPress, Struck
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.booth.helpers.booths import booth_at, button, press
from tests.ui.booth.helpers.rooms import voting
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


def test_a_digit_that_bounces_answers_once() -> None:
    """The key of a seat that is struck too hard must not answer the first statement as well."""
    times = Times()
    struck = Struck(0.15, times.read, lambda: 0.4)
    assert struck.press(1) == (False, False)
    times.now += 0.1
    assert struck.press(1) == (True, True)
    times.now += 0.1
    assert struck.press(1) == (True, False)
    assert struck.press(2) == (False, False)
    quick = Struck(0.15, times.read, lambda: 0.0)
    assert [quick.press(1), quick.press(1)] == [(False, False), (True, False)]


def test_quick_hands_choose_seat_eleven_and_answer_nothing(kit: Kit, qtbot: QtBot) -> None:
    """A digit that waits for another one is followed by the same one on purpose."""
    booth = BoothView(kit.theme, second=SecondPress(within=lambda: 5.0))
    qtbot.addWidget(booth)
    booth.show_session(voting(seats=("IT",) * 12))
    booth.resize(1280, 720)
    press(booth, "111")
    assert booth._booth.person == "p11"
    assert dict(booth._booth.answers) == {}

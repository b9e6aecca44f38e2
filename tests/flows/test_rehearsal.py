"""Practising a plan in the real window: made-up people vote, and nothing is kept unless asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from tests.flows.conftest import CTRL, Facilitator


@pytest.fixture
def planned(at_work: Facilitator) -> Facilitator:
    """A new planned session, opened."""
    at_work.press(Qt.Key.Key_N, CTRL)
    sheet = at_work.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    sheet.title.setText("Together")
    at_work.press(Qt.Key.Key_Return)
    return at_work


@pytest.fixture
def rehearsing(planned: Facilitator) -> Facilitator:
    """The plan's rehearsal, on the console."""
    rehearse(planned)
    return planned


def rehearse(at: Facilitator) -> None:
    assert at.window.room is not None
    at.window.room.view.plan.rail.rehearse.click()


def live(at: Facilitator) -> tuple[LiveRoom, ConsoleDesk]:
    room = at.window.room
    assert room is not None
    assert room.live is not None
    desk = room.live.console.desk
    assert desk is not None
    return room.live, desk


def vote(at: Facilitator) -> ConsoleDesk:
    """Go on to the next vote and open it."""
    room, desk = live(at)
    while desk.main().deed != "open":
        desk.walk(1)
    desk.act()
    room.close_booth()
    return desk


def offers(at: Facilitator) -> list[str]:
    """What stands beside the main action."""
    room, _ = live(at)
    return [button.objectName() for button in room.console.page.foot.findChildren(QPushButton)]


def vote_as_made_up(at: Facilitator, qtbot: QtBot) -> None:
    """Press the button as soon as it is there."""
    room, _ = live(at)
    qtbot.waitUntil(lambda: "made-up" in offers(at))
    button = room.console.page.foot.findChild(QPushButton, "made-up")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def titles(library: Path) -> list[str]:
    return sorted(path.name for path in library.glob("*.itot"))


def kept(at: Facilitator, path: Path) -> Session:
    return find_session(path, at.window.library.library.keeping).session


def test_the_button_runs_a_marked_copy_and_leaves_the_plan_alone(
    rehearsing: Facilitator, library: Path
) -> None:
    at = rehearsing
    assert at.window.place == "console"
    _, desk = live(at)
    assert desk.session.about.rehearsal
    assert desk.session.about.step
    assert desk.session.people
    assert len(titles(library)) == 2
    plans = [kept(at, path) for path in library.glob("*.itot")]
    (plan,) = [session for session in plans if not session.about.rehearsal]
    assert plan.about.state == "planned"
    assert plan.people == {}


def test_made_up_people_vote_in_the_open_round_until_nobody_is_missing(
    rehearsing: Facilitator, qtbot: QtBot
) -> None:
    at = rehearsing
    assert "made-up" not in offers(at)
    desk = vote(at)
    vote_as_made_up(at, qtbot)
    round_ = open_round(desk.session)
    assert round_ is not None
    assert len(round_.voted) == len(desk.session.people)
    desk.act()
    assert open_round(desk.session) is None
    assert len(desk.session.ballots) == len(desk.session.people)
    qtbot.waitUntil(lambda: "made-up" not in offers(at))


def test_hands_are_made_up_too(rehearsing: Facilitator, qtbot: QtBot) -> None:
    _, desk = live(rehearsing)
    desk.set_way("hands")
    desk = vote(rehearsing)
    vote_as_made_up(rehearsing, qtbot)
    assert desk.session.tallies
    assert desk.main().deed == "close"


def test_a_rehearsal_that_is_left_goes_to_the_bin_and_can_be_kept(
    rehearsing: Facilitator, library: Path
) -> None:
    at = rehearsing
    at.window.go_home()
    assert at.titles == ["Together"]
    assert "rehearsal" in at.told
    assert titles(library / "bin")
    at.press(Qt.Key.Key_Z, CTRL)
    assert len(at.titles) == 2
    (row,) = [row for row in at.window.home.rows() if row.rehearsal]
    at.window.open_session(row.key)
    assert at.window.place == "console"
    at.window.go_home()
    assert len(at.titles) == 2, "what was kept once is kept"


@pytest.mark.parametrize("leave", ["close", "open another"])
def test_a_rehearsal_is_put_away_whichever_way_it_is_left(
    rehearsing: Facilitator, library: Path, leave: str
) -> None:
    at = rehearsing
    if leave == "close":
        at.window.close()
    else:
        (plan,) = [p for p in library.glob("*.itot") if not kept(at, p).about.rehearsal]
        at.window.open_session(str(plan))
        assert at.window.place == "plan"
        assert at.window.banner.offers() == ""
    assert len(titles(library)) == 1
    assert len(titles(library / "bin")) == 1


def test_a_workshop_under_way_is_not_rehearsed(rehearsing: Facilitator, library: Path) -> None:
    at = rehearsing
    assert at.window.room is not None
    at.window.room.view.show_page("plan")
    rehearse(at)
    assert "under way" in at.told
    assert len(titles(library)) == 2


def test_a_rehearsal_is_not_compared_with_a_real_session(
    with_examples: Facilitator,
) -> None:
    at = with_examples
    at.press(Qt.Key.Key_Return)
    assert at.window.room is not None
    at.window.room.view.show_page("plan")
    rehearse(at)
    at.window.go_home()
    at.press(Qt.Key.Key_Z, CTRL)
    rows = at.window.home.rows()
    rehearsal = next(row for row in rows if row.rehearsal)
    real = next(row for row in rows if not row.rehearsal)
    at.window.home.list.model.choose((rehearsal.key, real.key))
    title, detail = at.window.home.list.bar.said()
    assert title
    assert "made-up votes" in detail
    at.press(Qt.Key.Key_C)
    assert at.window.place == "library"
    assert "made-up votes" in at.told

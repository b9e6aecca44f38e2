"""The booth as people use it: by digits, by taps, and with nothing left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.changes import RoundDropped
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import returning_token
from itot_workshop.ui.booth.view import BoothView
from itot_workshop.ui.booth.window import BoothWindow
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.booth.helpers.booths import At, booth_at, button, focused, press, readable, tap
from tests.ui.booth.helpers.rooms import dotting, voting

Open: TypeAlias = Callable[..., At]


@pytest.fixture
def open_booth(qtbot: QtBot, kit: Kit, tmp_path: Path) -> Iterator[Open]:
    """Open a booth at a workshop of this session, in a shown window."""
    opened: list[At] = []

    def make(session: Session | None = None, *, name: str = "one", **wishes: object) -> At:
        booth = BoothView(kit.theme, **wishes)  # type: ignore[arg-type]
        qtbot.addWidget(booth)
        booth.resize(1280, 720)
        with qtbot.waitActive(booth):
            booth.show()
            booth.activateWindow()
        opened.append(booth_at(session or voting(), booth, tmp_path / name))
        return opened[-1]

    yield make
    for at in opened:
        at.file.close()


def title(at: At) -> str:
    pages = [page for page in at.booth.children() if getattr(page, "isVisible", bool)()]
    return str(pages[0].accessibleName())  # type: ignore[attr-defined]


def picture(at: At) -> QImage:
    return at.booth.grab().toImage()


def test_a_whole_round_by_digits_alone(open_booth: Open) -> None:
    at = open_booth()
    assert title(at) == "Who is next?"
    ballots = {1: "123", 2: "450", 3: "111", 4: "555", 5: "000", 6: "342"}
    for seat, scores in ballots.items():
        press(at.booth, f"{seat}{scores}\n")
        assert title(at).startswith("Thank you")
        press(at.booth, "\n")
    assert at.workshop.session.ballots == {}
    assert at.workshop.close_round()
    assert title(at) == "This vote is closed."
    said = sorted(
        "".join(str(vote or 0) for _, vote in sorted(ballot.answers.items()))
        for ballot in at.workshop.session.ballots.values()
    )
    assert said == sorted(ballots.values())


def test_enter_for_the_seat_casts_no_dots_that_nobody_gave(open_booth: Open) -> None:
    """A digit takes a seat at once, and somebody presses Enter all the same."""
    at = open_booth(dotting())
    press(at.booth, "2\n")
    assert at.wishes == []
    press(at.booth, "13\n")
    assert [sum(given or 0 for given in wish.answers.values()) for wish in at.wishes] == [2]


def test_a_vote_by_taps(open_booth: Open) -> None:
    at = open_booth()
    tap(at.booth, "5", "4, ", "0, ", "Back", "2, ", "1, ")
    assert title(at) == "Your 3 answers"
    tap(at.booth, "Statement 1", "5, ", "Cast my vote", "Next person")
    assert title(at) == "Who is next?"
    assert [(wish.person, wish.answers) for wish in at.wishes] == [
        ("p5", {"lea1": 5, "lea2": 2, "lea3": 1})
    ]
    assert at.workshop.session.rounds["r1"].voted == ("p5",)


def test_arrows_and_enter_choose_among_people(open_booth: Open) -> None:
    at = open_booth(voting(voted=("p1",)))
    press(at.booth, "\n")
    assert title(at) == "Who is next?"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(focused(at.booth), key)
    press(at.booth, "\n111\n")
    assert at.wishes[0].person == "p5"


def test_two_digits_and_corrections_choose_among_many(open_booth: Open) -> None:
    at = open_booth(voting(("lea1",), seats=("IT",) * 12))
    press(at.booth, "1")
    assert title(at) == "Who is next?"
    press(at.booth, "<\n")
    assert title(at) == "Who is next?"
    press(at.booth, "1\n3\n\n123\n")
    assert [wish.person for wish in at.wishes] == ["p1", "p12"]


def test_a_number_without_a_seat_is_told(open_booth: Open) -> None:
    at = open_booth(voting(("lea1",), seats=("IT",) * 12))
    press(at.booth, "14")
    assert "There is no seat 14. Type another number." in " ".join(readable(at.booth))
    press(at.booth, "1")
    assert title(at) == "Who is next?"


def test_nobody_votes_twice_but_afresh(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "2111\n\n2")
    assert title(at) == "You have voted. Vote afresh?"
    press(at.booth, "3")
    assert title(at) == "You have voted. Vote afresh?"
    tap(at.booth, "Keep my vote")
    press(at.booth, "2\n555\n")
    assert at.workshop.session.rounds["r1"].voted == ("p2",)
    assert at.workshop.close_round()
    (ballot,) = at.workshop.session.ballots.values()
    assert set(ballot.answers.values()) == {5}


def test_no_stray_key_of_the_last_voter_hands_the_booth_back(
    open_booth: Open, qtbot: QtBot
) -> None:
    at = open_booth(voting(voted=("p2", "p3", "p4", "p5", "p6")))
    with qtbot.assertNotEmitted(at.booth.left):
        press(at.booth, "1123\n")
        press(at.booth, "\n \n 1<2\n")
        assert title(at).startswith("Thank you")
    with qtbot.waitSignal(at.booth.left):
        QTest.keyClick(at.booth, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_after_the_last_ballot_one_can_still_be_changed(open_booth: Open, qtbot: QtBot) -> None:
    at = open_booth(voting(voted=("p2", "p3", "p4", "p5", "p6")))
    press(at.booth, "1123\n")
    tap(at.booth, "Change a vote")
    assert title(at) == "Who is next?"
    press(at.booth, "1\n321\n")
    with qtbot.waitSignal(at.booth.left):
        tap(at.booth, "Facilitator: go on")


def test_a_refused_ballot_is_told_and_can_be_cast_again(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1123")
    session = at.workshop.session
    away = replace(session.people["p1"], here=False)
    at.workshop.session = replace(session, people={**session.people, "p1": away})
    press(at.booth, "\n")
    assert title(at) == "Your 3 answers"
    assert any("not marked as here" in text for text in readable(at.booth))
    at.workshop.session = session
    press(at.booth, "\n")
    assert title(at).startswith("Thank you")
    assert at.wishes[0] == at.wishes[1]


def test_a_vote_called_off_under_a_voter_clears_the_screen(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "145")
    assert at.workshop.apply(RoundDropped(round="r1"))
    assert title(at) == "This vote is closed."
    press(at.booth, "5\n")
    assert at.wishes == []


@pytest.mark.parametrize("statements", [("lea1",), ("lea1", "lea2", "lea3", "gol1", "gol2")])
def test_nothing_of_an_earlier_voter_is_left(open_booth: Open, statements: tuple[str, ...]) -> None:
    first = open_booth(voting(statements), name="first")
    second = open_booth(voting(statements), name="second")
    bare = open_booth(voting(statements), name="third")
    press(first.booth, "1" + "4" * len(statements))
    press(second.booth, "1" + "2" * len(statements))
    second.booth.findChildren(QLineEdit)[0].setText("blue tractor")
    press(first.booth, "\n")
    press(second.booth, "\n")
    assert picture(first) == picture(second)
    assert list(readable(first.booth)) == list(readable(second.booth))
    press(first.booth, "\n2")
    press(second.booth, "\n2")
    press(bare.booth, "2")
    assert picture(first) == picture(second) == picture(bare)
    press(first.booth, "3" * len(statements))
    press(bare.booth, "3" * len(statements))
    assert picture(first) == picture(bare)
    assert not first.booth.findChildren(QLineEdit)[0].isUndoAvailable()


def test_no_key_stays_pressed_or_chosen_between_statements(open_booth: Open) -> None:
    by_digit, by_tap = open_booth(name="digit"), open_booth(name="tap")
    press(by_digit.booth, "14")
    tap(by_tap.booth, "1", "2, ")
    assert picture(by_digit) == picture(by_tap)
    press(by_digit.booth, "<")
    tap(by_tap.booth, "Back")
    fresh = open_booth(name="fresh")
    press(fresh.booth, "1")
    assert picture(by_digit) == picture(by_tap) == picture(fresh)


def test_the_space_bar_presses_a_key_and_leaves_no_focus_on_it(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1")
    button(at.booth, "4, ").setFocus()
    QTest.keyClick(button(at.booth, "4, "), Qt.Key.Key_Space)
    assert not any(key.hasFocus() for key in at.booth.findChildren(QAbstractButton))
    press(at.booth, "11\n")
    assert at.wishes[0].answers["lea1"] == 4


def test_a_key_that_is_held_answers_once(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1")
    plain = Qt.KeyboardModifier.NoModifier
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, plain, "4", again)
        QApplication.sendEvent(at.booth, event)
    assert "2 of 3" in " ".join(readable(at.booth))


def test_keys_of_other_alphabets_do_nothing(open_booth: Open) -> None:
    at = open_booth()
    for key, text in ((0x428, "Ш"), (0x664, "٤"), (Qt.Key.Key_F13, ""), (Qt.Key.Key_Menu, "")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(at.booth, event)
    assert title(at) == "Who is next?"


def test_the_second_of_two_quick_taps_answers_nothing(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1")
    key = button(at.booth, "4, ")
    tap(at.booth, "4, ")
    twice = QEvent.Type.MouseButtonDblClick
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(20, 20)
    QApplication.sendEvent(key, QMouseEvent(twice, place, place, left, left, plain))
    QTest.mouseRelease(key, left, pos=place.toPoint())
    assert "2 of 3" in " ".join(readable(at.booth))


def test_answers_show_only_while_the_eye_is_held(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1123")
    covered = picture(at)
    texts = list(readable(at.booth))
    eye = button(at.booth, "Hold to look")
    QTest.mousePress(eye, Qt.MouseButton.LeftButton)
    held = picture(at)
    assert held != covered
    QTest.mouseRelease(eye, Qt.MouseButton.LeftButton)
    assert picture(at) == covered
    QTest.keyPress(at.booth, Qt.Key.Key_Space)
    assert picture(at) == held
    QTest.keyRelease(at.booth, Qt.Key.Key_Space)
    assert picture(at) == covered
    assert list(readable(at.booth)) == texts


def test_covered_answers_look_alike_whatever_they_are(open_booth: Open) -> None:
    low, high = open_booth(name="low"), open_booth(name="high")
    press(low.booth, "1111")
    press(high.booth, "1055")
    assert picture(low) == picture(high)
    assert list(readable(low.booth)) == list(readable(high.booth))


def test_a_look_ends_when_another_window_comes_in_front(open_booth: Open, qtbot: QtBot) -> None:
    at = open_booth()
    press(at.booth, "1123")
    covered = picture(at)
    QTest.keyPress(at.booth, Qt.Key.Key_Space)
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    qtbot.waitUntil(lambda: not at.booth.isActiveWindow())
    assert picture(at) == covered


def test_a_private_code_goes_out_as_a_token_only(open_booth: Open) -> None:
    at = open_booth(voting(("lea1",)))
    press(at.booth, "14")
    field = at.booth.findChildren(QLineEdit)[0]
    field.setFocus()
    QTest.keyClicks(field, "Blue 7 tractor")
    assert "Blue" not in field.displayText()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert at.wishes == []
    press(at.booth, "\n")
    assert at.wishes[0].returning == returning_token("blue 7 tractor")
    assert field.text() == ""


def test_leaving_without_casting_leaves_nothing(open_booth: Open) -> None:
    at, fresh = open_booth(), open_booth(name="fresh")
    start = picture(at)
    press(at.booth, "1123")
    tap(at.booth, "Leave without casting")
    assert picture(at) == start == picture(fresh)
    press(at.booth, "12<<<")
    assert picture(at) == start
    assert at.wishes == []


def test_time_clears_an_abandoned_vote(open_booth: Open, qtbot: QtBot) -> None:
    at = open_booth(idle_seconds=0.05)
    press(at.booth, "14")
    qtbot.waitUntil(lambda: title(at) == "Who is next?")
    assert any("forgotten" in text for text in readable(at.booth))


def test_other_changes_of_the_session_do_not_disturb_a_voter(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1123")
    field = at.booth.findChildren(QLineEdit)[0]
    field.setFocus()
    at.booth.show_session(at.workshop.session)
    assert field.hasFocus()


def test_a_pressed_key_is_seen_for_a_moment_and_leaves_no_trace(
    open_booth: Open, kit: Kit, qtbot: QtBot
) -> None:
    kit.theme.set_reduced_motion(False)
    at = open_booth()
    press(at.booth, "1")
    before = picture(at)
    press(at.booth, "4")
    assert picture(at) != before
    qtbot.waitUntil(lambda: "2 of 3" in " ".join(readable(at.booth)))
    fresh = open_booth(name="fresh")
    kit.theme.set_reduced_motion(True)
    press(fresh.booth, "11")
    assert picture(at) == picture(fresh)


def test_no_key_of_somebody_fast_is_lost_and_none_casts_unseen(
    open_booth: Open, kit: Kit, qtbot: QtBot
) -> None:
    """Who types sheets of paper in waits for no key to be seen; a lost one shifts the rest."""
    kit.theme.set_reduced_motion(False)
    at = open_booth()
    press(at.booth, "1425\n")
    assert (at.wishes, "3 of 3" in " ".join(readable(at.booth))) == ([], True)
    qtbot.waitUntil(lambda: title(at) == "Your 3 answers")
    press(at.booth, "\n")
    (wish,) = at.wishes
    assert list(wish.answers.values()) == [4, 2, 5]


def test_esc_leaves_only_when_it_is_held(open_booth: Open, qtbot: QtBot) -> None:
    at = open_booth()
    press(at.booth, "14")
    QTest.keyClick(at.booth, Qt.Key.Key_Escape)
    assert "2 of 3" in " ".join(readable(at.booth))
    with qtbot.waitSignal(at.booth.left):
        QTest.keyPress(at.booth, Qt.Key.Key_Escape)
    assert title(at) == "Who is next?"


def test_the_facilitator_is_asked_before_the_booth_is_left(open_booth: Open, qtbot: QtBot) -> None:
    at = open_booth()
    tap(at.booth, "Facilitator")
    assert title(at) == "Leave the booth?"
    press(at.booth, "\n")
    assert title(at) == "Who is next?"
    tap(at.booth, "Facilitator")
    with qtbot.waitSignal(at.booth.left):
        tap(at.booth, "Leave the booth")


def test_on_the_shared_screen_people_are_told_beforehand(open_booth: Open) -> None:
    at = open_booth(public=True)
    private = open_booth(name="private")
    assert any("the room can see" in text for text in readable(at.booth))
    assert not any("the room can see" in text for text in readable(private.booth))


def test_enter_does_what_the_focused_key_says(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1123")
    button(at.booth, "Leave without casting").setFocus()
    press(at.booth, "\n")
    assert (title(at), at.wishes) == ("Who is next?", [])


def test_tab_walks_the_keys_of_a_page_in_their_order(open_booth: Open) -> None:
    at = open_booth()
    press(at.booth, "1")
    walked = []
    for _ in range(7):
        QTest.keyClick(focused(at.booth), Qt.Key.Key_Tab)
        walked.append(focused(at.booth).accessibleName()[:1])
    assert walked == ["1", "2", "3", "4", "5", "0", "B"]


def test_a_screen_reader_says_that_something_was_answered_and_never_what(
    open_booth: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def spoken(widget: QWidget, words: str) -> QAccessibleAnnouncementEvent:
        said.append(words)
        return QAccessibleAnnouncementEvent(widget, words)

    monkeypatch.setattr("itot_workshop.ui.booth.spoken.QAccessibleAnnouncementEvent", spoken)
    low, high = open_booth(name="low"), open_booth(name="high")
    said.clear()
    press(low.booth, "1123\n")
    first = list(said)
    said.clear()
    press(high.booth, "1540\n")
    assert first == said
    assert [words.startswith("Answered.") for words in first] == [False, True, True, True, False]


def test_everything_that_can_be_reached_has_a_name(open_booth: Open) -> None:
    at = open_booth(voting(("lea1", "lea2", "lea3", "gol1", "gol2"), voted=("p1",)))
    for keys in ("", "1", "\n", "12345", "\n"):
        press(at.booth, keys)
        for key in at.booth.findChildren(QAbstractButton):
            assert key.accessibleName() or not key.isVisible()
        assert title(at)


def test_keys_are_large_enough_for_a_finger(open_booth: Open) -> None:
    at = open_booth(voting(seats=("IT",) * 10 + ("OT",) * 11 + ("MGT",) * 3))
    for keys in ("", "1\n", "123"):
        press(at.booth, keys)
        for key in at.booth.findChildren(QAbstractButton):
            if key.isVisible():
                assert key.height() >= 44
        seats = [k for k in at.booth.findChildren(QAbstractButton) if k.objectName()]
        assert all(key.height() >= at.booth.height() / 10 - 1 for key in seats)
        if not keys:
            assert sum(key.isVisible() for key in seats) == 24


def test_a_window_closed_by_a_voter_asks_and_closed_by_the_program_goes(
    qtbot: QtBot, kit: Kit
) -> None:
    window = BoothWindow(kit.theme)
    qtbot.addWidget(window)
    window.booth.show_session(voting())
    window.show_on(window.screen())
    assert window.geometry() == window.screen().geometry()
    assert window.close()
    assert not window.isVisible()

"""Hands are counted by keys, clicks and lines; what the session says is what is shown."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.changes import HandsCounted
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.voting import Tally
from itot_workshop.ui.booth.hands import HandsPad
from itot_workshop.ui.booth.hands_count import (
    hands_of,
    in_order,
    seat_counts,
    with_hands,
    without,
)
from itot_workshop.ui.booth.hands_parts import HandCell
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.demo import core_pack
from tests.ui.booth.helpers.rooms import voting

SCALE = core_pack().scale
HANDS = st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=12)
EMPTY = Tally(id="t", round="r1", seat="IT", statement="lea1", counts=(0,) * 5)


@given(HANDS)
def test_hands_make_a_tally_and_come_out_of_it(hands: list[int | None]) -> None:
    tally = with_hands(EMPTY, hands, SCALE)
    assert sum(tally.counts) + tally.cant_judge == len(hands)
    assert in_order(hands, tally, SCALE) == tuple(hands)
    assert in_order([], tally, SCALE) == hands_of(tally, SCALE)
    assert with_hands(EMPTY, hands_of(tally, SCALE), SCALE) == tally


@given(HANDS, st.integers(1, 5))
def test_the_last_hand_of_a_score_is_taken_back(hands: list[int | None], score: int) -> None:
    assert without([*hands, score], score) == tuple(hands)
    left = without(hands, score)
    assert left.count(score) == max(0, hands.count(score) - 1)


class Counting(NamedTuple):
    """A pad and the session behind it, which takes every count as the rules have it."""

    pad: HandsPad
    sessions: list[Session]
    wishes: list[Tally]
    around: QWidget

    def counts(self, seat: Seat) -> tuple[int, ...]:
        found = {count.seat: count.tally for count in seat_counts(self.sessions[-1], "r1", "lea1")}
        return (*found[seat].counts, found[seat].cant_judge)

    def texts(self) -> list[str]:
        return [label.text() for label in self.pad.findChildren(QLabel) if label.isVisible()]


Open: TypeAlias = Callable[..., Counting]


@pytest.fixture
def open_pad(qtbot: QtBot, kit: Kit) -> Open:
    """Open a pad between two other controls."""

    def make(seats: Sequence[Seat] = ("IT", "IT", "IT", "OT", "OT")) -> Counting:
        numbers = itertools.count(1)
        pad = HandsPad(kit, lambda: f"t{next(numbers)}")
        around = QWidget()
        layout = QVBoxLayout(around)
        for part in (QLineEdit(), pad, QLineEdit()):
            layout.addWidget(part)
        qtbot.addWidget(around)
        session = voting(("lea1",), seats=seats, mode="tally")
        at = Counting(pad, [session], [], around)

        def take(tally: Tally) -> None:
            at.wishes.append(tally)
            at.sessions.append(after(at.sessions[-1], HandsCounted(tally=tally)).session)
            pad.show_count(at.sessions[-1], "r1", "lea1")

        pad.counted.connect(take)
        pad.show_count(session, "r1", "lea1")
        with qtbot.waitActive(around):
            around.show()
            around.activateWindow()
        pad.setFocus()
        return at

    return make


def cell(at: Counting, seat: Seat, hand: int | None) -> HandCell:
    return next(
        found
        for found in at.pad.findChildren(HandCell)
        if (found.seat, found.hand) == (seat, hand) and found.isVisible()
    )


def test_a_whole_count_by_keys(open_pad: Open) -> None:
    at = open_pad()
    QTest.keyClicks(at.pad, "445")
    QTest.keyClick(at.pad, Qt.Key.Key_Backspace)
    QTest.keyClicks(at.pad, "0")
    QTest.keyClick(at.pad, Qt.Key.Key_Tab)
    assert at.pad.seat == "OT"
    QTest.keyClicks(at.pad, "21")
    assert at.counts("IT") == (0, 0, 0, 2, 0, 1)
    assert at.counts("OT") == (1, 1, 0, 0, 0, 0)


def test_digits_count_where_they_stand_behind_shift_too(open_pad: Open) -> None:
    """As on French keyboards; with Ctrl, or as another sign, the same key counts nothing."""
    at, held = open_pad(), Qt.KeyboardModifier
    for text, modifiers in (
        ("4", held.ShiftModifier),
        ("4", held.KeypadModifier),
        ("4", held.ControlModifier),
        ("$", held.ShiftModifier),
    ):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, modifiers, text)
        QApplication.sendEvent(at.pad, key)
    assert at.counts("IT") == (0, 0, 0, 2, 0, 0)


def test_no_cell_moves_while_hands_are_counted(open_pad: Open, qtbot: QtBot) -> None:
    at = open_pad()

    def places() -> list[int]:
        return [it.mapTo(at.pad, QPoint()).x() for it in at.pad.findChildren(HandCell)]

    at.around.resize(560, at.around.height())
    qtbot.wait(0)
    before = places()
    for key in "445":  # the first hand, and all who are here
        QTest.keyClicks(at.pad, key)
        qtbot.wait(0)
        assert places() == before


def test_a_count_is_corrected_under_its_own_id(open_pad: Open) -> None:
    at = open_pad()
    QTest.keyClicks(at.pad, "44")
    QTest.keyClick(at.pad, Qt.Key.Key_Down)
    QTest.keyClicks(at.pad, "3")
    assert [tally.id for tally in at.wishes] == ["t1", "t1", "t2"]


def test_backspace_takes_back_what_was_typed_last(open_pad: Open) -> None:
    at = open_pad()
    QTest.keyClicks(at.pad, "51")
    QTest.keyClick(at.pad, Qt.Key.Key_Backspace)
    assert at.counts("IT") == (0, 0, 0, 0, 1, 0)
    for _ in range(3):
        QTest.keyClick(at.pad, Qt.Key.Key_Backspace)
    assert at.counts("IT") == (0,) * 6


def test_what_undo_took_back_is_no_longer_counted_on(open_pad: Open) -> None:
    at = open_pad()
    QTest.keyClicks(at.pad, "51")
    at.sessions.append(at.sessions[1])
    at.pad.show_count(at.sessions[-1], "r1", "lea1")
    QTest.keyClicks(at.pad, "2")
    assert at.counts("IT") == (0, 1, 0, 0, 1, 0)


def test_tab_walks_the_sides_and_then_on(open_pad: Open) -> None:
    at = open_pad()
    fields = at.around.findChildren(QLineEdit)
    QTest.keyClick(at.pad, Qt.Key.Key_Tab)
    assert (at.pad.hasFocus(), at.pad.seat) == (True, "OT")
    QTest.keyClick(at.pad, Qt.Key.Key_Tab)
    assert not at.pad.hasFocus()
    assert any(field.hasFocus() for field in fields)


def test_clicks_count_and_take_back(open_pad: Open) -> None:
    at = open_pad()
    target = cell(at, "OT", 2)
    for _ in range(3):
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(5, target.height() - 5))
    assert at.counts("OT") == (0, 3, 0, 0, 0, 0)
    QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    corner = QPoint(target.width() - 5, 5)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=corner)
    assert at.counts("OT") == (0, 1, 0, 0, 0, 0)
    assert at.pad.hasFocus()
    assert at.pad.seat == "OT"


def test_a_typed_line_counts_whole_sides(open_pad: Open) -> None:
    at = open_pad()
    QTest.keyClicks(at.pad, "1")
    line = at.pad.findChildren(QLineEdit)[0]
    line.setFocus()
    QTest.keyClicks(line, "IT: 4 4 3; OT: 2 ?")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert at.counts("IT") == (0, 0, 1, 2, 0, 0)
    assert at.counts("OT") == (0, 1, 0, 0, 0, 1)
    assert line.text() == ""
    assert at.pad.hasFocus()


@pytest.mark.parametrize("text", ["IT: 4 9", "Management: 3; IT: 2", "IT: 2; Management: 3"])
def test_a_line_that_is_wrong_counts_nothing_and_says_why(open_pad: Open, text: str) -> None:
    at = open_pad()
    line = at.pad.findChildren(QLineEdit)[0]
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert at.wishes == []
    assert line.text() == text
    assert any("hands to count" in said or "not on the scale" in said for said in at.texts())


def test_the_sum_is_held_against_who_is_here(open_pad: Open) -> None:
    at = open_pad(("IT", "IT", "IT", "MGT"))
    assert "0 of 3" in at.texts()
    assert not any("to go" in said for said in at.texts())
    for keys, said in (("1", "2 hands to go"), ("1", "1 hand to go"), ("1", "all counted")):
        QTest.keyClicks(at.pad, keys)
        assert said in at.texts()
    QTest.keyClicks(at.pad, "1")
    assert "4 of 3" in at.texts()
    assert "one more than are here" in at.texts()
    assert "IT: 4 of 3 counted, one more than are here" in at.pad.accessibleDescription()


def test_keys_of_the_window_stay_away_while_hands_are_counted(open_pad: Open) -> None:
    at = open_pad()
    fired: list[str] = []
    action = QAction("Other", at.around)
    action.setShortcut("4")
    action.triggered.connect(lambda: fired.append("4"))
    at.around.addAction(action)
    QTest.keyClicks(at.pad, "4")
    assert fired == []
    assert at.counts("IT") == (0, 0, 0, 1, 0, 0)


def test_another_statement_begins_with_nothing(open_pad: Open, qtbot: QtBot) -> None:
    at = open_pad()
    QTest.keyClicks(at.pad, "44")
    QTest.keyClick(at.pad, Qt.Key.Key_Tab)
    session = at.sessions[-1]
    other = replace(session.rounds["r1"], id="r2", statements=("lea2",))
    both = replace(session, rounds={**session.rounds, "r2": other})
    at.pad.show_count(both, "r2", "lea2")
    assert at.pad.seat == "IT"
    qtbot.waitUntil(lambda: "0 of 3" in at.texts())


def test_nobody_is_here_and_nothing_breaks(open_pad: Open) -> None:
    at = open_pad(())
    QTest.keyClicks(at.pad, "4")
    QTest.keyClick(at.pad, Qt.Key.Key_Backspace)
    line = at.pad.findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "4 4 2")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert at.wishes == []
    assert "Nobody is here, so there are no hands to count." in at.texts()


def test_the_last_side_may_leave_while_it_is_counted(open_pad: Open) -> None:
    at = open_pad()
    QTest.keyClick(at.pad, Qt.Key.Key_Tab)
    before = str(at.pad.seat)
    at.pad.show_count(voting(("lea1",), seats=("IT", "IT"), mode="tally"), "r1", "lea1")
    assert (before, str(at.pad.seat)) == ("OT", "IT")

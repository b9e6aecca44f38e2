"""A whole half-day workshop by keys alone, in the real window: from the empty library to the PDF.

Every exercise is reached as a facilitator reaches it: Space leads on, Tab goes into the step in a
few presses, O to what stands beside the main action, Esc gives the keys back to the room.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.storage.opening import find_session
from tests.flows.conftest import CTRL, NONE, Facilitator
from tests.flows.test_whole_pulse import ENTER, ESC, SPACE, desk_of, room_of, space, write
from tests.ui.booth.helpers.booths import press

TAB, DOWN, RIGHT = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Right
SCORES = (4, 4, 5, 2, 2, 1)
CARDS = ("Distributed control", "PLC programs", "Cloud servers", "Plant network")
NEAR = 6
"""So many presses of Tab may lie between the room and what a step is about."""


def now(at: Facilitator) -> Session:
    return desk_of(at).session


def key(at: Facilitator, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press keys where they go: into an open menu, else where the focus is."""
    for each in keys:
        menu = QApplication.activePopupWidget()
        QTest.keyClick(menu or QApplication.focusWidget() or at.window, each, modifiers)
        QTest.qWait(0)


def focused() -> str:
    focus = QApplication.focusWidget()
    text = focus.text() if isinstance(focus, QAbstractButton) else ""
    return (focus.accessibleName() or text) if focus is not None else ""


def to(at: Facilitator, name: str, most: int = NEAR) -> None:
    """Press Tab until what is called so has the keyboard."""
    QTest.qWait(0)  # what has come is shown in the next turn
    passed = []
    while not focused().startswith(name):
        passed.append(focused())
        assert len(passed) <= most, (name, passed)
        at.press(TAB)


def strike(at: Facilitator, digits: str) -> None:
    """Press keys one by one, each for what the one before it has brought."""
    for digit in digits:
        at.type(digit)
        QTest.qWait(0)


def write_into(at: Facilitator, name: str, text: str, most: int = NEAR) -> None:
    to(at, name, most)
    at.type(text)


def beside(at: Facilitator, name: str) -> None:
    """Do what stands beside the main action."""
    key(at, Qt.Key.Key_O)
    to(at, name)
    key(at, SPACE)


def choose(at: Facilitator, button: str, entry: str) -> None:
    """Choose from the menu of a button, and give the keys back."""
    key(at, ESC)
    to(at, button)
    key(at, SPACE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    key(at, *[DOWN] * (texts.index(entry) + 1), ENTER, ESC)


def in_booth(at: Facilitator, *answers: str) -> None:
    """One after the other at the booth: seat, answers, cast, next; then the facilitator closes."""
    booth = room_of(at).booth
    assert booth is not None
    assert QTest.qWaitForWindowActive(booth)
    for seat, keys in enumerate(answers, start=1):
        press(booth.booth, f"{seat}\n{keys}\n\n")
    QTest.keyClick(booth.booth, ENTER, CTRL)
    QTest.qWait(0)
    assert space(at) == "close"


def all_answer(at: Facilitator, scores: tuple[int, ...] = SCORES) -> None:
    round_ = open_round(now(at))
    assert round_ is not None
    in_booth(at, *(str(score) * len(round_.statements) for score in scores))


def place(at: Facilitator) -> str:
    return at.window.place


def step(at: Facilitator) -> str:
    return now(at).agenda[now(at).about.step].kind


def on_to(at: Facilitator, deed: str, *through: str) -> None:
    """Lead on by Space until it means this deed."""
    for _ in range(30):
        if desk_of(at).main().deed == deed:
            return
        assert space(at) in through
    raise AssertionError(deed)


def plan_and_start(at: Facilitator) -> None:
    key(at, Qt.Key.Key_N, modifiers=CTRL)
    at.type("3 IT, 3 OT")
    to(at, "Agenda", 10)
    key(at, DOWN)
    key(at, ENTER, modifiers=CTRL)
    assert space(at) == "enter"


def rate_differences(at: Facilitator) -> None:
    to(at, "Skills, IT")
    for digit in "2434":
        strike(at, digit)
        key(at, DOWN)
    key(at, ESC)
    write_into(at, "Example: Skills, IT", "two ways to test")
    key(at, ESC)
    assert space(at) == "page"
    to(at, "Skills: Helps most")
    key(at, SPACE, ESC)
    assert space(at) == "enter"


def vote(at: Facilitator) -> None:
    """A trial; an axis in the booth, a statement by hands, all others typed in from paper."""
    beside(at, "Trial vote")
    all_answer(at)
    assert [space(at) for _ in range(2)] == ["reveal", "end-trial"]
    choose(at, "Way to vote", "Axis by axis")
    assert space(at) == "open"
    all_answer(at)
    beside(at, "Go on, reveal later")
    choose(at, "Way to vote", "Show of hands")
    assert space(at) == "open"
    at.type("45")
    key(at, Qt.Key.Key_Backspace)
    at.type("44")
    key(at, TAB)
    at.type("221")
    assert space(at) == "close"
    beside(at, "Go on, reveal later")
    assert focused() == "Console"
    choose(at, "Way to vote", "Paper")
    beside(at, "Type the sheets in")
    all_answer(at)
    choose(at, "Way to vote", "Booth")
    key(at, RIGHT)
    assert step(at) == "reveal"


def read_and_talk(at: Facilitator) -> None:
    """The radar with its table, two axes in depth, the second of them voted on again."""
    assert space(at) == "reveal"
    on_to(at, "axis", "table", "enter")
    assert step(at) == "discuss"
    write(at, Qt.Key.Key_N, "e: @it the historian stood for a shift")
    assert space(at) == "axis"
    key(at, Qt.Key.Key_V)
    all_answer(at, (4, 4, 4, 3, 3, 3))
    assert [space(at) for _ in range(3)] == ["reveal", "axis", "enter"]


def look_into_the_mirror(at: Facilitator) -> None:
    at.type("11112113")
    key(at, Qt.Key.Key_Backspace)
    assert sorted(mark.dots for mark in now(at).marks.values() if mark.dots) == [1, 2]
    assert [space(at) for _ in range(2)] == ["page", "page"]
    key(at, ESC)
    to(at, "Try it")
    key(at, SPACE)
    choose(at, "Another card…", "Widen the green box")
    strike(at, "12")
    assert len({mark.card for mark in now(at).marks.values() if mark.dots}) == 2
    on_to(at, "core", "page", "enter")
    assert step(at) == "board"


def fill_the_board(at: Facilitator) -> None:
    """Two tables place in turn, the room settles, says what stays apart and what moves."""
    write_into(at, "A card of the room’s own", "One list of who is on call", 40)
    key(at, ENTER, ESC)
    assert desk_of(at).main().deed == "core"
    for name in CARDS:
        to(at, name, 40)
        key(at, SPACE)
    key(at, ESC)
    assert len(now(at).board) == len(CARDS) + 1
    for columns in ("23123", "21311"):
        assert [space(at) for _ in range(2)] == ["board", "place"]
        strike(at, f"0{columns}")
    assert [space(at) for _ in range(2)] == ["board", "board"]
    assert now(at).about.board == "settle"
    at.type("k")
    write_into(at, "Note on this card", "the law says so")
    key(at, TAB, ESC)
    strike(at, "311x")
    assert space(at) == "board"
    key(at, TAB)
    at.type("two days of standstill")
    key(at, TAB, ESC)
    assert space(at) == "board"
    write_into(at, "Why it stays apart", "validation")
    key(at, TAB, ESC)
    assert space(at) == "board"
    to(at, "Move into the middle")
    key(at, SPACE)
    write_into(at, "Barrier", "two networks")
    key(at, TAB, DOWN, TAB, DOWN, ESC)
    assert [space(at) for _ in range(2)] == ["moves", "enter"]


def pick_a_model(at: Facilitator) -> None:
    on_to(at, "weights", "look")
    assert space(at) == "weights"
    in_booth(at, *["32120123"] * 3, *["12322101"] * 3)
    assert space(at) == "reveal"
    key(at, ESC)
    to(at, "Weight:")
    at.type("2")
    key(at, ESC)
    assert [space(at) for _ in range(2)] == ["look", "look"]
    write_into(at, "A reason why it has failed", "nobody was freed")
    to(at, "Keep the reason: OT")
    key(at, SPACE, ESC)
    assert space(at) == "look"
    to(at, "Model")
    key(at, DOWN)
    write_into(at, "Reason", "it fits us now")
    to(at, "Thumb up: one more")
    key(at, *[SPACE] * 5)
    to(at, "Thumb down: one more")
    key(at, SPACE)
    write_into(at, "What would have to change", "an end date")
    key(at, ENTER)
    write_into(at, "Who drafts the charter", "Plant lead")
    to(at, "Begin its charter")
    key(at, SPACE)
    assert place(at) == "charter"
    key(at, TAB)
    at.type("Bridge")
    key(at, TAB, ESC)
    assert place(at) == "console"
    assert space(at) == "enter"


def agree_on_actions(at: Facilitator) -> None:
    """An action from a note, filled in, and dots for what comes first."""
    key(at, Qt.Key.Key_N, TAB)
    to(at, "IT, example", 12)
    key(at, Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.AltModifier)
    at.type("One shared list of switches")
    write_into(at, "Owner", "Anna")
    key(at, TAB, DOWN)
    write_into(at, "Partner", "Bert")
    key(at, TAB, DOWN, DOWN)
    write_into(at, "By when", "24122030")
    key(at, ENTER)
    beside(at, "Vote with dots")
    key(at, ENTER)
    in_booth(at, *["112"] * 6)
    assert [space(at) for _ in range(3)] == ["reveal", "step", "enter"]


def close(at: Facilitator, home: Path) -> None:
    beside(at, "Was it worth the time?")
    in_booth(at, *"444455")
    assert [space(at) for _ in range(4)] == ["reveal", "step", "finish", "results"]
    assert place(at) == "results"
    key(at, Qt.Key.Key_E, modifiers=CTRL)
    key(at, ENTER)
    at.wait_for_export()
    (summary,) = home.rglob("*.pdf")
    assert summary.read_bytes().startswith(b"%PDF")
    key(at, ESC)
    assert at.window.home.list.shown()[0].state == "finished"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu's window
@pytest.mark.long
def test_the_half_day_by_keys_alone(at_work: Facilitator, library: Path, home: Path) -> None:
    at = at_work
    at.window.theme.set_reduced_motion(True)
    plan_and_start(at)
    rate_differences(at)
    vote(at)
    read_and_talk(at)
    look_into_the_mirror(at)
    fill_the_board(at)
    pick_a_model(at)
    agree_on_actions(at)
    close(at, home)

    (kept,) = library.glob("*.itot")
    session = find_session(kept, at.window.library.library.keeping).session
    assert len(session.differences) == 4
    ways = [round_.way for round_ in sorted(session.rounds.values(), key=lambda it: it.number)]
    assert ways == ["booth", "hands", *["booth"] * 5]
    assert sum(round_.again_of != "" for round_ in session.rounds.values()) == 1
    assert any(card.keep_apart and card.reason for card in session.board.values())
    (choice,) = session.model_choice.values()
    assert (choice.reason, choice.thumbs_up, choice.thumbs_down) == ("it fits us now", 5, 1)
    (charter,) = session.charters.values()
    assert charter.model == choice.chosen
    moved, agreed = sorted(session.actions.values(), key=lambda action: action.position)
    assert moved.card
    assert (agreed.text, agreed.owner, agreed.partner) == (
        "One shared list of switches",
        "Anna",
        "Bert",
    )
    assert agreed.due is not None

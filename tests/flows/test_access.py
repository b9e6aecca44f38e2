"""By ear and by keys: each control in sight has a name, and Tab or a key leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.live.workshop import Workshop
from itot_workshop.ui.commands import COMMANDS, keys_of, label_of
from itot_workshop.ui.console.live import LiveConsole
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.plan.view import PARTS
from tests.flows.conftest import CTRL, NONE, SHIFT, Facilitator

CONTROLS = (
    QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView
)  # fmt: skip
INNER = ("qt_spinbox_lineedit", "_q_qlineeditclearbutton", "ScrollLeftButton", "ScrollRightButton")
KEYED = {label_of(it).rstrip("…") for it in COMMANDS if keys_of(it)}
IDLE_TABS = 12


@pytest.fixture
def planned(at_work: Facilitator) -> Facilitator:
    """A planned pulse with fourteen people, its plan in sight."""
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.press(Qt.Key.Key_Return)
    plan = at_work.window.room.view.plan if at_work.window.room is not None else None
    assert plan is not None
    plan.show_part("people")
    plan.take_focus()
    at_work.type("6 IT, 7 OT, 1 other")
    at_work.press(Qt.Key.Key_Return)
    return at_work


@pytest.fixture
def live(planned: Facilitator) -> LiveRoom:
    """The workshop, started."""
    room = planned.window.room
    assert room is not None
    room.view.plan.start.click()
    assert room.live is not None
    return room.live


def controls(window: QWidget) -> list[QWidget]:
    """What can be acted on, without the parts that such a control is made of."""
    return [
        it
        for it in window.findChildren(QWidget)
        if isinstance(it, CONTROLS) and it.isVisibleTo(window) and not _is_inner(it)
    ]


def _is_inner(widget: QWidget) -> bool:
    return (
        widget.objectName() in INNER
        or isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
        or (isinstance(widget, QHeaderView) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus)
        or type(widget).__name__ in ("QTableCornerButton", "QLineEditIconButton")
    )


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text).strip()


def unnamed(window: QWidget) -> list[str]:
    return [
        f"{type(it).__name__} in {type(it.parentWidget()).__name__}"
        for it in controls(window)
        if not name_of(it)
    ]


def tabbed(window: QWidget) -> set[QWidget]:
    """Whatever the tab key leads to until it comes round; a date takes it for each of its parts."""
    reached: set[QWidget] = set()
    idle = 0
    while idle <= IDLE_TABS:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        idle = idle + 1 if now is None or now in reached else 0
        if now is not None:
            reached.add(now)
    return reached


def _led_to(widget: QWidget, reached: set[QWidget]) -> bool:
    """Tab leads to it, to its field, or to one of the group whose others the arrow keys choose."""
    if any(it is widget or widget.isAncestorOf(it) for it in reached):
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(button in reached for button in group.buttons())
    parent = widget.parentWidget()
    if isinstance(widget, QAbstractButton) and widget.autoExclusive() and parent is not None:
        return any(it in reached for it in parent.findChildren(type(widget)))
    return False


def _has_key(widget: QWidget) -> bool:
    """Whether the list of shortcuts names a key for it, or its own face does."""
    actions = [action for action in widget.actions() if action.shortcuts()]
    return bool(actions) or name_of(widget).split(":")[0].rstrip("…") in KEYED


def out_of_reach(window: QWidget) -> list[str]:
    reached = tabbed(window)
    return [
        f"{type(it).__name__} “{name_of(it)}”"
        for it in controls(window)
        if it.isEnabled() and not _led_to(it, reached) and not _has_key(it)
    ]


def faults(window: QWidget) -> list[str]:
    assert controls(window)
    return [*unnamed(window), *out_of_reach(window)]


def test_every_part_of_the_plan(planned: Facilitator) -> None:
    room = planned.window.room
    assert room is not None
    found = {}
    for part in PARTS:
        room.view.plan.show_part(part)
        room.view.plan.take_focus()
        found[part] = faults(planned.window)
    assert {part: bad for part, bad in found.items() if bad} == {}


def vote(workshop: Workshop) -> None:
    """Let everybody vote on what is open: IT sees it better than OT."""
    round_ = open_round(workshop.session)
    assert round_ is not None
    for person in workshop.session.people.values():
        score = 4 if person.seat == "IT" else 2
        answers: dict[str, int | None] = dict.fromkeys(round_.statements, score)
        assert workshop.apply(BallotCast(round=round_.id, person=person.id, answers=answers))


def moments(console: LiveConsole, close_booth: Callable[[], None]) -> Iterator[str]:
    """The workshop from its first step to its end, by its main action, one moment after another."""
    for number in range(100):
        desk = console.desk
        assert desk is not None
        main, step = desk.main(), desk.session.agenda[desk.session.about.step]
        yield f"{number} {step.title}: {main.label}"
        if main.deed == "finish":
            return
        if main.deed == "action":
            desk.walk(1)
            continue
        desk.act()
        if main.deed in ("trial", "open"):
            close_booth()
            QTest.qWait(0)
            yield f"{number} {step.title}: nobody has voted"
            vote(desk.workshop)
        QTest.qWait(0)


def test_the_console_at_every_moment_of_a_pulse(planned: Facilitator, live: LiveRoom) -> None:
    found, seen = {}, set()
    for moment in moments(live.console, live.close_booth):
        live.console.page.take_focus()
        what = moment.split(" ", 1)[1]
        if what not in seen:
            seen.add(what)
            found[moment] = faults(planned.window)
    assert len(seen) >= 12, seen
    assert {moment: bad for moment, bad in found.items() if bad} == {}


def test_the_library_and_its_sheets(with_examples: Facilitator) -> None:
    at = with_examples
    found = {"library": faults(at.window)}
    keys = {
        "new": (Qt.Key.Key_N, CTRL),
        "follow-up": (Qt.Key.Key_N, CTRL | SHIFT),
        "rename": (Qt.Key.Key_F2, NONE),
        "export": (Qt.Key.Key_E, CTRL),
        "settings": (Qt.Key.Key_Comma, CTRL),
        "shortcuts": (Qt.Key.Key_F1, NONE),
    }
    for name, (key, modifiers) in keys.items():
        at.window.home.take_focus()
        at.press(key, modifiers)
        sheet = at.window.sheets.sheet
        assert sheet is not None, name
        found[name] = faults(sheet)
        at.window.sheets.close()
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_A, Qt.Key.Key_F1])
def test_the_sheets_of_the_console(planned: Facilitator, live: LiveRoom, key: Qt.Key) -> None:
    live.console.page.take_focus()
    planned.press(key)
    sheet = planned.window.sheets.sheet
    assert sheet is not None
    assert faults(sheet) == []


def test_the_stage_has_nothing_to_press(planned: Facilitator, live: LiveRoom) -> None:
    live.console.page.take_focus()
    planned.press(Qt.Key.Key_F5)
    assert live.console.window.is_up
    assert controls(live.console.window) == []


def test_every_page_of_the_booth(planned: Facilitator, live: LiveRoom) -> None:
    live.console.page.take_focus()
    planned.press(Qt.Key.Key_Space)
    planned.press(Qt.Key.Key_Space)
    assert live.booth is not None
    assert QTest.qWaitForWindowActive(live.booth)
    found = {}
    for number, key in enumerate("1 ⏎ 4 ⏎ ⏎".split()):
        found[f"{number}"] = faults(live.booth)
        live.booth.booth.setFocus()
        if key == "⏎":
            planned.press(Qt.Key.Key_Return)
        else:
            planned.type(key)
    found["last"] = faults(live.booth)
    assert {page: bad for page, bad in found.items() if bad} == {}

"""The menu of a session in the library: by right-click, by its key, and on an interrupted card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from itot_workshop.domain.changes import StepEntered
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.library.interrupted import InterruptedCard
from itot_workshop.ui.sheets.export import ExportSheet
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from itot_workshop.ui.sheets.questions import RenameSheet
from tests.flows.conftest import CTRL, Facilitator

Choose: TypeAlias = Callable[[QWidget, QPoint, str], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Asks for the menu at a place, as the right mouse button does, and takes an entry of it."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))

    def chosen(widget: QWidget, point: QPoint, title: str) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=point)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))
        (menu,) = menus
        menus.clear()
        next(it for it in menu.actions() if it.text().rstrip("…") == title).trigger()

    return chosen


def at_row(at: Facilitator, row: int) -> tuple[QWidget, QPoint]:
    table = at.window.home.list.table
    return table.viewport(), table.visualRect(table.model().index(row, 2)).center()


def test_everything_that_can_be_done_with_a_session(
    with_examples: Facilitator, choose: Choose
) -> None:
    at = with_examples
    sheets = {
        "Plan a follow-up": NewWorkshopSheet,
        "Rename": RenameSheet,
        "Export": ExportSheet,
    }
    for title, kind in sheets.items():
        choose(*at_row(at, 1), title)
        assert isinstance(at.window.sheets.sheet, kind), title
        at.wait_for_export()
        at.press(Qt.Key.Key_Escape)
    assert at.window.home.list.current() == at.window.home.list.shown()[1]
    for title, back in (("Archive", 2), ("Move to the bin", 2)):
        choose(*at_row(at, 1), title)
        assert len(at.titles) == back
        assert "First follow-up" not in at.titles
        at.press(Qt.Key.Key_Z, CTRL)
        assert len(at.titles) == 3
    choose(*at_row(at, 2), "Open")
    assert at.window.place == "results"


def test_commands_mean_the_interrupted_card_while_it_has_the_keys(
    with_examples: Facilitator,
    start: Callable[[], Facilitator],
    library: Path,
    choose: Choose,
) -> None:
    first = next(path for path in library.glob("*.itot") if "2025-02-11" in path.name)
    desk = with_examples.window.library.library
    session = find_session(first, desk.keeping).session
    step = min(session.agenda.values(), key=lambda it: it.position)
    desk.change(first, [StepEntered(step=step.id, at=0.0)])
    at = start()
    card = at.window.home.list.findChildren(InterruptedCard)[0]
    choose(card, QPoint(9, 9), "Rename")
    at.type("Was interrupted")
    at.press(Qt.Key.Key_Return)
    assert at.titles[0] == "Was interrupted"
    at.press(Qt.Key.Key_Delete)
    assert len(at.titles) == 2
    assert "Was interrupted" not in at.titles
    at.press(Qt.Key.Key_Z, CTRL)
    card = at.window.home.list.findChildren(InterruptedCard)[-1]
    choose(card, QPoint(9, 9), "Continue")
    assert at.window.place == "console"

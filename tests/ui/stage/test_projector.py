"""The stage's window between the running workshop and pages of results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_views import AudienceView, Blank, Closing
from itot_workshop.ui.stage.projector import Projector
from itot_workshop.ui.widgets.kit import Kit


def view(title: str) -> AudienceView:
    return Closing(title=title, lines=(), actions=0, next_date=None)


RUNNING, ONE, TWO, NEW = view("running"), view("one"), view("two"), view("new")


def on(projector: Projector) -> tuple[bool, bool]:
    """Whether the window is up, and whether pages are on it."""
    return projector.window.is_up, projector.presents


@pytest.fixture
def projector(kit: Kit, qtbot: QtBot, tmp_path: Path) -> Iterator[Projector]:
    console = QWidget()
    qtbot.addWidget(console)
    console.show()
    made = Projector(kit.theme, console)
    yield made
    made.dispose()


def test_pages_are_shown_turned_and_taken_down(projector: Projector) -> None:
    window = projector.window
    told: list[int] = []

    def tell() -> None:
        told.append(projector.shown[0] - 1)

    projector.page_changed.connect(tell)
    projector.present((ONE, TWO))
    assert on(projector) == (True, True)
    assert window.canvas.view == ONE
    projector.turn(-1)
    projector.turn(1)
    assert window.canvas.view == TWO
    assert projector.shown == (2, 2)
    projector.turn(1)
    assert on(projector) == (False, False)
    assert told == [0, 1, -1]


def test_the_running_workshop_waits_behind_the_pages(projector: Projector) -> None:
    window = projector.window
    projector.feed(RUNNING)
    window.come_up()
    projector.present((ONE,))
    projector.feed(NEW)
    assert window.canvas.view == ONE
    projector.turn(1)
    assert on(projector) == (True, False)
    assert window.canvas.view == NEW


def test_leaving_the_window_takes_the_pages_down(projector: Projector) -> None:
    projector.present((ONE, TWO))
    QTest.keyClick(projector.window, Qt.Key.Key_Escape)
    assert on(projector) == (False, False)
    assert projector.window.canvas.view == Blank()


def test_pages_are_renewed_where_one_is(projector: Projector) -> None:
    projector.renew((NEW,))
    assert on(projector) == (False, False)
    projector.present((ONE, TWO))
    projector.turn(1)
    projector.renew((ONE, NEW))
    assert projector.window.canvas.view == NEW
    projector.renew(())
    projector.present(())
    assert on(projector) == (False, False)


def test_a_stage_that_waits_for_a_screen_waits_on_after_the_pages(projector: Projector) -> None:
    projector.window.come_beside()
    assert projector.window.rests
    projector.present((ONE,))
    projector.turn(1)
    assert on(projector) == (False, False)
    assert projector.window.rests

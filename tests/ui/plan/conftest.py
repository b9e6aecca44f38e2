"""A planned session in a file of its own, and the plan page that changes it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.changes import Change
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Session
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.commands import build_actions
from itot_workshop.ui.plan.page import PlanPage
from itot_workshop.ui.plan.view import plan_view
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.course import core, ids

NONE = Qt.KeyboardModifier.NoModifier
DAY = datetime.date(2026, 2, 11)


def new_plan(template: str = "pulse-60") -> Session:
    return plan_session(core(), template, title="Together", date=DAY, new_id=ids())


class Planner(QObject):
    """A facilitator at the plan page; what they do goes through the one door into the file."""

    def __init__(self, page: PlanPage, workshop: Workshop, path: Path, keeping: Keeping) -> None:
        super().__init__()
        self.page = page
        self.workshop = workshop
        self.path = path
        self.keeping = keeping
        page.wished.connect(self.apply)
        page.undo_wished.connect(workshop.undo)
        page.redo_wished.connect(workshop.redo)
        workshop.changed.connect(self.show)
        workshop.refused.connect(page.banner.tell)

    @property
    def session(self) -> Session:
        return self.workshop.session

    @property
    def on_disk(self) -> Session:
        return find_session(self.path, self.keeping).session

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.page.agenda.table.steps.rows]

    def apply(self, change: Change) -> None:
        self.workshop.apply(change)

    def show(self) -> None:
        self.page.show_view(plan_view(self.session))

    def press(self, where: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(where, key, modifiers)

    def type(self, where: QWidget, text: str) -> None:
        where.setFocus()
        QTest.keyClicks(where, text)


@pytest.fixture
def plan(qtbot: QtBot, kit: Kit, tmp_path: Path) -> Iterator[Callable[[Session], Planner]]:
    """Opens the plan of a session."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    opened: list[tuple[SessionFile, BallotBox, Workshop]] = []
    owner = QObject()

    def open_(session: Session) -> Planner:
        keeping = Keeping(local=tmp_path / "local", today=lambda: DAY)
        path = tmp_path / "plan.itot"
        file = SessionFile.create(path, session, keeping).file
        file.prepare()
        assert file.folder is not None
        box = BallotBox.open(file.folder)
        workshop = Workshop(session, file, box, chance=random.Random(1))
        opened.append((file, box, workshop))
        page = PlanPage(kit, build_actions(owner))
        qtbot.addWidget(page)
        planner = Planner(page, workshop, path, keeping)
        planner.setParent(owner)
        planner.show()
        page.resize(1280, 664)
        with qtbot.waitActive(page):
            page.show()
        return planner

    yield open_
    for file, box, _workshop in opened:
        box.close()
        file.close()
    owner.deleteLater()


@pytest.fixture
def planner(plan: Callable[[Session], Planner]) -> Planner:
    """The plan of a new pulse check."""
    return plan(new_plan())

"""A planned session, a clock that is set by hand, and the console that runs it, all in memory."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain import changes
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Way
from itot_workshop.live.clock import Clock
from itot_workshop.live.workshop import Workshop
from itot_workshop.ui.commands import build_actions, work_in
from itot_workshop.ui.console.live import LiveConsole
from itot_workshop.ui.console.page import ConsolePage
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.course import DAY, core, ids
from tests.live.helpers.fakes import FakeBox, FakeKeeper

ROOT = Path(__file__).resolve().parents[4]
SEATS: tuple[Seat, ...] = ("IT",) * 6 + ("OT",) * 6 + ("MGT",) * 2


class Times:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_760_000_000.0

    def read(self) -> float:
        return self.now

    def clock(self) -> Clock:
        return Clock(steady=self.read, wall=self.read)


def planned(template: str = "pulse-60", way: Way = "booth") -> Session:
    """A session with fourteen people, ready to start."""
    session = plan_session(core(), template, title="Together", date=DAY, new_id=ids("step"))
    people = [Participant(id=f"p{at}", seat=seat, position=at) for at, seat in enumerate(SEATS)]
    about = replace(session.about, way=way, starts="09:00")
    return replace(session, about=about, people={person.id: person for person in people})


def workshop_of(session: Session) -> Workshop:
    log: list[str] = []
    return Workshop(session, FakeKeeper(session, log), FakeBox(log), chance=random.Random(5))


def open_round_id(session: Session) -> str:
    return next(r.id for r in session.rounds.values() if r.state == "open")


def cast(workshop: Workshop, people: Iterable[str] | None = None) -> None:
    """Let people vote on what is open: IT sees it better than OT."""
    session = workshop.session
    round_ = session.rounds[open_round_id(session)]
    high = {"IT": 4, "OT": 2, "MGT": 3, "OTHER": 3}
    for id_ in session.people if people is None else people:
        vote = high[session.people[id_].seat]
        answers: dict[str, int | None] = dict.fromkeys(round_.statements, vote)
        done = workshop.apply(changes.BallotCast(round=round_.id, person=id_, answers=answers))
        assert done


class Room:
    """The console in a window, with the keys it has, and every view the room ever saw."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.times = Times()
        pictures = Path(os.environ["ITOT_WORKSHOP_DATA"]) / "pictures"
        self.theme = Theme(app, resources=ROOT / "resources", pictures=pictures, dressed=False)
        kit = Kit(self.theme)
        self.top = QWidget()
        qtbot.addWidget(self.top, before_close_func=self._stop)
        self.actions = build_actions(self.top)
        self.top.addActions(list(self.actions.values()))
        work_in(self.actions, "console")
        self.stack = QStackedWidget(self.top)
        self.sheets = SheetOpener(kit, self.stack)
        self.workshop = workshop_of(session)
        self.live = LiveConsole(
            kit, self.actions, self.sheets, clock=self.times.clock(), new_id=ids("id")
        )
        qtbot.addWidget(self.live.window)
        self.stack.addWidget(self.live.page)
        self.actions["undo"].triggered.connect(self.live.undo)
        self.sheets.changed.connect(self._rest)
        self.live.start(self.workshop)
        self.views: list[AudienceView] = []
        assert self.live.desk is not None
        self.desk = self.live.desk
        self.desk.stage.view_changed.connect(self.views.append)
        self.theme.dress()
        self.top.resize(1440, 900)
        self.stack.resize(1440, 900)
        self.top.show()
        qtbot.waitExposed(self.top)
        self.live.page.take_focus()
        self.turn()

    @property
    def session(self) -> Session:
        return self.workshop.session

    @property
    def page(self) -> ConsolePage:
        return self.live.page

    @property
    def step(self) -> str:
        return self.session.agenda[self.session.about.step].source

    def turn(self) -> None:
        """Let the event loop turn until everything that waits has been done."""
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget() or self.live.page
        QTest.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.turn()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        focus = QApplication.focusWidget() or self.live.page
        QTest.keyClicks(focus, text)
        self.turn()

    def space(self) -> str:
        """Press Space; gives what it did."""
        done = self.desk.main().deed
        self.press(Qt.Key.Key_Space)
        return done

    def _stop(self, _top: QWidget) -> None:
        """Put the workshop away before its window goes, as the program does."""
        self.live.stop()

    def _rest(self) -> None:
        """As the window does it: keys rest below a sheet."""
        if self.sheets.sheet is None:
            work_in(self.actions, "console")
            return
        for action in self.actions.values():
            action.setEnabled(False)

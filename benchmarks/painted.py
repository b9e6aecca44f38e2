"""From a key press to painted windows, console and stage, beside two plain painted widgets.

    python -m benchmarks.painted
    python -m benchmarks.painted --tries 10

The program runs a workshop of two hundred people with a vote open, console and stage both in sight.
Measured is the time from an event to the moment when both windows have been painted: a key that
blanks the stage and brings it back, a ballot, and two hundred ballots that come in one turn of the
event loop. The peer is two widgets of the same sizes that know nothing: when the same thing happens
they paint the same stage, and the same texts in the same part of the console, with one QPainter
each. Ballots are kept before they are shown; the time that keeping takes is told apart. All times
are processor time of the thread that paints: it waits for nothing but the disk that keeps ballots.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from benchmarks.results import Result, report
from itot_workshop.app import open_window
from itot_workshop.domain.audience_views import AudienceView, Blank
from itot_workshop.domain.changes import BallotCast, BallotWithdrawn, PeopleAdded
from itot_workshop.domain.people import Participant
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.packs import read_pack
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.main_window import MainWindow
from itot_workshop.ui.stage.canvas import StageCanvas
from itot_workshop.ui.stage.paint import paint_stage

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 1, 13)
PEOPLE = 200
CONSOLE = (1440, 900)
GOAL_KEY, GOAL_BURST = 2.0, 3.0
_PATIENCE = 5.0


class Words(Struct, frozen=True):
    """A text of the console where it stands, as a plain painter needs it."""

    rect: QRect
    text: str
    font: QFont
    palette: QPalette


class Painted(QObject):
    """Notes which windows have been painted, and in which part of the console."""

    def __init__(self, console: QWidget, stage: QWidget) -> None:
        super().__init__()
        self.console, self.stage = console, stage
        self.seen: set[QWidget] = set()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take note of paintings, and let everything happen."""
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            window = watched.window()
            self.seen.add(window)
            if window is self.console:
                corner = watched.mapTo(window, watched.rect().topLeft())
                self.region += event.region().translated(corner)
        return False


class PlainStage(QWidget):
    """Paints a view, and knows nothing else."""

    def __init__(self, canvas: StageCanvas) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.views: tuple[AudienceView, ...] = (canvas.view, Blank())
        self._look = canvas._look
        self._turn = 0

    def turn(self) -> None:
        """Show the other view."""
        self._turn = 1 - self._turn
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Any key turns."""
        self.turn()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the view."""
        painter = QPainter(self)
        paint_stage(painter, self.width(), self.height(), self.views[self._turn], self._look)
        painter.end()


class PlainConsole(QWidget):
    """Paints the texts of a console again, within the part in which the console does."""

    def __init__(self, words: list[Words], part: QRegion) -> None:
        super().__init__()
        self._words, self._part = words, part

    def turn(self) -> None:
        """Have that part painted."""
        self.update(self._part)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Any key turns."""
        self.turn()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground and texts."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().window())
        for it in self._words:
            if event.region().intersects(it.rect):
                painter.setFont(it.font)
                painter.setPen(it.palette.windowText().color())
                painter.drawText(it.rect, Qt.TextFlag.TextWordWrap, it.text)
        painter.end()


class Room:
    """The program with a vote open, console and stage in sight."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.kept = 0.0
        path = _planned(folder)
        self.window: MainWindow = open_window(app, folder / "library")
        self.window.theme.set_reduced_motion(True)
        self.window.resize(*CONSOLE)
        self.window.show()
        self.window.open_session(str(path))
        room = self.window.room
        assert room is not None
        room.view.start_wished.emit()
        assert room.live is not None
        assert room.live.console.desk is not None
        self._live = room.live
        self.desk: ConsoleDesk = room.live.console.desk
        self.page = room.live.console.page
        while self.desk.main().deed != "open":
            self.desk.walk(1)
        self.window.actions_["stage"].trigger()
        self.stage = room.live.console.window
        self.ballots = self.open_vote()

    def settle(self) -> None:
        """Let everything happen that is due."""
        for _ in range(8):
            self.app.processEvents()

    def come_forward(self) -> None:
        """Let the console have the keys."""
        self.window.activateWindow()
        self.page.take_focus(main=True)
        self.settle()

    def open_vote(self) -> list[BallotCast]:
        """Open the vote; everybody's ballot."""
        self.desk.act()
        self._live.close_booth()
        self.come_forward()
        found = open_round(self.desk.session)
        assert found is not None
        return [
            BallotCast(round=found.id, person=it, answers=dict.fromkeys(found.statements, 4))
            for it in self.desk.session.people
        ]

    def blank(self) -> None:
        """The key that blanks the stage, and brings it back."""
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_B)

    def cast(self, number: int) -> None:
        """So many ballots at once; ``kept`` says how many seconds keeping them took."""
        started = time.thread_time()
        for ballot in self.ballots[:number]:
            assert self.desk.apply(ballot)
        self.kept = time.thread_time() - started

    def withdraw(self, number: int) -> None:
        """Take so many ballots out again."""
        for it in self.ballots[:number]:
            assert self.desk.apply(BallotWithdrawn(round=it.round, person=it.person))
        self.settle()


def until_painted(app: QApplication, painted: Painted, deed: Callable[[], object]) -> float:
    """Seconds from a deed to the moment when both windows have been painted."""
    app.installEventFilter(painted)
    painted.seen.clear()
    both = {painted.console, painted.stage}
    end, started = time.perf_counter() + _PATIENCE, time.thread_time()
    deed()
    while not both <= painted.seen and time.perf_counter() < end:
        app.processEvents()
    taken = time.thread_time() - started
    app.removeEventFilter(painted)
    assert both <= painted.seen, f"a window was not painted: {painted.seen}"
    for _ in range(4):
        app.processEvents()
    return taken


def texts_of(window: QWidget) -> list[Words]:
    """Every text of a window that is in sight."""
    found = [it for it in window.findChildren(QWidget) if it.isVisibleTo(window)]
    return [
        Words(QRect(it.mapTo(window, QPoint()), it.size()), it.text(), it.font(), it.palette())
        for it in found
        if isinstance(it, QLabel | QAbstractButton) and it.text()
    ]


def plain_pair(room: Room, part: QRegion) -> tuple[PlainConsole, PlainStage]:
    """The peer, in the same sizes, in sight."""
    console = PlainConsole(texts_of(room.window), part)
    stage = PlainStage(room.stage.canvas)
    for widget, like in ((console, room.window), (stage, room.stage)):
        widget.resize(like.size())
        widget.show()
    room.settle()
    return console, stage


def _planned(folder: Path) -> Path:
    pack = read_pack(ROOT / "resources" / "packs" / "itot-core")
    new_id = (f"{number:08x}" for number in itertools.count()).__next__
    session = plan_session(pack, "pulse-60", title="Painted", date=DAY, new_id=new_id)
    shelf = Library(folder / "library", Keeping(local=folder / "data", today=lambda: DAY))
    path = shelf.create(session).file
    path.close()
    people = tuple(Participant(id=f"p{n:03}", seat="OT" if n % 2 else "IT") for n in range(PEOPLE))
    shelf.change(path.path, [PeopleAdded(people=people)])
    return path.path


def measured(app: QApplication, folder: Path, tries: int) -> dict[str, float]:
    """Medians in milliseconds."""
    room = Room(app, folder)
    painted = Painted(room.window, room.stage)
    until_painted(app, painted, room.blank)
    painted.region = QRegion()
    until_painted(app, painted, room.blank)
    console, stage = plain_pair(room, painted.region)
    plain = Painted(console, stage)

    def press() -> None:
        QTest.keyClick(console, Qt.Key.Key_F9)
        QTest.keyClick(stage, Qt.Key.Key_F9)

    taken: dict[str, list[float]] = {}

    def note(name: str, seconds: float) -> None:
        taken.setdefault(name, []).append(seconds * 1000)

    for _ in range(tries):  # there and back, since a black stage is painted sooner than a full one
        room.come_forward()
        note("key", sum(until_painted(app, painted, room.blank) for _ in range(2)) / 2)
        note("plain key", sum(until_painted(app, plain, press) for _ in range(2)) / 2)
    for _ in range(max(3, tries // 5)):
        for name, number in (("ballot", 1), ("burst", PEOPLE)):
            room.come_forward()
            whole = until_painted(app, painted, partial(room.cast, number))
            note(f"{name} kept", room.kept)
            note(name, whole - room.kept)
            room.withdraw(number)
    room.window.close()
    return {name: statistics.median(them) for name, them in taken.items()}


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tries", type=int, default=50)
    tries = parser.parse_args().tries
    with tempfile.TemporaryDirectory(prefix="itot-painted-") as name:
        folder = Path(name)
        os.environ["ITOT_WORKSHOP_DATA"] = str(folder / "data")
        os.environ["XDG_CONFIG_HOME"] = str(folder / "settings")
        took = measured(QApplication([]), folder, tries)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"key to painted windows: {took['key']:.1f} ms, plain {took['plain key']:.1f}")
    print(f"ballot to painted windows: {took['ballot']:.1f} ms, {PEOPLE} {took['burst']:.1f}")
    print(f"keeping them first took {took['ballot kept']:.1f} and {took['burst kept']:.1f} ms")
    print(f"peak memory {peak:.0f} MB, the peer's windows with it")
    key, burst = took["key"] / took["plain key"], took["burst"] / took["ballot"]
    return report(
        Result(what="key to painted windows", beside="plain painting", found=key, goal=GOAL_KEY),
        Result(what=f"{PEOPLE} ballots to paint", beside="one", found=burst, goal=GOAL_BURST),
    )


if __name__ == "__main__":
    sys.exit(main())

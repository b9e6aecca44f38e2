"""Play with the program at random and see whether anything breaks.

    python -m benchmarks.monkey --minutes 20 --seed 1
    python -m benchmarks.monkey --events 4000 --seed 7

The real window, without a screen, on a library of its own with the example sessions and a planned
one: random keys, clicks and hostile texts, on plan, console, stage, booth and sheets. It fails on
any exception, on anything Qt warns of, and on a session file that is not sound in the end; then it
prints the last events; if the process itself dies they are in a log in the folder for temporary
files. The same seed plays the same game again, as far as time has no part in it.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import random
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from types import TracebackType
from typing import TextIO

from msgspec import Struct
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.monkey_hands import Answers, Hands
from benchmarks.results import Result, report
from itot_workshop import paths
from itot_workshop.app import open_window
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.main_window import MainWindow

KEPT = 200
"""How many of the last events are told when something broke."""

EAGER = (20, 2, 2)
"""Thresholds of the collector during a game: what is let go too early breaks at once."""

_ALWAYS_SAID = ("This plugin does not support",)


class Game(Struct, kw_only=True):
    """What was played, and what broke; ``sessions`` is how many files were looked at in the end.

    ``log`` has every event at once: it is all that is left of a game in which the process dies.
    """

    events: int = 0
    windows: int = 0
    sessions: int = 0
    faults: list[str] = []
    last: deque[str] = deque()
    log: TextIO


def play(
    app: QApplication,
    folder: Path,
    *,
    seed: int,
    seconds: float = float("inf"),
    events: float = float("inf"),
    log: TextIO | None = None,
) -> Game:
    """Play until the time or the events are used up, or something breaks.

    ``folder`` is an empty folder for the library and all that is written.
    """
    game = Game(last=deque(maxlen=KEPT), log=log or StringIO())
    chance = random.Random(seed)
    examples = sorted(paths.examples().glob("*.itot"))
    answers = Answers(folder, examples, chance)
    asked = FileQuestions._ask
    FileQuestions._ask = answers.ask  # type: ignore[assignment, method-assign]
    end = time.monotonic() + seconds
    try:
        with _watched(game):
            while not game.faults and game.events < events and time.monotonic() < end:
                _play_window(app, folder, game, chance, end, events)
    finally:
        FileQuestions._ask = asked  # type: ignore[method-assign]
    return game


def _play_window(
    app: QApplication, folder: Path, game: Game, chance: random.Random, end: float, events: float
) -> None:
    """One life of the window: it ends when it is closed, or with the game."""
    window = _opened(app, folder / "library")
    game.windows += 1
    hands = Hands(window, chance)
    if not window.home.rows():
        hands.press("Return")
        for keys in ("Ctrl+N", "Return", "Return", "Esc"):
            hands.press(keys)
    while (
        window.isVisible() and not game.faults and game.events < events and time.monotonic() < end
    ):
        game.events += 1
        place = window.place
        print(f"{game.events} at {place}", file=game.log, end=": ", flush=True)
        game.last.append(f"{game.events} at {place}: {hands.act()}")
        print(game.last[-1].partition(": ")[2], file=game.log, flush=True)
        QTest.qWait(chance.random() < 0.02)
    keeping = window.library.library.keeping
    _put_away(window)
    game.sessions = 0
    for path in sorted(folder.glob("*library/*.itot")):
        game.sessions += 1
        try:
            if find_session(path, keeping, salvaging=False).replayed.lost:
                game.faults.append(f"{path.name} lost something")
        except StorageError as fault:
            game.faults.append(f"{path.name}: {fault}")


def _opened(app: QApplication, library: Path) -> MainWindow:
    window = open_window(app, library)
    window.settle()
    window.theme.set_reduced_motion(True)
    window.show()
    window.activateWindow()
    window.home.take_focus()
    QTest.qWait(1)
    return window


def _put_away(window: MainWindow) -> None:
    theme = window.theme
    window.close()
    window.deleteLater()
    theme.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(1)


@contextmanager
def _watched(game: Game) -> Iterator[None]:
    """Write down every exception that nobody caught and everything that Qt warns of."""

    def raised(
        kind: type[BaseException], fault: BaseException, where: TracebackType | None
    ) -> None:
        game.faults.append("".join(traceback.format_exception(kind, fault, where)))

    def lost(found: sys.UnraisableHookArgs) -> None:
        fault = found.exc_value or RuntimeError(found.err_msg)
        raised(type(fault), fault, found.exc_traceback)

    def said(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(known in words for known in _ALWAYS_SAID):
            game.faults.append(f"Qt says: {words}\n{''.join(traceback.format_stack(limit=12))}")

    hooks = sys.excepthook, sys.unraisablehook
    sys.excepthook, sys.unraisablehook = raised, lost
    before = qInstallMessageHandler(said)
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = hooks
        qInstallMessageHandler(before)


def main() -> int:
    """Play in a folder that is thrown away afterwards; 1 if anything broke."""
    parser = argparse.ArgumentParser(description="Play with the program at random.")
    parser.add_argument("--minutes", type=float, default=0.5)
    parser.add_argument("--events", type=int, help="play so many events, however long it takes")
    parser.add_argument("--seed", type=int, default=1)
    named = parser.parse_args()
    faulthandler.enable()
    gc.set_threshold(*EAGER)
    written = Path(tempfile.gettempdir()) / f"itot-workshop-monkey-{named.seed}.log"
    with (
        written.open("w", encoding="utf-8") as log,
        tempfile.TemporaryDirectory(prefix="itot-workshop-monkey-") as name,
    ):
        folder = Path(name)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["HOME"] = os.environ["USERPROFILE"] = name
        os.environ["XDG_CONFIG_HOME"] = str(folder / "settings")
        os.environ["ITOT_WORKSHOP_DATA"] = str(folder / "data")
        os.environ.pop("ITOT_WORKSHOP_LIBRARY", None)
        app = QApplication([])
        app.setQuitOnLastWindowClosed(False)
        app.setDoubleClickInterval(5)  # milliseconds: its hands are quicker than any person's
        seconds = float("inf") if named.events else named.minutes * 60
        events = named.events or float("inf")
        game = play(app, folder, seed=named.seed, seconds=seconds, events=events, log=log)
    if game.faults:
        print(*game.last, sep="\n")
        print(*game.faults, sep="\n")
    print(f"seed {named.seed}: {game.windows} windows, {game.sessions} sessions sound")
    what = f"exceptions and warnings in {game.events:,} random events"
    return report(Result(what=what, found=len(game.faults), goal=0))


if __name__ == "__main__":
    sys.exit(main())

"""Open and close sessions all day and work in one, and see that nothing grows and nothing is left.

    python -m benchmarks.soak --sessions 1000 --notes 2000
    python -m benchmarks.soak --plant

In the real window a session is opened, shown on its results, plan and console, and closed, again
and again; then one workshop goes on for a long day of notes, steps and votes on console and stage.
Memory and open files are read from the system (Linux); at the end no thread, journal or lock may be
left. ``--plant`` keeps every page of figures for ever. The exit code is 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import tempfile
import threading
from pathlib import Path
from statistics import linear_regression

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.results import Result, report
from itot_workshop.app import open_window
from itot_workshop.domain.changes import NotesTaken
from itot_workshop.domain.notes import Note
from itot_workshop.ui.main_window import MainWindow

PER_SESSION, PER_DAY = 5.0, 50.0
"""Kilobytes that a session may leave, megabytes that a day may take."""

WARM = 0.4
"""The part of the sessions after which caches are full."""

_KEPT: list[object] = []
_PAGE = resource.getpagesize()


def memory() -> float:
    """The memory of this process now, in kilobytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * _PAGE / 1024


def files() -> int:
    """How many files this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def settle() -> None:
    """Let everything go that waits for it."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def sessions(window: MainWindow, times: int, *, plant: bool) -> tuple[float, int]:
    """Open and close sessions; kilobytes that each leaves, and files more than at the beginning."""
    keys = [row.key for row in window.home.list.shown()]
    seen: list[tuple[int, float]] = []
    opened = 0
    for number in range(times):
        window.open_session(keys[number % len(keys)])
        room = window.room
        assert room is not None
        room.view.show_page("plan")
        QApplication.processEvents()
        if plant:
            _KEPT.append(bytearray(64 * 1024))
        window.go_home()
        settle()
        if number == int(times * WARM):
            opened = files()
        if number >= times * WARM:
            seen.append((number, memory()))
    slope = linear_regression(*zip(*seen, strict=True)).slope
    return slope, files() - opened


def day(window: MainWindow, notes: int) -> float:
    """One workshop on console and stage for a long day; megabytes that it takes."""
    window.open_session(window.home.list.shown()[0].key)
    room = window.room
    assert room is not None
    room.begin()
    settle()
    before = memory()
    assert room.live is not None
    desk = room.live.console.desk
    assert desk is not None
    steps = sorted(desk.session.agenda.values(), key=lambda it: it.position)
    for number in range(notes):
        if number % 20 == 0:
            desk.enter(steps[number // 20 % len(steps)].id)
        text = f"What was said at {number}"
        id_ = f"soak{number % 200}"
        room.desk.undo() if number % 3 == 2 else room.desk.apply(
            NotesTaken(notes=(Note(id=f"{id_}-{number}", text=text),))
        )
        desk.clock.tick()
        QApplication.processEvents()
    settle()
    grown = (memory() - before) / 1024
    window.go_home()
    return grown


def left(data: Path) -> list[str]:
    """What is still running or lying about when the window is closed."""
    threads = [it.name for it in threading.enumerate() if it is not threading.main_thread()]
    kept = [
        it.name for it in (data / "open").rglob("*") if it.name.startswith(("journal-", "box-"))
    ]
    locks = [it.name for it in data.rglob("*.lock")]
    return threads + kept + locks


def main() -> int:
    """Soak; 1 if something grows or is left."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--plant", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itot-soak-") as name:
        data = Path(name) / "data"
        os.environ["ITOT_WORKSHOP_DATA"] = str(data)
        os.environ["XDG_CONFIG_HOME"] = str(Path(name) / "settings")
        app = QApplication([])
        app.setQuitOnLastWindowClosed(False)
        window = open_window(app, Path(name) / "library")
        window.theme.set_reduced_motion(True)
        window.show()
        window.library.open_example()
        slope, more = sessions(window, asked.sessions, plant=asked.plant)
        grown = day(window, asked.notes)
        window.close()
        settle()
        still = left(data)
    if still:
        print(f"left: {still[:10]}")
    return report(
        Result(what="kilobytes that an opened session leaves", found=slope, goal=PER_SESSION),
        Result(what="files left open by sessions", found=more, goal=0),
        Result(what="megabytes that a day of work takes", found=grown, goal=PER_DAY),
        Result(what="threads, journals and locks left at the end", found=len(still), goal=0),
    )


if __name__ == "__main__":
    sys.exit(main())

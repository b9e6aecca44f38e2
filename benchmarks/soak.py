"""Open and close sessions all day and work in one, and see that nothing grows and nothing is left.

    python -m benchmarks.soak --sessions 1000 --turns 2000
    python -m benchmarks.soak --plant

In the real window a session is opened, shown on its results, plan and console, and closed, again
and again; then one workshop goes on for a long day (`soak_day`), and its clock ticks 10,000 times.
Memory and open files are read from the system (Linux); at the end no thread, journal or lock may be
left. ``--plant`` keeps every page of figures for ever. The exit code is 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import resource
import sys
import tempfile
import threading
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.results import Result, report
from benchmarks.soak_day import Day
from itot_workshop.app import open_window
from itot_workshop.live.clock import Clock
from itot_workshop.storage.packs import read_pack
from itot_workshop.ui.main_window import MainWindow

RESOURCES = Path(__file__).parents[1] / "resources"
PER_SESSION, PER_DAY = 5.0, 50.0
"""Kilobytes that a session may leave, megabytes that a day may take."""

TOLD, STRAY = 10_000, 200
"""So many signals, and what the interpreter itself may do to a constant meanwhile."""

WARM = 0.4
"""The part of the sessions after which caches are full."""

_KEPT: list[object] = []
_PAGE = resource.getpagesize()
_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)


def memory() -> float:
    """The memory of this process now, in kilobytes, without what it could give back at once."""
    if _TRIM is not None:
        _TRIM(0)
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
    return slope(seen), files() - opened


def slope(seen: Sequence[tuple[int, float]]) -> float:
    """How much is added each time, apart from the largest step: some cache doubled once."""
    (first, before), (last, now) = seen[0], seen[-1]
    steps = [b[1] - a[1] for a, b in pairwise(seen)]
    return (now - before - max(*steps, 0.0)) / (last - first)


def day(window: MainWindow, turns: int) -> tuple[float, Day]:
    """One workshop on console, stage and booth for a long day; megabytes that it takes."""
    settle()
    before = memory()
    lived = Day(window, read_pack(RESOURCES / "packs" / "itot-core"))
    for _ in lived.turns(turns):
        pass
    settle()
    return (memory() - before) / 1024, lived


def told(clock: Clock) -> int:
    """The most references to a constant that 10,000 signals leave on console and stage."""
    constants = (None, True, False)
    before = [sys.getrefcount(it) for it in constants]
    for number in range(TOLD):
        clock.tick()
        if number % 100 == 0:
            settle()
    settle()
    now = [sys.getrefcount(it) for it in constants]
    return max(abs(after - was) for after, was in zip(now, before, strict=True))


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
    parser.add_argument("--turns", type=int, default=200, help="of the long day")
    parser.add_argument("--plant", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itot-soak-") as name:
        data = Path(name) / "data"
        os.environ["ITOT_WORKSHOP_DATA"] = str(data)
        os.environ["XDG_CONFIG_HOME"] = str(Path(name) / "settings")
        app = QApplication([])
        app.setDoubleClickInterval(0)  # its hands are quicker than any person's
        app.setQuitOnLastWindowClosed(False)
        window = open_window(app, Path(name) / "library")
        window.theme.set_reduced_motion(True)
        window.show()
        window.library.open_example()
        slope, more = sessions(window, asked.sessions, plant=asked.plant)
        grown, lived = day(window, asked.turns)
        references = told(lived.desk.clock)
        kept = lived.kept()
        window.close()
        settle()
        still = left(data)
    if still:
        print(f"left: {still[:10]}")
    print(f"the day: {dict(lived.done)}")
    return report(
        Result(what="kilobytes that an opened session leaves", found=slope, goal=PER_SESSION),
        Result(what="files left open by sessions", found=more, goal=0),
        Result(what="megabytes that a day of work takes", found=grown, goal=PER_DAY),
        Result(what="tables of the day that are not in its file", found=len(kept), goal=0),
        Result(what="references that 10,000 signals leave", found=references, goal=STRAY),
        Result(what="threads, journals and locks left at the end", found=len(still), goal=0),
    )


if __name__ == "__main__":
    sys.exit(main())

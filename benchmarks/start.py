"""How long the program takes to its first window, beside the smallest Qt program there is.

    python -m benchmarks.start --tries 20

Both are whole processes, started in turn, without a screen: a bare window that is painted once, and
the program as its command line starts it, on a library of twenty sessions until its list is
painted. Both have their modules compiled, as an installation has. Prints medians, the ratio of
the times, and the ratio of the peak memory of a running workshop with both its windows. A plain
window with a table of as many rows stands beside both: without a style, icons, or files to read.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from benchmarks.results import Result, report
from itot_workshop.domain.planning import plan_session
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.packs import read_pack

ROOT = Path(__file__).parents[1]
SESSIONS = 20
GOAL_TIME, GOAL_MEMORY = 1.35, 2.5

_END = """
import resource, os
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
os._exit(0)
"""
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
window.grab()
"""
TABLE = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMainWindow, QPushButton
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
app = QApplication([])
window, side, whole, table = QMainWindow(), QWidget(), QWidget(), QTableWidget(20, 8)
for row in range(20):
    for column in range(8):
        item = QTableWidgetItem(f"Session {row} {column}")
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setItem(row, column, item)
column, row = QVBoxLayout(side), QHBoxLayout(whole)
for number in range(8):
    column.addWidget(QPushButton(f"Command {number}"))
column.addWidget(QLineEdit())
row.addWidget(side)
row.addWidget(table)
window.setCentralWidget(whole)
window.resize(1280, 800)
window.show()
window.grab()
"""
OURS = """
import sys
from PySide6.QtWidgets import QApplication
from itot_workshop.cli import main
def go():
    (window,) = [it for it in QApplication.topLevelWidgets() if it.isVisible()]
    window.grab()
    more(window)
def more(window):
    pass
QApplication.exec = staticmethod(go)
"""
START = """
main(["--library", sys.argv[1]])
"""
RUNNING = """
def more(window):
    from itot_workshop.app import _collect_from_now_on
    _collect_from_now_on()
    window.open_session(sys.argv[2])
    window.room.view.start_wished.emit()
    window.actions_["stage"].trigger()
    QApplication.processEvents()
    window.grab()
    QApplication.processEvents()
"""


def timed(program: str, folder: Path, *words: str) -> tuple[float, int]:
    """Seconds from start to end of a process, and its peak memory in kilobytes."""
    env = dict(os.environ)
    env |= {"QT_QPA_PLATFORM": "offscreen", "ITOT_WORKSHOP_DATA": str(folder / "data")}
    env |= {"XDG_CONFIG_HOME": str(folder / "settings"), "PYTHONPATH": str(ROOT)}
    env |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program + _END, *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - started, int(done.stdout.split()[-1])


def fill(folder: Path) -> list[Path]:
    """A library of sessions that are planned; their files."""
    files = []
    pack = read_pack(ROOT / "resources" / "packs" / "itot-core")
    day = datetime.date(2026, 1, 13)
    shelf = Library(folder / "library", Keeping(local=folder / "data", today=lambda: day))
    new_id = (f"{number:08x}" for number in itertools.count()).__next__
    for number in range(SESSIONS):
        planned = plan_session(
            pack,
            "pulse-60",
            title=f"Session {number}",
            date=day,
            new_id=new_id,
        )
        opened = shelf.create(replace(planned, about=replace(planned.about, id=f"{number:08x}")))
        opened.file.close()
        files.append(opened.file.path)
    return files


def measured(folder: Path, tries: int) -> tuple[list[float], list[int]]:
    """Median seconds of a bare window, a plain table and the library; kilobytes of the first and of
    a running workshop.
    """
    first, second, *_ = fill(folder)
    library = str(folder / "library")
    running = OURS + RUNNING + START
    timed(running, folder, library, str(first))  # which leaves every module compiled
    programs = (BARE, ()), (TABLE, ()), (OURS + START, (library,))
    rounds = [[timed(it, folder, *words) for it, words in programs] for _ in range(tries)]
    most = timed(running, folder, library, str(second))[1]
    times = [statistics.median(it[0] for it in them) for them in zip(*rounds, strict=True)]
    return times, [rounds[0][0][1], most]


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Time the start of the program.")
    parser.add_argument("--tries", type=int, default=15)
    tries = parser.parse_args().tries
    with tempfile.TemporaryDirectory(prefix="itot-start-") as name:
        (bare, table, ours), (least, most) = measured(Path(name), tries)
    print(f"bare {bare * 1000:.0f} ms, table {table * 1000:.0f} ms, library {ours * 1000:.0f} ms")
    print(f"peak memory: bare {least / 1024:.0f} MB, workshop {most / 1024:.0f} MB")
    what, peer, plain = "start to the first window", "a bare window", "a plain table"
    memory = "peak memory of a running workshop"
    return report(
        Result(what=what, beside=peer, found=ours / bare, goal=GOAL_TIME),
        Result(what=what, beside=plain, found=ours / table),
        Result(what="start to a plain table", beside=peer, found=table / bare),
        Result(what=memory, beside=peer, found=most / least, goal=GOAL_MEMORY),
    )


if __name__ == "__main__":
    sys.exit(main())

"""How long the program takes to its first window, beside the smallest Qt program there is.

    python -m benchmarks.start --tries 20

Both are whole processes, started in turn, without a screen: a bare window that is painted once, and
the program, from the entrance of its command line, on a library of twenty sessions until its list
is painted. Both have their modules compiled, as an installation has. Prints medians, the ratio of
the times, and the ratio of the peak memory of a running workshop with both its windows.
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
OURS = """
import sys
from pathlib import Path
import itot_workshop.cli
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window
app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window.grab()
"""
RUNNING = (
    OURS
    + """
window.open_session(sys.argv[2])
window.room.view.start_wished.emit()
window.actions_["stage"].trigger()
app.processEvents()
window.grab()
app.processEvents()
"""
)


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


def fill(folder: Path) -> Path:
    """A library of sessions that are planned; the file of one of them."""
    pack = read_pack(ROOT / "resources" / "packs" / "itot-core")
    day = datetime.date(2026, 1, 13)
    shelf = Library(folder / "library", Keeping(local=folder / "data", today=day))
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
    return opened.file.path


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Time the start of the program.")
    parser.add_argument("--tries", type=int, default=15)
    tries = parser.parse_args().tries
    with tempfile.TemporaryDirectory(prefix="itot-start-") as name:
        folder = Path(name)
        file = fill(folder)
        library = str(folder / "library")
        timed(BARE, folder)
        timed(OURS, folder, library)
        bare, ours = [], []
        for _ in range(tries):
            bare.append(timed(BARE, folder))
            ours.append(timed(OURS, folder, library))
        running = timed(RUNNING, folder, library, str(file))
    times = [statistics.median(seconds for seconds, _ in them) for them in (bare, ours)]
    memory = bare[0][1], running[1]
    ratio, larger = times[1] / times[0], memory[1] / memory[0]
    print(f"bare window {times[0] * 1000:.0f} ms, library {times[1] * 1000:.0f} ms")
    print(f"peak memory: bare {memory[0] / 1024:.0f} MB, workshop {memory[1] / 1024:.0f} MB")
    peer = "a bare window"
    return report(
        Result(what="start to the first window", beside=peer, found=ratio, goal=GOAL_TIME),
        Result(
            what="peak memory of a running workshop", beside=peer, found=larger, goal=GOAL_MEMORY
        ),
    )


if __name__ == "__main__":
    sys.exit(main())

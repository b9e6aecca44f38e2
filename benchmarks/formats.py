"""How long each format takes to be written, and how much memory its writer needs at most.

    python -m benchmarks.formats

The summary of an example session beside the one before, in every format, then the comparison of
the three examples as slides, the largest thing that is drawn. Each is written in a process of its
own, so that the library of its format is loaded within the time, as by the first export of a day;
the peak is that of the whole process. In processor time, since limits are of seconds.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec import Struct, convert, json
from PySide6.QtGui import QGuiApplication

from benchmarks.results import Result, report
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.formats import FORMATS, Format
from tools.make_examples import examples

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
MOST_SECONDS, MOST_MEGABYTES = 1.0, 200.0
COMPARED = "comparison.pptx"


class Taken(Struct, frozen=True):
    """Seconds of the processor and the most megabytes of the process."""

    seconds: float
    megabytes: float


def one(what: str) -> Taken:
    """Write one file in this process."""
    app = QGuiApplication([])
    sessions = examples()
    start = time.process_time()
    if what == COMPARED:
        content = draw([*sessions.values()], "pptx", ROOT / "resources")
    else:
        format_ = convert(what, Format)
        content = draw([sessions["S3"]], format_, ROOT / "resources", sessions["S2"])
    seconds = time.process_time() - start
    assert content
    del app
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Taken(seconds, peak)


def best(what: str) -> Taken:
    """The shortest of some runs, each a process, with the largest peak."""
    command = [sys.executable, "-m", "benchmarks.formats", what]
    runs = [
        json.decode(
            subprocess.check_output(command, cwd=ROOT, stderr=subprocess.DEVNULL), type=Taken
        )
        for _ in range(RUNS)
    ]
    return Taken(min(it.seconds for it in runs), max(it.megabytes for it in runs))


def main() -> int:
    """Measure and print; with a name, write that one and print nothing but what it took."""
    if len(sys.argv) > 1:
        print(json.encode(one(sys.argv[1])).decode())
        return 0
    results = []
    for what in (*FORMATS, COMPARED):
        taken = best(what)
        name = "a comparison as pptx" if what == COMPARED else f"a summary as {what}"
        results += [
            Result(what=f"{name}, seconds", found=taken.seconds, goal=MOST_SECONDS),
            Result(what=f"{name}, MB at most", found=taken.megabytes, goal=MOST_MEGABYTES),
        ]
    return report(*results)


if __name__ == "__main__":
    sys.exit(main())

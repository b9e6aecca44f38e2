"""What each export costs as a whole process: processor time and peak memory, beside the figures.

    python -m benchmarks.exports
    python -m benchmarks.exports --tries 5

Every format of a summary and of a comparison is written by the command line, each time by a process
of its own, with modules compiled as in an installation. The peer is the command that opens the same
sessions, works out every figure of them and prints those: what is above it is the export's own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.results import Result, report
from itot_workshop.reports.formats import FORMATS

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "sessions" / "examples").glob("*.itot"))
MOST_MB = 200.0
"""Megabytes that no export may take at its peak."""


def spent(folder: Path, *words: str) -> tuple[float, float]:
    """Seconds of processor time of a command, all its threads together, and its peak in MB."""
    env = dict(os.environ)
    env |= {"QT_QPA_PLATFORM": "offscreen", "ITOT_WORKSHOP_DATA": str(folder / "data")}
    env |= {"XDG_CONFIG_HOME": str(folder / "settings"), "PYTHONPATH": str(ROOT)}
    env |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    command = [sys.executable, "-m", "itot_workshop", *words]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, env=env, cwd=ROOT, stdout=nowhere, stderr=nowhere) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def commands(folder: Path, files: list[str]) -> dict[str, tuple[str, ...]]:
    """The words of the peer, under its name, and of every format."""
    peer = ("show", "--json", *files) if len(files) == 1 else ("compare", "--json", *files)
    found: dict[str, tuple[str, ...]] = {"figures": peer}
    for name in FORMATS:
        found[name] = ("export", *files, "--format", name, "--to", str(folder / f"it.{name}"))
    return found


def measured(folder: Path, what: str, files: list[str], tries: int) -> list[Result]:
    """One line for each format, and one for the memory of the largest."""
    wanted = commands(folder, files)
    for words in wanted.values():
        spent(folder, *words)  # which leaves every module compiled
    runs = [{name: spent(folder, *words) for name, words in wanted.items()} for _ in range(tries)]
    times = {name: statistics.median(run[name][0] for run in runs) for name in wanted}
    peak = max(megabytes for run in runs for _, megabytes in run.values())
    told = ", ".join(f"{name} {seconds * 1000:.0f}" for name, seconds in times.items())
    print(f"milliseconds of {what}: {told}")
    figures = times.pop("figures")
    found = [
        Result(what=f"{what} as {name}", beside="its figures", found=it / figures)
        for name, it in times.items()
    ]
    return [*found, Result(what=f"{what}, megabytes of the largest", found=peak, goal=MOST_MB)]


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tries", type=int, default=3)
    tries = parser.parse_args().tries
    files = [str(file) for file in EXAMPLES]
    with tempfile.TemporaryDirectory(prefix="itot-exports-") as name:
        found = measured(Path(name), "a summary", files[-1:], tries)
        *compared, largest = measured(Path(name), "a comparison", files, tries)
    dearest = max(compared, key=_found)
    return report(*found, dearest, largest)


def _found(result: Result) -> float:
    return result.found


if __name__ == "__main__":
    sys.exit(main())

"""Run every measurement, one after the other, and write the tables in `docs/measurements.md`.

    python -m benchmarks.measure                 the short form, under twenty minutes
    python -m benchmarks.measure --long          thousands of kills, hours of random play
    python -m benchmarks.measure --planted       only: is it noticed when the code is broken?
    python -m benchmarks.measure --only radar    only some programs; writes no table

Which programs there are stands in `benchmarks.programs`. Each measures beside a peer or a limit in
the same run. The exit code is 1 if a goal was missed or something broken was not noticed.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import measure_page, results
from benchmarks.measure_page import Found, Noticed, Said
from benchmarks.programs import PLANTED, PROGRAMS, Planted, Program
from benchmarks.results import Result

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "measurements.md"


def run(module: str, words: str) -> Said:
    """Run a program to its end; its own complaints are part of what it says."""
    command = ["-m", module, *shlex.split(words)]
    name = f"{module} {words}".removeprefix("benchmarks.").strip()
    print(f"{name} …", file=sys.stderr, flush=True)
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        printed = running.stdout.read() if running.stdout is not None else ""
        peak = _end(running)
    lines = tuple(line.rstrip() for line in printed.splitlines() if line.strip())
    return Said(name, lines, running.returncode, time.perf_counter() - started, peak)


def _end(running: subprocess.Popen[str]) -> float:
    """Wait for the end; the most memory that the program or one it started has had, in megabytes.

    0 where the system does not tell.
    """
    if not hasattr(os, "wait4"):
        running.wait()
        return 0.0
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def measure(program: Program, *, long: bool) -> Found:
    """Run one program; one that prints no results, or breaks, is counted by how it ended."""
    said = run(program.module, (long and program.long) or program.short)
    found = tuple(filter(None, map(results.read, said.lines)))
    broke = said.ended != 0 and all(result.met for result in found)
    if broke:
        print(*said.lines[-20:], sep="\n", file=sys.stderr)
    if broke or not found:
        found += (Result(what=f"{program.what}: failures", found=int(broke), goal=0),)
    return Found(said, found)


def plant(planted: Planted) -> Noticed:
    """Run a program on broken code; it has to miss a goal, not just to end badly."""
    said = run(planted.module, planted.words)
    if planted.by_test:
        return Noticed(planted, said, said.ended == 0)
    missed = [it for it in map(results.read, said.lines) if it is not None and not it.met]
    return Noticed(planted, said, said.ended == 1 and bool(missed))


def main() -> int:
    """Measure, write the tables, and say whether every goal was met and every fault noticed."""
    parser = argparse.ArgumentParser(description="Run every measurement.")
    parser.add_argument("--long", action="store_true", help="hours instead of minutes")
    parser.add_argument("--planted", action="store_true", help="only what is broken on purpose")
    parser.add_argument("--only", metavar="WORD", help="programs whose name has this word")
    parser.add_argument("--to", type=Path, default=PAGE, metavar="PAGE", help="a page with marks")
    asked = parser.parse_args()
    good = True
    tables: dict[str, str] = {}
    if not asked.planted:
        chosen = [it for it in PROGRAMS if (asked.only or "") in f"{it.what} {it.module}"]
        found = [measure(program, long=asked.long) for program in chosen]
        good &= all(result.met for each in found for result in each.results)
        tables["measured"] = measure_page.measured(found, "long" if asked.long else "short")
    if asked.planted or not asked.only:
        seen = [plant(it) for it in PLANTED if (asked.only or "") in f"{it.what} {it.module}"]
        good &= all(it.noticed for it in seen)
        tables["noticed"] = measure_page.noticed(seen)
    for part, table in tables.items():
        print(table, end="\n\n")
        if not asked.only:
            measure_page.put(asked.to, part, table)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())

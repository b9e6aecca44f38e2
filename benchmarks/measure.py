"""Run every measurement, one after the other, and put what they say into one table.

    python -m benchmarks.measure                 the short form, under twenty minutes
    python -m benchmarks.measure --long          thousands of kills, hours of random play
    python -m benchmarks.measure --to FILE       the table into a Markdown file as well

Each is a program in this folder that measures beside a peer or a limit in the same run, or a test
with more examples; what it prints is kept word for word. The exit code is 1 if one of them found a
fault or missed a goal.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[1]


class Measurement(Struct, frozen=True):
    """A module, and what it is called with in the short and in the long form."""

    what: str
    module: str
    short: str
    long: str


_ROOMS = "-q -p no:randomly tests/domain/test_disclosure.py -k worked_out --hypothesis-profile"
MEASUREMENTS = (
    Measurement("killed while writing", "benchmarks.crash", "--kills 200", "--kills 5000"),
    Measurement("power cuts", "benchmarks.crash", "--power-cuts 300", "--power-cuts 5000"),
    Measurement("failing calls", "benchmarks.faults", "--every 2", "--long"),
    Measurement("troubles around the file", "benchmarks.troubles", "", ""),
    Measurement("spoilt files", "benchmarks.mutants", "--mutants 2500", "--mutants 100000"),
    Measurement(
        "voters guessed from files", "benchmarks.secrecy", "--sessions 200", "--sessions 1000"
    ),
    Measurement("hidden seats", "pytest", f"{_ROOMS} thorough", f"{_ROOMS} endless"),
    Measurement(
        "random play", "benchmarks.monkey", "--minutes 2 --seed 1", "--minutes 20 --seed 1"
    ),
    Measurement("start and memory", "benchmarks.start", "--tries 7", "--tries 30"),
    Measurement("storage", "benchmarks.storage", "--tries 300", "--tries 1000"),
    Measurement("figures of large sessions", "benchmarks.figures", "", ""),
    Measurement("radar", "benchmarks.radar", "", ""),
    Measurement("reports", "benchmarks.reports", "", ""),
)


class Said(Struct, frozen=True):
    """What a measurement printed, how it ended and how long it took."""

    measurement: Measurement
    command: str
    lines: tuple[str, ...]
    ended: int
    seconds: float


def run(measurement: Measurement, *, long: bool) -> Said:
    """Run one measurement to its end; its own complaints are part of what it says."""
    words = (measurement.long if long else measurement.short).split()
    command = ["-m", measurement.module, *words]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Said(
        measurement=measurement,
        command=" ".join(["python", *command]),
        lines=tuple(line.rstrip() for line in done.stdout.splitlines() if line.strip()),
        ended=done.returncode,
        seconds=time.perf_counter() - started,
    )


def table(said: list[Said]) -> str:
    """The measurements as a table in Markdown."""
    rows = ["| what | command | it says | goals | s |", "|---|---|---|---|---|"]
    for it in said:
        words = "<br>".join(line.replace("|", "\\|") for line in it.lines[-12:])
        met = "met" if it.ended == 0 else "missed"
        name = it.measurement.what
        rows.append(f"| {name} | `{it.command}` | {words} | {met} | {it.seconds:.0f} |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Measure, print the table, and say whether every goal was met."""
    parser = argparse.ArgumentParser(description="Run every measurement.")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--to", type=Path, metavar="FILE", help="the table as Markdown")
    asked = parser.parse_args()
    said = []
    for measurement in MEASUREMENTS:
        print(f"{measurement.what} …", file=sys.stderr, flush=True)
        said.append(run(measurement, long=asked.long))
    made = table(said)
    print(made, end="")
    if asked.to:
        asked.to.write_text(f"# Measured in one run\n\n{made}", encoding="utf-8")
    return int(any(it.ended for it in said))


if __name__ == "__main__":
    sys.exit(main())

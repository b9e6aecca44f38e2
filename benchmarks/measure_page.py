"""The tables of `docs/measurements.md`: what was measured, and which faults were noticed."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.programs import Planted
from benchmarks.results import Result, shown


class Said(Struct, frozen=True):
    """How a program was called, what it printed, how it ended, how many seconds and at most how
    many megabytes it took (0 where the system does not tell).
    """

    command: str
    lines: tuple[str, ...]
    ended: int
    seconds: float
    peak: float = 0.0


class Found(Struct, frozen=True):
    """What one program said, and the results in it."""

    said: Said
    results: tuple[Result, ...]


class Noticed(Struct, frozen=True):
    """A fault that was planted, what the program said, and whether it noticed."""

    planted: Planted
    said: Said
    noticed: bool


def measured(found: Sequence[Found], form: str) -> str:
    """All figures as a table in Markdown; what was missed is named above it."""
    goals = [it for each in found for it in each.results if it.goal is not None]
    missed = [f"- {_named(it)}" for it in goals if not it.met]
    minutes = sum(each.said.seconds for each in found) / 60
    head = f"The {form} form took {minutes:.0f} minutes on {_machine()}."
    met = f"{len(goals) - len(missed)} of {len(goals)} goals were met"
    rows = [row for each in found for row in _rows(each)]
    said = [f"{head} {met}.", "", *(["Missed:", "", *missed, ""] if missed else [])]
    return "\n".join([*said, *_table(("program", "what", "beside", "found", "goal", ""), rows)])


def noticed(found: Iterable[Noticed]) -> str:
    """What was planted and whether it was noticed, as a table in Markdown."""
    rows = [
        (it.planted.what, f"`{it.said.command}`", "yes" if it.noticed else "**no**") for it in found
    ]
    return "\n".join(_table(("broken on purpose", "program", "noticed"), rows))


def put(page: Path, part: str, table: str) -> None:
    """Put a table between the marks of its part of the page; the page's own words stay.

    Raises:
        ValueError: if the page has no such marks.
    """
    begin, end = f"<!-- {part}: begin -->\n", f"\n<!-- {part}: end -->"
    before, rest = page.read_text(encoding="utf-8").split(begin)
    _, after = rest.split(end)
    page.write_text(f"{before}{begin}{table}{end}{after}", encoding="utf-8")


def _rows(found: Found) -> Iterable[tuple[str, ...]]:
    peak = f", {found.said.peak:.0f} MB" if found.said.peak else ""
    program = f"`{found.said.command}` ({found.said.seconds:.0f} s{peak})"
    for at, it in enumerate(found.results):
        verdict = "" if it.goal is None else ("met" if it.met else "**missed**")
        yield ("" if at else program), it.what, it.beside, shown(it.found), it.wanted, verdict


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    rule = ["---"] * len(head)
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]


def _named(result: Result) -> str:
    beside = f" beside {result.beside}" if result.beside else ""
    return f"{result.what}{beside}: {shown(result.found)}, {result.wanted}"


def _machine() -> str:
    """What it ran on, and how many programs wanted its cores at the end."""
    parts = [f"{os.cpu_count()} cores", platform.system(), f"Python {platform.python_version()}"]
    if hasattr(os, "getloadavg"):
        parts.append(f"load {os.getloadavg()[1]:.1f}")
    return ", ".join(parts)

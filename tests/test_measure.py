"""What measurements print is read again, and the page of their tables is written from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks import measure, measure_page
from benchmarks.measure_page import Found, Said
from benchmarks.programs import Planted, Program
from benchmarks.results import Result, read, report

SLOW = Result(what="a start", beside="a bare window", found=1.351, goal=1.35)
NONE = Result(what="losses in 5,000 kills", found=0, goal=0)
FEW = Result(what="times faster", beside="a peer", found=100.4, goal=100, at_least=True)
OPEN = Result(what="plain pages", beside="an engine", found=6.71)


@pytest.mark.parametrize("result", [SLOW, NONE, FEW, OPEN])
def test_a_result_is_read_as_it_was_printed(result: Result) -> None:
    again = read(result.line())
    assert again is not None
    assert (again.line(), again.met) == (result.line(), result.met)
    assert read(f"  {result.line()}") is None


def test_a_missed_goal_ends_a_program_with_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(SLOW, NONE, FEW, OPEN) == 0
    assert report(NONE, Result(what="losses", found=1, goal=0)) == 1
    assert "= losses |  | 1 | at most 0\n" in capsys.readouterr().out


def said(*lines: str, ended: int) -> Said:
    return Said("x", lines, ended, 1.0)


@pytest.mark.parametrize(
    ("lines", "ended", "met"),
    [
        ((NONE.line(),), 0, True),
        ((Result(what="losses", found=1, goal=0).line(),), 1, False),
        (("Traceback",), 1, False),
        ((NONE.line(), "Traceback"), 1, False),
        (("5 passed",), 0, True),
    ],
)
def test_a_program_that_breaks_has_met_nothing(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], ended: int, met: bool
) -> None:
    monkeypatch.setattr(measure, "run", lambda *_: said(*lines, ended=ended))
    found = measure.measure(Program("a program", "x"), long=False)
    assert all(result.met for result in found.results) is met
    noticed = measure.plant(Planted("a fault", "x", "")).noticed
    assert noticed is (lines[0].startswith("= losses |") and ended == 1)


def test_a_program_is_run_to_its_end_and_its_peak_is_told() -> None:
    found = measure.run("json.tool", "--help")
    assert (found.ended, bool(found.lines)) == (0, True)
    assert found.peak > 1 or not hasattr(os, "wait4")
    assert measure.run("json.tool", "no such file").ended != 0


def test_tables_stand_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("A\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nB\n", "utf-8")
    missed = Result(what="a start", beside="a bare window", found=5.4, goal=1.35)
    table = measure_page.measured([Found(said(ended=1), (missed, NONE))], "short")
    for _ in range(2):
        measure_page.put(page, "measured", table)
    text = page.read_text("utf-8")
    assert text.startswith("A\n<!-- measured: begin -->\nThe short form took")
    assert text.endswith("|\n<!-- measured: end -->\nB\n")
    assert "- a start beside a bare window: 5.4, at most 1.35" in text
    assert "1 of 2 goals were met" in text
    assert "old" not in text

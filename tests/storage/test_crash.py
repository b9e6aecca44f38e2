"""A short run of the crash harness, and that it sees what is planted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "benchmarks.crash", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="programs are killed with SIGKILL")
def test_nothing_acknowledged_is_lost_when_programs_are_killed() -> None:
    assert run("--kills", "200") == (0, "= losses in 200 kills |  | 0 | at most 0\n")


@pytest.mark.long
def test_nothing_acknowledged_is_lost_when_the_power_goes() -> None:
    assert run("--power-cuts", "100") == (0, "= losses in 100 power cuts |  | 0 | at most 0\n")


@pytest.mark.parametrize("fault", ["no-sync", "no-folder-sync"])
def test_what_was_not_forced_to_the_disk_is_missed(fault: str) -> None:
    code, said = run("--power-cuts", "20", "--plant", fault)
    assert code == 1
    assert "call" in said


@pytest.mark.skipif(sys.platform == "win32", reason="programs are killed with SIGKILL")
@pytest.mark.parametrize(
    "planted", [("--plant", "late-write"), ("--plant", "in-place"), ("--store", "tinydb")]
)
def test_stores_that_lose_changes_are_found_out(planted: tuple[str, str]) -> None:
    code, said = run("--kills", "32", *planted)
    assert code == 1
    assert "lost or half" in said or "unreadable" in said

"""Runs a program until it says a line, and kills it there as a dead battery would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def said_and_killed(program: str, *given: str) -> str:
    """The line that a program said before it was killed.

    Raises:
        AssertionError: it ended without one; holds what it said of that.
    """
    running = subprocess.Popen(
        [sys.executable, "-c", program, *given],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=dict(os.environ),
        text=True,
    )
    with running:
        assert running.stdout is not None
        assert running.stderr is not None
        said = running.stdout.readline().strip()
        running.send_signal(signal.SIGKILL)
        trouble = running.stderr.read()
    assert said, trouble
    return said

"""An export that cannot be written says so in a sentence and leaves the folder as it was.

The real system refuses here, in a process of its own: every write beyond a few hundred bytes fails,
also those of a library that would keep something for a moment beside the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from itot_workshop.reports.formats import FORMATS, HANDOUTS
from tests.cli.conftest import ROOT, state_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")

_PLAY = """
import json, resource, signal, sys
from itot_workshop.cli import main

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
print(json.dumps([main(words) for words in json.loads(sys.stdin.read())]))
"""


@pytest.mark.long
def test_no_room_for_any_file(examples: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name in FORMATS:
        (folder / f"a.{name}").write_text("before", "utf-8")
    calls = [["export", str(examples[2]), "--to", str(folder / f"a.{name}")] for name in FORMATS]
    calls += [
        ["export", str(examples[2]), "--to", str(folder / f"{kind}.pdf"), "--handout", kind]
        for kind in HANDOUTS
    ]
    before = state_of(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-B", "-c", _PLAY],  # or Python keeps the first half of what it compiles
        input=json.dumps(calls),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "ITOT_WORKSHOP_LIBRARY": str(tmp_path / "library")},
    )
    assert json.loads(ended.stdout) == [1] * len(calls)
    said = ended.stderr.splitlines()
    assert len(said) == len(calls)
    assert all("could not be saved because" in line for line in said)
    assert state_of(tmp_path) == before

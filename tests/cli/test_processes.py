"""The command line as a process of its own: pipes, plain terminals, what is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT

PYTHON = (sys.executable, "-m", "itot_workshop")


def run(*words: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PYTHON, *map(str, words)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environ},
        timeout=60,
        check=False,
    )


def test_a_plain_terminal_gets_plain_signs(library: Path, examples: list[Path]) -> None:
    ended = run("show", examples[0], PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"-1.43" in ended.stdout
    assert b"?" not in ended.stdout
    told = run("show", examples[0], "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "−".encode() not in told.stdout
    told.stdout.decode("utf-8")


def test_a_page_is_drawn_without_a_display(
    library: Path, examples: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "a.html"
    ended = run("export", *examples, "--to", to, DISPLAY="", WAYLAND_DISPLAY="")
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert to.read_text("utf-8").count("<svg") > 20


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed another way there")
def test_a_reader_that_has_seen_enough(library: Path, examples: list[Path]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [*PYTHON, "compare", *map(str, examples), "--json"],
            stdout=writing,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_commands_without_drawings_load_no_windows_and_no_templates() -> None:
    code = (
        "import sys; from itot_workshop.cli import main; main(['packs']);"
        "heavy = {'PySide6.QtWidgets', 'PySide6.QtGui', 'jinja2', 'pyqtgraph', 'numpy'};"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")

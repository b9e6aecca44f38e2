"""The command line in the test's own process, with a library and tables of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest

from itot_workshop.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "sessions" / "examples"
VOTES = EXAMPLES / "source" / "votes_long.csv"


class Ended(NamedTuple):
    """How a command ended: its exit code, its answer, and what it said beside it."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


Run: TypeAlias = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: the words of the call, paths included."""

    def call(*words: object) -> Ended:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return call


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty library, named by the environment."""
    folder = tmp_path / "library"
    monkeypatch.setenv("ITOT_WORKSHOP_LIBRARY", str(folder))
    return folder


@pytest.fixture
def session(run: Run, library: Path) -> Path:
    """The file of a planned session."""
    made = run("new", "--title", "Alignment", "--date", "2025-02-11", "--organisation", "Corvane")
    assert (made.code, made.err) == (0, "")
    return Path(made.out.strip())


@pytest.fixture
def examples() -> list[Path]:
    """The files of the three example sessions."""
    return sorted(EXAMPLES.glob("*.itot"))


def state_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with its content, to see that nothing was touched."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

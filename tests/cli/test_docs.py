"""Every example of the command line's page does what the page says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.cli.conftest import ROOT, VOTES, Run

PAGE = ROOT / "docs" / "command-line.md"
AND_SO_ON = "…"


def calls() -> Iterator[tuple[str, list[str]]]:
    """Each call on the page with the lines below it."""
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            call, *lines = part.rstrip("\n").split("\n")
            yield call, lines


def test_the_examples(
    run: Run,
    qapp: QGuiApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    examples: list[Path],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ITOT_WORKSHOP_LIBRARY", "library")
    (tmp_path / "library").mkdir()
    for example in examples:
        shutil.copy(example, tmp_path / "library")
    shutil.copy(VOTES, tmp_path / "votes.csv")
    told = list(calls())
    assert len(told) >= 10
    for call, expected in told:
        name, *words = shlex.split(call)
        assert name == "itot-workshop"
        ended = run(*words)
        lines = (ended.out + ended.err).replace(f"{tmp_path}{os.sep}", "").splitlines()
        if expected[-1] == AND_SO_ON:
            del expected[-1], lines[len(expected) :]
        assert lines == expected, call

"""A short run of the importers against spoilt files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("memory is measured as Unix does", allow_module_level=True)

from benchmarks import mutants
from benchmarks.mutants import run
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.library import Library


@pytest.mark.parametrize("seed", [1, 2])
def test_spoilt_files_are_refused_in_a_sentence_and_change_nothing(seed: int) -> None:
    report = run(50, seed)
    assert report.faults == []
    assert sum(report.taken.values()) + sum(report.refused.values()) == 50
    assert report.refused.keys() == {"session", "sealed session", "votes", "tally", "pack"}


def raises(*_words: Any) -> Any:
    raise KeyError("tables")


def is_mute(*_words: Any) -> Any:
    raise StorageError("")


def touches(library: Library, path: Path) -> Any:
    (library.folder / "left behind").write_bytes(path.read_bytes())
    raise StorageError("Refused.")


@pytest.mark.parametrize(
    ("name", "planted", "said"),
    [
        ("read_pack", raises, "KeyError"),
        ("read_table", is_mute, "without a sentence"),
        ("import_file", touches, "not as it was"),
    ],
)
def test_a_planted_fault_of_an_importer_is_noticed(
    monkeypatch: pytest.MonkeyPatch, name: str, planted: Any, said: str
) -> None:
    monkeypatch.setattr(mutants, name, planted)
    assert any(said in fault for fault in run(10, 1).faults)

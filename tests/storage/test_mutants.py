"""A short run of the importers against spoilt files."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("memory is measured as Unix does", allow_module_level=True)

from benchmarks.mutants import run


@pytest.mark.parametrize("seed", [1, 2])
def test_spoilt_files_are_refused_in_a_sentence_and_change_nothing(seed: int) -> None:
    report = run(50, seed)
    assert report.faults == []
    assert sum(report.taken.values()) + sum(report.refused.values()) == 50
    assert report.refused.keys() == {"session", "sealed session", "votes", "tally", "pack"}

"""Sessions that were opened and closed leave nothing open; the long form is in benchmarks/."""

from __future__ import annotations

import gc
import sys

import pytest

from benchmarks import soak
from benchmarks.soak_day import BEGINS, HOURS
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.session_file import SessionFile
from tests.flows.conftest import Facilitator

if sys.platform != "linux":
    pytest.skip("memory and open files are read as Linux tells them", allow_module_level=True)


def test_closed_sessions_leave_no_file_open_and_nothing_behind(with_examples: Facilitator) -> None:
    window, before = with_examples.window, len(_open())
    _, more = soak.sessions(window, 4, plant=False)
    assert more == 0
    grown, lived = soak.day(window, 14)
    assert grown < soak.PER_DAY
    assert lived.done["booth on statements"] == 1
    assert round(lived.time.at - BEGINS) == HOURS * 3600
    assert lived.kept() == []
    del lived
    assert len(_open()) - before <= 2, "the file and the workshop of the last one at most"


def test_a_single_jump_is_no_growth_and_a_slow_one_is() -> None:
    readings = [(at, 1000 + at * 3 + 900 * (at > 20) + at % 3) for at in range(40)]
    assert 2.5 < soak.slope(readings) < soak.PER_SESSION
    assert soak.slope([(at, at * 8.0) for at in range(40)]) > soak.PER_SESSION


def _open() -> list[object]:
    """Files and workshops in memory; other tests of the same process may hold some."""
    gc.collect()
    return [it for it in gc.get_objects() if isinstance(it, (SessionFile, Workshop))]

"""Sessions that were opened and closed leave nothing open; the long form is in benchmarks/."""

from __future__ import annotations

import gc
import sys

import pytest

from benchmarks import soak
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.session_file import SessionFile
from tests.flows.conftest import Facilitator

if sys.platform != "linux":
    pytest.skip("memory and open files are read as Linux tells them", allow_module_level=True)


def test_closed_sessions_leave_no_file_open_and_nothing_behind(with_examples: Facilitator) -> None:
    window, before = with_examples.window, len(_open())
    _, more = soak.sessions(window, 5, plant=False)
    assert more == 0
    assert soak.day(window, 3) + soak.day(window, 3) < soak.PER_DAY
    assert len(_open()) - before <= 2, "the file and the workshop of the last one at most"


def _open() -> list[object]:
    """Files and workshops in memory; other tests of the same process may hold some."""
    gc.collect()
    return [it for it in gc.get_objects() if isinstance(it, (SessionFile, Workshop))]

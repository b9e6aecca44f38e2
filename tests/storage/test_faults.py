"""A short run of the lives in which a call of the system fails, and what is planted in it."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("what an fsync has lost is put back as Unix does", allow_module_level=True)

from benchmarks import faults
from benchmarks.faults_shim import SHARING, Shim
from itot_workshop.storage import disk, places
from itot_workshop.storage.errors import reason


def test_whatever_call_fails_nothing_is_lost_and_it_is_said() -> None:
    lives, told, wrong = faults.run(long=False, every=24)
    assert wrong == []
    assert lives > told > lives // 3


@pytest.mark.parametrize(
    ("fault", "calls"),
    [
        ("retry", ("fdatasync",)),
        ("believe", ("write",)),
        ("remove-first", ("replace", "rename")),
        ("silent", ("fdatasync",)),
    ],
)
def test_stores_that_cope_badly_are_found_out(
    monkeypatch: pytest.MonkeyPatch, fault: str, calls: tuple[str, ...]
) -> None:
    monkeypatch.setattr(*faults.FAULTS[fault])
    _, _, wrong = faults.run(long=False, only=calls, first=True)
    assert wrong


def test_a_file_that_windows_says_is_held_is_not_called_forbidden(tmp_path: Path) -> None:
    shim = Shim(tmp_path)
    shim.error = SHARING
    assert reason(shim.raised()) == "another program is using it"
    shim.error = errno.EACCES
    assert "no permission" in reason(shim.raised())


def test_a_move_whose_old_name_will_not_go_leaves_that_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"here")
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == source:
            raise PermissionError(errno.EACCES, "held")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(PermissionError):
        disk.put_new(source, target)
    assert [it.name for it in tmp_path.iterdir()] == ["a"]


def test_a_folder_that_cannot_be_looked_into_hides_no_library(tmp_path: Path) -> None:
    assert not places.kept_kinds(tmp_path / "gone")

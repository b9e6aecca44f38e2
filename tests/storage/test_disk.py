from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from itot_workshop.storage import atomic_file, disk, workspace
from itot_workshop.storage.errors import Unreadable
from itot_workshop.storage.places import Place


def test_folders_are_made_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync_folder", synced.append)
    disk.make_folder(tmp_path / "a" / "b")
    disk.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert synced == [tmp_path, tmp_path / "a"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps names by itself")
def test_a_name_that_may_not_be_looked_for_is_told_and_a_drive_that_is_not_there_is_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "forbidden")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", refused)
        with pytest.raises(Unreadable, match="no permission"):
            atomic_file.free_name(tmp_path / "a.itot")
        place = Place(session="s", path=str(tmp_path / "a.itot"))
        assert not workspace.is_free(tmp_path, tmp_path, place), "it may be there"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_dir", refused)
        assert not disk.is_folder(tmp_path)
        patch.setattr(Path, "is_dir", lambda _: False)
        with pytest.raises(FileNotFoundError):
            disk.make_folder(tmp_path)


def test_a_network_folder_that_cannot_be_synced_is_no_fault_but_a_failing_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(number: int) -> None:
        def fsync(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", fsync)

    refuses(errno.EINVAL)
    disk.sync_folder(tmp_path)
    refuses(errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        disk.sync_folder(tmp_path)


def test_all_is_written_however_little_the_system_takes_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    handle = disk.create(tmp_path / "a")
    disk.write(handle, b"0123456789")
    disk.seek(handle, 4)
    disk.write(handle, b"xyz")
    disk.close(handle)
    assert disk.read(tmp_path / "a", 10) == b"0123xyz789"
    with pytest.raises(OSError, match="too large"):
        disk.read(tmp_path / "a", 9)


def test_all_is_read_however_little_the_system_gives_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, length: real(handle, min(length, 3)))
    assert disk.read(tmp_path / "a", 100) == b"0123456789"
    assert disk.read_start(tmp_path / "a", 4) == b"0123"


def test_a_file_that_is_replaced_while_it_is_read_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export beside a window that saves just then: never the first half of a longer file."""
    path, longer = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"old")
    longer.write_bytes(b"new and longer")
    opened = os.open

    def open_late(file: Path, flags: int, mode: int = 0o777) -> int:
        if longer.exists():
            longer.replace(path)
        return opened(file, flags, mode)

    monkeypatch.setattr(os, "open", open_late)
    assert disk.read(path, 100) == b"new and longer"

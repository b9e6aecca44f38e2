from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from itot_workshop.storage import atomic_file, chain, disk
from itot_workshop.storage.errors import NameTaken, NotSaved, Postponed, StorageError, Unreadable
from itot_workshop.storage.importing import import_file
from itot_workshop.storage.library import Library
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers import faults
from tests.storage.helpers.faults import ERRORS, FailingDisk
from tests.storage.helpers.sessions import keeping, note, put, small_session


def never(_: float) -> None:
    raise AssertionError("nothing to wait for")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    atomic_file.write(path, b"one", never)
    atomic_file.write(path, b"two", never)
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("at", range(12))
def test_whichever_call_fails_the_file_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, error: int
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    failing = FailingDisk(monkeypatch)
    failing.fail(at, error)
    try:
        atomic_file.write(path, b"new!", lambda _: None)
    except NotSaved:
        assert path.read_bytes() in (b"old", b"new!")
        assert "sync_folder" in failing.calls or path.read_bytes() == b"old"
    else:
        assert path.read_bytes() == b"new!"
    assert names(tmp_path) == ["a"]


def test_what_comes_back_different_from_the_disk_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(disk, "read", lambda path, limit: b"nev")
    with pytest.raises(NotSaved, match="did not come back"):
        atomic_file.write(path, b"new", never)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_file_held_for_a_moment_is_written_with_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []
    waited: list[float] = []
    replace = disk.replace

    def held(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) < 4:
            faults.held()
        replace(source, target)

    monkeypatch.setattr(disk, "replace", held)
    atomic_file.write(tmp_path / "a", b"new", waited.append)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert waited == list(atomic_file.PAUSES[:3])


def test_a_file_held_for_longer_is_postponed_and_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    waited: list[float] = []
    monkeypatch.setattr(disk, "replace", faults.held)
    with pytest.raises(Postponed, match="Nothing is lost"):
        atomic_file.write(path, b"new", waited.append)
    assert sum(waited) == pytest.approx(3.0)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="a refusal may pass there")
def test_a_refusal_that_lasts_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "not yours in a shared folder")

    monkeypatch.setattr(disk, "replace", refused)
    with pytest.raises(NotSaved, match="no permission") as told:
        atomic_file.write(tmp_path / "a", b"new", never)
    assert not isinstance(told.value, Postponed)


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic_file.write(path, b"new", never)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_no_copy_can_be_read_by_more_people_than_the_file(tmp_path: Path) -> None:
    """The day's backup, a copy elsewhere, one in the library, and the journal beside another."""
    folders = {name: tmp_path / name for name in ("library", "there", "other")}
    for folder in folders.values():
        folder.mkdir()
    kept = keeping(tmp_path)
    path = folders["library"] / "a.itot"
    SessionFile.create(path, small_session(), kept).file.close()
    path.chmod(0o600)
    opened = SessionFile.open(path, kept)
    opened.file.commit([put(note("n1"))])
    opened.file.save_copy(folders["there"] / "copy.itot")
    import_file(Library(folders["other"], kept), folders["there"] / "copy.itot")
    assert opened.file.folder is not None
    chain.copy_aside(opened.file.folder)
    opened.file.close()
    found = [it for it in tmp_path.rglob("*") if it.is_file() and it.suffix != ".lock"]
    assert len([it for it in found if it.suffix == ".itot"]) == 4
    assert [it for it in found if stat.S_IMODE(it.stat().st_mode) & 0o077] == []


def test_nothing_is_ever_deleted_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    failing = FailingDisk(monkeypatch)
    atomic_file.write(path, b"new", never)
    before_replace = failing.calls[: failing.calls.index("replace")]
    assert before_replace == ["remove", "create", "write", "sync", "read"]


def test_what_an_interrupted_save_left_is_cleaned_up(tmp_path: Path) -> None:
    path = tmp_path / "a"
    atomic_file.leftover(path).write_bytes(b"half")
    atomic_file.write(path, b"new", never)
    assert names(tmp_path) == ["a"]
    atomic_file.leftover(path).write_bytes(b"half")
    atomic_file.clean(path)
    assert names(tmp_path) == ["a"]


def test_a_new_file_takes_no_name_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a"
    atomic_file.write_new(path, b"one")
    with pytest.raises(NameTaken, match="There is a file “a” already"):
        atomic_file.write_new(path, b"two")
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("at", range(8))
def test_a_new_file_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    failing = FailingDisk(monkeypatch)
    failing.fail(at, ERRORS[1])
    path = tmp_path / "a"
    try:
        atomic_file.write_new(path, b"content")
    except NotSaved:
        assert not path.exists() or path.read_bytes() == b"content"
    assert names(tmp_path) in ([], ["a"])


def test_moving_takes_no_name_that_is_there(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    with pytest.raises(NameTaken):
        atomic_file.move_new(one, two)
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    atomic_file.move_new(one, tmp_path / "three")
    assert names(tmp_path) == ["three", "two"]


def test_moving_works_where_files_cannot_have_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    test_moving_takes_no_name_that_is_there(tmp_path)


def test_free_names_count_up(tmp_path: Path) -> None:
    path = tmp_path / "plan.itot"
    assert atomic_file.free_name(path) == path
    path.touch()
    (tmp_path / "plan (2).itot").touch()
    assert atomic_file.free_name(path).name == "plan (3).itot"


def test_what_is_not_a_readable_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    large = tmp_path / "large"
    large.write_bytes(b"12345")
    for path, word in (
        (tmp_path, "it is a folder"),
        (tmp_path / "none", "there is no such file"),
        (loop, "leads back to itself"),
        (pipe, "cannot be read"),
        (large, "larger"),
        (large / "below", "not a folder"),
    ):
        with pytest.raises(Unreadable, match=word) as refused:
            atomic_file.read(path, limit=4)
        assert isinstance(refused.value, StorageError)
        assert refused.value.sentence.endswith(".")

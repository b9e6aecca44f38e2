from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.domain.session import Edit, Session
from itot_workshop.storage import disk, file_format, room
from itot_workshop.storage.errors import (
    NameTaken,
    NotSaved,
    NotStorable,
    Postponed,
    ReadOnly,
)
from itot_workshop.storage.headline import Headline
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.loading import read_file
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_coding import to_tables
from itot_workshop.storage.session_file import Opened, SessionFile
from tests.storage.helpers.faults import held
from tests.storage.helpers.files import die, left, reopened
from tests.storage.helpers.sessions import PACK, gone, note, put, small_session


def test_a_session_comes_back_as_it_was_closed(path: Path, kept: Keeping) -> None:
    file, session, notes = SessionFile.create(path, small_session(), kept)
    assert notes == ()
    assert session == small_session()
    edits = [put(note("n1")), put(note("n2"))]
    file.commit(edits)
    file.commit([gone(note("n1"))])
    assert file.session == session.with_edits([*edits, gone(note("n1"))])
    assert file.close() == ()
    assert reopened(path, kept) == (session.with_edits([put(note("n2"))]), ())
    assert left(kept.local) == []
    assert [p.name for p in path.parent.iterdir()] == ["a.itot"]


def test_a_new_session_takes_no_name_that_is_there(path: Path, kept: Keeping) -> None:
    path.write_bytes(b"something")
    with pytest.raises(NameTaken):
        SessionFile.create(path, small_session(), kept)
    assert path.read_bytes() == b"something"


@pytest.mark.parametrize(
    "edit",
    [
        put(replace(note("n1"), text="half \ud800")),
        put(replace(note("n1"), kind="song")),
        Edit(table="notes", id="other", before=None, after=note("n1")),
        Edit(table="nonsense", id="n1", before=None, after=note("n1")),
        Edit(table="people", id="n1", before=None, after=note("n1")),
        Edit(
            table="about",
            id="5e55",
            before=None,
            after=replace(small_session().about, clock=float("nan")),
        ),
        Edit(table="about", id="5e55", before=small_session().about, after=None),
    ],
)
def test_what_would_not_read_back_is_refused_whole(opened: Opened, edit: Edit) -> None:
    with pytest.raises(NotStorable, match="Nothing was changed"):
        opened.file.commit([put(note("n7")), edit])
    assert opened.file.session == small_session()
    opened.file.commit([put(note("n8"))])


def test_a_session_does_not_become_too_large_to_be_opened(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST", 20_000)
    with pytest.raises(NotStorable, match="as large as a session can be"):
        opened.file.commit([put(note("big", "x" * 30_000))])
    before = note("n1", "x" * 15_000)
    opened.file.commit([put(before)])
    for letter in "abcde":
        opened.file.commit([put(note("n1", letter * 15_000), before)])
    with pytest.raises(NotStorable):
        opened.file.commit([put(note("n2", "x" * 15_000))])
    opened.file.commit([gone(note("n0"))])
    assert list(opened.file.session.notes) == ["n1"]


def test_a_file_changed_from_outside_is_not_overwritten(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    other = small_session(title="By a colleague")
    theirs = file_format.render(other.id, 9, to_tables(other))[1]
    path.write_bytes(theirs)
    file.commit([put(note("n1"))])
    notes = file.checkpoint()
    assert "was changed by another program" in notes[0]
    assert path.read_bytes() == theirs
    assert file.path.name == "a (from this computer).itot"
    file.commit([put(note("n2"))])
    assert file.close() == ()
    found, _ = reopened(file.path, kept)
    assert {"n1", "n2"} <= set(found.notes)
    assert reopened(path, kept)[0] == other
    assert left(kept.local) == []


def test_a_file_that_was_only_touched_is_ours(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    os.utime(path, (1, 1))
    file.commit([put(note("n1"))])
    assert file.close() == ()
    assert [p.name for p in path.parent.iterdir()] == ["a.itot"]


def test_a_file_that_is_gone_is_written_again(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    path.unlink()
    file.commit([put(note("n1"))])
    assert "written again" in file.checkpoint()[0]
    file.close()
    assert "n1" in reopened(path, kept)[0].notes


def test_a_place_for_the_journal_that_is_held_keeps_no_window_waiting(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    file, _, _ = SessionFile.create(path, small_session(), replace(kept, sleep=waited.append))
    file.commit([put(note("n1"))])
    die(file)
    moved = path.with_name("moved.itot")
    path.rename(moved)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", held)
        file, _, _ = SessionFile.open(moved, replace(kept, sleep=waited.append))
        assert "another program is using" in file.read_only
        assert "Try again in a moment" in file.read_only
        file.close()
    assert waited == []
    assert "n1" in reopened(moved, kept)[0].notes


def test_a_postponed_checkpoint_loses_nothing_and_can_be_repeated(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    file.prepare()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", held)
        for name in ("n1", "n2", "n3"):
            file.commit([put(note(name))])
            with pytest.raises(NotSaved, match="held by another program"):
                file.checkpoint()
    after = session.with_edits([put(note(n)) for n in ("n1", "n2", "n3")])
    assert find_session(path, kept).session == after, "the journal has it all"
    assert file.checkpoint() == ()
    assert read_file(path.read_bytes())[0].sequence == 3
    die(file)
    assert reopened(path, kept) == (after, ())


def test_a_file_that_is_held_for_long_piles_up_no_journals(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", held)
        for _ in range(5):
            with pytest.raises(Postponed):
                file.checkpoint()
    assert len([name for name in left(kept.local) if name.startswith("journal")]) == 2
    file.commit([put(note("n2"))])
    die(file)
    assert list(reopened(path, kept)[0].notes) == ["n0", "n1", "n2"]


@pytest.mark.parametrize("usable", [True, False])
def test_a_journal_that_is_swept_away_takes_nothing_along(
    path: Path, kept: Keeping, usable: bool
) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    file.checkpoint()
    file.commit([put(note("n2"))])
    shutil.rmtree(kept.local / "open")
    if usable:
        file.commit([put(note("n3"))])
        die(file)
        assert list(reopened(path, kept)[0].notes) == ["n0", "n1", "n2", "n3"]
        return
    (kept.local / "open").write_text("in the way")
    (told,) = file.checkpoint()
    assert "has everything that was entered" in told
    with pytest.raises(NotSaved):
        file.commit([put(note("n3"))])
    assert file.close() == ()
    (kept.local / "open").unlink()
    after = session.with_edits([put(note("n1")), put(note("n2"))])
    assert reopened(path, kept) == (after, ())


def test_at_the_close_a_file_is_written_also_without_room_for_a_journal(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, mode: int = 0o666) -> int:
        if file.name.startswith("journal"):
            raise OSError(errno.ENOSPC, "full")
        return create(file, mode)

    create = disk.create
    file, session, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    with monkeypatch.context() as patch:
        patch.setattr(disk, "create", full)
        with pytest.raises(NotSaved, match="disk is full"):
            file.checkpoint()
        file.commit([put(note("n2"))])
        (told,) = file.close()
    assert "disk is full" in told
    after = session.with_edits([put(note("n1")), put(note("n2"))])
    assert reopened(path, kept) == (after, ())


def test_after_a_failure_a_copy_can_be_saved_elsewhere(
    path: Path, kept: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(handle: int) -> None:
        raise OSError(5, "fault")

    file, session, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", fails)
        with pytest.raises(NotSaved, match="Save a copy"):
            file.commit([put(note("n2"))])
    for _ in range(2):
        with pytest.raises(NotSaved):
            file.commit([put(note("n3"))])
        with pytest.raises(NotSaved):
            file.checkpoint()
    copy = tmp_path / "copy.itot"
    file.save_copy(copy)
    assert find_session(copy, kept).session == session.with_edits([put(note("n1"))])
    with pytest.raises(NameTaken):
        file.save_copy(copy)
    with pytest.raises(NotSaved):
        file.close()
    assert "n1" in reopened(path, kept)[0].notes


def test_the_headline_is_in_the_head_of_the_file(path: Path, kept: Keeping) -> None:
    def headline(session: Session) -> Headline:
        return Headline(people={"IT": len(session.people)}, score=2.5 + len(session.notes))

    file, _, _ = SessionFile.create(path, small_session(), replace(kept, headline=headline))
    file.commit([put(note("n1"))])
    file.close()
    start = path.read_bytes()[:2000].decode()
    assert '"headline":{"people":{"IT":1}' in start
    assert '"score":4.5' in start


def test_a_headline_that_cannot_be_made_stops_no_save(
    path: Path, kept: Keeping, caplog: pytest.LogCaptureFixture
) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)

    def broken(session: Session) -> Headline:
        raise ZeroDivisionError

    file._keeping = replace(kept, headline=broken)
    file.commit([put(note("n1"))])
    assert file.close() == ()
    assert "no headline" in caplog.text
    assert "n1" in reopened(path, kept)[0].notes


def test_a_closed_file_keeps_nothing_more(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.close()
    assert file.close() == ()
    with pytest.raises(ReadOnly):
        file.commit([put(note("n1"))])


def test_the_pack_in_the_file_is_the_one_it_was_planned_with(path: Path, kept: Keeping) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    assert reopened(path, kept)[0].pack == PACK

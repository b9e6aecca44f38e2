from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.storage import file_format, migrations
from itot_workshop.storage.errors import (
    Damaged,
    NotASession,
    ReadOnly,
    Unreadable,
)
from itot_workshop.storage.file_format import VERSION
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.loading import read_file
from itot_workshop.storage.migrations import PlainTables
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import Opened, SessionFile
from tests.storage.helpers.files import die, left, reopened
from tests.storage.helpers.sessions import note, put, small_session
from tests.storage.test_file_format import newer


def test_a_second_program_may_read(path: Path, kept: Keeping, opened: Opened) -> None:
    opened.file.commit([put(note("n1"))])
    second, session, notes = SessionFile.open(path, kept)
    assert "reading only" in second.read_only
    assert second.read_only in notes
    assert "n1" in session.notes, "it sees what has been acknowledged"
    with pytest.raises(ReadOnly):
        second.commit([put(note("n2"))])
    assert second.checkpoint() == ()
    second.close()
    opened.file.commit([put(note("n3"))])
    opened.file.close()
    third, session, _ = SessionFile.open(path, kept)
    assert third.read_only == ""
    assert {"n1", "n3"} <= set(session.notes)
    third.close()


def test_a_file_that_may_not_be_written_is_opened_for_reading(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    file, session, notes = SessionFile.open(path, kept)
    assert session == small_session()
    assert "may not write" in file.read_only
    assert notes == (file.read_only,)
    file.close()


def test_without_a_place_for_the_journal_a_session_is_opened_for_reading(
    path: Path, kept: Keeping
) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    (path.parent / "blocked").write_text("a file where a folder should be")
    blocked = replace(kept, local=path.parent / "blocked" / "local")
    file, session, _ = SessionFile.open(path, blocked)
    assert session == small_session()
    assert file.read_only
    file.close()


def test_backups_are_kept_once_a_day_and_the_last_ten(path: Path, kept: Keeping) -> None:
    days = [datetime.date(2025, 2, 28)]
    kept = replace(kept, today=lambda: days[-1])
    SessionFile.create(path, small_session(), replace(kept, backups=None)).file.close()
    assert kept.backups is not None
    for day in range(1, 15):
        days.append(datetime.date(2025, 3, day))
        for _ in range(2):
            file, _, _ = SessionFile.open(path, kept)
            file.commit([put(note(f"n{day}"))])
            file.close()
    names = sorted(p.name for p in kept.backups.iterdir())
    assert [name.split()[:2] for name in names] == [["a", f"2025-03-{n:02}"] for n in range(5, 15)]
    first = find_session(kept.backups / names[0], kept).session
    assert "n4" in first.notes
    assert "n5" not in first.notes


def test_sessions_of_one_name_keep_backups_of_their_own(path: Path, kept: Keeping) -> None:
    other = path.parent / "elsewhere" / path.name
    other.parent.mkdir()
    theirs = small_session()
    theirs = replace(theirs, about=replace(theirs.about, id="another"))
    for place, session in ((path, small_session()), (other, theirs)):
        SessionFile.create(place, session, kept).file.close()
        file, _, _ = SessionFile.open(place, kept)
        file.commit([put(note("said"))])
        file.close()
    assert kept.backups is not None
    found = [find_session(copy, kept).session.about.id for copy in kept.backups.iterdir()]
    assert sorted(found) == sorted({small_session().about.id, "another"})


def test_without_room_for_a_backup_the_session_opens_and_says_so(path: Path, kept: Keeping) -> None:
    SessionFile.create(path, small_session(), replace(kept, backups=None)).file.close()
    assert kept.backups is not None
    kept.backups.write_text("in the way")
    file, _, notes = SessionFile.open(path, kept)
    assert notes == ()
    file.commit([put(note("n1"))])
    (told,) = file.checkpoint()
    assert "backup could not be made" in told
    file.close()


def test_a_newer_file_is_read_and_left_alone(path: Path, kept: Keeping, tmp_path: Path) -> None:
    path.write_bytes(newer())
    file, session, notes = SessionFile.open(path, kept)
    assert "newer version" in file.read_only
    assert len(notes) == 3
    assert session.about.title == "T"
    file.save_copy(tmp_path / "copy.itot")
    assert (tmp_path / "copy.itot").read_bytes() == newer()
    file.close()
    assert path.read_bytes() == newer()
    assert left(kept.local) == []


def test_a_damaged_newer_file_is_read_and_left_alone(path: Path, kept: Keeping) -> None:
    sound = find_session(written(path, newer()), kept).session
    for place in (b'"songs":{\n', b'"format":"itot'):
        spoilt = newer().replace(place, place[:-1] + b" ", 1)
        assert spoilt != newer()
        file, session, notes = SessionFile.open(written(path, spoilt), kept)
        assert "newer version" in file.read_only
        assert any("was damaged" in told for told in notes)
        assert session == sound
        file.close()
        assert path.read_bytes() == spoilt
        assert [it.name for it in path.parent.iterdir()] == [path.name]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def renamed_notes(tables: PlainTables) -> PlainTables:
    """A made-up step to the version after this one: every note is marked."""
    for document in tables["notes"].values():
        document["text"] = "next: " + document["text"]
    return tables


@pytest.mark.parametrize("died", [False, True])
def test_an_older_file_is_backed_up_and_brought_up_to_date(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch, died: bool
) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1", "later"))])
    if died:
        die(file)
    else:
        file.close()
    old = path.read_bytes()
    monkeypatch.setattr(file_format, "VERSION", VERSION + 1)
    monkeypatch.setattr(migrations, "STEPS", {VERSION: renamed_notes})
    found, _ = reopened(path, replace(kept, backups=None))
    assert [n.text for n in found.notes.values()] == ["next: Zuerst", "next: later"]
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.name.startswith(f"a 2025-02-11 format {VERSION} ")
    assert backup.read_bytes() == old
    assert read_file(path.read_bytes())[0].version == VERSION + 1
    assert reopened(path, kept) == (found, ())


def test_without_a_backup_nothing_is_migrated(
    path: Path, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    old = path.read_bytes()
    monkeypatch.setattr(file_format, "VERSION", VERSION + 1)
    monkeypatch.setattr(migrations, "STEPS", {VERSION: renamed_notes})
    assert kept.backups is not None
    kept.backups.write_text("in the way")
    file, session, _ = SessionFile.open(path, kept)
    assert file.read_only
    assert session.notes["n0"].text == "next: Zuerst"
    file.close()
    assert path.read_bytes() == old


def test_what_is_no_session_is_told_and_left(path: Path, kept: Keeping) -> None:
    path.write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(NotASession):
        SessionFile.open(path, kept)
    path.write_bytes(b"")
    with pytest.raises(Damaged, match="empty"):
        SessionFile.open(path, kept)
    with pytest.raises(Unreadable, match="no such file"):
        SessionFile.open(path.with_name("none.itot"), kept)
    assert path.read_bytes() == b""
    assert left(kept.local) == []


def test_links_are_followed_and_kept(path: Path, kept: Keeping, tmp_path: Path) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    link = tmp_path / "link.itot"
    link.symlink_to(path)
    file, _, _ = SessionFile.open(link, kept)
    file.commit([put(note("n1"))])
    file.close()
    assert link.is_symlink()
    assert "n1" in reopened(path, kept)[0].notes
    loop = tmp_path / "loop.itot"
    loop.symlink_to(loop)
    with pytest.raises(Unreadable, match="leads back to itself"):
        SessionFile.open(loop, kept)

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from itot_workshop.storage import atomic_file, file_format
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_coding import to_tables
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers.files import die, left, reopened
from tests.storage.helpers.sessions import note, put, small_session


def test_what_was_acknowledged_survives_the_death_of_the_program(path: Path, kept: Keeping) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    before = path.read_bytes()
    edits = [put(note(f"n{n}")) for n in range(5)]
    for edit in edits:
        file.commit([edit])
    assert path.read_bytes() == before, "a commit never touches the file"
    die(file)
    found, notes = reopened(path, kept)
    assert found == session.with_edits(edits)
    assert "5 changes kept on this computer were put back" in notes[0]
    assert reopened(path, kept) == (found, ())


def test_death_between_checkpoint_and_close_loses_nothing(path: Path, kept: Keeping) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    assert file.checkpoint() == ()
    file.commit([put(note("n2"))])
    assert file.checkpoint() == ()
    file.commit([put(note("n3"))])
    die(file)
    found, notes = reopened(path, kept)
    assert list(found.notes) == ["n0", "n1", "n2", "n3"]
    assert "1 change kept on this computer was put back" in notes[0]
    assert session.with_edits([put(note(n)) for n in ("n1", "n2", "n3")]) == found


def test_the_file_from_before_the_checkpoint_is_brought_up_to_date_too(
    path: Path, kept: Keeping
) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    old = path.read_bytes()
    file.commit([put(note("n1"))])
    file.checkpoint()
    file.commit([put(note("n2"))])
    die(file)
    path.write_bytes(old)  # a disk that had not kept its promise
    found, _ = reopened(path, kept)
    assert list(found.notes) == ["n0", "n1", "n2"]


def test_changes_are_not_put_into_a_file_they_do_not_belong_to(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    older = path.read_bytes()
    for name in ("n1", "n2", "n3"):
        file.commit([put(note(name))])
        file.checkpoint()
    file.commit([put(note("n4"))])
    die(file)
    path.write_bytes(older)
    found, notes = reopened(path, kept)
    assert list(found.notes) == ["n0"]
    assert "another state of this session" in notes[0]
    assert [name for name in left(kept.local) if name.startswith("journal")], "they are kept"
    assert reopened(path, kept) == (found, ())


def test_another_session_of_the_same_number_gets_nothing(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    die(file)
    other = small_session("0the7")
    path.write_bytes(file_format.render("0the7", 0, to_tables(other))[1])
    assert reopened(path, kept) == (other, ())


def test_a_fork_of_the_same_number_gets_nothing(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    die(file)
    fork = small_session(title="Edited elsewhere")
    path.write_bytes(file_format.render(fork.id, 0, to_tables(fork))[1])
    found, notes = reopened(path, kept)
    assert found == fork
    assert "another state" in notes[0]


def test_a_copy_gets_nothing_of_the_originals_journal(path: Path, kept: Keeping) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    die(file)
    copy = path.with_name("copy.itot")
    copy.write_bytes(path.read_bytes())
    assert reopened(copy, kept) == (session, ())
    found, _ = reopened(path, kept)
    assert "n1" in found.notes


def test_a_file_that_was_moved_finds_its_journal(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    die(file)
    moved = path.with_name("moved.itot")
    path.rename(moved)
    found, notes = reopened(moved, kept)
    assert "n1" in found.notes
    assert "put back" in notes[0]
    assert left(kept.local) == []


def test_an_older_copy_that_is_opened_first_takes_nothing_away(path: Path, kept: Keeping) -> None:
    """The program dies, the file is moved, and an older copy of it is opened before."""
    older, newer = path.with_name("older.itot"), path.with_name("newer.itot")
    file, _, _ = SessionFile.create(path, small_session(), kept)
    oldest = path.read_bytes()
    for number in range(1, 5):
        file.commit([put(note(f"n{number}"))])
        if number < 4:
            file.checkpoint()
        if number == 2:
            older.write_bytes(path.read_bytes())
    die(file)
    path.rename(newer)
    far = path.with_name("far.itot")
    far.write_bytes(oldest)
    found, (told,) = reopened(far, kept)
    assert list(found.notes) == ["n0"]
    assert "made in “a.itot”, a copy of this session that is not in its place" in told
    all_of_them = ["n0", "n1", "n2", "n3", "n4"]
    assert list(reopened(older, kept)[0].notes) == all_of_them, "its journal is still there"
    found, (told,) = reopened(newer, kept)
    assert list(found.notes) == all_of_them
    assert "1 change kept on this computer was put back" in told
    assert reopened(far, kept)[1] == ()
    assert left(kept.local) == []


def test_changes_wait_for_the_file_they_belong_to(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    older = path.read_bytes()
    for name in ("n1", "n2"):
        file.commit([put(note(name))])
        file.checkpoint()
    file.commit([put(note("n3"))])
    assert file.folder is not None
    BallotBox.open(file.folder).put("r2", "p1", small_session().ballots["b1"])
    die(file)
    newer = path.read_bytes()
    path.write_bytes(older)  # a backup is put in its place, worked on, and dies too
    file, _, (told, waiting) = SessionFile.open(path, kept)
    assert "another state" in told
    assert "Ballots of a vote that was open wait" in waiting
    file.commit([put(note("x1"))])
    die(file)
    path.write_bytes(newer)
    file, found, notes = SessionFile.open(path, kept)
    assert list(found.notes) == ["n0", "n1", "n2", "n3"]
    assert "1 change kept on this computer was put back" in notes[0]
    assert file.folder is not None
    assert BallotBox.open(file.folder).voted("r2") == {"p1"}
    file.close()


def test_a_file_whose_place_an_older_copy_has_taken_finds_its_journal(
    path: Path, kept: Keeping
) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    older = path.read_bytes()
    for name in ("n1", "n2", "n3"):
        file.commit([put(note(name))])
        if name != "n3":
            file.checkpoint()
    die(file)
    moved = path.rename(path.with_name("moved.itot"))
    path.write_bytes(older)
    assert list(reopened(moved, kept)[0].notes) == ["n0", "n1", "n2", "n3"]
    assert reopened(path, kept) == (session, ())


def test_a_box_goes_along_with_the_file_and_not_with_an_older_copy(
    path: Path, kept: Keeping
) -> None:
    file, session, _ = SessionFile.create(path, small_session(), kept)
    older = path.read_bytes()
    file.commit([put(note("n1"))])
    assert file.folder is not None
    BallotBox.open(file.folder).put("r2", "p1", session.ballots["b1"])
    file.close()
    moved = path.with_name("moved.itot")
    path.rename(moved)
    copy = path.with_name("copy.itot")
    copy.write_bytes(older)
    assert reopened(copy, kept) == (session, ())
    again = SessionFile.open(moved, kept).file
    assert again.folder is not None
    assert BallotBox.open(again.folder).voted("r2") == {"p1"}
    again.close()


def test_a_damaged_file_is_kept_and_the_rest_is_saved(path: Path, kept: Keeping) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    data = path.read_bytes()
    damaged = data.replace(b'"text":"Zuerst"', b'"text":"Zuerst,')
    path.write_bytes(damaged)
    file, session, notes = SessionFile.open(path, kept)
    assert session == replace(small_session(), notes={})
    assert "was damaged (notes)" in notes[0]
    assert "kept as “a.itot.damaged”" in notes[1]
    assert path.with_name("a.itot.damaged").read_bytes() == damaged
    file.commit([put(note("n1"))])
    file.close()
    assert list(reopened(path, kept)[0].notes) == ["n1"]
    assert reopened(path, kept)[1] == ()


def test_a_damaged_file_gets_its_journal_too(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    die(file)
    data = path.read_bytes()
    for old, new in ((b"Zuerst", b"Z\x00erst"), (b"itot-workshop", b"itot-workshap")):
        path.write_bytes(data.replace(old, new))
        assert "n1" in find_session(path, kept).session.notes
    found, notes = reopened(path, kept)
    assert {"n0", "n1"} == set(found.notes)
    assert len(notes) == 3
    assert left(kept.local) == []


def test_a_broken_middle_of_the_journal_is_stepped_over_and_kept(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    for name in ("n1", "n2", "n3"):
        file.commit([put(note(name))])
    die(file)
    (journal,) = kept.local.rglob("journal-*")
    broken = journal.read_bytes().replace(b'"n2"', b'"nX"')
    journal.write_bytes(broken)
    found, notes = reopened(path, kept)
    assert list(found.notes) == ["n0", "n1", "n3"]
    assert "1 change could not be read any more" in notes[1]
    (aside,) = kept.local.rglob("kept-*/journal-*")
    assert aside.read_bytes() == broken
    assert reopened(path, kept) == (found, ())


def test_the_first_line_of_a_journal_may_be_lost(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    die(file)
    (journal,) = kept.local.rglob("journal-*")
    journal.write_bytes(b"X" + journal.read_bytes()[1:])
    assert "n1" in reopened(path, kept)[0].notes


def test_a_torn_last_line_is_dropped_and_told(path: Path, kept: Keeping) -> None:
    file, _, _ = SessionFile.create(path, small_session(), kept)
    file.commit([put(note("n1"))])
    file.commit([put(note("n2"))])
    die(file)
    (journal,) = kept.local.rglob("journal-*")
    journal.write_bytes(journal.read_bytes().rstrip(b"\0")[:-20])
    found, notes = reopened(path, kept)
    assert list(found.notes) == ["n0", "n1"]
    assert "cut off" in notes[1]


def test_what_an_interrupted_checkpoint_left_is_cleaned_up(path: Path, kept: Keeping) -> None:
    SessionFile.create(path, small_session(), kept).file.close()
    atomic_file.leftover(path).write_bytes(b"half")
    reopened(path, kept)
    assert [p.name for p in path.parent.iterdir()] == ["a.itot"]

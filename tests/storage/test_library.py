from __future__ import annotations

import datetime
import errno
import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import AboutEdited, NotesTaken
from itot_workshop.domain.charter import Charter, WatchValue
from itot_workshop.domain.session import Refused, Session
from itot_workshop.storage import disk, file_format, listing
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.errors import (
    Damaged,
    InUse,
    NameTaken,
    NotASession,
    NotFound,
    NotSaved,
    NotStorable,
    ReadOnly,
    Unreadable,
)
from itot_workshop.storage.importing import Differs, SameSession, import_file
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library, SessionEntry
from itot_workshop.storage.library_bin import binned, move_to_bin, remove_for_good, restore
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers.faults import held
from tests.storage.helpers.files import die, left
from tests.storage.helpers.sessions import note, put, small_session
from tests.storage.test_file_format import newer


@pytest.fixture
def library(tmp_path: Path, kept: Keeping) -> Library:
    return Library(tmp_path / "library", replace(kept, backups=None))


def session(session_id: str, title: str = "Workshop", day: int = 1) -> Session:
    about = replace(small_session().about, id=session_id, title=title)
    return replace(small_session(), about=replace(about, date=datetime.date(2025, 3, day)))


def add(library: Library, made: Session) -> Path:
    file = library.create(made).file
    file.close()
    return file.path


def names(library: Library) -> list[str]:
    return [entry.name for entry in library.entries()]


def entry_of(library: Library, path: Path) -> SessionEntry:
    return next(entry for entry in library.entries() if entry.name == path.name)


def test_an_empty_library_is_no_fault(library: Library) -> None:
    assert library.entries() == []
    assert not library.folder.exists()


def test_sessions_are_listed_with_what_a_row_shows_youngest_first(library: Library) -> None:
    for number, day in ((1, 5), (2, 9), (3, 7)):
        add(library, session(f"id{number}", f"Title {number}", day))
    entries = library.entries()
    assert [entry.id for entry in entries] == ["id2", "id3", "id1"]
    assert entries[0].about == session("id2", "Title 2", 9).about
    assert entries[0].headline is not None
    assert entries[0].headline.people["IT"] == 1
    assert [axis.label for axis in entries[0].headline.axes] == ["One"]
    assert not any(e.interrupted or e.in_use or e.fault for e in entries)


def test_files_are_named_by_who_when_and_what(library: Library) -> None:
    assert add(library, session("a", "IT & OT: Grüße!")).name == (
        "nordwerk-2025-03-01-it-ot-grüsse.itot"
    )
    assert add(library, session("b", "IT & OT: Grüße!")).name == (
        "nordwerk-2025-03-01-it-ot-grüsse (2).itot"
    )


def test_a_remembered_list_notices_every_change(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [add(library, session(f"id{n}", f"Title {n}")) for n in range(4)]
    before = library.entries()
    read: list[Path] = []
    real = listing._listed

    def watched(path: str, found: os.stat_result) -> listing.Listed:
        read.append(Path(path))
        return real(path, found)

    monkeypatch.setattr(listing, "_listed", watched)
    assert library.entries() == before
    assert read == [], "nothing is read that has not changed"
    paths[0].unlink()
    changed = replace(session("id1", "Title 1").about, title="New title")
    library.change(paths[1], [AboutEdited(about=changed)])
    paths[2].write_bytes(paths[2].read_bytes()[:-1])
    titles = sorted(entry.about.title for entry in library.entries() if entry.about)
    assert titles == ["New title", "Title 3"]
    assert sorted(path.name for path in read) == sorted([paths[1].name, paths[2].name])


def test_an_index_that_cannot_be_kept_leaves_nothing_behind(
    library: Library, kept: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.create(small_session()).file.close()

    def failing(_source: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(disk, "replace", failing)
    assert len(library.entries()) == 1
    assert not list((kept.local / "index").iterdir())


@pytest.mark.parametrize("damage", [b"", b"nonsense", b'00000000\n{"a":1}'])
def test_an_index_that_is_lost_or_damaged_is_made_again(
    library: Library, kept: Keeping, damage: bytes
) -> None:
    add(library, session("a"))
    before = library.entries()
    (index,) = (kept.local / "index").iterdir()
    sound = index.read_bytes()
    index.write_bytes(damage)
    assert library.entries() == before
    assert index.read_bytes() == sound


def test_a_list_comes_without_a_place_to_remember_it(library: Library, tmp_path: Path) -> None:
    add(library, session("a"))
    (tmp_path / "blocked").write_text("in the way")
    blocked = Library(
        library.folder, replace(library.keeping, local=tmp_path / "blocked" / "local")
    )
    assert [entry.id for entry in blocked.entries()] == ["a"]


def test_damaged_files_are_shown_with_their_sentence(library: Library) -> None:
    good = add(library, session("a"))
    data = good.read_bytes()
    spoilt = {
        "cut.itot": data[:-10],
        "head.itot": data.replace(b'"version":', b'"version":1', 1),
        "about.itot": data.replace(b"Nordwerk", b"Nordwark", 1),
        "empty.itot": b"",
        "other.itot": b"PK something",
    }
    for name, content in spoilt.items():
        (library.folder / name).write_bytes(content)
    (library.folder / "folder.itot").mkdir()
    (library.folder / "notes.txt").write_text("not listed")
    (library.folder / ".a.itot.new").write_bytes(data)
    faults = {entry.name: entry.fault for entry in library.entries()}
    assert set(faults) == {good.name, "folder.itot", *spoilt}
    assert all(fault.endswith(".") for name, fault in faults.items() if name != good.name)
    assert "damaged" in faults["cut.itot"]
    assert "damaged" in faults["about.itot"]
    assert "not a session" in faults["other.itot"]
    assert "folder" in faults["folder.itot"]


def test_a_newer_file_is_listed(library: Library) -> None:
    library.folder.mkdir()
    (library.folder / "newer.itot").write_bytes(newer())
    (entry,) = library.entries()
    assert entry.about is not None
    assert entry.about.title == "T"


def test_a_long_description_is_listed_too(library: Library) -> None:
    people = {f"p{n}": replace(small_session().people["p1"], id=f"p{n}") for n in range(4000)}
    add(library, replace(session("a"), people=people))
    (entry,) = library.entries()
    assert entry.headline is not None
    assert entry.headline.people["IT"] == 4000
    assert len(entry.headline.names) > 15_000


def test_interrupted_sessions_are_told_and_stand_first(library: Library) -> None:
    add(library, session("young", day=20))
    died = library.create(session("died", day=1))
    used = library.create(session("used", day=2))
    died.file.prepare()
    used.file.prepare()
    running = replace(session("runs", day=3).about, state="running")
    add(library, replace(session("runs"), about=running))
    assert {e.id for e in library.entries() if e.in_use} == {"died", "used"}
    die(died.file)
    assert [e.id for e in library.entries()] == ["runs", "died", "young", "used"]
    assert [e.id for e in library.entries() if e.interrupted] == ["runs", "died"]
    assert [e.id for e in library.entries() if e.stopped] == ["died"]
    used.file.close()
    SessionFile.open(died.file.path, library.keeping).file.close()
    assert [e.id for e in library.entries() if e.interrupted] == ["runs"]


def test_a_session_with_ballots_in_the_box_is_interrupted(library: Library) -> None:
    opened = library.create(session("a"))
    opened.file.prepare()
    assert opened.file.folder is not None
    BallotBox.open(opened.file.folder).put("r9", "p1", small_session().ballots["b1"])
    opened.file.close()
    assert [(entry.interrupted, entry.stopped) for entry in library.entries()] == [(True, False)]
    again = SessionFile.open(opened.file.path, library.keeping).file
    assert again.folder is not None
    box = BallotBox.open(again.folder)
    assert box.voted("r9") == {"p1"}
    box.destroy("r9")
    again.close()
    assert [entry.interrupted for entry in library.entries()] == [False]
    assert [name for name in left(library.keeping.local) if "box" in name] == []


def test_into_a_folder_that_may_not_be_looked_into_nothing_is_put(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        with pytest.raises(NotSaved, match="no permission"):
            library.create(session("a"))
    assert library.entries() == []


def test_a_session_is_found_by_id_by_its_beginning_and_by_path(
    library: Library, tmp_path: Path
) -> None:
    first = add(library, session("abc1"))
    second = add(library, session("abd2"))
    add(library, session("abd"))
    assert library.find("abc1") == first
    assert library.find("abc") == first
    assert library.find("abd").name != second.name, "an id goes before the beginning of one"
    assert library.find(str(second)) == second
    assert library.find(second.name) == second
    for wanted, words in (
        ("ab", "several sessions"),
        ("x", "no session “x”"),
        ("", "no session"),
        (str(tmp_path / "none.itot"), "no session file"),
    ):
        with pytest.raises(NotFound, match=words):
            library.find(wanted)


def test_changes_go_through_the_rules_of_the_session(library: Library) -> None:
    path = add(library, session("a"))
    about = session("a").about
    changed = library.change(
        path,
        [AboutEdited(about=replace(about, archived=True)), NotesTaken(notes=(note("n1"),))],
    )
    assert changed.session.about.archived
    assert find_session(path, library.keeping).session == changed.session
    assert entry_of(library, path).about == changed.session.about
    before = path.read_bytes()
    with pytest.raises(Refused):
        library.change(path, [NotesTaken(notes=(note("n2"),)), NotesTaken(notes=(note("n1"),))])
    assert path.read_bytes() == before
    opened = SessionFile.open(path, library.keeping).file
    with pytest.raises(ReadOnly, match="another window"):
        library.change(path, [NotesTaken(notes=(note("n3"),))])
    opened.close()


def test_a_copy_to_give_away_has_everything_acknowledged(library: Library, tmp_path: Path) -> None:
    opened = library.create(session("a"))
    opened.file.commit([put(note("n1"))])
    library.export_copy(opened.file.path, tmp_path / "copy.itot")
    assert "n1" in find_session(tmp_path / "copy.itot", library.keeping).session.notes
    with pytest.raises(NameTaken):
        library.export_copy(opened.file.path, tmp_path / "copy.itot")
    opened.file.close()


def test_what_goes_to_the_bin_comes_back_and_overwrites_nothing(library: Library) -> None:
    path = add(library, session("a"))
    data = path.read_bytes()
    in_bin = move_to_bin(library, path)
    assert library.entries() == []
    assert [entry.id for entry in binned(library)] == ["a"]
    other = add(library, session("b"))
    assert other == path, "the name is free again"
    back = restore(library, in_bin)
    assert back != path
    assert back.read_bytes() == data
    assert sorted(entry.id for entry in library.entries()) == ["a", "b"]
    assert binned(library) == []
    assert move_to_bin(library, back).name == back.name
    assert move_to_bin(library, other).name == other.name
    assert move_to_bin(library, add(library, session("c"))).name == f"{other.stem} (3).itot"
    assert [entry.id for entry in binned(library)] == ["a", "c", "b"]


def test_an_open_session_does_not_go_to_the_bin(library: Library) -> None:
    opened = library.create(session("a"))
    with pytest.raises(InUse, match="Close it there first"):
        move_to_bin(library, opened.file.path)
    opened.file.close()
    assert names(library) == [opened.file.path.name]


def test_without_local_data_nothing_is_moved_and_nobody_is_said_to_have_it_open(
    library: Library,
) -> None:
    path = add(library, session("a"))
    shutil.rmtree(library.keeping.local)
    library.keeping.local.write_text("in the way")
    with pytest.raises(NotSaved, match="was not moved to the bin"):
        move_to_bin(library, path)
    assert path.exists()


def test_the_journal_of_an_interrupted_session_is_not_left_behind(library: Library) -> None:
    opened = library.create(session("a"))
    opened.file.commit([put(note("n1"))])
    die(opened.file)
    back = restore(library, move_to_bin(library, opened.file.path))
    assert "n1" in find_session(back, library.keeping).session.notes
    assert not [name for name in left(library.keeping.local) if "journal" in name]


def test_a_session_is_removed_for_good_with_its_ballots(library: Library) -> None:
    opened = library.create(session("a"))
    opened.file.prepare()
    assert opened.file.folder is not None
    BallotBox.open(opened.file.folder).put("r9", "p1", small_session().ballots["b1"])
    die(opened.file)
    in_bin = move_to_bin(library, opened.file.path)
    assert [name for name in left(library.keeping.local) if "box" in name]
    remove_for_good(library, in_bin)
    assert not in_bin.exists()
    assert not (library.keeping.local / "open").exists() or not left(library.keeping.local / "open")


def test_a_damaged_session_is_removed_for_good_with_all_that_was_kept_of_it(
    library: Library,
) -> None:
    opened = library.create(session("a"))
    path, local = opened.file.path, library.keeping.local
    for name in ("n1", "n2", "n3"):
        opened.file.commit([put(note(name))])
    assert opened.file.folder is not None
    BallotBox.open(opened.file.folder).put("r9", "p1", small_session().ballots["b1"])
    die(opened.file)
    (journal,) = local.rglob("journal-*")
    journal.write_bytes(journal.read_bytes().replace(b'"n2"', b'"nX"'))
    SessionFile.open(path, library.keeping).file.close()
    path.write_bytes(path.read_bytes().replace(b"itot-workshop", b"itot-workshap"))
    assert {name[:3] for name in left(local / "open")} == {"pla", "box", "jou"}
    remove_for_good(library, move_to_bin(library, path))
    assert left(local / "open") == []


def test_deleting_an_older_copy_keeps_what_waits_for_the_newer_one(
    library: Library, tmp_path: Path
) -> None:
    opened = library.create(session("a"))
    path, older = opened.file.path, opened.file.path.read_bytes()
    for name in ("n1", "n2"):
        opened.file.commit([put(note(name))])
        opened.file.checkpoint()
    opened.file.commit([put(note("n3"))])
    die(opened.file)
    newer = path.rename(tmp_path / "newer.itot")
    path.write_bytes(older)
    SessionFile.open(path, library.keeping).file.close()
    remove_for_good(library, move_to_bin(library, path))
    assert "n3" in find_session(newer, library.keeping).session.notes


def test_deleting_a_copy_keeps_what_belongs_to_the_original_out_of_reach(
    library: Library, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = SessionFile.create(stick / "a.itot", session("a"), library.keeping)
    made.file.commit([put(note("n1"))])
    die(made.file)
    copy = library.folder / "copy.itot"
    copy.write_bytes(made.file.path.read_bytes())
    stick.rename(tmp_path / "pulled out")
    remove_for_good(library, move_to_bin(library, copy))
    (tmp_path / "pulled out").rename(stick)
    assert "n1" in find_session(made.file.path, library.keeping).session.notes


def given(tmp_path: Path, made: Session) -> Path:
    """A session file from somebody else."""
    path = tmp_path / "given" / "from outside.itot"
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    keeping = Keeping(local=tmp_path / "given" / "local", today=lambda: datetime.date(2025, 1, 1))
    SessionFile.create(path, made, keeping).file.close()
    return path


def test_a_session_from_somebody_else_is_taken_in_as_it_is(
    library: Library, tmp_path: Path
) -> None:
    add(library, session("a"))
    source = given(tmp_path, session("b"))
    path = import_file(library, source)
    assert isinstance(path, Path)
    assert path.parent == library.folder
    assert path.read_bytes() == source.read_bytes()
    assert sorted(entry.id for entry in library.entries()) == ["a", "b"]


def test_the_same_session_again_is_a_question(library: Library, tmp_path: Path) -> None:
    path = add(library, session("a", "Old title"))
    changed = session("a", "New title")
    changed = replace(changed, notes={"n0": note("n0", "Other words"), "n1": note("n1")})
    source = given(tmp_path, changed)
    before = path.read_bytes()
    question = import_file(library, source)
    assert question == SameSession(
        existing=path,
        title="New title",
        differs=(
            Differs(part="description", here=1, there=1, changed=1),
            Differs(part="notes", here=1, there=2, changed=1),
        ),
    )
    assert path.read_bytes() == before
    assert import_file(library, given(tmp_path, session("a", "Old title"))) == SameSession(
        existing=path, title="Old title", differs=()
    )


def test_both_are_kept_under_ids_of_their_own(library: Library, tmp_path: Path) -> None:
    path = add(library, session("a"))
    watch = (
        WatchValue(indicator="i", session="a", date=datetime.date(2025, 1, 1), value=1.0),
        WatchValue(indicator="i", session="z", date=datetime.date(2025, 1, 1), value=2.0),
    )
    charter = Charter(id="c", model="m", session="a", watch=watch)
    source = given(tmp_path, replace(session("a"), charters={"c": charter}))
    twin = import_file(library, source, "keep_both")
    assert isinstance(twin, Path)
    ids = {entry.name: entry.id for entry in library.entries()}
    assert ids[path.name] == "a"
    new_id = ids[twin.name]
    assert new_id != "a"
    kept = find_session(twin, library.keeping).session.charters["c"]
    assert (kept.session, [value.session for value in kept.watch]) == (new_id, [new_id, "z"])


def test_the_replaced_one_goes_to_the_bin(library: Library, tmp_path: Path) -> None:
    path = add(library, session("a", "Old"))
    data = path.read_bytes()
    source = given(tmp_path, session("a", "New"))
    new = import_file(library, source, "replace")
    assert isinstance(new, Path)
    assert [entry.about.title for entry in library.entries() if entry.about] == ["New"]
    (in_bin,) = binned(library)
    assert in_bin.path.read_bytes() == data


def test_an_open_session_is_not_replaced_and_nothing_else_comes_in(
    library: Library, tmp_path: Path
) -> None:
    opened = library.create(session("a", "Old"))
    with pytest.raises(InUse):
        import_file(library, given(tmp_path, session("a", "New")), "replace")
    opened.file.close()
    assert [entry.path for entry in library.entries()] == [opened.file.path]


def test_what_cannot_be_imported_leaves_the_library_as_it_was(
    library: Library, tmp_path: Path
) -> None:
    add(library, session("a"))
    before = {path: path.read_bytes() for path in library.folder.glob("*.itot")}
    good = given(tmp_path, session("b")).read_bytes()
    source = tmp_path / "source.itot"
    for content, error in (
        (b"", Damaged),
        (b"PK", NotASession),
        (good[:-5], Damaged),
        (good.replace(b"Zuerst", b"Zuerxt"), Damaged),
    ):
        source.write_bytes(content)
        with pytest.raises(error):
            import_file(library, source)
    with source.open("wb") as huge:
        huge.truncate(65 * 1024 * 1024)
    with pytest.raises(Unreadable, match="larger"):
        import_file(library, source)
    with pytest.raises(Unreadable):
        import_file(library, tmp_path)
    assert {path: path.read_bytes() for path in library.folder.glob("*.itot")} == before


def test_a_newer_file_is_imported_but_not_given_another_id(
    library: Library, tmp_path: Path
) -> None:
    source = tmp_path / "newer.itot"
    source.write_bytes(newer())
    path = import_file(library, source)
    assert isinstance(path, Path)
    assert path.read_bytes() == newer()
    assert isinstance(import_file(library, source), SameSession)
    with pytest.raises(NotStorable, match="newer version"):
        import_file(library, source, "keep_both")


def test_a_change_that_waits_for_its_file_is_made_and_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = add(library, session("a"))
    before = path.read_bytes()

    replaced = disk.replace

    def only_it(source: Path, target: Path) -> None:
        if target == path:
            held()
        replaced(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", only_it)
        changed = library.change(path, [NotesTaken(notes=(note("n1"),))])
    assert changed.note
    assert path.read_bytes() == before
    assert find_session(path, library.keeping).session == changed.session


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_listed_as_any_other(library: Library) -> None:
    path = add(library, session("a"))
    odd = path.with_name(os.fsdecode(b"caf\xe9.itot"))
    try:
        path.rename(odd)
    except OSError:
        pytest.skip("this disk takes no such names")
    for _ in range(2):
        assert [entry.path for entry in library.entries()] == [odd]
    with pytest.raises(ReadOnly, match="Rename it"):
        library.change(odd, [NotesTaken(notes=(note("n1"),))])


@pytest.mark.parametrize("length", [10**12, 2**63])
def test_a_head_that_lies_about_lengths_is_damaged(library: Library, length: int) -> None:
    path = add(library, session("a"))
    data = path.read_bytes()
    head = file_format.read_head(data)
    (_, about), (people, other) = head.tables["about"], head.tables["people"]
    rest = people - (length - head.tables["about"][0])
    tables = {**head.tables, "about": (length, about), "people": (rest, other)}
    _, lying = file_format.seal(replace(head, tables=tables, crc=""), {"about": b""})
    first = lying[: lying.index(b"\n") + 1]
    body = sum(size + 2 for size, _ in tables.values())
    path.write_bytes(first + data[data.index(b"\n") + 1 :].ljust(body))
    (entry,) = library.entries()
    assert "damaged" in entry.fault

"""Laws of a session file over random lives: any edits, any end, any failing call."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Edit, Session
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers.faults import ERRORS, FailingDisk
from tests.storage.helpers.files import die, reopened
from tests.storage.helpers.sessions import gone, keeping, note, put, small_session

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.sampled_from(["n0", "n1", "n2", "ü"])


class Lives(RuleBasedStateMachine):
    """A session edited at random, saved, closed, killed, its journal cut at any byte."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="itot-lives-"))
        (self.folder / "library").mkdir()
        self.path = self.folder / "library" / "a.itot"
        self.kept = keeping(self.folder)
        self.file, self.session, _ = SessionFile.create(self.path, small_session(), self.kept)
        self.history: list[tuple[int, Session]] = []
        self.file.prepare()
        self.mark()

    def teardown(self) -> None:
        if hasattr(self, "file"):
            die(self.file)
            shutil.rmtree(self.folder)

    def journal(self) -> Path:
        return max(self.kept.local.rglob("journal-*"))

    def lines(self) -> bytes:
        """The newest journal without the room it has ahead."""
        return self.journal().read_bytes().rstrip(b"\0")

    def mark(self) -> None:
        """Remember what the session was at which length of the newest journal."""
        self.history.append((len(self.lines()), self.session))

    @rule(changes=st.lists(st.tuples(IDS, TEXTS | st.none()), min_size=1, max_size=3))
    def change(self, changes: list[tuple[str, str | None]]) -> None:
        edits: list[Edit] = []
        after = self.session
        for note_id, text in changes:
            now = after.notes.get(note_id)
            edit = put(note(note_id, text), now) if text is not None else gone(now or note(note_id))
            edits.append(edit)
            after = after.with_edits([edit])
        self.file.commit(edits)
        self.session = after
        self.mark()

    @rule(title=TEXTS)
    def retitle(self, title: str) -> None:
        about = replace(self.session.about, title=title)
        edit = Edit(table="about", id=about.id, before=self.session.about, after=about)
        self.file.commit([edit])
        self.session = self.session.with_edits([edit])
        self.mark()

    @rule()
    def checkpoint(self) -> None:
        assert self.file.checkpoint() == ()
        self.history.clear()
        self.mark()

    @rule()
    def close_and_open(self) -> None:
        assert self.file.close() == ()
        assert not list(self.kept.local.rglob("*journal*"))
        self.file, session, notes = SessionFile.open(self.path, self.kept)
        assert notes == ()
        assert session == self.session
        self.file.prepare()
        self.history.clear()
        self.mark()

    @rule(data=st.data())
    def die_with_the_journal_cut(self, data: st.DataObject) -> None:
        die(self.file)
        journal, lines = self.journal(), self.lines()
        cut = data.draw(st.integers(self.history[0][0], len(lines)))
        journal.write_bytes(lines[:cut] + bytes(data.draw(st.integers(0, 9))))
        # A line of which only the line break is missing is whole.
        self.session = [session for length, session in self.history if length <= cut + 1][-1]
        self.file, session, _ = SessionFile.open(self.path, self.kept)
        assert session == self.session
        self.file.prepare()
        self.history.clear()
        self.mark()

    @invariant()
    def memory_and_disk_agree(self) -> None:
        assert self.file.session == self.session
        assert find_session(self.path, self.kept).session == self.session


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=40)


def life(path: Path, folder: Path, acknowledged: list[Session], attempted: list[Session]) -> None:
    """Open, change three times with a checkpoint between, close; notes down what it was told."""
    kept = keeping(folder)
    file, session, _ = SessionFile.open(path, kept)
    attempted.append(session)
    acknowledged.append(session)
    try:
        before: Note | None = None
        for number in range(3):
            document = note("n1", f"text {number}")
            edits = [put(document, before), put(note(f"m{number}"))]
            attempted.append(session.with_edits(edits))
            file.commit(edits)
            session, before = attempted[-1], document
            acknowledged.append(session)
            if number == 1:
                file.checkpoint()
        file.close()
    finally:
        die(file)


@pytest.mark.parametrize("died", [False, True], ids=["closed", "killed"])
@pytest.mark.parametrize("times", [1, 100], ids=["once", "for good"])
@pytest.mark.parametrize("error", ERRORS)
def test_whichever_call_fails_everything_acknowledged_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, times: int, died: bool
) -> None:
    start = tmp_path / "start"
    (start / "library").mkdir(parents=True)
    file, _, _ = SessionFile.create(start / "library" / "a.itot", small_session(), keeping(start))
    file.commit([put(note("first"))])
    if died:
        die(file)
    else:
        file.close()
    failing = FailingDisk(monkeypatch)
    struck = True
    at = 0
    while struck:
        folder = tmp_path / f"{at}"
        shutil.copytree(start, folder)
        path = folder / "library" / "a.itot"
        for place in folder.rglob("place"):
            place.write_bytes(place.read_bytes().replace(bytes(start), bytes(folder)))
        acknowledged: list[Session] = []
        attempted: list[Session] = []
        failing.fail(at, error, times)
        with contextlib.suppress(StorageError):
            life(path, folder, acknowledged, attempted)
        struck = failing.struck
        failing.fail(-1, error)
        found, _ = reopened(path, keeping(folder))
        assert "first" in found.notes
        if len(acknowledged) > 1:
            assert found in (acknowledged[-1], attempted[-1])
        assert reopened(path, keeping(folder)) == (found, ())
        assert [p.name for p in path.parent.iterdir()] == ["a.itot"]
        shutil.rmtree(folder)
        at += 1
    assert at > 40

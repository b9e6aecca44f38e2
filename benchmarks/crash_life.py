"""A long made-up life of a session, step by step, and what must be on the disk after each step.

The steps are numbered and depend on nothing but their number: notes and actions in pairs (half a
pair would be half a change), rounds that open, votes that are cast and cast again, rounds that
close, checkpoints, closing and opening. So whatever is found after a sudden end can be compared
with what the last acknowledged step, or the one under way, has to leave.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from msgspec.structs import replace

from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Pack, PackHead, Scale
from itot_workshop.domain.session import About, Edit, Session
from itot_workshop.domain.voting import Ballot, Round
from itot_workshop.storage.ballot_box import BallotBox, settle
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile

State: TypeAlias = dict[str, Any]
"""What is on the disk: notes, actions, ballots of closed rounds, votes in the box."""

DAY = datetime.date(2025, 2, 11)
CYCLE, OPENS, CLOSES, PEOPLE, SLOTS = 40, 0, 26, 8, 6
FRESH = CYCLE - 1


class Life(Protocol):
    """A store that can be lived in."""

    def step(self, number: int) -> None:
        """Do what step ``number`` says; on return it is acknowledged."""

    def end(self) -> None:
        """Close as usual."""


def expected(number: int) -> State:
    """What must be found after step ``number``; ``FRESH`` is a session in which nothing is yet."""
    state: State = {"notes": {}, "actions": {}, "closed": {}, "votes": {}}
    for done in range(FRESH + 1, number + 1):
        place, cycle = done % CYCLE, done // CYCLE
        if place == OPENS:
            state["votes"] = {}
        elif place < CLOSES:
            state["votes"][person(done)] = score(done)
        elif place == CLOSES:
            state["closed"][f"r{cycle}"] = sorted(state["votes"].values())
            state["votes"] = {}
        else:
            state["notes"][f"n{done % SLOTS}"] = text(done)
            state["actions"][f"n{done % SLOTS}"] = text(done)
    return state


def person(number: int) -> str:
    """Who votes in a step."""
    return f"p{number % PEOPLE}"


def score(number: int) -> int:
    """What is voted in a step."""
    return number * 7 % 5 + 1


def text(number: int) -> str:
    """What is noted in a step; sometimes long enough to be torn."""
    return f"{number}: " + "Wörter " * (number % 9 * 40)


def begun(folder: Path) -> None:
    """A fresh session in a folder."""
    (folder / "library").mkdir(parents=True)
    scale = Scale(low=1, high=5, labels=(), abstain="", question="")
    pack = Pack(pack=PackHead(id="p", version="1", language="en", title="P"), scale=scale)
    session = Session(about=About(id="a11fe", title="A life", date=DAY), pack=pack)
    SessionFile.create(path(folder), session, keeping(folder)).file.close()


def path(folder: Path) -> Path:
    """The session's file."""
    return folder / "library" / "life.itot"


def keeping(folder: Path) -> Keeping:
    """Journal and box in the same folder; no backups, no waiting."""
    return Keeping(local=folder / "local", today=DAY, headline=None, sleep=lambda _: None)


class SessionLife:
    """The life of a real session: file, journal and ballot box."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open()

    def open(self) -> None:
        """Open the session as the program does at a start."""
        self.file, self.session, _ = SessionFile.open(path(self.folder), keeping(self.folder))
        self.file.prepare()
        if self.file.folder is None:
            raise RuntimeError(self.file.read_only)
        self.box = BallotBox.open(self.file.folder)
        settle(self.box, self.session.rounds)

    def step(self, number: int) -> None:
        """One step; after some of them a checkpoint, a compaction or a new start."""
        place, cycle = number % CYCLE, number // CYCLE
        round_id = f"r{cycle}"
        if place == OPENS:
            self._commit("rounds", Round(id=round_id, number=cycle, statements=("s",)))
        elif place < CLOSES:
            ballot = Ballot(id="", round=round_id, seat="IT", answers={"s": score(number)})
            self.box.put(round_id, person(number), ballot)
        elif place == CLOSES:
            self._close_round(round_id)
        else:
            key = f"n{number % SLOTS}"
            note = Note(id=key, text=text(number))
            self._commit(
                "notes",
                note,
                Edit(table="actions", id=key, before=None, after=Action(id=key, text=text(number))),
            )
        if number % 5 == 0:
            self.file.checkpoint()
        if number % 11 == 0:
            self.box.compact()
        if number % 17 == 0:
            self.end()
            self.open()

    def end(self) -> None:
        """Close file and box."""
        self.box.close()
        self.file.close()

    def _close_round(self, round_id: str) -> None:
        ballots = [replace(b, id=f"{round_id}-{n}") for n, b in enumerate(self.box.take(round_id))]
        edits = [Edit(table="ballots", id=b.id, before=None, after=b) for b in ballots]
        closed = replace(self.session.rounds[round_id], state="closed")
        self._commit("rounds", closed, *edits)
        self.box.destroy(round_id)

    def _commit(self, table: str, document: Note | Round, *more: Edit) -> None:
        edits = [Edit(table=table, id=document.id, before=None, after=document), *more]
        self.file.commit(edits)
        self.session = self.session.with_edits(edits)


def found(folder: Path) -> State:
    """What is on the disk of a session, after opening it as the next start does.

    The file has to be whole by itself; that a damaged one could be salvaged does not count.
    """
    find_session(path(folder), keeping(folder), salvaging=False)
    life = SessionLife(folder)
    session, box = life.session, life.box
    closed = {
        round_.id: sorted(
            b.answers["s"] or 0 for b in session.ballots.values() if b.round == round_.id
        )
        for round_ in session.rounds.values()
        if round_.state == "closed"
    }
    state: State = {
        "notes": {note.id: note.text for note in session.notes.values()},
        "actions": {action.id: action.text for action in session.actions.values()},
        "closed": closed,
        "votes": {
            who: score_ for round_id in box.rounds() for who, score_ in votes(box, round_id).items()
        },
    }
    life.end()
    return state


def votes(box: BallotBox, round_id: str) -> dict[str, int]:
    """Who has voted what: known to the box alone, and asked here behind its back."""
    raw = box._db.table(round_id).all()
    return {str(slot.doc_id): slot["answers"]["s"] for slot in raw}

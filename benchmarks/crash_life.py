"""A long made-up life of a session, step by step, and what must be on the disk after each step.

The steps are numbered and depend on nothing but their number. They go through the program's one
door: notes, actions and cards in pairs (half a pair would be half a change), hands that are
counted, weights and places that are settled, votes of three kinds that open, are cast, cast again
and closed or called off; between them checkpoints, closing and opening. So whatever is found after
a sudden end can be compared with what the last acknowledged step, or the one under way, has to
leave.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from msgspec.structs import replace

from itot_workshop.domain.asked import ACTION, dotted
from itot_workshop.domain.changes import (
    ActionsAgreed,
    BallotCast,
    CardsPlaced,
    Change,
    HandsCounted,
    ModelChosen,
    NotesTaken,
    Reverted,
    RoundDropped,
    RoundOpened,
)
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.session import About, Edit, Session
from itot_workshop.domain.voting import Answers, Round, RoundKind, Tally
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox, settle
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.packs import read_pack
from itot_workshop.storage.session_file import SessionFile

State: TypeAlias = dict[str, Any]
"""What is on the disk: of every table what the steps say, and the votes in the box."""

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2025, 2, 11)
CYCLE, PEOPLE, SLOTS = 60, 8, 6
FRESH = CYCLE - 1
NOTES, ACTIONS, BOARD, CHOICE = range(8), range(8, 14), range(48, 54), range(54, 60)
ROUNDS: dict[range, RoundKind] = {
    range(14, 28): "statements",
    range(28, 36): "weights",
    range(36, 42): "dots",
    range(42, 48): "statements",
}
"""From the step that opens a round to the one behind that which closes it."""

HANDS = range(42, 48)
"""The round in which hands are counted."""


class Life(Protocol):
    """A store that can be lived in."""

    def step(self, number: int) -> None:
        """Do what step ``number`` says; on return it is acknowledged."""

    def end(self) -> None:
        """Close as usual."""


def expected(number: int) -> State:
    """What must be found after step ``number``; ``FRESH`` is a session in which nothing is yet."""
    return expected_of(range(FRESH + 1, number + 1))


def expected_of(steps: Iterable[int]) -> State:
    """What must be found after these steps, if those left out between them need not be."""
    state: State = {"notes": {}, "actions": {}, "board": {}, "choice": {}}
    state |= {"hands": {}, "open": "", "closed": {}, "votes": {}}
    for done in steps:
        place = done % CYCLE
        span = voting(done)
        if span is None:
            table = _table(place)
            state[table] |= dict.fromkeys(pair(done, table), text(done, table))
        elif place == span.stop - 1:
            if not called_off(done):
                state["closed"][round_id(done)] = sorted(map(str, state["votes"].values()))
            state |= {"open": "", "votes": {}}
        elif place == span.start:
            state["open"] = round_id(done)
        elif span == HANDS:
            state["hands"][f"{round_id(done)}-{done % 3}"] = score(done)
        else:
            state["votes"][person(done)] = answers(done)
    return state


def voting(number: int) -> range | None:
    """The steps of the round that a step belongs to, if it is one of a round."""
    return next((span for span in ROUNDS if number % CYCLE in span), None)


def called_off(number: int) -> bool:
    """Whether the round of a step ends without being counted: every other time it gives dots."""
    span = voting(number)
    return span is not None and ROUNDS[span] == "dots" and number // CYCLE % 2 == 1


def _table(place: int) -> str:
    names = {"notes": NOTES, "actions": ACTIONS, "board": BOARD, "choice": CHOICE}
    return next(name for name, span in names.items() if place in span)


def round_id(number: int) -> str:
    """The round that a step belongs to."""
    span = voting(number)
    return f"r{number // CYCLE}-{span.start if span else 0}"


def person(number: int) -> str:
    """Who votes in a step."""
    return f"p{number % PEOPLE}"


def score(number: int) -> int:
    """What is voted in a step; it fits every scale."""
    return number * 7 % 3 + 1


def answers(number: int) -> Answers:
    """The ballot of a step."""
    return dict.fromkeys(asked(number)[:1], score(number))


def asked(number: int) -> tuple[str, ...]:
    """What the round of a step asks."""
    span = voting(number)
    kind = ROUNDS[span] if span else "statements"
    if kind == "weights":
        return tuple(it.id for it in pack().criteria)
    return (
        tuple(dotted(ACTION, f"actions{at}") for at in (0, 2))
        if kind == "dots"
        else (pack().statements[0].id,)
    )


def pair(number: int, table: str) -> tuple[str, str]:
    """The two documents that a step puts down together."""
    at = number // 2 % (SLOTS // 2) * 2
    if table == "choice":
        return pack().criteria[at].id, pack().criteria[at + 1].id
    if table == "board":
        return pack().items[at].id, pack().items[at + 1].id
    return f"{table}{at}", f"{table}{at + 1}"


def text(number: int, table: str) -> Any:
    """What is put down in a step; sometimes long enough to be torn."""
    if table == "choice":
        return number % 4
    if table == "board":
        return ("it_only", "common", "ot_only")[number % 3]
    return f"{number}: " + "Wörter " * (number % 9 * 40)


@cache
def pack() -> Pack:
    """The program's own content without what no step needs, so that files stay small."""
    whole = read_pack(ROOT / "resources" / "packs" / "itot-core")
    return replace(
        whole,
        statements=whole.statements[:2],
        **dict.fromkeys(("cards", "ideas", "patterns", "gap_readings", "templates"), ()),
        **dict.fromkeys(("glossary", "questions", "rescue_lines", "house_rules"), ()),
    )


def begun(folder: Path) -> None:
    """A fresh session in a folder."""
    (folder / "library").mkdir(parents=True)
    SessionFile.create(path(folder), planned(), keeping(folder)).file.close()


def planned() -> Session:
    """The session in which nothing is yet."""
    people = [Participant(id=person(n), seat="OT" if n % 2 else "IT") for n in range(PEOPLE)]
    about = About(id="a11fe", title="A life", date=DAY)
    return Session(about=about, pack=pack(), people={it.id: it for it in people})


def path(folder: Path) -> Path:
    """The session's file."""
    return folder / "library" / "life.itot"


def keeping(folder: Path) -> Keeping:
    """Journal and box in the same folder; no backups, no waiting."""
    return Keeping(local=folder / "local", today=lambda: DAY, headline=None, sleep=lambda _: None)


class SessionLife:
    """The life of a real session: file, journal, ballot box and the door to them."""

    def __init__(self, folder: Path, kept: Keeping | None = None) -> None:
        self.folder = folder
        self.kept = kept or keeping(folder)
        self.said: list[str] = []
        self.open()

    def open(self) -> None:
        """Open the session as the program does at a start."""
        self.file, session, _ = SessionFile.open(path(self.folder), self.kept)
        self.file.prepare()
        if self.file.folder is None:
            raise RuntimeError(self.file.read_only)
        self.box = BallotBox.open(self.file.folder)
        settle(self.box, session.rounds)
        self.workshop = Workshop(session, self.file, self.box, chance=random.SystemRandom())
        for told in (self.workshop.refused, self.workshop.save_failed, self.workshop.warned):
            told.connect(self.said.append)
        self.workshop.resume()

    @property
    def session(self) -> Session:
        """The session as the screens know it."""
        return self.workshop.session

    def do(self, change: Change | None) -> None:
        """Make a change, or close the open round; it is kept on return."""
        done = self.workshop.close_round() if change is None else self.workshop.apply(change)
        if not done:
            raise RuntimeError(self.said[-1] if self.said else f"nothing was said: {change}")

    def step(self, number: int) -> None:
        """One step; after some of them a checkpoint, a compaction or a new start."""
        self.do(self.change(number))
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

    def change(self, number: int) -> Change | None:
        """What a step does; None is the close of a round."""
        place, span = number % CYCLE, voting(number)
        if span is None:
            return self._put_down(number, _table(place))
        id_ = round_id(number)
        if place == span.stop - 1:
            return RoundDropped(round=id_) if called_off(number) else None
        if place == span.start:
            opened = Round(id=id_, number=0, statements=asked(number), kind=ROUNDS[span])
            if span == HANDS:
                return RoundOpened(round=replace(opened, mode="tally", way="hands"))
            return RoundOpened(round=replace(opened, dots=4 * (opened.kind == "dots")))
        if span == HANDS:
            return HandsCounted(tally=_tally(number, id_))
        return BallotCast(round=id_, person=person(number), answers=answers(number))

    def _put_down(self, number: int, table: str) -> Change:
        ids, said = pair(number, table), text(number, table)
        session = self.session
        if table == "choice":
            was = next(iter(session.model_choice.values()), ModelChoice(id="choice"))
            weights = {**was.weights, **dict.fromkeys(ids, said)}
            return ModelChosen(choice=replace(was, weights=weights))
        if table == "board":
            kinds = {item.id: item.kind for item in pack().items}
            cards = tuple(Placement(id=id_, kind=kinds[id_], agreed=said) for id_ in ids)
            return CardsPlaced(cards=cards)
        there = session.notes if table == "notes" else session.actions
        if ids[0] in there:
            return Reverted(edits=tuple(_reworded(table, there[id_], said) for id_ in ids))
        if table == "notes":
            return NotesTaken(notes=tuple(Note(id=id_, text=said) for id_ in ids))
        return ActionsAgreed(actions=tuple(Action(id=id_, text=said) for id_ in ids))


def _reworded(table: str, was: Note | Action, said: str) -> Edit:
    return Edit(table=table, id=was.id, before=was, after=replace(was, text=said))


def _tally(number: int, round_: str) -> Tally:
    seats: tuple[Seat, ...] = ("IT", "OT", "MGT")
    counts = (score(number), *(0 for _ in pack().scale.labels[1:]))
    statement = asked(number)[0]
    return Tally(
        id=f"{round_}-{number % 3}",
        round=round_,
        seat=seats[number % 3],
        statement=statement,
        counts=counts,
    )


def found(folder: Path) -> State:
    """What is on the disk of a session, after opening it as the next start does.

    The file has to be whole by itself; that a damaged one could be salvaged does not count.
    """
    find_session(path(folder), keeping(folder), salvaging=False)
    life = SessionLife(folder)
    try:
        return state_of(life.session, life.box)
    finally:
        life.end()


def state_of(session: Session, box: BallotBox | None) -> State:
    """What a session and its box hold, as ``expected`` says it."""
    closed = {
        round_.id: sorted(str(b.answers) for b in session.ballots.values() if b.round == round_.id)
        for round_ in session.rounds.values()
        if round_.state == "closed"
    }
    choice = next(iter(session.model_choice.values()), ModelChoice(id=""))
    return {
        "notes": {note.id: note.text for note in session.notes.values()},
        "actions": {action.id: action.text for action in session.actions.values()},
        "board": {card.id: card.agreed for card in session.board.values()},
        "choice": choice.weights,
        "hands": {it.id: it.counts[0] for it in session.tallies.values()},
        "open": "".join(it.id for it in session.rounds.values() if it.state == "open"),
        "closed": closed,
        "votes": {
            who: said
            for round_ in (box.rounds() if box else ())
            for who, said in votes(box, round_).items()
        },
    }


def votes(box: BallotBox | None, round_: str) -> dict[str, Answers]:
    """Who has voted what: known to the box alone, and asked here behind its back."""
    raw = box._db.table(round_).all() if box else []
    return {str(slot.doc_id): slot["answers"] for slot in raw}

"""A made-up workshop with private rounds of every kind, on real files, from its plan to the bin.

Twelve people vote on two blocks of axes and once more on the first, weigh criteria,
give dots to notes, answer the questions of arriving and leaving, and write a sentence; the tables
place cards. Meanwhile the file is closed and opened, backed up, listed, copied and put in the bin,
and a fault that nobody expected is written down. Every answer comes from the chance handed in.
"""

from __future__ import annotations

import datetime
import itertools
import logging
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from itot_workshop.domain.asked import NOTE, dotted, scale_of
from itot_workshop.domain.card_marks import symptoms
from itot_workshop.domain.changes import (
    ActionsAgreed,
    BallotCast,
    BallotWithdrawn,
    CardsPlaced,
    Change,
    NotesTaken,
    PeopleAdded,
    RoundOpened,
    RoundRevealed,
    StepEntered,
    WorkshopFinished,
)
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Column, Pack
from itot_workshop.domain.people import Participant
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers, Ballot, Round, returning_token
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox, settle
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import move_to_bin
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.surprise import Surprise

DAY = datetime.date(2025, 2, 11)
PEOPLE = tuple(
    Participant(
        id=f"person{at:02}",
        seat="OT" if at % 2 else "IT",
        name=f"Quill Vantage{at:02}" if at < 6 else "",
        code=f"code{at:02}" if at >= 6 else "",
        position=at,
    )
    for at in range(12)
)
DOTS = 3

Moment: TypeAlias = tuple[str, BallotCast | None]
"""The round that is open (or "") after a change, and the ballot if the change was one."""

Played: TypeAlias = Iterator[Moment]


class Asking(Struct, frozen=True):
    """A round that is played: what it is called, and what it is made from when it opens."""

    name: str
    make: Callable[[Session], Round]
    sentence: bool = False


def _axes(name: str, part: slice, again: str = "") -> Asking:
    def make(session: Session) -> Round:
        axes = [axis.id for axis in session.pack.axes[part]]
        asked = [it.id for axis in axes for it in session.pack.statements_of(axis, "short")]
        return Round(id=name, number=0, statements=tuple(asked), again_of=again)

    return Asking(name, make)


def _weights(session: Session) -> Round:
    asked = tuple(it.id for it in session.pack.criteria)
    return Round(id="weights", number=0, statements=asked, kind="weights")


def _dots(session: Session) -> Round:
    asked = tuple(dotted(NOTE, id_) for id_ in session.notes)
    return Round(id="dots", number=0, statements=asked, kind="dots", dots=DOTS)


def _marks(session: Session) -> Round:
    card = next(card for card in session.pack.cards if symptoms(card))
    asked = tuple(symptom.id for symptom in symptoms(card))
    return Round(id="marks", number=0, statements=asked, kind="marks")


def _question(at: int) -> Callable[[Session], Round]:
    def make(session: Session) -> Round:
        question = session.pack.questions[at]
        return Round(id=question.id, number=0, statements=(question.id,), kind="question")

    return make


def rounds_of(pack: Pack) -> tuple[Asking, ...]:
    """The rounds of a life, in order; the third asks what the first did."""
    questions = [
        Asking(it.id, _question(at), bool(it.sentence)) for at, it in enumerate(pack.questions)
    ]
    first, other = slice(3), slice(3, 6)
    blocks = (_axes("r1", first), _axes("r2", other), _axes("r3", first, again="r1"))
    others = (Asking("weights", _weights), Asking("dots", _dots), Asking("marks", _marks))
    return (*blocks, *others, *questions)


def planned(pack: Pack, number: int = 0) -> Session:
    """A pulse check of which nobody has said anything yet."""
    steps = itertools.count()

    def new_id() -> str:
        return f"step{number}-{next(steps)}"

    return plan_session(pack, "pulse-60", title="Secret", date=DAY, new_id=new_id)


def answers_for(session: Session, round_: Round, chance: random.Random) -> list[Answers]:
    """A ballot for everybody: no two alike, where the round has enough different ones."""
    values = list(scale_of(session.pack, round_).values)
    found: list[Answers] = []
    for _ in range(10_000):
        answers: Answers = {it: chance.choice(values) for it in round_.statements}
        given = sum(it or 0 for it in answers.values())
        if round_.kind == "dots" and given > DOTS:
            continue
        if answers not in found or len(values) ** len(answers) < len(PEOPLE):
            found.append(answers)
        if len(found) == len(PEOPLE):
            return found
    raise RuntimeError(f"too few different ballots in {round_.id}")


class Life:
    """One session on files of its own below a folder, played by ``play``."""

    def __init__(self, pack: Pack, folder: Path, number: int, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.casts: dict[str, list[BallotCast]] = {}
        self._broken = ""
        keeping = Keeping(local=folder / "local", today=lambda: DAY)
        self.library = Library(folder / "library", keeping)
        opened = self.library.create(planned(pack, number))
        self.path = opened.file.path
        self._take_up(opened.file, opened.session)

    def _take_up(self, file: SessionFile, session: Session) -> None:
        file.prepare()
        if file.folder is None:
            raise RuntimeError("the session has no folder")
        self._file, self._box = file, BallotBox.open(file.folder)
        settle(self._box, session.rounds)
        self.workshop = Workshop(session, file, self._box, chance=self.chance)
        self.workshop.resume()

    def close(self) -> None:
        """Give the files back, as at the end of a program; an open round goes on later."""
        self._box.close()
        self._file.close()

    def _open_again(self) -> None:
        self.close()
        file, session, _ = SessionFile.open(self.path, self.library.keeping)
        self._take_up(file, session)

    def do(self, change: Change) -> None:
        """Make a change, which has to be kept."""
        if not self.workshop.apply(change):
            raise RuntimeError(f"refused: {change}")

    def play(self) -> Played:
        """All rounds, and what happens to the files after them."""
        self.do(PeopleAdded(people=PEOPLE))
        steps = self.workshop.session.agenda.values()
        self.do(StepEntered(step=next(it for it in steps if it.kind == "vote").id, at=0.0))
        notes = tuple(Note(id=f"n{at}", text=f"Idea {at}", kind="idea") for at in range(3))
        self.do(NotesTaken(notes=notes))
        owner = PEOPLE[0].name
        self.do(ActionsAgreed(actions=(Action(id="a", text="Walk the line", owner=owner),)))
        yield "", None
        rounds = rounds_of(self.workshop.session.pack)
        self._broken = self.chance.choice(rounds).name
        for asking in rounds:
            yield from self._vote(asking)
        yield from self._place()
        self.do(WorkshopFinished(at=1.0))
        yield from self._put_away()

    def _vote(self, asking: Asking) -> Played:
        made = asking.make(self.workshop.session)
        self.do(RoundOpened(round=made))
        yield made.id, None
        turn = self.chance.sample(PEOPLE, len(PEOPLE))
        said = answers_for(self.workshop.session, made, self.chance)
        casts = [_cast(asking, it, answers) for it, answers in zip(turn, said, strict=True)]
        yield from self._change_of_mind(made, turn[0], said[-1])
        for at, cast in enumerate(casts):
            self.do(cast)
            yield made.id, cast
            if made.id == self._broken and at == len(casts) // 2:
                self._break_down(cast)
                self._open_again()
                yield made.id, None
        self.casts[made.id] = casts
        if not self.workshop.close_round():
            raise RuntimeError("the round did not close")
        yield "", None
        self.do(RoundRevealed(round=made.id))
        yield "", None

    def _break_down(self, cast: BallotCast) -> None:
        """A fault that nobody expected, in the middle of a ballot."""
        put, self._box.put = self._box.put, broken  # type: ignore[method-assign]
        try:
            self.workshop.apply(cast)
        except RuntimeError:
            write_down(self.folder / "local")
        finally:
            self._box.put = put  # type: ignore[method-assign]

    def _change_of_mind(self, round_: Round, who: Participant, answers: Answers) -> Played:
        """Somebody votes, takes it back, and is to vote otherwise."""
        first = BallotCast(round=round_.id, person=who.id, answers=answers)
        self.do(first)
        yield round_.id, first
        self.do(BallotWithdrawn(round=round_.id, person=who.id))
        yield round_.id, None

    def _place(self) -> Played:
        """The tables place their cards, one after the other."""
        items = self.workshop.session.pack.items[:4]
        cards = [Placement(id=it.id, kind=it.kind, position=at) for at, it in enumerate(items)]
        for table in ("by_it", "by_ot", "agreed"):
            places = self.chance.choices(get_args(Column), k=len(cards))
            for at, place in enumerate(places):
                cards[at] = replace(cards[at], **{table: place})
                self.do(CardsPlaced(cards=(cards[at],)))
            yield "", None

    def _put_away(self) -> Played:
        """Closed, listed, opened for its backup, copied, put in the bin; listed between."""
        self._open_again()
        self.close()
        self.library.entries()
        yield "", None
        self.library.export_copy(self.path, self.folder / "given-away.itot")
        self.path = move_to_bin(self.library, self.path)
        self.library.entries()
        yield "", None


def _cast(asking: Asking, person: Participant, answers: Answers) -> BallotCast:
    return BallotCast(
        round=asking.name,
        person=person.id,
        answers=answers,
        returning=token_of(person) if asking.name == "r1" else "",
        sentence=sentence_of(person) if asking.sentence else "",
    )


def token_of(person: Participant) -> str:
    """The token of a person's private code."""
    return returning_token(f"tractor {person.id}")


def sentence_of(person: Participant) -> str:
    """What a person writes."""
    return f"Sentence {int(person.id[-2:]) * 7919 + 104729}."


def broken(round_id: str, person: str, ballot: Ballot) -> None:
    """A ballot box with a fault."""
    raise RuntimeError("the box is broken")


def write_down(local: Path) -> None:
    """Write the exception that is being handled down as the window does, and close its dialog."""
    kind, fault, where = sys.exc_info()
    assert kind is not None
    assert fault is not None
    window = QWidget()
    surprise = Surprise(window, local)
    surprise.hook(kind, fault, where)
    if surprise.box is not None:
        surprise.box.done(0)
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    log = logging.getLogger("itot_workshop")
    for handler in [*log.handlers]:
        handler.close()
        log.removeHandler(handler)


def with_windows() -> QApplication:
    """The application that drawings and the window's own log need."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


def lived(
    pack: Pack, number: int, chance: random.Random, watch: Callable[[Life], None]
) -> tuple[bytes, dict[str, list[BallotCast]]]:
    """Let a session be lived in a folder of its own; its file in the end, and what was cast."""
    with tempfile.TemporaryDirectory(prefix="itot-secrecy-") as name:
        life = Life(pack, Path(name), number, chance)
        watch(life)
        return life.path.read_bytes(), life.casts

"""The made-up room of a rehearsal: it does things through the one door for change, and votes.

There is no widget and no clock here: time is handed on from the session's morning.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.changes import (
    BallotCast,
    Change,
    NotesTaken,
    RoundOpened,
    RoundRevealed,
    StepEntered,
)
from itot_workshop.domain.notes import Note
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round, RoundKind
from itot_workshop.live.rehearsal_people import Opinions
from itot_workshop.live.rehearsal_plan import STARTS, ids
from itot_workshop.live.rehearsal_voters import Voters
from itot_workshop.live.rehearsal_words import Words
from itot_workshop.live.spotlight import spotlight_for, template_step
from itot_workshop.live.workshop import Workshop

Cast = Callable[[BallotCast], bool]

_PACE = (0.85, 1.2)
"""How long a step takes, in parts of its timebox."""

_NOT_TAKEN = "A ballot was not taken, so the rehearsal was stopped. Please play it again."

_LOOK = 60.0
"""How long a moment is looked at, in seconds, where the step has the time."""


class Moment(Struct, frozen=True, kw_only=True):
    """A moment worth looking at: where the workshop is and what the stage shows.

    ``number`` counts the steps from 1, ``name`` is the step's name in the pack, ``at`` a clock
    reading.
    """

    number: int
    name: str
    spotlight: Spotlight
    at: float


class Troupe:
    """Plays a planned session that is open in a workshop; ``rehearsal.play`` tells it what.

    ``cast`` brings a ballot in: straight to the workshop, unless a booth is put there. ``now`` is
    the reading of the made-up clock, ``earlier`` the sessions this one is set against. What the
    rules or the disk refuse ends the play as ``Refused`` with their sentence.
    """

    def __init__(
        self,
        workshop: Workshop,
        mind: Opinions,
        *,
        chance: random.Random,
        earlier: tuple[Session, ...] = (),
    ) -> None:
        self.workshop = workshop
        self.earlier = earlier
        self.cast: Cast = workshop.apply
        self.chance = chance
        self.new_id = ids(chance)
        self.words = Words(self.new_id, chance)
        self.now = _morning(workshop.session)
        self._voters = Voters(self.here(), mind, chance)
        self._step: AgendaStep | None = None
        self._left = 0.0
        self._sentence = ""
        workshop.refused.connect(self._remember)
        workshop.save_failed.connect(self._remember)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.workshop.session

    def here(self) -> list[Participant]:
        """Who is in the room, in the roster's order."""
        found = (person for person in self.session.people.values() if person.here)
        return sorted(found, key=lambda person: person.position)

    def do(self, change: Change) -> None:
        """Make a change, or end the play with the sentence that forbids it."""
        self._make_sure(self.workshop.apply(change))

    def note(self, notes: Iterable[Note]) -> None:
        """Write notes down at the step the workshop is at, one by one."""
        for note in notes:
            self.do(NotesTaken(notes=(note,)))

    # Time

    def begin(self, step: AgendaStep) -> None:
        """Take up a step, with the time it is going to need."""
        self._left = float(round(step.minutes * 60 * self.chance.uniform(*_PACE)))
        self.enter(step)

    def enter(self, step: AgendaStep) -> None:
        """Go to a step, also one that was left before; that time is the begun step's."""
        self._step = step
        self.do(StepEntered(step=step.id, at=self.now))

    def end(self) -> None:
        """Let the rest of the step's time pass."""
        self.now += self._left
        self._left = 0.0

    def moment(self, spotlight: Spotlight | None = None) -> Moment:
        """This moment; the stage shows what fits the step unless told otherwise."""
        step = self._step
        assert step is not None
        found = template_step(self.session, step)
        look = min(_LOOK, self._left // 4)
        self.now += look
        self._left -= look
        return Moment(
            number=[other.id for other in steps_in_order(self.session)].index(step.id) + 1,
            name=found.id if found is not None else step.kind,
            spotlight=spotlight or spotlight_for(self.session, step, self.earlier),
            at=self.now,
        )

    # Votes

    def vote(
        self, statements: tuple[str, ...], *, trial: bool = False, again_of: str = ""
    ) -> Iterator[Moment]:
        """A vote from its opening to its close, with a moment when half of the room has voted."""
        round_ = Round(
            id=self.new_id(),
            number=0,
            statements=statements,
            kind="trial" if trial else "statements",
            way=self.session.about.way,
            step=self.session.about.step,
            again_of=again_of,
        )
        yield from self._hold(round_)

    def ask(self, kind: RoundKind, items: tuple[str, ...], dots: int = 0) -> Iterator[Moment]:
        """A vote that does not ask the instrument, from its opening to what came of it."""
        about = self.session.about
        round_ = Round(
            id=self.new_id(),
            number=0,
            statements=items,
            kind=kind,
            way=about.way,
            step=about.step,
            dots=dots,
        )
        yield from self._hold(round_)
        self.do(RoundRevealed(round=round_.id))
        yield self.moment(Spotlight(screen="round", subject=round_.id))

    def _hold(self, round_: Round) -> Iterator[Moment]:
        self.do(RoundOpened(round=round_))
        order = self.here()
        self.chance.shuffle(order)
        for at, person in enumerate(order):
            if at == len(order) // 2:
                yield self.moment()
            said = self._voters.said(person, round_, self.session.pack)
            ballot = BallotCast(round=round_.id, person=person.id, answers=said)
            self._make_sure(self.cast(ballot))
        self._make_sure(self.workshop.close_round())

    def _make_sure(self, done: bool) -> None:
        if not done:
            raise Refused(self._sentence or _NOT_TAKEN)

    def _remember(self, sentence: str) -> None:
        self._sentence = sentence


def _morning(session: Session) -> float:
    """The clock reading at which the workshop of a session starts, in the time of this place."""
    return datetime.datetime.combine(session.about.date, STARTS).astimezone().timestamp()

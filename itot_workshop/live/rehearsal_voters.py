"""Made-up voters: what each of them says in a vote, and the votes that are still missing in one.

They remember what they said, so that a vote that is held again looks like one that was talked over.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import TypeAlias

from itot_workshop.domain.asked import OTHER_KINDS, scale_of
from itot_workshop.domain.changes import BallotCast, HandsCounted
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import SEATS, Participant
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers, Round, Tally
from itot_workshop.live.rehearsal_other import other_answers
from itot_workshop.live.rehearsal_people import Opinions, answers, persuaded, tempers

NewId = Callable[[], str]
Vote: TypeAlias = BallotCast | HandsCounted


class Voters:
    """The people of one rehearsal as voters. All chance is handed in."""

    def __init__(self, people: Iterable[Participant], mind: Opinions, chance: random.Random):
        self._mind = mind
        self._chance = chance
        self._tempers = tempers(people, chance)
        self._said: dict[tuple[str, str], int | None] = {}

    def said(self, person: Participant, round_: Round, pack: Pack) -> Answers:
        """A person's ballot; in a vote that is held again, what they said before, thought over."""
        if round_.kind in OTHER_KINDS:
            return other_answers(person, round_, pack, self._chance)
        before = {s: self._said[person.id, s] for s in round_.statements if self._knows(person, s)}
        if round_.again_of and len(before) == len(round_.statements):
            said = persuaded(before, pack, self._chance)
        else:
            asked = [pack.statement(statement) for statement in round_.statements]
            temper = self._tempers.get(person.id, 0.0)
            said = answers(person, temper, asked, self._mind, pack, self._chance)
        self._said |= {(person.id, statement): vote for statement, vote in said.items()}
        return said

    def missing(self, session: Session, new_id: NewId) -> list[Vote]:
        """The votes of everybody here that the open round still lacks, in an order of chance."""
        round_ = open_round(session)
        if round_ is None:
            return []
        here = [person for person in session.people.values() if person.here]
        if round_.mode == "tally":
            return [*self._hands(session, round_, here, new_id)]
        waiting = [person for person in here if person.id not in round_.voted]
        self._chance.shuffle(waiting)
        return [
            BallotCast(
                round=round_.id,
                person=person.id,
                answers=self.said(person, round_, session.pack),
            )
            for person in waiting
        ]

    def _hands(
        self, session: Session, round_: Round, here: list[Participant], new_id: NewId
    ) -> Iterable[HandsCounted]:
        """The hands of each seat on each statement, where they were not counted yet."""
        if round_.kind == "dots":
            yield from self._dots(session, round_, here, new_id)
            return
        counted = {(t.seat, t.statement) for t in session.tallies.values() if t.round == round_.id}
        scale = scale_of(session.pack, round_)
        ballots = [(person.seat, self.said(person, round_, session.pack)) for person in here]
        for seat in SEATS:
            said = [answers_ for its, answers_ in ballots if its == seat]
            for statement in round_.statements if said else ():
                if (seat, statement) not in counted:
                    shown = [answers_[statement] for answers_ in said]
                    counts = tuple(shown.count(score) for score in scale.values)
                    tally = Tally(
                        id=new_id(),
                        round=round_.id,
                        seat=seat,
                        statement=statement,
                        counts=counts,
                        cant_judge=shown.count(None),
                    )
                    yield HandsCounted(tally=tally)

    def _dots(
        self, session: Session, round_: Round, here: list[Participant], new_id: NewId
    ) -> Iterable[HandsCounted]:
        """The dots on the wall, thing by thing."""
        counted = {
            tally.statement for tally in session.tallies.values() if tally.round == round_.id
        }
        given = [self.said(person, round_, session.pack) for person in here]
        for item in round_.statements:
            if item not in counted:
                dots = sum(answers_[item] or 0 for answers_ in given)
                yield HandsCounted(
                    tally=Tally(
                        id=new_id(), round=round_.id, seat=None, statement=item, counts=(dots,)
                    )
                )

    def _knows(self, person: Participant, statement: str) -> bool:
        return (person.id, statement) in self._said

"""What people write beside their answers is kept, and nobody can tell whose it was."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject

from itot_workshop.domain.changes import BallotCast, PeopleAdded, RoundOpened
from itot_workshop.domain.people import Participant
from itot_workshop.domain.voting import Round
from itot_workshop.live.workshop import Workshop
from tests.domain.helpers.course import room
from tests.live.helpers.fakes import FakeBox, FakeKeeper

PEOPLE = tuple(Participant(id=f"q{at:02}", seat="IT", position=at) for at in range(10))
PLAYS = 200


def test_sentences_come_in_apart_from_answers_in_an_order_of_their_own(qapp: QObject) -> None:
    """By their order no ballot is guessed better than by chance."""
    chance = random.Random(7)
    hits = 0
    for _ in range(PLAYS):
        keeper = FakeKeeper(room(), [])
        workshop = Workshop(keeper.session, keeper, FakeBox([]), chance=chance)
        assert workshop.apply(PeopleAdded(people=PEOPLE))
        round_ = Round(id="q", number=0, statements=("worth",), kind="question")
        assert workshop.apply(RoundOpened(round=round_))
        for at, person in enumerate(chance.sample(PEOPLE, len(PEOPLE))):
            score = 1 + at % 5
            cast = BallotCast(
                round="q", person=person.id, answers={"worth": score}, sentence=str(score)
            )
            assert workshop.apply(cast)
        assert workshop.close_round()
        kept = list(keeper.session.ballots.values())
        assert not any(ballot.sentence for ballot in kept)
        said = keeper.session.rounds["q"].said
        pairs = zip(kept, said, strict=True)
        hits += sum(str(ballot.answers["worth"]) == word for ballot, word in pairs)
    expected = PLAYS * len(PEOPLE) / 5
    assert abs(hits - expected) < 5 * expected**0.5

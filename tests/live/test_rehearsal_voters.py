"""A plan is copied to practise with, and made-up people vote in whatever is open."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import (
    BallotCast,
    HandsCounted,
    PeopleAdded,
    RoundOpened,
    StepEntered,
)
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.people import Participant
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.rules_votes import hands_against_roster
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.voting import Mode, Round, Way
from itot_workshop.live.rehearsal_people import USUAL, opinions
from itot_workshop.live.rehearsal_plan import ids, rehearsal_of
from itot_workshop.live.rehearsal_voters import Voters
from tests.domain.helpers.course import DAY, core
from tests.live.helpers.desk import desk

CHANCE = 11


def planned() -> Session:
    chance = random.Random(CHANCE)
    return plan_session(core(), "pulse-60", title="Together", date=DAY, new_id=ids(chance))


def voting(mode: Mode = "ballot", again_of: str = "", id_: str = "r1") -> RoundOpened:
    asked = tuple(s.id for s in core().form_statements("short")[:2])
    return RoundOpened(
        round=Round(id=id_, number=0, statements=asked, mode=mode, again_of=again_of)
    )


def open_(session: Session, mode: Mode = "ballot") -> Session:
    step = next(it for it in session.agenda.values() if it.kind == "vote")
    for change in (StepEntered(step=step.id, at=0.0), voting(mode)):
        session = after(session, change).session
    return session


def voters(session: Session) -> Voters:
    chance = random.Random(CHANCE)
    return Voters(session.people.values(), opinions(session.pack, chance), chance)


def test_a_rehearsal_is_a_marked_copy_that_follows_nothing() -> None:
    session = replace(planned(), about=replace(planned().about, follows="earlier"))
    made = rehearsal_of(session, ids(random.Random(1)))
    assert made.about.rehearsal
    assert made.about.follows is None
    assert made.id != session.id
    assert made.agenda == session.agenda
    assert len(made.people) == USUAL


def test_the_people_of_the_plan_come_along_under_other_ids() -> None:
    people = (Participant(id="ann", seat="IT", here=False), Participant(id="bob", seat="OT"))
    session = after(planned(), PeopleAdded(people=people)).session
    made = rehearsal_of(session, ids(random.Random(1)))
    assert [person.seat for person in made.people.values()] == ["IT", "OT"]
    assert all(person.here for person in made.people.values())
    assert not {"ann", "bob"} & set(made.people)


@pytest.mark.parametrize(("way", "rehearsed"), [("paper", "booth"), ("hands", "hands")])
def test_a_booth_stands_in_for_paper(way: Way, rehearsed: Way) -> None:
    session = replace(planned(), about=replace(planned().about, way=way))
    assert rehearsal_of(session, ids(random.Random(1))).about.way == rehearsed


def test_nothing_that_was_said_comes_along() -> None:
    held = open_(rehearsal_of(planned(), ids(random.Random(1))))
    made = rehearsal_of(held, ids(random.Random(2)))
    assert made.about.state == "planned"
    assert not made.rounds
    assert not made.about.step
    assert {step.state for step in made.agenda.values()} == {"planned"}


def test_a_workshop_that_was_held_is_practised_from_its_start() -> None:
    held = planned()
    own = Placement(id="o1", kind="technical")
    laid = replace(own, by_it="it_only", agreed="common", target="common", note="said")
    kept = replace(own, id="o2", was="ot_only", aim="common", agreed="common", reason="law")
    ours, theirs = Charter(id="c1", model="m", session=held.id), Charter(id="c2", model="m")
    held = replace(
        held,
        about=replace(held.about, state="finished", board="moves", talk=("goals",)),
        board={card.id: card for card in (laid, kept)},
        charters={charter.id: charter for charter in (ours, theirs)},
    )
    made = rehearsal_of(held, ids(random.Random(1)))
    assert made.board["o1"] == own
    assert made.board["o2"] == replace(kept, agreed="ot_only")
    assert (made.about.board, made.about.talk) == ("update", ())
    assert set(made.charters) == {"c2"}


def test_everybody_who_has_not_voted_votes() -> None:
    session = open_(rehearsal_of(planned(), ids(random.Random(1))))
    at = desk(session)
    people = voters(session)
    first, *others = people.missing(session, ids(random.Random(3)))
    assert isinstance(first, BallotCast)
    assert at.workshop.apply(first)
    left = people.missing(at.session, ids(random.Random(3)))
    assert len(left) == len(others) == USUAL - 1
    assert all(at.workshop.apply(vote) for vote in left)
    assert people.missing(at.session, ids(random.Random(3))) == []
    assert at.workshop.close_round()
    assert len(at.session.ballots) == USUAL


def test_hands_are_counted_for_every_seat_in_the_room() -> None:
    session = open_(rehearsal_of(planned(), ids(random.Random(1))), "tally")
    at = desk(session)
    people = voters(session)
    votes = people.missing(session, ids(random.Random(3)))
    assert at.workshop.apply(votes[0])
    assert len(people.missing(at.session, ids(random.Random(4)))) == len(votes) - 1
    assert all(at.workshop.apply(vote) for vote in votes[1:])
    for vote in votes:
        assert isinstance(vote, HandsCounted)
        assert hands_against_roster(at.session, vote.tally) == 0


def test_nobody_votes_while_nothing_is_open() -> None:
    session = rehearsal_of(planned(), ids(random.Random(1)))
    assert voters(session).missing(session, ids(random.Random(3))) == []


@pytest.mark.parametrize("known", [True, False])
def test_a_vote_held_again_starts_from_what_was_said_if_that_is_known(known: bool) -> None:
    session = open_(rehearsal_of(planned(), ids(random.Random(1))))
    people, pack = voters(session), session.pack
    again = voting(again_of="r1", id_="r2").round
    for person in session.people.values():
        before = people.said(person, session.rounds["r1"], pack) if known else {}
        now = people.said(person, again, pack)
        assert set(now) == set(again.statements)
        for statement, vote in before.items():
            later = now[statement]
            assert (vote is None) == (later is None)
            assert vote is None or later is None or abs(vote - later) <= 1

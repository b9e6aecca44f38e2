"""Undo and redo go through the same door, and leave votes and course alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.changes import BoardPhaseSet, CardsPlaced, Change, Reverted
from itot_workshop.domain.common_ground import Placement
from tests.domain.helpers.course import (
    ballot,
    hands,
    made,
    opened,
    paper,
    person,
    room,
    round_of,
    step,
    tally,
)
from tests.live.helpers.desk import FULL, NOTED, Desk, desk, turnout


def can(at: Desk) -> str:
    possible = {"undo": at.workshop.can_undo, "redo": at.workshop.can_redo}
    return " ".join(what for what, is_possible in possible.items() if is_possible)


def test_undo_and_redo_go_through_the_same_door() -> None:
    at = desk(None, NOTED)
    assert can(at) == "undo"
    assert at.workshop.undo()
    assert at.log == ["commit", "Reverted"]
    assert at.session == at.keeper.session == room()
    assert isinstance(at.heard[0], Reverted)
    assert at.heard[0].edits == at.keeper.commits[0]
    assert can(at) == "redo"
    assert at.workshop.redo()
    assert can(at) == "undo"
    assert at.session == at.keeper.session == made(room(), NOTED)


def test_nothing_done_is_nothing_undone() -> None:
    at = desk()
    assert not at.workshop.undo()
    assert not at.workshop.redo()
    assert at.log == []


def test_a_new_change_ends_what_could_be_done_again() -> None:
    at = desk(None, NOTED)
    at.workshop.undo()
    assert at.workshop.apply(changes.StepMoved(step="close", position=0))
    assert not at.workshop.can_redo


def test_an_undo_that_is_not_kept_can_be_tried_again() -> None:
    at = desk(None, NOTED)
    at.keeper.failure = FULL
    assert not at.workshop.undo()
    assert at.log == ["commit failed", f"failed: {FULL.sentence}"]
    assert at.session == made(room(), NOTED)
    at.keeper.failure = None
    assert at.workshop.undo()
    assert at.session == room()


def test_votes_stay_whatever_is_undone() -> None:
    at = desk(None, NOTED, opened(), ballot("it1"))
    assert at.workshop.undo()
    assert at.session.notes == {}
    assert turnout(at) == "it1"
    assert set(at.box.slots["r1"]) == {"it1"}
    assert not at.workshop.can_undo
    at.workshop.apply(ballot("ot1"))
    assert at.workshop.redo()
    assert turnout(at) == "it1 ot1"
    assert at.workshop.close_round()
    assert at.workshop.undo()
    assert len(at.session.ballots) == 2


@pytest.mark.parametrize(
    "change",
    [
        changes.StepEntered(step="close", at=60),
        changes.TimerSet(running=False, at=60),
        changes.MinutesAdded(minutes=5),
        changes.WorkshopFinished(at=60),
        changes.VotesImported(round=round_of("p"), ballots=(paper(round_="p"),)),
    ],
)
def test_walking_on_and_votes_have_no_undo(change: Change) -> None:
    titled = changes.AboutEdited(about=replace(room().about, title="Another"))
    at = desk(None, titled, changes.StepEntered(step="vote", at=0))
    assert at.workshop.apply(change)
    course = at.session
    assert at.workshop.undo()
    assert at.session == replace(course, about=replace(course.about, title="Together"))
    assert not at.workshop.can_undo
    assert at.workshop.redo()
    assert at.session == course


def test_an_undo_that_votes_rest_on_is_refused_and_possible_later() -> None:
    joined = changes.PeopleAdded(people=(person("late", "OT"),))
    at = desk(None, joined, opened(), ballot("late"))
    assert not at.workshop.undo()
    assert "ballot is in the box" in at.log[-1]
    assert at.workshop.can_undo
    assert at.workshop.close_round()
    assert at.workshop.undo()
    assert "late" not in at.session.people
    assert len(at.session.ballots) == 1


@pytest.mark.parametrize("end", ["close", "drop"])
def test_hands_are_counted_back_until_their_vote_is_over(end: str) -> None:
    at = desk(None, NOTED, hands(), changes.HandsCounted(tally=tally()))
    assert at.workshop.undo()
    assert at.session.tallies == {}
    assert at.workshop.redo()
    assert at.session.tallies == {"t1": tally()}
    if end == "close":
        assert at.workshop.close_round()
    else:
        assert at.workshop.apply(changes.RoundDropped(round="r1"))
    over = at.session
    assert at.workshop.undo()
    assert at.session == replace(over, notes={})
    assert not at.workshop.can_undo


def test_hands_counted_back_do_not_come_again_into_a_closed_vote() -> None:
    at = desk(None, hands(), changes.HandsCounted(tally=tally()))
    at.workshop.undo()
    at.workshop.close_round()
    assert not at.workshop.can_redo
    assert at.session.tallies == {}


def test_a_correction_after_the_close_can_be_taken_back() -> None:
    at = desk(None, hands(), changes.HandsCounted(tally=tally()))
    at.workshop.close_round()
    more = changes.HandsCounted(tally=tally(counts=(0, 0, 0, 0, 9)))
    assert at.workshop.apply(more)
    assert at.workshop.undo()
    assert at.session.tallies == {"t1": tally()}


def test_a_step_that_was_walked_goes_and_comes_back_with_its_time() -> None:
    added = changes.StepsAdded(steps=(step("extra", 1),))
    at = desk(None, added, changes.StepEntered(step="extra", at=0))
    assert not at.workshop.undo()
    at.workshop.apply(changes.StepEntered(step="close", at=90))
    walked = at.session
    assert at.workshop.undo()
    assert "extra" not in at.session.agenda
    assert at.workshop.redo()
    assert at.session == walked


def test_what_a_table_placed_is_not_undone_by_the_next() -> None:
    chosen = Placement(id="own", kind="technical", text="A card")
    it_only = replace(chosen, by_it="it_only")
    by_it = CardsPlaced(cards=(it_only,))
    by_ot = CardsPlaced(cards=(replace(it_only, by_ot="common"),))
    session = replace(room(), board={chosen.id: chosen})
    at = desk(session, BoardPhaseSet(phase="it"), by_it, BoardPhaseSet(phase="ot"), by_ot)
    assert at.workshop.undo()
    assert at.session.board == {chosen.id: it_only}
    while at.workshop.undo():
        assert at.session.board == {chosen.id: it_only}
    assert at.session.about.board == "ot", "nor does the exercise go back"
    while at.workshop.redo():
        pass
    assert at.session.board == {chosen.id: by_ot.cards[0]}


def test_both_maps_once_seen_are_not_hidden_again_by_an_undo() -> None:
    card = Placement(id="own", kind="technical", text="A card", by_it="common", by_ot="common")
    at = desk(None, CardsPlaced(cards=(card,)), BoardPhaseSet(phase="reveal"))
    while at.workshop.undo():
        pass
    assert at.session.about.board == "reveal"

"""Rules, then disk, then screens: in this order, and nothing else when one of them says no."""

from __future__ import annotations

import random

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from itot_workshop.domain import changes
from itot_workshop.domain.changes import Change, RoundClosed
from itot_workshop.live.workshop import Box, Keeper, Workshop
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.errors import NotDestroyed, NotStorable, ReadOnly
from itot_workshop.storage.session_file import SessionFile
from tests.domain.helpers.course import (
    TOKEN,
    ballot,
    hands,
    made,
    opened,
    paper,
    person,
    room,
    tally,
)
from tests.live.helpers.desk import FULL, NOTED, desk
from tests.live.helpers.fakes import FakeKeeper


def test_the_storage_of_this_program_is_what_a_workshop_needs() -> None:
    kinds: tuple[type[Keeper], type[Box]] = (SessionFile, BallotBox)
    assert all(kinds)


def test_a_change_is_on_the_disk_before_anybody_hears_of_it() -> None:
    at = desk()
    assert at.workshop.apply(NOTED)
    assert at.log == ["commit", "NotesTaken"]
    assert at.session == at.keeper.session == made(room(), NOTED)
    assert at.heard == [NOTED]


def test_whoever_hears_of_a_change_sees_it_done(qtbot: QtBot) -> None:
    at = desk()
    seen: list[object] = []
    at.workshop.changed.connect(lambda _: seen.append(at.session))
    with qtbot.waitSignal(at.workshop.changed) as caught:
        at.workshop.apply(NOTED)
    assert caught.args == [NOTED]
    assert seen == [made(room(), NOTED)]


def test_a_refused_change_reaches_neither_disk_nor_screens(qtbot: QtBot) -> None:
    at = desk()
    with qtbot.waitSignal(at.workshop.refused) as caught:
        assert not at.workshop.apply(changes.NoteRemoved(note="n"))
    assert caught.args is not None
    assert "no longer there" in caught.args[0]
    assert at.log == [f"refused: {caught.args[0]}"]
    assert at.session == room()
    assert not at.workshop.can_undo


def test_a_change_that_is_not_kept_is_told_and_not_true() -> None:
    at = desk()
    at.keeper.failure = FULL
    assert not at.workshop.apply(NOTED)
    assert at.log == ["commit failed", f"failed: {FULL.sentence}"]
    assert at.session == room()
    assert not at.workshop.can_undo
    at.keeper.failure = None
    assert at.workshop.apply(NOTED)


@pytest.mark.parametrize(
    "failure", [ReadOnly("It is open for reading only."), NotStorable("It cannot be kept.")]
)
def test_what_storage_will_not_take_is_refused(failure: ReadOnly | NotStorable) -> None:
    at = desk()
    at.keeper.failure = failure
    assert not at.workshop.apply(NOTED)
    assert at.log == ["commit failed", f"refused: {failure.sentence}"]
    assert at.session == room()


def test_what_changes_nothing_is_not_written_and_not_undone() -> None:
    at = desk()
    assert at.workshop.apply(changes.AboutEdited(about=room().about))
    assert at.log == ["AboutEdited"]
    assert not at.workshop.can_undo


# Votes


def test_a_ballot_goes_into_the_box_alone() -> None:
    at = desk(None, opened())
    cast = changes.BallotCast(round="r1", person="ot1", answers={"lea1": 5}, returning=TOKEN)
    assert at.workshop.apply(cast)
    assert at.log == ["put", "BallotCast"]
    assert at.keeper.commits == []
    kept = at.box.slots["r1"]["ot1"]
    assert (kept.seat, kept.answers, kept.returning) == ("OT", {"lea1": 5}, TOKEN)
    assert at.session.rounds["r1"].voted == ("ot1",)


def test_screens_hear_that_somebody_voted_and_not_what() -> None:
    at = desk(None, opened())
    at.workshop.apply(
        changes.BallotCast(round="r1", person="ot1", answers={"lea1": 5}, returning=TOKEN)
    )
    assert at.heard == [changes.BallotCast(round="r1", person="ot1", answers={})]


def test_a_ballot_cast_afresh_takes_the_place_of_the_first() -> None:
    at = desk(None, opened(), ballot("it1"))
    assert at.workshop.apply(ballot("it1", {"lea1": 1}))
    assert at.box.slots["r1"]["it1"].answers == {"lea1": 1}
    assert at.log == ["put", "BallotCast"]


def test_a_refused_ballot_does_not_reach_the_box() -> None:
    at = desk(None, opened())
    assert not at.workshop.apply(ballot("it1", {"lea1": 9}))
    assert at.box.slots == {}
    assert at.log[0].startswith("refused: A vote is a whole number")


def test_a_ballot_that_is_not_kept_does_not_count() -> None:
    at = desk(None, opened())
    at.box.failure = FULL
    assert not at.workshop.apply(ballot("it1"))
    assert at.session.rounds["r1"].voted == ()
    assert at.log == ["put failed", f"failed: {FULL.sentence}"]


def test_a_ballot_is_withdrawn_from_the_box() -> None:
    at = desk(None, opened(), ballot("it1"), ballot("ot1"))
    assert at.workshop.apply(changes.BallotWithdrawn(round="r1", person="it1"))
    assert set(at.box.slots["r1"]) == {"ot1"}
    assert at.session.rounds["r1"].voted == ("ot1",)
    assert at.log == ["withdraw", "BallotWithdrawn"]


def everybody() -> tuple[Change, ...]:
    people = tuple(person(f"p{at}", "OT" if at % 2 else "IT") for at in range(20))
    cast = (ballot(p.id, {"lea1": 1 + at % 5}) for at, p in enumerate(people))
    return (changes.PeopleAdded(people=people), opened(), *cast)


def test_a_vote_closes_in_one_commit_and_the_box_is_destroyed_after_it() -> None:
    at = desk(None, *everybody())
    assert at.workshop.close_round()
    assert at.log == ["take", "commit", "destroy", "RoundClosed"]
    assert len(at.keeper.commits) == 1
    assert at.box.slots == {}
    assert at.session.rounds["r1"].state == "closed"
    assert at.keeper.session == at.session
    assert len(at.session.ballots) == 20


def test_closed_ballots_have_lost_person_and_order() -> None:
    at = desk(None, *everybody())
    before = [b.answers["lea1"] for b in at.box.slots["r1"].values()]
    at.workshop.close_round()
    after = [b.answers["lea1"] for b in at.session.ballots.values()]
    assert sorted(map(str, after)) == sorted(map(str, before))
    assert after != before
    kept = msgspec.json.encode(list(at.session.ballots.values())).decode()
    assert not any(f'"{id_}"' in kept for id_ in at.session.people)
    assert all(len(id_) == 16 for id_ in at.session.ballots)


def test_a_close_that_is_not_kept_leaves_the_vote_open_and_the_box_whole() -> None:
    at = desk(None, opened(), ballot("it1"))
    at.keeper.failure = FULL
    assert not at.workshop.close_round()
    assert at.log == ["take", "commit failed", f"failed: {FULL.sentence}"]
    assert at.session.rounds["r1"].state == "open"
    assert set(at.box.slots["r1"]) == {"it1"}
    at.keeper.failure = None
    assert at.workshop.close_round()
    assert len(at.session.ballots) == 1


def test_a_box_that_misses_a_ballot_keeps_the_vote_open() -> None:
    at = desk(None, opened(), ballot("it1"), ballot("ot1"))
    del at.box.slots["r1"]["ot1"]
    assert not at.workshop.close_round()
    assert "2 people have voted but the box holds 1" in at.log[-1]
    assert at.session.rounds["r1"].state == "open"
    assert set(at.box.slots["r1"]) == {"it1"}


def test_a_box_that_cannot_be_read_keeps_the_vote_open() -> None:
    at = desk(None, opened(), ballot("it1"))
    at.box.failure = ReadOnly("The box cannot be read.")
    assert not at.workshop.close_round()
    assert at.log == ["take failed", "refused: The box cannot be read."]
    assert at.session.rounds["r1"].state == "open"


def test_a_box_that_is_not_destroyed_is_told_and_the_close_stands() -> None:
    at = desk(None, opened(), ballot("it1"))
    at.box.failure = NotDestroyed("It is tried again at the next start.")
    assert at.workshop.apply(RoundClosed(round="r1", ballots=(paper(),)))
    assert at.log == [
        "commit",
        "destroy failed",
        "warned: It is tried again at the next start.",
        "RoundClosed",
    ]
    assert at.session.rounds["r1"].state == "closed"


def test_nothing_is_closed_when_nothing_is_open() -> None:
    at = desk()
    assert not at.workshop.close_round()
    assert at.log == ["refused: No vote is open, so there is nothing to close."]


def test_counted_hands_close_without_ballots() -> None:
    at = desk(None, hands(), changes.HandsCounted(tally=tally()))
    assert at.workshop.close_round()
    assert at.session.rounds["r1"].state == "closed"


def test_a_vote_that_is_called_off_takes_its_box_along() -> None:
    at = desk(None, opened(), ballot("it1"))
    assert at.workshop.apply(changes.RoundDropped(round="r1"))
    assert at.log == ["call off", "commit", "destroy", "RoundDropped"]
    assert at.session == at.keeper.session == room()


def test_a_vote_can_be_called_off_when_the_box_takes_nothing_any_more() -> None:
    at = desk(None, opened(), ballot("it1"))
    at.box.failure = FULL
    assert at.workshop.apply(changes.RoundDropped(round="r1"))
    assert at.session == at.keeper.session == room()


# Taking up again


def test_a_vote_is_taken_up_again_with_its_turnout() -> None:
    before = desk(None, opened(), ballot("ot1"), ballot("it1"))
    assert before.keeper.session.rounds["r1"].voted == ()
    log: list[str] = []
    keeper = FakeKeeper(before.keeper.session, log)
    again = Workshop(keeper.session, keeper, before.box, chance=random.Random(1))
    again.resume()
    assert again.session == before.session
    assert again.session.rounds["r1"].voted == ("it1", "ot1")
    assert log == []
    assert again.close_round()
    assert len(again.session.ballots) == 2


@pytest.mark.parametrize("then", [(), (hands(),), (opened(), RoundClosed(round="r1"))])
def test_there_may_be_no_vote_to_take_up(then: tuple[Change, ...]) -> None:
    at = desk(made(room(), *then))
    at.workshop.resume()
    assert at.session == made(room(), *then)
    assert at.keeper.commits == []

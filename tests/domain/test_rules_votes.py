from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.changes import (
    BallotWithdrawn,
    Change,
    HandsCounted,
    RoundClosed,
    RoundDropped,
    RoundOpened,
    RoundRevealed,
    VotesImported,
)
from itot_workshop.domain.rules_plan import MOST_PEOPLE
from itot_workshop.domain.rules_votes import MOST_HANDS, hands_against_roster, open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.turnout import voters
from itot_workshop.domain.voting import returning_token
from tests.domain.helpers.course import (
    GONE,
    TOKEN,
    ballot,
    edits,
    hands,
    made,
    opened,
    paper,
    person,
    refusal,
    room,
    round_of,
    tally,
)


def closed(*ballots: Any) -> RoundClosed:
    return RoundClosed(round="r1", ballots=ballots)


def counting() -> Session:
    return made(room(), hands())


def test_a_round_opens_with_the_next_number_and_without_votes() -> None:
    brought = round_of(number=7, state="revealed", voted=("it1",), step="vote")
    first = made(room(), RoundOpened(round=brought))
    assert first.rounds["r1"] == replace(brought, number=1, state="open", voted=())
    second = made(first, closed(), opened("r2", again_of="r1"))
    assert (second.rounds["r2"].number, second.rounds["r2"].again_of) == (2, "r1")


def test_numbers_are_not_given_twice_when_a_trial_is_dropped() -> None:
    trial = opened("trial", statements=("tomato",), kind="trial")
    session = made(room(), opened(), closed(), trial, RoundDropped(round="trial"), opened("r2"))
    assert session.rounds["r2"].number == 2


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"statements": ()}, "at least one statement"),
        ({"statements": ("lea1", "lea1")}, "each of them once"),
        ({"statements": ("lea1", "xyz")}, "“xyz” is not among the statements"),
        ({"again_of": "r9"}, GONE),
        ({"step": "lunch"}, GONE),
        ({"kind": "trial", "statements": ()}, "at least one statement"),
    ],
)
def test_a_round_that_cannot_open(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), opened(**values))


def test_one_vote_at_a_time() -> None:
    assert "Another vote is open" in refusal(made(room(), opened()), opened("r2"))
    assert "added already" in refusal(made(room(), opened(), closed()), opened())


def test_the_short_form_asks_its_own_statements_only() -> None:
    short = replace(room(), about=replace(room().about, form="short"))
    assert "“lea2” is not among" in refusal(short, opened())
    assert open_round(made(short, opened(statements=("lea1",)))) is not None


def test_a_ballot_tells_the_session_who_has_voted_sorted_and_nothing_else() -> None:
    session = made(room(), opened(), ballot("ot1"), ballot("it1"), ballot("it2"))
    assert session.rounds["r1"].voted == ("it1", "it2", "ot1")
    assert not session.ballots
    assert edits(session, ballot("it1", {"lea1": 1})) == ()


@pytest.mark.parametrize(
    ("change", "fragment"),
    [
        (ballot("nobody"), "not on the roster"),
        (ballot("away"), "not marked as here"),
        (ballot("it1", {"gol1": 3}), "not being voted on"),
        (ballot("it1", {"lea1": 0}), "from 1 to 5"),
        (ballot("it1", {"lea1": 6}), "vote again"),
        (ballot("it1", {"lea1": True}), "whole number"),
        (ballot("it1", round_="r9"), GONE),
        (changes.BallotCast(round="r1", person="it1", answers={}, returning="my code"), "private"),
    ],
)
def test_a_ballot_that_is_not_taken(change: Change, fragment: str) -> None:
    session = made(
        room(), changes.PeopleAdded(people=(person("away", "OT", here=False),)), opened()
    )
    assert fragment in refusal(session, change)


def test_no_ballots_where_hands_are_counted_or_the_vote_is_closed() -> None:
    assert "counts hands" in refusal(counting(), ballot("it1"))
    assert "This vote is closed" in refusal(made(room(), opened(), closed()), ballot("it1"))


def test_a_ballot_with_a_token_is_taken() -> None:
    token = changes.BallotCast(round="r1", person="it1", answers={"lea1": 1}, returning=TOKEN)
    session = made(room(), opened(), token)
    assert session.rounds["r1"].voted == ("it1",)
    assert TOKEN not in repr(session.rounds)


def test_what_stands_on_the_roster_is_no_private_code() -> None:
    named = made(room(), changes.PeopleAdded(people=(person("ann", name="Anna Meier"),)), opened())
    token = returning_token("anna  MEIER")
    cast = changes.BallotCast(round="r1", person="it1", answers={"lea1": 1}, returning=token)
    assert "stands on the list of people" in refusal(named, cast)
    kept = made(named, ballot("it1"), closed(paper(returning=token))).ballots["b1"]
    assert (kept.answers, kept.returning) == ({"lea1": 2}, "")


def test_a_token_is_dropped_once_its_code_stands_on_the_roster() -> None:
    named = changes.PeopleAdded(people=(person("ann", code="c05"),))
    by_sheet = imported(ballots=(paper(returning=returning_token("C05")),))
    session = made(room(), by_sheet)
    assert session.ballots["b1"].returning
    assert not made(session, named).ballots["b1"].returning
    assert not made(room(), named, by_sheet).ballots["b1"].returning
    renamed = changes.PersonEdited(person=replace(session.people["it1"], code="c05"))
    there = after(session, renamed)
    back = changes.Reverted(edits=tuple(it.inverse() for it in reversed(there.edits)))
    undone = made(there.session, back)
    assert (undone.people["it1"].code, undone.ballots["b1"].returning) == ("", "")


def test_a_ballot_is_withdrawn() -> None:
    session = made(room(), opened(), ballot("it1"), ballot("ot1"))
    back = BallotWithdrawn(round="r1", person="it1")
    assert made(session, back).rounds["r1"].voted == ("ot1",)
    assert "no ballot in the box" in refusal(made(session, back), back)
    assert "is closed" in refusal(made(session, closed(paper(), paper("b2", "OT"))), back)
    assert GONE in refusal(session, BallotWithdrawn(round="r9", person="it1"))


def test_a_round_closes_with_its_ballots() -> None:
    voted = made(room(), opened(), ballot("it1"), ballot("ot1"))
    session = made(voted, closed(paper(), paper("b2", "OT", returning=TOKEN)))
    assert session.rounds["r1"].state == "closed"
    assert session.rounds["r1"].voted == (), "who came to which rounds leads to the ballots"
    assert voters(session, session.rounds["r1"]) == {"IT": 1, "OT": 1, "MGT": 0, "OTHER": 0}
    assert set(session.ballots) == {"b1", "b2"}
    assert open_round(session) is None


@pytest.mark.parametrize(
    ("ballots", "fragment"),
    [
        ((), "1 people have voted but the box holds 0"),
        ((paper(), paper("b2")), "the vote stays open"),
        ((paper(round_="r2"),), "belong to another vote"),
        ((paper(seat="HR"),), "belong to another vote"),
        ((paper(answers={"gol1": 1}),), "not being voted on"),
        ((paper(answers={"lea1": 9}),), "from 1 to 5"),
        ((paper(returning="my code"),), "private code"),
    ],
)
def test_a_round_that_cannot_close(ballots: tuple[Any, ...], fragment: str) -> None:
    assert fragment in refusal(made(room(), opened(), ballot("it1")), closed(*ballots))


def test_a_ballot_id_is_used_once() -> None:
    first = made(room(), opened(), ballot("it1"), closed(paper()))
    second = made(first, opened("r2"), ballot("it1", round_="r2"))
    again = RoundClosed(round="r2", ballots=(paper(round_="r2"),))
    assert "added already" in refusal(second, again)


def test_a_closed_round_is_not_closed_again() -> None:
    assert "This vote is closed" in refusal(made(room(), opened(), closed()), closed())
    assert GONE in refusal(room(), closed())


def test_counted_hands_close_without_ballots() -> None:
    counted = made(counting(), HandsCounted(tally=tally()))
    assert made(counted, closed()).rounds["r1"].state == "closed"
    assert "belong to another vote" in refusal(counted, closed(paper()))


def test_a_result_is_revealed_after_the_close_only() -> None:
    reveal = RoundRevealed(round="r1")
    assert "still open" in refusal(made(room(), opened()), reveal)
    shown = made(room(), opened(), closed(), reveal)
    assert shown.rounds["r1"].state == "revealed"
    assert edits(shown, reveal) == ()
    assert GONE in refusal(room(), reveal)


def test_a_trial_is_deleted_with_its_votes_and_a_real_vote_never() -> None:
    drop = RoundDropped(round="r1")
    trial = made(room(), opened(kind="trial", statements=("lea1", "lea2")), ballot("it1"))
    done = made(trial, closed(paper()), RoundRevealed(round="r1"))
    assert made(done, drop) == room()
    real = made(room(), opened(), closed())
    assert "never deleted" in refusal(real, drop)
    assert "never deleted" in refusal(made(real, RoundRevealed(round="r1")), drop)
    assert GONE in refusal(room(), drop)


def test_an_open_vote_is_called_off_with_its_counts() -> None:
    drop = RoundDropped(round="r1")
    assert made(room(), opened(), ballot("it1"), drop) == room()
    assert made(counting(), HandsCounted(tally=tally()), drop) == room()


def test_hands_are_counted_and_corrected_after_the_close_too() -> None:
    session = made(counting(), HandsCounted(tally=tally()))
    assert edits(session, HandsCounted(tally=tally())) == ()
    more = tally(counts=(0, 0, 0, 0, 2), cant_judge=1)
    session = made(
        session, closed(), HandsCounted(tally=more), HandsCounted(tally=tally("t2", "OT"))
    )
    assert session.tallies == {"t1": more, "t2": tally("t2", "OT")}
    assert hands_against_roster(session, more) == 1


@pytest.mark.parametrize(
    ("count", "fragment"),
    [
        (tally(round="r9"), GONE),
        (tally(statement="gol1"), "belong to another vote"),
        (tally(seat="HR"), "belong to another vote"),
        (tally(counts=(1, 2, 3)), "for each number of the scale"),
        (tally(counts=(0, 0, 0, 0, -1)), "from 0 to"),
        (tally(cant_judge=MOST_HANDS + 1), "from 0 to"),
        (tally("t2"), "counted already"),
        (tally("t1", "OT"), "belongs to other hands"),
        (tally("t1", statement="lea2"), "belongs to other hands"),
    ],
)
def test_hands_that_are_not_counted(count: Any, fragment: str) -> None:
    session = made(counting(), HandsCounted(tally=tally()))
    assert fragment in refusal(session, HandsCounted(tally=count))


def test_hands_are_not_counted_where_ballots_are_cast() -> None:
    assert "takes ballots" in refusal(made(room(), opened()), HandsCounted(tally=tally()))


def imported(**values: Any) -> VotesImported:
    return replace(VotesImported(round=round_of(way="paper"), ballots=(paper(),)), **values)


def test_paper_comes_in_closed_with_the_people_it_brought() -> None:
    brought = round_of(way="paper", state="open", voted=("new", "it1", "nobody"))
    session = made(room(), imported(round=brought, people=(person("new", "OT"),)))
    kept = session.rounds["r1"]
    assert (kept.number, kept.state, kept.voted) == (1, "closed", ())
    assert session.people["new"].position == 5
    assert set(session.ballots) == {"b1"}


def test_paper_does_not_come_in_beside_an_open_vote() -> None:
    session = made(room(), opened("live"))
    assert "A vote is open" in refusal(session, imported())


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"round": round_of(statements=("xyz",))}, "is not among the statements"),
        ({"round": round_of(again_of="r9")}, GONE),
        ({"round": round_of(step="lunch")}, GONE),
        ({"ballots": (paper(round_="r9"),)}, "belong to another vote"),
        ({"ballots": (paper(), paper())}, "added already"),
        ({"ballots": (paper(answers={"lea1": 7}),)}, "from 1 to 5"),
        ({"ballots": (paper(returning="c05"),)}, "private code"),
        ({"people": (person("it1"),)}, "added already"),
        ({"people": (person("a", name="A", code="c"),)}, "never stand together"),
        ({"people": tuple(person(f"p{n}") for n in range(MOST_PEOPLE))}, "nobody was added"),
        ({"tallies": (tally(),)}, "belong to another vote"),
        (
            {
                "round": round_of(mode="tally"),
                "ballots": (),
                "tallies": (tally(), tally("t2")),
            },
            "counted twice",
        ),
        ({"round": round_of(mode="tally")}, "belong to another vote"),
    ],
)
def test_paper_that_does_not_come_in(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), imported(**values))


def test_hands_from_paper_come_in() -> None:
    change = imported(round=round_of(way="hands", mode="tally"), ballots=(), tallies=(tally(),))
    assert set(made(room(), change).tallies) == {"t1"}

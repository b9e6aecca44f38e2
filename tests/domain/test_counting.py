"""Which votes count when an axis was voted more than once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain.counting import session_votes
from itot_workshop.domain.results import session_figures, statement_figures
from itot_workshop.domain.session import Session
from tests.domain.helpers.rooms import (
    EIGHT,
    Cast,
    one_axis,
    session_of,
    with_ballots,
    with_hands,
)

THREE = one_axis((1, 1, 1))
ALL = ("a1", "a2", "a3")


def everybody(vote: int, ids: tuple[str, ...] = ALL) -> list[Cast]:
    """Three people on each side who all say the same."""
    return [(side, dict.fromkeys(ids, vote)) for side in ("IT", "OT") for _ in range(3)]


def hands(vote: int, *ids: str) -> dict[str, dict[str, list[int]]]:
    """Three hands on each side for the same score."""
    counts = [3 if at == vote else 0 for at in range(1, 6)]
    return {id_: {"IT": counts, "OT": counts} for id_ in ids}


def score(session: Session) -> float | None:
    return session_figures(session).axes["a"].score


def test_the_last_round_counts_and_the_first_is_kept() -> None:
    session = with_ballots(with_ballots(session_of(THREE), everybody(2)), everybody(4))
    assert score(session) == 4
    first, last = session.rounds
    assert statement_figures(session, first)["a1"].histogram == (0, 6, 0, 0, 0)
    assert statement_figures(session, last)["a1"].histogram == (0, 0, 0, 6, 0)


def test_only_the_number_says_which_round_is_last() -> None:
    session = with_ballots(with_ballots(session_of(THREE), everybody(2)), everybody(4))
    rounds = dict(reversed(list(session.rounds.items())))
    assert score(replace(session, rounds=rounds)) == 4


@pytest.mark.parametrize("state", ["closed", "revealed"])
def test_a_revealed_round_counts_like_a_closed_one(state: str) -> None:
    session = with_ballots(session_of(THREE), everybody(2), state=state)  # type: ignore[arg-type]
    assert score(session) == 2


def test_an_open_round_does_not_count_yet() -> None:
    session = with_ballots(session_of(THREE), everybody(2))
    again = with_ballots(session, everybody(4), state="open")
    assert score(again) == 2
    assert score(with_ballots(session_of(THREE), everybody(2), state="open")) is None
    with pytest.raises(KeyError):
        statement_figures(again, "s-r2")


def test_a_trial_never_counts() -> None:
    session = with_ballots(session_of(THREE), everybody(5), kind="trial")
    assert score(session) is None
    with pytest.raises(KeyError):
        statement_figures(session, "s-r1")


def test_a_round_nobody_voted_in_is_passed_over() -> None:
    session = with_ballots(with_ballots(session_of(THREE), everybody(2)), [], ALL)
    assert score(session) == 2


def test_a_round_on_too_little_of_the_axis_stands_back() -> None:
    session = with_ballots(session_of(THREE), everybody(2))
    session = with_ballots(session, everybody(5, ("a1",)))
    assert score(session) == 2
    assert list(statement_figures(session, "s-r2")) == ["a1"]
    assert statement_figures(session, "s-r2")["a1"].histogram == (0, 0, 0, 0, 6)


def test_two_of_three_statements_are_enough() -> None:
    session = with_ballots(session_of(THREE), everybody(2))
    session = with_ballots(session, everybody(5, ("a1", "a2")))
    figures = session_figures(session).axes["a"]
    assert (figures.score, figures.k, list(figures.statements)) == (5, 3, ["a1", "a2"])


def test_ballots_of_different_rounds_are_never_put_together() -> None:
    session = with_ballots(session_of(THREE), everybody(2, ("a1",)))
    session = with_ballots(session, everybody(4, ("a2",)))
    figures = session_figures(session).axes["a"]
    assert (figures.score, list(figures.statements)) == (None, ["a2"])


def test_hands_counted_statement_by_statement_are_put_together() -> None:
    session = session_of(THREE)
    for vote, id_ in ((2, "a1"), (3, "a2"), (4, "a3")):
        session = with_hands(session, hands(vote, id_))
    figures = session_figures(session).axes["a"]
    assert (figures.mode, figures.score, figures.consensus) == ("tally", 3, 1)


def test_the_newest_count_of_a_statement_counts() -> None:
    session = session_of(THREE)
    for vote, id_ in ((2, "a1"), (2, "a2"), (5, "a1")):
        session = with_hands(session, hands(vote, id_))
    assert score(session) == 3.5
    assert statement_figures(session, "s-r1")["a1"].histogram == (0, 6, 0, 0, 0)


def test_hands_on_too_little_of_the_axis_leave_the_ballots_before_them() -> None:
    session = with_ballots(session_of(THREE), everybody(2))
    session = with_hands(session, hands(5, "a1"))
    assert score(session) == 2
    assert score(with_hands(session, hands(5, "a2"))) == 5


def test_hands_that_do_not_count_are_shown_by_themselves() -> None:
    session = with_ballots(session_of(THREE), everybody(2))
    session = with_hands(session, hands(5, "a1"))
    assert statement_figures(session, "s-r2")["a1"].histogram == (0, 0, 0, 0, 6)
    assert list(statement_figures(session, "s-r2")) == ["a1"]


def test_older_hands_are_read_with_those_that_were_counted_with_them() -> None:
    """Alone, a statement would show the manager's hand; with the others the sides have means."""
    counts = {"IT": [3, 0, 0, 0, 0], "OT": [0, 3, 0, 0, 0], "MGT": [0, 0, 0, 0, 1]}
    session = with_hands(session_of(THREE), {"a1": counts})
    assert statement_figures(session, "s-r1")["a1"].histogram == (3, 3, 0, 0, 1)
    session = with_hands(session, {"a2": counts})
    assert statement_figures(session, "s-r1")["a1"].histogram == (3, 3, 0, 0, 0)
    session = with_ballots(session, everybody(4))
    assert statement_figures(session, "s-r1")["a1"].histogram == (3, 3, 0, 0, 0)


def test_hands_before_the_last_ballots_do_not_count() -> None:
    session = with_hands(session_of(THREE), hands(5, "a1", "a2", "a3"))
    session = with_ballots(session, everybody(2))
    assert score(session) == 2
    assert score(with_hands(session, hands(4, "a1"))) == 2


def test_hands_around_a_ballot_on_too_little_are_still_put_together() -> None:
    session = with_hands(session_of(THREE), hands(5, "a1"))
    session = with_ballots(session, everybody(1, ("a3",)))
    assert score(with_hands(session, hands(3, "a2"))) == 4


def test_the_short_form_looks_at_its_statements_only() -> None:
    answers = {s.id: 4 if s.short else 1 for s in EIGHT.statements}
    session = with_ballots(session_of(form="short"), [("IT", answers)] * 3 + [("OT", answers)] * 3)
    figures = session_figures(session).axes
    assert {axis.score for axis in figures.values()} == {4}
    assert {axis.k for axis in figures.values()} == {1}


def test_every_axis_has_its_own_last_round() -> None:
    first = [s.id for s in EIGHT.statements]
    cast: list[Cast] = [(side, dict.fromkeys(first, 3)) for side in ("IT", "OT") for _ in range(3)]
    again: list[Cast] = [
        (side, {"lea1": 5, "lea2": 1, "lea3": 5}) for side in ("IT", "OT") for _ in range(3)
    ]
    session = with_ballots(with_ballots(session_of(), cast), again)
    votes = session_votes(session)
    assert {axis: cast_.ballots[0].round for axis, cast_ in votes.items()} == {
        axis.id: "s-r2" if axis.id == "leadership" else "s-r1" for axis in EIGHT.axes
    }
    assert list(statement_figures(session, "s-r2")) == ["lea1", "lea2", "lea3"]

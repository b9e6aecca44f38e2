"""The arithmetic from votes to figures: against a naive twin, and by its laws."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.pack import Key, Thresholds
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.scoring import (
    Pile,
    agreement,
    consensus_label,
    gap_label,
    person_score,
    recoded_votes,
)
from itot_workshop.domain.session import Session
from tests.domain.helpers import naive
from tests.domain.helpers.rooms import (
    EIGHT,
    Cast,
    one_axis,
    pack_of,
    session_of,
    statement,
    with_ballots,
    with_hands,
)
from tests.domain.helpers.strategies import ballot_sessions, ballots, hand_sessions

FIGURES = ("score", "gap", "consensus", "room_mean", "se", "management_gap")


def figures_of(session: Session, axis: str = "a") -> AxisFigures:
    return session_figures(session).axes[axis]


def plain(figures: AxisFigures) -> dict[str, Any]:
    """An axis's figures in the shape of the naive twin's."""
    return {
        "n_room": figures.n_room,
        "basis": figures.basis,
        **{name: getattr(figures, name) for name in FIGURES},
        "sides": {
            seat: {"n": of.n, "mean": of.mean, "consensus": of.consensus}
            for seat, of in figures.sides.items()
        },
    }


def assert_alike(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    assert found.keys() == wanted.keys()
    for name, value in wanted.items():
        if isinstance(value, dict):
            assert_alike(found[name], value)
        else:
            assert found[name] == pytest.approx(value, abs=1e-9), name


@given(ballot_sessions())
def test_ballots_come_out_as_the_naive_twin_says(session: Session) -> None:
    assert_alike(plain(figures_of(session)), naive.of_ballots(session, "a"))


@given(hand_sessions())
def test_hands_come_out_as_the_naive_twin_says(session: Session) -> None:
    assert_alike(plain(figures_of(session)), naive.of_hands(session, "a"))


@given(ballots([s.id for s in EIGHT.statements], most=24))
def test_a_whole_form_comes_out_as_the_naive_twin_says(
    cast: list[tuple[Seat, dict[str, int | None]]],
) -> None:
    session = with_ballots(session_of(), cast, [s.id for s in EIGHT.statements])
    found = session_figures(session)
    wanted = {axis: naive.of_ballots(session, axis) for axis in found.axes}
    for axis, figures in found.axes.items():
        assert_alike(plain(figures), wanted[axis])
    balanced = [w["score"] for w in wanted.values() if w["basis"] == "balanced"]
    assert found.overall.axes == len(balanced)
    assert (found.overall.score is None) == (len(balanced) < 6)
    if len(balanced) >= 6:
        assert found.overall.score == pytest.approx(sum(balanced) / len(balanced))


@given(ballot_sessions(), st.sampled_from(("IT", "OT")), st.integers(2, 4))
def test_headcount_of_a_side_does_not_move_the_balanced_score(
    session: Session, side: Seat, times: int
) -> None:
    copies = {
        f"{id_}-{copy}": replace(ballot, id=f"{id_}-{copy}")
        for id_, ballot in session.ballots.items()
        for copy in range(times if ballot.seat == side else 1)
    }
    before, after = figures_of(session), figures_of(replace(session, ballots=copies))
    if before.basis == "balanced":
        assert after.score == pytest.approx(before.score, abs=1e-9)
        assert after.gap == pytest.approx(before.gap, abs=1e-9)


@given(ballot_sessions(), st.sets(st.integers(1, 4)))
def test_turning_keys_and_votes_together_changes_nothing(
    session: Session, turned: set[int]
) -> None:
    which = {f"a{at}" for at in turned}
    other_key: dict[Key, Key] = {1: -1, -1: 1}
    statements = tuple(
        replace(s, key=other_key[s.key]) if s.id in which else s for s in session.pack.statements
    )
    ballots_ = {
        id_: replace(
            ballot,
            answers={
                s: 6 - vote if s in which and vote is not None else vote
                for s, vote in ballot.answers.items()
            },
        )
        for id_, ballot in session.ballots.items()
    }
    pack = replace(session.pack, statements=statements)
    assert plain(figures_of(replace(session, pack=pack, ballots=ballots_))) == plain(
        figures_of(session)
    )


@given(ballot_sessions(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(session: Session, chance: random.Random) -> None:
    shuffled = list(session.ballots.items())
    chance.shuffle(shuffled)
    assert session_figures(replace(session, ballots=dict(shuffled))) == session_figures(session)


@given(st.one_of(ballot_sessions(), hand_sessions()))
def test_figures_stay_inside_their_ranges(session: Session) -> None:
    figures = figures_of(session)
    for value in (figures.consensus, *(side.consensus for side in figures.sides.values())):
        assert value is None or 0 <= value <= 1
    for value in (figures.score, figures.room_mean, *(s.mean for s in figures.sides.values())):
        assert value is None or 1 - 1e-9 <= value <= 5 + 1e-9
    assert figures.se is None or figures.se >= 0


@given(st.one_of(ballot_sessions(), hand_sessions()))
def test_piles_hold_as_many_votes_as_they_say(session: Session) -> None:
    for shown in figures_of(session).statements.values():
        assert shown.histogram is None or sum(shown.histogram) == shown.n
        if shown.by_side is not None:
            assert tuple(shown.by_side) == shown.seats
            assert all(sum(part.histogram) == part.n for part in shown.by_side.values())
            columns = zip(*(part.histogram for part in shown.by_side.values()), strict=True)
            assert shown.histogram == tuple(sum(column) for column in columns)


def test_hands_give_the_same_score_as_ballots_when_nobody_abstains() -> None:
    votes: list[tuple[Seat, int, int]] = [
        *[("IT", a, b) for a, b in ((3, 2), (4, 2), (4, 3))],
        *[("OT", a, b) for a, b in ((1, 5), (2, 4), (2, 5), (3, 4))],
    ]
    pack = one_axis((1, -1))
    cast = with_ballots(session_of(pack), [(seat, {"a1": a, "a2": b}) for seat, a, b in votes])
    shown: dict[str, dict[str, list[int]]] = {"a1": {}, "a2": {}}
    for seat, *scores in votes:
        for id_, score in zip(("a1", "a2"), scores, strict=True):
            shown[id_].setdefault(seat, [0] * 5)[score - 1] += 1
    by_hand, by_ballot = figures_of(with_hands(session_of(pack), shown)), figures_of(cast)
    assert by_hand.score == pytest.approx(by_ballot.score)
    assert by_hand.gap == pytest.approx(by_ballot.gap)
    assert by_hand.room_mean == pytest.approx(by_ballot.room_mean)
    assert (by_hand.mode, by_ballot.mode) == ("tally", "ballot")
    assert by_hand.se is None


def test_hands_from_one_side_alone_show_the_room() -> None:
    session = with_hands(session_of(one_axis()), {"a1": {"OT": (0, 2, 2, 1, 0)}})
    figures = figures_of(session)
    assert figures.basis == "room"
    assert figures.score == pytest.approx(2.8)
    assert figures.sides["OT"].mean is None


def test_a_scale_of_four_is_scored_on_its_own_width() -> None:
    pack = pack_of([statement("a1", "a"), statement("a2", "a", -1)], low=1, high=4)
    sides: list[Cast] = [
        *[("IT", {"a1": 1, "a2": 4})] * 3,
        *[("OT", {"a1": 4, "a2": 1})] * 3,
    ]
    figures = figures_of(with_ballots(session_of(pack), sides))
    assert (figures.score, figures.gap) == (2.5, 3.0)
    assert figures.consensus == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("given_", "needed", "wanted"),
    [
        ({"a1": 2, "a2": 2, "a3": None}, 1.5, 3.0),
        ({"a1": 2, "a2": None, "a3": None}, 1.5, None),
        ({"a1": 2}, 0.5, 2.0),
        ({}, 0.0, None),
    ],
)
def test_a_person_needs_half_of_the_statements(
    given_: dict[str, int | None], needed: float, wanted: float | None
) -> None:
    pack = one_axis((1, -1, 1))
    assert person_score(given_, pack.statements, pack.scale, needed) == wanted


def test_recoded_votes_are_listed_one_by_one() -> None:
    pack = one_axis((-1,))
    votes = recoded_votes(Pile(counts=(2, 0, 1, 0, 0)), pack.statements[0], pack.scale)
    assert votes == [5.0, 5.0, 3.0]


def test_agreement_is_full_when_alike_and_none_when_split_to_the_ends() -> None:
    scale = one_axis().scale
    assert agreement([3.0] * 7, scale) == 1
    assert agreement([1.0, 5.0] * 3, scale) == 0
    assert agreement([2.0, 4.0], scale) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("gap", "word"),
    [
        (0.0, "close"),
        (0.494999, "close"),
        (0.495, "noticeable"),
        (-0.5, "noticeable"),
        (0.994999, "noticeable"),
        (-0.995, "large"),
        (3.1, "large"),
    ],
)
def test_the_word_for_a_gap_fits_the_number_shown(gap: float, word: str) -> None:
    assert gap_label(gap, Thresholds()) == word


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (1.0, "high"),
        (0.75, "high"),
        (0.74995, "high"),
        (0.74994, "medium"),
        (0.5, "medium"),
        (0.49994, "low"),
        (0.0, "low"),
    ],
)
def test_the_word_for_agreement_fits_the_number_shown(share: float, word: str) -> None:
    assert consensus_label(share, Thresholds()) == word


@pytest.mark.parametrize(
    "session",
    [
        session_of(),
        session_of(pack_of([])),
        with_ballots(session_of(), [], ["lea1"]),
        with_ballots(session_of(), [("IT", {"lea1": 3})]),
        with_ballots(session_of(), [("IT", dict.fromkeys(("lea1", "lea2"), None))] * 12),
        with_hands(session_of(), {"lea1": {"IT": (0, 0, 0, 0, 0)}}, cant_judge=4),
    ],
    ids=["nobody", "no axes", "no ballots", "one voter", "all abstained", "no hands"],
)
def test_a_session_with_next_to_nothing_has_next_to_no_figures(session: Session) -> None:
    figures = session_figures(session)
    assert figures.talk_list == ()
    assert (figures.overall.score, figures.overall.consensus) == (None, None)
    for axis in figures.axes.values():
        assert (axis.basis, axis.score, axis.gap, axis.consensus) == (None,) * 4
        assert all(shown.histogram is None for shown in axis.statements.values())


def test_numbers_are_plain_floats() -> None:
    session = with_ballots(
        session_of(one_axis()), [("IT", {"a1": 3})] * 3 + [("OT", {"a1": 2})] * 3
    )
    figures = figures_of(session)
    assert isinstance(figures.score, float)
    assert math.isclose(figures.score, 2.5)

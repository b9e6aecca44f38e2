"""What may be shown of small groups: each rule once, and somebody who tries to get round them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.courses import courses
from itot_workshop.domain.disclosure import Limits, limits, may_show_returning, spread_around
from itot_workshop.domain.figures import AxisFigures, StatementFigures
from itot_workshop.domain.people import SEATS, SIDES, Seat
from itot_workshop.domain.results import session_figures, statement_figures
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Tally
from tests.domain.helpers.attacker import (
    Ballots,
    Hands,
    Row,
    shown_of_ballots,
    shown_of_hands,
    shown_of_piles,
    worked_out,
)
from tests.domain.helpers.rooms import (
    Cast,
    one_axis,
    session_of,
    with_ballots,
    with_hands,
    with_thresholds,
)
from tests.domain.helpers.strategies import ballot_sessions, hand_sessions, limits_raised


def figures_of(session: Session) -> AxisFigures:
    return session_figures(session).axes["a"]


def room(sizes: Mapping[str, int], **about: int) -> Session:
    """One statement, on which everybody votes 2 in IT, 4 in OT, 5 elsewhere."""
    vote = {"IT": 2, "OT": 4}
    cast: list[Cast] = [
        (seat, {"a1": vote.get(seat, 5)}) for seat, n in sizes.items() for _ in range(n)
    ]
    return with_ballots(session_of(one_axis(), "full", **about), cast)


def raised(session: Session, values: Mapping[str, int]) -> Session:
    return replace(session, about=replace(session.about, **values))


@given(st.one_of(ballot_sessions(), hand_sessions()), limits_raised)
def test_a_spread_tells_nothing_beside_the_mean_and_agreement_shown(
    session: Session, values: Mapping[str, int]
) -> None:
    scale = session.pack.scale
    for axis in session_figures(raised(session, values)).axes.values():
        for side in axis.sides.values():
            reach = spread_around(side.mean, side.consensus, scale)
            assert (reach is None) == (side.mean is None or side.consensus is None)
            if reach is None or side.mean is None or side.consensus is None:
                continue
            low, high = reach
            assert scale.low <= low <= side.mean <= high <= scale.high
            wide = (1 - side.consensus) * (scale.high - scale.low)
            assert high - low <= wide + 1e-9


def test_a_spread_is_one_standard_deviation_each_way() -> None:
    session = with_ballots(
        session_of(one_axis(), "full"),
        [(seat, {"a1": vote}) for seat in SIDES for vote in (2, 2, 4, 4)],
    )
    side = figures_of(session).sides["IT"]
    assert spread_around(side.mean, side.consensus, session.pack.scale) == pytest.approx((2, 4))


# The rules, one by one


def test_sides_of_three_are_shown() -> None:
    figures = figures_of(room({"IT": 3, "OT": 3}))
    assert (figures.basis, figures.score, figures.gap) == ("balanced", 3.0, 2.0)
    assert figures.sides["IT"].mean == 2.0
    assert figures.sides["OT"].consensus == 1.0


@pytest.mark.parametrize("sizes", [{"IT": 2, "OT": 9}, {"IT": 9, "OT": 2}, {"OT": 9}])
def test_with_a_small_side_only_the_room_is_shown(sizes: dict[str, int]) -> None:
    figures = figures_of(room(sizes))
    assert figures.basis == "room"
    assert figures.score == figures.room_mean
    assert (figures.gap, figures.management_gap, figures.se) == (None, None, None)
    assert all(side.mean is None and side.consensus is None for side in figures.sides.values())
    assert {seat: side.n for seat, side in figures.sides.items()} == sizes


def test_a_room_of_four_shows_nothing() -> None:
    figures = figures_of(room({"IT": 2, "OT": 2}))
    assert (figures.basis, figures.score, figures.room_mean, figures.consensus) == (None,) * 4
    assert figures.statements["a1"].histogram is None


def test_a_third_seat_is_shown_from_three() -> None:
    figures = figures_of(room({"IT": 3, "OT": 3, "MGT": 3}))
    assert figures.sides["MGT"].mean == 5.0
    assert figures.management_gap == 2.0
    assert figures.room_mean is not None


@pytest.mark.parametrize("third", [{"MGT": 2}, {"OTHER": 1}, {"MGT": 4, "OTHER": 2}])
def test_a_hidden_third_seat_hides_the_room_and_leaves_agreement_to_the_sides(
    third: dict[str, int],
) -> None:
    alone = figures_of(room({"IT": 3, "OT": 4}))
    figures = figures_of(room({"IT": 3, "OT": 4, **third}))
    assert figures.room_mean is None
    assert figures.consensus == alone.consensus
    assert figures.score == alone.score


def test_a_third_seat_beside_hidden_sides_stays_hidden() -> None:
    figures = figures_of(room({"IT": 2, "OT": 4, "MGT": 5}))
    assert figures.sides["MGT"].mean is None
    assert figures.room_mean is not None


def test_a_pile_beside_visible_sides_leaves_out_who_is_hidden() -> None:
    shown = figures_of(room({"IT": 3, "OT": 3, "MGT": 2})).statements["a1"]
    assert shown.seats == ("IT", "OT")
    assert (shown.n, shown.histogram, shown.by_side) == (6, (0, 3, 0, 3, 0), None)


def test_a_pile_leaves_out_a_third_seat_of_which_few_answered_the_statement() -> None:
    """Three managers are shown on the axis, but only two of them answered this statement."""
    cast: list[Cast] = [(side, {"a1": 3, "a2": 3}) for side in SIDES for _ in range(4)]
    cast += [("MGT", {"a1": 5, "a2": None}), *[("MGT", {"a1": 5, "a2": 5})] * 2]
    figures = figures_of(with_ballots(session_of(one_axis((1, 1))), cast))
    assert figures.sides["MGT"].n == 3
    assert figures.statements["a1"].seats == ("IT", "OT", "MGT")
    assert figures.statements["a2"].seats == ("IT", "OT")
    assert figures.statements["a2"].histogram == (0, 0, 8, 0, 0)


def test_a_pile_without_visible_sides_is_that_of_the_room() -> None:
    shown = figures_of(room({"IT": 2, "OT": 3, "MGT": 2})).statements["a1"]
    assert shown.seats == ("IT", "OT", "MGT")
    assert (shown.n, shown.histogram) == (7, (0, 2, 0, 3, 2))


def test_a_split_needs_five_on_both_sides_and_takes_in_third_seats_of_five() -> None:
    assert figures_of(room({"IT": 4, "OT": 9})).statements["a1"].by_side is None
    split = figures_of(room({"IT": 5, "OT": 5, "MGT": 4})).statements["a1"]
    assert split.seats == ("IT", "OT")
    assert split.n == 10
    split = figures_of(room({"IT": 5, "OT": 5, "MGT": 5})).statements["a1"]
    assert split.by_side is not None
    assert split.by_side["MGT"].histogram == (0, 0, 0, 0, 5)
    assert split.n == 15


def test_sides_hidden_on_an_axis_are_not_split_on_its_statements() -> None:
    """Five of IT answer each statement, but only two of them answer enough of the axis."""
    pack = one_axis((1, 1, 1))
    it: list[Cast] = [("IT", {"a1": 2, "a2": 2, "a3": 2})] * 2
    it += [("IT", {id_: 3}) for id_ in ("a1", "a2", "a3") for _ in range(3)]
    session = with_ballots(
        session_of(pack), [*it, *[("OT", {"a1": 4, "a2": 4, "a3": 4})] * 6], ["a1", "a2", "a3"]
    )
    figures = figures_of(session)
    assert (figures.basis, figures.sides["IT"].n) == ("room", 2)
    assert all(shown.by_side is None for shown in figures.statements.values())


def test_a_round_on_too_few_statements_may_be_split() -> None:
    pack = one_axis((1, 1, 1))
    cast: list[Cast] = [*[("IT", {"a1": 2})] * 5, *[("OT", {"a1": 4})] * 5]
    shown = figures_of(with_ballots(session_of(pack), cast)).statements
    assert list(shown) == ["a1"]
    assert shown["a1"].by_side is not None


def test_the_one_who_skipped_cannot_be_told_from_the_room_and_the_piles() -> None:
    """All but one answer everything, and the one is alone on a seat: one pile stays hidden."""
    pack = one_axis((1, 1, 1))
    full = {"a1": 3, "a2": 4, "a3": 2}
    cast: list[Cast] = [*[("OT", full)] * 5, ("IT", {"a1": 5, "a2": 5, "a3": None})]
    shown = figures_of(with_ballots(session_of(pack), cast)).statements
    assert shown["a1"].histogram == (0, 0, 5, 0, 1)
    assert (shown["a3"].n, shown["a3"].cant_judge, shown["a3"].histogram) == (5, 1, None)


def test_who_could_not_judge_is_counted_for_the_pile() -> None:
    cast: list[Cast] = [*[("IT", {"a1": 2})] * 4, *[("OT", {"a1": 3})] * 4]
    cast += [("IT", {"a1": None}), ("MGT", {"a1": None}), ("OT", {"a1": None})]
    shown = figures_of(with_ballots(session_of(one_axis()), cast)).statements["a1"]
    assert (shown.seats, shown.n, shown.cant_judge) == (("IT", "OT"), 8, 2)


# Who is said to be left out


@pytest.mark.parametrize(
    ("sizes", "few"),
    [
        ({"IT": 4, "OT": 4, "OTHER": 2}, ("OTHER",)),
        ({"IT": 4, "OT": 4, "MGT": 3, "OTHER": 1}, ("OTHER",)),
        ({"IT": 5, "OT": 5, "MGT": 4, "OTHER": 1}, ("MGT", "OTHER")),
        ({"IT": 2, "OT": 4, "OTHER": 2}, ()),
        ({"IT": 4, "OT": 4}, ()),
        ({"IT": 2, "OT": 1, "OTHER": 1}, ()),
    ],
    ids=["one pile", "managers are in it", "split", "sides hidden", "nobody else", "no pile"],
)
def test_seats_too_few_for_what_is_shown_are_named(
    sizes: dict[str, int], few: tuple[Seat, ...]
) -> None:
    shown = figures_of(room(sizes)).statements["a1"]
    assert (shown.few, shown.perhaps) == (few, ())


@pytest.mark.parametrize(
    ("sizes", "values", "few", "perhaps"),
    [
        ({"IT": 4, "OT": 4, "OTHER": 2}, {"side_min": 5}, (), ("OTHER",)),
        ({"IT": 2, "OT": 4, "OTHER": 2}, {"side_min": 5}, (), ()),
        ({"IT": 6, "OT": 6, "MGT": 4, "OTHER": 1}, {"split_min": 8}, ("OTHER",), ("MGT",)),
        ({"IT": 4, "OT": 6, "MGT": 4, "OTHER": 1}, {"split_min": 8}, ("OTHER",), ()),
    ],
)
def test_behind_a_raised_limit_seats_are_named_as_perhaps_left_out(
    sizes: dict[str, int],
    values: dict[str, int],
    few: tuple[Seat, ...],
    perhaps: tuple[Seat, ...],
) -> None:
    shown = figures_of(room(sizes, **values)).statements["a1"]
    assert (shown.few, shown.perhaps) == (few, perhaps)
    assert not set(few + perhaps).intersection(shown.seats)


@given(ballot_sessions(), limits_raised, st.sampled_from(("MGT", "OTHER")))
def test_naming_who_is_left_out_is_true_and_tells_nothing_of_who_could_judge(
    session: Session, values: Mapping[str, int], seat: Seat
) -> None:
    session = raised(session, values)
    blank = {
        id_: replace(it, answers=dict.fromkeys(it.answers)) if it.seat == seat else it
        for id_, it in session.ballots.items()
    }
    shown = figures_of(session).statements
    others = figures_of(replace(session, ballots=blank)).statements
    for id_, votes in shown.items():
        assert not set(votes.few).intersection(votes.seats if votes.histogram else ())
        if votes.histogram and others[id_].histogram:
            assert (votes.few, votes.perhaps) == (others[id_].few, others[id_].perhaps)


@given(ballot_sessions(), st.sampled_from(SIDES))
def test_behind_a_raised_limit_naming_tells_nothing_of_whether_a_side_could_judge(
    session: Session, side: Seat
) -> None:
    session = raised(session, {"side_min": 9, "split_min": 9})
    blank = {
        id_: replace(it, answers=dict.fromkeys(it.answers)) if it.seat == side else it
        for id_, it in session.ballots.items()
    }
    shown = figures_of(session).statements
    others = figures_of(replace(session, ballots=blank)).statements
    for id_, votes in shown.items():
        if votes.histogram and others[id_].histogram:
            assert (votes.few, votes.perhaps) == (others[id_].few, others[id_].perhaps)


# Limits


def test_limits_are_the_largest_of_pack_session_and_floor() -> None:
    session = with_thresholds(session_of(), side_min=1, room_min=6)
    assert limits(session) == Limits(side=3, room=6, split=5, law=3, law_split=5)
    session = raised(session, {"side_min": 4, "room_min": 2, "split_min": 7})
    assert limits(session) == Limits(side=4, room=6, split=7, law=3, law_split=5)


def test_a_raised_limit_hides_a_side_of_three() -> None:
    sizes = {"IT": 3, "OT": 4}
    assert figures_of(room(sizes, side_min=4)).basis == "room"
    assert figures_of(room({"IT": 4, "OT": 4, "MGT": 3}, side_min=4)).room_mean is None


def test_a_raised_limit_does_not_bring_a_hidden_seat_back_into_the_room() -> None:
    sizes = {"IT": 4, "OT": 4, "MGT": 1}
    figures = figures_of(room(sizes, side_min=5))
    assert (figures.room_mean, figures.sides["IT"].mean) == (None, None)
    assert figures.statements["a1"].seats == ("IT", "OT")


@pytest.mark.parametrize("values", [{"split_min": 7}, {"side_min": 7}, {"room_min": 13}])
def test_a_raised_limit_does_not_bring_a_third_seat_back_beside_a_split(
    values: dict[str, int],
) -> None:
    """Three managers lie on no pile with sides that were shown apart without them."""
    sizes = {"IT": 6, "OT": 6, "MGT": 3}
    assert figures_of(room(sizes)).statements["a1"].by_side is not None
    shown = figures_of(room(sizes, **values)).statements["a1"]
    assert (shown.seats, shown.by_side) == (("IT", "OT"), None)


def _shown(figures: AxisFigures) -> set[str]:
    """Names of what is shown of seats and votes."""
    names = {name for name in ("gap", "management_gap", "se") if getattr(figures, name) is not None}
    names |= {f"mean {seat}" for seat, side in figures.sides.items() if side.mean is not None}
    for id_, shown in figures.statements.items():
        names |= {f"{id_} by {seat}" for seat in shown.by_side or {}}
    return names


def _shown_of_room(figures: AxisFigures) -> set[str]:
    names = {n for n in ("room_mean", "consensus") if getattr(figures, n) is not None}
    return names | {id_ for id_, s in figures.statements.items() if s.histogram is not None}


@given(st.one_of(ballot_sessions(), hand_sessions()), limits_raised)
def test_raising_a_limit_never_shows_more(session: Session, values: dict[str, int]) -> None:
    before, after = figures_of(session), figures_of(raised(session, values))
    assert _shown(after) <= _shown(before)
    if after.basis == before.basis:
        assert _shown_of_room(after) <= _shown_of_room(before)


@given(st.one_of(ballot_sessions(), hand_sessions()), st.sampled_from(("room_min", "split_min")))
def test_raising_room_or_split_alone_never_shows_more_of_anything(
    session: Session, name: str
) -> None:
    before, after = figures_of(session), figures_of(raised(session, {name: 9}))
    assert _shown(after) <= _shown(before)
    assert _shown_of_room(after) <= _shown_of_room(before)


# The attacker


def hidden_thirds(figures: AxisFigures) -> list[Seat]:
    """Third seats that are hidden beside visible sides."""
    if figures.basis != "balanced":
        return []
    return [s for s, of in figures.sides.items() if s not in SIDES and of.mean is None]


@given(st.one_of(ballot_sessions(), hand_sessions()), st.randoms(use_true_random=False))
def test_votes_of_a_seat_hidden_beside_visible_sides_change_nothing_shown(
    session: Session, chance: random.Random
) -> None:
    figures = figures_of(session)
    hidden = hidden_thirds(figures)
    ballots = {
        id_: replace(b, answers={s: v and chance.randint(1, 5) for s, v in b.answers.items()})
        if b.seat in hidden
        else b
        for id_, b in session.ballots.items()
    }
    tallies = {
        id_: replace(t, counts=tuple(chance.sample(t.counts, 5))) if t.seat in hidden else t
        for id_, t in session.tallies.items()
    }
    assert figures_of(replace(session, ballots=ballots, tallies=tallies)) == figures


def unknowns(session: Session) -> Ballots:
    statements = session.pack.statements
    return Ballots(list(session.ballots.values()), statements, len(statements) / 2)


def small_totals(votes: Ballots, session: Session, figures: AxisFigures) -> Iterable[Row]:
    """What must not be worked out: scores and votes of seats that are hidden for being small."""
    for seat, side in figures.sides.items():
        if side.n >= 3:
            continue
        if side.n:
            yield votes.mean([seat])
        for statement in session.pack.statements:
            if 0 < len(votes.voters(seat, statement.id)) < 3:
                yield votes.total(seat, statement.id)


@given(ballot_sessions(), limits_raised)
def test_no_small_seat_can_be_worked_out_from_ballots(
    session: Session, values: dict[str, int]
) -> None:
    """Not even by somebody who sees the figures under two settings of the limits."""
    votes, figures = unknowns(session), figures_of(session)
    known = [*votes.certain(), *shown_of_ballots(votes, figures)]
    known += shown_of_ballots(votes, figures_of(raised(session, values)))
    assert not any(worked_out(total, known) for total in small_totals(votes, session, figures))


@given(ballot_sessions(), st.integers(1, 2))
def test_no_small_third_seat_can_be_worked_out_from_a_comparison(
    session: Session, asked: int
) -> None:
    """A change on some of the statements, and a line over time, tell of these alone."""
    statements = tuple(replace(s, short=at < asked) for at, s in enumerate(session.pack.statements))
    pack = replace(session.pack, statements=statements)
    some = [s for s in statements if s.short]
    same: list[Cast] = [(side, {s.id: 3 for s in some}) for side in SIDES for _ in range(3)]
    session = replace(session, pack=pack)
    course = courses([session, with_ballots(session_of(pack, "short", id="t"), same)])[0]
    votes, figures = unknowns(session), figures_of(session)
    part = Ballots(list(session.ballots.values()), some, len(some) / 2)
    known = [*votes.certain(), *shown_of_ballots(votes, figures)]
    point, change = course.axes[0].points[0], course.steps[0].axes["a"]
    for shown in (point, change.before if change.not_compared is None else None):
        if shown is not None:
            known += shown_of_ballots(part if shown.k == len(some) else votes, shown)
    third = [seat for seat in figures.sides if seat not in SIDES]
    small = [(s, id_.id) for id_ in some for s in third if 0 < len(votes.voters(s, id_.id)) < 3]
    assert not any(worked_out(votes.total(seat, id_), known) for seat, id_ in small)
    assert not any(worked_out(total, known) for total in small_totals(votes, session, figures))


@given(hand_sessions(), limits_raised)
def test_no_small_group_can_be_worked_out_from_hands(
    session: Session, values: dict[str, int]
) -> None:
    figures, other = figures_of(session), raised(session, values)
    counted: dict[str, dict[Seat, Tally]] = {}
    for tally in session.tallies.values():
        assert tally.seat is not None
        counted.setdefault(tally.statement, {})[tally.seat] = tally
    hands, line = Hands(counted, session.pack.statements), limits(other)
    known = [*hands.certain(), *shown_of_hands(hands, figures, 3, 5)]
    known += shown_of_hands(hands, figures_of(other), line.side, line.room)
    small = [(s, id_) for id_ in counted for s in SEATS if 0 < hands.n(s, id_) < 3]
    assert not any(worked_out(hands.total(seat, id_), known) for seat, id_ in small)


@given(hand_sessions(), st.integers(0, 3))
def test_no_small_group_can_be_worked_out_from_rounds_of_hands_side_by_side(
    session: Session, recounted: int
) -> None:
    """Statement by statement, one of them counted twice, every round looked at by itself."""
    ids = [s.id for s in session.pack.statements]
    apart = session_of(session.pack)
    for id_ in [*ids, ids[recounted % len(ids)]]:
        of: dict[str, tuple[int, ...]] = {
            t.seat: t.counts for t in session.tallies.values() if t.statement == id_ and t.seat
        }
        apart = with_hands(apart, {id_: of})
    figures = figures_of(apart)
    counted: dict[str, dict[Seat, Tally]] = {}
    for tally in apart.tallies.values():
        assert tally.seat is not None
        counted.setdefault(tally.statement, {})[tally.seat] = tally
    hands = Hands(counted, session.pack.statements)
    known = [*hands.certain(), *shown_of_hands(hands, figures, 3, 5)]
    for round_ in apart.rounds.values():
        known += shown_of_piles(hands, statement_figures(apart, round_.id).values())
    small = [(s, id_) for id_ in counted for s in SEATS if 0 < hands.n(s, id_) < 3]
    assert not any(worked_out(hands.total(seat, id_), known) for seat, id_ in small)


def test_the_attacker_finds_a_planted_leak() -> None:
    """A pile of the whole room beside visible sides gives the one manager away."""
    session = room({"IT": 3, "OT": 3, "MGT": 1})
    votes, figures = unknowns(session), figures_of(session)
    honest = [*votes.certain(), *shown_of_ballots(votes, figures)]
    assert not worked_out(votes.mean(["MGT"]), honest)
    whole = StatementFigures(
        statement="a1",
        seats=("IT", "OT", "MGT"),
        n=7,
        cant_judge=0,
        histogram=(0, 3, 0, 3, 1),
        by_side=None,
    )
    assert worked_out(votes.mean(["MGT"]), [*honest, *shown_of_piles(votes, [whole])])


# Returning people


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ((4, 5), (4, 5), True),
        ((5, 6), (4, 6), True),
        ((5, 5), (4, 5), False),
        ((4, 5), (4, 7), False),
        ((7, 5), (4, 5), True),
        ((7, 5), (4, 6), True),
        ((5, 6), (5, 5), True),
    ],
    ids=[
        "all came back",
        "two groups mix",
        "one left",
        "two are new",
        "three left",
        "one new beside three who left mix",
        "three groups mix",
    ],
)
def test_returning_people_are_shown_unless_one_small_group_is_left_over(
    before: tuple[int, int], after: tuple[int, int], shown: bool
) -> None:
    then = dict(zip(SIDES, before, strict=True))
    now = dict(zip(SIDES, after, strict=True))
    assert may_show_returning({"IT": 4, "OT": 5}, then, now, 3) is shown


def test_two_returning_people_are_not_shown() -> None:
    sizes: dict[Seat, int] = {"IT": 2, "OT": 9}
    assert not may_show_returning(sizes, sizes, sizes, 3)

"""Sessions side by side: worked example B, every row of the table of cases, and the laws."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.axis_change import AxisChange, change_label
from itot_workshop.domain.comparison import (
    compare,
    compare_all,
    last_days,
    last_states,
    left_unseen,
    levels,
)
from itot_workshop.domain.notes import Action, ActionState, Origin
from itot_workshop.domain.pack import Form, Pack, Statement, Thresholds
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Refused, Session
from tests.domain.helpers.rooms import (
    DAY,
    EIGHT,
    Cast,
    one_axis,
    pack_of,
    session_of,
    statement,
    with_ballots,
    with_hands,
    with_people,
)
from tests.domain.helpers.strategies import ballot_sessions

EXAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "worked_examples.json").read_text("utf-8")
)["B"]
WANTED: dict[str, Any] = EXAMPLE["expected"]["comparison"]


def example(name: str, days: int = 0) -> Session:
    room = EXAMPLE[name]
    session = session_of(form="short", id=name, date=DAY + datetime.timedelta(days=days))
    cast: list[Cast] = [(room["people"][who], votes, who) for who, votes in room["ballots"].items()]
    return with_people(with_ballots(session, cast), room["people"].values())


BEFORE, AFTER = example("session1"), example("session2", 120)


def printed(value: float | None) -> float | None:
    return None if value is None else round_half_away(value, 4)


# Worked example B


@pytest.mark.parametrize("axis", [axis for axis in WANTED["dims"] if axis != "results"])
def test_worked_example(axis: str) -> None:
    change, wanted = compare(BEFORE, AFTER).axes[axis], WANTED["dims"][axis]
    for name in ("delta", "se", "gap_before", "gap_after", "gap_abs_change", "returning_delta"):
        assert printed(getattr(change, name)) == wanted[name], name
    assert (change.label, change.returning_n) == (wanted["label"], wanted["returning_n"])
    assert (change.not_compared, change.statements) == (None, 1)


def test_worked_example_as_a_whole() -> None:
    pair = compare(BEFORE, AFTER)
    results = pair.axes["results"]
    assert (results.not_compared, results.delta, results.label) == ("hidden now", None, None)
    assert results.gap_before is not None
    assert results.gap_after is None
    assert pair.comparable == WANTED["comparable_dims"]
    assert printed(pair.overall_delta) == WANTED["overall_delta"]
    assert pair.composition.returning == 4
    assert pair.order == (
        "goals",
        "skills",
        "cooperation",
        "leadership",
        "respect",
        "processes",
        "technology",
        "results",
    )


def test_overall_scores_stand_beside_a_change_that_is_their_difference() -> None:
    pair, then, now = compare(BEFORE, AFTER), session_figures(BEFORE), session_figures(AFTER)
    assert levels(pair, then, now) is None
    short, full = voted(EIGHT, "short"), voted(EIGHT, vote=4)
    found = levels(compare(short, full), session_figures(short), session_figures(full))
    assert found == (3, 4)


# Different forms and packs


def everybody(pack: Pack, form: Form = "full", vote: int = 3) -> list[Cast]:
    answers = {s.id: vote if s.key == 1 else 6 - vote for s in pack.form_statements(form)}
    return [(side, answers) for side in ("IT", "OT") for _ in range(3)]


def voted(pack: Pack, form: Form = "full", vote: int = 3, **about: Any) -> Session:
    return with_ballots(session_of(pack, form, **about), everybody(pack, form, vote))


def change_of(before: Session, after: Session, axis: str = "a") -> AxisChange:
    return compare(before, after).axes[axis]


def test_full_then_full_is_compared_on_everything() -> None:
    change = change_of(voted(EIGHT), voted(EIGHT, vote=4), "goals")
    assert (change.statements, change.of, change.delta, change.label) == (3, 3, 1, "clear")


@pytest.mark.parametrize("forms", [("full", "short"), ("short", "full")])
def test_full_and_short_are_compared_on_the_shared_statements(forms: tuple[Form, Form]) -> None:
    """The shared statement rises by a third of a point, the others would hide that."""
    full = {s.id: 3 for s in EIGHT.statements}
    cast: list[Cast] = [(side, full) for side in ("IT", "OT") for _ in range(6)]
    up: list[Cast] = [
        (side, full | {s.id: 4 for s in EIGHT.statements if s.short and at < 2})
        for side in ("IT", "OT")
        for at in range(6)
    ]
    before = with_ballots(session_of(form=forms[0]), cast)
    after = with_ballots(session_of(form=forms[1]), up)
    change = change_of(before, after, "respect")
    assert (change.statements, change.of) == (1, 1)
    assert change.delta == pytest.approx(1 / 3)
    assert change.label == "steady"
    assert change.before is not None
    assert change.before.k == 1


def test_some_statements_changed() -> None:
    old = one_axis((1, 1, 1))
    new = pack_of([*old.statements[:2], statement("a4", "a")])
    change = change_of(voted(old), voted(new, vote=4))
    assert (change.not_compared, change.statements, change.of, change.delta) == (None, 2, 3, 1)


def test_compared_is_what_both_sessions_asked_of_their_form() -> None:
    """A round that left a statement out leaves it out of the change."""
    some = with_ballots(session_of(), [(s, {"lea1": 4, "lea3": 4}) for s in SIDES for _ in "four"])
    cast = [(s, {"lea1": 4, "lea2": 5, "lea3": 4}) for s in SIDES for _ in "four"]
    change = change_of(some, with_ballots(session_of(id="now"), cast), "leadership")
    assert (change.statements, change.of, change.delta) == (2, 3, 0.0)


def test_too_few_statements_shared() -> None:
    old = one_axis((1, 1, 1))
    new = pack_of([old.statements[0], statement("a4", "a"), statement("a5", "a")])
    change = change_of(voted(old), voted(new, vote=4))
    assert (change.not_compared, change.statements, change.delta) == (
        "too few shared statements",
        1,
        None,
    )
    assert change.before is not None
    assert change.after is not None
    assert (change.before.score, change.after.score) == (3, 4)


@pytest.mark.parametrize("changed", [{"revision": 2}, {"key": -1}])
def test_a_reworded_or_turned_statement_is_another(changed: dict[str, int]) -> None:
    old = one_axis((1,))
    new: Statement = replace(old.statements[0], **changed)
    change = change_of(voted(old), voted(replace(old, statements=(new,))))
    assert change.not_compared == "too few shared statements"


def test_an_axis_in_one_pack_only() -> None:
    one, other = one_axis((1,)), pack_of([statement("b1", "b")])
    both = pack_of([*one.statements, *other.statements])
    pair = compare(voted(one), voted(both))
    assert pair.axes["b"].not_compared == "only now"
    assert pair.axes["b"].before is None
    assert pair.axes["a"].not_compared is None
    pair = compare(voted(both), voted(one))
    assert pair.axes["b"].not_compared == "only before"
    assert list(pair.axes) == ["a", "b"]


def test_a_radar_is_laid_over_another_from_five_shared_axes() -> None:
    def first(axes: int) -> Pack:
        ids = [axis.id for axis in EIGHT.axes][:axes]
        return pack_of(s for s in EIGHT.statements if s.axis in ids)

    assert not compare(voted(first(4)), voted(EIGHT)).overlay
    assert compare(voted(EIGHT), voted(first(5))).overlay
    assert compare(voted(first(3)), voted(first(3))).overlay


def test_another_scale_is_not_compared() -> None:
    five, four = one_axis((1, 1)), replace(one_axis((1, 1)), scale=pack_of([], 1, 4).scale)
    pair = compare(voted(five), voted(four))
    assert pair.axes["a"].not_compared == "other scale"
    assert not pair.overlay


def test_another_version_is_the_same_pack() -> None:
    newer = replace(EIGHT, pack=replace(EIGHT.pack, version="1.1.0", id="renamed"))
    pair = compare(voted(EIGHT), voted(newer))
    assert (pair.comparable, pair.other_language, pair.overlay) == (8, False, True)


def test_another_language_is_the_same_pack_with_a_note() -> None:
    german = replace(EIGHT, pack=replace(EIGHT.pack, language="de"))
    pair = compare(voted(EIGHT), voted(german))
    assert (pair.comparable, pair.other_language) == (8, True)


def test_an_axis_hidden_in_one_session_has_no_change() -> None:
    pack = one_axis((1,))
    small = with_ballots(session_of(pack), [("IT", {"a1": 3})] * 2 + [("OT", {"a1": 3})] * 4)
    assert change_of(small, voted(pack)).not_compared == "hidden before"
    assert change_of(voted(pack), small).not_compared == "hidden now"
    assert change_of(session_of(pack), voted(pack)).not_compared == "hidden before"


def test_an_axis_that_only_the_shared_statements_would_show_stays_hidden() -> None:
    """Two of IT answered enough of the full form, but four answered the shared statement."""
    some = {"lea1": 2, "lea2": None, "lea3": None}
    full = {"lea1": 2, "lea2": 4, "lea3": 2}
    cast: list[Cast] = [*[("IT", full)] * 2, *[("IT", some)] * 2, *[("OT", full)] * 4]
    before = with_ballots(session_of(), cast)
    assert change_of(before, voted(EIGHT, "short"), "leadership").not_compared == "hidden before"


def test_hands_leave_a_change_without_a_band() -> None:
    pack = one_axis((1,))
    by_hand = with_hands(session_of(pack), {"a1": {"IT": [0, 0, 0, 3, 0], "OT": [0, 0, 0, 3, 0]}})
    change = change_of(voted(pack), by_hand)
    assert (change.delta, change.se, change.label) == (1, None, None)
    assert change.returning_n == {"IT": 0, "OT": 0}


def test_overall_change_needs_six_of_eight_axes() -> None:
    def without(axes: int) -> Session:
        left_out = {axis.id for axis in EIGHT.axes[:axes]}
        blank = {s.id: None for s in EIGHT.statements if s.axis in left_out}
        return with_ballots(
            session_of(), [(seat, {**answers, **blank}) for seat, answers, *_ in everybody(EIGHT)]
        )

    assert compare(voted(EIGHT), without(2)).overall_delta == 0
    assert compare(voted(EIGHT), without(2)).comparable == 6
    assert compare(voted(EIGHT), without(3)).overall_delta is None


# Words for a change


@pytest.mark.parametrize(
    ("delta", "se", "statements", "label"),
    [
        (0.5, 0.25, 3, "clear"),
        (-0.5, 0.25, 3, "clear"),
        (0.495, 0.0, 1, "clear"),
        (0.494, 0.0, 3, "possible"),
        (0.9, 0.46, 3, "possible"),
        (0.9, 0.46, 1, "steady"),
        (0.295, 0.0, 3, "possible"),
        (0.294, 0.0, 3, "steady"),
        (0.0, 0.0, 3, "steady"),
        (2.0, None, 3, None),
    ],
)
def test_word_for_a_change(
    delta: float, se: float | None, statements: int, label: str | None
) -> None:
    assert change_label(delta, se, statements, Thresholds()) == label


# Several sessions


def test_who_was_there_are_those_who_were_here_or_voted() -> None:
    seats = with_people(session_of(), ["IT", "IT", "IT", "OT"])
    away = {id_: replace(it, here=id_ == "p0") for id_, it in seats.people.items()}
    then = with_ballots(replace(seats, people=away), [("OT", {"lea1": 3})] * 2)
    found = compare(then, replace(then, about=replace(then.about, id="now"))).composition.before
    assert found == {"IT": 1, "OT": 2, "MGT": 0, "OTHER": 0}


def dated(id_: str, days: int, **about: Any) -> Session:
    return session_of(one_axis(), id=id_, date=DAY + datetime.timedelta(days=days), **about)


def test_sessions_are_paired_by_date_and_then_first_with_last() -> None:
    side_by_side = compare_all([dated("c", 9), dated("a", 9), dated("b", 1), dated("d", 30)])
    assert side_by_side.sessions == ("b", "a", "c", "d")
    pairs = [(pair.before, pair.after) for pair in side_by_side.pairs]
    assert pairs == [("b", "a"), ("a", "c"), ("c", "d"), ("b", "d")]
    assert list(side_by_side.figures) == ["b", "a", "c", "d"]


def test_sessions_of_one_day_stand_by_their_start_and_after_the_one_they_follow() -> None:
    early, late = dated("zz", 0, starts="09:00"), dated("aa", 0, starts="14:00")
    assert compare_all([late, early]).sessions == ("zz", "aa")
    first, second = dated("z", 0), dated("a", 0, follows="z")
    assert compare_all([second, first]).sessions == ("z", "a")
    round_about = [dated("a", 0, follows="z"), dated("z", 0, follows="a")]
    assert compare_all(round_about).sessions == ("a", "z")


def test_two_sessions_are_one_pair() -> None:
    pairs = compare_all([dated("a", 0), dated("b", 1)]).pairs
    assert [(pair.before, pair.after) for pair in pairs] == [("a", "b")]


def test_sessions_of_different_sites_are_no_before_and_after() -> None:
    here = [dated("a", 0, organisation="A"), dated("c", 2, organisation=" a ")]
    there = dated("b", 1, organisation="B")
    moved = dated("d", 3, organisation="A Group", follows="c")
    side_by_side = compare_all([*here, there, moved])
    assert side_by_side.sessions == ("a", "b", "c", "d")
    pairs = [(pair.before, pair.after) for pair in side_by_side.pairs]
    assert pairs == [("a", "c"), ("c", "d"), ("a", "d")]
    assert compare_all([here[0], there]).pairs == ()


@pytest.mark.parametrize("sessions", [[], [dated("a", 0)], [dated("a", 0), dated("a", 0)]])
def test_one_session_is_not_compared(sessions: list[Session]) -> None:
    with pytest.raises(Refused, match="two different sessions"):
        compare_all(sessions)


def test_a_rehearsal_is_not_compared_with_a_real_session() -> None:
    real, rehearsal = dated("a", 0), dated("b", 1, rehearsal=True)
    with pytest.raises(Refused, match="rehearsal"):
        compare(real, rehearsal)
    with pytest.raises(Refused, match="rehearsal"):
        compare_all([real, rehearsal])
    assert compare(rehearsal, rehearsal).comparable == 0


def test_pairs_are_what_each_two_sessions_alone_would_say() -> None:
    sessions = [BEFORE, AFTER, replace(AFTER, about=replace(AFTER.about, id="session3"))]
    side_by_side = compare_all(sessions)
    assert side_by_side.pairs[0] == compare(BEFORE, AFTER)
    assert side_by_side.figures["session1"] == session_figures(BEFORE)


# What became of actions


def acting(
    id_: str, days: int, *actions: tuple[str, ActionState, tuple[str, str] | None]
) -> Session:
    agreed = {
        name: Action(
            id=name,
            text="Do it",
            state=state,
            origin=Origin(session=origin[0], action=origin[1]) if origin else None,
        )
        for name, state, origin in actions
    }
    return replace(dated(id_, days), actions=agreed)


def test_an_action_is_followed_from_copy_to_copy() -> None:
    first = acting("s1", 0, ("a", "open", None), ("b", "open", None), ("c", "dropped", None))
    second = acting("s2", 1, ("a2", "moved", ("s1", "a")), ("b2", "done", ("s1", "b")))
    third = acting("s3", 2, ("a3", "partly", ("s2", "a2")))
    assert last_states(first, [second, third]) == {"a": "partly", "b": "done", "c": "dropped"}
    pair = compare(first, third, [second])
    assert (pair.actions["partly"], pair.actions["done"], pair.actions["dropped"]) == (1, 1, 1)
    assert compare(first, second).actions["moved"] == 1


def test_an_action_that_was_over_before_is_not_counted_again() -> None:
    second = acting(
        "s2", 1, ("a2", "moved", ("s1", "a")), ("b2", "done", ("s1", "b")), ("n", "open", None)
    )
    assert last_states(second, []) == {"a2": "moved", "n": "open"}
    third = acting("s3", 2, ("b3", "done", ("s2", "b2")))
    assert set(last_states(second, [third])) == {"a2", "b2", "n"}


def test_an_action_is_due_on_the_day_it_was_put_off_to_last() -> None:
    first = acting("s1", 0, ("a", "open", None), ("b", "open", None))
    second = acting("s2", 1, ("a2", "open", ("s1", "a")))
    day = datetime.date(2026, 3, 1)
    later = replace(second.actions["a2"], due=day)
    second = replace(second, actions={"a2": later})
    assert last_days(first, []) == {"a": None, "b": None}
    assert last_days(first, [second]) == {"a": day, "b": None}


def test_what_was_left_open_without_a_later_look_at_it_is_unseen() -> None:
    first = acting("s1", 0, ("a", "open", None), ("b", "open", None), ("c", "dropped", None))
    second = acting("s2", 1, ("a2", "open", ("s1", "a")), ("b2", "moved", ("s1", "b")))
    third = acting("s3", 2, ("n", "open", None))
    assert left_unseen(first, []) == set()
    assert left_unseen(first, [third]) == {"a", "b"}
    assert left_unseen(first, [second]) == set()
    assert left_unseen(first, [second, third]) == {"a"}


# Laws


@given(ballot_sessions(), ballot_sessions())
def test_the_other_way_round_everything_turns_its_sign(one: Session, other: Session) -> None:
    other = replace(other, pack=one.pack, about=replace(other.about, id="other"))
    there, back = change_of(one, other), change_of(other, one)
    if there.delta is None or back.delta is None:
        assert there.delta is back.delta is None
        return
    assert there.delta == pytest.approx(-back.delta)
    assert there.se == pytest.approx(back.se)
    assert (there.label, there.returning_n) == (back.label, back.returning_n)
    assert there.gap_abs_change == pytest.approx(-(back.gap_abs_change or 0))


@given(ballot_sessions())
def test_a_session_has_not_changed_against_itself(session: Session) -> None:
    change = change_of(session, session)
    if change.delta is None:
        assert change.not_compared == "hidden before"
    else:
        assert (change.delta, change.gap_abs_change, change.label) == (0, 0, "steady")


@given(st.permutations([0, 3, 9, 14]))
def test_the_order_of_choosing_does_not_matter(days: list[int]) -> None:
    sessions = [dated(f"s{day}", day) for day in days]
    assert compare_all(sessions) == compare_all(sorted(sessions, key=lambda s: s.about.date))


# Returning people


def coming_back(votes: list[tuple[str, int, str]], id_: str) -> Session:
    cast: list[Cast] = [(seat, {"a1": vote}, code) for seat, vote, code in votes]
    return with_ballots(session_of(one_axis(), id=id_), cast)


SIX = [*[("IT", 2, f"i{at}") for at in range(3)], *[("OT", 3, f"o{at}") for at in range(3)]]


def test_returning_people_are_found_by_their_codes() -> None:
    later = [(seat, vote + (seat == "IT"), code.upper() + " ") for seat, vote, code in SIX]
    change = change_of(coming_back(SIX, "s1"), coming_back(later, "s2"))
    assert (change.returning_n, change.returning_delta) == ({"IT": 3, "OT": 3}, 0.5)


def test_a_code_used_twice_or_on_another_seat_is_nobodys() -> None:
    twice = [*SIX, ("IT", 5, "i0")]
    change = change_of(coming_back(twice, "s1"), coming_back(SIX, "s2"))
    assert (change.returning_n, change.returning_delta) == ({"IT": 2, "OT": 3}, None)
    seven = [*SIX, ("IT", 5, "i3")]
    moved = [("OT" if code == "i1" else seat, vote, code) for seat, vote, code in seven]
    change = change_of(coming_back(seven, "s1"), coming_back(moved, "s2"))
    assert change.returning_n == {"IT": 3, "OT": 3}


def test_without_codes_nobody_is_known_to_have_come_back() -> None:
    plain = [(seat, vote, "") for seat, vote, _ in SIX]
    pair = compare(coming_back(plain, "s1"), coming_back(plain, "s2"))
    assert (pair.composition.returning, pair.composition.codes_used) == (0, False)


def test_one_newcomer_alone_keeps_the_returning_view_back() -> None:
    grown = [*SIX, ("IT", 5, "new")]
    change = change_of(coming_back(SIX, "s1"), coming_back(grown, "s2"))
    assert change.returning_n == {"IT": 3, "OT": 3}
    assert change.returning_delta is None

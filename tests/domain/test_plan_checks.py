from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.changes import AgendaReplaced, NotesTaken, Reverted, StepEntered
from itot_workshop.domain.notes import Note
from itot_workshop.domain.people import Participant
from itot_workshop.domain.plan_checks import (
    Take,
    fit,
    lonely_seats,
    minutes_of,
    numbers,
    order_faults,
    proposals,
    spare,
    time_of,
    vote_without_people,
)
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.timebox import LEAST
from tests.domain.helpers.course import made, opened, person, refusal, room, step


def planned(*steps: AgendaStep, starts: str = "09:00", until: str = "10:00") -> Session:
    session = room()
    agenda = {it.id: replace(it, position=at) for at, it in enumerate(steps)}
    return replace(session, about=replace(session.about, starts=starts, until=until), agenda=agenda)


def seated(**seats: int) -> Session:
    people: list[Participant] = [
        person(f"{seat}{at}", seat) for seat, number in seats.items() for at in range(number)
    ]
    return replace(room(), people={it.id: it for it in people})


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9", 540),
        ("09:00", 540),
        (" 9.05 ", 545),
        ("0930", 570),
        ("23:59", 1439),
        ("24:00", None),
        ("09:60", None),
        ("nine", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_that_is_written_is_read_again(minutes: int) -> None:
    assert minutes_of(time_of(minutes)) == minutes


def test_a_plan_that_fits_says_what_is_to_spare() -> None:
    found = fit(planned(step("a"), step("b"), step("off", off=True)))
    assert (found.total, found.ends, found.over, found.fits) == (40, 580, -20, True)
    assert found.takes == ()


def test_a_plan_that_is_too_long_proposes_elastic_steps_first() -> None:
    steps = (step("own", minutes=30), step("e", minutes=30, elastic=True), step("p", source="x"))
    found = fit(planned(*steps, until="10:10"))
    assert (found.over, found.fits, found.short) == (10, False, 0)
    assert found.takes == (Take(step="e", title="E", minutes=10),)


def test_what_no_step_can_give_is_told() -> None:
    long = step("e", minutes=30, elastic=True)
    found = fit(planned(long, step("p", minutes=60, source="x"), until="09:45"))
    assert [take.minutes for take in found.takes] == [20]
    assert (found.over, found.short) == (45, 25)


def test_several_steps_give_where_one_is_not_enough() -> None:
    steps = [step("a", minutes=9, elastic=True), step("b", minutes=30, elastic=True)]
    assert [(take.step, take.minutes) for take in proposals(steps, 24)] == [("a", 6), ("b", 18)]


def test_steps_that_are_done_and_steps_of_the_pack_give_nothing() -> None:
    assert proposals([step("a", elastic=True, state="done"), step("b", source="x")], 5) == ()


@given(
    st.lists(st.tuples(st.integers(1, 200), st.booleans(), st.booleans()), max_size=12),
    st.integers(-50, 900),
)
def test_proposals_never_take_more_than_is_wanted_or_there(
    drawn: list[tuple[int, bool, bool]], over: int
) -> None:
    steps = [
        step(str(at), minutes=minutes, elastic=elastic, source="x" if pack else "")
        for at, (minutes, elastic, pack) in enumerate(drawn)
    ]
    takes = proposals(steps, over)
    given_ = {it.id: it for it in steps}
    assert sum(take.minutes for take in takes) == max(0, min(over, sum(map(spare, steps))))
    for take in takes:
        assert take.minutes > 0
        assert given_[take.step].minutes - take.minutes >= given_[take.step].minutes * LEAST


def test_without_both_times_nothing_is_too_long() -> None:
    assert fit(planned(step("a"), starts="", until="")).over is None
    assert fit(planned(step("a"), until="")).ends == 560


def test_a_room_that_ends_before_the_start_is_told() -> None:
    found = fit(planned(step("a"), until="08:00"))
    assert found.turned
    assert not found.fits


@pytest.mark.parametrize(
    ("seats", "allowed", "small", "fragile"),
    [
        ({}, "nobody", "", ""),
        ({"IT": 2, "OT": 2}, "nothing", "", ""),
        ({"IT": 2, "OT": 4}, "room", "IT", ""),
        ({"IT": 5, "OT": 0}, "room", "OT", "IT OT"),
        ({"IT": 3, "OT": 4}, "figures", "IT OT", "IT"),
        ({"IT": 5, "OT": 4}, "figures", "OT", ""),
        ({"IT": 5, "OT": 6}, "dots", "", "IT"),
        ({"IT": 6, "OT": 6}, "dots", "", ""),
    ],
)
def test_what_the_numbers_allow(
    seats: dict[str, int], allowed: str, small: str, fragile: str
) -> None:
    found = numbers(seated(**seats))
    assert found.allowed == allowed
    assert " ".join(found.small) == small
    assert " ".join(found.fragile) == fragile


def test_a_raised_limit_counts() -> None:
    session = seated(IT=5, OT=6)
    raised = replace(session, about=replace(session.about, side_min=6))
    assert numbers(raised).allowed == "room"


def test_a_seat_with_one_person_stands_out() -> None:
    assert lonely_seats(seated(IT=3, OT=1, MGT=1, OTHER=2)) == ("OT", "MGT")


def test_a_vote_needs_people() -> None:
    voting = planned(step("v", kind="vote"))
    assert not vote_without_people(voting)
    assert vote_without_people(replace(voting, people={}))
    assert not vote_without_people(replace(planned(step("v", kind="vote", off=True)), people={}))


def test_steps_out_of_order_are_told() -> None:
    kinds = ("reveal", "close", "vote", "review")
    turned = planned(*(step(kind, kind=kind) for kind in kinds))
    assert order_faults(turned) == ("radar-before-vote", "close-not-last")
    follow_up = replace(turned, about=replace(turned.about, follows="before"))
    assert "review-after-vote" in order_faults(follow_up)
    usual = planned(*(step(kind, kind=kind) for kind in ("review", "vote", "reveal", "close")))
    assert order_faults(usual) == ()


def test_another_template_comes_and_goes_in_one_go() -> None:
    change = AgendaReplaced(template="other", form="short", steps=(step("x"), step("y", 1)))
    outcome = after(room(), change)
    assert list(outcome.session.agenda) == ["x", "y"]
    assert (outcome.session.about.template, outcome.session.about.form) == ("other", "short")
    back = Reverted(edits=tuple(edit.inverse() for edit in reversed(outcome.edits)))
    assert after(outcome.session, back).session == room()


@pytest.mark.parametrize(
    "before",
    [
        StepEntered(step="vote", at=0),
        NotesTaken(notes=(Note(id="n", text="So it is.", step="vote"),)),
        opened(step="vote"),
    ],
    ids=["running", "noted", "voted"],
)
def test_an_agenda_that_was_used_is_not_replaced(before: object) -> None:
    session = made(room(), before)  # type: ignore[arg-type]
    change = AgendaReplaced(template="other", form=session.about.form, steps=(step("x"),))
    assert "stays" in refusal(session, change)

"""The clock of the agenda, with time handed in."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.changes import Change, MinutesAdded, StepEntered, TimerSet
from itot_workshop.domain.pack import Pack, PackHead, Scale
from itot_workshop.domain.session import About, Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.timebox import LEAST, agenda_time, steps_in_order, timebox, used

PACK = Pack(
    pack=PackHead(id="p", version="1.0.0", language="en", title="P"),
    scale=Scale(low=1, high=5, labels=("a", "b", "c", "d", "e"), abstain="?", question="?"),
)


def step(name: str, position: int, minutes: int = 10, **more: object) -> AgendaStep:
    made = AgendaStep(id=name, position=position, title=name, minutes=minutes, kind="talk")
    return replace(made, **more)


def session(*steps: AgendaStep, at: str = "", clock: float | None = None) -> Session:
    about = About(id="s", title="S", date=datetime.date(2026, 1, 1), step=at, clock=clock)
    return Session(about=about, pack=PACK, agenda={s.id: s for s in steps})


def test_no_step_no_countdown() -> None:
    assert timebox(session(step("a", 0)), now=0) is None


@pytest.mark.parametrize(
    ("seconds", "left", "level"),
    [
        (0, 600, "calm"),
        (479, 121, "calm"),
        (480, 120, "soon"),
        (600, 0, "over"),
        (660, -60, "over"),
    ],
)
def test_counts_down_turns_amber_at_a_fifth_and_goes_on_past_zero(
    seconds: int, left: int, level: str
) -> None:
    box = timebox(session(step("a", 0), at="a", clock=1000.0), now=1000.0 + seconds)
    assert box is not None
    assert (box.left, box.level) == (left, level)


def test_a_paused_timer_stands_still() -> None:
    box = timebox(session(step("a", 0, spent=60), at="a"), now=99999.0)
    assert box is not None
    assert (box.used, box.running) == (60, False)


def test_a_clock_set_back_gives_no_time_away() -> None:
    box = timebox(session(step("a", 0, spent=30), at="a", clock=1000.0), now=400.0)
    assert box is not None
    assert box.used == 30


def test_added_minutes_lengthen_the_box() -> None:
    box = timebox(session(step("a", 0, added=5), at="a", clock=0.0), now=0.0)
    assert box is not None
    assert box.box == 900


def test_an_overrun_is_taken_from_the_next_elastic_step() -> None:
    steps = (step("a", 0), step("b", 1), step("c", 2, 15, elastic=True))
    time = agenda_time(session(*steps, at="a", clock=0.0), now=13 * 60)
    assert time.taken == {"c": 180}
    assert time.behind == 0


def test_an_elastic_step_keeps_a_third_and_the_rest_is_behind() -> None:
    steps = (step("a", 0), step("b", 1, 15, elastic=True))
    time = agenda_time(session(*steps, at="a", clock=0.0), now=30 * 60)
    assert time.taken == {"b": 600}
    assert time.behind == 600


def test_a_step_done_early_puts_the_agenda_ahead() -> None:
    steps = (step("a", 0, state="done", spent=240), step("b", 1))
    assert agenda_time(session(*steps, at="b", clock=0.0), now=0).behind == -360


def test_the_running_elastic_step_shows_what_earlier_overruns_took() -> None:
    steps = (step("a", 0, state="done", spent=780), step("b", 1, 15, elastic=True))
    box = timebox(session(*steps, at="b", clock=0.0), now=0.0)
    assert box is not None
    assert box.box == 15 * 60 - 180


def test_steps_switched_off_cost_nothing() -> None:
    steps = (step("a", 0), step("b", 1, 60, off=True))
    assert agenda_time(session(*steps), now=0).planned == 600


@given(
    st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=12),
    st.integers(0, 20_000),
)
def test_later_means_never_less_behind_and_no_step_is_emptied(
    plan: list[tuple[int, bool]], seconds: int
) -> None:
    steps = tuple(step(f"s{i}", i, m, elastic=e) for i, (m, e) in enumerate(plan))
    here = session(*steps, at="s0", clock=0.0)
    sooner, later = agenda_time(here, seconds), agenda_time(here, seconds + 60)
    assert later.behind >= sooner.behind
    for name, part in later.taken.items():
        minutes = plan[int(name[1:])][0]
        assert 0 < part <= minutes * 60 * (1 - LEAST) + 1


def walked(*moves: tuple[str, float], steps: tuple[AgendaStep, ...] = ()) -> Session:
    """A workshop that went to steps at these seconds."""
    here = session(*(steps or (step("a", 0), step("b", 1), step("c", 2), step("d", 3))))
    for name, at in moves:
        here = after(here, StepEntered(step=name, at=at)).session
    return here


def test_who_goes_on_by_mistake_and_back_has_lost_no_time() -> None:
    before = walked(("a", 0))
    mistaken = walked(("a", 0), ("b", 240), ("a", 240))
    assert agenda_time(mistaken, 300) == agenda_time(before, 300)
    assert timebox(mistaken, 300) == timebox(before, 300)


def test_looking_again_at_a_step_that_was_done_costs_the_time_it_takes_and_no_box() -> None:
    there = walked(("a", 0), ("b", 600), ("c", 1200))
    back = after(there, StepEntered(step="a", at=1260)).session
    assert agenda_time(back, 1260) == agenda_time(there, 1260)
    assert agenda_time(back, 1320).rest == agenda_time(there, 1260).rest
    assert agenda_time(back, 1320).behind == 60


def test_jumping_over_steps_is_worth_as_much_as_walking_through_them() -> None:
    jumped = walked(("a", 0), ("d", 600))
    passed = walked(("a", 0), ("b", 600), ("c", 600), ("d", 600))
    assert agenda_time(jumped, 700) == agenda_time(passed, 700)
    assert agenda_time(jumped, 700).behind == -1200
    back = after(jumped, StepEntered(step="b", at=700)).session
    assert agenda_time(back, 700).behind == 0, "what was jumped over is to come again"


WALKS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 1500), st.sampled_from(["go", "more", "rest"])),
    min_size=1,
    max_size=14,
)


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=5, max_size=5), WALKS)
def test_wherever_the_workshop_walks_its_times_add_up(
    plan: list[tuple[int, bool]], walk: list[tuple[int, int, str]]
) -> None:
    here = session(*(step(f"s{i}", i, m, elastic=e) for i, (m, e) in enumerate(plan)))
    here, now = after(here, StepEntered(step="s0", at=0)).session, 0
    for to, seconds, deed in walk:
        now += seconds
        change: Change = StepEntered(step=f"s{to}", at=now)
        if deed == "more":
            change = MinutesAdded(minutes=1)
        elif deed == "rest":
            change = TimerSet(running=here.about.clock is None, at=now)
        here = after(here, change).session
        time, box = agenda_time(here, now), timebox(here, now)
        assert box is not None
        took = sum(used(here, it, now) for it in steps_in_order(here))
        assert time.expected == pytest.approx(took + time.rest)
        assert time.behind == pytest.approx(time.expected - time.planned)
        assert time.rest >= 0, "the end is never in the past"
        if box.running and box.left > 1 and not looked_at_again(here):
            later = agenda_time(here, now + 1)
            assert later.rest == pytest.approx(time.rest - 1), "in its box the end stands still"
            assert later.behind == pytest.approx(time.behind)


def looked_at_again(here: Session) -> bool:
    at = here.agenda[here.about.step].position
    return any(it.state == "done" and it.position > at for it in here.agenda.values())

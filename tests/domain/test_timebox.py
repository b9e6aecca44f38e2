"""The clock of the agenda, with time handed in."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.pack import Pack, PackHead, Scale
from itot_workshop.domain.session import About, Session
from itot_workshop.domain.timebox import LEAST, agenda_time, timebox

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

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import (
    MinutesAdded,
    NotesTaken,
    RoundClosed,
    StepEdited,
    StepEntered,
    StepMoved,
    StepRemoved,
    StepsAdded,
    TimerSet,
    WorkshopFinished,
)
from itot_workshop.domain.notes import Note
from itot_workshop.domain.rules_agenda import MOST_MINUTES, MOST_STEPS, in_order
from itot_workshop.domain.session import Session
from itot_workshop.domain.texts import LINE
from tests.domain.helpers.course import GONE, edits, made, opened, refusal, room, step


def order(session: Session) -> str:
    steps = in_order(session.agenda.values())
    assert [s.position for s in steps] == list(range(len(steps)))
    return " ".join(s.id for s in steps)


def entered(id_: str, at: float = 0) -> StepEntered:
    return StepEntered(step=id_, at=at)


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ((0,), "new0 opening vote close"),
        ((1,), "opening new0 vote close"),
        ((99,), "opening vote close new0"),
        ((-5,), "new0 opening vote close"),
        ((1, 3), "opening new0 vote new1 close"),
        ((3, 0), "new1 opening vote new0 close"),
    ],
)
def test_steps_come_in_where_they_say(positions: tuple[int, ...], expected: str) -> None:
    steps = tuple(step(f"new{at}", position) for at, position in enumerate(positions))
    assert order(made(room(), StepsAdded(steps=steps))) == expected


def test_a_new_step_brings_no_course_along() -> None:
    walked = step("new", 1, state="running", spent=600, added=5)
    assert made(room(), StepsAdded(steps=(walked,))).agenda["new"] == step("new", 1)


@pytest.mark.parametrize(
    ("steps", "fragment"),
    [
        ((step("vote"),), "added already"),
        ((step("a"), step("a")), "added already"),
        ((step("a", title=" "),), "title of the step is empty"),
        ((step("a", title="x" * (LINE + 1)),), "shorten it"),
        ((step("a", minutes=0),), "one minute to a day"),
        ((step("a", minutes=MOST_MINUTES + 1),), "one minute to a day"),
        ((step("a", purpose="\x00"),), "cannot be kept"),
        (tuple(step(f"a{at}") for at in range(MOST_STEPS - 2)), "nothing was added"),
    ],
)
def test_steps_that_cannot_come_in(steps: tuple[Any, ...], fragment: str) -> None:
    assert fragment in refusal(room(), StepsAdded(steps=steps))


def test_an_edit_keeps_where_a_step_stands_and_how_it_went() -> None:
    walked = made(room(), entered("vote"), MinutesAdded(minutes=3), entered("close", 90))
    wanted = step("vote", 9, title="Votes", minutes=30, state="planned", spent=0, off=True)
    kept = made(walked, StepEdited(step=wanted)).agenda["vote"]
    assert kept == replace(wanted, position=1, state="done", spent=90, added=3)


def test_minutes_given_back_never_outweigh_what_a_step_is_edited_to() -> None:
    walked = made(room(), entered("opening"), MinutesAdded(minutes=-15))
    kept = made(walked, StepEdited(step=step("opening", minutes=5))).agenda["opening"]
    assert (kept.minutes, kept.added) == (5, -4)


def test_a_step_that_cannot_be_edited() -> None:
    running = made(room(), entered("vote"))
    assert "at this step" in refusal(running, StepEdited(step=step("vote", off=True)))
    assert "one minute" in refusal(running, StepEdited(step=step("vote", minutes=0)))
    assert "empty" in refusal(running, StepEdited(step=step("vote", title="")))
    assert GONE in refusal(running, StepEdited(step=step("lunch")))


@pytest.mark.parametrize(
    ("id_", "position", "expected"),
    [
        ("opening", 2, "vote close opening"),
        ("close", 0, "close opening vote"),
        ("vote", 1, "opening vote close"),
        ("vote", 99, "opening close vote"),
        ("vote", -1, "vote opening close"),
    ],
)
def test_a_step_moves_and_the_others_close_up(id_: str, position: int, expected: str) -> None:
    assert order(made(room(), StepMoved(step=id_, position=position))) == expected


def test_a_step_that_is_gone_cannot_be_moved() -> None:
    assert GONE in refusal(room(), StepMoved(step="lunch", position=0))


def test_a_step_is_removed_and_the_others_close_up() -> None:
    assert order(made(room(), StepRemoved(step="opening"))) == "vote close"


def test_a_step_stays_while_something_rests_on_it() -> None:
    assert "at this step" in refusal(made(room(), entered("vote")), StepRemoved(step="vote"))
    noted = made(room(), NotesTaken(notes=(Note(id="n", text="So", step="vote"),)))
    assert "Notes were taken" in refusal(noted, StepRemoved(step="vote"))
    voted = made(room(), opened(step="vote"), RoundClosed(round="r1"))
    assert "A vote was held" in refusal(voted, StepRemoved(step="vote"))
    assert GONE in refusal(room(), StepRemoved(step="lunch"))


def test_the_first_step_starts_the_workshop() -> None:
    about = made(room(), entered("opening", 100)).about
    assert (about.state, about.step, about.clock) == ("running", "opening", 100)


def test_a_step_that_is_left_keeps_its_time_over_visits() -> None:
    walked = made(room(), entered("opening", 100), entered("vote", 160), entered("opening", 200))
    states = {id_: (s.state, s.spent) for id_, s in walked.agenda.items()}
    assert states == {"opening": ("running", 60), "vote": ("planned", 40), "close": ("planned", 0)}
    assert made(walked, entered("close", 230)).agenda["opening"].spent == 90


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    assert made(room(), entered("opening", 100), entered("vote", 40)).agenda["opening"].spent == 0


def test_entering_the_step_one_is_at_changes_nothing() -> None:
    assert edits(made(room(), entered("opening", 100)), entered("opening", 150)) == ()


def test_a_step_that_cannot_be_entered() -> None:
    off = made(room(), StepEdited(step=step("vote", off=True)))
    assert "switched off" in refusal(off, entered("vote"))
    assert GONE in refusal(room(), entered("lunch"))


def test_the_timer_stands_still_and_goes_on() -> None:
    paused = made(room(), entered("opening", 100), TimerSet(running=False, at=130))
    assert (paused.about.clock, paused.agenda["opening"].spent) == (None, 30)
    assert edits(paused, TimerSet(running=False, at=140)) == ()
    going = made(paused, TimerSet(running=True, at=200))
    assert going.about.clock == 200
    assert edits(going, TimerSet(running=True, at=210)) == ()
    assert made(going, entered("vote", 220)).agenda["opening"].spent == 50


def test_a_paused_step_is_left_without_more_time() -> None:
    paused = made(room(), entered("opening", 0), TimerSet(running=False, at=30))
    assert made(paused, entered("vote", 500)).agenda["opening"].spent == 30


def test_minutes_are_given_and_taken() -> None:
    session = made(room(), entered("opening"), MinutesAdded(minutes=5), MinutesAdded(minutes=-9))
    assert (session.agenda["opening"].added, session.agenda["opening"].minutes) == (-4, 20)


@pytest.mark.parametrize("minutes", [-20, MOST_MINUTES])
def test_a_step_keeps_a_minute_and_ends_within_a_day(minutes: int) -> None:
    running = made(room(), entered("opening"))
    assert "at least one minute" in refusal(running, MinutesAdded(minutes=minutes))


@pytest.mark.parametrize("change", [TimerSet(running=True, at=0), MinutesAdded(minutes=1)])
def test_a_workshop_that_is_at_no_step_has_no_timer(change: TimerSet | MinutesAdded) -> None:
    assert "at no step yet" in refusal(room(), change)
    over = made(room(), entered("opening"), WorkshopFinished(at=60))
    assert "at no step yet" in refusal(over, change)


def test_a_workshop_ends_and_can_be_taken_up_again() -> None:
    over = made(room(), entered("close", 0), WorkshopFinished(at=60))
    assert (over.about.state, over.about.step, over.about.clock) == ("finished", "", None)
    assert (over.agenda["close"].state, over.agenda["close"].spent) == ("done", 60)
    again = made(over, entered("close", 1000))
    assert (again.about.state, again.agenda["close"].spent) == ("running", 60)
    assert edits(over, WorkshopFinished(at=90)) == ()


def test_a_workshop_does_not_end_over_an_open_vote() -> None:
    assert "vote is still open" in refusal(made(room(), opened()), WorkshopFinished(at=0))

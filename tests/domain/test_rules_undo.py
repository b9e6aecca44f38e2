"""Taking back what was done, in a session that has moved on since."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.changes import Change, Reverted
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Edit, Session
from tests.domain.helpers.course import (
    ballot,
    edits,
    hands,
    made,
    opened,
    paper,
    person,
    refusal,
    room,
    step,
    tally,
)


def back(session: Session, change: Change) -> Reverted:
    """What takes a change back that was made to this session."""
    return Reverted(edits=tuple(edit.inverse() for edit in reversed(edits(session, change))))


def entered(id_: str, at: float = 0) -> Change:
    return changes.StepEntered(step=id_, at=at)


TITLED = changes.AboutEdited(about=replace(room().about, title="Another", site="Port Elna"))
SHORT = changes.AboutEdited(about=replace(room().about, form="short"))


def test_taking_back_a_title_leaves_the_clock_alone() -> None:
    running = made(room(), TITLED, entered("vote", 100))
    undone = made(running, back(room(), TITLED))
    assert (undone.about.title, undone.about.site) == ("Together", "")
    assert (undone.about.state, undone.about.step, undone.about.clock) == ("running", "vote", 100)
    again = made(undone, Reverted(edits=_turned(edits(running, back(room(), TITLED)))))
    assert again == running


def test_a_field_that_was_changed_since_is_not_guessed() -> None:
    later = changes.AboutEdited(about=replace(TITLED.about, site="Aldersted"))
    session = made(room(), TITLED, later)
    assert "changed since" in refusal(session, back(room(), TITLED))
    other = changes.AboutEdited(about=replace(TITLED.about, purpose="See"))
    undone = made(room(), TITLED, other, back(room(), TITLED))
    assert (undone.about.title, undone.about.purpose) == ("Together", "See")


def test_taking_back_an_edit_of_a_step_keeps_its_time() -> None:
    edited = changes.StepEdited(step=step("vote", title="Votes", minutes=45))
    walked = made(
        room(), edited, entered("vote"), changes.MinutesAdded(minutes=5), entered("close", 90)
    )
    undone = made(walked, back(room(), edited)).agenda["vote"]
    assert undone == replace(step("vote", 1), state="done", spent=90, added=5)


def test_minutes_come_back_with_what_was_taken_off_them() -> None:
    shortened = made(room(), entered("vote"), changes.MinutesAdded(minutes=-5))
    edited = changes.StepEdited(step=step("vote", minutes=5))
    cut = made(shortened, edited)
    assert (cut.agenda["vote"].minutes, cut.agenda["vote"].added) == (5, -4)
    assert made(cut, back(shortened, edited)) == shortened


def test_taking_back_a_move_keeps_the_course() -> None:
    moved = changes.StepMoved(step="close", position=0)
    walked = made(room(), moved, entered("opening"), entered("vote", 60))
    undone = made(walked, back(room(), moved))
    assert [undone.agenda[s].position for s in ("opening", "vote", "close")] == [0, 1, 2]
    assert [undone.agenda[s].state for s in ("opening", "vote", "close")] == [
        "done",
        "running",
        "planned",
    ]


def test_a_new_step_goes_and_comes_back_with_its_time_but_not_under_the_workshop() -> None:
    added = changes.StepsAdded(steps=(step("extra", 1),))
    there = made(room(), added, entered("extra"))
    assert "at this step" in refusal(there, back(room(), added))
    passed = made(there, entered("close", 90))
    taken = back(room(), added)
    undone = made(passed, taken)
    assert set(undone.agenda) == {"opening", "vote", "close"}
    assert made(undone, Reverted(edits=_turned(edits(passed, taken)))) == passed
    assert passed.agenda["extra"].spent == 90


def test_a_step_is_not_switched_off_under_the_workshop() -> None:
    off = made(room(), changes.StepEdited(step=step("vote", off=True)))
    on = changes.StepEdited(step=step("vote"))
    assert "at this step" in refusal(made(off, on, entered("vote")), back(off, on))


def test_a_step_stays_when_notes_or_votes_belong_to_it() -> None:
    added = changes.StepsAdded(steps=(step("extra", 1),))
    undo = back(room(), added)
    noted = changes.NotesTaken(notes=(Note(id="n", text="So", step="extra"),))
    assert "belong to this step" in refusal(made(room(), added, noted), undo)
    voted = made(room(), added, opened(step="extra"), changes.RoundClosed(round="r1"))
    assert "belong to this step" in refusal(voted, undo)


def test_the_form_stays_under_votes() -> None:
    voting = made(room(), SHORT, opened(statements=("lea1",)))
    assert "votes on this form" in refusal(voting, back(room(), SHORT))
    assert made(room(), SHORT, back(room(), SHORT)) == room()


def test_nobody_leaves_the_roster_while_the_ballot_is_in_the_box() -> None:
    joined = changes.PeopleAdded(people=(person("late", "OT"),))
    undo = back(room(), joined)
    voting = made(room(), joined, opened(), ballot("late"))
    assert "ballot is in the box" in refusal(voting, undo)
    out = made(voting, changes.BallotWithdrawn(round="r1", person="late"))
    assert "late" not in made(out, undo).people
    closed = made(voting, changes.RoundClosed(round="r1", ballots=(paper(seat="OT"),)))
    kept = made(closed, undo)
    assert kept.ballots == closed.ballots
    assert "late" not in kept.people


def test_nobody_changes_seats_while_the_ballot_is_in_the_box() -> None:
    moved = changes.PersonEdited(person=person("it1", "OT"))
    voting = made(room(), moved, opened(), ballot("it1"))
    assert "ballot is in the box" in refusal(voting, back(room(), moved))
    named = changes.PersonEdited(person=person("it1", name="Ada"))
    voting = made(room(), named, opened(), ballot("it1"))
    undone = made(voting, back(room(), named))
    assert undone.people["it1"].name == ""
    assert undone.rounds == voting.rounds


def test_hands_are_counted_back_while_their_vote_is_there() -> None:
    counting = made(room(), hands())
    counted = changes.HandsCounted(tally=tally())
    undo = back(counting, counted)
    assert made(counting, counted, undo) == counting
    redo = Reverted(edits=_turned(undo.edits))
    assert "called off" in refusal(made(counting, changes.RoundDropped(round="r1")), redo)


@pytest.mark.parametrize("change", [opened(), ballot("it1")])
def test_a_vote_is_never_taken_back(change: Change) -> None:
    before = made(room(), opened()) if isinstance(change, changes.BallotCast) else room()
    assert "never taken back" in refusal(made(before, change), back(before, change))


def test_no_ballot_is_put_in_by_doing_something_again() -> None:
    made_up = Edit(table="ballots", id="b", before=None, after=paper("b"))
    assert "never taken back" in refusal(room(), Reverted(edits=(made_up,)))


@pytest.mark.parametrize(
    "change", [entered("vote"), changes.WorkshopFinished(at=9), changes.MinutesAdded(minutes=2)]
)
def test_the_course_is_not_taken_back(change: Change) -> None:
    before = made(room(), entered("opening"))
    assert "course of a workshop" in refusal(made(before, change), back(before, change))


def test_what_is_gone_or_there_again_is_not_guessed() -> None:
    taken = changes.NotesTaken(notes=(Note(id="n", text="So"),))
    removed = changes.NoteRemoved(note="n")
    noted = made(room(), taken)
    reworded = changes.NoteEdited(note=Note(id="n", text="Not so"))
    assert "changed since" in refusal(made(noted, reworded), back(room(), taken))
    assert "changed since" in refusal(made(noted, removed), back(room(), taken))
    assert "changed since" in refusal(made(noted, removed), back(noted, reworded))
    assert "changed since" in refusal(noted, back(noted, removed))


def _turned(these: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return tuple(edit.inverse() for edit in reversed(these))


def test_a_note_that_people_are_giving_dots_to_stays() -> None:
    two = changes.NotesTaken(notes=(Note(id="n1", text="One"), Note(id="n2", text="Two")))
    undo = back(room(), two)
    dots = opened(statements=("note:n1", "note:n2"), kind="dots", dots=3)
    session = made(room(), two, dots)
    assert "giving dots" in refusal(session, undo)
    assert not made(session, changes.RoundDropped(round="r1"), undo).notes

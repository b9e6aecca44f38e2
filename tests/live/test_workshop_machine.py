"""A workshop in which anything happens in any order, and what must hold all the way."""

from __future__ import annotations

import random
from collections.abc import Collection
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.changes import COURSE, VOTES, Change
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import returning_token
from itot_workshop.live.workshop import Workshop
from tests.domain.helpers.course import ids, opened, paper, person, room, round_of, step, tally
from tests.live.helpers.fakes import FakeBox, FakeKeeper
from tests.live.helpers.walk import texts, without_pack

AT = st.integers(0, 5)
SEAT = st.sampled_from(("IT", "OT", "MGT"))


class Course(RuleBasedStateMachine):
    """Everything a facilitator and a room can do, wanted or not."""

    def __init__(self) -> None:
        super().__init__()
        self.new = ids("new")
        self.clock = 0.0
        self.kept: dict[str, Any] = {}
        self.keeper, self.box = FakeKeeper(room(), []), FakeBox([])
        self.start(room())

    def start(self, session: Session) -> None:
        self.heard: list[Change] = []
        self.workshop = Workshop(session, self.keeper, self.box, chance=random.Random(1))
        self.workshop.changed.connect(self.heard.append)

    @initialize(running=st.booleans())
    def prepare(self, running: bool) -> None:
        if running:
            self.do(changes.StepEntered(step="opening", at=0))

    @property
    def session(self) -> Session:
        return self.workshop.session

    def do(self, change: Change) -> None:
        """Make a change; one that has undo is taken back and done again on the way."""
        before, commits = self.session, len(self.keeper.commits)
        heard = len(self.heard)
        if not self.workshop.apply(change):
            assert self.session is before
            assert len(self.keeper.commits) == commits
            assert len(self.heard) == heard
            return
        assert len(self.heard) == heard + 1
        after = self.session
        if isinstance(change, (*VOTES, *COURSE)) or after == before:
            return
        assert self.workshop.undo()
        assert self.session == before
        assert self.workshop.redo()
        assert self.session == after

    def some(self, among: Collection[str], at: int) -> str:
        """One of these ids, the last ones first, or one that is not there."""
        there = list(among)
        return there[-1 - at % len(there)] if there and at < 5 else "nobody"

    # The plan

    @rule(
        title=st.sampled_from(("A", "B", "")), short=st.booleans(), limit=st.sampled_from((0, 4, 2))
    )
    def edit_about(self, title: str, short: bool, limit: int) -> None:
        form = "short" if short else "full"
        about = replace(self.session.about, title=title, form=form, side_min=limit)
        self.do(changes.AboutEdited(about=about))

    @rule(seats=st.lists(SEAT, max_size=3))
    def add_people(self, seats: list[str]) -> None:
        self.do(changes.PeopleAdded(people=tuple(person(self.new(), seat) for seat in seats)))

    @rule(at=AT, seat=SEAT, here=st.booleans())
    def edit_person(self, at: int, seat: str, here: bool) -> None:
        self.do(changes.PersonEdited(person=person(self.anybody(at), seat, here=here)))

    @rule(at=AT)
    def remove_person(self, at: int) -> None:
        self.do(changes.PersonRemoved(person=self.anybody(at)))

    def anybody(self, at: int) -> str:
        return self.some(self.session.people, at)

    # The agenda

    @rule(positions=st.lists(st.integers(-1, 9), max_size=3))
    def add_steps(self, positions: list[int]) -> None:
        self.do(changes.StepsAdded(steps=tuple(step(self.new(), at) for at in positions)))

    @rule(at=AT, minutes=st.sampled_from((20, 5, 0)), off=st.booleans())
    def edit_step(self, at: int, minutes: int, off: bool) -> None:
        self.do(changes.StepEdited(step=step(self.any_step(at), minutes=minutes, off=off)))

    @rule(at=AT, position=st.integers(-1, 9))
    def move_step(self, at: int, position: int) -> None:
        self.do(changes.StepMoved(step=self.any_step(at), position=position))

    @rule(at=AT)
    def remove_step(self, at: int) -> None:
        self.do(changes.StepRemoved(step=self.any_step(at)))

    @rule(at=AT)
    def enter_step(self, at: int) -> None:
        self.do(changes.StepEntered(step=self.any_step(at), at=self.later()))

    @rule(running=st.booleans())
    def set_timer(self, running: bool) -> None:
        self.do(changes.TimerSet(running=running, at=self.later()))

    @rule(minutes=st.integers(-30, 30))
    def add_minutes(self, minutes: int) -> None:
        self.do(changes.MinutesAdded(minutes=minutes))

    @rule()
    def finish(self) -> None:
        self.do(changes.WorkshopFinished(at=self.later()))

    def any_step(self, at: int) -> str:
        return self.some(self.session.agenda, at)

    def later(self) -> float:
        self.clock += 30
        return self.clock

    # Votes

    @rule(at=AT, trial=st.booleans(), counted=st.booleans())
    def open_round(self, at: int, trial: bool, counted: bool) -> None:
        mode, way = ("tally", "hands") if counted else ("ballot", "booth")
        at_step = self.any_step(at) if at % 2 else ""
        kind = "trial" if trial else "statements"
        asked = ("lea1",) if self.session.about.form == "short" else ("lea1", "lea2")
        self.do(opened(self.new(), statements=asked, step=at_step, kind=kind, mode=mode, way=way))

    @rule(voters=st.lists(AT, min_size=1, max_size=3), vote=st.integers(0, 5))
    def cast(self, voters: list[int], vote: int) -> None:
        if self.open_one() == "nobody":
            self.do(opened(self.new(), statements=self.asked()))
        for at in voters:
            self.do(
                changes.BallotCast(
                    round=self.open_one(),
                    person=self.anybody(at),
                    answers=dict.fromkeys(self.asked()[:1], vote or None),
                    returning=returning_token(self.new()),
                )
            )

    @precondition(lambda self: self.open_one() != "nobody")
    @rule(at=AT)
    def withdraw(self, at: int) -> None:
        voted = self.session.rounds[self.open_one()].voted
        self.do(changes.BallotWithdrawn(round=self.open_one(), person=self.some(voted, at)))

    @precondition(lambda self: self.open_one() != "nobody")
    @rule()
    def close(self) -> None:
        self.workshop.close_round()

    @precondition(lambda self: bool(self.session.rounds))
    @rule(at=AT)
    def reveal(self, at: int) -> None:
        self.do(changes.RoundRevealed(round=self.some(self.session.rounds, at)))

    @precondition(lambda self: bool(self.session.rounds))
    @rule(at=AT)
    def drop(self, at: int) -> None:
        self.do(changes.RoundDropped(round=self.some(self.session.rounds, at)))

    @rule(at=AT, seat=SEAT, again=AT)
    def count_hands(self, at: int, seat: str, again: int) -> None:
        if self.open_one() == "nobody":
            self.do(opened(self.new(), statements=("lea1",), mode="tally", way="hands"))
        counted = [r.id for r in self.session.rounds.values() if r.mode == "tally"]
        id_ = self.some(self.session.tallies, again) if again % 2 else self.new()
        self.do(changes.HandsCounted(tally=tally(id_, seat, round=self.some(counted, at))))

    @rule(seats=st.lists(SEAT, max_size=2))
    def bring_paper(self, seats: list[str]) -> None:
        id_ = self.new()
        ballots = tuple(paper(self.new(), seat, id_) for seat in seats)
        people = tuple(person(self.new(), seat) for seat in seats)
        self.do(changes.VotesImported(round=round_of(id_), people=people, ballots=ballots))

    def asked(self) -> tuple[str, ...]:
        return ("lea1",) if self.session.about.form == "short" else ("lea1", "lea2")

    def open_one(self) -> str:
        return next((r.id for r in self.session.rounds.values() if r.state == "open"), "nobody")

    # What people say

    @rule(at=AT, text=st.sampled_from(("So it is.", "Or not.", "")))
    def take_note(self, at: int, text: str) -> None:
        note = Note(id=self.new(), text=text, step=self.any_step(at) if at % 2 else "")
        self.do(changes.NotesTaken(notes=(note,)))

    @precondition(lambda self: bool(self.session.notes))
    @rule(at=AT, where=AT)
    def move_note(self, at: int, where: int) -> None:
        note = self.session.notes.get(self.some(self.session.notes, at), Note(id="x", text="x"))
        self.do(changes.NoteEdited(note=replace(note, step=self.any_step(where))))

    @precondition(lambda self: bool(self.session.notes))
    @rule(at=AT)
    def remove_note(self, at: int) -> None:
        self.do(changes.NoteRemoved(note=self.some(self.session.notes, at)))

    # Back and forth

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            before = self.session
            if not self.workshop.undo():
                break
            self.votes_are_as_they_were(before)
            undone = self.session
            assert self.workshop.redo()
            assert self.session == before
            assert self.workshop.undo()
            assert self.session == undone

    @rule(vote=st.integers(0, 5), walk=st.booleans())
    def undo_behind_a_vote(self, vote: int, walk: bool) -> None:
        """Who came last votes, the workshop goes where it was never before, and then: back."""
        self.cast([0], vote)
        if walk:
            self.enter_step(0)
        self.undo(1)

    @rule()
    def redo(self) -> None:
        before = self.session
        if self.workshop.redo():
            self.votes_are_as_they_were(before)

    def votes_are_as_they_were(self, before: Session) -> None:
        assert self.session.rounds == before.rounds
        assert self.session.ballots == before.ballots
        course = (before.about.state, before.about.step, before.about.clock)
        now = self.session.about
        assert (now.state, now.step, now.clock) == course

    @rule()
    def start_again(self) -> None:
        """The program is gone and comes back: what was acknowledged is all there."""
        before = self.session
        self.start(self.keeper.session)
        self.workshop.resume()
        assert self.session == before

    # What holds

    @invariant()
    def everything_shown_is_kept(self) -> None:
        rounds = {
            id_: replace(r, voted=()) if r.state == "open" else r
            for id_, r in self.session.rounds.items()
        }
        assert self.keeper.session == replace(self.session, rounds=rounds)

    @invariant()
    def one_round_is_open_at_most_and_numbers_are_given_once(self) -> None:
        rounds = self.session.rounds.values()
        assert sum(r.state == "open" for r in rounds) <= 1
        assert len({r.number for r in rounds}) == len(rounds)

    @invariant()
    def steps_stand_one_behind_the_other(self) -> None:
        positions = sorted(s.position for s in self.session.agenda.values())
        assert positions == list(range(len(positions)))

    @invariant()
    def the_workshop_is_at_a_step_that_is_there(self) -> None:
        about = self.session.about
        running = [s.id for s in self.session.agenda.values() if s.state == "running"]
        assert running == ([about.step] if about.step else [])
        assert (about.state == "running") == bool(about.step)
        assert not about.step or not self.session.agenda[about.step].off

    @invariant()
    def who_has_voted_is_there_on_the_seat_of_the_ballot(self) -> None:
        for round_ in self.session.rounds.values():
            assert list(round_.voted) == sorted(set(round_.voted))
            slots = self.box.slots.get(round_.id, {})
            if round_.state == "open" and round_.mode == "ballot":
                assert set(slots) == set(round_.voted)
                for voter, ballot in slots.items():
                    assert self.session.people[voter].seat == ballot.seat
            else:
                assert not slots
            assert round_.state == "open" or not round_.voted

    @invariant()
    def nothing_of_an_open_ballot_can_be_reached(self) -> None:
        secrets = {b.returning for slots in self.box.slots.values() for b in slots.values()}
        if secrets:
            reached = set(texts(msgspec.to_builtins((without_pack(self.session), self.heard))))
            written = set(texts(msgspec.to_builtins(self.keeper.commits)))
            assert not secrets & (reached | written)
        assert all(b.round != self.open_one() for b in self.session.ballots.values())

    @invariant()
    def what_points_somewhere_finds_it(self) -> None:
        session = self.session
        voted = {ballot.round for ballot in session.ballots.values()}
        counted = {count.round for count in session.tallies.values()}
        assert voted | counted <= session.rounds.keys()
        noted = {note.step for note in session.notes.values()}
        asked = {round_.step for round_ in session.rounds.values()}
        assert (noted | asked) - {""} <= session.agenda.keys()

    @invariant()
    def every_vote_is_on_the_form(self) -> None:
        asked = {s.id for s in self.session.pack.form_statements(self.session.about.form)}
        for round_ in self.session.rounds.values():
            assert round_.kind == "trial" or asked.issuperset(round_.statements)

    @invariant()
    def a_closed_vote_is_never_lost(self) -> None:
        for id_, ballot in self.session.ballots.items():
            if self.session.rounds[ballot.round].kind != "trial":
                self.kept[id_] = ballot
        assert all(self.session.ballots[id_] == ballot for id_, ballot in self.kept.items())


TestCourse = Course.TestCase
TestCourse.settings = settings(stateful_step_count=50)

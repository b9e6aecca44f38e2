"""What the console shows, as values: time, agenda, turnout, notes, results, hints."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain import changes
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import Outline, Radar, Reveal
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, ActionState, Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import talk_of
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Tally
from itot_workshop.ui.console.agreed_body import CloseBody, missing, same_side, who
from itot_workshop.ui.console.hint_words import hint_lines
from itot_workshop.ui.console.note_line import NoteLine
from itot_workshop.ui.console.radar_body import RadarBody, RadarBodyView
from itot_workshop.ui.console.result_parts import statement_results
from itot_workshop.ui.console.result_view import all_axes, axis_result, since_last, talk_rows
from itot_workshop.ui.console.side_view import context, side_view
from itot_workshop.ui.console.time_view import rail_rows, time_view
from itot_workshop.ui.console.turnout import missing_words, turnout_of
from itot_workshop.ui.console.vote_view import vote_view
from itot_workshop.ui.console.words import countdown, counted, state_name
from itot_workshop.ui.console.writing import (
    action_begun,
    action_kept,
    note_deed,
    note_reworded,
    note_taken,
)
from itot_workshop.ui.results.compare_since import action_word
from itot_workshop.ui.stage.compare_words import state_words
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import time_of_day
from tests.domain.helpers.course import made, round_of
from tests.domain.helpers.demo import core_pack, demo_session
from tests.domain.helpers.rooms import Cast, session_of, with_ballots
from tests.ui.console.helpers.desks import planned
from tools.odd_sessions import without_most

NOW = 1_760_000_000.0


def started(source: str = "opening", at: float = NOW) -> Session:
    session = planned()
    step = next(s.id for s in session.agenda.values() if s.source == source)
    return made(session, changes.StepEntered(step=step, at=at))


def test_a_pile_on_the_console_names_who_is_not_in_it(kit: Kit) -> None:
    cast: list[Cast] = [("IT", {"lea1": 4}), ("OT", {"lea1": 2})] * 4
    session = session_of(core_pack(), "short")
    blank: Cast = ("IT", {"lea1": None})
    session = with_ballots(session, [*cast, blank, ("OTHER", {"lea1": 1})], state="revealed")
    for least, words in ((0, "Too few for dots: Other."), (5, "Perhaps too few for dots: Other.")):
        session = replace(session, about=replace(session.about, side_min=least))
        view = audience_view(session, Spotlight(screen="vote", subject="lea1"))
        assert isinstance(view, Reveal)
        (shown,) = statement_results(kit, [view])
        (said,) = (it.text() for it in shown.findChildren(QLabel) if "dots" in it.text())
        assert said.endswith(f"1 person can’t judge. {words}")
        shown.deleteLater()


def revealed(name: str) -> Session:
    session = demo_session(name)
    rounds = {id_: replace(r, state="revealed") for id_, r in session.rounds.items()}
    return replace(session, rounds=rounds)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (59, "0:59"), (370, "6:10"), (3600, "60:00"), (-65, "−1:05"), (-0.2, "0:00")],
)
def test_a_countdown_is_read_as_a_clock(seconds: float, shown: str) -> None:
    assert countdown(seconds) == shown


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_a_countdown_always_has_two_figures_of_seconds(seconds: float) -> None:
    assert countdown(seconds)[-3] == ":"


def test_before_the_start_no_time_runs() -> None:
    assert time_view(planned(), NOW).figure == ""


def test_time_turns_amber_and_red() -> None:
    session = started()
    calm = time_view(session, NOW + 60)
    assert (calm.figure, calm.of, calm.level, calm.pace) == (
        "4:00",
        "left of 5:00",
        "calm",
        "On time",
    )
    assert time_view(session, NOW + 241).level == "soon"
    over = time_view(session, NOW + 365)
    assert (over.figure, over.of, over.level) == ("−1:05", "over 5:00", "over")


def test_an_overrun_says_who_makes_it_up() -> None:
    session = started()
    view = time_view(session, NOW + 7 * 60)
    assert (view.pace, view.pace_kind) == ("2 min behind", "warn")
    assert view.pace_why == "Two axes in depth makes it up"
    row = next(row for row in rail_rows(session, NOW + 7 * 60) if row.was is not None)
    assert (row.title, row.minutes, row.was) == ("Two axes in depth", 13, 15)


def test_the_rail_takes_as_many_minutes_as_the_head_says() -> None:
    half = NOW + 5.5 * 60
    assert time_view(started(), half).pace == "1 min behind"
    assert [row.minutes for row in rail_rows(started(), half) if row.was is not None] == [14]


def test_an_overrun_too_large_is_said_to_be_paid_in_part() -> None:
    view = time_view(started(), NOW + 40 * 60)
    assert view.pace == "35 min behind"
    assert view.pace_why.startswith("Two axes in depth makes up a part")


def test_who_is_ahead_is_told_so() -> None:
    session = started()
    step = next(s.id for s in session.agenda.values() if s.source == "how-we-vote")
    session = made(session, changes.StepEntered(step=step, at=NOW + 60))
    view = time_view(session, NOW + 60)
    assert (view.pace, view.pace_kind) == ("4 min ahead", "ok")
    first = rail_rows(session, NOW + 60)[0]
    assert (first.state, first.minutes, first.change) == ("done", 1, "−4")


@given(st.integers(0, 299))
def test_the_end_is_as_early_as_the_agenda_is_said_to_be_ahead(spent: int) -> None:
    session = started()
    step = next(s.id for s in session.agenda.values() if s.source == "how-we-vote")
    early = made(session, changes.StepEntered(step=step, at=NOW + spent))
    view, last = time_view(early, NOW + spent), rail_rows(early, NOW + spent)[-1]
    ahead = 0 if view.pace == "On time" else int(view.pace.split()[0])
    assert view.pace_why == f"ends {time_of_day(NOW + 60 * (60 - ahead))}"
    assert last.starts == time_of_day(NOW + 60 * (60 - ahead - last.minutes))


def test_the_agenda_has_its_planned_hours_before_the_start() -> None:
    rows = rail_rows(planned(), NOW)
    assert [(row.starts, row.minutes) for row in rows[:3]] == [
        ("09:00", 5),
        ("09:05", 3),
        ("09:08", 10),
    ]
    assert not any(row.current for row in rows)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 1500)), max_size=6), st.data())
def test_the_hour_and_the_minutes_of_a_step_lead_to_the_next(
    visits: list[tuple[int, int]], data: st.DataObject
) -> None:
    session, now = started(), NOW
    steps = [step.id for step in steps_in_order(session)]
    for at, seconds in visits:
        now += seconds
        session = made(session, changes.StepEntered(step=steps[at % len(steps)], at=now))
    now += data.draw(st.integers(0, 3000))
    rows = [row for row in rail_rows(session, now) if row.starts]
    for row, following in pairwise(rows):
        assert later(row.starts, row.minutes) == following.starts
    end = later(rows[-1].starts, rows[-1].minutes)
    assert time_view(session, now).pace_why.endswith((f"ends {end}", "it up"))


def later(hour: str, minutes: int) -> str:
    """The hour so many minutes after another one."""
    hours, past = hour.split(":")
    total = 60 * int(hours) + int(past) + minutes
    return f"{total // 60 % 24:02}:{total % 60:02}"


def test_a_step_that_takes_too_long_says_by_how_much() -> None:
    rows = rail_rows(started(), NOW + 7 * 60)
    assert (rows[0].minutes, rows[0].change, rows[0].was) == (7, "+2", None)


def test_a_step_that_was_passed_over_has_no_hour() -> None:
    session = started()
    session = made(session, changes.StepEntered(step=rail_rows(session, NOW)[2].step, at=NOW + 60))
    rows = rail_rows(session, NOW + 60)
    assert (rows[1].starts, rows[1].minutes) == ("", 3)
    assert later(rows[0].starts, rows[0].minutes) == rows[2].starts


def test_a_step_that_is_to_come_has_an_hour_also_where_it_has_no_minute_left() -> None:
    session = started()
    agenda = {
        id_: replace(step, minutes=1) if step.elastic else step
        for id_, step in session.agenda.items()
    }
    short = replace(session, agenda=agenda)
    for seconds in range(0, 1200, 10):
        rows = rail_rows(short, NOW + seconds)
        assert all(row.starts for row in rows)
        for row, following in pairwise(rows):
            assert later(row.starts, row.minutes) == following.starts


def test_hours_go_on_from_the_running_step() -> None:
    session = started()
    rows = rail_rows(session, NOW + 120)
    assert rows[0].current
    assert rows == rail_rows(session, NOW + 240)
    assert rows[1].starts != rail_rows(session, NOW + 600)[1].starts


def test_hours_stay_true_for_who_comes_back_to_an_earlier_step() -> None:
    session = started()
    first = rail_rows(session, NOW)[0]
    later = next(s.id for s in session.agenda.values() if s.source == "how-we-vote")
    session = made(session, changes.StepEntered(step=later, at=NOW + 300))
    ended = rail_rows(session, NOW + 480)[-1].starts
    session = made(session, changes.StepEntered(step=first.step, at=NOW + 480))
    rows = rail_rows(session, NOW + 480)
    assert (rows[0].starts, rows[-1].starts) == (first.starts, ended)


@pytest.mark.parametrize("state", get_args(ActionState))
def test_what_became_of_an_action_is_one_word_everywhere(state: ActionState) -> None:
    assert {state_name(state), state_words(state), action_word(state)} == {state}


def test_turnout_counts_by_seat_and_names_nobody() -> None:
    session = planned()
    opened = changes.RoundOpened(round=round_of("r1", ("lea1",)))
    session = made(session, opened)
    for person in ("p0", "p6", "p12"):
        cast = changes.BallotCast(round="r1", person=person, answers={"lea1": 3})
        session = made(session, cast)
    found = turnout_of(session, session.rounds["r1"])
    assert [(it.seat, it.voted, it.of) for it in found] == [
        ("IT", 1, 6),
        ("OT", 1, 6),
        ("MGT", 1, 2),
    ]
    assert missing_words(found) == "5\u00a0IT, 5\u00a0OT, 1\u00a0Management"


def test_an_axis_voted_on_alone_keeps_its_place_in_the_form() -> None:
    session = planned()
    form = session.pack.form_statements(session.about.form)
    every = round_of("r1", [it.id for it in form], state="revealed")
    whole = replace(session, rounds={"r1": every})
    at = Spotlight(screen="vote", subject=form[1].id)
    together = vote_view(whole, at, "all")
    assert together is not None
    assert together.place == "", "all at once stand nowhere"
    again = made(whole, changes.RoundOpened(round=round_of("r2", [form[1].id])))
    alone = vote_view(again, at, "all")
    assert alone is not None
    assert (alone.place, len(alone.stands)) == ("axis 2 of 8", 8)
    assert alone.stands[:3] == ("revealed", "open", "revealed")
    counted_one = vote_view(again, at, "statement")
    assert counted_one is not None
    assert counted_one.place == f"statement 2 of {len(form)}"


def test_hands_are_counted_against_who_is_here() -> None:
    hands = round_of("r1", ("lea1",), way="hands", mode="tally")
    session = made(planned(), changes.RoundOpened(round=hands))
    tally = Tally(id="t", round="r1", seat="IT", statement="lea1", counts=(0, 0, 5, 2, 0))
    session = made(session, changes.HandsCounted(tally=tally))
    assert turnout_of(session, session.rounds["r1"])[0].of == 7


def test_a_note_is_taken_at_what_the_room_is_at() -> None:
    session = started("vote")
    step = session.about.step
    vote = Spotlight(screen="vote", subject="tec1")
    at = context(session, vote)
    assert (at.step, at.axis, at.statement, at.name) == (
        step,
        "technology",
        "tec1",
        "Common Technology",
    )
    assert context(session, Spotlight(screen="axis", subject="goals")).axis == "goals"
    assert context(session, Spotlight(screen="card", subject="AP1")).about == "card:AP1"
    assert context(session, Spotlight(screen="welcome")).name == "Silent vote"
    trial = round_of("t", ("tec1",), kind="trial", step=step)
    trying = made(session, changes.RoundOpened(round=trial))
    assert context(trying, vote).name == "Silent vote"
    line = NoteLine(text="Who decides?", kind="question", side="OT")
    session = made(session, note_taken(session, vote, line, id_="n", parked=False))
    assert session.notes["n"] == Note(
        id="n",
        text="Who decides?",
        kind="question",
        side="OT",
        step=step,
        axis="technology",
        statement="tec1",
    )


def test_notes_stand_newest_first_and_parked_ones_apart() -> None:
    notes = tuple(Note(id=f"n{at}", text=f"note {at}", parked=at == 1) for at in range(3))
    session = made(planned(), changes.NotesTaken(notes=notes))
    view = side_view(session)
    assert [it.note.id for it in view.notes] == ["n2", "n0"]
    assert [it.note.id for it in view.parked] == ["n1"]


def test_a_note_is_moved_parked_reworded_and_deleted() -> None:
    session = made(planned(), changes.NotesTaken(notes=(Note(id="n", text="So"),)))
    note = session.notes["n"]
    step = next(iter(session.agenda))
    for deed, field, value in (("park", "parked", True), (f"move:{step}", "step", step)):
        change = note_deed(note, deed)
        assert change is not None
        assert getattr(made(session, change).notes["n"], field) == value
    again = made(session, note_reworded(session, note, NoteLine(text="So it is", kind="idea")))
    assert (again.notes["n"].text, again.notes["n"].kind) == ("So it is", "idea")
    gone = note_deed(note, "delete")
    assert gone is not None
    assert not made(session, gone).notes
    assert note_deed(note, "nothing of the kind") is None


def test_an_action_begins_with_its_note_and_is_kept_once() -> None:
    note = Note(id="n", text="Repair it", axis="results")
    session = made(planned(), changes.NotesTaken(notes=(note,)))
    action = action_begun(session, Spotlight(), "n", id_="a")
    assert (action.text, action.axis) == ("Repair it", "results")
    session = made(session, action_kept(session, action))
    session = made(session, action_kept(session, replace(action, owner="J. Berg")))
    assert [it.owner for it in session.actions.values()] == ["J. Berg"]


def test_an_action_says_what_it_lacks() -> None:
    action = Action(id="a", text="Repair it")
    assert missing(action) == "needs who and by when"
    assert missing(replace(action, owner="J")) == "needs by when"
    pair = replace(action, owner="J", owner_seat="IT", partner="K", partner_seat="IT")
    assert same_side(pair) == "the partner is not from the other side"
    assert same_side(replace(pair, partner_seat="OT")) == ""
    assert who(replace(pair, partner_seat="OT")) == "J (IT) with K (OT)"


def test_the_decision_is_read_aloud_at_the_end(kit: Kit, qtbot: QtBot) -> None:
    body = CloseBody(kit)
    qtbot.addWidget(body)
    plain = planned("half-day-210")
    body.show_state(plain, Spotlight(), "axis")
    assert not any(it.text() == "Decision" for it in body.findChildren(QLabel))
    model = plain.pack.models[0]
    choice = ModelChoice(
        id="m",
        chosen=model.id,
        reason="It fits.",
        drafter="J",
        draft_due=datetime.date(2026, 1, 27),
    )
    body.show_state(made(plain, changes.ModelChosen(choice=choice)), Spotlight(), "axis")
    said = [it.text() for it in body.findChildren(QLabel)]
    at = said.index("Decision")
    assert said[at + 1 : at + 4] == [model.name, "It fits.", "J drafts the charter, by 27 Jan 2026"]


def test_results_are_those_the_room_has_seen() -> None:
    hidden = demo_session("S1")
    closed = {id_: replace(r, state="closed") for id_, r in hidden.rounds.items()}
    hidden = replace(hidden, rounds=closed)
    assert talk_rows(hidden, talk_of(hidden)) == ()
    assert axis_result(hidden, "technology").figures == ()
    assert axis_result(hidden, "technology").reveals == ()
    assert hint_lines(hidden) == ()


def test_an_axis_is_put_into_figures_and_a_sentence() -> None:
    session = revealed("S1")
    found = axis_result(session, "technology")
    names = [figure.name for figure in found.figures]
    assert names[:5] == ["IT", "OT", "Balanced", "Gap", "Agreement"]
    assert found.sentence.startswith("IT says ")
    assert len(found.reveals) == 3
    talk = talk_of(session)
    rows = talk_rows(session, talk)
    assert len(rows) == 3
    assert rows[0].why.startswith("widest gap")
    assert len(all_axes(session, talk)) == 8
    assert hint_lines(session)


def test_a_follow_up_says_why_it_talks_about_an_axis_and_how_that_stood_before() -> None:
    session, then = revealed("S3"), demo_session("S2")
    session = replace(session, about=replace(session.about, template="follow-up-90"))
    talk = talk_of(session, (then,))
    assert [(row.name, row.why) for row in talk_rows(session, talk)] == [
        ("Visible Results", "rose most, +0.89"),
        ("Shared Goals", "fell most, −0.66"),
        ("Common Technology", "widest gap, −1.44"),
    ]
    looks = {row.axis: row.look.page for row in talk_rows(session, talk)}
    assert looks == {"results": 0, "goals": 1, "technology": 0}
    others = {row.axis: row.look.page for row in all_axes(session, talk)}
    assert [axis for axis, page in others.items() if page] == ["goals"]
    assert since_last(talk, "goals") == "Since 17 June: −0.66, clearly down."
    assert since_last(talk_of(session), "goals") == ""
    chosen = replace(session, about=replace(session.about, talk=("skills",)))
    assert talk_rows(chosen, talk_of(chosen, (then,)))[0].why == "your choice"


def test_one_and_many_have_their_words() -> None:
    assert counted(1, "1 axis", "%n axes") == "1 axis"
    assert counted(3, "1 axis", "%n axes") == "3 axes"


def test_the_pages_of_then_and_now_take_two_lines_beside_agenda_and_notes(
    kit: Kit, qtbot: QtBot
) -> None:
    body, session = RadarBody(kit), demo_session("S3")
    qtbot.addWidget(body)
    shown = {id_: replace(it, state="revealed") for id_, it in session.rounds.items()}
    body.earlier = (demo_session("S2"),)
    body.show_state(replace(session, rounds=shown), Spotlight(screen="compare"), "all")
    body.resize(684, 500)
    body.show()
    qtbot.waitExposed(body)
    pages = [it for it in body.findChildren(QPushButton) if it.objectName().isdecimal()]
    assert len(pages) > 9
    assert len({it.text() for it in pages}) == len(pages), "each is told once"
    assert len({it.mapTo(body, QPoint(0, 0)).y() for it in pages}) <= 2
    wished: list[object] = []
    body.wished.connect(wished.append)
    for name in ("radar", "table"):
        button = body.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        button.click()
    plain = Spotlight(screen="radar", management=False)
    assert wished == [replace(plain, table=False), replace(plain, table=True)]
    assert "Back to" in {it.text() for it in body.findChildren(QLabel)}


def test_the_step_of_the_results_chooses_shapes_and_the_order_of_both_tables(kit: Kit) -> None:
    body, session = RadarBody(kit), demo_session("S3")
    shown = {id_: replace(it, state="revealed") for id_, it in session.rounds.items()}
    session = replace(session, rounds=shown)
    body.earlier = (demo_session("S2"),)
    look = Spotlight(screen="radar")
    body.show_state(session, look, "all")
    wished: list[object] = []
    body.wished.connect(wished.append)
    for name in ("since", "it", "score"):
        button = body.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        button.click()
    shapes = [replace(look, outline="since"), replace(look, outline="it")]
    assert wished == [*shapes, replace(look, order="score")]
    view = body.view_of(session, replace(look, order="score"), "all")
    assert isinstance(view, RadarBodyView)
    assert view.table.lines[0].name == "Shared Goals"
    assert view.since == "17 June"
    outlines: tuple[Outline, ...] = ("sides", "it", "together", "since")
    for outline in outlines:
        here = replace(look, outline=outline)
        on_stage = audience_view(session, here, 0.0, body.earlier)
        told_here = body.view_of(session, here, "all")
        assert isinstance(told_here, RadarBodyView)
        assert isinstance(on_stage, Radar)
        names = [on_stage.axes[at].name for at in on_stage.order]
        assert [line.name for line in told_here.table.lines] == names
    body.show_state(session, replace(look, outline="it"), "all")
    assert "IT ↑" in {it.text() for it in body.findChildren(QLabel)}
    then = body.view_of(session, Spotlight(screen="compare", page=4), "all")
    assert isinstance(then, RadarBodyView)
    assert [it.name for it in then.pages if it.here] == ["What changed"]
    assert then.pages[0].page == 0
    assert view.changed is None
    assert then.changed is not None
    assert then.changed.heads == ("17 Jun", "11 Nov", "Change")
    told = [(it.name, *it.cells, it.word) for it in then.changed.lines]
    assert told[0] == ("Shared Goals", "2.92", "2.26", "−0.66", "clearly down")
    assert told[-1] == ("Common Technology", "3.03", "3.28", "+0.25", "steady")
    body.show_state(session, Spotlight(screen="compare", page=4), "all")
    assert {"clearly down", "−0.66", "Change"} <= {it.text() for it in body.findChildren(QLabel)}
    body.earlier = ()
    assert replace(view, since="") == body.view_of(session, replace(look, order="score"), "all")


def test_shapes_of_sides_are_offered_only_where_sides_are_shown(kit: Kit) -> None:
    session = demo_session("S3")
    seen = {id_: replace(it, state="revealed") for id_, it in session.rounds.items()}
    session = replace(session, rounds=seen)
    for told, offered in ((session, True), (without_most(session, "OT"), False)):
        body = RadarBody(kit)
        body.show_state(told, Spotlight(screen="radar"), "all")
        found = [body.findChild(QPushButton, name) for name in ("sides", "it", "ot", "together")]
        assert all((it is not None) == offered for it in found)
        assert body.findChild(QPushButton, "table") is not None

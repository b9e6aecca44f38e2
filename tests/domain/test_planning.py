from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Note, Origin
from itot_workshop.domain.pack import BoardKind
from itot_workshop.domain.planning import (
    agenda_of,
    carried_actions,
    plan_follow_up,
    plan_session,
)
from itot_workshop.domain.session import TABLES, Refused, Session
from tests.domain.helpers.course import DAY, core, ids, made, paper, person, room, round_of

LATER = datetime.date(2025, 6, 17)
ITEM = core().items[0]


def plan(**values: Any) -> Session:
    wanted = {"title": "First", "date": DAY, "new_id": ids(), **values}
    return plan_session(core(), wanted.pop("template", "half-day-210"), **wanted)


def held() -> Session:
    """A session with something in every table."""
    about = replace(
        room().about,
        organisation="Corvane",
        site="Port Elna",
        facilitator="Ada",
        purpose="See",
        form="short",
        way="hands",
        note_authors=True,
        side_min=4,
        room_min=6,
        split_min=7,
        rehearsal=True,
        archived=True,
        next_date=LATER,
        starts="09:00",
    )
    people = (person("late", "OT", name="Bo", role="Shift lead", site="Elna", here=False),)
    actions = tuple(
        Action(id=state, text=state, state=state, remark="so", reason="time", due=DAY)
        for state in ("done", "open", "partly", "missed", "dropped", "moved")
    )
    card = Placement(
        id=ITEM.id,
        kind=ITEM.kind,
        by_it="it_only",
        by_ot="common",
        agreed="common",
        target="common",
        barrier="money",
        owner_it="Ada",
        owner_ot="Bo",
    )
    return made(
        room(),
        changes.AboutEdited(about=about),
        changes.PeopleAdded(people=people),
        changes.VotesImported(round=round_of(statements=("lea1",)), ballots=(paper(),)),
        changes.NotesTaken(notes=(Note(id="n", text="So"),)),
        changes.ActionsAgreed(actions=actions),
        changes.CardsPlaced(cards=(card, Placement(id="own", kind="technical", text="Our own"))),
        changes.ModelChosen(choice=ModelChoice(id="m")),
        changes.CharterWritten(charter=Charter(id="c", model=core().models[0].id)),
        changes.StepEntered(step="vote", at=0),
        changes.WorkshopFinished(at=60),
    )


def follow_up(previous: Session | None = None, **values: Any) -> Session:
    wanted = {"title": "Second", "date": LATER, "new_id": ids(), **values}
    return plan_follow_up(previous or held(), **wanted)


@pytest.mark.parametrize("template", [t.id for t in core().templates])
def test_a_plan_has_the_agenda_and_the_form_of_its_template(template: str) -> None:
    session, wanted = plan(template=template), core().template(template)
    steps = sorted(session.agenda.values(), key=lambda step: step.position)
    assert [s.source for s in steps] == [s.id for s in wanted.steps]
    assert [s.minutes for s in steps] == [s.minutes for s in wanted.steps]
    assert [s.position for s in steps] == list(range(len(steps)))
    assert (session.about.form, session.about.template) == (wanted.form, template)
    assert session.about.state == "planned"


def test_a_plan_keeps_what_it_was_given() -> None:
    about = plan(title=" First ", organisation=" C ", site="P ", form="short", follows="s0").about
    assert (about.title, about.organisation, about.site) == ("First", "C", "P")
    assert (about.form, about.follows, about.date, about.language) == ("short", "s0", DAY, "en")


def test_ids_are_handed_in_and_each_used_once() -> None:
    session = plan()
    assert len({session.id, *session.agenda}) == 1 + len(session.agenda)
    assert all(re.fullmatch(r"new\d+", id_) for id_ in (session.id, *session.agenda))
    assert len(agenda_of(core().template("pulse-60"), ids())) == len(
        core().template("pulse-60").steps
    )


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"template": "two-days"}, "has no agenda “two-days”. It has: .*half-day-210"),
        ({"title": " "}, "title is empty"),
        ({"title": "x" * 301}, "shorten it"),
        ({"site": "\x00"}, "cannot be kept"),
    ],
)
def test_a_plan_that_cannot_be(values: dict[str, Any], fragment: str) -> None:
    with pytest.raises(Refused, match=fragment):
        plan(**values)


def test_a_follow_up_carries_the_rules_and_not_the_course() -> None:
    before, now = held().about, follow_up().about
    same = (
        "organisation site facilitator form way note_authors side_min room_min split_min rehearsal"
    )
    assert [getattr(now, name) for name in same.split()] == [
        getattr(before, name) for name in same.split()
    ]
    assert (now.title, now.date, now.follows) == ("Second", LATER, before.id)
    assert (now.state, now.step, now.clock, now.archived) == ("planned", "", None, False)
    assert (now.next_date, now.starts, now.purpose) == (None, "", "")
    assert now.id != before.id


def test_a_follow_up_has_the_agenda_for_follow_ups_unless_told() -> None:
    assert follow_up().about.template == "follow-up-90"
    assert follow_up(template="pulse-60").about.template == "pulse-60"
    assert follow_up(form="full").about.form == "full"
    plain = tuple(replace(t, follow_up=False) for t in core().templates)
    previous = replace(held(), about=replace(held().about, template="half-day-210"))
    own = follow_up(previous, pack=replace(core(), templates=plain))
    assert own.about.template == "half-day-210"


def test_a_follow_up_brings_people_under_new_ids_and_expects_them() -> None:
    before = sorted(held().people.values(), key=lambda p: p.position)
    now = sorted(follow_up().people.values(), key=lambda p: p.position)
    assert not {p.id for p in before} & {p.id for p in now}
    assert [replace(p, id="", here=True) for p in now] == [
        replace(p, id="", here=True) for p in before
    ]
    assert all(p.here for p in now)
    assert follow_up().people.keys() == {p.id for p in now}


def test_a_follow_up_brings_what_was_not_finished_with_its_origin() -> None:
    carried = sorted(follow_up().actions.values(), key=lambda action: action.position)
    assert [(a.text, a.position) for a in carried] == [
        ("open", 0),
        ("partly", 1),
        ("missed", 2),
        ("moved", 3),
    ]
    for action in carried:
        assert action.origin == Origin(session="s", action=action.text)
        assert (action.state, action.remark, action.reason) == ("open", "", "")
        assert action.due == DAY
    assert not {a.id for a in carried} & set(held().actions)


def test_an_action_carried_twice_comes_from_the_session_before() -> None:
    second = follow_up()
    third = carried_actions(second, ids("third"))
    assert {a.origin.session for a in third if a.origin} == {second.id}
    assert {a.origin.action for a in third if a.origin} == set(second.actions)


def test_a_follow_up_starts_from_the_last_agreed_map() -> None:
    before, now = held().board, follow_up().board
    assert now.keys() == before.keys()
    assert now[ITEM.id] == Placement(
        id=ITEM.id,
        kind=ITEM.kind,
        agreed="common",
        was="common",
        aim=before[ITEM.id].target,
        disputed=True,
    )
    assert now["own"] == replace(before["own"], was=before["own"].agreed)


def test_a_follow_up_goes_on_with_charters_and_leaves_the_rest_behind() -> None:
    session = follow_up()
    assert session.charters == held().charters
    empty = {"rounds", "ballots", "tallies", "notes", "model_choice", "marks", "differences"}
    assert {name for name in TABLES if name != "about" and not getattr(session, name)} == empty


def test_a_follow_up_takes_the_content_of_before_unless_told() -> None:
    newer = replace(core(), pack=replace(core().pack, version="9.0.0", language="de"))
    assert follow_up().pack == held().pack
    session = follow_up(pack=newer)
    assert (session.pack.pack.version, session.about.language) == ("9.0.0", "de")


def test_a_follow_up_with_other_content_holds_nothing_that_content_does_not_know() -> None:
    axis, item = core().axes[0].id, core().items[0]
    before = made(
        held(),
        changes.ActionsAgreed(actions=(Action(id="on", text="Do it", axis=axis),)),
    )
    other = replace(
        core(),
        axes=core().axes[1:],
        statements=tuple(s for s in core().statements if s.axis != axis),
        items=core().items[1:],
        models=core().models[1:],
        thresholds=replace(core().thresholds, side_min=5),
    )
    session = follow_up(before, pack=other)
    assert session.board[item.id].text == item.text
    assert session.board[item.id].short == item.short
    assert {action.axis for action in session.actions.values()} == {""}
    assert not session.charters
    limits = session.about.side_min, session.about.room_min, session.about.split_min
    assert limits == (0, 6, 7)


def test_what_a_follow_up_brought_along_can_be_worked_on() -> None:
    other = replace(
        core(), items=core().items[1:], thresholds=replace(core().thresholds, side_min=5)
    )
    session = follow_up(pack=other)
    changed = made(
        session,
        changes.AboutEdited(about=replace(session.about, title="Renamed")),
        *(changes.ActionEdited(action=replace(a, state="done")) for a in session.actions.values()),
        *(changes.CardsPlaced(cards=(replace(c, note="so"),)) for c in session.board.values()),
    )
    assert changed.about.title == "Renamed"
    assert {action.state for action in changed.actions.values()} == {"done"}
    assert {card.note for card in changed.board.values()} == {"so"}


def test_a_card_that_the_new_content_lays_in_another_row_goes_there() -> None:
    item = core().items[0]
    kind: BoardKind = "organisational" if item.kind == "technical" else "technical"
    other = replace(core(), items=(replace(item, kind=kind), *core().items[1:]))
    assert follow_up(pack=other).board[item.id].kind == kind


def test_a_follow_up_that_cannot_be() -> None:
    with pytest.raises(Refused, match="title is empty"):
        follow_up(title="")
    with pytest.raises(Refused, match="has no agenda"):
        follow_up(template="two-days")

"""Laws that hold for every change, each shown on one that is accepted."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.changes import COURSE, VOTES, Change, Reverted
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Mark, Note
from itot_workshop.domain.session import Edit, Session
from itot_workshop.domain.succession import RULES, after
from tests.domain.helpers.course import (
    ballot,
    core,
    hands,
    made,
    opened,
    paper,
    person,
    room,
    round_of,
    step,
    tally,
)

NOTE = Note(id="n", text="So it is.")
ACTION = Action(id="a", text="Draw one map.")
CARD = Placement(id=core().items[0].id, kind=core().items[0].kind)
CHARTER = Charter(id="c", model=core().models[0].id)
MARKED = next(card.id for card in core().cards if card.symptoms_ot)
DIFFERENCE = next(card for card in core().cards if card.differences).differences[0].id

SAID = (
    changes.NotesTaken(notes=(NOTE,)),
    changes.ActionsAgreed(actions=(ACTION,)),
    changes.CardsPlaced(cards=(CARD,)),
    changes.CharterWritten(charter=CHARTER),
    changes.StepEntered(step="vote", at=0),
)

ROUND = changes.RoundClosed(round="r1", ballots=(paper(),))

# Changes that are accepted one by one, after those that lead there.
ACCEPTED: tuple[tuple[tuple[Change, ...], Change], ...] = (
    ((), changes.AboutEdited(about=replace(room().about, title="Another"))),
    ((), changes.ScaleWorded(labels=("never", "rarely", "sometimes", "often", "always"))),
    ((), changes.PeopleAdded(people=(person("new"), person("newer", "OT")))),
    ((), changes.PersonEdited(person=person("it1", "OT", name="Ada"))),
    ((), changes.PersonRemoved(person="it1")),
    ((), changes.StepsAdded(steps=(step("first", 0), step("last", 9)))),
    (SAID, changes.StepEdited(step=step("vote", title="Votes"))),
    (SAID, changes.StepMoved(step="vote", position=0)),
    (SAID, changes.StepRemoved(step="opening")),
    ((), changes.AgendaReplaced(template="other", form="short", steps=(step("only"),))),
    (SAID, changes.StepEntered(step="close", at=60)),
    (SAID, changes.TimerSet(running=False, at=30)),
    (SAID, changes.MinutesAdded(minutes=5)),
    (SAID, changes.WorkshopFinished(at=60)),
    (SAID, opened()),
    ((opened(),), ballot("it1")),
    ((opened(), ballot("it1")), changes.BallotWithdrawn(round="r1", person="it1")),
    ((opened(), ballot("it1")), ROUND),
    ((opened(), ballot("it1"), ROUND), changes.RoundRevealed(round="r1")),
    ((hands(), changes.HandsCounted(tally=tally())), changes.RoundDropped(round="r1")),
    ((hands(),), changes.HandsCounted(tally=tally())),
    ((), changes.VotesImported(round=round_of(), people=(person("p"),), ballots=(paper(),))),
    ((), SAID[0]),
    (SAID, changes.NoteEdited(note=replace(NOTE, kind="barrier"))),
    (SAID, changes.NoteRemoved(note="n")),
    ((), SAID[1]),
    (SAID, changes.ActionEdited(action=replace(ACTION, state="done"))),
    (SAID, changes.ActionRemoved(action="a")),
    (SAID, changes.CardsPlaced(cards=(replace(CARD, agreed="common"),))),
    (SAID, changes.CardRemoved(card=CARD.id)),
    (SAID, changes.BoardPhaseSet(phase="it")),
    ((), changes.ModelChosen(choice=ModelChoice(id="m", chosen=core().models[0].id))),
    (SAID, changes.CharterWritten(charter=replace(CHARTER, name="Bridge"))),
    (SAID, changes.CharterRemoved(charter="c")),
    (
        (),
        changes.MarksSet(marks=(Mark(id="k", card=MARKED, audience="ot", symptom=0, dots=2),)),
    ),
    (
        (),
        changes.DifferencesRated(
            ratings=(DifferenceRating(id="d", difference=DIFFERENCE, table="OT", rating=3),)
        ),
    ),
    (SAID, Reverted(edits=tuple(e.inverse() for e in after(room(), SAID[0]).edits))),
)

every_change = pytest.mark.parametrize(
    ("before", "change"),
    [(made(room(), *then), change) for then, change in ACCEPTED],
    ids=[type(change).__name__ for _, change in ACCEPTED],
)


def test_there_is_a_rule_and_an_example_for_every_change() -> None:
    members = set(get_args(Change))
    assert set(RULES) == members
    assert {type(change) for _, change in ACCEPTED} == members
    assert members >= {*VOTES, *COURSE}
    assert not {*VOTES} & {*COURSE}


def test_every_rule_has_the_name_of_its_change() -> None:
    def plain(name: str) -> str:
        return name.replace("_", "").lower()

    assert [plain(rule.__name__) for rule in RULES.values()] == [
        plain(change.__name__) for change in RULES
    ]


@every_change
def test_the_successor_is_made_of_the_edits_alone(before: Session, change: Change) -> None:
    outcome = after(before, change)
    assert outcome.edits
    assert outcome.session == before.with_edits(outcome.edits) != before


@every_change
def test_edits_know_what_was_there_and_touch_a_document_once(
    before: Session, change: Change
) -> None:
    edits = after(before, change).edits
    assert len({(edit.table, edit.id) for edit in edits}) == len(edits)
    for edit in edits:
        assert edit.before == before.document(edit.table, edit.id) != edit.after
        for document in (edit.before, edit.after):
            assert document is None or document.id in (edit.id, before.id)


@every_change
def test_edits_turned_round_lead_back(before: Session, change: Change) -> None:
    outcome = after(before, change)
    back = [edit.inverse() for edit in reversed(outcome.edits)]
    assert outcome.session.with_edits(back) == before


@every_change
def test_the_session_before_stays_as_it_was(before: Session, change: Change) -> None:
    seen = repr(before)
    after(before, change)
    assert repr(before) == seen


@every_change
def test_taking_back_and_doing_again_are_changes_too(before: Session, change: Change) -> None:
    if isinstance(change, (*VOTES, *COURSE)):
        return
    done = after(before, change)
    undone = after(done.session, Reverted(edits=_turned(done.edits)))
    assert undone.session == before
    again = after(undone.session, Reverted(edits=_turned(undone.edits)))
    assert again.session == done.session


def _turned(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return tuple(edit.inverse() for edit in reversed(edits))

from __future__ import annotations

import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import (
    ActionEdited,
    ActionRemoved,
    ActionsAgreed,
    CardRemoved,
    CardsPlaced,
    Change,
    CharterRemoved,
    CharterWritten,
    DifferencesRated,
    MarksSet,
    ModelChosen,
    NoteEdited,
    NoteRemoved,
    NotesTaken,
    PersonEdited,
)
from itot_workshop.domain.charter import Charter, Member, WatchValue
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Mark, Note
from itot_workshop.domain.rules_content import crossing
from itot_workshop.domain.texts import LINE, TEXT
from tests.domain.helpers.course import DAY, GONE, core, edits, made, refusal, room

PACK = core()
ITEM = PACK.items[0]
MODEL = PACK.models[0].id
CRITERION = PACK.criteria[0].id
CARD = next(card for card in PACK.cards if card.symptoms_ot)
MOST = 3 * sum(person.here for person in room().people.values())
DIFFERENCE = next(card for card in PACK.cards if card.differences).differences[0].id


def note(id_: str = "n1", text: str = "The line stood still.", **values: Any) -> Note:
    return replace(Note(id=id_, text=text), **values)


def action(id_: str = "a1", text: str = "Draw one map.", **values: Any) -> Action:
    return replace(Action(id=id_, text=text), **values)


def card(id_: str = ITEM.id, **values: Any) -> Placement:
    return replace(Placement(id=id_, kind=ITEM.kind), **values)


def own(id_: str) -> Placement:
    return Placement(id=id_, kind="technical", text="Our own card")


def choice(**values: Any) -> ModelChosen:
    return ModelChosen(choice=replace(ModelChoice(id="m"), **values))


def charter(**values: Any) -> CharterWritten:
    return CharterWritten(charter=replace(Charter(id="c", model=MODEL), **values))


def mark(**values: Any) -> MarksSet:
    base = Mark(id="k", card=CARD.id, audience="ot", symptom=0, dots=3)
    return MarksSet(marks=(replace(base, **values),))


def rating(**values: Any) -> DifferencesRated:
    base = DifferenceRating(id="d", difference=DIFFERENCE, table="IT", rating=5)
    return DifferencesRated(ratings=(replace(base, **values),))


SAID: dict[str, tuple[Change, ...]] = {
    "note": (NotesTaken(notes=(note(),)),),
    "action": (ActionsAgreed(actions=(action(),)),),
}


def test_notes_and_actions_come_behind_those_that_are_there() -> None:
    more = NotesTaken(notes=(note("n2"), note("n3", position=9)))
    session = made(room(), *SAID["note"], more)
    assert [n.position for n in session.notes.values()] == [0, 1, 2]
    session = made(room(), *SAID["action"], ActionsAgreed(actions=(action("a2"),)))
    assert [a.position for a in session.actions.values()] == [0, 1]


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"text": " \n "}, "note is empty"),
        ({"text": "x" * (TEXT + 1)}, "shorten it"),
        ({"text": "\x1b[0m"}, "cannot be kept"),
        ({"author": "\ud800"}, "cannot be kept"),
        ({"axis": "style"}, "axis is not in the content pack"),
        ({"statement": "xyz"}, "statement is not in the content pack"),
        ({"step": "lunch"}, "no longer on the agenda"),
    ],
)
def test_notes_that_are_not_kept(values: dict[str, Any], fragment: str) -> None:
    taken = made(room(), *SAID["note"])
    assert fragment in refusal(room(), NotesTaken(notes=(note("n0"), note(**values))))
    assert fragment in refusal(taken, NoteEdited(note=note(**values)))


def test_a_note_is_edited_and_deleted() -> None:
    taken = made(room(), *SAID["note"])
    changed = note(kind="barrier", side="both", step="vote", axis="leadership", parked=True)
    assert made(taken, NoteEdited(note=changed)).notes == {"n1": changed}
    assert not made(taken, NoteRemoved(note="n1")).notes
    assert GONE in refusal(room(), NoteEdited(note=note()))
    assert GONE in refusal(room(), NoteRemoved(note="n1"))
    assert "added already" in refusal(taken, *SAID["note"])


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"text": ""}, "action is empty"),
        ({"owner": "x" * (LINE + 1)}, "shorten it"),
        ({"partner": "x" * (LINE + 1)}, "shorten it"),
        ({"short": "x" * (LINE + 1)}, "shorten it"),
        ({"done_when": "x" * (TEXT + 1)}, "shorten it"),
        ({"remark": "\x00"}, "cannot be kept"),
        ({"axis": "style"}, "axis is not in the content pack"),
    ],
)
def test_actions_that_are_not_kept(values: dict[str, Any], fragment: str) -> None:
    agreed = made(room(), *SAID["action"])
    assert fragment in refusal(room(), ActionsAgreed(actions=(action("a0"), action(**values))))
    assert fragment in refusal(agreed, ActionEdited(action=action(**values)))


def test_an_action_is_edited_and_deleted() -> None:
    agreed = made(room(), *SAID["action"])
    changed = action(owner="Ada", due=DAY, state="partly", remark="Half of it")
    assert made(agreed, ActionEdited(action=changed)).actions == {"a1": changed}
    assert not made(agreed, ActionRemoved(action="a1")).actions
    assert GONE in refusal(room(), ActionEdited(action=action()))
    assert GONE in refusal(room(), ActionRemoved(action="a1"))
    assert "added already" in refusal(agreed, *SAID["action"])


@pytest.mark.parametrize(
    ("owner", "partner", "crosses"),
    [("IT", "OT", True), ("OT", "IT", True), ("IT", "IT", False), ("IT", None, False),
     ("MGT", "OT", False)],
)  # fmt: skip
def test_an_action_crosses_with_one_from_each_side(owner: Any, partner: Any, crosses: bool) -> None:
    assert crossing(action(owner_seat=owner, partner_seat=partner)) is crosses


def test_cards_are_placed_changed_and_taken_off() -> None:
    placed = made(room(), CardsPlaced(cards=(card(by_it="common"), own("o1"))))
    assert set(placed.board) == {ITEM.id, "o1"}
    assert edits(placed, CardsPlaced(cards=(own("o1"),))) == ()
    settled = made(placed, CardsPlaced(cards=(card(agreed="common", target="common"),)))
    assert settled.board[ITEM.id].agreed == "common"
    assert set(made(placed, CardRemoved(card="o1")).board) == {ITEM.id}
    assert GONE in refusal(room(), CardRemoved(card="o1"))


def test_cards_that_cannot_be_placed() -> None:
    other = "organisational" if ITEM.kind == "technical" else "technical"
    assert "keeps its row" in refusal(room(), CardsPlaced(cards=(card(kind=other),)))
    assert "card is empty" in refusal(room(), CardsPlaced(cards=(replace(own("o1"), text=" "),)))
    assert "cannot be kept" in refusal(room(), CardsPlaced(cards=(card(note="\x00"),)))


def test_the_board_takes_so_many_own_cards() -> None:
    assert PACK.board is not None
    most = PACK.board.own_cards
    full = made(room(), CardsPlaced(cards=tuple(own(f"o{at}") for at in range(most))))
    assert f"takes {most} cards" in refusal(full, CardsPlaced(cards=(own("more"),)))
    assert made(full, CardsPlaced(cards=(card(),))).board[ITEM.id] == card()
    fewer = made(full, CardsPlaced(cards=(replace(own("o0"), not_here=True),)))
    again = made(fewer, CardsPlaced(cards=(own("more"),)))
    assert f"takes {most} cards" in refusal(again, CardsPlaced(cards=(own("o0"),)))
    reworded = replace(own("o0"), text="Another text")
    assert made(full, CardsPlaced(cards=(reworded,))).board["o0"] == reworded
    small = replace(full, pack=replace(PACK, board=None))
    assert made(small, CardsPlaced(cards=(reworded,))).board["o0"] == reworded


def test_the_model_choice_is_one_and_changes_whole() -> None:
    weighed = made(room(), choice(weights={CRITERION: 3}, edited_fit={MODEL: {CRITERION: 0}}))
    chosen = choice(chosen=MODEL, reason="Close to the work")
    assert made(weighed, chosen).model_choice == {"m": chosen.choice}


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"weights": {CRITERION: 4}}, "from 0 to 3"),
        ({"weights": {CRITERION: -1}}, "from 0 to 3"),
        ({"by_it": {"K99": 1}}, "belongs to a criterion"),
        ({"by_ot": {CRITERION: 9}}, "from 0 to 3"),
        ({"edited_fit": {"nobody": {CRITERION: 1}}}, "for a model and a criterion"),
        ({"edited_fit": {MODEL: {"K99": 1}}}, "for a model and a criterion"),
        ({"edited_fit": {MODEL: {CRITERION: 4}}}, "for a model and a criterion"),
        ({"chosen": "merger"}, "cannot be chosen"),
        ({"thumbs_up": -1}, "counted from 0 up"),
        ({"reason": "x" * (TEXT + 1)}, "shorten it"),
    ],
)
def test_a_model_choice_that_cannot_be(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), choice(**values))


def test_there_is_no_second_model_choice() -> None:
    assert "already" in refusal(made(room(), choice()), choice(id="m2"))


def test_a_draft_of_a_charter_is_always_kept_and_can_be_deleted() -> None:
    drafted = made(room(), charter(), charter(name="Bridge"))
    assert drafted.charters["c"].name == "Bridge"
    assert not made(drafted, CharterRemoved(charter="c")).charters
    assert GONE in refusal(room(), CharterRemoved(charter="c"))


READING = WatchValue(indicator="hours_used", session="s", date=DAY, value=float("nan"))


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"model": "merger"}, "has no charter form"),
        ({"signed": DAY}, "cannot be signed yet"),
        ({"purpose": "\x00"}, "cannot be kept"),
        ({"scope_in": ("x" * (TEXT + 1),)}, "shorten it"),
        ({"talents": {"bridge": "\ud800"}}, "cannot be kept"),
        ({"members": (Member(who="Ada", side="IT", share=1.5),)}, "from 0 to 100"),
        ({"members": (Member(who="Ada", side="IT", share=float("nan")),)}, "from 0 to 100"),
        ({"watch": (READING,)}, "reading is a number"),
        ({"new_silo": (replace(READING, value=float("inf")),)}, "reading is a number"),
    ],
)
def test_a_charter_that_cannot_be_kept(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), charter(**values))


def test_a_model_without_a_charter_form_is_signed_freely() -> None:
    bare = replace(room(), pack=replace(PACK, charters=()))
    assert made(bare, charter(signed=DAY)).charters["c"].signed == DAY


def test_a_signed_end_comes_earlier_and_never_later() -> None:
    bare = replace(room(), pack=replace(PACK, charters=()))
    signed = made(bare, charter(signed=DAY, end=datetime.date(2026, 9, 1)))
    earlier = made(signed, charter(signed=DAY, end=datetime.date(2026, 8, 1)))
    assert earlier.charters["c"].end == datetime.date(2026, 8, 1)
    assert "earlier, not later" in refusal(
        signed, charter(signed=DAY, end=datetime.date(2026, 10, 1))
    )


def test_a_draft_in_between_brings_no_later_end() -> None:
    bare = replace(room(), pack=replace(PACK, charters=()))
    end, later = datetime.date(2026, 9, 1), datetime.date(2026, 10, 1)
    draft = made(bare, charter(signed=DAY, end=end), charter(end=end), charter(end=later))
    assert draft.charters["c"].end == later, "a draft is always kept"
    assert "earlier, not later" in refusal(draft, charter(signed=DAY, end=later))
    assert made(draft, charter(signed=DAY, end=end)).charters["c"].signed == DAY


def test_the_refusal_to_sign_names_what_is_missing() -> None:
    sentence = refusal(room(), charter(signed=datetime.date(2025, 3, 1)))
    texts = [c.text for field in PACK.charter_form(MODEL).fields for c in field.checks]
    assert any(text in sentence for text in texts)
    assert "The draft is kept" in sentence


def test_dots_are_counted_and_counted_again() -> None:
    assert made(room(), mark(), mark(dots=0)).marks["k"].dots == 0


def test_dots_that_were_counted_stand_when_people_leave() -> None:
    session = made(room(), mark(dots=MOST))
    first = next(iter(session.people.values()))
    fewer = made(session, PersonEdited(person=replace(first, here=False)))
    assert made(fewer, mark(dots=MOST - 1)).marks["k"].dots == MOST - 1
    assert "at most" in refusal(fewer, mark(dots=MOST + 1))


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"card": "AP99"}, "card is not in the content pack"),
        ({"symptom": -1}, "no such line"),
        ({"symptom": len(CARD.symptoms_ot)}, "no such line"),
        ({"dots": -1}, "counted from 0"),
        ({"dots": MOST + 1}, "at most"),
    ],
)
def test_dots_that_cannot_be(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), mark(**values))


def test_differences_are_rated_on_the_scale() -> None:
    assert made(room(), rating(), rating(rating=1, helps_most=True)).differences["d"].rating == 1


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"difference": "taste"}, "check this rating"),
        ({"rating": 0}, "from 1 (much alike)"),
        ({"rating": 6}, "to 5 (worlds apart)"),
        ({"example": "\x00"}, "cannot be kept"),
    ],
)
def test_a_rating_that_cannot_be(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), rating(**values))

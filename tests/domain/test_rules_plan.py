from __future__ import annotations

import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import (
    AboutEdited,
    PeopleAdded,
    PersonEdited,
    PersonRemoved,
    Reverted,
    RoundDropped,
    ScaleWorded,
)
from itot_workshop.domain.people import seat_numbers
from itot_workshop.domain.rules_plan import LONGEST_LABEL, MOST_PEOPLE
from itot_workshop.domain.texts import LINE, TEXT
from tests.domain.helpers.course import (
    DAY,
    GONE,
    ballot,
    edits,
    made,
    opened,
    person,
    refusal,
    room,
)


def about(**values: Any) -> AboutEdited:
    return AboutEdited(about=replace(room().about, **values))


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Pulling together"},
        {"date": datetime.date(2026, 1, 1), "next_date": datetime.date(2026, 1, 1)},
        {"starts": "09:00", "until": "23:59"},
        {"form": "short"},
        {"side_min": 3, "room_min": 5, "split_min": 5},
        {"side_min": 6, "room_min": 12, "split_min": 8},
        {"purpose": "One line.\nAnd\tanother."},
        {"title": "x" * LINE, "purpose": "x" * TEXT},
        {"note_authors": True, "archived": True, "way": "hands"},
    ],
)
def test_the_plan_is_edited(values: dict[str, Any]) -> None:
    after = made(room(), about(**values))
    assert after.about == replace(room().about, **values)


def test_an_edit_that_changes_nothing_costs_nothing() -> None:
    assert edits(room(), about()) == ()


@pytest.mark.parametrize(
    ("values", "fragment"),
    [
        ({"title": "  "}, "title is empty"),
        ({"title": "x" * (LINE + 1)}, f"has {LINE + 1} characters"),
        ({"site": "x" * (LINE + 1)}, "shorten it"),
        ({"purpose": "x" * (TEXT + 1)}, "shorten it"),
        ({"purpose": "nul\0"}, "cannot be kept"),
        ({"facilitator": "half \ud83d"}, "cannot be kept"),
        ({"id": "other"}, "not part of its plan"),
        ({"state": "running"}, "not part of its plan"),
        ({"step": "vote"}, "not part of its plan"),
        ({"clock": 1.0}, "not part of its plan"),
        ({"board": "it"}, "not part of its plan"),
        ({"starts": "9:00"}, "like 09:00"),
        ({"until": "24:00"}, "like 09:00"),
        ({"next_date": DAY - datetime.timedelta(days=1)}, "before this one"),
        ({"side_min": 2}, "smaller than 3 stay hidden"),
        ({"room_min": 4}, "smaller than 5 stay hidden"),
        ({"split_min": -1}, "can be raised, not lowered"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(values: dict[str, Any], fragment: str) -> None:
    assert fragment in refusal(room(), about(**values))


def test_a_pack_that_asks_for_larger_groups_is_the_least() -> None:
    session = room()
    larger = replace(session.pack.thresholds, side_min=4)
    session = replace(session, pack=replace(session.pack, thresholds=larger))
    assert "smaller than 4" in refusal(session, about(side_min=3))
    assert made(session, about(side_min=4)).about.side_min == 4


def test_the_form_stays_once_there_are_votes() -> None:
    voting = made(room(), opened())
    assert "form stays as it is" in refusal(voting, about(form="short"))
    assert made(voting, about(title="Another")).about.title == "Another"


def test_people_join_behind_those_who_are_there() -> None:
    joined = PeopleAdded(people=(person("a", name="  Ada "), person("b", "OT", code="c05 ")))
    after = made(room(), joined)
    assert (after.people["a"].name, after.people["a"].position) == ("Ada", 5)
    assert (after.people["b"].code, after.people["b"].position) == ("c05", 6)


@pytest.mark.parametrize(
    ("people", "fragment"),
    [
        ((person("it1"),), "added already"),
        ((person("a"), person("a")), "added already"),
        ((person("a", "HR"),), "is no seat"),
        ((person("a", name="Ada", code="c05"),), "never stand together"),
        ((person("a", name="x" * (LINE + 1)),), "shorten it"),
        ((person("a", role="\x07"),), "cannot be kept"),
        (tuple(person(f"p{at}") for at in range(MOST_PEOPLE - 4)), "nobody was added"),
    ],
)
def test_people_who_cannot_join(people: tuple[Any, ...], fragment: str) -> None:
    assert fragment in refusal(room(), PeopleAdded(people=people))


def test_a_full_room_is_not_refused() -> None:
    people = tuple(person(f"p{at}") for at in range(MOST_PEOPLE - 5))
    assert len(made(room(), PeopleAdded(people=people)).people) == MOST_PEOPLE


def test_a_person_is_edited() -> None:
    changed = replace(room().people["it1"], seat="OTHER", name=" Ada ", here=False)
    after = made(room(), PersonEdited(person=changed))
    assert after.people["it1"] == replace(changed, name="Ada")


def test_a_person_who_cannot_be_edited() -> None:
    named = replace(room().people["it1"], name="Ada", code="c05")
    assert "never stand together" in refusal(room(), PersonEdited(person=named))
    assert "is no seat" in refusal(room(), PersonEdited(person=person("it1", "it")))
    assert GONE in refusal(room(), PersonEdited(person=person("nobody")))


def test_the_seat_stays_while_the_ballot_is_in_the_box() -> None:
    voted = made(room(), opened(), ballot("it1"))
    moved = PersonEdited(person=replace(voted.people["it1"], seat="OT"))
    assert "in the box under the present seat" in refusal(voted, moved)
    left = PersonEdited(person=replace(voted.people["it1"], here=False))
    assert not made(voted, left).people["it1"].here
    other = PersonEdited(person=replace(voted.people["it2"], seat="OT"))
    assert made(voted, other).people["it2"].seat == "OT"


def test_a_person_is_removed_unless_the_ballot_is_in_the_box() -> None:
    voted = made(room(), opened(), ballot("it1"))
    assert "ballot is in the box" in refusal(voted, PersonRemoved(person="it1"))
    assert "it2" not in made(voted, PersonRemoved(person="it2")).people
    assert GONE in refusal(voted, PersonRemoved(person="nobody"))


NEVER = ("never", "rarely", "sometimes", "often", "always")


def test_the_words_of_the_scale_are_chosen_before_the_first_vote() -> None:
    worded = made(room(), ScaleWorded(labels=NEVER))
    assert worded.pack.scale == replace(room().pack.scale, labels=NEVER)
    back = tuple(edit.inverse() for edit in edits(room(), ScaleWorded(labels=NEVER)))
    assert made(worded, Reverted(edits=back)) == room()
    assert "votes on this scale" in refusal(made(worded, opened()), Reverted(edits=back))


@pytest.mark.parametrize(
    ("labels", "fragment"),
    [
        (NEVER[:4], "keeps its numbers"),
        ((*NEVER[:4], " "), "is empty"),
        ((*NEVER[:4], "x" * (LONGEST_LABEL + 1)), "shorten it"),
    ],
)
def test_the_scale_keeps_its_numbers(labels: tuple[str, ...], fragment: str) -> None:
    assert fragment in refusal(room(), ScaleWorded(labels=labels))


def test_votes_keep_the_words_they_were_given_with() -> None:
    session = made(room(), opened())
    assert "votes already" in refusal(session, ScaleWorded(labels=NEVER))
    assert edits(session, ScaleWorded(labels=session.pack.scale.labels)) == ()


# Numbers in the room


def test_who_goes_or_comes_changes_nobodys_number_while_a_vote_is_open() -> None:
    voting = made(room(), opened(), ballot("ot2"))
    had = seat_numbers(voting.people.values())
    late = PeopleAdded(people=(person("late", "OT"),))
    now = made(voting, PersonRemoved(person="it2"), late)
    has = seat_numbers(now.people.values())
    assert {id_: has[id_] for id_ in had if id_ in has} == {
        id_: number for id_, number in had.items() if id_ != "it2"
    }
    assert len(set(has.values())) == len(has)


def test_numbers_of_codes_stay_when_somebody_without_one_comes() -> None:
    coded = {f"c{at}": person(f"c{at}", code=f"c0{at}", position=at) for at in (3, 5, 7)}
    voting = made(replace(room(), people=coded), opened())
    now = made(voting, PeopleAdded(people=(person("late", name="Late"),)))
    assert seat_numbers(now.people.values()) == {"c3": 3, "c5": 5, "c7": 7, "late": 4}
    taken = PeopleAdded(people=(person("next", code="c04"),))
    assert "number in the booth" in refusal(now, taken)
    assert "next" in made(now, RoundDropped(round="r1"), taken).people


def test_before_the_first_vote_gaps_of_planning_close() -> None:
    fewer = made(room(), PersonRemoved(person="it1"), opened())
    assert list(seat_numbers(fewer.people.values()).values()) == [1, 2, 3, 4]

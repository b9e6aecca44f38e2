"""A wish from an older state changes what it was about and nothing that was kept meanwhile."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.changes import (
    ActionEdited,
    CharterWritten,
    DifferencesRated,
    MarksSet,
    ModelChosen,
    NoteRemoved,
)
from itot_workshop.domain.charter import VisibleChange, WatchValue
from itot_workshop.domain.charter_begun import begun
from itot_workshop.domain.meanwhile import on_now
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Mark
from tests.domain.helpers.course import DAY, core
from tests.domain.helpers.demo import demo_session

ACTION = Action(id="a", text="Swap a day", owner="Ann")
RATED = DifferenceRating(id="r", difference="skills", table="IT", rating=2)


def test_what_was_kept_meanwhile_stays_and_what_is_wished_is_changed() -> None:
    seen = replace(demo_session("S1"), actions={"a": ACTION})
    now = replace(seen, actions={"a": replace(ACTION, remark="half the days")})
    wish = ActionEdited(action=replace(ACTION, state="done"))
    after = replace(ACTION, state="done", remark="half the days")
    assert on_now(wish, seen, now) == ActionEdited(action=after)
    assert on_now(wish, seen, seen) is not wish  # the same, made anew
    assert on_now(wish, seen, seen) == wish
    gone = NoteRemoved(note="n")
    assert on_now(gone, seen, now) is gone


def test_a_table_has_one_rating_of_a_difference_however_fast_it_is_given() -> None:
    seen = replace(demo_session("S1"), differences={})
    now = replace(seen, differences={"r": RATED})
    wish = DifferencesRated(ratings=(replace(RATED, id="", rating=4),))
    assert on_now(wish, seen, now) == DifferencesRated(ratings=(replace(RATED, rating=4),))


def test_dots_are_counted_on_and_never_twice_for_a_line() -> None:
    mark = Mark(id="", card="AP1", audience="ot", symptom=0, dots=1)
    seen = replace(demo_session("S1"), marks={})
    now = replace(seen, marks={"m": replace(mark, id="m")})
    both = replace(mark, id="m", dots=2)
    assert on_now(MarksSet(marks=(mark,)), seen, now) == MarksSet(marks=(both,))


def test_readings_and_promises_of_a_charter_are_kept_beside_each_other() -> None:
    promises = tuple(VisibleChange(text=text) for text in ("one list", "one door"))
    charter = begun(core(), core().models[0].id, id_="c", session="s", date=DAY)
    charter = replace(charter, visible=promises)
    seen = replace(demo_session("S1"), charters={"c": charter})
    first = WatchValue(indicator="a", session="s", date=DAY, value=1.0)
    there = replace(
        charter, watch=(first,), visible=(replace(promises[0], seen="seen"), promises[1])
    )
    now = replace(seen, charters={"c": there})
    second = replace(first, indicator="b")
    wanted = replace(
        charter, watch=(second,), visible=(promises[0], replace(promises[1], seen="partly"))
    )
    both = (there.visible[0], wanted.visible[1])
    kept = CharterWritten(charter=replace(there, watch=(first, second), visible=both))
    assert on_now(CharterWritten(charter=wanted), seen, now) == kept


def test_cells_of_a_choice_are_changed_one_by_one() -> None:
    choice = ModelChoice(id="m", weights={"K1": 1, "K2": 1, "K3": 2})
    seen = replace(demo_session("S1"), model_choice={"m": choice})
    kept = replace(choice, weights={"K1": 3, "K2": 1, "K3": 2}, chosen="facilitation")
    now = replace(seen, model_choice={"m": kept})
    wish = ModelChosen(choice=replace(choice, weights={"K1": 1, "K2": 2}, thumbs_up=1))
    merged = replace(kept, weights={"K1": 3, "K2": 2}, thumbs_up=1)
    assert on_now(wish, seen, now) == ModelChosen(choice=merged)

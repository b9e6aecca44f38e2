"""A wish from an older state changes what it was about and nothing that was kept meanwhile."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.changes import (
    ActionEdited,
    DifferencesRated,
    ModelChosen,
    NoteRemoved,
)
from itot_workshop.domain.meanwhile import on_now
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating
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


def test_cells_of_a_choice_are_changed_one_by_one() -> None:
    choice = ModelChoice(id="m", weights={"K1": 1, "K2": 1, "K3": 2})
    seen = replace(demo_session("S1"), model_choice={"m": choice})
    kept = replace(choice, weights={"K1": 3, "K2": 1, "K3": 2}, chosen="facilitation")
    now = replace(seen, model_choice={"m": kept})
    wish = ModelChosen(choice=replace(choice, weights={"K1": 1, "K2": 2}, thumbs_up=1))
    merged = replace(kept, weights={"K1": 3, "K2": 2}, thumbs_up=1)
    assert on_now(wish, seen, now) == ModelChosen(choice=merged)

"""The exercises on the results page: what the room has seen, and nothing before."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.notes import DifferenceRating
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.exercises import differences_views, map_view


def test_the_map_tells_its_shares_and_what_is_to_become_common(
    examples: tuple[Session, ...],
) -> None:
    found = map_view(examples[0])
    assert found is not None
    assert [it.figure for it in found.figures] == [
        "4 of 20 · 20%",
        "7 of 20 · 35%",
        "21%",
        "6 of 20 · 30%",
    ]
    lists = {it.name: [name for name, _ in it.cards] for it in found.lists}
    assert len(lists["To become common"]) == 3
    assert len(lists["Placed differently before the talk"]) == 6
    assert len(lists["Kept apart on purpose"]) == 1
    assert map_view(replace(examples[0], board={})) is None


def test_a_silent_placement_is_not_told_before_its_reveal(examples: tuple[Session, ...]) -> None:
    first = examples[0]
    found = map_view(replace(first, about=replace(first.about, board="ot")))
    assert found is not None
    assert not any(it.name == "Maps differed" for it in found.figures)
    assert not any(it.name.startswith("Placed differently") for it in found.lists)


def test_a_difference_waits_for_both_tables(examples: tuple[Session, ...]) -> None:
    first = examples[0]
    card = next(it for it in first.pack.cards if it.differences)
    rated = card.differences[0].id

    def rating(table: Seat, value: int) -> DifferenceRating:
        return DifferenceRating(id=table, difference=rated, table=table, rating=value)

    alone = replace(first, differences={"IT": rating("IT", 4)})
    assert differences_views(alone) == ()
    both = replace(first, differences={"IT": rating("IT", 4), "OT": rating("OT", 2)})
    (view,) = differences_views(both)
    assert [(row.it, row.ot) for row in view.rows] == [(4, 2)]

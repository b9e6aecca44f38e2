"""The differences: no table's rating is seen without the other's, and one of each is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import CardPage, Differences
from itot_workshop.domain.differences import marked_most, rated_by
from itot_workshop.domain.notes import DifferenceRating
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from tests.domain.helpers.course import core
from tests.domain.helpers.demo import demo_session

CARD = next(card for card in core().cards if card.differences)
IDS = [difference.id for difference in CARD.differences]
TABLES: tuple[Seat, ...] = ("IT", "OT", "MGT")
KEYS = st.sets(st.tuples(st.sampled_from(IDS), st.sampled_from(TABLES)))


def room(keys: set[tuple[str, Seat]], values: list[int]) -> Session:
    ratings = {
        f"{id_}-{table}": DifferenceRating(
            id=f"{id_}-{table}",
            difference=id_,
            table=table,
            rating=values[at % len(values)],
            example=f"{table} tells of {id_}",
        )
        for at, (id_, table) in enumerate(sorted(keys))
    }
    return replace(demo_session("S1"), differences=ratings)


def page(session: Session, number: int) -> object:
    return audience_view(session, Spotlight(screen="card", subject=CARD.id, page=number))


@given(KEYS, st.lists(st.integers(1, 5), min_size=1))
def test_a_row_is_seen_when_both_sides_have_rated_it(
    keys: set[tuple[str, Seat]], values: list[int]
) -> None:
    session = room(keys, values)
    assert isinstance(page(session, 0), CardPage)
    assert page(session, 0) == page(room(set(), values), 0)
    shown = page(session, 1)
    assert isinstance(shown, Differences)
    for row, id_ in zip(shown.rows, IDS, strict=True):
        both = (id_, "IT") in keys and (id_, "OT") in keys
        assert (row.it is not None, row.ot is not None) == (both, both)
        assert bool(row.it_example and row.ot_example) is both
        assert (row.management is not None) is (both and (id_, "MGT") in keys)


@given(KEYS.filter(bool), st.lists(st.tuples(st.sampled_from(IDS), st.booleans()), max_size=6))
def test_one_difference_at_most_helps_most_and_saying_it_again_takes_it_back(
    keys: set[tuple[str, Seat]], said: list[tuple[str, bool]]
) -> None:
    ratings = room(keys, [3]).differences
    for difference, helps in said:
        before = dict(ratings)
        changed = marked_most(tuple(ratings.values()), difference, helps=helps)
        ratings = {**ratings, **{rating.id: rating for rating in changed}}
        for name in ("helps_most", "costs_most"):
            assert len({r.difference for r in ratings.values() if getattr(r, name)}) <= 1
        if any(r.difference == difference for r in ratings.values()):
            again = marked_most(tuple(ratings.values()), difference, helps=helps)
            name = "helps_most" if helps else "costs_most"
            here = [r for r in before.values() if r.difference == difference]
            assert all(getattr(r, name) for r in here) is not all(
                getattr(ratings[r.id], name) for r in here
            )
            assert again


def test_it_is_known_how_far_a_table_is() -> None:
    session = room({(IDS[0], "IT"), (IDS[2], "IT"), (IDS[0], "OT")}, [2])
    assert [rated_by(session, CARD, table) for table in TABLES] == [2, 1, 0]

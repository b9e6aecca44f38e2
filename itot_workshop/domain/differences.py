"""The differences between the sides as the tables rate them, and as the room may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from itot_workshop.domain.audience_difference_views import DifferenceRow, Differences
from itot_workshop.domain.notes import DifferenceRating
from itot_workshop.domain.pack import Card, Difference
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.session import Session


def ratings_of(session: Session, difference: str) -> Mapping[Seat, DifferenceRating]:
    """What each table said of a difference."""
    return {r.table: r for r in session.differences.values() if r.difference == difference}


def rated_by(session: Session, card: Card, table: Seat) -> int:
    """How many differences of a card a table has rated."""
    return sum(table in ratings_of(session, difference.id) for difference in card.differences)


def marked_most(
    ratings: Sequence[DifferenceRating], difference: str, *, helps: bool
) -> tuple[DifferenceRating, ...]:
    """The ratings that change when the room says that one difference helps, or costs, most.

    Said again of the same one, it is taken back; there is one of each at most.
    """
    name = "helps_most" if helps else "costs_most"
    taken_back = all(getattr(r, name) for r in ratings if r.difference == difference)
    wanted = [replace(r, **{name: r.difference == difference and not taken_back}) for r in ratings]
    return tuple(after for before, after in zip(ratings, wanted, strict=True) if after != before)


def differences_page(session: Session, card: Card) -> Differences:
    """Both tables' ratings side by side; a row stays empty until both sides have rated it."""
    text = session.pack.text_or
    return Differences(
        title=card.title,
        rows=tuple(_row(session, difference) for difference in card.differences),
        low=session.pack.scale.low,
        high=session.pack.scale.high,
        alike=text("differences-alike"),
        apart=text("differences-apart"),
        ask=text("differences-ask"),
    )


def _row(session: Session, difference: Difference) -> DifferenceRow:
    given = ratings_of(session, difference.id)
    if not given.keys() >= set(SIDES):
        return DifferenceRow(name=difference.name)
    it, ot, management = given["IT"], given["OT"], given.get("MGT")
    return DifferenceRow(
        name=difference.name,
        it=it.rating,
        ot=ot.rating,
        management=management.rating if management is not None else None,
        it_example=it.example,
        ot_example=ot.example,
        helps=any(rating.helps_most for rating in given.values()),
        costs=any(rating.costs_most for rating in given.values()),
    )

"""Counts of hands as values: one hand more, the last one back, and how they stand to the roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.asked import scale_of
from itot_workshop.domain.pack import Scale
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.rules_votes import hands_against_roster
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Tally

Hand: TypeAlias = "int | None"


class SeatCount(Struct, frozen=True, kw_only=True):
    """The hands of one seat on one statement. ``over`` is how many more than people are here."""

    seat: Seat
    tally: Tally
    over: int

    @property
    def hands(self) -> int:
        """How many hands are counted."""
        return sum(self.tally.counts) + self.tally.cant_judge

    @property
    def here(self) -> int:
        """How many people of the seat are here."""
        return self.hands - self.over


def seat_counts(session: Session, round_id: str, statement: str) -> tuple[SeatCount, ...]:
    """The counts of every seat that has people here or hands counted.

    The tally of a seat that has not been counted yet is empty and has no id.
    """
    counted = {
        tally.seat: tally
        for tally in session.tallies.values()
        if (tally.round, tally.statement) == (round_id, statement)
    }
    here = {person.seat for person in session.people.values() if person.here}
    none = (0,) * len(scale_of(session.pack, session.rounds[round_id]).values)
    made = []
    for seat in SEATS:
        if seat in counted or seat in here:
            empty = Tally(id="", round=round_id, seat=seat, statement=statement, counts=none)
            tally = counted.get(seat, empty)
            over = hands_against_roster(session, tally)
            made.append(SeatCount(seat=seat, tally=tally, over=over))
    return tuple(made)


def hands_of(tally: Tally, scale: Scale) -> tuple[Hand, ...]:
    """The hands of a tally one by one, lowest score first, *can't judge* last."""
    scored = zip(scale.values, tally.counts, strict=True)
    hands: list[Hand] = [score for score, count in scored for _ in range(count)]
    return (*hands, *[None] * tally.cant_judge)


def in_order(typed: Sequence[Hand], tally: Tally, scale: Scale) -> tuple[Hand, ...]:
    """The hands as they were typed, if they are those of the tally; else in the scale's order."""
    hands = hands_of(tally, scale)
    return tuple(typed) if Counter(typed) == Counter(hands) else hands


def with_hands(tally: Tally, hands: Sequence[Hand], scale: Scale) -> Tally:
    """The tally with these hands instead; its id stays, so that it is a correction."""
    counted = Counter(hands)
    counts = tuple(counted[score] for score in scale.values)
    return replace(tally, counts=counts, cant_judge=counted[None])


def without(hands: Sequence[Hand], hand: Hand) -> tuple[Hand, ...]:
    """The hands with the last one of this score taken back, if there is one."""
    for at in reversed(range(len(hands))):
        if hands[at] == hand:
            return (*hands[:at], *hands[at + 1 :])
    return tuple(hands)

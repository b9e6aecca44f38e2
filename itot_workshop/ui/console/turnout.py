"""Who has voted, counted by seat: never who voted what, and of hands how many were counted."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.ui.console.words import joined
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole


class SeatTurnout(Struct, frozen=True, kw_only=True):
    """How many of a seat have voted, of how many who are here."""

    seat: Seat
    voted: int
    of: int

    @property
    def missing(self) -> int:
        """How many are still to vote; never fewer than none."""
        return max(0, self.of - self.voted)


def turnout_of(session: Session, round_: Round | None) -> tuple[SeatTurnout, ...]:
    """The turnout of a round by seat, seats without anybody left out; without a round who is here.

    In a vote by hands the hands of the statement counted last stand for the voters.
    """
    made = (_seat(session, round_, seat) for seat in SEATS)
    return tuple(found for found in made if found.of)


def has_answers(session: Session, round_: Round) -> bool:
    """Whether anything was cast or counted in a round, which would be lost with it."""
    counted = any(tally.round == round_.id for tally in session.tallies.values())
    return bool(round_.voted) or counted


def missing_words(turnout: Iterable[SeatTurnout]) -> str:
    """Who is missing, by seat (1 IT, 2 OT)."""
    return joined([f"{whole(it.missing)} {seat_name(it.seat)}" for it in turnout if it.missing])


def _seat(session: Session, round_: Round | None, seat: Seat) -> SeatTurnout:
    people = {id_: person for id_, person in session.people.items() if person.seat == seat}
    here = {id_ for id_, person in people.items() if person.here}
    if round_ is None:
        return SeatTurnout(seat=seat, voted=0, of=len(here))
    if round_.mode == "tally":
        hands = [
            sum(tally.counts) + tally.cant_judge
            for tally in session.tallies.values()
            if tally.round == round_.id and tally.seat == seat
        ]
        counted = max(hands, default=0)
        return SeatTurnout(seat=seat, voted=counted, of=max(len(here), counted))
    voted = {id_ for id_ in round_.voted if id_ in people}
    return SeatTurnout(seat=seat, voted=len(voted), of=len(here | voted))

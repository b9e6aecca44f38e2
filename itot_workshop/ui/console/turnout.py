"""Who has voted, counted by seat: never who voted what, and of hands how many were counted."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import attending, voters
from itot_workshop.domain.voting import Round
from itot_workshop.ui.console.words import joined
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import unbroken


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
    voted = dict.fromkeys(SEATS, 0) if round_ is None else voters(session, round_)
    of = attending(session, round_)
    return tuple(SeatTurnout(seat=it, voted=voted[it], of=of[it]) for it in SEATS if of[it])


def has_answers(session: Session, round_: Round) -> bool:
    """Whether anything was cast or counted in a round, which would be lost with it."""
    return any(voters(session, round_).values()) or any(
        tally.round == round_.id for tally in session.tallies.values()
    )


def missing_words(turnout: Iterable[SeatTurnout]) -> str:
    """Who is missing, by seat (1 IT, 2 OT)."""
    missing = (it for it in turnout if it.missing)
    return joined([unbroken(f"{whole(it.missing)} {seat_name(it.seat)}") for it in missing])

"""How many have voted and how many were there, by seat: numbers, and never who.

While a round is open the roster knows whose ballot is in the box. Once it is closed that is
forgotten, so that nobody can be followed from round to round, and the ballots are counted.
"""

from __future__ import annotations

from collections.abc import Mapping

from itot_workshop.domain.people import SEATS, Seat, count_seats
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round, is_closed


def voters(session: Session, round_: Round) -> dict[Seat, int]:
    """How many of each seat have cast a ballot in a round, or shown a hand on one statement."""
    if round_.mode == "tally":
        return _hands(session, round_)
    if is_closed(round_):
        return count_seats(b.seat for b in session.ballots.values() if b.round == round_.id)
    names = (session.people[id_] for id_ in round_.voted if id_ in session.people)
    return count_seats(person.seat for person in names)


def attending(session: Session, round_: Round | None = None) -> dict[Seat, int]:
    """How many of each seat are here or have voted in a round all the same."""
    here = {person.id for person in session.people.values() if person.here}
    if round_ is None:
        return _seated(session, here)
    if round_.mode == "ballot" and not is_closed(round_):
        return _seated(session, here.union(round_.voted))
    return _at_least(_seated(session, here), voters(session, round_))


def were_there(session: Session) -> dict[Seat, int]:
    """How many of each seat were in the room: those marked as here, or as many as ever voted."""
    there = attending(session)
    for round_ in session.rounds.values():
        there = _at_least(there, attending(session, round_))
    return there


def _seated(session: Session, ids: set[str]) -> dict[Seat, int]:
    return count_seats(person.seat for person in session.people.values() if person.id in ids)


def _hands(session: Session, round_: Round) -> dict[Seat, int]:
    shown = dict.fromkeys(SEATS, 0)
    for tally in session.tallies.values():
        if tally.round == round_.id and tally.seat is not None:
            hands = sum(tally.counts) + tally.cant_judge
            shown[tally.seat] = max(shown[tally.seat], hands)
    return shown


def _at_least(one: Mapping[Seat, int], other: Mapping[Seat, int]) -> dict[Seat, int]:
    return {seat: max(one[seat], other[seat]) for seat in SEATS}

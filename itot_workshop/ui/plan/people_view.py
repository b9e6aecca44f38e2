"""The roster of a plan as values: rows, counters, and what is to be said of the numbers."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.people import SEATS, Participant, Seat
from itot_workshop.domain.plan_checks import lonely_seats, numbers
from itot_workshop.domain.session import Session
from itot_workshop.ui.plan.words import counted, lonely_words, numbers_words, tr
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.numbers import whole


class PersonRow(Struct, frozen=True, kw_only=True):
    """Somebody in the table; ``name`` is the name, else the code (``coded``), else the role."""

    id: str
    seat: Seat
    name: str
    remark: str
    site: str
    here: bool
    guessed: bool
    coded: bool = False


class PeopleView(Struct, frozen=True, kw_only=True):
    """The roster with what is to be said of it."""

    rows: tuple[PersonRow, ...]
    counts: tuple[tuple[Seat, int], ...]
    total: str
    allowed: str
    good: bool
    warnings: tuple[str, ...]


def people_view(session: Session) -> PeopleView:
    """The roster of a plan, seats in their order, within a seat as people came."""
    people = in_seat_order(session)
    found = numbers(session)
    here = sum(person.here for person in people)
    total = filled(tr("%1 in all, %2 here"), whole(len(people)), whole(here))
    warnings = [lonely_words(seat) for seat in lonely_seats(session)]
    guessed = sum(person.guessed for person in people)
    if guessed:
        one = "One seat was guessed; please look at it."
        warnings.append(counted(guessed, one, "%n seats were guessed; please look at them."))
    return PeopleView(
        rows=tuple(_row(person) for person in people),
        counts=tuple((seat, found.counts[seat]) for seat in SEATS),
        total=total if people else "",
        allowed=numbers_words(found),
        good=found.allowed in ("figures", "dots"),
        warnings=tuple(warnings),
    )


def in_seat_order(session: Session) -> list[Participant]:
    """People by seat, then as they came."""
    people = session.people.values()
    return sorted(people, key=lambda it: (SEATS.index(it.seat), it.position, it.id))


def _row(person: Participant) -> PersonRow:
    named = person.name or person.code
    return PersonRow(
        id=person.id,
        seat=person.seat,
        name=named or person.role,
        remark=person.role if named else "",
        site=person.site,
        here=person.here,
        guessed=person.guessed,
        coded=bool(person.code),
    )

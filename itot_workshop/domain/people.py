"""Who is in the room: the roster and its seats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

Seat: TypeAlias = Literal["IT", "OT", "MGT", "OTHER"]
SEATS: tuple[Seat, ...] = get_args(Seat)
SIDES: tuple[Seat, Seat] = ("IT", "OT")

_LAST_NUMBER = re.compile(r"(\d{1,4})\D*$")


class Participant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place at the table. A seat is enough to vote; name, role and site are optional.

    ``code`` is how the room refers to somebody without a name ("c05"). It never stands beside a
    name, and it is not the private code under which a returning person votes: that one is known
    to its owner only and reaches a ballot as a token (``voting.returning_token``).
    """

    id: str
    seat: Seat
    name: str = ""
    role: str = ""
    site: str = ""
    code: str = ""
    here: bool = True
    guessed: bool = False
    position: int = 0


def seat_counts(people: Iterable[Participant]) -> dict[Seat, int]:
    """How many of these sit on each seat, every seat named, whether here or not."""
    return count_seats(person.seat for person in people)


def count_seats(taken: Iterable[Seat]) -> dict[Seat, int]:
    """How often each seat is among these, every seat named."""
    counted = Counter(taken)
    return {seat: counted[seat] for seat in SEATS}


def seat_of(side: str) -> Seat | None:
    """The seat that a side is called after; None for both sides together."""
    return next((seat for seat in SEATS if seat == side), None)


def label(person: Participant) -> str:
    """What to call a participant on screens and paper: name, else code, else role, else seat."""
    return person.name or person.code or person.role or person.seat


def seat_numbers(people: Iterable[Participant]) -> dict[str, int]:
    """Everybody's number in the room by their id, each once, in the order of the roster.

    It is the one in their code where nobody else has it, else where they came on the roster, or
    the next number that is free. Who goes later changes nobody's number, and who comes gets a new
    one; the rules refuse what would change any while a vote is open.
    """
    roster = sorted(people, key=lambda person: (person.position, person.id))
    found = _code_numbers(roster)
    taken = set(found.values())
    for person in roster:
        if person.id not in found:
            number = person.position + 1
            while number in taken:
                number += 1
            found[person.id] = number
            taken.add(number)
    return {person.id: found[person.id] for person in roster}


def coded(people: Iterable[Participant]) -> bool:
    """Whether everybody has a code with a number of their own."""
    known = list(people)
    return len(_code_numbers(known)) == len(known)


def sign(person: Participant, number: int, *, by_code: bool) -> tuple[str, str]:
    """What the room knows somebody by: what is typed to choose them, and name and role, if any.

    It is the code where all have one, but never beside a name; else the number.
    """
    lead = person.code if by_code and not person.name else str(number)
    parts = [person.name or ("" if by_code else person.code), person.role]
    return lead, ", ".join(part for part in parts if part)


def _code_numbers(people: Iterable[Participant]) -> dict[str, int]:
    """The numbers in codes that only one person has, by their id."""
    matches = {person.id: _LAST_NUMBER.search(person.code) for person in people}
    numbers = {id_: int(match[1]) for id_, match in matches.items() if match is not None}
    times = Counter(numbers.values())
    return {id_: number for id_, number in numbers.items() if number and times[number] == 1}

"""A room with an open vote, and what stands in the booth of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain.notes import Note
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Mode, Round, RoundKind
from itot_workshop.ui.booth.asked import Matter, matter_of
from tests.domain.helpers.demo import core_pack
from tests.domain.helpers.rooms import session_of

SIX: tuple[Seat, ...] = ("IT", "IT", "IT", "OT", "OT", "OT")
STATEMENTS = ("lea1", "lea2", "lea3")
NOTES = {f"n{at}": Note(id=f"n{at}", text=f"Idea {at}") for at in range(1, 5)}
ITEMS = tuple(f"note:{id_}" for id_ in NOTES)


def people(seats: Sequence[Seat] = SIX) -> dict[str, Participant]:
    """People without names, p1, p2 and so on."""
    made = (Participant(id=f"p{at + 1}", seat=s, position=at) for at, s in enumerate(seats))
    return {person.id: person for person in made}


def voting(
    statements: Sequence[str] = STATEMENTS,
    *,
    voted: Iterable[str] = (),
    seats: Sequence[Seat] = SIX,
    mode: Mode = "ballot",
    kind: RoundKind = "statements",
) -> Session:
    """A session whose one round is open."""
    round_ = Round(
        id="r1",
        number=1,
        statements=tuple(statements),
        voted=tuple(sorted(voted)),
        mode=mode,
        kind=kind,
    )
    session = session_of(core_pack())
    return replace(session, people=people(seats), rounds={"r1": round_})


def matter(statements: Sequence[str] = STATEMENTS, voted: Iterable[str] = ()) -> Matter:
    """What the booth of such a session shows."""
    made = matter_of(voting(statements, voted=voted))
    assert made is not None
    return made


def dotting() -> Session:
    """A session in which people give three dots to four notes."""
    round_ = Round(id="r1", number=1, statements=ITEMS, kind="dots", dots=3)
    return replace(voting(), notes=NOTES, rounds={"r1": round_})

"""What a person wishes for a roster, as changes: values in, changes out, nothing done."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from itot_workshop.domain.changes import Change, PeopleAdded, PersonEdited, PersonRemoved
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.roster import roster_from_text, seat_words
from itot_workshop.domain.session import Session

NewId = Callable[[], str]

_CODE = re.compile(r"[a-z]\d{1,3}", re.IGNORECASE)


def add(session: Session, text: str, new_id: NewId) -> PeopleAdded | None:
    """Put whoever a text names on the roster; None if it names nobody."""
    people = roster_from_text(text, seat_words(session.pack), new_id)
    return PeopleAdded(people=people) if people else None


def seat(session: Session, person: str, wanted: Seat) -> Change | None:
    """Give somebody a seat, which is then no longer guessed."""
    now = session.people[person]
    return _edited(now, replace(now, seat=wanted, guessed=False))


def name(session: Session, person: str, text: str) -> Change | None:
    """Call somebody something: where a role stands alone it is reworded, a code likewise.

    A name for somebody with a code is wished as it is; the rules refuse it and say why.
    """
    now, text = session.people[person], text.strip()
    if now.code and not now.name and (not text or _CODE.fullmatch(text)):
        return _edited(now, replace(now, code=text))
    if now.role and not now.name and not now.code:
        return _edited(now, replace(now, role=text))
    return _edited(now, replace(now, name=text))


def place(session: Session, person: str, text: str) -> Change | None:
    """Say at which site somebody works."""
    now = session.people[person]
    return _edited(now, replace(now, site=text.strip()))


def here(session: Session, person: str) -> Change | None:
    """Somebody came in, or is not here yet."""
    now = session.people[person]
    return _edited(now, replace(now, here=not now.here))


def remove(person: str) -> Change:
    """Take somebody off the roster."""
    return PersonRemoved(person=person)


def _edited(now: Participant, wanted: Participant) -> Change | None:
    return None if wanted == now else PersonEdited(person=wanted)

"""What may happen to the plan: what the session is about, its rules, and who is in the room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain.changes import (
    AboutEdited,
    PeopleAdded,
    PersonEdited,
    PersonRemoved,
    ScaleWorded,
)
from itot_workshop.domain.disclosure import FLOOR
from itot_workshop.domain.edits import Edits, added, found, removed, replaced
from itot_workshop.domain.people import SEATS, Participant, seat_numbers
from itot_workshop.domain.private_codes import tokens_dropped
from itot_workshop.domain.session import About, Refused, Session
from itot_workshop.domain.texts import LINE, check_filled, check_text, check_texts
from itot_workshop.domain.voting import on_form

MOST_PEOPLE = 500
"""More people than any room holds; a roster beyond this is a pasting accident."""

LONGEST_LABEL = 40
"""What a number of the scale is called, in characters: it has to fit on a key of the booth."""

_COURSE = ("id", "state", "step", "clock", "board")
"""What of the plan's head belongs to the course of the workshop."""

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def about_edited(session: Session, change: AboutEdited) -> Edits:
    """The plan's head: never another id, another form once there are votes, or lower limits."""
    now, new = session.about, change.about
    check_texts(new)
    check_filled(new.title, "The title")
    for line in (new.title, new.organisation, new.site, new.facilitator):
        check_text(line, LINE)
    if any(getattr(new, name) != getattr(now, name) for name in _COURSE):
        raise Refused("The course of a workshop is not part of its plan; nothing was changed.")
    if new.form != now.form and on_form(session.rounds.values()):
        raise Refused(
            "There are votes already, so the form stays as it is: other statements would make "
            "them incomparable. Plan another session for the other form."
        )
    if not set(new.talk) <= {"", *(axis.id for axis in session.pack.axes)}:
        raise Refused("The talk list takes axes of this session’s pack only; nothing was changed.")
    _check_times(new)
    _check_limits(session, new)
    return replaced(session, "about", new)


def scale_worded(session: Session, change: ScaleWorded) -> Edits:
    """The scale's numbers get other names in this session's pack, as long as nobody has voted."""
    scale = session.pack.scale
    if len(change.labels) != len(scale.labels):
        raise Refused("The scale keeps its numbers; only what they are called can change.")
    for label in change.labels:
        check_filled(label, "What a number is called")
        check_text(label, LONGEST_LABEL)
    if change.labels != scale.labels and on_form(session.rounds.values()):
        raise Refused(
            "There are votes already, so the words of the scale stay: they were given with these."
        )
    worded = replace(session.pack, scale=replace(scale, labels=change.labels))
    return replaced(session, "pack", worded)


def _check_times(about: About) -> None:
    for time in (about.starts, about.until):
        if time and not _TIME.fullmatch(time):
            raise Refused(f"“{time}” is not a time of day; please write it like 09:00.")
    if about.next_date is not None and about.next_date < about.date:
        raise Refused("The next session cannot be before this one; please check its date.")


def _check_limits(session: Session, about: About) -> None:
    pack = session.pack.thresholds
    limits = (
        (about.side_min, max(pack.side_min, FLOOR.side_min)),
        (about.room_min, max(pack.room_min, FLOOR.room_min)),
        (about.split_min, max(pack.split_min, FLOOR.split_min)),
    )
    for value, least in limits:
        if value and value < least:
            raise Refused(
                f"Groups smaller than {least} stay hidden, because people could be recognised. "
                "This number can be raised, not lowered."
            )


def people_added(session: Session, change: PeopleAdded) -> Edits:
    """People join the roster behind those who are there."""
    return newcomers(session, change.people)


def newcomers(session: Session, people: Sequence[Participant]) -> Edits:
    """Edits that put people on the roster, behind those who are there."""
    if len(session.people) + len(people) > MOST_PEOPLE:
        raise Refused(
            f"That would make more than {MOST_PEOPLE} people, so nobody was added. "
            "Please check what was pasted."
        )
    for person in people:
        _check_person(person)
    joined = added(session, "people", _numbered(session, people))
    check_numbers(session, session.with_edits(joined))
    return (*joined, *tokens_dropped(session, people))


def _numbered(session: Session, people: Iterable[Participant]) -> list[Participant]:
    first = max((person.position for person in session.people.values()), default=-1) + 1
    return [replace(_trimmed(person), position=first + at) for at, person in enumerate(people)]


def person_edited(session: Session, change: PersonEdited) -> Edits:
    """A participant changes; the seat stays while their ballot is in an open round."""
    before = found(session, "people", change.person.id)
    _check_person(change.person)
    moved = isinstance(before, Participant) and before.seat != change.person.seat
    if moved and _has_ballot_in(session, change.person.id):
        raise Refused(
            "This person’s ballot is in the box under the present seat. "
            "Close the round first, or take the ballot out, then change the seat."
        )
    edited = replaced(session, "people", _trimmed(change.person))
    check_numbers(session, session.with_edits(edited))
    return (*edited, *tokens_dropped(session, [change.person]))


def person_removed(session: Session, change: PersonRemoved) -> Edits:
    """A participant leaves the roster; a ballot in an open round must be taken out before."""
    if _has_ballot_in(session, change.person):
        raise Refused(
            "This person’s ballot is in the box. Take the ballot out first, or close the round; "
            "then remove the person."
        )
    gone = removed(session, "people", change.person)
    check_numbers(session, session.with_edits(gone))
    return gone


def check_numbers(before: Session, after: Session) -> None:
    """Refuse what gives somebody another number in the booth while a vote is open.

    Who types the number they had would else vote in somebody's place.
    """
    if before.people == after.people or all(r.state != "open" for r in before.rounds.values()):
        return
    had, has = seat_numbers(before.people.values()), seat_numbers(after.people.values())
    if any(has.get(id_, number) != number for id_, number in had.items()):
        raise Refused(
            "Somebody’s number in the booth would change while a vote is open. "
            "Take another code, or close the vote first."
        )


def _has_ballot_in(session: Session, person: str) -> bool:
    return any(r.state == "open" and person in r.voted for r in session.rounds.values())


def _trimmed(person: Participant) -> Participant:
    return replace(
        person,
        name=person.name.strip(),
        role=person.role.strip(),
        site=person.site.strip(),
        code=person.code.strip(),
    )


def _check_person(person: Participant) -> None:
    check_texts(person, LINE)
    if person.seat not in SEATS:
        raise Refused(f"“{person.seat}” is no seat; choose IT, OT, management or other.")
    if person.name.strip() and person.code.strip():
        raise Refused(
            "A name and a code never stand together, or the code would lead to the name. "
            "Keep one of the two."
        )

"""Planning a session: a first one from a template, a follow-up from the session before.

Random ids are handed in as a function, the date with the plan.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep, from_template
from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.notes import Action, ActionState, Origin
from itot_workshop.domain.pack import Form, Pack, Template
from itot_workshop.domain.people import SEATS, Participant, Seat
from itot_workshop.domain.rules_plan import MOST_PEOPLE, about_edited
from itot_workshop.domain.session import About, Refused, Session

NewId = Callable[[], str]
SeatWords = Mapping[Seat, tuple[str, ...]]

CARRIED: tuple[ActionState, ...] = ("open", "partly", "moved")
"""Actions in these states come along to the next session."""

_COUNT = re.compile(r"(\d{1,4})\s*(?:x|×)?\s*([^\d\s,;+&]+)")


def plan_session(
    pack: Pack,
    template: str,
    *,
    title: str,
    date: datetime.date,
    new_id: NewId,
    organisation: str = "",
    site: str = "",
    form: Form | None = None,
    follows: str | None = None,
) -> Session:
    """A planned session with the agenda of a template; the form is the template's unless given.

    Refused when the pack has no such template or a text of the head cannot be kept.
    """
    agenda = _template(pack, template)
    about = About(
        id=new_id(),
        title=title.strip(),
        date=date,
        organisation=organisation.strip(),
        site=site.strip(),
        language=pack.pack.language,
        template=agenda.id,
        form=form or agenda.form,
        follows=follows,
    )
    session = Session(about=about, pack=pack, agenda=agenda_of(agenda, new_id))
    about_edited(session, AboutEdited(about=about))
    return session


def plan_follow_up(
    previous: Session,
    *,
    title: str,
    date: datetime.date,
    new_id: NewId,
    template: str | None = None,
    form: Form | None = None,
    pack: Pack | None = None,
) -> Session:
    """The session after another: same company, form and people, and what was left open.

    The roster comes without votes; open actions come along with their origin, to be reviewed; the
    board starts from the last agreed map; charters come along so that their reviews can go on.
    The template is the pack's one for follow-ups unless one is named. Without ``pack`` the content
    is that of the session before.
    """
    content = pack or previous.pack
    about = previous.about
    planned = plan_session(
        content,
        template or _follow_up_template(content, about.template),
        title=title,
        date=date,
        new_id=new_id,
        organisation=about.organisation,
        site=about.site,
        form=form or about.form,
        follows=previous.id,
    )
    carried = replace(
        planned.about,
        facilitator=about.facilitator,
        way=about.way,
        note_authors=about.note_authors,
        side_min=about.side_min,
        room_min=about.room_min,
        split_min=about.split_min,
        rehearsal=about.rehearsal,
    )
    people = [replace(p, id=new_id()) for p in _by_position(previous.people.values())]
    board = [
        replace(card, by_it=None, by_ot=None, target=None, barrier="", owner_it="", owner_ot="")
        for card in previous.board.values()
    ]
    return replace(
        planned,
        about=carried,
        people={person.id: person for person in people},
        actions={action.id: action for action in carried_actions(previous, new_id)},
        board={card.id: card for card in board},
        charters=previous.charters,
    )


def carried_actions(previous: Session, new_id: NewId) -> list[Action]:
    """What was not finished, as new actions that know where they come from."""
    open_ = [action for action in previous.actions.values() if action.state in CARRIED]
    return [
        replace(
            action,
            id=new_id(),
            position=at,
            state="open",
            remark="",
            reason="",
            origin=Origin(session=previous.id, action=action.id),
        )
        for at, action in enumerate(sorted(open_, key=lambda action: action.position))
    ]


def agenda_of(template: Template, new_id: NewId) -> dict[str, AgendaStep]:
    """A template's steps as an agenda of a session."""
    steps = [from_template(step, new_id(), at) for at, step in enumerate(template.steps)]
    return {step.id: step for step in steps}


def roster_from_counts(text: str, words: SeatWords, new_id: NewId) -> tuple[Participant, ...]:
    """People without names from counts per seat, such as "6 IT, 7 OT, 1 other".

    ``words`` are what each seat is called. Refused when the text holds anything else.
    """
    counted = [(int(count), seat_of(word, words)) for count, word in _COUNT.findall(text)]
    rest = re.sub(r"[\s,;+&.]|\band\b", "", _COUNT.sub("", text))
    if rest or not counted or any(seat is None for _, seat in counted):
        raise Refused(
            "This could not be read as numbers of people. Write it like “6 IT, 7 OT, 1 other”."
        )
    if sum(count for count, _ in counted) > MOST_PEOPLE:
        raise Refused(f"That would make more than {MOST_PEOPLE} people; nobody was added.")
    return tuple(
        Participant(id=new_id(), seat=seat)
        for count, seat in counted
        if seat is not None
        for _ in range(count)
    )


def roster_from_table(text: str, words: SeatWords, new_id: NewId) -> tuple[Participant, ...]:
    """People from rows of a spreadsheet: seat, name or role, site, in any order of columns.

    A cell that is exactly a seat's word sets the seat. Otherwise the seat is guessed from the
    words of the row and marked as guessed; a row that tells nothing gets the seat *other*.
    """
    rows = [[cell.strip() for cell in row] for row in _rows(text)]
    filled = [row for row in rows if any(row)]
    if len(filled) > MOST_PEOPLE:
        raise Refused(f"These are more than {MOST_PEOPLE} rows; nobody was added.")
    return tuple(_person(row, words, new_id) for row in filled if not _is_head(row, words))


def seat_of(word: str, words: SeatWords) -> Seat | None:
    """The seat that a word names exactly, capitals aside."""
    plain = word.strip().casefold()
    for seat in SEATS:
        if plain == seat.casefold() or plain in words.get(seat, ())[:2]:
            return seat
    return None


def _person(row: list[str], words: SeatWords, new_id: NewId) -> Participant:
    named = next((cell for cell in row if seat_of(cell, words)), None)
    rest = [cell for cell in row if cell and cell is not named]
    seat = seat_of(named, words) if named is not None else None
    return Participant(
        id=new_id(),
        seat=seat or _guess(rest, words),
        name=rest[0] if rest else "",
        site=rest[-1] if len(rest) > 1 else "",
        role=", ".join(rest[1:-1]),
        guessed=seat is None,
    )


def _guess(cells: Iterable[str], words: SeatWords) -> Seat:
    said = " ".join(cells).casefold()
    found = set(re.findall(r"[\w/]+", said))
    for seat in ("MGT", "OT", "IT", "OTHER"):
        if any(word in found or (" " in word and word in said) for word in words.get(seat, ())):
            return seat
    return "OTHER"


def _is_head(row: list[str], words: SeatWords) -> bool:
    heads = {"seat", "side", "name", "role", "site", "plant", "participant", "team"}
    return sum(cell.casefold() in heads for cell in row) >= max(1, len([c for c in row if c]) - 1)


def _rows(text: str) -> Iterable[list[str]]:
    first = text.split("\n", 1)[0]
    separator = next((s for s in ("\t", ";", ",") if s in first), "\t")
    return csv.reader(StringIO(text), delimiter=separator)


def _by_position(people: Iterable[Participant]) -> list[Participant]:
    return sorted(people, key=lambda person: person.position)


def _template(pack: Pack, template: str) -> Template:
    try:
        return pack.template(template)
    except KeyError:
        known = ", ".join(t.id for t in pack.templates)
        raise Refused(
            f"The pack “{pack.pack.id}” has no agenda “{template}”. It has: {known}."
        ) from None


def _follow_up_template(pack: Pack, otherwise: str) -> str:
    return next((t.id for t in pack.templates if t.follow_up), otherwise)

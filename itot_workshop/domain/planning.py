"""Planning a session: a first one from a template, a follow-up from the session before.

Random ids are handed in as a function, the date with the plan.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep, from_template
from itot_workshop.domain.board_course import is_revealed
from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.common_ground import Placement, is_contested
from itot_workshop.domain.notes import Action, ActionState, Origin
from itot_workshop.domain.pack import Form, Pack, Template
from itot_workshop.domain.people import Participant
from itot_workshop.domain.roster import (
    SeatWords,
    roster_from_counts,
    roster_from_table,
    seat_named,
    seat_words,
)
from itot_workshop.domain.rules_plan import about_edited
from itot_workshop.domain.session import About, Refused, Session

__all__ = [
    "CARRIED",
    "SeatWords",
    "agenda_of",
    "carried_actions",
    "plan_follow_up",
    "plan_session",
    "roster_from_counts",
    "roster_from_table",
    "seat_named",
    "seat_words",
]

NewId = Callable[[], str]

CARRIED: tuple[ActionState, ...] = ("open", "partly", "missed", "moved")
"""Actions in these states come along to the next session: all that is neither done nor dropped."""


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

    The roster comes without votes, everybody expected; what was not finished comes along with its
    origin, to be reviewed; the board starts from the last agreed map; charters come along so that
    their reviews can go on. The template is the pack's one for follow-ups unless one is named.
    Without ``pack`` the content is that of the session before; with another one, what it does not
    know is fitted to it: cards become the room's own, actions lose their axis, charters of models
    it does not have stay behind.
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
    people = [
        replace(person, id=new_id(), here=True, position=at)
        for at, person in enumerate(_by_position(previous.people.values()))
    ]
    actions = [_fitting(action, content) for action in carried_actions(previous, new_id)]
    models = {model.id for model in content.models}
    board = {card.id: card for card in _carried_board(previous, content)}
    return replace(
        planned,
        about=replace(
            _with_rules(planned.about, about, content),
            board="update" if any(it.was for it in board.values()) else "choose",
        ),
        people={person.id: person for person in people},
        actions={action.id: action for action in actions},
        board=board,
        charters={c.id: c for c in previous.charters.values() if c.model in models},
    )


def _with_rules(planned: About, before: About, content: Pack) -> About:
    """The rules of the session before; limits that the content pack has passed fall back to it."""
    least = content.thresholds
    return replace(
        planned,
        facilitator=before.facilitator,
        way=before.way,
        note_authors=before.note_authors,
        side_min=_raised(before.side_min, least.side_min),
        room_min=_raised(before.room_min, least.room_min),
        split_min=_raised(before.split_min, least.split_min),
        rehearsal=before.rehearsal,
    )


def _raised(limit: int, least: int) -> int:
    return limit if limit > least else 0


def _carried_board(previous: Session, content: Pack) -> list[Placement]:
    """The last agreed map; cards that the content does not have become cards of the room's own.

    A session that never got to its board hands on what it was given.
    """
    played = is_revealed(previous)
    known = {item.id: item for item in content.items}
    former = {item.id: item for item in previous.pack.items}
    cards = []
    for card in previous.board.values():
        start = replace(
            card,
            by_it=None,
            by_ot=None,
            was=card.agreed or (None if played else card.was),
            aim=card.target or (None if played else card.aim),
            disputed=is_contested(card) or (not played and card.disputed),
            target=None,
            barrier="",
            owner_it="",
            owner_ot="",
        )
        if card.id in known:
            start = replace(start, kind=known[card.id].kind)
        elif card.id in former:
            start = replace(start, text=former[card.id].text, short=former[card.id].short)
        cards.append(start)
    return cards


def _fitting(action: Action, content: Pack) -> Action:
    """An action without its axis, if the content has none of that id."""
    known = {axis.id for axis in content.axes}
    return action if action.axis in known else replace(action, axis="")


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

"""Planning a rehearsal: a marked session with made-up people, and one before it if it needs one."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

from msgspec.structs import replace

from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.planning import plan_follow_up, plan_session
from itot_workshop.domain.session import Session
from itot_workshop.live.rehearsal_people import USUAL, roster

NewId = Callable[[], str]

STARTS = datetime.time(9, 0)
"""When a rehearsed workshop begins."""

BETWEEN = datetime.timedelta(days=126)
"""How long after a session its follow-up is held."""


def ids(chance: random.Random) -> NewId:
    """Ids that come from chance alone, so that the same seed gives the same ones."""

    def new_id() -> str:
        return f"{chance.getrandbits(64):016x}"

    return new_id


def earlier_template(pack: Pack, template: str) -> str | None:
    """The agenda of the session that has to come before, if this one is for a follow-up.

    It is one for a first session, in the same form if there is one.
    """
    wanted = next((t for t in pack.templates if t.id == template), None)
    if wanted is None or not wanted.follow_up:
        return None
    first = [t for t in pack.templates if not t.follow_up]
    fitting = [t for t in first if t.form == wanted.form] or first
    return fitting[0].id if fitting else None


def plan_rehearsal(
    pack: Pack, template: str, participants: int, date: datetime.date, new_id: NewId
) -> Session:
    """A session to rehearse, with made-up people in it.

    Refused when the pack has no such template.
    """
    session = plan_session(pack, template, title=template, date=date, new_id=new_id)
    people = roster(participants, new_id)
    return replace(_marked(session), people={person.id: person for person in people})


def plan_rehearsed_follow_up(
    previous: Session, template: str, date: datetime.date, new_id: NewId
) -> Session:
    """The session after a rehearsed one, with the same people."""
    session = plan_follow_up(previous, template=template, title=template, date=date, new_id=new_id)
    return _marked(session)


def rehearsal_of(planned: Session, new_id: NewId, participants: int = USUAL) -> Session:
    """A marked copy of a session to practise with: its plan, and nothing that was said in it.

    The people are those of the plan, all of them here, or made-up ones if it has none yet. What
    was carried over from the session before is there again as it came. It follows no session, so
    that its votes are set against nothing real; where votes come on paper, a booth stands in.
    """
    about = replace(
        planned.about,
        id=new_id(),
        follows=None,
        state="planned",
        step="",
        clock=None,
        way="booth" if planned.about.way == "paper" else planned.about.way,
        next_date=None,
        archived=False,
        rehearsal=True,
        talk=(),
    )
    board = {card.id: card for card in planned.board.values()}
    if planned.about.state != "planned":
        board = {card.id: _unplaced(card) for card in board.values()}
        carried = any(card.was for card in board.values())
        about = replace(about, board="update" if carried else "choose")
    people = [replace(person, id=new_id(), here=True) for person in planned.people.values()]
    people = people or list(roster(participants, new_id))
    agenda = {
        step.id: replace(step, state="planned", added=0, spent=0)
        for step in planned.agenda.values()
    }
    actions = {
        action.id: replace(action, state="open", remark="", reason="")
        for action in planned.actions.values()
        if action.origin is not None
    }
    return Session(
        about=about,
        pack=planned.pack,
        people={person.id: person for person in people},
        agenda=agenda,
        actions=actions,
        board=board,
        charters={it.id: it for it in planned.charters.values() if it.session != planned.id},
    )


def _unplaced(card: Placement) -> Placement:
    """A card as it lay before the workshop: where the session before left it, or nowhere."""
    fresh = Placement(
        id=card.id, kind=card.kind, position=card.position, text=card.text, short=card.short
    )
    if card.was is None:
        return fresh
    return replace(
        fresh,
        agreed=card.was,
        was=card.was,
        aim=card.aim,
        disputed=card.disputed,
        keep_apart=card.keep_apart,
        reason=card.reason,
    )


def _marked(session: Session) -> Session:
    """A session with title and times of its template, marked as a rehearsal."""
    template = session.pack.template(session.about.template)
    starts = datetime.datetime.combine(session.about.date, STARTS)
    until = starts + datetime.timedelta(minutes=template.minutes)
    about = replace(
        session.about,
        title=template.title,
        purpose=template.purpose,
        starts=f"{starts:%H:%M}",
        until=f"{until:%H:%M}",
        rehearsal=True,
    )
    return replace(session, about=about)

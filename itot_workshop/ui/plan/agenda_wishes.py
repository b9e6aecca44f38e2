"""What a person wishes for an agenda, as changes: values in, changes out, nothing done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep, from_template
from itot_workshop.domain.changes import (
    AgendaReplaced,
    Change,
    StepEdited,
    StepMoved,
    StepRemoved,
    StepsAdded,
)
from itot_workshop.domain.pack import TemplateStep
from itot_workshop.domain.plan_checks import Take
from itot_workshop.domain.rules_agenda import MOST_MINUTES, in_order
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import on_form
from itot_workshop.ui.plan.words import tr

NewId = Callable[[], str]

OWN_MINUTES = 15
"""The length of a step of one's own before anybody says otherwise."""


def move(session: Session, step: str, place: int) -> Change | None:
    """Put a step at a place of the agenda; None if it stands there."""
    last = len(session.agenda) - 1
    wanted = max(0, min(place, last))
    return (
        None if session.agenda[step].position == wanted else StepMoved(step=step, position=wanted)
    )


def lengthen(session: Session, step: str, by: int) -> Change | None:
    """Give a step more minutes or fewer."""
    now = session.agenda[step]
    minutes = max(1, min(now.minutes + by, MOST_MINUTES))
    return None if minutes == now.minutes else StepEdited(step=replace(now, minutes=minutes))


def set_minutes(session: Session, step: str, minutes: int) -> Change | None:
    """Give a step a length."""
    return lengthen(session, step, minutes - session.agenda[step].minutes)


def switch(session: Session, step: str) -> Change:
    """Switch a step off, or on again."""
    now = session.agenda[step]
    return StepEdited(step=replace(now, off=not now.off))


def reword(session: Session, step: str, title: str) -> Change | None:
    """Call a step something else; an empty title changes nothing."""
    now = session.agenda[step]
    title = title.strip()
    return StepEdited(step=replace(now, title=title)) if title and title != now.title else None


def explain(session: Session, step: str, purpose: str) -> Change | None:
    """Say what a step is for."""
    now = session.agenda[step]
    return StepEdited(step=replace(now, purpose=purpose)) if purpose != now.purpose else None


def duplicate(session: Session, step: str, new_id: NewId) -> StepsAdded:
    """The same step once more, behind it."""
    now = session.agenda[step]
    return StepsAdded(steps=(replace(now, id=new_id(), position=now.position + 1),))


def remove(step: str) -> Change:
    """Take a step off the agenda."""
    return StepRemoved(step=step)


def add_from_pack(session: Session, found: TemplateStep, after: str, new_id: NewId) -> StepsAdded:
    """A step of the pack's templates behind another one."""
    return StepsAdded(steps=(from_template(found, new_id(), place_after(session, after)),))


def add_own(session: Session, after: str, new_id: NewId) -> StepsAdded:
    """A step of one's own behind another one."""
    step = AgendaStep(
        id=new_id(),
        position=place_after(session, after),
        title=tr("Your own step"),
        minutes=OWN_MINUTES,
        kind="talk",
    )
    return StepsAdded(steps=(step,))


def use_template(session: Session, template: str, new_id: NewId) -> AgendaReplaced:
    """Another template in place of the whole agenda; with votes in, the form stays."""
    wanted = session.pack.template(template)
    steps = tuple(from_template(it, new_id(), at) for at, it in enumerate(wanted.steps))
    form = session.about.form if on_form(session.rounds.values()) else wanted.form
    return AgendaReplaced(template=template, form=form, steps=steps)


def take(session: Session, takes: Iterable[Take]) -> tuple[Change, ...]:
    """Shorten steps by what they can give."""
    wished = (lengthen(session, it.step, -it.minutes) for it in takes)
    return tuple(change for change in wished if change is not None)


def place_after(session: Session, step: str) -> int:
    """The place behind a step; without one, before the close, else at the end."""
    if step in session.agenda:
        return session.agenda[step].position + 1
    order = in_order(session.agenda.values())
    closing = bool(order) and order[-1].kind == "close"
    return len(order) - int(closing)

"""A session's plan as one value: the session, and how each of its four parts stands."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.plan_checks import Fit, fit, numbers, time_of
from itot_workshop.domain.session import About, Session
from itot_workshop.domain.voting import Way
from itot_workshop.ui.plan.words import counted, hours, tr, way_state
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.numbers import whole

Part: TypeAlias = Literal["about", "agenda", "people", "rules"]
PARTS: tuple[Part, ...] = ("about", "agenda", "people", "rules")


class PartState(Struct, frozen=True, kw_only=True):
    """A part of the plan in the rail: what it is called, how it stands, whether that is well."""

    part: Part
    title: str
    state: str
    good: bool


class PlanView(Struct, frozen=True, kw_only=True):
    """What the plan page shows; only an ``editable`` one can be changed."""

    session: Session
    parts: tuple[PartState, ...]
    editable: bool = True


def plan_view(session: Session, *, editable: bool = True) -> PlanView:
    """Everything the plan page shows of a session."""
    parts = (
        _about(session.about),
        _agenda(session),
        _people(session),
        _rules(session),
    )
    return PlanView(session=session, parts=parts, editable=editable)


def missing(about: About) -> tuple[str, ...]:
    """What the head of the plan does not say yet, of what everybody will ask."""
    wanted = (
        (about.organisation, tr("organisation")),
        (about.starts, tr("start")),
        (about.until, tr("room until")),
        (about.facilitator, tr("facilitator")),
    )
    return tuple(name for value, name in wanted if not value.strip())


def _about(about: About) -> PartState:
    lacking = missing(about)
    state = tr("complete")
    if len(lacking) == 1:
        state = filled(tr("no %1"), lacking[0])
    elif lacking:
        state = filled(tr("%1 things missing"), whole(len(lacking)))
    return PartState(part="about", title=tr("About"), state=state, good=not lacking)


def _agenda(session: Session) -> PartState:
    found = fit(session)
    good = bool(found.total) and found.fits
    return PartState(part="agenda", title=tr("Agenda"), state=_fit_state(found), good=good)


def _fit_state(found: Fit) -> str:
    if not found.total:
        return tr("no steps")
    if found.turned:
        return tr("check the times")
    if found.over is not None and found.over > 0:
        return filled(tr("%1 min too long"), whole(found.over))
    if found.ends is None:
        return hours(found.total)
    said = tr("ends %1") if found.over is None else tr("ends %1, fits")
    return filled(said, time_of(found.ends))


def _people(session: Session) -> PartState:
    found = numbers(session)
    number = sum(found.counts.values())
    state = counted(number, "%n person", "%n people") if number else tr("nobody yet")
    good = found.allowed in ("figures", "dots")
    return PartState(part="people", title=tr("People"), state=state, good=good)


def _rules(session: Session) -> PartState:
    way: Way = session.about.way
    good = way != "phones"
    return PartState(part="rules", title=tr("Rules"), state=way_state(way), good=good)

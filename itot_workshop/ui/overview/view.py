"""A session's plan as one value: agenda with clock times, people by seat, facts."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.people import Seat, seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.ui.library.words import length_word
from itot_workshop.ui.widgets.numbers import long_date, whole

translate = QCoreApplication.translate

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class StepLine(Struct, frozen=True, kw_only=True):
    """A step of the agenda: when it begins, what it is called, how long it is, what it is for."""

    starts: str
    title: str
    length: str
    purpose: str
    off: bool = False


class Fact(Struct, frozen=True, kw_only=True):
    """A name with what it is."""

    name: str
    value: str


class PlanView(Struct, frozen=True, kw_only=True):
    """What the plan page shows."""

    facts: tuple[Fact, ...]
    steps: tuple[StepLine, ...]
    total: str
    people: tuple[tuple[Seat, int], ...]
    remarks: tuple[str, ...]
    voted: bool


def plan_view(session: Session, *, voted: bool) -> PlanView:
    """Everything the plan page shows of a session."""
    steps = sorted(session.agenda.values(), key=lambda step: step.position)
    minutes = sum(step.minutes + step.added for step in steps if not step.off)
    people = seat_counts(session.people.values())
    return PlanView(
        facts=tuple(_facts(session)),
        steps=_steps(session),
        total=length_word(minutes),
        people=tuple((seat, number) for seat, number in people.items() if number),
        remarks=_remarks(session, people),
        voted=voted,
    )


def _facts(session: Session) -> list[Fact]:
    about, pack = session.about, session.pack
    template = next((it.title for it in pack.templates if it.id == about.template), "")
    form = translate("Plan", "Full form, %1 statements")
    if about.form == "short":
        form = translate("Plan", "Short form, %1 statements")
    asked = len(pack.form_statements(about.form))
    named = (
        (translate("Plan", "Organisation"), about.organisation),
        (translate("Plan", "Site"), about.site),
        (translate("Plan", "Date"), long_date(about.date)),
        (translate("Plan", "Facilitator"), about.facilitator),
        (translate("Plan", "Purpose"), about.purpose),
        (translate("Plan", "Agenda"), template),
        (translate("Plan", "Statements"), form.replace("%1", whole(asked))),
        (translate("Plan", "Content"), f"{pack.pack.title} {pack.pack.version}"),
    )
    return [Fact(name=name, value=value) for name, value in named if value]


def _steps(session: Session) -> tuple[StepLine, ...]:
    purposes = {
        step.id: step.purpose for template in session.pack.templates for step in template.steps
    }
    lines: list[StepLine] = []
    start = _start(session.about.starts)
    spent = 0
    for step in sorted(session.agenda.values(), key=lambda it: it.position):
        length = translate("Plan", "%1 min").replace("%1", whole(step.minutes + step.added))
        lines.append(
            StepLine(
                starts="" if step.off else _clock(start, spent),
                title=step.title,
                length=length,
                purpose=step.purpose or purposes.get(step.source, ""),
                off=step.off,
            )
        )
        if not step.off:
            spent += step.minutes + step.added
    return tuple(lines)


def _start(typed: str) -> int | None:
    """The planned start in minutes of the day, None if there is none."""
    found = _CLOCK.fullmatch(typed.strip())
    return 60 * int(found[1]) + int(found[2]) if found else None


def _clock(start: int | None, spent: int) -> str:
    """When a step begins: by the clock, else in hours and minutes from the start."""
    if start is None:
        return f"+{spent // 60}:{spent % 60:02}"
    at = (start + spent) % (24 * 60)
    return f"{at // 60:02}:{at % 60:02}"


def _remarks(session: Session, people: dict[Seat, int]) -> tuple[str, ...]:
    """What the numbers of people allow, before anybody has voted."""
    least = limits(session).side
    if not any(people.values()):
        return (
            translate("Plan", "Nobody is on the roster yet. Imported votes bring people along."),
        )
    small = [seat for seat in ("IT", "OT") if people[seat] < least]
    if small:
        said = translate("Plan", "With fewer than %1 people in %2 the sides are not shown apart.")
        return (said.replace("%1", whole(least)).replace("%2", " / ".join(small)),)
    return ()

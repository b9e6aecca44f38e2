"""Where the workshop stands in time: the running step's countdown and the agenda as a whole.

All of it follows from the session and a clock reading that is handed in
(``docs/method.md``, the clock of the agenda). Readings are seconds of one clock that counts on
while the computer sleeps; a reading before the last start counts as that start, so a clock that is
set back never gives time away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.session import Session

Level: TypeAlias = Literal["calm", "soon", "over"]

SOON = 0.2
"""The part of a timebox that is left when the countdown turns amber."""

LEAST = 1 / 3
"""The part of its minutes that an elastic step keeps when earlier steps overran."""


class Timebox(Struct, frozen=True, kw_only=True):
    """The countdown of one step, in seconds. ``left`` is negative once the time is over.

    ``box`` is the step's time after what an overrun of earlier steps has taken from it.
    """

    step: str
    box: int
    used: float
    running: bool

    @property
    def left(self) -> float:
        """Seconds until the timebox is over; negative after that."""
        return self.box - self.used

    @property
    def level(self) -> Level:
        """Calm, soon over (a fifth is left), or over."""
        if self.left <= 0:
            return "over"
        return "soon" if self.left <= SOON * self.box else "calm"


class AgendaTime(Struct, frozen=True, kw_only=True):
    """The whole agenda, in seconds. ``behind`` is negative when the workshop is ahead.

    ``rest`` is how long it will go on from now; ``expected`` is that and what was used so far.
    ``taken`` says how much of which later elastic step pays for what has overrun.
    """

    planned: int
    expected: float
    behind: float
    rest: float
    taken: Mapping[str, int] = field(default_factory=dict)


def steps_in_order(session: Session) -> tuple[AgendaStep, ...]:
    """The steps that are switched on, in agenda order."""
    steps = (step for step in session.agenda.values() if not step.off)
    return tuple(sorted(steps, key=lambda step: step.position))


def used(session: Session, step: AgendaStep, now: float) -> float:
    """Seconds a step has taken so far, earlier visits included."""
    clock = session.about.clock
    if session.about.step != step.id or clock is None:
        return float(step.spent)
    return step.spent + max(0.0, now - clock)


def timebox(session: Session, now: float) -> Timebox | None:
    """The countdown of the step the workshop is at, or None when it is at none."""
    step = session.agenda.get(session.about.step)
    if step is None:
        return None
    return Timebox(
        step=step.id,
        box=_own(step) - _taken_before(session, step),
        used=used(session, step, now),
        running=session.about.clock is not None,
    )


def agenda_time(session: Session, now: float) -> AgendaTime:
    """How far the agenda is behind its plan, how long it goes on, and which steps pay for it.

    Done steps count with the time they took, the running one with its box or the time it has
    taken, whichever is longer, later ones with their plan. A step that is looked at again after
    later ones counts with the time it has taken, one that was passed over with none.
    """
    steps = steps_in_order(session)
    planned = sum(step.minutes * 60 for step in steps)
    demand = sum(length(session, step, now) for step in steps)
    taken = _take(steps, session.about.step, demand - planned)
    expected = demand - sum(taken.values())
    return AgendaTime(
        planned=planned,
        expected=expected,
        behind=expected - planned,
        rest=expected - sum(used(session, step, now) for step in steps),
        taken=taken,
    )


def length(session: Session, step: AgendaStep, now: float) -> float:
    """Seconds a step took, takes, or will take before later ones pay for an overrun."""
    spent = used(session, step, now)
    steps = steps_in_order(session)
    here = next((at for at, it in enumerate(steps) if it.id == session.about.step), -1)
    at = next((at for at, it in enumerate(steps) if it.id == step.id), len(steps))
    if at == here:
        again = any(it.state == "done" for it in steps[at + 1 :])
        return spent if again else max(spent, _own(step) - _taken_before(session, step))
    return spent if step.state == "done" or at < here else max(spent, _own(step))


def _own(step: AgendaStep) -> int:
    return max(0, (step.minutes + step.added) * 60)


def _take(steps: tuple[AgendaStep, ...], current: str, excess: float) -> dict[str, int]:
    """Whole seconds to take from elastic steps that are still to come, nearest first."""
    taken: dict[str, int] = {}
    left = int(excess)
    for step in _to_come(steps, current):
        if left <= 0:
            break
        if step.elastic:
            kept = max(round(_own(step) * LEAST), step.spent)
            part = min(left, max(0, _own(step) - kept))
            if part:
                taken[step.id] = part
            left -= part
    return taken


def _to_come(steps: tuple[AgendaStep, ...], current: str) -> tuple[AgendaStep, ...]:
    later = steps
    for at, step in enumerate(steps):
        if step.id == current:
            later = steps[at + 1 :]
    return tuple(step for step in later if step.state == "planned")


def _taken_before(session: Session, step: AgendaStep) -> int:
    """What earlier overruns have taken from the step the workshop is at, if it is elastic."""
    if not step.elastic:
        return 0
    others = [s for s in steps_in_order(session) if s.id != step.id]
    before = [s for s in others if s.state == "done" or s.position < step.position]
    excess = sum(s.spent - s.minutes * 60 for s in before)
    spare = _own(step) - round(_own(step) * LEAST)
    return min(spare, max(0, int(excess)))

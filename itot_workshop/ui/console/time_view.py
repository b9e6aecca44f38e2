"""Time as the console shows it: the countdown, the whole agenda, and the steps with their hours."""

from __future__ import annotations

from itertools import accumulate
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import (
    AgendaTime,
    Level,
    agenda_time,
    length,
    steps_in_order,
    timebox,
    used,
)
from itot_workshop.ui.console.blocks import Size, blocks
from itot_workshop.ui.console.words import countdown, counted, joined, minutes_of, tr
from itot_workshop.ui.widgets.numbers import time_of_day, whole

Pace: TypeAlias = Literal["ok", "warn", ""]


class TimeView(Struct, frozen=True, kw_only=True):
    """The head's time: countdown, what it counts, how full the box is, how the agenda stands."""

    figure: str = ""
    of: str = ""
    share: float = 0.0
    level: Level = "calm"
    running: bool = False
    pace: str = ""
    pace_kind: Pace = ""
    pace_why: str = ""


class RailRow(Struct, frozen=True, kw_only=True):
    """A step in the agenda rail: its place, when it starts, how long it takes, what it gave up."""

    step: str
    number: int
    title: str
    state: str
    starts: str
    minutes: int
    change: str = ""
    was: int | None = None
    current: bool = False


def time_view(session: Session, now: float) -> TimeView:
    """How the running step and the agenda stand at a clock reading; empty before the start."""
    box = timebox(session, now)
    if box is None or session.about.state != "running":
        return TimeView()
    over = box.left < 0
    of = tr("over %1") if over else tr("left of %1")
    agenda = agenda_time(session, now)
    pace, kind, why = _pace(session, agenda, now)
    return TimeView(
        figure=countdown(box.left),
        of=of.replace("%1", countdown(box.box)),
        share=min(1.0, max(0.0, box.left / box.box)) if box.box else 0.0,
        level=box.level,
        running=box.running,
        pace=pace,
        pace_kind=kind,
        pace_why=why,
    )


def rail_rows(session: Session, now: float) -> tuple[RailRow, ...]:
    """The steps that are switched on, each with the hour at which it began or will begin.

    A step takes the minutes from its hour to that of the next one: both are rounded once. One that
    was passed over has the minutes of its plan and no hour.
    """
    steps = steps_in_order(session)
    agenda = agenda_time(session, now)
    lengths = [_length(session, step, agenda, now) for step in steps]
    ends = [minutes_of(seconds) for seconds in accumulate(lengths, initial=0.0)]
    starts = _starts(session, steps, lengths, now)
    return tuple(
        _row(session, step, at, starts[at], ends[at + 1] - ends[at])
        for at, step in enumerate(steps)
    )


def _row(session: Session, step: AgendaStep, at: int, starts: str, took: int) -> RailRow:
    here = session.agenda.get(session.about.step)
    current = session.about.step == step.id
    planned = step.minutes + step.added
    before = here is not None and step.position < here.position
    if before and step.state == "planned" and not took:  # passed over
        starts, took = "", planned
    box = timebox(session, 0.0) if current else None
    kept = minutes_of(box.box) if box is not None else took
    change = took - step.minutes if step.state == "done" and not current else 0
    if current:
        change = max(0, took - planned)
    return RailRow(
        step=step.id,
        number=at + 1,
        title=step.title,
        state="running" if current else step.state,
        starts=starts,
        minutes=took,
        change=_signed(change) if change else "",
        was=planned if max(took, kept) < planned and step.state != "done" else None,
        current=current,
    )


def _length(session: Session, step: AgendaStep, agenda: AgendaTime, now: float) -> float:
    """Seconds a step took, takes or will take."""
    return length(session, step, now) - agenda.taken.get(step.id, 0)


def _starts(
    session: Session, steps: tuple[AgendaStep, ...], lengths: list[float], now: float
) -> list[str]:
    """The hour of each step: from the running one back and on, else from the planned start."""
    ids = [step.id for step in steps]
    if session.about.step in ids:
        at = ids.index(session.about.step)
        begin = _begun(session, steps, at, now) - sum(lengths[:at])
        return [_after(begin, sum(lengths[:place])) for place in range(len(steps))]
    if not session.about.starts:
        return ["" for _ in steps]
    hours, minutes = session.about.starts.split(":")
    first = int(hours) * 60 + int(minutes)
    return [_hour(first + minutes_of(sum(lengths[:place]))) for place in range(len(steps))]


def _begun(session: Session, steps: tuple[AgendaStep, ...], at: int, now: float) -> float:
    """When the running step was first begun; who came back to it has done later ones since."""
    since = sum(step.spent for step in steps[at + 1 :])
    return now - used(session, steps[at], now) - since


def _after(begin: float, seconds: float) -> str:
    """The hour so long after the beginning, in whole minutes as everything that is said of time.

    So the hour of the end is as many minutes from its plan as the agenda is said to be late.
    """
    return time_of_day(begin + 60 * minutes_of(seconds))


def _hour(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _pace(session: Session, agenda: AgendaTime, now: float) -> tuple[str, Pace, str]:
    late = minutes_of(agenda.behind + sum(agenda.taken.values()))
    ends = tr("ends %1").replace("%1", _end(session, agenda, now))
    if late >= 1:
        payers = [session.agenda[step].title for step in agenda.taken if step in session.agenda]
        behind = counted(late, "1 min behind", "%n min behind")
        return behind, "warn", _made_up(payers, minutes_of(agenda.behind), ends)
    if late <= -1:
        return counted(-late, "1 min ahead", "%n min ahead"), "ok", ends
    return tr("On time"), "ok", ends


def _made_up(payers: list[str], rest: int, ends: str) -> str:
    if not payers:
        return ends
    if rest < 1:
        one, many = tr("%1 makes it up"), tr("%1 make it up")
        return (one if len(payers) == 1 else many).replace("%1", joined(payers))
    said = tr("%1 makes up a part, %2").replace("%1", joined(payers))
    return said.replace("%2", ends)


def _end(session: Session, agenda: AgendaTime, now: float) -> str:
    """When the last step will be over."""
    ids = [step.id for step in steps_in_order(session)]
    if session.about.step not in ids:
        return ""
    return _after(now + agenda.rest - agenda.expected, agenda.expected)


def _signed(minutes: int) -> str:
    return f"+{whole(minutes)}" if minutes > 0 else f"−{whole(-minutes)}"


def left_to_do(session: Session, size: Size, now: float) -> str:
    """In a vote: how much is still to be voted on, and how long each may take."""
    step = session.agenda.get(session.about.step)
    if step is None or step.kind != "vote":
        return ""
    all_ = blocks(session, size)
    left = sum(block.round is None or block.round.state == "open" for block in all_)
    if not left or len(all_) < 2:
        return ""
    if size == "axis":
        said = counted(left, "1 axis left", "%n axes left")
    else:
        said = counted(left, "1 statement left", "%n statements left")
    box = timebox(session, now)
    each = int(box.left / 60 / left) if box is not None else 0
    pace = counted(each, "1 min each", "%n min each") if each > 0 and left > 1 else ""
    return tr(", ").join(part for part in (said, pace) if part)

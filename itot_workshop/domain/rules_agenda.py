"""What may happen to the agenda: steps come, go and move, and the workshop walks along them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep, StepState
from itot_workshop.domain.changes import (
    AboutEdited,
    AgendaReplaced,
    MinutesAdded,
    StepEdited,
    StepEntered,
    StepMoved,
    StepRemoved,
    StepsAdded,
    TimerSet,
    WorkshopFinished,
)
from itot_workshop.domain.edits import Edits, added, found, put, removed, replaced
from itot_workshop.domain.rules_plan import about_edited
from itot_workshop.domain.session import About, Refused, Session
from itot_workshop.domain.texts import LINE, check_filled, check_text, check_texts
from itot_workshop.domain.timebox import used

MOST_STEPS = 100
"""More steps than a day has."""

MOST_MINUTES = 24 * 60
"""The longest timebox, in minutes."""


def steps_added(session: Session, change: StepsAdded) -> Edits:
    """Steps come in at the positions they carry; the others make room."""
    if len(session.agenda) + len(change.steps) > MOST_STEPS:
        raise Refused(f"An agenda holds {MOST_STEPS} steps at most; nothing was added.")
    for step in change.steps:
        _check_step(step)
    added(session, "agenda", change.steps)
    order = in_order(session.agenda.values())
    fresh = [replace(step, state="planned", spent=0, added=0) for step in change.steps]
    for step in sorted(fresh, key=lambda step: step.position):
        order.insert(min(max(step.position, 0), len(order)), step)
    return put(session, "agenda", _renumbered(order))


def step_edited(session: Session, change: StepEdited) -> Edits:
    """A step's words, minutes or switch change; where it stands and how it went do not."""
    before = _step(session, change.step.id)
    _check_step(change.step)
    if change.step.off and session.about.step == before.id:
        raise Refused("The workshop is at this step, so it cannot be switched off now.")
    kept = replace(
        change.step,
        position=before.position,
        state=before.state,
        spent=before.spent,
        added=_left_of(before.added, change.step.minutes),
    )
    return replaced(session, "agenda", kept)


def _left_of(added: int, minutes: int) -> int:
    """The minutes given or taken so far, as far as a step of these minutes can bear them."""
    return min(max(added, 1 - minutes), MOST_MINUTES - minutes)


def step_moved(session: Session, change: StepMoved) -> Edits:
    """A step goes to another place; the others close up."""
    step = _step(session, change.step)
    order = [other for other in in_order(session.agenda.values()) if other.id != step.id]
    order.insert(min(max(change.position, 0), len(order)), step)
    return put(session, "agenda", _renumbered(order))


def step_removed(session: Session, change: StepRemoved) -> Edits:
    """A step leaves the agenda, unless the workshop is at it or something was said there."""
    step = _step(session, change.step)
    _check_may_go(session, step)
    rest = [other for other in in_order(session.agenda.values()) if other.id != step.id]
    return (*removed(session, "agenda", step.id), *put(session, "agenda", _renumbered(rest)))


def agenda_replaced(session: Session, change: AgendaReplaced) -> Edits:
    """Another template's steps take the place of all; none may have notes or votes."""
    for step in session.agenda.values():
        _check_may_go(session, step)
    about = replace(session.about, template=change.template, form=change.form)
    headed = about_edited(session, AboutEdited(about=about))
    bare = replace(session, agenda={})
    gone = tuple(edit for id_ in session.agenda for edit in removed(session, "agenda", id_))
    return (*gone, *steps_added(bare, StepsAdded(steps=change.steps)), *headed)


def _check_may_go(session: Session, step: AgendaStep) -> None:
    if session.about.step == step.id:
        raise Refused("The workshop is at this step, so it stays. Go to another step first.")
    if any(note.step == step.id for note in session.notes.values()):
        raise Refused(
            "Notes were taken at this step, so it stays. Switch it off, or move the notes first."
        )
    if any(round_.step == step.id for round_ in session.rounds.values()):
        raise Refused("A vote was held at this step, so it stays. Switch it off instead.")


def step_entered(session: Session, change: StepEntered) -> Edits:
    """The workshop goes to a step, forward or back; the one it leaves keeps its time.

    Who goes back has not done with the step that is left: it is still to come.
    """
    step = _step(session, change.step)
    if step.off:
        raise Refused("This step is switched off. Switch it on in the plan to go there.")
    if session.about.step == step.id and session.about.state == "running":
        return ()
    now = session.agenda.get(session.about.step)
    goes_back = now is not None and step.position < now.position
    left = _left(session, change.at, "planned" if goes_back else "done")
    entered = replace(step, state="running")
    about = replace(session.about, state="running", step=step.id, clock=change.at)
    return (*put(session, "agenda", (*left, entered)), *_about(session, about))


def timer_set(session: Session, change: TimerSet) -> Edits:
    """The countdown of the running step starts or stands still."""
    step, about = _running(session), session.about
    if change.running == (about.clock is not None):
        return ()
    if change.running:
        return _about(session, replace(about, clock=change.at))
    paused = replace(step, spent=round(used(session, step, change.at)))
    return (*put(session, "agenda", [paused]), *_about(session, replace(about, clock=None)))


def minutes_added(session: Session, change: MinutesAdded) -> Edits:
    """The running step gets more minutes, or gives some back, but never all of them."""
    step = _running(session)
    minutes = step.minutes + step.added + change.minutes
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused("A step keeps at least one minute and ends within a day; nothing changed.")
    return put(session, "agenda", [replace(step, added=step.added + change.minutes)])


def workshop_finished(session: Session, change: WorkshopFinished) -> Edits:
    """The workshop is over; an open round has to be closed or called off before."""
    if any(round_.state == "open" for round_ in session.rounds.values()):
        raise Refused("A vote is still open. Close it or call it off, then finish the workshop.")
    left = _left(session, change.at, "done")
    about = replace(session.about, state="finished", step="", clock=None)
    return (*put(session, "agenda", left), *_about(session, about))


def _left(session: Session, at: float, state: StepState) -> list[AgendaStep]:
    step = session.agenda.get(session.about.step)
    if step is None:
        return []
    spent = round(used(session, step, at))
    return [replace(step, state=state, spent=spent)]


def _running(session: Session) -> AgendaStep:
    if session.about.state != "running" or session.about.step not in session.agenda:
        raise Refused("The workshop is at no step yet. Start it, then the clock runs.")
    return session.agenda[session.about.step]


def in_order(steps: Iterable[AgendaStep]) -> list[AgendaStep]:
    """Steps as the agenda has them, switched off ones included."""
    return sorted(steps, key=lambda step: (step.position, step.id))


def _renumbered(order: Sequence[AgendaStep]) -> list[AgendaStep]:
    return [replace(step, position=at) for at, step in enumerate(order)]


def _about(session: Session, about: About) -> Edits:
    return replaced(session, "about", about)


def _step(session: Session, step: str) -> AgendaStep:
    document = found(session, "agenda", step)
    assert isinstance(document, AgendaStep)
    return document


def _check_step(step: AgendaStep) -> None:
    check_texts(step)
    check_filled(step.title, "The title of the step")
    check_text(step.title, LINE)
    if not 1 <= step.minutes <= MOST_MINUTES:
        raise Refused("A step takes from one minute to a day; please check its minutes.")

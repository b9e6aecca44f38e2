"""Moving a step that is still to come to another place of the running agenda."""

from __future__ import annotations

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.changes import StepMoved
from itot_workshop.domain.rules_agenda import in_order
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.ui.console.words import tr


def coming(session: Session) -> tuple[AgendaStep, ...]:
    """The steps that the workshop has yet to come to, in their order."""
    steps = steps_in_order(session)
    ids = [step.id for step in steps]
    here = session.about.step
    rest = steps[ids.index(here) + 1 :] if here in ids else steps
    return tuple(step for step in rest if step.state == "planned")


def moved(session: Session, step: str, by: int) -> StepMoved | str:
    """The change that puts a step one place earlier (-1) or later (1), or why it stays."""
    steps = coming(session)
    ids = [it.id for it in steps]
    if step not in ids:
        return tr("Only steps that are still to come can be moved.")
    at = ids.index(step) + by
    if not 0 <= at < len(ids):
        said = tr("“%1” comes next already.") if by < 0 else tr("“%1” is the last step already.")
        return said.replace("%1", session.agenda[step].title)
    others = [it.id for it in in_order(session.agenda.values()) if it.id != step]
    return StepMoved(step=step, position=others.index(ids[at]) + (by > 0))


def moved_words(session: Session, step: str) -> str:
    """Where a step stands now that it was moved."""
    steps = steps_in_order(session)
    at = [it.id for it in steps].index(step)
    if not at:
        return tr("“%1” comes first now.").replace("%1", steps[at].title)
    said = tr("“%1” comes after “%2” now.").replace("%1", steps[at].title)
    return said.replace("%2", steps[at - 1].title)


def chosen_words(step: AgendaStep) -> str:
    """What can be done with the step that has the keyboard."""
    said = tr("“%1” is chosen: Alt ↓ puts it later, Alt ↑ earlier; ↑ ↓ choose another step.")
    return said.replace("%1", step.title)

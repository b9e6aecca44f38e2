"""Along the agenda: the step after the one at hand, the one before, and the way on."""

from __future__ import annotations

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.words import tr


def onward(session: Session) -> MainAction:
    """On to the next step, or to the end of the workshop."""
    following = neighbour(session, 1)
    if following is None:
        return MainAction(deed="finish", label=tr("Finish the workshop"))
    return MainAction(deed="enter", label=tr("Next step"), target=following.id)


def neighbour(session: Session, by: int) -> AgendaStep | None:
    """The step after (1) or before (-1) the one the workshop is at."""
    steps = steps_in_order(session)
    ids = [step.id for step in steps]
    if session.about.step not in ids:
        return None
    place = ids.index(session.about.step) + by
    return steps[place] if 0 <= place < len(steps) else None

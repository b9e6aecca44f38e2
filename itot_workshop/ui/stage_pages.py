"""What of a page of results the room may see: views for the stage, page after page."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience import Spotlight, audience_view, shown
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.reveal import reveal
from itot_workshop.domain.session import Refused, Session
from itot_workshop.ui.commands import Place


def stage_pages(
    place: Place,
    axis: str,
    session: Session,
    beside: Sequence[Session],
    between: Sequence[Session] = (),
    looks: Sequence[Spotlight] = (),
) -> tuple[AudienceView, ...]:
    """The views of a page; ``axis`` is the one in sight, ``beside`` all sessions compared,
    ``between`` others that lie between them, in which actions may have been looked at, ``looks``
    how the results are looked at.

    Pages that are the facilitator's alone have none.
    """
    if place == "results":
        return tuple(audience_view(session, look, 0.0, beside) for look in looks)
    if place == "axis":
        return _axis_pages(session, axis)
    if place != "compare":
        return ()
    try:
        return comparison_pages((shown(it) for it in beside), between)
    except Refused:
        return ()


def _axis_pages(session: Session, axis: str) -> tuple[AudienceView, ...]:
    """The axis as a whole, then each statement with its votes, all rounds that were revealed."""
    whole = audience_view(session, Spotlight(screen="axis", subject=axis))
    asked = session.pack.statements_of(axis, session.about.form)
    told = (reveal(session, statement) for statement in asked)
    return (whole, *(view for view in told if view is not None))

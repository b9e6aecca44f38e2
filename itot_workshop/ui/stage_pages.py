"""What of a page of results the room may see: views for the stage, page after page."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience import Spotlight, audience_view, shown
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.session import Refused, Session
from itot_workshop.ui.commands import Place


def stage_pages(
    place: Place,
    axis: str,
    session: Session,
    beside: Sequence[Session],
    between: Sequence[Session] = (),
) -> tuple[AudienceView, ...]:
    """The views of a page; ``axis`` is the one in sight, ``beside`` all sessions compared,
    ``between`` others that lie between them, in which actions may have been looked at.

    Pages that are the facilitator's alone have none.
    """
    if place == "results":
        return (audience_view(session, Spotlight(screen="radar")),)
    if place == "axis":
        return (audience_view(session, Spotlight(screen="axis", subject=axis)),)
    if place != "compare":
        return ()
    try:
        return comparison_pages((shown(it) for it in beside), between)
    except Refused:
        return ()

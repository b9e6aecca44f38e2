"""What of a page of results the room may see: views for the stage, page after page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight, audience_view, seen
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import AtSite, InTheRoom, Shapes, ShapesApart
from itot_workshop.domain.audience_radar import axis_said
from itot_workshop.domain.audience_time_views import HeatMap, OverTime
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.audience_waiting import waiting_axes, without_votes_on
from itot_workshop.domain.reveal import reveal
from itot_workshop.domain.session import Refused, Session
from itot_workshop.ui.results.sight import AxisSight, CompareSight, RadarSight, Segment, Sight

_CHARTS: Mapping[Segment, tuple[type[AudienceView], ...]] = {
    "change": (),
    "time": (OverTime,),
    "map": (HeatMap,),
    "shapes": (ShapesApart,),
}
"""The views that show a chart; what changed is shown from who was there on, shapes over each other
only where none stand side by side.
"""


class StagePages(NamedTuple):
    """The views, and which of them is shown first, counted from 0."""

    pages: tuple[AudienceView, ...] = ()
    first: int = 0


def stage_pages(
    sight: Sight, session: Session, beside: Sequence[Session], between: Sequence[Session] = ()
) -> StagePages:
    """The views of what is in sight; ``beside`` are all sessions compared, ``between`` others that
    lie between them, in which actions may have been looked at.
    """
    if isinstance(sight, RadarSight):
        told = _told(session)
        return StagePages(tuple(audience_view(told, it, 0.0, beside) for it in sight.looks))
    if isinstance(sight, AxisSight):
        return StagePages(_axis_pages(_told(session), beside, sight.axis))
    return _compare_pages(sight, beside, between)


def _told(session: Session) -> Session:
    """The session with the votes that the room may look at.

    Once the workshop is over these are all that were closed: nothing is revealed any more.
    """
    if session.about.state != "finished":
        return seen(session)
    rounds = {
        id_: replace(it, state="revealed") if it.state == "closed" else it
        for id_, it in session.rounds.items()
    }
    return replace(session, rounds=rounds)


def _axis_pages(session: Session, beside: Sequence[Session], axis: str) -> tuple[AudienceView, ...]:
    """The axis as a whole, each statement with its votes in all revealed rounds, what was said."""
    whole = audience_view(session, Spotlight(screen="axis", subject=axis), 0.0, beside)
    asked = session.pack.statements_of(axis, session.about.form)
    told = (reveal(session, statement) for statement in asked)
    of = next((it for it in session.pack.axes if it.id == axis), None)
    said = axis_said(session, of) if of is not None else ()
    return (whole, *(view for view in told if view is not None), *said)


def _is_layer(page: AudienceView, sight: CompareSight) -> bool:
    """Whether a page lays the chosen shapes over each other."""
    return isinstance(page, Shapes) and page.layer == sight.shapes


def _to_be_seen(sessions: Sequence[Session]) -> list[Session]:
    """The sessions with the votes that may be looked at; of an axis that a running one has no
    result on yet, none of the others'.
    """
    told = [_told(it) for it in sessions]
    running = [it for it in told if it.about.state == "running"]
    waiting = frozenset(axis for it in running for axis in waiting_axes(it))
    return [it if it in running else without_votes_on(it, waiting) for it in told]


def _compare_pages(
    sight: CompareSight, beside: Sequence[Session], between: Sequence[Session]
) -> StagePages:
    """All of a comparison, from the chart in sight on, or from who was there if that is next."""
    try:
        together = sight.chart == "shapes" and sight.shapes == "balanced"
        told = _to_be_seen(beside)
        pages = comparison_pages(told, between, site=sight.site, together=together)
    except Refused:
        return StagePages()
    bare = [page.page if isinstance(page, AtSite) else page for page in pages]
    rooms = [at for at, page in enumerate(bare) if isinstance(page, InTheRoom)]
    shown = [at for at, page in enumerate(bare) if isinstance(page, _CHARTS[sight.chart])]
    over = [at for at, page in enumerate(bare) if _is_layer(page, sight)]
    found = shown or (over if sight.chart == "shapes" else [])
    first = found[0] if found else rooms[-1]
    return StagePages(pages, first if first > 1 else 0)

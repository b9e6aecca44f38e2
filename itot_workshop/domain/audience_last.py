"""The session before this one, as far as its shape may lie behind this one's on the stage."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.audience_change import in_order_of_showing
from itot_workshop.domain.audience_radar_views import SinceLast
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import compare
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.results import overall, session_figures
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.sites import by_site


class Last(Struct, frozen=True, kw_only=True):
    """What is told of the session before; ``changes`` by axis in the order of showing.

    ``figures`` are this session's as they stand beside the change: of each axis that is compared on
    the statements that both sessions asked.
    """

    since: SinceLast
    changes: dict[str, AxisChange]
    figures: SessionFigures

    def is_on_all(self, axis: str) -> bool:
        """Whether the change of an axis rests on all statements that this session asked."""
        change = self.changes.get(axis)
        return change is not None and change.delta is not None and axis not in self.since.fewer


def last_behind(now: Session, earlier: Sequence[Session]) -> Last | None:
    """The latest of ``earlier`` sessions of the same site, where its picture may be shared.

    None before this session has results of its own, because last time's figures would steer the
    votes. Sessions handed in hold only what may be looked at.
    """
    before = _before(now, earlier)
    if before is None or not any(it.kind == "statements" for it in now.rounds.values()):
        return None
    try:
        whole = compare(before, now)
    except Refused:
        return None
    if not whole.overlay or not whole.comparable:
        return None
    compared = [it for it in whole.axes.values() if it.delta is not None]
    own = session_figures(now)
    shared = {it.axis: it.after for it in compared if it.after is not None}
    axes = own.axes | shared
    return Last(
        since=SinceLast(
            then=before.about.date,
            now=now.about.date,
            delta=whole.overall_delta,
            on=whole.comparable,
            single=all(it.statements == 1 for it in compared),
            fewer=frozenset(id_ for id_, found in shared.items() if found != own.axes[id_]),
        ),
        changes={it.axis: it for it in in_order_of_showing(whole)},
        figures=replace(
            own, axes=axes, overall=overall(axes.values(), now.pack.thresholds.session_share)
        ),
    )


def last_asked_for(now: Session, earlier: Sequence[Session]) -> Last | None:
    """What ``last_behind`` tells, where the agenda is a follow-up's, which asks what changed."""
    templates = (it for it in now.pack.templates if it.id == now.about.template)
    if not any(it.follow_up for it in templates):
        return None
    return last_behind(now, earlier)


def _before(now: Session, earlier: Sequence[Session]) -> Session | None:
    others = [session for session in earlier if session.id != now.id]
    site = next(it for it in by_site([*others, now]) if now in it)
    at = site.index(now)
    return site[at - 1] if at else None

"""The one main action while the whole picture comes out: shape, table, managers; then and now."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight, seen
from itot_workshop.domain.audience_radar import has_managers
from itot_workshop.domain.audience_radar_views import ALONE
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.blocks import unrevealed
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.next_step import onward
from itot_workshop.ui.console.words import counted, tr


def reveal_action(session: Session, spotlight: Spotlight) -> MainAction:
    """What comes out next: the votes, the table beside their shape, the managers last."""
    hidden = unrevealed(session)
    if hidden:
        what = counted(len(hidden), "1 round is closed", "%n rounds are closed")
        return MainAction(
            deed="reveal", label=tr("Reveal"), lead=what, more=tr("hidden until you reveal")
        )
    if spotlight.screen != "radar" or not _has_figures(session):
        return onward(session)
    if not spotlight.table:
        return MainAction(deed="table", label=tr("Show the table"), more=_order(spotlight))
    if not spotlight.management and has_managers(seen(session)):
        label, look = tr("Show the managers’ markers"), replace(spotlight, management=True)
        return MainAction(deed="look", label=label, more=tr("managers just listen"), look=look)
    return onward(session)


def _order(spotlight: Spotlight) -> str:
    """How the stage sorts the table; behind both sides the changes do."""
    orders = {
        "gap": tr("widest gap first"),
        "score": tr("lowest score first"),
        "agreement": tr("least agreement first"),
    }
    if spotlight.outline in ALONE and spotlight.order == "gap":
        return orders["score"]
    return "" if spotlight.outline == "since" else orders.get(spotlight.order, "")


def comparison_action(session: Session, spotlight: Spotlight, pages: int) -> MainAction:
    """Page after page of then and now, then on."""
    if spotlight.screen != "compare":
        label = tr("Show then and now")
        return MainAction(
            deed="look",
            label=label,
            more=tr("first who was there"),
            look=Spotlight(screen="compare"),
        )
    following = spotlight.page + 1
    if following >= pages:
        return onward(session)
    lead = tr("At page %1 of %2")
    lead = lead.replace("%1", str(following)).replace("%2", str(pages))
    return MainAction(
        deed="look",
        label=tr("Next page"),
        lead=lead,
        look=replace(spotlight, page=following),
    )


def _has_figures(session: Session) -> bool:
    return any(r.state == "revealed" and r.kind == "statements" for r in session.rounds.values())

"""How the room is to see the results: what the facilitator has switched on, page after page."""

from __future__ import annotations

from itot_workshop.charts.radar_values import Layer
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_views import Outline, RowOrder
from itot_workshop.ui.results.table import Column

_SIDES: tuple[tuple[frozenset[Layer], Outline], ...] = (
    (frozenset(("it", "ot")), "sides"),
    (frozenset(("it",)), "it"),
    (frozenset(("ot",)), "ot"),
)
_ORDERS: dict[Column, RowOrder] = {"score": "score", "agreement": "agreement"}
"""Columns the room's table is sorted by too; by any other it begins with the widest gap."""


def looks_of(layers: frozenset[Layer], sorted_by: Column) -> tuple[Spotlight, ...]:
    """The radar with the layers that are on, of which a stage shows two shapes at most at a time:
    the sides that are on, then both together, with the session before behind them.
    """
    pages: list[Outline] = [sides for on, sides in _SIDES if on == layers & {"it", "ot"}]
    if "before" in layers:
        pages.append("since")
    elif "balanced" in layers or not pages:
        pages.append("together")
    return tuple(
        Spotlight(
            screen="radar",
            outline=outline,
            management="management" in layers,
            spread="spread" in layers,
            order=_ORDERS.get(sorted_by, "gap"),
        )
        for outline in pages
    )

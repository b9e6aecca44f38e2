"""The radar and one axis in depth, as the room sees them."""

from __future__ import annotations

from typing import NamedTuple

from itot_workshop.domain.audience_views import AxisPage, AxisRow, Radar
from itot_workshop.domain.disclosure import spread_around
from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.pack import Axis, Pack
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session


class Layers(NamedTuple):
    """What is shown beside the two sides: the managers, and how the sides spread."""

    management: bool
    spread: bool


def radar_page(seen: Session, layers: Layers, *, table: bool) -> Radar:
    """The shape of the view of a room that has seen these results, alone or with its table."""
    pack, figures = seen.pack, session_figures(seen)
    rows = tuple(_row(pack, figures.axes[axis.id], layers) for axis in pack.axes)
    order = sorted(range(len(rows)), key=lambda at: -_distance(rows[at]))
    return Radar(
        title=pack.text_or("radar-title"),
        low=pack.scale.low,
        high=pack.scale.high,
        axes=rows,
        by_gap=tuple(order),
        management=layers.management,
        table=table,
        spread=layers.spread,
        overall=figures.overall.score,
        mean_gap=figures.overall.mean_abs_gap,
        agreement=figures.overall.consensus,
    )


def axis_page(seen: Session, axis: Axis, layers: Layers, *, page: int) -> AxisPage:
    """One axis with its question number ``page``, counted from 0."""
    scale, asks = seen.pack.scale, axis.questions
    figures = session_figures(seen).axes[axis.id]
    return AxisPage(
        row=_row(seen.pack, figures, layers),
        question=axis.question,
        low=scale.low,
        high=scale.high,
        anchor_low=axis.anchor_low_stage,
        anchor_high=axis.anchor_high_stage,
        ask=asks[min(max(page, 0), len(asks) - 1)] if asks else "",
    )


def has_managers(seen: Session) -> bool:
    """Whether the managers are enough for markers of their own on an axis."""
    found = (axis.sides.get("MGT") for axis in session_figures(seen).axes.values())
    return any(managers is not None and managers.mean is not None for managers in found)


def _distance(row: AxisRow) -> float:
    return -1.0 if row.gap is None else row.gap


def _row(pack: Pack, figures: AxisFigures, layers: Layers) -> AxisRow:
    axis = pack.axis(figures.axis)
    means = {seat: side.mean for seat, side in figures.sides.items()}
    return AxisRow(
        name=axis.name,
        short=axis.short,
        it=means.get("IT"),
        ot=means.get("OT"),
        score=figures.score,
        basis=figures.basis,
        management=means.get("MGT") if layers.management else None,
        gap=None if figures.gap is None else abs(figures.gap),
        gap_label=figures.gap_label,
        agreement=figures.consensus,
        it_spread=_spread(pack, figures, "IT") if layers.spread else None,
        ot_spread=_spread(pack, figures, "OT") if layers.spread else None,
    )


def _spread(pack: Pack, figures: AxisFigures, seat: Seat) -> tuple[float, float] | None:
    side = figures.sides.get(seat)
    return spread_around(side.mean, side.consensus, pack.scale) if side else None

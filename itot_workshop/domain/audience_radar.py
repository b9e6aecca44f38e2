"""The radar and one axis in depth, as the room sees them."""

from __future__ import annotations

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.pack import Axis
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session


def radar_page(seen: Session, *, management: bool, table: bool) -> views.Radar:
    """The shape of the view of a room that has seen these results."""
    scale = seen.pack.scale
    rows = _rows(seen, management)
    order = sorted(range(len(rows)), key=lambda at: -_distance(rows[at]))
    return views.Radar(
        title=seen.pack.text_or("radar-title"),
        low=scale.low,
        high=scale.high,
        axes=rows,
        by_gap=tuple(order),
        management=management,
        table=table,
    )


def axis_page(seen: Session, axis: Axis, *, management: bool, page: int) -> views.AxisPage:
    """One axis with its question number ``page``, counted from 0."""
    scale, asks = seen.pack.scale, axis.questions
    figures = session_figures(seen).axes[axis.id]
    return views.AxisPage(
        row=_row(axis, figures, management),
        question=axis.question,
        low=scale.low,
        high=scale.high,
        anchor_low=axis.anchor_low_stage,
        anchor_high=axis.anchor_high_stage,
        ask=asks[min(max(page, 0), len(asks) - 1)] if asks else "",
    )


def _rows(seen: Session, management: bool) -> tuple[views.AxisRow, ...]:
    figures = session_figures(seen)
    return tuple(_row(axis, figures.axes[axis.id], management) for axis in seen.pack.axes)


def _distance(row: views.AxisRow) -> float:
    return -1.0 if row.gap is None else row.gap


def _row(axis: Axis, figures: AxisFigures, management: bool) -> views.AxisRow:
    means = {seat: side.mean for seat, side in figures.sides.items()}
    return views.AxisRow(
        name=axis.name,
        short=axis.short,
        it=means.get("IT"),
        ot=means.get("OT"),
        score=figures.score,
        basis=figures.basis,
        management=means.get("MGT") if management else None,
        gap=None if figures.gap is None else abs(figures.gap),
        gap_label=figures.gap_label,
        agreement=figures.consensus,
    )

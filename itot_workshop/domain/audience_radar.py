"""The radar and one axis in depth, as the room sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from itot_workshop.domain.audience_last import Last, last_asked_for, last_behind
from itot_workshop.domain.audience_radar_views import ALONE
from itot_workshop.domain.audience_views import (
    AxisPage,
    AxisRow,
    AxisSaid,
    Outline,
    Radar,
    RowOrder,
)
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.courses import place_beside
from itot_workshop.domain.disclosure import spread_around
from itot_workshop.domain.figures import AxisFigures, SeatFigures
from itot_workshop.domain.hints import gap_read
from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.pack import Axis, Pack
from itot_workshop.domain.paging import sentences_paged
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session

LINES_A_PAGE = 12
"""More lines than these, with the heads above them, do not stand on a page of the stage."""


class Layers(NamedTuple):
    """Which shapes are drawn, and what beside them: the managers, and how the sides spread."""

    management: bool
    spread: bool
    outline: Outline = "sides"

    @property
    def alone(self) -> Seat | None:
        """The side that stands alone, if one does."""
        return ALONE.get(self.outline)


def radar_page(
    seen: Session,
    layers: Layers,
    *,
    table: bool,
    order: RowOrder = "gap",
    earlier: Sequence[Session] = (),
) -> Radar:
    """The shape of the view of a room that has seen these results, alone or with its table.

    Where the session before may not lie behind it, both sides together stand alone.
    """
    pack = seen.pack
    found, behind = last_behind(seen, earlier), layers.outline == "since"
    last = found if behind else None
    figures = session_figures(seen) if last is None else last.figures
    outline = "together" if behind and last is None else layers.outline
    rows = tuple(_row(pack, figures.axes[axis.id], layers, found) for axis in pack.axes)
    alone = layers.alone is not None
    sorted_by: RowOrder = "change" if last is not None else order
    if alone and order == "gap":
        sorted_by = "score"
    places = _ORDERS[sorted_by](rows) if last is None else _by_change(pack, last)
    return Radar(
        title=pack.text_or("radar-title"),
        date=seen.about.date,
        low=pack.scale.low,
        high=pack.scale.high,
        axes=rows,
        order=places,
        sorted_by=sorted_by,
        management=layers.management,
        table=table,
        voted=is_voted(seen),
        outline=outline,
        since=last.since if last is not None else None,
        place=place_beside(seen, earlier),
        spread=layers.spread and outline in _APART,
        overall=None if alone else figures.overall.score,
        mean_gap=None if alone else figures.overall.mean_abs_gap,
        agreement=None if alone else figures.overall.consensus,
    )


def axis_page(
    seen: Session, axis: Axis, layers: Layers, *, page: int, earlier: Sequence[Session] = ()
) -> AxisPage:
    """One axis with its question number ``page``, counted from 0; in a follow-up with where it
    stood in the session before, if that was asked with the same statements.
    """
    scale, asks = seen.pack.scale, axis.questions
    figures = session_figures(seen).axes[axis.id]
    read = gap_read(figures, seen.pack)
    last = last_asked_for(seen, earlier) if layers.alone is None else None
    row = _row(seen.pack, figures, layers, None)
    if last is not None and last.is_on_all(axis.id):
        row = _row(seen.pack, figures, layers._replace(outline="since"), last)
    return AxisPage(
        row=row,
        since=last.since if last is not None and row.change is not None else None,
        question=axis.question,
        low=scale.low,
        high=scale.high,
        anchor_low=axis.anchor_low_stage,
        anchor_high=axis.anchor_high_stage,
        reading=read.words if read is not None else "",
        voted=is_voted(seen, axis),
        ask=asks[min(max(page, 0), len(asks) - 1)] if asks else "",
    )


def axis_said(session: Session, axis: Axis) -> tuple[AxisSaid, ...]:
    """What was kept on an axis, never who said it, on as many pages as it needs; none where nothing
    was.
    """
    notes = [it for it in session.notes.values() if it.axis == axis.id and not it.parked]
    actions = [it for it in session.actions.values() if it.axis == axis.id]
    if not notes and not actions:
        return ()
    kept = [
        *(_Kept("said", it.text, it.side) for it in sorted(notes, key=lambda note: note.position)),
        *(_Kept("agreed", it.text) for it in sorted(actions, key=lambda it: it.position)),
        *(_Kept("questions", text) for text in axis.questions),
    ]
    pages = sentences_paged(kept, [it.text for it in kept], LINES_A_PAGE, [it.part for it in kept])
    return tuple(
        AxisSaid(
            name=axis.name,
            said=tuple((it.side, it.text) for it in part if it.part == "said"),
            agreed=tuple(it.text for it in part if it.part == "agreed"),
            questions=tuple(it.text for it in part if it.part == "questions"),
            page=page,
            pages=len(pages),
        )
        for page, part in enumerate(pages, 1)
    )


class _Kept(NamedTuple):
    """A sentence of an axis's page, and the part of the page it stands in."""

    part: Literal["said", "agreed", "questions"]
    text: str
    side: NoteSide = ""


def is_voted(seen: Session, axis: Axis | None = None) -> bool:
    """Whether a vote on statements, or on those of an axis, has come to its end, be it with too few
    votes to show any.
    """
    rounds = [round_ for round_ in seen.rounds.values() if round_.kind == "statements"]
    if axis is None:
        return bool(rounds)
    own = {statement.id for statement in seen.pack.statements if statement.axis == axis.id}
    return any(own.intersection(round_.statements) for round_ in rounds)


def has_managers(seen: Session) -> bool:
    """Whether the managers are enough for markers of their own on an axis."""
    found = (axis.sides.get("MGT") for axis in session_figures(seen).axes.values())
    return any(managers is not None and managers.mean is not None for managers in found)


def _by_change(pack: Pack, last: Last) -> tuple[int, ...]:
    """Places of the axes in the order of showing, those only this session has at the end."""
    shown = list(last.changes)
    places = range(len(pack.axes))
    ids = [axis.id for axis in pack.axes]
    return tuple(sorted(places, key=lambda at: shown.index(ids[at])))


def _as_they_are(rows: Sequence[AxisRow]) -> tuple[int, ...]:
    return tuple(range(len(rows)))


def _widest_first(rows: Sequence[AxisRow]) -> tuple[int, ...]:
    return _sorted([None if row.gap is None else -row.gap for row in rows])


def _lowest_first(rows: Sequence[AxisRow]) -> tuple[int, ...]:
    return _sorted([row.score for row in rows])


def _least_agreed_first(rows: Sequence[AxisRow]) -> tuple[int, ...]:
    return _sorted([row.agreement for row in rows])


def _sorted(values: Sequence[float | None]) -> tuple[int, ...]:
    """Places by their value; what is not shown comes last, ties stay in radar order."""
    known = [at for at, value in enumerate(values) if value is not None]
    known.sort(key=lambda at: values[at] or 0.0)
    return (*known, *(at for at, value in enumerate(values) if value is None))


_APART: frozenset[Outline] = frozenset(("sides", "it", "ot"))
"""Outlines of sides, round which it can be shown where most of their people stand."""

_ORDERS: Mapping[RowOrder, Callable[[Sequence[AxisRow]], tuple[int, ...]]] = {
    "gap": _widest_first,
    "score": _lowest_first,
    "agreement": _least_agreed_first,
    "axis": _as_they_are,
    "change": _widest_first,
}
"""The rows by what they are sorted by; without a session before there is no change."""


def _row(pack: Pack, figures: AxisFigures, layers: Layers, last: Last | None) -> AxisRow:
    axis = pack.axis(figures.axis)
    means = {seat: side.mean for seat, side in figures.sides.items()}
    spread = layers.spread and layers.outline in _APART
    change = last.changes.get(figures.axis) if last is not None else None
    compared = change if change is not None and change.delta is not None else None
    behind = compared if layers.outline == "since" else None
    apart = change if change is not compared and layers.outline == "since" else None
    row = AxisRow(
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
        n=figures.n_room if figures.score is not None else 0,
        it_spread=_spread(pack, figures, "IT") if spread else None,
        ot_spread=_spread(pack, figures, "OT") if spread else None,
        then=_score(compared.before) if compared else None,
        now=_score(behind.after) if behind else None,
        change=behind.delta if behind else None,
        change_label=behind.label if behind else None,
        before=_own_before(apart) if apart is not None else None,
        not_compared=apart.not_compared if apart is not None else None,
    )
    return row if layers.alone is None else _alone(row, figures, layers.alone)


def _alone(row: AxisRow, figures: AxisFigures, seat: Seat) -> AxisRow:
    """The row of one side, without anything that tells of the other; the room's mean stays where
    the sides are not shown apart.
    """
    side, it, room = figures.sides.get(seat), seat == "IT", figures.basis == "room"
    mean = side.mean if side is not None else None
    inside = side.consensus if side is not None else None
    return replace(
        row,
        it=mean if it else None,
        ot=None if it else mean,
        score=row.score if room else mean,
        gap=None,
        gap_label=None,
        agreement=row.agreement if room else inside,
        n=row.n if room else _people(side),
        it_spread=row.it_spread if it else None,
        ot_spread=None if it else row.ot_spread,
        then=None,
    )


def _people(side: SeatFigures | None) -> int:
    return side.n if side is not None and side.mean is not None else 0


def _own_before(change: AxisChange) -> float | None:
    """What the session before has to show of an axis that this one has voted on."""
    then, now = change.before, change.after
    if then is None or then.basis != "balanced" or now is None or now.mode is None:
        return None
    return then.score


def _score(figures: AxisFigures | None) -> float | None:
    return figures.score if figures is not None else None


def _spread(pack: Pack, figures: AxisFigures, seat: Seat) -> tuple[float, float] | None:
    side = figures.sides.get(seat)
    return spread_around(side.mean, side.consensus, pack.scale) if side else None

"""What changed, as the room sees it: two outlines, every axis in words, small charts over time."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import AxisCourse, Course
from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import round_half_away

CHARTS_A_PAGE = 6
"""More small charts than these cannot be read from the back of a room."""

_SEATS: dict[views.Layer, Seat] = {"it": "IT", "ot": "OT"}


def shapes(course: Course, whole: Comparison, layer: views.Layer) -> views.Shapes:
    """The first and the last outline over each other, on the axes that both sessions have."""
    pack = course.sessions[-1].pack
    overall = (course.figures[0].overall.score, course.figures[-1].overall.score)
    changes = [(axis.name, whole.axes[axis.id]) for axis in pack.axes]
    return views.Shapes(
        layer=layer,
        low=pack.scale.low,
        high=pack.scale.high,
        axes=tuple(_then_now(it, name, layer) for name, it in changes if _in_both(it)),
        first=course.sessions[0].about.date,
        last=course.sessions[-1].about.date,
        overall=overall if layer == "balanced" else (None, None),
    )


def what_changed(course: Course, whole: Comparison) -> views.WhatChanged:
    """Every axis, falls first, with both balanced shapes where they may be laid over each other."""
    names = {it.axis: it.name for it in course.axes}
    changes = list(whole.axes.values())
    thresholds = course.sessions[-1].pack.thresholds
    alike = [it for it in changes if it.not_compared != "other scale"]
    composition = whole.composition
    compared = [it for it in changes if it.delta is not None]
    return views.WhatChanged(
        shapes=shapes(course, whole, "balanced") if whole.overlay and compared else None,
        first=course.sessions[0].about.date,
        last=course.sessions[-1].about.date,
        lines=tuple(line_of(it, names[it.axis]) for it in in_order_of_showing(whole)),
        gaps=_far_apart(
            [(names[it.axis], _size(it.gap_before), _size(it.gap_after)) for it in alike],
            thresholds.gap_large,
        ),
        managers=_far_apart(
            [(names[it.axis], _managers(it.before), _managers(it.after)) for it in alike],
            thresholds.management_marked,
        ),
        overall_delta=whole.overall_delta,
        came=composition.returning if composition.codes_used else None,
        people=sum(composition.after.values()),
        single=bool(compared) and all(it.statements == 1 for it in compared),
    )


def said_on(course: Course, whole: Comparison) -> tuple[views.SaidOn, ...]:
    """What was said in the last session about axes that clearly fell; never who said it."""
    names = {it.axis: it.name for it in course.axes}
    pages = []
    for change in in_order_of_showing(whole):
        notes = [it for it in course.sessions[-1].notes.values() if it.axis == change.axis]
        said = tuple(
            (it.side, it.text)
            for it in sorted(notes, key=lambda note: note.position)
            if not it.parked
        )
        if said and _fell_clearly(change):
            pages.append(views.SaidOn(line=line_of(change, names[change.axis]), said=said))
    return tuple(pages)


def over_time(course: Course, whole: Comparison) -> tuple[views.OverTime, ...]:
    """Small charts in the order of showing, on as many pages as they need."""
    charts = axes_over_time(course, whole)
    number = -(-len(charts) // CHARTS_A_PAGE)
    each = -(-len(charts) // max(1, number))
    pages = [charts[at : at + each] for at in range(0, len(charts), each)] if charts else []
    scale = course.sessions[-1].pack.scale
    return tuple(
        views.OverTime(
            low=scale.low,
            high=scale.high,
            dates=tuple(session.about.date for session in course.sessions),
            axes=axes,
            page=page,
            pages=len(pages),
        )
        for page, axes in enumerate(pages, 1)
    )


def axes_over_time(course: Course, whole: Comparison) -> tuple[views.AxisOverTime, ...]:
    """Every axis through all sessions, in the order of showing."""
    by_axis = {it.axis: it for it in course.axes}
    return tuple(
        _axis_over_time(by_axis[it.axis], it, course.steps) for it in in_order_of_showing(whole)
    )


def in_order_of_showing(whole: Comparison) -> list[AxisChange]:
    """Falls first, then clear rises, possible ones, the rest; the largest change first in each."""
    return sorted((whole.axes[axis] for axis in whole.order), key=_rank)


def _rank(change: AxisChange) -> tuple[int, float]:
    size = -abs(change.delta or 0.0)
    if change.delta is None:
        return 4, 0.0
    if change.label is None or change.label == "steady":
        return 3, size
    if round_half_away(change.delta, 2) < 0:
        return 0, size
    return (1 if change.label == "clear" else 2), size


def _in_both(change: AxisChange) -> bool:
    return change.not_compared not in ("only before", "only now")


def _then_now(change: AxisChange, name: str, layer: views.Layer) -> views.ThenNow:
    compared = change.delta is not None
    then, now = (_of_layer(it, layer) for it in (change.before, change.after))
    return views.ThenNow(
        name=name,
        before=then if compared else None,
        after=now if compared else None,
        fell=_fell_clearly(change) and layer == "balanced",
    )


def _fell_clearly(change: AxisChange) -> bool:
    return change.label == "clear" and change.delta is not None and change.delta < 0


def _size(gap: float | None) -> float | None:
    return None if gap is None else abs(gap)


def _managers(figures: AxisFigures | None) -> float | None:
    return figures.management_gap if figures is not None else None


def _far_apart(
    found: Sequence[tuple[str, float | None, float | None]], least: float
) -> tuple[tuple[str, float | None, float | None], ...]:
    """Those that are at least so far apart then or now, as it is shown."""

    def far(value: float | None) -> bool:
        return value is not None and round_half_away(abs(value), 2) >= least

    return tuple(it for it in found if far(it[1]) or far(it[2]))


def _of_layer(figures: AxisFigures | None, layer: views.Layer) -> float | None:
    if figures is None:
        return None
    return figures.score if layer == "balanced" else _side(figures, _SEATS[layer])


def _side(figures: AxisFigures | None, seat: Seat) -> float | None:
    side = figures.sides.get(seat) if figures is not None else None
    return side.mean if side is not None else None


def line_of(change: AxisChange, name: str) -> views.ChangeLine:
    """What became of one axis."""
    it, ot = ((_side(change.before, seat), _side(change.after, seat)) for seat in ("IT", "OT"))
    return views.ChangeLine(
        name=name,
        delta=change.delta,
        label=change.label,
        it=it,
        ot=ot,
        gap=_size(change.gap_after),
        not_compared=change.not_compared,
    )


def _axis_over_time(
    axis: AxisCourse, change: AxisChange, steps: Sequence[Comparison]
) -> views.AxisOverTime:
    return views.AxisOverTime(
        axis=axis.axis,
        name=axis.name,
        points=tuple(
            _point(figures, joined)
            for figures, joined in zip(axis.points, axis.joined, strict=True)
        ),
        steps=(None, *(_clear(step.axes.get(axis.axis)) for step in steps)),
        delta=change.delta,
        label=change.label,
    )


def _clear(change: AxisChange | None) -> float | None:
    return change.delta if change is not None and change.label == "clear" else None


def _point(figures: AxisFigures | None, joined: bool) -> views.TimePoint:
    balanced = figures is not None and figures.basis == "balanced"
    return views.TimePoint(
        it=_side(figures, "IT") if balanced else None,
        ot=_side(figures, "OT") if balanced else None,
        balanced=figures.score if figures is not None and balanced else None,
        room=figures.score if figures is not None and figures.basis == "room" else None,
        joined=joined,
    )

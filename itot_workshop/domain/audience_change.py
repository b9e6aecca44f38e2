"""What changed, as the room sees it: two outlines, every axis in words, small charts over time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain.audience_shapes import outlines
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison, levels
from itot_workshop.domain.courses import AxisCourse, Course
from itot_workshop.domain.figures import AxisFigures, mean_in
from itot_workshop.domain.paging import paged, weighed, with_others
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import round_half_away

LINES_A_PAGE = 12
CHARTS_A_PAGE, CHARTS_OF_MANY, MANY_DAYS = 6, 4, 6
"""More lines or small charts than these cannot be read from the back of a room; fewer charts where
each has so many days.
"""
_FALL = 2
"""What clearly fell stands on a card as high as so many lines of both columns."""
_WITH_HEADS, _CARD = 13, 3
"""So many lines a page of several holds with the heads of their groups, in one column, in which a
card is as high as so many lines.
"""


class _Row(NamedTuple):
    """A line of what changed or of what is far apart, the head it stands under, and how high it is
    in lines.
    """

    line: views.ChangeLine | views.Apart
    head: Hashable
    weight: int = 1


def change_pages(course: Course, whole: Comparison) -> tuple[views.CompareView, ...]:
    """What changed and who is far apart, on as many pages as they need, all about as full."""
    changed = what_changed(course, whole)
    ranks = [_rank(it)[0] for it in in_order_of_showing(whole)]
    lines = [
        _Row(line, *((rank, 1) if rank else (None, _CARD)))
        for line, rank in zip(changed.lines, ranks, strict=True)
    ]
    apart = [_Row(it, part) for part, rows in changed.apart.parts.items() for it in rows]
    high = sum(1 if rank else _FALL for rank in ranks)
    if high + len(apart) <= LINES_A_PAGE:
        return (changed,)
    together = _shared_out([*lines, *apart]) if high > LINES_A_PAGE else []
    if 0 < len(together) <= -(-high // LINES_A_PAGE):
        return _told_on(together, changed)
    alone = _shared_out(lines) if high > LINES_A_PAGE else [tuple(lines)]
    return (*_told_on(alone, changed), *_apart_pages(changed.apart))


def _shared_out(rows: Sequence[_Row]) -> list[tuple[_Row, ...]]:
    """The rows of each page, where a group that goes over has its head on both."""
    weights, heads = [it.weight for it in rows], [it.head for it in rows]
    return weighed(rows, weights, _WITH_HEADS, heads)


def _told_on(
    pages: Sequence[Sequence[_Row]], changed: views.WhatChanged
) -> tuple[views.WhatChanged, ...]:
    """The pages of what changed with these rows."""

    def far(rows: Sequence[_Row], head: str) -> tuple[views.Apart, ...]:
        return tuple(it.line for it in rows if it.head == head and isinstance(it.line, tuple))

    return with_others(
        replace(
            changed,
            lines=tuple(it.line for it in rows if isinstance(it.line, views.ChangeLine)),
            apart=replace(changed.apart, **{it: far(rows, it) for it in changed.apart.parts}),
            page=page,
            pages=len(pages),
        )
        for page, rows in enumerate(pages, 1)
    )


def _apart_pages(apart: views.FarApart) -> tuple[views.FarApart, ...]:
    parts = apart.parts
    high = sum(map(len, parts.values()))
    if high <= LINES_A_PAGE:
        return (apart,) if high else ()
    alone = replace(apart, **dict.fromkeys(parts, ()))
    return tuple(
        replace(alone, **{part: page})
        for part, rows in parts.items()
        for page in paged(rows, LINES_A_PAGE)
    )


def what_changed(course: Course, whole: Comparison) -> views.WhatChanged:
    """Every axis, falls first, with both balanced shapes where they may be laid over each other."""
    names = {it.axis: it.name for it in course.axes}
    changes = list(whole.axes.values())
    composition = whole.composition
    compared = [it for it in changes if it.delta is not None]
    return views.WhatChanged(
        shapes=outlines(course, whole, "balanced", ends=True)
        if whole.overlay and compared
        else None,
        first=course.sessions[0].about.date,
        last=course.sessions[-1].about.date,
        lines=tuple(line_of(it, names[it.axis]) for it in in_order_of_showing(whole)),
        apart=_far_apart(course, whole),
        overall=levels(whole, course.figures[0], course.figures[-1]),
        overall_delta=whole.overall_delta,
        on=whole.comparable,
        came=composition.returning if composition.codes_used else None,
        people=sum(composition.after.values()),
        single=bool(compared) and all(it.statements == 1 for it in compared),
    )


def over_time(course: Course, whole: Comparison) -> tuple[timed.OverTime, ...]:
    """Small charts in the order of showing, on as many pages as they need."""
    charts = axes_over_time(course, whole)
    many = len(course.sessions) >= MANY_DAYS
    pages = paged(charts, CHARTS_OF_MANY if many else CHARTS_A_PAGE)
    scale = course.sessions[-1].pack.scale
    return with_others(
        timed.OverTime(
            low=scale.low,
            high=scale.high,
            dates=tuple(session.about.date for session in course.sessions),
            axes=axes,
            most=len(pages[0]),
            page=page,
            pages=len(pages),
        )
        for page, axes in enumerate(pages, 1)
    )


def axes_over_time(course: Course, whole: Comparison) -> tuple[timed.AxisOverTime, ...]:
    """Every axis through all sessions, in the order of showing."""
    by_axis = {it.axis: it for it in course.axes}
    return tuple(_axis_over_time(by_axis[it.axis], it, course) for it in in_order_of_showing(whole))


def in_order_of_showing(whole: Comparison) -> list[AxisChange]:
    """What fell, first what clearly did, then clear rises, possible ones, the rest; the largest
    change first in each.
    """
    return sorted((whole.axes[axis] for axis in whole.order), key=_rank)


def _rank(change: AxisChange) -> tuple[int, float]:
    """In which group of changes an axis stands, and where in it; what clearly fell is group 0."""
    if change.delta is None:
        return 6, 0.0
    size = -abs(change.delta)
    if change.label is None or change.label == "steady":
        return (4 if change.label is None else 5), size
    fell = round_half_away(change.delta, 2) < 0
    return (0 if fell else 2) + (change.label == "possible"), size


def size_of(gap: float | None) -> float | None:
    """How wide a gap is, whoever is ahead."""
    return None if gap is None else abs(gap)


def _managers(figures: AxisFigures | None) -> float | None:
    return figures.management_gap if figures is not None else None


def _far_apart(course: Course, whole: Comparison) -> views.FarApart:
    """Axes whose sides, and whose managers, are or were far apart."""
    names = {it.axis: it.name for it in course.axes}
    thresholds = course.sessions[-1].pack.thresholds
    alike = _alike(whole)
    wide, _ = large_gaps(whole, thresholds.gap_large)
    sides = [(names[it.axis], *gaps_of(it)) for it in alike]
    gaps, gaps_then, narrowed = _by_now(sides, thresholds.gap_large)
    managers = [(names[it.axis], _managers(it.before), _managers(it.after)) for it in alike]
    far, far_then, nearer = _by_now(managers, thresholds.management_marked)
    return views.FarApart(
        first=course.sessions[0].about.date,
        last=course.sessions[-1].about.date,
        gaps=gaps,
        higher=_higher([it for it in wide if it.gap_after is not None]),
        gaps_then=gaps_then,
        narrowed=narrowed,
        managers=far,
        managers_then=far_then,
        nearer=nearer,
    )


def _by_now(rows: Sequence[views.Apart], least: float) -> tuple[tuple[views.Apart, ...], ...]:
    """Those distances that are large, that were before they could not be shown any more, and that
    were and are known not to be now.
    """
    found = [it for it in rows if is_far(it, least)]
    large = tuple(it for it in found if is_far((it[0], None, it[2]), least))
    unknown = tuple(it for it in found if it[2] is None)
    return large, unknown, tuple(it for it in found if it not in large and it not in unknown)


def large_gaps(whole: Comparison, least: float) -> tuple[list[AxisChange], list[AxisChange]]:
    """Axes whose sides are far apart, and those whose sides were and are known not to be now."""
    large = [it for it in _alike(whole) if is_far(("", *gaps_of(it)), least)]
    narrowed = [it for it in large if _is_narrow(it, least)]
    return [it for it in large if it not in narrowed], narrowed


def _alike(whole: Comparison) -> list[AxisChange]:
    return [it for it in whole.axes.values() if it.not_compared != "other scale"]


def gaps_of(change: AxisChange) -> tuple[float | None, float | None]:
    """How wide the gap is or was, then and now."""
    return size_of(change.gap_before), size_of(change.gap_after)


def _is_narrow(change: AxisChange, least: float) -> bool:
    """Whether a gap is known not to be large now."""
    now = size_of(change.gap_after)
    return now is not None and round_half_away(now, 2) < least


def _higher(changes: Sequence[AxisChange]) -> Seat | None:
    """The side that rates all of these axes higher, then and now; None where one is not known."""
    every = [gap for it in changes for gap in (it.gap_before, it.gap_after)]
    gaps = [gap for gap in every if gap is not None]
    if not gaps or len(gaps) < len(every) or min(gaps) <= 0 <= max(gaps):
        return None
    return "OT" if gaps[0] > 0 else "IT"


def is_far(apart: views.Apart, least: float) -> bool:
    """Whether a distance is at least so large then or now, as it is shown."""
    return any(it is not None and round_half_away(abs(it), 2) >= least for it in apart[1:])


def line_of(change: AxisChange, name: str) -> views.ChangeLine:
    """What became of one axis."""
    it, ot = ((mean_in(change.before, seat), mean_in(change.after, seat)) for seat in ("IT", "OT"))
    return views.ChangeLine(
        name=name,
        delta=change.delta,
        label=change.label,
        it=it,
        ot=ot,
        gap=size_of(change.gap_after),
        not_compared=change.not_compared,
        waits=change.after is not None and change.after.mode is None,
    )


def _axis_over_time(axis: AxisCourse, change: AxisChange, course: Course) -> timed.AxisOverTime:
    return timed.AxisOverTime(
        axis=axis.axis,
        name=axis.name,
        points=tuple(_point(axis, at, course) for at in range(len(axis.points))),
        runs=axis.runs,
        steps=(None, *(_clear(axis, at, step) for at, step in enumerate(course.steps, 1))),
        delta=change.delta,
        label=change.label,
        not_compared=change.not_compared,
    )


def _clear(axis: AxisCourse, at: int, step: Comparison) -> float | None:
    """A clear change since the session before, where it is the one that the line shows."""
    change = step.axes.get(axis.axis)
    drawn = any({at - 1, at} <= set(run) for run in axis.runs)
    if change is None or not drawn or axis.statements not in (0, change.statements):
        return None
    return change.delta if change.label == "clear" else None


def _point(axis: AxisCourse, at: int, course: Course) -> timed.TimePoint:
    figures = axis.points[at]
    balanced = figures is not None and figures.basis == "balanced"
    return timed.TimePoint(
        it=mean_in(figures, "IT") if balanced else None,
        ot=mean_in(figures, "OT") if balanced else None,
        balanced=figures.score if figures is not None and balanced else None,
        room=figures.score if figures is not None and figures.basis == "room" else None,
        apart=axis.apart[at] and figures is not None,
        fewer=axis.fewer[at] and figures is not None,
        unseen="" if balanced else _why_unseen(axis, at, course),
    )


def _why_unseen(axis: AxisCourse, at: int, course: Course) -> timed.Unseen:
    """Why the sides are not shown on a day."""
    figures = axis.points[at]
    own, last = (course.sessions[day].pack.scale for day in (at, -1))
    if axis.axis not in course.figures[at].axes:
        return "not asked"
    if (own.low, own.high) != (last.low, last.high):
        return "other scale"
    return "one side" if figures is not None and figures.basis == "room" else "votes"

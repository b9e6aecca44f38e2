"""The shapes of sessions: over each other where they may share a picture, else side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from msgspec.structs import replace

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.audience_unlike import unlike_in
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison, levels
from itot_workshop.domain.courses import AxisCourse, Course
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.domain.paging import paged, spans
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session

SHAPES_A_PAGE, SHAPES_OF_MANY, MANY_AXES = 3, 2, 11
"""So many shapes side by side are large enough for a room; fewer from so many axes on."""
FIGURES_A_PAGE = 16
"""More rows of figures than these cannot be read beside a shape."""
OVERLAY = 3
"""So many sessions of a site can share a picture."""

_Which: TypeAlias = Literal["", "latest", "first", "earlier"]

_SEATS: dict[views.Layer, Seat] = {"it": "IT", "ot": "OT"}


def may_share(course: Course) -> bool:
    """Whether the sessions of a site may lie over each other, and are few enough to; those between
    the ends have a shape only on the statements that these are compared on.
    """
    whole = course.whole
    return (
        whole is not None
        and len(course.sessions) <= OVERLAY
        and whole.comparable > 0
        and all(step.overlay for step in (*course.steps, whole))
        and (
            len(course.sessions) == 2
            or any(_is_through(it, whole.axes.get(it.axis)) for it in course.axes)
        )
    )


def _is_through(axis: AxisCourse, change: AxisChange | None) -> bool:
    """Whether an axis is on the same statements in all sessions as from the first to the last."""
    return change is not None and change.delta is not None and not any(axis.apart)


def shapes_apart(
    found: Sequence[Course], *, together: bool = False
) -> tuple[views.ShapesApart, ...]:
    """The shapes of all sessions side by side, by site and date, on as many pages as they need:
    both sides of each, or both ``together``. Of several sites the last session of each comes first.

    Nothing below three axes, which have no shape, and nothing where one picture tells it better.
    """
    pairs = [
        (course, session, figures)
        for course in found
        for session, figures in zip(course.sessions, course.figures, strict=True)
    ]
    if any(len(session.pack.axes) < FEWEST_AXES for _, session, _ in pairs):
        return ()
    if len(found) == 1 and may_share(found[0]):
        return ()
    names = {a.id: a.short or a.name for _, session, _ in pairs for a in session.pack.axes}
    numbers = {id_: at for at, id_ in enumerate(names, 1)}
    sites = len(found) > 1
    each = [
        _shape(session, figures, numbers, course.place if sites else "")
        for course, session, figures in pairs
    ]
    most = SHAPES_A_PAGE if len(names) < MANY_AXES else SHAPES_OF_MANY
    ends = {course.sessions[-1].id for course in found} if sites else set[str]()
    last = [it for it, (_, session, _) in zip(each, pairs, strict=True) if session.id in ends]
    rest = [it for it, (_, session, _) in zip(each, pairs, strict=True) if session.id not in ends]
    two = all(len(course.sessions) == 2 for course in found)
    before: _Which = "first" if two else "earlier"
    groups: tuple[tuple[_Which, Sequence[views.ShapeThen]], ...] = (
        (("latest", last), (before, rest)) if sites else (("", rest),)
    )
    return tuple(
        views.ShapesApart(
            shapes=shown,
            names=tuple(names.values()),
            together=together,
            page=page,
            pages=len(pages),
            which=which,
            unlike=unlike_in(found),
        )
        for which, group in groups
        for pages in (paged(group, most),)
        for page, shown in enumerate(pages, 1)
    )


def outlines(
    course: Course, whole: Comparison, layer: views.Layer, *, ends: bool = False
) -> views.Shapes:
    """The outlines of sessions that share a picture, on the axes that the first and last have: all
    of them, or the two ``ends``.
    """
    sessions = (course.sessions[0], course.sessions[-1]) if ends else course.sessions
    figures = (course.figures[0], course.figures[-1]) if ends else course.figures
    pack = course.sessions[-1].pack
    by_axis = {it.axis: it for it in course.axes}
    lines = tuple(
        _line(by_axis[axis.id], axis.short, whole.axes[axis.id], layer, len(sessions))
        for axis in pack.axes
        if whole.axes[axis.id].is_in_both
    )
    steps = (whole,) if ends else course.steps
    told = layer == "balanced" and _differ_by_change(steps, figures)
    return views.Shapes(
        layer=layer,
        low=pack.scale.low,
        high=pack.scale.high,
        axes=lines,
        dates=tuple(session.about.date for session in sessions),
        overall=tuple(it.overall.score if told else None for it in figures),
        listed=(0, len(lines)),
        ends=len(sessions) < len(course.sessions),
    )


def _differ_by_change(steps: Sequence[Comparison], figures: Sequence[SessionFigures]) -> bool:
    """Whether the overall scores differ from session to session by what has changed."""
    return all(
        levels(step, one, other) is not None
        for step, (one, other) in zip(steps, pairwise(figures), strict=True)
    )


def outline_pages(
    course: Course, whole: Comparison, layer: views.Layer
) -> tuple[views.Shapes, ...]:
    """The outlines, on as many pages as their figures need to be read."""
    drawn = outlines(course, whole, layer)
    pages = spans(len(drawn.axes), FIGURES_A_PAGE)
    return tuple(
        replace(drawn, listed=listed, page=page, pages=len(pages))
        for page, listed in enumerate(pages, 1)
    )


def drawn_points(
    axis: AxisCourse, change: AxisChange, sessions: int
) -> tuple[AxisFigures | None, ...]:
    """An axis through the sessions over each other: the ends as their change compares them, between
    them only what is on the same statements, and nothing where the ends are not compared.
    """
    if change.delta is None:
        return (None,) * sessions
    if sessions == 2:
        return change.before, change.after
    return tuple(
        None if alone else point for point, alone in zip(axis.points, axis.apart, strict=True)
    )


def _line(
    axis: AxisCourse, short: str, change: AxisChange, layer: views.Layer, sessions: int
) -> views.ShapeLine:
    points = drawn_points(axis, change, sessions)
    own = axis.points if sessions == len(axis.points) else (axis.points[0], axis.points[-1])
    told = tuple(_of_layer(it, layer) for it in (own if change.delta is None else points))
    gaps = (_gap(it) for it, value in zip(own, told, strict=True) if value is None)
    return views.ShapeLine(
        axis=axis.axis,
        name=axis.name,
        short=short or axis.name,
        values=tuple(_of_layer(it, layer) for it in points),
        told=told,
        fell=change.fell_clearly and layer == "balanced",
        gaps=tuple(dict.fromkeys(gaps)),
    )


def _gap(figures: AxisFigures | None) -> views.Gap:
    """Why a session has no value on an axis: what it has is not shown or stands for itself."""
    if figures is None:
        return "not asked"
    return "other statements" if figures.basis == "balanced" else "too few votes"


def _of_layer(figures: AxisFigures | None, layer: views.Layer) -> float | None:
    if figures is None or figures.basis != "balanced":
        return None
    return figures.score if layer == "balanced" else figures.mean_of(_SEATS[layer])


def _shape(
    session: Session, figures: SessionFigures, numbers: dict[str, int], place: str
) -> views.ShapeThen:
    scale = session.pack.scale
    return views.ShapeThen(
        date=session.about.date,
        place=place,
        low=scale.low,
        high=scale.high,
        overall=figures.overall.score,
        axes=tuple(_axis(found, numbers[axis]) for axis, found in figures.axes.items()),
    )


def _axis(found: AxisFigures, number: int) -> views.ShapeAxis:
    return views.ShapeAxis(
        number=number,
        it=found.mean_of("IT"),
        ot=found.mean_of("OT"),
        balanced=found.score if found.basis == "balanced" else None,
        room=found.score if found.basis == "room" else None,
    )

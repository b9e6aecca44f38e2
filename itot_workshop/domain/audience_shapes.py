"""Every session's own shape beside the others, where they cannot lie over each other."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.courses import Course
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session

SHAPES_A_PAGE = 3
FEWEST_AXES = 3
OVERLAY = 3
"""So many sessions of a site can share a picture."""


def may_share(course: Course) -> bool:
    """Whether the sessions of a site may lie over each other, and are few enough to."""
    whole = course.whole
    return (
        whole is not None
        and len(course.sessions) <= OVERLAY
        and whole.comparable > 0
        and all(step.overlay for step in (*course.steps, whole))
    )


def shapes_apart(found: Sequence[Course]) -> tuple[views.ShapesApart, ...]:
    """The shapes of all sessions side by side, by site and date, on as many pages as they need.

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
    number = -(-len(each) // SHAPES_A_PAGE)
    size = -(-len(each) // number)
    return tuple(
        views.ShapesApart(
            shapes=tuple(each[at : at + size]), names=tuple(names.values()), page=page, pages=number
        )
        for page, at in enumerate(range(0, len(each), size), 1)
    )


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
        it=_mean(found, "IT"),
        ot=_mean(found, "OT"),
        room=found.score if found.basis == "room" else None,
    )


def _mean(found: AxisFigures, seat: Seat) -> float | None:
    side = found.sides.get(seat)
    return side.mean if side is not None else None

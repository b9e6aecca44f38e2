"""Several sessions, site by site: what each course of sessions went through, axis by axis.

Sessions are compared within a site alone. Sites stand beside each other by name, their sessions by
date, and nothing is ever ordered by a score: a comparison is no ranking of people or teams
(``docs/method.md``, comparing sessions).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from itot_workshop.domain.axis_change import Side, figures_on, shared_statements
from itot_workshop.domain.comparison import Comparison, sites_by_date, steps_of
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.session import Session
from itot_workshop.domain.sites import site_of


class AxisCourse(Struct, frozen=True, kw_only=True):
    """One axis through the sessions of a site; None where a session did not ask about it, or on
    another scale than the latest.

    If the sessions share enough statements, all ``points`` are on those ``statements`` alone;
    ``of`` is how many the smallest form asks, and they are ``alike``. Else each point is its
    session's own, and ``joined`` says of each whether it may be joined with the one before it by a
    line.
    """

    axis: str
    name: str
    points: tuple[AxisFigures | None, ...]
    joined: tuple[bool, ...]
    statements: int
    of: int
    alike: bool


class Course(Struct, frozen=True, kw_only=True):
    """The sessions of one site by date, each compared with the one before it.

    ``whole`` sets the first against the last, None for a single session. ``axes`` are in the order
    of the latest pack, followed by those that only earlier ones ask about.
    """

    place: str
    sessions: tuple[Session, ...]
    figures: tuple[SessionFigures, ...]
    steps: tuple[Comparison, ...]
    whole: Comparison | None
    axes: tuple[AxisCourse, ...]


def courses(sessions: Iterable[Session]) -> tuple[Course, ...]:
    """The courses of all sites by name. ``Refused`` as for ``compare_all``."""
    groups = sites_by_date(sessions)
    made = [_course(group, _several_sites(group, groups)) for group in groups]
    return tuple(sorted(made, key=lambda it: (it.place.casefold(), it.sessions[0].id)))


def place_of(session: Session, *, with_site: bool) -> str:
    """What the place of a session is called: the organisation, with its site where it matters."""
    about = session.about
    parts = [about.organisation, about.site if with_site or not about.organisation else ""]
    return " · ".join(part for part in parts if part) or about.title


def _several_sites(group: Sequence[Side], groups: Sequence[Sequence[Side]]) -> bool:
    """Whether another course is of the same organisation, so that the site must be named."""
    own = site_of(group[-1].session)[0]
    return any(site_of(other[-1].session)[0] == own for other in groups if other is not group)


def _course(sides: Sequence[Side], with_site: bool) -> Course:
    sessions = tuple(side.session for side in sides)
    steps, whole = steps_of(sides)
    names = {a.id: a.name for session in sessions for a in session.pack.axes}
    ids = dict.fromkeys(a.id for session in reversed(sessions) for a in session.pack.axes)
    return Course(
        place=place_of(sessions[-1], with_site=with_site),
        sessions=sessions,
        figures=tuple(side.figures for side in sides),
        steps=steps,
        whole=whole,
        axes=tuple(_axis(sides, steps, axis, names[axis]) for axis in ids),
    )


def _axis(sides: Sequence[Side], steps: Sequence[Comparison], axis: str, name: str) -> AxisCourse:
    asked = [side.votes[axis] for side in sides if axis in side.votes]
    shared = shared_statements(asked)
    of = min((votes.k for votes in asked), default=0)
    scales = {_scale(side) for side in sides}
    needed = sides[-1].session.pack.thresholds.shared_statements * of
    if shared and reaches(len(shared), needed) and len(scales) == 1:
        points = tuple(
            figures_on(side, axis, shared) if axis in side.votes else None for side in sides
        )
        joined = tuple(_both_sides(one) and _both_sides(two) for one, two in pairwise(points))
        return AxisCourse(
            axis=axis,
            name=name,
            points=points,
            joined=(False, *joined),
            statements=len(shared),
            of=of,
            alike=True,
        )
    joined = tuple(
        (change := step.axes.get(axis)) is not None
        and change.delta is not None
        and change.statements == one.votes[axis].k == two.votes[axis].k
        for step, (one, two) in zip(steps, pairwise(sides), strict=True)
    )
    scale = _scale(sides[-1])
    return AxisCourse(
        axis=axis,
        name=name,
        points=tuple(
            side.figures.axes.get(axis) if _scale(side) == scale else None for side in sides
        ),
        joined=(False, *joined),
        statements=of,
        of=of,
        alike=False,
    )


def _scale(side: Side) -> tuple[int, int]:
    return side.session.pack.scale.low, side.session.pack.scale.high


def _both_sides(figures: AxisFigures | None) -> bool:
    return figures is not None and figures.basis == "balanced"

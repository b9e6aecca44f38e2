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
from itot_workshop.domain.sites import by_site, site_of


class AxisCourse(Struct, frozen=True, kw_only=True):
    """One axis through the sessions of a site; None where a session did not ask about it, or on
    another scale than the latest.

    ``points`` are on the statements that the change from the first session to the last rests on,
    without a change on those that all sessions ask. A session that did not ask all of them stands
    ``apart`` with its own figures. ``runs`` are the sessions, by number, that a line joins: it
    passes those that stand apart and ends where there is no value. ``statements`` is on how many
    the line is; 0 where it is on none, so that each point is its session's own, and those that
    compare with no neighbour stand apart. ``fewer`` are those apart that asked some of the line's
    statements and no other.
    """

    axis: str
    name: str
    points: tuple[AxisFigures | None, ...]
    apart: tuple[bool, ...]
    runs: tuple[tuple[int, ...], ...]
    statements: int
    fewer: tuple[bool, ...]


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


def place_beside(session: Session, others: Iterable[Session]) -> str:
    """What the place of a session is called beside those of others: its site alone where that tells
    them apart, nothing where there is no other.
    """
    groups = by_site([*(it for it in others if it.id != session.id), session])
    organisations = {site_of(it)[0] for group in groups for it in group}
    if len(groups) == 1:
        return ""
    if len(organisations) == 1 and session.about.site:
        return session.about.site
    return place_of(session, with_site=len(organisations) < len(groups))


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
        axes=tuple(_axis(sides, (steps, whole), axis, names[axis]) for axis in ids),
    )


def _axis(
    sides: Sequence[Side],
    compared: tuple[Sequence[Comparison], Comparison | None],
    axis: str,
    name: str,
) -> AxisCourse:
    steps, whole = compared
    line = _on_line(sides, whole, axis)
    own = tuple(axis in side.votes and not _asks(side, sides, axis, line) for side in sides)
    points = tuple(
        _own(side, sides, axis) if alone else _on(side, axis, line)
        for side, alone in zip(sides, own, strict=True)
    )
    runs = _runs(points, own) if line else _own_runs(sides, steps, axis)
    joined = {at for run in runs for at in run}
    return AxisCourse(
        axis=axis,
        name=name,
        points=points,
        apart=tuple(alone and at not in joined for at, alone in enumerate(own)),
        runs=runs,
        statements=len(line),
        fewer=tuple(
            alone and _asks_some(side, sides, axis, line)
            for side, alone in zip(sides, own, strict=True)
        ),
    )


def _on_line(sides: Sequence[Side], whole: Comparison | None, axis: str) -> frozenset[str]:
    """The statements an axis is drawn on: those of its change, else those that all sessions share
    if they are enough; none where no line is on the same statements.
    """
    change = whole.axes.get(axis) if whole is not None else None
    if change is not None and change.delta is not None:
        return shared_statements((sides[0].votes[axis], sides[-1].votes[axis]))
    asked = [side.votes[axis] for side in sides if axis in side.votes]
    shared = shared_statements(asked)
    of = min((votes.k for votes in asked), default=0)
    needed = sides[-1].session.pack.thresholds.shared_statements * of
    one_scale = len({_scale(side) for side in sides}) == 1
    return shared if shared and one_scale and reaches(len(shared), needed) else frozenset()


def _asks(side: Side, sides: Sequence[Side], axis: str, line: frozenset[str]) -> bool:
    """Whether a session asked every statement of the line as the first session with it did."""
    first = next(it for it in sides if axis in it.votes)
    shared = shared_statements((first.votes[axis], side.votes[axis]))
    return bool(line) and line <= shared and _scale(side) == _scale(sides[-1])


def _asks_some(side: Side, sides: Sequence[Side], axis: str, line: frozenset[str]) -> bool:
    """Whether a session asked no statement but some of the line, as the first session did."""
    first, own = next(it for it in sides if axis in it.votes), side.votes[axis]
    shared = shared_statements((first.votes[axis], own))
    return shared < line and len(own.asked or own.statements) == len(shared)


def _on(side: Side, axis: str, line: frozenset[str]) -> AxisFigures | None:
    return figures_on(side, axis, line) if axis in side.votes else None


def _own(side: Side, sides: Sequence[Side], axis: str) -> AxisFigures | None:
    return side.figures.axes.get(axis) if _scale(side) == _scale(sides[-1]) else None


def _runs(
    points: Sequence[AxisFigures | None], apart: Sequence[bool]
) -> tuple[tuple[int, ...], ...]:
    runs: list[list[int]] = [[]]
    for at, (figures, alone) in enumerate(zip(points, apart, strict=True)):
        if alone:
            continue
        if _both_sides(figures):
            runs[-1].append(at)
        else:
            runs.append([])
    return tuple(tuple(run) for run in runs if len(run) > 1)


def _own_runs(
    sides: Sequence[Side], steps: Sequence[Comparison], axis: str
) -> tuple[tuple[int, ...], ...]:
    """Where no line is on the same statements throughout: neighbours whose own figures compare."""
    runs: list[list[int]] = [[0]]
    for at, (step, (one, two)) in enumerate(zip(steps, pairwise(sides), strict=True), 1):
        change = step.axes.get(axis)
        if (
            change is not None
            and change.delta is not None
            and change.statements == one.votes[axis].k == two.votes[axis].k
        ):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(tuple(run) for run in runs if len(run) > 1)


def _scale(side: Side) -> tuple[int, int]:
    return side.session.pack.scale.low, side.session.pack.scale.high


def _both_sides(figures: AxisFigures | None) -> bool:
    return figures is not None and figures.basis == "balanced"

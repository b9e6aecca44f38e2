"""A comparison as the room sees it, page after page: who was there, what changed, what became.

The sessions handed in hold only what may be looked at (``audience.shown``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.audience_bands import change_bands
from itot_workshop.domain.audience_change import change_pages, over_time
from itot_workshop.domain.audience_exercises import exercise_pages
from itot_workshop.domain.audience_heat import heat_pages
from itot_workshop.domain.audience_said import said_on
from itot_workshop.domain.audience_shapes import may_share, outline_pages, shapes_apart
from itot_workshop.domain.audience_since import (
    actions_over_time,
    ground_over_time,
    models_over_time,
)
from itot_workshop.domain.audience_unlike import asked_by, unlike_in
from itot_workshop.domain.audience_waiting import waiting_axes, without_votes_on
from itot_workshop.domain.axis_change import NotCompared
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import Course, courses
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.turnout import were_there

_MANY = 3
"""From so many sessions of a site on, charts through all of them tell what a change does not."""


def comparison_pages(
    sessions: Iterable[Session],
    between: Iterable[Session] = (),
    *,
    site: str = "",
    together: bool = False,
) -> tuple[views.CompareView, ...]:
    """Every page of a comparison in the order of showing. ``Refused`` as for ``compare_all``.

    ``between`` are sessions that are not shown but say what became of actions. Shapes that stand
    side by side are those of both sides, or of both ``together``.
    Of several sites who was there, the heat map and each shape are shown, for they are no before
    and after; then what changed at one ``site``, if one is named.
    """
    found = courses(sessions)
    if len(found) == 1 and found[0].whole is not None:
        return _course_pages(found[0], found[0].whole, tuple(between), together=together)
    pages: list[views.CompareView] = [in_the_room(found), *heat_pages(found)]
    pages += shapes_apart(found, together=together)
    one = next((it for it in found if it.place == site and len(found) > 1), None)
    if one is None or one.whole is None:
        return tuple(pages)
    told = _course_pages(one, one.whole, tuple(between), together=together)
    return (*pages, *(views.AtSite(place=one.place, page=page) for page in told))


def _course_pages(
    course: Course, whole: Comparison, between: tuple[Session, ...], *, together: bool
) -> tuple[views.CompareView, ...]:
    """Who was there at one site, what changed and what became of plans.

    Of two sessions the charts through all of them repeat the change in another form: they stand at
    the end, for whoever asks for them.
    """
    many = len(course.sessions) >= _MANY
    lines = over_time(course, whole) if many or whole.comparable else ()
    through: tuple[views.CompareView, ...] = (*lines, *heat_pages((course,)))
    pages: list[views.CompareView] = [in_the_room((course,))]
    if may_share(course):
        for layer in views.LAYERS:
            pages += outline_pages(course, whole, layer)
    pages += [*change_pages(course, whole), *change_bands(course, whole)]
    pages += said_on(course, whole)
    pages += through if many else ()
    pages += shapes_apart((course,), together=together)
    actions = actions_over_time(course, between)
    since = (ground_over_time(course), actions, models_over_time(course))
    since_then = [page for page in since if page is not None]
    return (*pages, *since_then, *exercise_pages(course), *(() if many else through))


def pages_against(now: Session, earlier: Sequence[Session]) -> tuple[views.CompareView, ...]:
    """The pages that set a session against earlier ones; none before it has results of its own, and
    of an axis nothing before its own, because last time's figures would steer the votes.
    """
    if not any(round_.kind == "statements" for round_ in now.rounds.values()):
        return ()
    waiting = waiting_axes(now)
    try:
        return comparison_pages([*(without_votes_on(it, waiting) for it in earlier), now])
    except Refused:
        return ()


def in_the_room(found: Sequence[Course]) -> views.InTheRoom:
    """Who was in each session, and how far the sessions are alike."""
    sites = len(found) > 1
    whole = None if sites else found[0].whole
    return views.InTheRoom(
        place="" if sites else found[0].place,
        rooms=tuple(room for course in found for room in _rooms(course, sites)),
        remarks=remarks_on([session for course in found for session in course.sessions]),
        comparable=whole.comparable if whole else 0,
        axes=len(whole.axes) if whole else 0,
        sites=sites,
        why=_why_none(whole) if whole else None,
        unlike=None if sites else unlike_in(found),
    )


def _why_none(whole: Comparison) -> NotCompared | None:
    """Why no axis is compared; None where one is, where each has its own reason, and while votes
    are still to come.
    """
    reasons = {it.not_compared for it in whole.axes.values()}
    waits = any(it.after is not None and it.after.mode is None for it in whole.axes.values())
    return reasons.pop() if len(reasons) == 1 and not waits else None


def remarks_on(sessions: Sequence[Session]) -> tuple[views.Remark, ...]:
    """In what the sessions are not alike; "alike" where in nothing."""
    packs = [session.pack for session in sessions]
    rounds = [round_ for session in sessions for round_ in session.rounds.values()]
    modes = {round_.mode for round_ in rounds if round_.kind == "statements"}
    differs: tuple[tuple[views.Remark, bool], ...] = (
        ("scales", len({(it.scale.low, it.scale.high) for it in packs}) > 1),
        ("packs", len({it.pack.id for it in packs}) > 1),
        ("statements", len({asked_by(session) for session in sessions}) > 1),
        ("languages", len({it.pack.language for it in packs}) > 1),
        ("hands", len(modes) > 1),
    )
    return tuple(remark for remark, so in differs if so) or ("alike",)


def _rooms(course: Course, sites: bool) -> Iterable[views.RoomThen]:
    met = [step.composition for step in course.steps]
    came: list[dict[Seat, int] | None] = [None]
    came += [it.came_after if it.codes_used else None for it in met]
    if len(met) == 1 and met[0].codes_used:
        came[0] = met[0].came_before
    ends = course.whole.composition if course.whole is not None and len(met) > 1 else None
    last = len(met)
    for at, (session, who) in enumerate(zip(course.sessions, came, strict=True)):
        yield views.RoomThen(
            date=session.about.date,
            place=course.place if sites else "",
            seats=were_there(session),
            came=who,
            from_first=ends.returning if ends and ends.codes_used and at == last else None,
        )

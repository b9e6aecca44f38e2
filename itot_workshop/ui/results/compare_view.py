"""Two to twelve sessions beside each other as one value, made from what may be shown.

Sites stand by name, sessions by date. Only sessions of one site have a before and an after.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain.audience_change import axes_over_time
from itot_workshop.domain.audience_compare import in_the_room
from itot_workshop.domain.audience_exercises import exercises_over_time
from itot_workshop.domain.audience_heat import heat_map
from itot_workshop.domain.audience_since import (
    actions_over_time,
    ground_over_time,
    models_over_time,
)
from itot_workshop.domain.audience_since_views import (
    ActionsOverTime,
    ExercisesOverTime,
    GroundOverTime,
    ModelsOverTime,
)
from itot_workshop.domain.courses import Course, courses
from itot_workshop.domain.session import About, Session
from itot_workshop.storage.file_names import slug
from itot_workshop.ui.results.change_view import ChangeView, change_view
from itot_workshop.ui.results.compare_shapes import ShapesView, shapes_view
from itot_workshop.ui.results.compare_words import comparability, translate
from itot_workshop.ui.widgets.numbers import day_of, long_date, whole
from itot_workshop.ui.widgets.parts import unbroken


class SiteView(Struct, frozen=True, kw_only=True):
    """The sessions of one site; ``change`` and ``axes`` are empty for a single session."""

    place: str
    dates: tuple[datetime.date, ...]
    low: int
    high: int
    change: ChangeView | None
    axes: tuple[timed.AxisOverTime, ...]
    ground: GroundOverTime | None
    actions: ActionsOverTime | None
    models: ModelsOverTime | None
    exercises: ExercisesOverTime | None


class CompareView(Struct, frozen=True, kw_only=True):
    """What the comparison page shows. ``file`` begins the names of files made of it."""

    title: str
    place: str
    file: str
    room: views.InTheRoom
    comparability: str
    sites: tuple[SiteView, ...]
    heat: timed.HeatMap
    shapes: ShapesView | None


def compare_view(sessions: Iterable[Session], between: Sequence[Session] = ()) -> CompareView:
    """Everything the page shows. ``Refused`` as for ``compare_all``.

    ``between`` are sessions that are not shown but say what became of actions.
    """
    found = courses(sessions)
    last = max((it.about for course in found for it in course.sessions), key=_date)
    return CompareView(
        title=_title(found),
        place=" · ".join(dict.fromkeys(course.place for course in found)),
        file=f"{slug(last.organisation or last.title)}-{last.date.isoformat()}",
        room=in_the_room(found),
        comparability=comparability(found),
        sites=tuple(_site(course, tuple(between)) for course in found),
        heat=heat_map(found),
        shapes=shapes_view(found),
    )


def _site(course: Course, between: Sequence[Session]) -> SiteView:
    whole_, scale = course.whole, course.sessions[-1].pack.scale
    return SiteView(
        place=course.place,
        dates=tuple(session.about.date for session in course.sessions),
        low=scale.low,
        high=scale.high,
        change=None if whole_ is None else change_view(course, whole_),
        axes=() if whole_ is None else axes_over_time(course, whole_),
        ground=ground_over_time(course),
        actions=actions_over_time(course, between),
        models=models_over_time(course),
        exercises=exercises_over_time(course),
    )


def _title(found: Sequence[Course]) -> str:
    """From a day to a day, the year once where both lie in the same; or how many sites."""
    if len(found) > 1:
        return translate("Results", "%1 sites side by side").replace("%1", whole(len(found)))
    one, other = (found[0].sessions[at].about.date for at in (0, -1))
    first = day_of(one, other) if one.year == other.year else long_date(one)
    said = translate("Results", "%1 to %2").replace("%1", unbroken(first))
    return said.replace("%2", unbroken(long_date(other)))


def _date(about: About) -> tuple[datetime.date, str]:
    return about.date, about.title

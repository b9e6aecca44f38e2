"""What a comparison is made from: sessions by date, what changed between them, their names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import AxisCourse, Course
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack import Axis, Pack
from itot_workshop.domain.session import Session
from itot_workshop.reports.words import Words


class Run(Struct, frozen=True, kw_only=True):
    """Sessions side by side, the first to the last, each with a name of its own.

    ``steps`` are the changes from each to the next, ``whole`` the one from the first to the last.
    ``names`` tell the sessions apart in sentences, ``times`` say when something was so, ``short``
    stand under charts.
    """

    course: Course
    sessions: tuple[Session, ...]
    figures: tuple[SessionFigures, ...]
    steps: tuple[Comparison, ...]
    whole: Comparison
    names: tuple[str, ...]
    times: tuple[str, ...]
    short: tuple[str, ...]
    axes: tuple[Axis, ...]
    words: Words

    @property
    def pack(self) -> Pack:
        """The content of the last session, whose words the comparison uses."""
        return self.sessions[-1].pack

    def axis_name(self, axis: str) -> str:
        """The name of an axis."""
        return next((one.name for one in self.axes if one.id == axis), axis)

    def on(self, axis: str) -> list[AxisFigures | None]:
        """The figures of one axis in every session: on the statements of its line, else its own;
        None where it was not asked.
        """
        found = self.line(axis)
        return [
            figures.axes.get(axis) if apart or not found.statements else point
            for figures, point, apart in zip(self.figures, found.points, found.apart, strict=True)
        ]

    def line(self, axis: str) -> AxisCourse:
        """One axis through the sessions, with the runs of them that a line joins."""
        return next(it for it in self.course.axes if it.axis == axis)

    def axes_shown(self) -> list[Axis]:
        """The axes in the order of showing; those that were asked in between alone come last."""
        order = {id_: at for at, id_ in enumerate(self.whole.order)}
        return sorted(self.axes, key=lambda axis: order.get(axis.id, len(order)))

    def changes(self) -> list[AxisChange]:
        """The changes from first to last in the order of showing: what fell comes first."""
        return [self.whole.axes[axis] for axis in self.whole.order]


def run_of(course: Course, words: Words) -> Run:
    """The sessions of a site, of which there are at least two, made ready to be told."""
    assert course.whole, "a site with a before and an after has two sessions"
    return Run(
        course=course,
        sessions=course.sessions,
        figures=course.figures,
        steps=course.steps,
        whole=course.whole,
        names=names_of(course.sessions, words),
        times=times_of(course.sessions, words),
        short=short_names(course.sessions, words),
        axes=axes_of(session.pack for session in course.sessions),
        words=words,
    )


def names_of(sessions: Sequence[Session], words: Words) -> tuple[str, ...]:
    """The shortest names that differ: months, months with years, days, days with titles."""
    return _told(sessions, words)[1]


def on_axes(words: Words, found: Comparison) -> str:
    """On how many axes a change is told, of how many there are."""
    n, all_ = found.comparable, len(found.axes)
    if n == all_:
        return words.say("comparison.axes", n=n)
    return words.say("comparison.some_axes", n=n, all=all_)


def narrow(name: str, session: Session, words: Words) -> str:
    """The name of a session, or its day where that is shorter, to stand over a narrow column."""
    return min(name, words.short_date(session.about.date), key=len)


def times_of(sessions: Sequence[Session], words: Words) -> tuple[str, ...]:
    """The same names with what stands before them in a sentence: in a month, on a day."""
    kind, names = _told(sessions, words)
    return tuple(words.say(f"dates.{kind}", name=name) for name in names)


def _told(sessions: Sequence[Session], words: Words) -> tuple[str, tuple[str, ...]]:
    """What kind of names tell the sessions apart, and the names."""
    days = [session.about.date for session in sessions]
    titles = [session.about.title for session in sessions]
    for kind, named in (
        ("in_month", [words.month(day, days[0]) for day in days if _within_a_year(days)]),
        ("in_month", [words.month(day) for day in days]),
        ("on_day", [words.date(day) for day in days]),
        ("at", [f"{words.short_date(d)}, {title}" for d, title in zip(days, titles, strict=True)]),
    ):
        if len(set(named)) == len(days):
            return kind, tuple(named)
    return "at", tuple(f"{at}. {title}" for at, title in enumerate(titles, 1))


def _within_a_year(days: list[datetime.date]) -> bool:
    """Whether the name of the month is enough to know the year."""
    return (days[-1] - days[0]).days < 360


def short_names(sessions: Sequence[Session], words: Words) -> tuple[str, ...]:
    """What tells the sessions apart under a chart: months, months with years, days, numbers."""
    days = [session.about.date for session in sessions]
    for named in (
        [words.short_month(day) for day in days],
        [f"{words.short_month(day)} {day.year % 100:02}" for day in days],
        [f"{day.day} {words.short_month(day)}" for day in days],
    ):
        if len(set(named)) == len(named):
            return tuple(named)
    return tuple(str(at) for at in range(1, len(days) + 1))


def axes_of(packs: Iterable[Pack]) -> tuple[Axis, ...]:
    """The axes of all packs, each once: those of the last first, in its order."""
    found: dict[str, Axis] = {}
    for pack in reversed(list(packs)):
        for axis in pack.axes:
            found.setdefault(axis.id, axis)
    return tuple(found.values())

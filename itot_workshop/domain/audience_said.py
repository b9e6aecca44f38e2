"""What rooms said about axes that fell, and about those whose sides are far apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.audience_change import in_order_of_showing, is_far, line_of, size_of
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import Course
from itot_workshop.domain.paging import sentences_paged, with_others
from itot_workshop.domain.session import Session

LINES_A_PAGE, LONG_NAME = 11, 40
"""So many lines stand below the name of an axis, one less for every so many letters of it."""
MOST_APART = 2
"""Of more axes whose sides are far apart nothing is read out: these are the widest."""


def said_on(course: Course, whole: Comparison) -> tuple[views.SaidOn, ...]:
    """What was said in the last session about axes that clearly fell, then in all of them about
    the widest gaps; never who said it.
    """
    fell = [it for it in in_order_of_showing(whole) if it.fell_clearly]
    apart = [it for it in _widest(course, whole) if not it.fell_clearly][:MOST_APART]
    pages = (
        *(page for it in fell for page in _pages(course, it, course.sessions[-1:], far=False)),
        *(page for it in apart for page in _pages(course, it, course.sessions, far=True)),
    )
    return with_others(replace(it, page=at, pages=len(pages)) for at, it in enumerate(pages, 1))


def _widest(course: Course, whole: Comparison) -> list[AxisChange]:
    """Axes whose sides are or were far apart, the widest first."""
    least = course.sessions[-1].pack.thresholds.gap_large
    found = [
        it
        for it in whole.axes.values()
        if it.not_compared != "other scale" and is_far(("", *_gaps(it)), least)
    ]
    return sorted(found, key=lambda it: -max(gap or 0.0 for gap in _gaps(it)))


def _gaps(change: AxisChange) -> tuple[float | None, float | None]:
    return size_of(change.gap_before), size_of(change.gap_after)


def _pages(
    course: Course, change: AxisChange, sessions: Sequence[Session], *, far: bool
) -> Iterable[views.SaidOn]:
    name = next(it.name for it in course.axes if it.axis == change.axis)
    told = tuple(_said(change.axis, sessions))
    lines = LINES_A_PAGE - len(name) // LONG_NAME
    parts = sentences_paged(told, [it.text for it in told], lines, [it.date for it in told])
    for said in parts:
        yield views.SaidOn(
            line=line_of(change, name),
            gaps=_gaps(change) if far else None,
            said=said,
            dates=tuple(it.about.date for it in course.sessions),
        )


def _said(axis: str, sessions: Sequence[Session]) -> Iterable[views.Said]:
    for session in sessions:
        notes = [it for it in session.notes.values() if it.axis == axis and not it.parked]
        for note in sorted(notes, key=lambda it: it.position):
            yield views.Said(side=note.side, text=note.text, date=session.about.date)

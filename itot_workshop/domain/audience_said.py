"""What rooms said about axes that fell, and about those whose sides are far apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.audience_change import gaps_of, in_order_of_showing, large_gaps, line_of
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
    the widest gaps, in the order in which these are listed elsewhere; never who said it.
    """
    fell = [it for it in in_order_of_showing(whole) if it.fell_clearly]
    listed = [it for some in _large(course, whole) for it in some if not it.fell_clearly]
    widest = sorted(listed, key=lambda it: -max(gap or 0.0 for gap in gaps_of(it)))[:MOST_APART]
    apart = [it for it in listed if it in widest]
    pages = (
        *(page for it in fell for page in _pages(course, it, course.sessions[-1:], far=False)),
        *(page for it in apart for page in _pages(course, it, course.sessions, far=True)),
    )
    return with_others(replace(it, page=at, pages=len(pages)) for at, it in enumerate(pages, 1))


def _large(course: Course, whole: Comparison) -> Iterable[Sequence[AxisChange]]:
    return large_gaps(whole, course.sessions[-1].pack.thresholds.gap_large)


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
            gaps=gaps_of(change) if far else None,
            said=said,
            dates=tuple(it.about.date for it in course.sessions),
        )


def _said(axis: str, sessions: Sequence[Session]) -> Iterable[views.Said]:
    for session in sessions:
        notes = [it for it in session.notes.values() if it.axis == axis and not it.parked]
        for note in sorted(notes, key=lambda it: it.position):
            yield views.Said(side=note.side, text=note.text, date=session.about.date)

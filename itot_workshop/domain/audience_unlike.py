"""Which sessions of a comparison asked other statements than those beside them."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience_time_views import Unlike
from itot_workshop.domain.courses import Course
from itot_workshop.domain.session import Session


def asked_by(session: Session) -> frozenset[tuple[str, int]]:
    """The statements of a session's form, each with its revision."""
    form = session.pack.form_statements(session.about.form)
    return frozenset((statement.id, statement.revision) for statement in form)


def unlike_in(found: Sequence[Course]) -> Unlike | None:
    """Whether sessions of one site asked different statements, and on which days these were fewer;
    a day of several sites would be nobody's.
    """
    each = [_unlike(course) for course in found]
    if len(each) == 1:
        return each[0]
    return Unlike() if any(each) else None


def _unlike(course: Course) -> Unlike | None:
    asked = [asked_by(session) for session in course.sessions]
    if len(set(asked)) < 2:
        return None
    most = max(asked, key=len)
    days = zip(course.sessions, asked, strict=True)
    fewer = tuple(session.about.date for session, own in days if own < most)
    rest = {own for own in asked if not own < most}
    return Unlike(fewer=fewer if rest == {most} else ())

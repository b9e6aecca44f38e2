"""Axes over time: a line and the change that stands with it rest on the same statements."""

from __future__ import annotations

from functools import reduce

import msgspec
import pytest
from msgspec.structs import replace

from itot_workshop.domain.audience_change import axes_over_time
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_time_views import AxisOverTime
from itot_workshop.domain.courses import Course, courses
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import short, with_axes, without_axis, without_most

FIRST, JUNE, LAST = (demo_session(name) for name in ("S1", "S2", "S3"))


def course_of(*sessions: Session) -> Course:
    (course,) = courses(sessions)
    return course


def over_time(course: Course) -> tuple[AxisOverTime, ...]:
    assert course.whole
    return axes_over_time(course, course.whole)


def reworded(session: Session, statement: str) -> Session:
    """The session with another wording of a statement."""
    asked = [
        replace(it, revision=9) if it.id == statement else it for it in session.pack.statements
    ]
    return replace(session, pack=replace(session.pack, statements=tuple(asked)))


def renamed(session: Session, axis: str, name: str) -> Session:
    """The session with an axis of the same id under another name."""
    axes = [replace(it, name=name, short="") if it.id == axis else it for it in session.pack.axes]
    return replace(session, pack=replace(session.pack, axes=tuple(axes)))


@pytest.mark.parametrize(
    "sessions",
    [
        (FIRST, JUNE, LAST),
        (FIRST, short(JUNE), LAST),
        (FIRST, JUNE, short(LAST)),
        (short(FIRST), JUNE, LAST),
        (FIRST, reworded(JUNE, "gol1"), LAST),
        (FIRST, reworded(JUNE, "gol1"), reworded(LAST, "gol2")),
    ],
)
def test_the_ends_of_a_line_are_those_of_its_change(sessions: tuple[Session, ...]) -> None:
    course = course_of(*sessions)
    assert course.whole
    for axis in course.axes:
        change = course.whole.axes[axis.axis]
        assert change.delta is not None
        assert (axis.points[0], axis.points[-1]) == (change.before, change.after)
        assert axis.statements == change.statements
        assert axis.runs[0][0] == 0
        assert axis.runs[-1][-1] == len(sessions) - 1


@pytest.mark.parametrize(
    "sessions", [(FIRST, JUNE, LAST), (FIRST, JUNE, short(LAST)), (FIRST, short(JUNE), LAST)]
)
def test_a_step_under_a_line_is_as_high_as_the_line(sessions: tuple[Session, ...]) -> None:
    for axis in over_time(course_of(*sessions)):
        for day, step in enumerate(axis.steps):
            if step is not None:
                before, after = axis.points[day - 1].balanced, axis.points[day].balanced
                assert before is not None
                assert after is not None
                assert after - before == pytest.approx(step)


def test_a_short_session_between_two_full_ones_stands_beside_the_line() -> None:
    course = course_of(FIRST, short(JUNE), LAST)
    for axis in course.axes:
        assert axis.apart == (False, True, False)
        assert axis.runs == ((0, 2),)
        assert axis.points[1] == course.figures[1].axes[axis.axis]
    (goals,) = (it for it in over_time(course) if it.axis == "goals")
    assert [it.balanced for it in goals.points] == pytest.approx([2.94, 2.79, 2.26], abs=5e-3)
    assert goals.delta == pytest.approx(-0.68, abs=5e-3)
    assert goals.steps == (None, None, None)
    assert [it.fewer for it in goals.points] == [False, True, False]


def test_only_the_axis_with_other_statements_stands_beside_its_line() -> None:
    course = course_of(FIRST, reworded(JUNE, "gol1"), LAST)
    assert {axis.axis for axis in course.axes if any(axis.apart)} == {"goals"}
    assert not any(any(axis.fewer) for axis in course.axes)


def test_a_day_says_why_the_sides_are_not_shown() -> None:
    def unseen(*sessions: Session) -> set[tuple[str, ...]]:
        axes = over_time(course_of(*sessions))
        return {tuple(point.unseen for point in axis.points) for axis in axes}

    assert unseen(FIRST, without_most(JUNE, "OT"), LAST) == {("", "one side", "")}
    assert unseen(FIRST, without_axis(JUNE, 0), LAST) == {("", "", ""), ("", "votes", "")}
    more, fewer = with_axes(FIRST, ["One", "Two", "Three"]), with_axes(LAST, ["One", "Two"])
    assert unseen(more, fewer) == {("", ""), ("", "not asked")}


def test_a_hidden_side_in_between_ends_a_line_and_other_statements_do_not() -> None:
    course = course_of(FIRST, without_most(JUNE, "OT"), LAST)
    assert {axis.runs for axis in course.axes} == {()}
    hidden = course_of(FIRST, short(without_most(JUNE, "OT")), LAST)
    assert {axis.runs for axis in hidden.axes} == {((0, 2),)}
    for axis in over_time(hidden):
        assert axis.points[1].room is not None
        assert axis.points[1].balanced is None


def test_where_the_ends_do_not_compare_a_line_is_on_what_all_sessions_ask() -> None:
    course = course_of(FIRST, short(JUNE), without_most(LAST, "IT"))
    for axis in course.axes:
        assert axis.statements == 1
        assert axis.runs == ((0, 1),)
        assert not any(axis.apart)


def test_neighbours_that_a_line_joins_do_not_stand_for_themselves() -> None:
    asked = [it.id for it in LAST.pack.statements if it.axis == "goals"]
    course = course_of(FIRST, JUNE, reduce(reworded, asked, LAST))
    (goals,) = (axis for axis in course.axes if axis.axis == "goals")
    assert (goals.statements, goals.runs, goals.apart) == (0, ((0, 1),), (False, False, True))
    assert goals.points == tuple(figures.axes["goals"] for figures in course.figures)
    (points,) = (it.points for it in over_time(course) if it.axis == "goals")
    assert [point.apart for point in points] == [False, False, True]


def test_an_axis_that_was_renamed_is_one_axis_under_its_latest_name() -> None:
    old = renamed(FIRST, "goals", "Common Aims")
    course, same = course_of(old, JUNE, LAST), course_of(FIRST, JUNE, LAST)
    assert course.axes == same.axes
    assert course.whole
    assert same.whole
    assert course.whole.axes == same.whole.axes
    assert "Common Aims" not in {axis.name for axis in course.axes}
    assert comparison_pages([old, JUNE, LAST]) == comparison_pages([FIRST, JUNE, LAST])
    both = comparison_pages([old, renamed(LAST, "goals", "Common Aims")])
    assert b"Common Aims" in msgspec.json.encode(both)

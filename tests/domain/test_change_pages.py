"""What changed goes over several pages that are about as full, group by group."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain.audience_change import change_pages, in_order_of_showing, what_changed
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import FarApart, Shapes, WhatChanged
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.domain.courses import courses
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import LONG_NAMES, short, with_axes, without_axis, without_most


def found(axes: int) -> tuple[WhatChanged | FarApart, ...]:
    """What changed on so many axes."""
    (course,) = courses(with_axes(demo_session(name), LONG_NAMES[:axes]) for name in ("S1", "S3"))
    assert course.whole is not None
    made = change_pages(course, course.whole)
    return tuple(it for it in made if isinstance(it, WhatChanged | FarApart))


def heights(view: WhatChanged | FarApart) -> int:
    """How many lines stand on a page."""
    if isinstance(view, FarApart):
        return sum(map(len, view.parts.values()))
    return len(view.lines) + heights(view.apart)


def test_what_is_far_apart_is_shared_out_with_the_rest_where_it_has_room() -> None:
    first, last = found(12)
    assert isinstance(first, WhatChanged)
    assert isinstance(last, WhatChanged)
    assert not first.apart.gaps
    assert last.apart.gaps
    assert last.apart.nearer
    assert abs(heights(first) - heights(last)) <= 2
    assert len({line.name for view in (first, last) for line in view.lines}) == 12
    assert [it.page for it in (first, last)] == [1, 2]
    assert first.others == (replace(last, others=()),)


def test_it_has_a_page_of_its_own_where_there_is_much_to_say() -> None:
    *told, apart = found(16)
    assert isinstance(apart, FarApart)
    assert [heights(it) for it in told] == [7, 9]


def test_groups_of_changes_stay_together() -> None:
    (course,) = courses(with_axes(demo_session(it), LONG_NAMES[:8]) for it in ("S1", "S3"))
    assert course.whole is not None
    labels = ("possible", "clear", "steady", None)
    axes = {
        id_: replace(it, delta=(0.9 - 0.1 * at) * (-1 if at % 2 else 1), label=labels[at // 2])
        for at, (id_, it) in enumerate(course.whole.axes.items())
    }
    ordered = in_order_of_showing(replace(course.whole, axes=axes))
    told = [(it.label, (it.delta or 0.0) < 0) for it in ordered]
    assert told[:4] == [("clear", True), ("possible", True), ("clear", False), ("possible", False)]
    assert [label for label, _ in told[4:]] == [None, None, "steady", "steady"]


def test_figures_beside_shapes_are_those_of_the_map_also_of_an_axis_that_is_not_compared() -> None:
    first, june, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    pages = comparison_pages((first, without_axis(june, 2), without_axis(last, 5)))
    (shapes,) = (it for it in pages if isinstance(it, Shapes) and it.layer == "balanced")
    (heat,) = (it for it in pages if isinstance(it, HeatMap))
    rows = heat.sites[0].rows
    for at, axis in enumerate(heat.ids):
        line = next(it for it in shapes.axes if it.axis == axis)
        assert line.told == tuple(row.cells[at].score for row in rows)
        assert line.compared is (axis != last.pack.axes[5].id)
        assert line.values == (line.told if line.compared else (None, None, None))


def changed(*sessions: Session) -> WhatChanged:
    """What changed through these sessions."""
    return next(it for it in comparison_pages(sessions) if isinstance(it, WhatChanged))


def test_gaps_that_are_not_large_any_more_stand_apart_from_those_that_are() -> None:
    first, june, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    apart = changed(first, last).apart
    assert [name for name, _, _ in apart.gaps] == ["Common Technology"]
    assert [name for name, _, _ in apart.narrowed] == ["Visible Results"]
    assert apart.higher == "IT"
    hidden = changed(first, june, without_most(last, "OT")).apart
    assert {name for name, _, _ in hidden.gaps_then} == {"Common Technology", "Visible Results"}
    assert not hidden.gaps
    assert not hidden.narrowed


def test_managers_who_are_far_off_stand_apart_from_those_who_were() -> None:
    first, june, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    apart = changed(first, last).apart
    assert not apart.managers
    assert [name for name, _, _ in apart.nearer] == ["Enabling Leadership"]
    back = replace(last, about=first.about), replace(first, about=last.about)
    pages = (it for it in comparison_pages(back) if isinstance(it, WhatChanged | FarApart))
    far = [it if isinstance(it, FarApart) else it.apart for it in pages]
    assert [name for it in far for name, _, _ in it.managers] == ["Enabling Leadership"]
    hidden = changed(first, june, without_most(last, "OT")).apart
    assert [name for name, _, _ in hidden.managers_then] == ["Enabling Leadership"]


def test_the_side_that_rates_higher_is_named_where_it_is_the_same_throughout() -> None:
    (course,) = courses(demo_session(name) for name in ("S1", "S3"))
    assert course.whole is not None
    turned = {
        id_: replace(it, after=replace(it.after, gap=-it.after.gap))
        for id_, it in course.whole.axes.items()
        if it.after is not None and it.after.gap is not None
    }
    unknown = {id_: replace(it, after=None) for id_, it in course.whole.axes.items()}
    for axes, higher in ((course.whole.axes, "IT"), (turned, None), (unknown, None)):
        assert what_changed(course, replace(course.whole, axes=axes)).apart.higher == higher


def test_overall_scores_stand_beside_the_change_only_where_it_is_their_difference() -> None:
    first, june, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    found = changed(first, last)
    assert found.overall == pytest.approx((2.60, 3.22), abs=5e-3)
    assert found.overall_delta == pytest.approx(0.62, abs=5e-3)
    found = changed(first, without_axis(last, 5))
    assert (found.overall, found.on) == (None, 7)
    assert found.overall_delta is not None
    assert changed(first, without_most(last, "OT")).overall_delta is None
    assert changed(short(june), last).overall is None

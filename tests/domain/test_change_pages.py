"""What changed goes over several pages that are about as full, group by group."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.audience_change import change_pages, in_order_of_showing
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import FarApart, Shapes, WhatChanged
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.domain.courses import courses
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import LONG_NAMES, with_axes, without_axis


def found(axes: int) -> tuple[WhatChanged | FarApart, ...]:
    """What changed on so many axes."""
    (course,) = courses(with_axes(demo_session(name), LONG_NAMES[:axes]) for name in ("S1", "S3"))
    assert course.whole is not None
    made = change_pages(course, course.whole)
    return tuple(it for it in made if isinstance(it, WhatChanged | FarApart))


def heights(view: WhatChanged | FarApart) -> int:
    """How many lines stand on a page."""
    if isinstance(view, FarApart):
        return len(view.gaps) + len(view.managers)
    return len(view.lines) + len(view.apart.gaps) + len(view.apart.managers)


def test_what_is_far_apart_is_shared_out_with_the_rest_where_it_has_room() -> None:
    first, last = found(12)
    assert isinstance(first, WhatChanged)
    assert isinstance(last, WhatChanged)
    assert not first.apart.gaps
    assert last.apart.gaps
    assert last.apart.managers
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

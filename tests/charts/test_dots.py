"""Dots on the scale: every vote has one, none leaves its lane, none covers another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.charts.dots import column_centres, dot_size, place_on_scale, stacks
from itot_workshop.charts.shapes import Box

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=9)


@given(COUNTS, st.floats(200, 2000), st.floats(60, 900), st.booleans())
def test_every_vote_is_a_dot_in_its_lane_apart_from_the_others(
    counts: list[int], width: float, height: float, up: bool
) -> None:
    lane = Box(10, 20, 10 + width, 20 + height)
    diameter, columns = dot_size([lane], [counts], 40, 20)
    placed = stacks(lane, counts, diameter, columns, up=up)
    assert len(placed.dots) == sum(counts)
    half = diameter / 2 - 1e-6
    for dot in placed.dots:
        assert lane.left <= dot.x - half
        assert dot.x + half <= lane.right
        assert lane.top - 1e-6 <= dot.y - half
        assert dot.y + half <= lane.bottom + 1e-6
    for one, other in combinations(placed.dots[:60], 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (diameter * 0.999) ** 2


def test_stacks_grow_wider_before_dots_get_small() -> None:
    lane = Box(0, 0, 1000, 100)
    assert dot_size([lane], [[3, 0]], 40, 20)[1] == 1
    assert dot_size([lane], [[7, 0]], 40, 20)[1] == 2
    assert dot_size([lane], [[11, 0]], 40, 20)[1] == 3


def test_ot_hangs_from_the_strip_and_it_stands_on_it() -> None:
    lane = Box(0, 0, 100, 100)
    assert stacks(lane, [1, 0], 10, 1, up=True).dots[0].y > 90
    assert stacks(lane, [1, 0], 10, 1, up=False).dots[0].y < 10


def test_half_points_stand_between_two_columns() -> None:
    centres = column_centres(Box(0, 0, 500, 10), 5)
    assert place_on_scale(centres, 1, 1) == centres[0]
    assert place_on_scale(centres, 1, 2.5) == (centres[1] + centres[2]) / 2
    assert place_on_scale(centres, 1, 5) == centres[4]

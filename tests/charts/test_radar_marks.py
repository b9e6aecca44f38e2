from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise, product
from math import atan2, dist, hypot, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.look import read_look
from itot_workshop.charts.radar import (
    ChartText,
    Mark,
    Radar,
    RadarAxis,
    RadarGeometry,
    grown,
    radar_geometry,
    with_values,
)
from itot_workshop.charts.radar_grid import RadarCell, grid_of, lay_radars
from itot_workshop.charts.radar_marks import marks_of
from itot_workshop.charts.shapes import Point
from itot_workshop.charts.text import stage_text
from tests.charts import demo
from tests.charts.test_radar import SIZES, THEME

EM = 20.0
LEFT, RIGHT = -1, 1


def laid_out(axes: list[RadarAxis], side: float = 300) -> RadarGeometry:
    """A small radar with letters for names."""
    named = tuple(
        structs.replace(axis, label=letter_of(at), lettered=True) for at, axis in enumerate(axes, 1)
    )
    text = ChartText(label=EM, caption=EM, ring=EM, smallest=EM)
    return radar_geometry(Radar(axes=named), side, side, text, SIZES, demo.even_measure(EM))


def of_sides(pairs: tuple[tuple[float, float], ...], side: float = 300) -> RadarGeometry:
    return laid_out([RadarAxis(label="", it=it, ot=ot) for it, ot in pairs], side)


def room(one: Mark, other: Mark) -> float:
    """How much room is between two markers, IT's round and OT's square."""
    square, rounded = 0.0, 0.0
    for mark in (one, other):
        if mark.layer == "ot":
            square += mark.size / 2
        else:
            rounded += mark.size / 2
    x, y = abs(one.at.x - other.at.x) - square, abs(one.at.y - other.at.y) - square
    return (hypot(x, y) if x > 0 and y > 0 else max(x, y)) - rounded


def covered(marks: tuple[Mark, ...]) -> list[tuple[Mark, Mark]]:
    """Markers of different axes of which one covers the other."""
    return [
        (one, other)
        for one, other in combinations(marks, 2)
        if one.axis != other.axis and room(one, other) < -1e-6
    ]


def beside(geometry: RadarGeometry, mark: Mark) -> tuple[float, float]:
    """How far out along its own spoke a marker stands, and how far beside it."""
    way, centre = geometry.frame.directions[mark.axis], geometry.frame.centre
    x, y = mark.at.x - centre.x, mark.at.y - centre.y
    return way.x * x + way.y * y, way.x * y - way.y * x


def managers(geometry: RadarGeometry) -> list[Mark]:
    return [mark for mark in geometry.marks if mark.layer == "management"]


scores = st.floats(1, 5)
pairs = st.one_of(
    st.tuples(scores, scores),
    st.tuples(scores, st.floats(-0.5, 0.5)).map(lambda it: (it[0], min(max(sum(it), 1.0), 5.0))),
)


@settings(max_examples=150)
@given(st.lists(pairs, min_size=3, max_size=7), st.floats(200, 420))
def test_no_marker_covers_another_where_the_drawing_has_room(
    sides: list[tuple[float, float]], side: float
) -> None:
    geometry = of_sides(tuple(sides), side)
    if not covered(geometry.marks):
        return
    # Whichever of the two is on which side of each spoke, some would cover others.
    radar = Radar(axes=tuple(RadarAxis(label="", it=it, ot=ot) for it, ot in sides))
    usual = geometry.leans[0]._replace(turn=1, share=0.5, aside=0.0)
    for turns in product((1, -1), repeat=len(sides)):
        leans = [usual._replace(turn=turn) for turn in turns]
        assert covered(marks_of(radar, geometry.frame, leans, SIZES))


@pytest.mark.parametrize("sides", [demo.S1, demo.S2, demo.S3])
@pytest.mark.parametrize("side", [260, 300, 420])
def test_markers_of_neighbours_near_the_centre_keep_clear_of_each_other(
    sides: tuple[tuple[float, float], ...], side: float
) -> None:
    geometry = of_sides(sides, side)
    assert covered(geometry.marks) == []
    for one, other in combinations(geometry.marks, 2):
        if one.axis == other.axis and not one.hollow:
            assert dist(one.at, other.at) > (one.size + other.size) / 2


def test_a_marker_that_is_alone_gives_way_where_two_are_close() -> None:
    axes = [RadarAxis(label="", it=4.5, ot=1.9 if at < 2 else 4.0) for at in range(14)]
    geometry = laid_out(axes, 330)
    close = [mark for mark in geometry.marks if mark.layer == "ot" and mark.axis < 2]
    assert covered(tuple(close)) == []
    asides = [beside(geometry, mark)[1] for mark in close]
    assert min(asides) < 1e-6
    assert max(asides) > -1e-6
    assert 0 < max(map(abs, asides)) < 0.3 * EM


def test_sides_keep_their_places_where_nothing_is_near() -> None:
    geometry = of_sides(((4.0, 4.1),) * 6)
    for mark in geometry.marks:
        _, aside = beside(geometry, mark)
        assert (aside < 0) == (mark.layer == "it")


def test_managers_stand_clockwise_where_all_places_there_are_free() -> None:
    axes = [RadarAxis(label="", it=2.0, ot=2.5, management=4.5) for _ in range(8)]
    geometry = laid_out(axes, 520)
    asides = [beside(geometry, mark)[1] for mark in managers(geometry)]
    assert asides == pytest.approx([SIZES.radar.beside * geometry.frame.em] * 8)


@pytest.mark.parametrize(("lined", "side"), [(1, LEFT), (7, RIGHT)])
def test_managers_stand_on_the_side_of_the_spoke_that_is_clear_of_lines(
    lined: int, side: int
) -> None:
    axes = [RadarAxis(label="", it=2.0, ot=2.0) for _ in range(8)]
    axes[0] = structs.replace(axes[0], management=2.3)
    axes[lined] = RadarAxis(label="", it=5.0, ot=5.0)
    geometry = laid_out(axes, 520)
    (mark,) = managers(geometry)
    assert beside(geometry, mark)[1] * side > 0
    assert to_lines(mark, geometry) > mark.size / 2


def to_lines(mark: Mark, geometry: RadarGeometry) -> float:
    """How far it is from a marker to the nearest line."""
    return min(
        hypot(
            start.x + (end.x - start.x) * at / 60 - mark.at.x,
            start.y + (end.y - start.y) * at / 60 - mark.at.y,
        )
        for line in geometry.outlines
        for start, end in pairwise((*line.points, line.points[0]))
        for at in range(61)
    )


def test_managers_stand_on_their_spoke_where_lines_run_on_both_of_its_sides() -> None:
    axes = [RadarAxis(label="", it=2.0, ot=2.0) for _ in range(16)]
    axes[0] = structs.replace(axes[0], management=2.7)
    axes[1] = axes[15] = RadarAxis(label="", it=5.0, ot=4.6)
    geometry = laid_out(axes, 420)
    (mark,) = managers(geometry)
    assert to_lines(mark, geometry) > mark.size / 2
    assert abs(beside(geometry, mark)[1]) < 0.1 * EM


def test_managers_leave_their_tie_to_be_seen_beside_a_marker() -> None:
    axes = [RadarAxis(label="", balanced=3.0, management=3.1) for _ in range(6)]
    geometry = laid_out(axes, 520)
    for mark in managers(geometry):
        (own,) = (it for it in geometry.marks if it.axis == mark.axis and it.layer == "balanced")
        room = dist(mark.at, own.at) - (mark.size + own.size) / 2
        assert room >= SIZES.mark.tie * geometry.frame.em - 1e-6


@pytest.mark.parametrize("side", [360, 400, 440])
def test_no_marker_hides_the_tie_of_managers_that_stand_far_from_their_spoke(side: float) -> None:
    axes = [RadarAxis(label="", it=3.5, ot=3.5) for _ in range(16)]
    axes[3] = RadarAxis(label="", it=3.53, ot=3.44, management=3.95)
    axes[4] = RadarAxis(label="", it=3.2, ot=2.94, management=3.05)
    axes[5] = RadarAxis(label="", it=4.0, ot=2.56, management=3.44)
    geometry = laid_out(axes, side)
    _, mark, _ = managers(geometry)
    assert mark.foot
    steps = [
        Point(*(a + (b - a) * at / 40 for a, b in zip(mark.foot, mark.at, strict=True)))
        for at in range(41)
    ]
    own = [it for it in geometry.marks if it.axis == mark.axis]
    free = [it for it in steps if all(dist(it, one.at) > one.size / 2 for one in own)]
    assert len(free) * dist(mark.foot, mark.at) / 40 > 0.4 * geometry.frame.em


@pytest.mark.parametrize("count", [3, 4])
def test_managers_stand_on_the_spokes_of_few_axes_whose_rings_are_steep(count: int) -> None:
    axes = [RadarAxis(label="", it=2.0, ot=2.2, management=4.0) for _ in range(count)]
    geometry = laid_out(axes, 520)
    for mark in managers(geometry):
        assert abs(beside(geometry, mark)[1]) < 0.01 * EM


@given(st.floats(1.8, 5), st.integers(5, 8))
def test_managers_are_never_midway_between_two_spokes(value: float, count: int) -> None:
    far = 4.5 if value < 3 else 1.5
    axes = [RadarAxis(label="", it=far, ot=far, management=value) for _ in range(count)]
    geometry = laid_out(axes, 520)
    for mark in managers(geometry):
        out, aside = beside(geometry, mark)
        assert abs(aside) > mark.size / 2
        assert atan2(abs(aside), out) < 0.4 * 2 * pi / count


@pytest.mark.parametrize(("count", "share"), [(8, 1.0), (12, 0.74), (16, 0.7)])
def test_markers_are_smaller_where_spokes_are_near_to_each_other(count: int, share: float) -> None:
    axes = [RadarAxis(label="", it=3.0, ot=4.5) for _ in range(count)]
    (size,) = {it.size for it in laid_out(axes, 320).marks if it.layer == "it"}
    assert size == pytest.approx(share * SIZES.series.it.size * EM, rel=0.05)


def test_markers_keep_to_their_sides_of_the_spoke_while_a_shape_grows() -> None:
    start, end = demo.first_session(), demo.third_session()
    text = ChartText(label=EM, caption=EM, ring=EM, smallest=EM)
    geometry = radar_geometry(end, 700, 700, text, SIZES, demo.even_measure(EM))
    sides = {mark.axis: beside(geometry, mark)[1] > 0 for mark in managers(geometry)}
    for share in (0.0, 0.2, 0.4, 0.6, 0.8):
        moved = with_values(geometry, grown(start, end, share), SIZES)
        assert {it.axis: beside(moved, it)[1] > 0 for it in managers(moved)} == sides


def test_a_letter_for_a_name_looks_alike_with_and_without_values() -> None:
    axes = [RadarAxis(label="", it=3.0, ot=2.0) for _ in range(4)]
    axes += [RadarAxis(label="", room=3.0) for _ in range(4)]
    labels = laid_out(axes).frame.labels
    assert {line.style for label in labels for line in label.lines} == {"label"}


@pytest.mark.parametrize("sides", [demo.S1, demo.S2, demo.S3])
@pytest.mark.parametrize("side", [260, 300, 420])
def test_figures_of_rings_keep_away_from_letters_of_axes(
    sides: tuple[tuple[float, float], ...], side: float
) -> None:
    geometry = of_sides(sides, side)
    for figure in geometry.figures:
        for label in geometry.frame.labels:
            left, right = label.box.left, label.box.right
            across = max(left - figure.at.x - figure.width, figure.at.x - right)
            down = max(label.box.top - figure.at.y, figure.at.y - 0.7 * EM - label.box.bottom)
            assert max(across, down) > 0.6 * geometry.frame.em


@pytest.mark.usefixtures("qapp")
def test_radars_side_by_side_on_the_stage_are_as_wide_as_their_columns() -> None:
    look = read_look(THEME, "light")
    text = stage_text(look, 768)
    names = tuple(map(str, range(1, 9)))
    axes = tuple(
        RadarAxis(label=name, it=it, ot=ot) for name, (it, ot) in zip(names, demo.S1, strict=True)
    )
    cell = RadarCell(titles=("11 Feb",), radar=Radar(axes=axes), axes=names, said=names)
    laid = lay_radars(950, 480, text, look, cells=(cell,) * 3, stage=True)
    around = 0.2 * text.label  # spots are larger than the words in them
    ends = [
        (min(it.box.left for it in spots) + around, max(it.box.right for it in spots) - around)
        for spots in ([it for it in laid.spots if it.row == row] for row in range(3))
    ]
    assert ends[0][0] == pytest.approx(0, abs=1)
    assert ends[2][1] == pytest.approx(950, abs=1)
    for (_, right), (left, _) in pairwise(ends):
        assert left - right > text.label  # two numbers are not read as one


@pytest.mark.usefixtures("qapp")
def test_figures_of_rings_stand_alike_in_radars_side_by_side() -> None:
    look = read_look(THEME, "light")
    text = stage_text(look, 1080)
    names = tuple(map(str, range(1, 9)))

    def cell(values: Sequence[tuple[float, float]]) -> RadarCell:
        axes = tuple(
            RadarAxis(label=name, it=it, ot=ot)
            for name, (it, ot) in zip(names, values, strict=True)
        )
        return RadarCell(titles=("11 Feb",), radar=Radar(axes=axes), axes=names, said=names)

    turned = (*demo.S1[4:], *demo.S1[:4])
    alone = [
        grid_of(1800, 800, text, look, cells=(it, it), stage=True)
        for it in (cell(demo.S1), cell(turned))
    ]
    both = grid_of(1800, 800, text, look, cells=(cell(demo.S1), cell(turned)), stage=True)
    figures = [it.geometry.figures for it in both.places]
    assert figures[0] == figures[1]
    assert len(figures[0]) == 4
    assert len({it.places[0].geometry.figures for it in alone}) == 2

"""Where the figures of a radar's rings stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, cos, dist, hypot, pi, remainder, sin
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from itot_workshop.charts.look import read_look
from itot_workshop.charts.radar import (
    ChartText,
    Outline,
    Radar,
    RadarAxis,
    RadarGeometry,
    radar_geometry,
    with_values,
)
from itot_workshop.charts.radar_shapes import outlines_of, without_earlier
from itot_workshop.charts.shapes import Box, Point, TextLine
from tests.charts import demo

SIZES = read_look(Path(__file__).parents[2] / "resources" / "theme", "light").chart
EM = 22.0

values = st.none() | st.floats(1, 5)


@st.composite
def axes(draw: st.DrawFn) -> RadarAxis:
    it, ot, mean, management, before = (draw(values) for _ in range(5))
    return RadarAxis(
        label="Ziele", it=it, ot=ot, balanced=mean, management=management, before=(before,)
    )


radars = st.lists(axes(), min_size=3, max_size=16).map(lambda drawn: Radar(axes=tuple(drawn)))


def laid_out(radar: Radar, side: float) -> RadarGeometry:
    text = ChartText(label=EM, caption=EM, ring=EM, smallest=EM)
    return radar_geometry(radar, side, side, text, SIZES, demo.even_measure(EM))


def alike(count: int, value: float, *, wide: bool) -> Radar:
    """A radar on which all values are the same: as two sides, or as one wide line."""
    both = RadarAxis(label="Ziele", balanced=value, management=value)
    sides = RadarAxis(label="Ziele", it=value, ot=value, management=value)
    return Radar(axes=(both if wide else sides,) * count)


def box_of(figure: TextLine, geometry: RadarGeometry) -> Box:
    ascent = demo.even_measure(EM)(figure.text, "ring").ascent * geometry.frame.text_scale
    middle = figure.at.y - 0.36 * ascent
    half = 0.36 * ascent
    return Box(figure.at.x, middle - half, figure.at.x + figure.width, middle + half)


def middle(box: Box) -> Point:
    return Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)


def to_box(box: Box, at: Point) -> float:
    return hypot(
        max(box.left - at.x, at.x - box.right, 0), max(box.top - at.y, at.y - box.bottom, 0)
    )


def drawn(geometry: RadarGeometry) -> Iterator[tuple[Point, float]]:
    """Points of all that is drawn of the values, and how wide it is around each."""
    em = geometry.frame.em
    for line in geometry.outlines:
        width = getattr(SIZES.series, line.layer).width * em
        for start, end in pairwise((*line.points, *line.points[: line.closed])):
            for step in range(51):
                x, y = (a + (b - a) * step / 50 for a, b in zip(start, end, strict=True))
                yield Point(x, y), width / 2
    for mark in geometry.marks:
        yield mark.at, mark.size / 2 + SIZES.mark.halo * em


def value_at(geometry: RadarGeometry, at: Point) -> float:
    """On which ring a place is."""
    frame = geometry.frame
    count = len(frame.directions)
    normals = (
        Point(one.x + other.x, one.y + other.y)
        for one, other in zip(
            frame.directions, (*frame.directions[1:], *frame.directions[:1]), strict=True
        )
    )
    x, y = at.x - frame.centre.x, at.y - frame.centre.y
    far = max((way.x * x + way.y * y) / hypot(*way) for way in normals)
    return 1 + 4 * far / (frame.radius * cos(pi / count))


@settings(max_examples=80)
@given(radars, st.sampled_from((260, 420, 700)))
def test_a_figure_is_nearest_to_its_own_ring_and_touches_nothing(radar: Radar, side: int) -> None:
    geometry = laid_out(radar, side)
    for figure in geometry.figures:
        box, value = box_of(figure, geometry), int(figure.text)
        assert abs(value_at(geometry, middle(box)) - value) < 0.47
        if value < radar.high:
            assert all(to_box(box, at) > half for at, half in drawn(geometry))


@pytest.mark.parametrize("count", range(3, 17))
@pytest.mark.parametrize("wide", [False, True])
def test_only_the_figure_of_a_covered_ring_stands_beside_its_ring(count: int, wide: bool) -> None:
    geometry = laid_out(alike(count, 3, wide=wide), 700)
    assert [figure.text for figure in geometry.figures] == ["2", "3", "4", "5"]
    away = [abs(off) for off in offs(geometry)]
    assert away == pytest.approx([0, away[1], 0, 0], abs=0.12)


def offs(geometry: RadarGeometry) -> list[float]:
    """How far each figure is from its ring."""
    return [
        value_at(geometry, middle(box_of(figure, geometry))) - int(figure.text)
        for figure in geometry.figures
    ]


def test_figures_stand_in_their_rings_where_these_are_free() -> None:
    geometry = laid_out(alike(8, 4.5, wide=True), 700)
    for figure in geometry.figures:
        at = middle(box_of(figure, geometry))
        assert value_at(geometry, at) == pytest.approx(int(figure.text))
    assert all(ring.points[0] != ring.points[-1] for ring in geometry.rings)


def test_a_ring_is_whole_where_its_figure_stands_beside_it() -> None:
    geometry = laid_out(alike(8, 3, wide=True), 700)
    whole = [ring.value for ring in geometry.rings if ring.points[0] == ring.points[-1]]
    assert whole == [3]


def beside_earlier(count: int, value: float = 3.0) -> Radar:
    """A radar whose earlier shape lies on one ring, the present one outside of it."""
    return Radar(axes=(RadarAxis(label="Ziele", balanced=3.5, before=(value,)),) * count)


@pytest.mark.parametrize("count", range(3, 17))
def test_earlier_lines_give_way_to_the_figure_of_the_ring_they_lie_on(count: int) -> None:
    geometry = laid_out(beside_earlier(count), 700)
    assert [figure.text for figure in geometry.figures] == ["2", "3", "4", "5"]
    assert offs(geometry) == pytest.approx([0] * 4, abs=0.12)
    (box,) = geometry.free
    assert box.holds(middle(box_of(geometry.figures[1], geometry)))
    earlier, present = geometry.outlines
    assert (earlier.layer, earlier.closed) == ("before", False)
    assert (present.layer, present.closed) == ("balanced", True)


def test_earlier_lines_keep_their_gap_while_the_shape_grows() -> None:
    radar = beside_earlier(5)
    end = laid_out(radar, 700)
    start = Radar(axes=tuple(structs.replace(axis, balanced=1.5) for axis in radar.axes))
    moment = with_values(end, start, SIZES)
    assert moment.outlines[0] == end.outlines[0]
    assert moment.outlines[1] != end.outlines[1]


def test_earlier_lines_are_whole_where_figures_stand_clear_of_them() -> None:
    geometry = laid_out(beside_earlier(5, 2.5), 700)
    assert not geometry.free
    assert all(line.closed for line in geometry.outlines)


corner = st.tuples(st.floats(-9, 9), st.floats(-9, 9))


@given(st.lists(corner, min_size=2, max_size=6), st.booleans(), corner, st.floats(0.5, 9))
def test_what_is_left_of_an_earlier_line_is_all_of_it_that_is_outside(
    corners: list[tuple[float, float]], closed: bool, at: tuple[float, float], reach: float
) -> None:
    line = Outline(layer="before", points=tuple(Point(*it) for it in corners), closed=closed)
    box = Box(*at, *at).grown(reach)
    left = without_earlier((line,), (box,))
    assert not any(box.grown(-1e-6).holds(at) for part in left for at in steps_of(part))
    outside = [at for at in steps_of(line) if not box.grown(1e-6).holds(at)]
    pairs = [pair for part in left for pair in pairs_of(part)]
    assert all(min(off(at, pair) for pair in pairs) < 1e-6 for at in outside)


def pairs_of(line: Outline) -> Iterator[tuple[Point, Point]]:
    return pairwise((*line.points, *line.points[: line.closed]))


def steps_of(line: Outline) -> list[Point]:
    """Points of a line, close to each other."""
    return [
        Point(*(a + (b - a) * step / 20 for a, b in zip(start, end, strict=True)))
        for start, end in pairs_of(line)
        for step in range(21)
    ]


def off(at: Point, pair: tuple[Point, Point]) -> float:
    """How far a place is from a straight line between two others."""
    (start, end), long = pair, hypot(pair[1].x - pair[0].x, pair[1].y - pair[0].y)
    if not long:
        return hypot(at.x - start.x, at.y - start.y)
    x, y = (end.x - start.x) / long, (end.y - start.y) / long
    along = min(max((at.x - start.x) * x + (at.y - start.y) * y, 0.0), long)
    return hypot(at.x - start.x - along * x, at.y - start.y - along * y)


@settings(max_examples=60)
@given(radars, st.sampled_from((420, 700)))
@example(Radar(axes=(RadarAxis(label="Ziele", balanced=4.6, before=(2,)),) * 8), 420)
def test_short_lines_of_earlier_sessions_stay_whole(radar: Radar, side: int) -> None:
    geometry = laid_out(radar, side)
    frame = geometry.frame
    edge = 2 * sin(pi / len(radar.axes)) * frame.radius
    for line in outlines_of(radar, frame, geometry.marks):
        for start, end in pairs_of(line) if line.layer == "before" else ():
            piece = Outline(layer="before", points=(start, end), closed=False)
            if dist(start, end) < 0.3 * edge:
                assert without_earlier((piece,), geometry.free) == (piece,)


def test_few_figures_leave_the_ray_of_the_others() -> None:
    """Where no ray is free for all, one figure goes to an edge beside it."""
    outer = (5, 2.0, 5, 2.0, 5, 2.0, 5, 2.0)
    rows = [RadarAxis(label="Ziele", it=value, ot=3, balanced=4, before=(2,)) for value in outer]
    geometry = laid_out(Radar(axes=tuple(rows)), 480)
    assert [figure.text for figure in geometry.figures] == ["2", "3", "4", "5"]


def test_a_radar_with_many_lines_keeps_the_figure_of_its_rim() -> None:
    rows = [
        structs.replace(axis, before=tuple(1.2 + 0.2 * step for step in range(20)))
        for axis in demo.of(8, ("Ziele",)).axes
    ]
    assert [it.text for it in laid_out(Radar(axes=tuple(rows)), 420).figures][-1] == "5"


@pytest.mark.parametrize("side", [280, 300, 320])
@pytest.mark.parametrize("sides", [demo.S1, demo.S2, demo.S3])
def test_no_figure_strays_from_the_rest_among_the_markers(
    sides: tuple[tuple[float, float], ...], side: int
) -> None:
    axes = tuple(RadarAxis(label="A", lettered=True, it=it, ot=ot) for it, ot in sides)
    geometry = laid_out(Radar(axes=axes), side)
    centre, places = (
        geometry.frame.centre,
        [middle(box_of(it, geometry)) for it in geometry.figures],
    )
    ways = [atan2(it.y - centre.y, it.x - centre.x) for it in places]
    assert len(ways) >= 3
    assert all(abs(remainder(way - ways[-1], 2 * pi)) < pi / 3 for way in ways)

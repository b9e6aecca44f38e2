from __future__ import annotations

from itertools import combinations, pairwise
from math import dist, hypot, isfinite
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from itot_workshop.charts.look import read_look
from itot_workshop.charts.radar import (
    ALL_LAYERS,
    ChartText,
    Label,
    Layer,
    Mark,
    Radar,
    RadarAxis,
    RadarGeometry,
    Spread,
    axis_at,
    grown,
    radar_geometry,
    with_values,
)
from itot_workshop.charts.shapes import Point
from tests.charts import demo

THEME = Path(__file__).parents[2] / "resources" / "theme"
SIZES = read_look(THEME, "light").chart
EM = 14.0

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=40)
labels = st.lists(words, min_size=1, max_size=3).map(" ".join)
values = st.none() | st.floats(1, 5)
spreads = st.builds(Spread, st.sampled_from(("it", "ot", "room")), st.floats(1, 3), st.floats(3, 5))


@st.composite
def axes(draw: st.DrawFn) -> RadarAxis:
    shown = draw(st.booleans())
    room = None if shown else draw(values)
    return RadarAxis(
        label=draw(labels),
        it=draw(values) if shown else None,
        ot=draw(values) if shown else None,
        balanced=draw(values) if shown else None,
        management=draw(values) if shown else None,
        other=draw(values) if shown else None,
        room=room,
        before=tuple(draw(st.lists(values, max_size=2))),
        spreads=tuple(draw(st.lists(spreads, max_size=2))),
        caption=draw(st.sampled_from(("", "3.3", "3.3  gap −0.6"))),
        note=draw(st.sampled_from(("", "room only", "fewer than three in IT could judge it"))),
    )


radars = st.lists(axes(), min_size=3, max_size=16).map(lambda drawn: Radar(axes=tuple(drawn)))
drawings = st.tuples(st.integers(160, 3840), st.integers(120, 2160))


def laid_out(
    radar: Radar, width: float = 520, height: float = 560, em: float = EM
) -> RadarGeometry:
    text = ChartText(label=em, caption=em * 0.85, ring=em * 0.85, smallest=em * 0.85)
    return radar_geometry(radar, width, height, text, SIZES, demo.even_measure(em))


def words_of(label: Label) -> str:
    return " ".join(line.text for line in label.lines)


def marks_at(geometry: RadarGeometry, axis: int, *layers: Layer) -> list[Mark]:
    return [mark for mark in geometry.marks if mark.axis == axis and mark.layer in layers]


def seen_from_centre(geometry: RadarGeometry, point: Point) -> tuple[float, float]:
    """How far out along the nearest axis a point stands, and how far beside it."""
    x, y = point.x - geometry.frame.centre.x, point.y - geometry.frame.centre.y
    return max((way.x * x + way.y * y, -way.y * x + way.x * y) for way in geometry.frame.directions)


@settings(max_examples=150)
@given(radars, drawings, st.floats(8, 64))
def test_every_label_is_whole_inside_and_clear_of_the_others(
    radar: Radar, size: tuple[int, int], em: float
) -> None:
    width, height = size
    frame = laid_out(radar, width, height, em).frame
    assert [label.axis for label in frame.labels] == list(range(len(radar.axes)))
    for one, other in combinations(frame.labels, 2):
        assert not one.box.grown(-1e-6).meets(other.box)
    for label, axis in zip(frame.labels, radar.axes, strict=True):
        box = label.box.grown(1e-6)
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= width
        assert box.bottom <= height
        under = axis.note if axis.missing and axis.note else axis.caption
        assert words_of(label).split() == f"{axis.label} {under}".split()
        for line in label.lines:
            assert box.left <= line.at.x
            assert line.at.x + line.width <= box.right
            assert box.top < line.at.y <= box.bottom


@given(radars, drawings)
def test_every_number_is_one_and_in_the_drawing(radar: Radar, size: tuple[int, int]) -> None:
    geometry = laid_out(radar, *size)
    frame = geometry.frame
    assert 0 < frame.text_scale <= 1
    assert frame.radius > 0
    for outline in geometry.outlines:
        for point in outline.points:
            assert dist(point, frame.centre) <= hypot(frame.radius, frame.em)
    for ring in geometry.rings:
        for point in ring.points:
            assert -1e-6 <= point.x <= size[0] + 1e-6
            assert -1e-6 <= point.y <= size[1] + 1e-6
    for band in geometry.bands:
        assert all(isfinite(corner.x) and isfinite(corner.y) for corner in band.corners)
    for figure in geometry.figures:
        assert isfinite(figure.at.x)
        assert isfinite(figure.at.y)


@given(radars)
def test_a_missing_value_is_a_gap_in_the_line_and_never_a_zero(radar: Radar) -> None:
    geometry = laid_out(radar)
    for layer in ("it", "ot", "balanced"):
        shown = [getattr(axis, layer) for axis in radar.axes]
        lines = [outline for outline in geometry.outlines if outline.layer == layer]
        joined = sum(len(line.points) if line.closed else len(line.points) - 1 for line in lines)
        neighbours = zip(shown, (*shown[1:], shown[0]), strict=True)
        assert joined == sum(None not in pair for pair in neighbours)
        assert all(line.closed == (None not in shown) for line in lines)
        marked = {mark.axis for mark in geometry.marks if mark.layer == layer}
        lined = {at for at, it in enumerate(geometry.leans) if it.lined and layer == "balanced"}
        valued = {index for index, value in enumerate(shown) if value is not None}
        assert valued - lined <= marked <= valued


@given(radars)
def test_markers_stand_apart_at_right_angles_to_the_spoke(radar: Radar) -> None:
    """Markers that would be off their spoke too far cover each other rather."""
    geometry = laid_out(radar)
    frame = geometry.frame
    for index, axis in enumerate(radar.axes):
        way = frame.directions[index]
        off, limits = dict[str, float](), dict[str, float]()
        for mark in (mark for mark in geometry.marks if mark.axis == index):
            value = getattr(axis, mark.layer)
            x, y = mark.at.x - frame.centre.x, mark.at.y - frame.centre.y
            out = frame.radius * (value - 1) / 4
            assert way.x * x + way.y * y == pytest.approx(out, abs=1e-6)
            off[mark.layer] = abs(way.x * y - way.y * x)
            on_spoke = (frame.centre.x + way.x * out, frame.centre.y + way.y * out)
            tied = mark.layer in ("management", "other")
            assert mark.foot == (pytest.approx(on_spoke, abs=1e-6) if tied else None)
            lean = geometry.leans[index]
            most = (lean.far if mark.foot else lean.most) * out
            assert off[mark.layer] <= most + 1e-6
            limits[mark.layer] = most - 1e-6
        for one, other in combinations((m for m in geometry.marks if m.axis == index), 2):
            limited = [it for it in (one.layer, other.layer) if off[it] >= limits[it]]
            if {one.layer, other.layer} == {"it", "ot"} or limited:
                continue
            assert dist(one.at, other.at) >= (one.size + other.size) / 2


@given(radars, drawings)
def test_the_same_radar_is_always_drawn_alike(radar: Radar, size: tuple[int, int]) -> None:
    assert laid_out(radar, *size) == laid_out(radar, *size)


def test_axes_run_clockwise_from_the_top_and_outward_is_more() -> None:
    geometry = laid_out(demo.first_session())
    top, right, bottom, left = (geometry.frame.directions[index] for index in (0, 2, 4, 6))
    assert (top, right, bottom, left) == ((0, -1), (1, 0), (0, 1), (-1, 0))
    (outline,) = (line for line in geometry.outlines if line.layer == "it")
    centre, radius = geometry.frame.centre, geometry.frame.radius
    spokes = zip(demo.S1, outline.points, geometry.frame.directions, strict=True)
    for (it, _), point, way in spokes:
        out = ((point.x - centre.x) * way.x + (point.y - centre.y) * way.y) / radius
        assert out == pytest.approx((it - 1) / 4)


@given(radars)
def test_lines_of_this_session_run_from_marker_to_marker(radar: Radar) -> None:
    geometry = laid_out(radar)
    for layer in ("it", "ot"):
        marked = {mark.at for mark in geometry.marks if mark.layer == layer}
        drawn = {at for line in geometry.outlines if line.layer == layer for at in line.points}
        assert drawn <= marked


@given(radars)
def test_the_balanced_score_has_a_marker_where_it_is_clear_of_those_of_the_sides(
    radar: Radar,
) -> None:
    geometry = laid_out(radar)
    apart = SIZES.mark.apart * geometry.frame.em
    of_sides = [it for it in geometry.marks if it.layer in ("it", "ot", "room")]
    own = {it.axis: it for it in geometry.marks if it.layer == "balanced"}
    for mark in (it for it in own.values() if geometry.leans[it.axis].lined):
        near = [it for it in of_sides if it.axis == mark.axis]
        least = [(it.size + mark.size) / 2 + apart - 1e-6 for it in near]
        assert all(dist(it.at, mark.at) >= by for it, by in zip(near, least, strict=True))
    ends = {at for it in geometry.outlines if it.layer == "balanced" for at in it.points}
    for at, axis in enumerate(radar.axes):
        if axis.balanced is not None and at not in own:
            out = geometry.frame.radius * (axis.balanced - 1) / 4
            on_spoke = geometry.frame.centre.towards(geometry.frame.directions[at], out)
            assert min(dist(on_spoke, end) for end in ends) < 1e-6


def test_rings_stand_at_two_to_five_with_the_centre_as_one() -> None:
    geometry = laid_out(demo.first_session())
    assert [ring.value for ring in geometry.rings] == [2, 3, 4, 5]
    assert [ring.rim for ring in geometry.rings] == [False, False, False, True]
    assert [figure.text for figure in geometry.figures] == ["2", "3", "4", "5"]
    for ring in geometry.rings:
        # The line leaves room for its figure, and touches every spoke once.
        assert ring.points[0] != ring.points[-1]
        corners = ring.points[1:-1]
        assert len(corners) == len(demo.NAMES)
        for corner in corners:
            share = dist(corner, geometry.frame.centre) / geometry.frame.radius
            assert share == pytest.approx((ring.value - 1) / 4)


@pytest.mark.parametrize("radar", [demo.first_session(), demo.with_gaps(7), demo.of(10)])
def test_ring_figures_stand_where_outlines_and_markers_leave_room(radar: Radar) -> None:
    geometry = laid_out(radar, 900, 900)
    assert len(geometry.figures) == 4
    for figure in geometry.figures:
        at = Point(figure.at.x + figure.width / 2, figure.at.y - EM * 0.3)
        assert all(dist(at, mark.at) > EM * 0.6 for mark in geometry.marks)
        for line in geometry.outlines:
            for start, end in pairwise(line.points):
                for step in range(101):
                    on_line = (
                        start.x + (end.x - start.x) * step / 100,
                        start.y + (end.y - start.y) * step / 100,
                    )
                    assert dist(at, on_line) > EM * 0.6


@pytest.mark.parametrize("count", [3, 8, 16])
@pytest.mark.parametrize("side", [300, 520, 900])
def test_no_outline_runs_through_a_ring_figure(count: int, side: int) -> None:
    radar = demo.of(count)
    alike = [structs.replace(axis, it=3.0, ot=3.0, balanced=3.0) for axis in radar.axes]
    geometry = laid_out(structs.replace(radar, axes=tuple(alike)), side, side)
    lines = [
        pair
        for it in geometry.outlines
        for pair in pairwise((*it.points, it.points[0]))
        if it.closed
    ]
    inner = [figure for figure in geometry.figures if figure.text != "5"]
    for figure in inner:
        middle = Point(figure.at.x + figure.width / 2, figure.at.y - 0.3 * geometry.frame.em)
        for start, end in lines:
            steps = [
                start.towards(Point(end.x - start.x, end.y - start.y), n / 40) for n in range(41)
            ]
            assert min(dist(middle, at) for at in steps) > 0.3 * geometry.frame.em


def test_labels_of_a_triangle_stand_under_its_corners_where_they_have_the_width() -> None:
    frame = laid_out(demo.of(3), 400, 400).frame
    for label in frame.labels[1:]:
        tip = frame.spokes[label.axis].end
        assert label.box.top > tip.y
        assert label.box.left < tip.x < label.box.right
    assert frame.text_scale == 1


def test_a_crowded_radar_has_fewer_words_before_it_is_small() -> None:
    whole = [
        RadarAxis(
            label=f"Verantwortung für Betriebssicherheit {at}", caption="3.3", short=f"Ziel {at}"
        )
        for at in range(16)
    ]
    alone = [structs.replace(axis, short="") for axis in whole]
    crowded, large, small = (
        laid_out(Radar(axes=tuple(axes)), side, 0.87 * side).frame
        for axes, side in ((whole, 460), (whole, 1200), (alone, 460))
    )
    assert all(words_of(it).startswith(f"Ziel {it.axis}") for it in crowded.labels)
    assert words_of(large.labels[3]) == f"{whole[3].label} 3.3"
    assert crowded.text_scale == 1
    assert crowded.radius > 1.5 * small.radius


def test_a_small_radar_has_fewer_ring_figures() -> None:
    counts = [len(laid_out(demo.first_session(), side, side).figures) for side in (900, 330, 180)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 4
    assert counts[-1] < 4


@pytest.mark.parametrize("count", [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
def test_labels_are_anchored_by_the_signs_of_cosine_and_sine(count: int) -> None:
    frame = laid_out(demo.of(count), 1200, 900).frame
    for label, way, spoke in zip(frame.labels, frame.directions, frame.spokes, strict=True):
        tip, box = spoke.end, label.box
        if way.x > 0:
            assert box.left >= tip.x
        elif way.x < 0:
            assert box.right <= tip.x
        else:
            assert (box.left + box.right) / 2 == pytest.approx(tip.x)
        if way.y > 0:
            assert box.top >= tip.y
        elif way.y < 0:
            assert box.bottom <= tip.y
        else:
            assert (box.top + box.bottom) / 2 == pytest.approx(tip.y)


def test_words_keep_their_size_where_a_page_leaves_them_room() -> None:
    assert laid_out(demo.third_session()).frame.text_scale == 1
    assert laid_out(demo.of(16), 1200, 900).frame.text_scale == 1


def test_the_stage_breaks_lines_and_shrinks_the_radar_before_its_words() -> None:
    text = ChartText(label=32, caption=32, ring=32, smallest=32)
    measure = demo.even_measure(32)
    radar = demo.of(8, (*demo.GERMAN[:4], *demo.NAMES[4:]))
    frame = radar_geometry(radar, 1060, 900, text, SIZES, measure).frame
    english = radar_geometry(demo.of(8, demo.NAMES), 1060, 900, text, SIZES, measure).frame
    assert (frame.text_scale, english.text_scale) == (1, 1)
    assert frame.radius < english.radius


def test_labels_that_fit_on_one_line_are_not_broken() -> None:
    frame = laid_out(demo.first_session(), 1200, 600).frame
    assert [words_of(label) for label in frame.labels] == list(demo.NAMES)
    assert all(len(label.lines) == 1 for label in frame.labels)


def test_figures_under_a_label_stay_on_one_line_where_they_can() -> None:
    for label in laid_out(demo.third_session()).frame.labels:
        assert [line.style for line in label.lines].count("caption") == 1


def test_a_missing_axis_has_a_dotted_spoke_and_a_muted_label_that_says_why() -> None:
    geometry = laid_out(demo.with_gaps(7))
    assert [spoke.missing for spoke in geometry.frame.spokes] == [*[False] * 7, True]
    assert {line.style for line in geometry.frame.labels[7].lines} == {"muted"}
    assert words_of(geometry.frame.labels[7]) == "Visible Results room only"
    assert marks_at(geometry, 7, *ALL_LAYERS) == marks_at(geometry, 7, "room")


def test_the_rooms_mean_stands_alone_on_its_spoke() -> None:
    (mark,) = marks_at(geometry := laid_out(demo.with_gaps(7)), 7, "room")
    out, beside = seen_from_centre(geometry, mark.at)
    assert beside == pytest.approx(0, abs=1e-9)
    assert out == pytest.approx(geometry.frame.radius * (2.27 - 1) / 4)


def test_an_axis_alone_between_gaps_still_shows_its_markers() -> None:
    geometry = laid_out(demo.with_gaps(2, 4))
    assert len(marks_at(geometry, 3, "it", "ot")) == 2
    ends = {point for line in geometry.outlines for point in line.points}
    (it,) = marks_at(geometry, 3, "it")
    assert it.at not in ends


def test_two_gaps_split_an_outline_into_open_lines() -> None:
    geometry = laid_out(demo.with_gaps(2, 5))
    lines = [line for line in geometry.outlines if line.layer == "it"]
    assert sorted(len(line.points) for line in lines) == [2, 4]
    assert not any(line.closed for line in lines)


def test_one_axis_alone_has_markers_and_no_line() -> None:
    geometry = laid_out(demo.with_gaps(1, 2, 3, 4, 5, 6, 7, room=None))
    assert geometry.outlines == ()
    assert [mark.layer for mark in geometry.marks] == ["management", "ot", "it"]


@pytest.mark.parametrize(
    ("it", "ot", "hollow"), [(3.0, 3.0, True), (3.0, 3.02, True), (3, 4, False)]
)
def test_an_equal_value_reads_as_a_circle_in_a_square(it: float, ot: float, hollow: bool) -> None:
    radar = Radar(axes=tuple(RadarAxis(label="a", it=it, ot=ot) for _ in range(5)))
    geometry = laid_out(radar)
    for index in range(5):
        square, circle = marks_at(geometry, index, "it", "ot")
        assert (square.layer, circle.layer) == ("ot", "it")
        assert square.hollow is hollow
        assert circle.hollow is False
        if it == ot:
            assert square.at == circle.at
            assert square.size > circle.size


@pytest.mark.parametrize("ot", [3.06, 3.1])
def test_sides_that_would_cover_each_other_stand_beside_each_other(ot: float) -> None:
    radar = Radar(axes=tuple(RadarAxis(label="a", it=3.0, ot=ot) for _ in range(5)))
    geometry = laid_out(radar)
    for index in range(5):
        square, circle = marks_at(geometry, index, "it", "ot")
        assert not square.hollow
        assert dist(square.at, circle.at) > (square.size + circle.size) / 2
        out, beside = seen_from_centre(geometry, circle.at)
        assert out == pytest.approx(geometry.frame.radius / 2)
        assert beside < 0


def test_managers_stand_beside_the_spoke() -> None:
    geometry = laid_out(demo.first_session())
    for mark in geometry.marks:
        _, beside = seen_from_centre(geometry, mark.at)
        if mark.layer == "management":
            assert abs(beside) > EM / 2
        else:
            assert abs(beside) < EM / 2


@pytest.mark.parametrize("layer", ["it", "ot", "balanced", "before"])
def test_layers_can_be_hidden(layer: Layer) -> None:
    radar = structs.replace(demo.third_session(), layers=ALL_LAYERS - {layer})
    geometry = laid_out(radar)
    assert layer not in {line.layer for line in geometry.outlines}
    assert layer not in {mark.layer for mark in geometry.marks}
    # The page keeps its place: hiding a layer moves nothing.
    assert geometry.frame == laid_out(demo.third_session()).frame


def test_a_spread_is_a_bar_along_its_sides_of_the_spoke() -> None:
    radar = demo.with_spreads()
    bands = laid_out(radar).bands
    frame = laid_out(radar).frame
    assert [(band.layer, band.axis) for band in bands[:2]] == [("it", 0), ("ot", 0)]
    across = [corner.x - frame.centre.x for band in bands[:2] for corner in band.corners]
    assert max(across[:4]) < 0 < min(across[4:])  # the first spoke points up
    out = [frame.centre.y - corner.y for corner in bands[0].corners]
    low, high = radar.axes[0].spreads[0][1:]
    assert min(out) == pytest.approx(frame.radius * (low - 1) / 4)
    assert max(out) == pytest.approx(frame.radius * (high - 1) / 4)
    assert laid_out(structs.replace(radar, layers=ALL_LAYERS - {"spread"})).bands == ()
    without_ot = laid_out(structs.replace(radar, layers=ALL_LAYERS - {"ot"})).bands
    assert {band.layer for band in without_ot} == {"it"}


def test_a_hidden_layer_makes_no_axis_missing() -> None:
    geometry = laid_out(structs.replace(demo.first_session(), layers=frozenset(("management",))))
    assert not any(spoke.missing for spoke in geometry.frame.spokes)


def test_earlier_sessions_are_told_apart_by_age_and_lie_beneath() -> None:
    radar = Radar(axes=tuple(RadarAxis(label="a", it=4, ot=2, before=(1.5, 2.5)) for _ in range(4)))
    geometry = laid_out(radar)
    assert [(line.layer, line.age) for line in geometry.outlines] == [
        ("before", 1),
        ("before", 0),
        ("it", 0),
        ("ot", 0),
    ]


def test_a_session_fewer_on_one_axis_counts_from_the_latest() -> None:
    axes_ = [RadarAxis(label="a", it=3, before=(2.0, 3.0)) for _ in range(4)]
    axes_[1] = RadarAxis(label="b", it=3, before=(3.0,))
    geometry = laid_out(Radar(axes=tuple(axes_)))
    older, later = (line for line in geometry.outlines if line.layer == "before")
    assert (older.age, older.closed, later.age, later.closed) == (1, False, 0, True)


def test_values_beyond_the_scale_stay_on_the_drawing() -> None:
    radar = Radar(axes=tuple(RadarAxis(label="a", it=value) for value in (0.0, 9.0, 3.0)))
    geometry = laid_out(radar)
    (line,) = geometry.outlines
    frame = geometry.frame
    assert [dist(point, frame.centre) for point in line.points] == pytest.approx(
        [0, frame.radius, frame.radius / 2]
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_drawn(value: float) -> None:
    radar = Radar(axes=tuple(RadarAxis(label="a", it=v) for v in (value, 2.0, 3.0, 4.0)))
    geometry = laid_out(radar)
    assert [mark.axis for mark in geometry.marks] == [1, 2, 3]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_axes_have_no_shape(count: int) -> None:
    with pytest.raises(ValueError, match="at least 3 axes"):
        laid_out(Radar(axes=tuple(RadarAxis(label="a") for _ in range(count))))


@pytest.mark.parametrize("count", [3, 8, 16])
def test_a_thumbnail_fills_its_place_without_words(count: int) -> None:
    geometry = laid_out(structs.replace(demo.of(count), labels=False), 70, 70)
    assert geometry.frame.labels == ()
    assert geometry.figures == ()
    assert geometry.marks == ()
    assert {line.layer for line in geometry.outlines} == {"it", "ot"}
    points = [point for ring in geometry.rings for point in ring.points]
    for low, high in ((min(p.x for p in points), max(p.x for p in points)),
                      (min(p.y for p in points), max(p.y for p in points))):  # fmt: skip
        assert low >= 0
        assert high <= 70
        assert low == pytest.approx(70 - high)


def test_a_pointer_finds_the_axis_it_means() -> None:
    geometry = laid_out(demo.third_session())
    frame = geometry.frame
    for index, (label, spoke) in enumerate(zip(frame.labels, frame.spokes, strict=True)):
        inside = Point(label.box.left + 1, label.box.top + 1)
        assert axis_at(frame, inside, 12) == index
        assert axis_at(frame, spoke.end, 12) == index
        halfway = Point((spoke.start.x + spoke.end.x) / 2, (spoke.start.y + spoke.end.y) / 2)
        assert axis_at(frame, halfway, 12) == index
    assert axis_at(frame, frame.centre, 12) is None
    assert axis_at(frame, Point(1, 1), 12) is None


@pytest.mark.parametrize(("share", "it"), [(0, 2.73), (0.5, 3.0), (1, 3.27)])
def test_a_shape_grows_from_the_last_sessions_to_this_ones(share: float, it: float) -> None:
    shown = grown(demo.first_session(), demo.third_session(), share)
    assert shown.axes[0].it == pytest.approx(it)
    assert shown.axes[0].caption == demo.third_session().axes[0].caption


def test_what_only_one_shape_has_does_not_move() -> None:
    start = demo.with_gaps(7)
    assert grown(start, demo.first_session(), 0.5).axes[7] == demo.first_session().axes[7]
    assert grown(demo.of(5), demo.first_session(), 0.5) == demo.first_session()


def test_moving_values_leaves_words_and_rings_where_they_are() -> None:
    geometry = laid_out(demo.third_session())
    halfway = grown(demo.first_session(), demo.third_session(), 0.5)
    moved = with_values(geometry, halfway, SIZES)
    assert (moved.frame, moved.rings, moved.figures) == (
        geometry.frame,
        geometry.rings,
        geometry.figures,
    )
    assert moved.outlines != geometry.outlines
    assert with_values(geometry, demo.third_session(), SIZES) == geometry


def test_spokes_and_corners_are_spread_evenly() -> None:
    directions = laid_out(demo.of(7)).frame.directions
    steps = [dist(one, other) for one, other in pairwise((*directions, directions[0]))]
    assert steps == pytest.approx([steps[0]] * 7)

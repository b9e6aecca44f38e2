from __future__ import annotations

from itertools import pairwise, product
from math import dist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.charts.look import read_look
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.charts.trend import told_alike, trend_geometry
from itot_workshop.charts.trend_grid import lay_trend
from itot_workshop.charts.trend_values import (
    Trend,
    TrendGeometry,
    TrendLine,
    TrendSeries,
    TrendStep,
)
from tests.charts import demo
from tests.charts.test_look import THEME

EM = 14.0
scores = st.floats(1, 5)


def laid_out(
    *last: tuple[TrendSeries, float],
    width: float = 300,
    runs: tuple[tuple[int, ...], ...] = ((0, 1),),
    hollow: tuple[int, ...] = (),
) -> TrendGeometry:
    lines = tuple(
        TrendLine(series=series, values=(3.0, value), runs=runs, hollow=hollow, end=f"{series} 3.0")
        for series, value in last
    )
    figures = tuple((float(it), str(it)) for it in range(1, 6))
    days = ((0.0, "Feb"), (1.0, "Nov"))
    trend = Trend(lines=lines, days=days, low=1, high=5, figures=figures)
    return trend_geometry(trend, width, 140, EM, demo.even_measure(EM))


def sides(it: float, ot: float, **how: Any) -> TrendGeometry:
    return laid_out(("together", (it + ot) / 2), ("it", it), ("ot", ot), **how)


def test_equal_figures_stand_in_one_order() -> None:
    for it, ot in ((3.27, 3.28), (3.28, 3.27), (3.0, 3.0)):
        assert [series for series, _ in sides(it, ot).ends] == ["it", "together", "ot"]


@given(scores, scores)
def test_every_end_has_the_sign_of_its_line_before_it_clear_of_the_markers(
    it: float, ot: float
) -> None:
    found = sides(it, ot)
    right = max(mark.at.x for mark in found.marks)
    for sign, (series, words) in zip(found.signs, found.ends, strict=True):
        assert sign.series == series
        assert right + 0.75 * EM < sign.at.x - 0.45 * EM < sign.at.x + 0.45 * EM < words.at.x
        assert abs(sign.at.y - words.at.y) < 0.5 * EM


def test_a_value_of_the_room_has_its_words_beside_it_and_no_second_marker() -> None:
    found = laid_out(("room", 3.0))
    assert len(found.ends) == 1
    assert not found.signs


@given(scores, scores)
def test_every_line_is_named_at_its_end_and_no_name_lies_on_another(it: float, ot: float) -> None:
    ends = [line.at.y for _, line in sides(it, ot).ends]
    assert len(ends) == 3
    assert all(lower - upper >= EM for upper, lower in pairwise(ends))


@given(scores, scores, st.sampled_from((90, 150, 300)))
def test_markers_stand_on_the_tick_of_their_day(it: float, ot: float, width: float) -> None:
    for runs in ((), ((0, 1),)):
        found = sides(it, ot, width=width, runs=runs)
        ticks = {top.x for top, _ in found.ticks}
        assert {mark.at.x for mark in found.marks} == ticks


@given(scores, scores, st.sampled_from((90, 150, 300)))
def test_squares_of_ot_are_alike_and_reach_out_under_the_circle_of_it(
    it: float, ot: float, width: float
) -> None:
    marks = sides(it, ot, width=width).marks
    assert [mark.series for mark in marks] == ["ot", "ot", "it", "it"]
    assert marks[0].scale == marks[1].scale >= marks[3].scale
    look = read_look(THEME, "light").chart
    square, circle = marks[1], marks[3]
    em = EM * square.scale
    half = look.series.ot.size * 0.92 / 2 * em
    covered = (look.series.it.size / 2 + look.mark.halo) * EM * circle.scale
    corner = dist((half, abs(square.at.y - circle.at.y) + half), (0, 0))
    assert corner > covered + 0.1 * em


def test_a_circle_is_smaller_only_inside_a_square() -> None:
    for it, share in ((3.5, 1.0), (3.0, 0.6)):
        assert sides(it, 3.0).marks[-1].scale == share


@given(scores, scores, st.sampled_from((150, 300)), st.booleans())
def test_both_together_have_a_line_and_no_marker_that_would_cover_those_of_the_sides(
    it: float, ot: float, width: float, joined: bool
) -> None:
    found = sides(it, ot, width=width, runs=((0, 1),) if joined else ())
    pieces = [stroke.points for stroke in found.strokes if stroke.series == "together"]
    assert len(pieces) == (1 if joined else 2)
    assert {mark.series for mark in found.marks} == {"it", "ot"}
    if not joined:
        wide = min(0.8 * EM, found.field.width) - 1e-6
        assert all(end.x - start.x > wide and end.y == start.y for start, end in pieces)
        assert all(found.field.left <= it.x <= found.field.right for ends in pieces for it in ends)
    assert [mark.length > 0 for mark in found.signs if mark.series == "together"] == [True]


@given(scores, scores)
def test_an_open_circle_covers_no_square_whole_and_is_no_smaller_than_needed(
    it: float, ot: float
) -> None:
    square, circle = sides(it, ot, runs=(), hollow=(0, 1)).marks[1::2]
    apart = abs(square.at.y - circle.at.y)
    assert circle.hollow
    assert square.scale == 1
    assert circle.scale == (0.6 if apart < 0.22 * EM else 0.75 if apart < 0.6 * EM else 1)


def test_ends_that_name_no_side_have_their_marker_where_they_are_signed() -> None:
    ends: tuple[tuple[TrendSeries, float, str], ...] = (
        ("before", 0.45, "45%"),
        ("balanced", 0.41, "41%"),
        ("room", 0.3, "30%"),
    )
    lines = tuple(
        TrendLine(
            series=series, values=(0.2, value), runs=((0, 1),), end=end, signed=series != "room"
        )
        for series, value, end in ends
    )
    trend = Trend(lines=lines, days=((0, "Feb"), (1, "Nov")), low=0, high=1, figures=())
    found = trend_geometry(trend, 300, 140, EM, demo.even_measure(EM))
    assert [(it.series, it.hollow) for it in found.signs] == [("before", True), ("balanced", False)]
    (target, share, room) = (words.at.x for _, words in found.ends)
    assert target == share > room


def test_the_line_of_both_lies_below_those_of_the_sides() -> None:
    assert [stroke.series for stroke in sides(3.0, 3.0).strokes] == ["together", "it", "ot"]


def stepped(days: int, *steps: int) -> Trend:
    """A chart of so many days of which some are clearly above the one before."""
    return Trend(
        lines=(),
        days=tuple((day / (days - 1), "Feb 25") for day in range(days)),
        low=1,
        high=5,
        figures=(),
        steps=tuple(TrendStep(day=day, arrow="↑", figure="+0.7") for day in steps),
    )


@pytest.mark.parametrize("days", [3, 6, 12])
def test_an_arrow_stands_between_the_ticks_of_its_days_above_their_names(days: int) -> None:
    measure = demo.even_measure(EM)
    found = trend_geometry(stepped(days, *range(1, days)), 900, 140, EM, measure)
    ticks = [top.x for top, _ in found.ticks]
    assert len(ticks) == days
    for step, before, after in zip(found.steps, ticks[:-1], ticks[1:], strict=True):
        assert before < step.at.x < step.at.x + step.width < after
    below = max(step.at.y for step in found.steps)
    assert all(top.y == found.field.bottom < below <= end.y for top, end in found.ticks)
    assert all(name.at.y - 0.8 * EM > end.y for name in found.words for _, end in found.ticks)


@pytest.mark.parametrize("days", [3, 6, 12])
def test_the_box_of_a_day_cuts_no_step(qapp: object, days: int) -> None:
    look = read_look(THEME, "light")
    text = stage_text(look, 34 * EM)
    trend = stepped(days, *range(1, days))
    spots = lay_trend(900, 140, text, look, trend=trend, said=("",) * days).spots
    found = trend_geometry(trend, 900, 140, text.label, font_measure(text, look))
    assert len(spots) == days
    assert len(found.steps) == days - 1
    for spot, step in product(spots, found.steps):
        assert spot.box.bottom < step.at.y - 0.74 * EM


def test_a_day_without_room_for_its_name_has_its_tick() -> None:
    found = trend_geometry(stepped(12), 300, 140, EM, demo.even_measure(EM))
    assert len(found.words) < len(found.ticks) == 12


@pytest.mark.parametrize(
    ("days", "width", "named"),
    [
        (12, 300, (0, 4, 7, 11)),
        (12, 200, (0, 6, 11)),
        (9, 300, (0, 2, 4, 6, 8)),
        (9, 200, (0, 4, 8)),
        (5, 600, (0, 1, 2, 3, 4)),
    ],
)
def test_days_are_named_in_even_steps(days: int, width: float, named: tuple[int, ...]) -> None:
    found = trend_geometry(stepped(days), width, 140, EM, demo.even_measure(EM))
    low = max(end.y for _, end in found.ticks)
    assert tuple(at for at, (_, end) in enumerate(found.ticks) if end.y == low) == named
    middles = [name.at.x + name.width / 2 for name in found.words]
    assert middles == pytest.approx([found.ticks[day][0].x for day in named])


def test_ends_keep_their_words_where_lines_have_room_for_them() -> None:
    line = TrendLine(series="it", values=(3.0,) * 12, runs=(), end="IT 3.0", brief="3.0")
    charts = [replace(stepped(12), lines=(line,)), stepped(12)]
    for width, end in ((600, "IT 3.0"), (250, "3.0")):
        told = told_alike(charts, width, EM, demo.even_measure(EM))
        assert [it.end for it in told[0].lines] == [end]


def test_charts_beside_each_other_have_their_days_in_the_same_places() -> None:
    measure = demo.even_measure(EM)
    charts = [
        replace(stepped(3), lines=(TrendLine(series="it", values=(3.0,) * 3, runs=(), end=end),))
        for end in ("IT 3.4", "the room 3.4", "")
    ]
    told = told_alike(charts, 300, EM, measure)
    fields = [trend_geometry(it, 300, 140, EM, measure).field for it in told]
    widest = trend_geometry(charts[1], 300, 140, EM, measure).field
    assert fields == [widest] * 3


def test_charts_beside_each_other_tell_as_much_of_their_steps() -> None:
    measure = demo.even_measure(EM)

    def told(width: float, *charts: tuple[int, ...]) -> list[list[str]]:
        trends = told_alike([stepped(6, *days) for days in charts], width, EM, measure)
        drawn = (trend_geometry(it, width, 140, EM, measure) for it in trends)
        return [[words.text for words in it.steps] for it in drawn]

    for page in (((1, 2, 3), (4,), ()), ((2,), (), (5,))):
        for width, step in ((600, ["↑ +0.7"]), (200, ["↑"]), (60, [])):
            assert told(width, *page) == [step * len(days) for days in page]

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.charts.trend import told_alike, trend_geometry
from itot_workshop.charts.trend_values import (
    Trend,
    TrendGeometry,
    TrendLine,
    TrendSeries,
    TrendStep,
)
from tests.charts import demo

EM = 14.0
scores = st.floats(1, 5)


def laid_out(*last: tuple[TrendSeries, float], width: float = 300) -> TrendGeometry:
    lines = tuple(
        TrendLine(series=series, values=(3.0, value), runs=((0, 1),), end=f"{series} 3.0")
        for series, value in last
    )
    figures = tuple((float(it), str(it)) for it in range(1, 6))
    days = ((0.0, "Feb"), (1.0, "Nov"))
    trend = Trend(lines=lines, days=days, low=1, high=5, figures=figures)
    return trend_geometry(trend, width, 140, EM, demo.even_measure(EM))


def sides(it: float, ot: float) -> TrendGeometry:
    return laid_out(("balanced", (it + ot) / 2), ("it", it), ("ot", ot))


def test_equal_figures_stand_in_one_order() -> None:
    for it, ot in ((3.27, 3.28), (3.28, 3.27), (3.0, 3.0)):
        assert [series for series, _ in sides(it, ot).ends] == ["it", "balanced", "ot"]


@given(scores, scores)
def test_every_line_is_named_at_its_end_and_no_name_lies_on_another(it: float, ot: float) -> None:
    ends = [line.at.y for _, line in sides(it, ot).ends]
    assert len(ends) == 3
    assert all(lower - upper >= EM for upper, lower in pairwise(ends))


@given(scores, scores)
def test_no_marker_lies_on_another_where_days_have_room(it: float, ot: float) -> None:
    marks = sides(it, ot).marks
    assert len(marks) == 6
    for one, other in combinations(marks, 2):
        assert dist(one.at, other.at) >= 0.6 * EM


def test_a_marker_that_those_of_the_sides_would_hide_is_left_out_where_days_are_near() -> None:
    def drawn(width: float) -> int:
        geometry = laid_out(("balanced", 3.0), ("it", 3.1), ("ot", 2.9), width=width)
        return sum(mark.series == "balanced" for mark in geometry.marks)

    assert drawn(300) == 2
    assert drawn(150) == 0


def test_charts_beside_each_other_tell_as_much_of_their_steps() -> None:
    def stepped(*days: int) -> Trend:
        steps = tuple(TrendStep(day=day, arrow="↑", figure="+0.7") for day in days)
        places = tuple((day / 5, "Feb") for day in range(6))
        return Trend(lines=(), days=places, low=1, high=5, figures=(), steps=steps)

    def told(width: float, *charts: tuple[int, ...]) -> list[list[str]]:
        trends = told_alike([stepped(*days) for days in charts], width, EM, measure)
        drawn = (trend_geometry(it, width, 140, EM, measure) for it in trends)
        return [[words.text for words in it.steps] for it in drawn]

    measure = demo.even_measure(EM)
    for page in (((1, 2, 3), (4,), ()), ((2,), (), (5,))):
        for width, step in ((600, ["↑ +0.7"]), (200, ["↑"]), (60, [])):
            assert told(width, *page) == [step * len(days) for days in page]

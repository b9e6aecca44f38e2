"""A chart of dumbbells: whole names, and a scale that keeps its room."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.charts.dumbbell import Dumbbell, Scale, dumbbell_place
from itot_workshop.charts.dumbbell_chart import dumbbells_geometry
from itot_workshop.charts.dumbbell_plan import (
    WHOLE,
    head_rise,
    heads_begin,
    in_one_line,
    scale_share,
)
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellGroup, DumbbellRow
from itot_workshop.charts.look import read_look
from itot_workshop.charts.marks import rule_width
from itot_workshop.charts.shapes import Box
from tests.charts import demo

THEME = Path(__file__).parents[2] / "resources" / "theme"
EM = 20.0
MEASURE = demo.even_measure(EM)
NAMES = ("Kompetenzaustausch zwischen Bereichen", "Ziele", "Weiterbildung und Schichtübergabe")


def chart(names: tuple[str, ...], *, above: bool = False) -> DumbbellChart:
    rows = tuple(
        DumbbellRow(
            axis=name,
            name=name,
            dumbbell=Dumbbell(before=2.0, after=3.0, reach=0.4),
            figure="+1.00",
            word="+0.90",
            strong=True,
        )
        for name in names
    )
    groups = (DumbbellGroup(title="Clearly up", rows=rows),)
    scale = Scale(low=1, high=5, least=0.5)
    return DumbbellChart(
        scale=scale,
        figures=tuple("12345"),
        groups=groups,
        heads=("all", "same people"),
        over="Change",
        above=above,
    )


@pytest.mark.parametrize("height", [0.0, 206.0, 260.0, 500.0])
def test_long_names_take_two_lines_and_leave_the_scale_its_room(height: float) -> None:
    width = 900.0
    geometry = dumbbells_geometry(chart(NAMES), width, height, EM, MEASURE)
    assert geometry.height <= (height or 1000.0) + 0.001
    for row, name in zip(geometry.rows, NAMES, strict=True):
        assert " ".join(line.text for line in row.names) == name
        assert max(line.at.x + line.width for line in row.names) < row.place.inside.left
        assert row.place.inside.width > 0.4 * width
    tops = [row.box.top for row in geometry.rows]
    assert all(row.box.height >= len(row.names) * 1.1 * EM for row in geometry.rows)
    assert tops == sorted(tops)


@pytest.mark.parametrize("name", [NAMES[0], "Budget- und Investitionsentscheidungen"])
def test_names_take_two_lines_so_that_the_scale_has_half_of_the_width(name: str) -> None:
    found = chart((name,))
    assert scale_share(found, 1040, 200, EM, MEASURE) >= 0.5
    assert not in_one_line(found, 1040, EM, MEASURE)
    (row,) = dumbbells_geometry(found, 1040, 200, EM, MEASURE).rows
    assert len(row.names) == 2
    assert row.place.rules[-1] - row.place.rules[0] >= 520


@pytest.mark.parametrize("width", [800.0, 900.0, 1300.0])
def test_names_that_leave_the_scale_enough_keep_their_line(width: float) -> None:
    found = chart(("Enabling Leadership", "Cooperation Setup"))
    assert in_one_line(found, width, EM, MEASURE)
    assert scale_share(found, width, 200, EM, MEASURE) >= WHOLE
    rows = dumbbells_geometry(found, width, 200, EM, MEASURE).rows
    assert [len(row.names) for row in rows] == [1, 1]


def test_where_rows_are_too_low_for_two_lines_the_scale_gives_way() -> None:
    assert scale_share(chart(NAMES), 900, 206, EM, MEASURE) > 0.4
    assert scale_share(chart(NAMES), 900, 140, EM, MEASURE) == 0
    geometry = dumbbells_geometry(chart(NAMES), 900, 140, EM, MEASURE)
    assert [line.text for row in geometry.rows for line in row.names] == list(NAMES)


@pytest.mark.parametrize("height", [0.0, 224.0, 260.0, 500.0])
def test_names_above_the_scale_are_whole_and_touch_no_dumbbell(height: float) -> None:
    tall = chart(NAMES, above=True)
    assert scale_share(tall, 700, height or 1000.0, EM, MEASURE) > 0.68
    geometry = dumbbells_geometry(tall, 700, height, EM, MEASURE)
    assert geometry.height <= (height or 1000.0) + 0.001
    above = 0.0
    for at, (row, name) in enumerate(zip(geometry.rows, NAMES, strict=True)):
        (line,) = row.names
        middle = (row.place.inside.top + row.place.inside.bottom) / 2
        assert line.text == name
        assert line.at.x + line.width < row.figure.at.x
        assert row.place.band is not None
        assert line.at.y < row.place.band.top
        over, under = line.at.y - 0.73 * EM - above, middle - row.place.end - line.at.y
        assert under > 0.2 * EM
        assert not at or over > 1.4 * under
        above = middle + row.place.end
        assert above <= row.box.bottom + 0.001


def test_names_above_the_scale_need_a_line_beside_their_figure() -> None:
    assert scale_share(chart(NAMES, above=True), 500, 500, EM, MEASURE) == 0


@pytest.mark.parametrize("second", ["same people", "an beiden Tagen dieselben Leute"])
@pytest.mark.parametrize("above", [False, True])
def test_each_column_of_figures_has_its_own_head_over_it(second: str, above: bool) -> None:
    heads = ("all", second)
    geometry = dumbbells_geometry(
        replace(chart(NAMES, above=above), heads=heads), 900, 500, EM, MEASURE
    )
    for of, ends in (
        (heads[0], [row.figure.at.x + row.figure.width for row in geometry.rows]),
        (heads[1], [row.word.at.x + row.word.width for row in geometry.rows]),
    ):
        lines = [line for line in geometry.heads if line.text in of]
        assert " ".join(line.text for line in reversed(lines)) == of
        assert all(line.at.x + line.width == pytest.approx(ends[0]) for line in lines)
        assert ends == pytest.approx([ends[0]] * len(ends))
    first, *others, over = geometry.heads
    assert len(others) == (1 if second == "same people" else 2)
    assert first.at.y == others[0].at.y
    assert first.at.x + first.width + 0.5 * EM < min(line.at.x for line in others)
    for row in geometry.rows:
        assert row.figure.at.x + row.figure.width < min(line.at.x for line in others)
        assert row.place.rules[-1] + 0.31 * EM < row.figure.at.x
    assert over.text == "Change"
    assert over.at.y >= 0.7 * EM
    assert all(line.at.y - over.at.y > 1.1 * EM for line in (first, *others))
    assert geometry.brace is not None
    left, right, y = geometry.brace
    assert right == 900
    assert left == pytest.approx(min(row.figure.at.x for row in geometry.rows))
    assert left <= over.at.x
    assert over.at.x + over.width <= right
    assert over.at.y + 0.3 * EM < y < min(line.at.y for line in others) - 0.75 * EM


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("arrow", ["↑", ""])
def test_nothing_stands_over_the_end_of_the_scale_or_near_it(arrow: str, above: bool) -> None:
    one = chart(NAMES, above=above)
    rows = tuple(replace(row, arrow=arrow) for row in one.rows)
    found = replace(one, groups=(replace(one.groups[0], rows=rows),))
    geometry = dumbbells_geometry(found, 900, 500, EM, MEASURE)
    end = geometry.rows[0].place.rules[-1]
    lines = (*geometry.heads, *(line for row in geometry.rows for line in (row.arrow, row.figure)))
    assert geometry.brace is not None
    assert min(geometry.brace[0], *(line.at.x for line in lines)) >= end + EM
    assert heads_begin(found, 900, EM, MEASURE) == geometry.brace[0]


def test_without_heads_the_head_is_as_high_as_the_figures_of_the_scale() -> None:
    one = chart(NAMES)
    bare = replace(one, heads=("", ""), over="")
    tall, low = (dumbbells_geometry(it, 900, 0, EM, MEASURE) for it in (one, bare))
    assert low.brace is None
    assert low.figures[0].at.y < tall.figures[0].at.y
    assert head_rise(bare, EM, MEASURE) == 0


@pytest.mark.parametrize("above", [False, True])
def test_lines_of_the_scale_run_through_all_rows_and_through_no_word(above: bool) -> None:
    one = chart(NAMES, above=above)
    two = replace(one, groups=(*one.groups, *one.groups))
    geometry = dumbbells_geometry(two, 900, 600, EM, MEASURE)
    rows = geometry.rows
    words = [it for it, _ in geometry.titles] + [it for row in rows for it in row.names]
    last = rows[0].place.rules[-1]
    assert [(x, foot) for x, _, foot in geometry.rules if x == last] == [
        (last, rows[-1].box.bottom)
    ]
    for x, top, foot in geometry.rules:
        assert x in rows[0].place.rules
        for line in words:
            if line.at.x <= x <= line.at.x + line.width:
                assert foot <= line.at.y - 0.73 * EM or top >= line.at.y
    for row in rows:
        middle = (row.place.inside.top + row.place.inside.bottom) / 2
        crossed = {x for x, top, foot in geometry.rules if top < middle < foot}
        assert crossed == set(row.place.rules)


@pytest.mark.parametrize("after", [3.0, 3.02, 2.9, 3.3, 4.0])
def test_a_mark_that_would_be_covered_stands_around_the_other(after: float) -> None:
    scale, strip = Scale(low=1, high=5, least=0.5), Box(0, 0, 400, 30)
    place = dumbbell_place(Dumbbell(before=3.0, after=after), scale, strip, EM)
    assert place.around == (abs(after - 3.0) < 0.05)
    assert not dumbbell_place(Dumbbell(before=None, after=after), scale, strip, EM).around


@pytest.mark.parametrize("height", [0.0, 285.0, 330.0, 600.0])
def test_the_title_of_a_group_is_nearer_to_its_own_rows_than_to_those_before(
    height: float,
) -> None:
    one = chart(NAMES)
    two = replace(one, groups=(*one.groups, *chart(NAMES[1:]).groups))
    geometry = dumbbells_geometry(two, 900, height, EM, MEASURE)
    before, after = geometry.rows[len(NAMES) - 1], geometry.rows[len(NAMES)]
    title = geometry.titles[1][0]
    over = title.at.y - 0.73 * EM - max(line.at.y for line in before.names)
    under = min(line.at.y for line in after.names) - 0.73 * EM - title.at.y
    assert 0 < under < over


def test_pages_of_one_chart_have_their_columns_in_the_same_places() -> None:
    pages = [chart(NAMES[:1]), chart(NAMES[1:])]
    lefts = set()
    for page, other in (pages, reversed(pages)):
        found = replace(page, others=other.rows)
        geometry = dumbbells_geometry(found, 900, 500, EM, MEASURE)
        lefts |= {(row.place.rules[0], row.place.rules[-1]) for row in geometry.rows}
    assert len(lefts) == 1


def test_thin_lines_grow_with_the_words_of_the_stage_alone() -> None:
    look = read_look(THEME, "light")
    widths = [rule_width(look, em, stage=True) for em in (22.0, 38.0, 76.0)]
    assert widths == [1, 2, 4]
    assert rule_width(look, 76.0, stage=False) == look.size.hairline


@pytest.mark.parametrize("above", [False, True])
def test_arrows_stand_in_one_column_clear_of_figures_and_of_the_end_of_the_scale(
    above: bool,
) -> None:
    one = chart(NAMES, above=above)
    rows = tuple(
        replace(row, arrow=arrow, figure=figure, strong=bool(arrow))
        for row, arrow, figure in zip(
            one.rows, ("↑", "↓", ""), ("+1.00", "−10.00", "0.0"), strict=True
        )
    )
    geometry = dumbbells_geometry(
        replace(one, groups=(replace(one.groups[0], rows=rows),)), 900, 500, EM, MEASURE
    )
    arrows = [row.arrow for row in geometry.rows if row.arrow.text]
    assert len(arrows) == 2
    assert len({arrow.at.x for arrow in arrows}) == 1
    for row in geometry.rows:
        assert arrows[0].at.x + arrows[0].width < row.figure.at.x
        mark = row.place.rules[-1] + 0.31 * EM
        assert mark < arrows[0].at.x


@pytest.mark.parametrize("height", [203.0, 230.0, 300.0])
def test_rows_with_two_lines_of_name_are_further_apart_than_these_lines(height: float) -> None:
    geometry = dumbbells_geometry(chart((NAMES[0], NAMES[2])), 900, height, EM, MEASURE)
    (first, second), (third, _) = (row.names for row in geometry.rows)
    assert 1.05 * EM < second.at.y - first.at.y < third.at.y - second.at.y

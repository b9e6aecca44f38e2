"""A chart of dumbbells: whole names, and a scale that keeps its room."""

from __future__ import annotations

from pathlib import Path

import pytest

from itot_workshop.charts.dumbbell import Dumbbell, Scale
from itot_workshop.charts.dumbbell_chart import (
    DumbbellChart,
    DumbbellGroup,
    DumbbellRow,
    dumbbells_geometry,
    scale_share,
)
from itot_workshop.charts.look import read_look
from itot_workshop.charts.marks import rule_width
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
        scale=scale, figures=tuple("12345"), groups=groups, word_head="both days", above=above
    )


@pytest.mark.parametrize("height", [0.0, 200.0, 260.0, 500.0])
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
    assert scale_share(found, 960, 200, EM, MEASURE) >= 0.5
    (row,) = dumbbells_geometry(found, 960, 200, EM, MEASURE).rows
    assert len(row.names) == 2
    assert row.place.rules[-1] - row.place.rules[0] >= 480


def test_where_rows_are_too_low_for_two_lines_the_scale_gives_way() -> None:
    assert scale_share(chart(NAMES), 900, 200, EM, MEASURE) > 0.4
    assert scale_share(chart(NAMES), 900, 140, EM, MEASURE) == 0
    geometry = dumbbells_geometry(chart(NAMES), 900, 140, EM, MEASURE)
    assert [line.text for row in geometry.rows for line in row.names] == list(NAMES)


@pytest.mark.parametrize("height", [0.0, 190.0, 260.0, 500.0])
def test_names_above_the_scale_are_whole_and_touch_no_dumbbell(height: float) -> None:
    tall = chart(NAMES, above=True)
    assert scale_share(tall, 700, height or 1000.0, EM, MEASURE) > 0.7
    geometry = dumbbells_geometry(tall, 700, height, EM, MEASURE)
    assert geometry.height <= (height or 1000.0) + 0.001
    above = 0.0
    for row, name in zip(geometry.rows, NAMES, strict=True):
        (line,) = row.names
        middle = (row.place.inside.top + row.place.inside.bottom) / 2
        assert line.text == name
        assert line.at.x + line.width < row.figure.at.x
        assert row.place.band is not None
        assert line.at.y < row.place.band.top
        assert line.at.y - 0.73 * EM >= above
        above = middle + row.place.end
        assert above <= row.box.bottom + 0.001


def test_names_above_the_scale_need_a_line_beside_their_figure() -> None:
    assert scale_share(chart(NAMES, above=True), 500, 500, EM, MEASURE) == 0


def test_thin_lines_grow_with_the_words_of_the_stage_alone() -> None:
    look = read_look(THEME, "light")
    widths = [rule_width(look, em, stage=True) for em in (22.0, 38.0, 76.0)]
    assert widths == [1, 2, 4]
    assert rule_width(look, 76.0, stage=False) == look.size.hairline

"""A chart of dumbbells: whole names, and a scale that keeps its room."""

from __future__ import annotations

import pytest

from itot_workshop.charts.dumbbell import (
    Dumbbell,
    DumbbellChart,
    DumbbellGroup,
    DumbbellRow,
    Scale,
    dumbbells_geometry,
    names_have_room,
)
from tests.charts import demo

EM = 20.0
MEASURE = demo.even_measure(EM)
NAMES = ("Kompetenzaustausch zwischen Bereichen", "Ziele", "Weiterbildung und Schichtübergabe")


def chart(names: tuple[str, ...]) -> DumbbellChart:
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
    return DumbbellChart(scale=scale, figures=tuple("12345"), groups=groups, word_head="both days")


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


def test_where_rows_are_too_low_for_two_lines_the_scale_gives_way() -> None:
    assert names_have_room(chart(NAMES), 900, 200, EM, MEASURE)
    assert not names_have_room(chart(NAMES), 900, 140, EM, MEASURE)
    assert names_have_room(chart(NAMES), 900, 200, EM, MEASURE, share=0.4)
    assert not names_have_room(chart(NAMES), 900, 200, EM, MEASURE, share=0.6)
    geometry = dumbbells_geometry(chart(NAMES), 900, 140, EM, MEASURE)
    assert [line.text for row in geometry.rows for line in row.names] == list(NAMES)

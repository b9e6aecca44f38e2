from __future__ import annotations

from itertools import combinations

import pytest

from itot_workshop.charts.heatmap import heat_geometry, is_stacked
from itot_workshop.charts.heatmap_values import (
    HeatBox,
    HeatCell,
    HeatChart,
    HeatColumn,
    HeatGeometry,
    HeatSite,
)
from itot_workshop.charts.shapes import Box, Point
from tests.charts import demo

EM, WIDTH, HEIGHT = 20.0, 840.0, 480.0
MARK, LINE = 0.62 * EM, 1.26 * EM
"""How wide the sign of what moved is, and that of a large gap."""


def chart(sessions: int, axes: int = 8) -> HeatChart:
    """Every second axis with both signs in all its cells."""
    signed = HeatCell(text="2.97", shade="band2", moved="up", lower="ot")
    cells = tuple(signed if at % 2 else HeatCell(text="3.03", shade="band3") for at in range(axes))
    column = HeatColumn(day="13 Jun", year="2025", it="5", ot="6", cells=cells, overall="2.72")
    return HeatChart(
        axes=("Zusammenarbeit",) * axes,
        sites=(HeatSite(name="", columns=(column,) * sessions),),
        it_head="IT, people",
        ot_head="OT, people",
        overall_head="Overall",
    )


def laid(sessions: int) -> HeatGeometry:
    return heat_geometry(chart(sessions), WIDTH, HEIGHT, EM, demo.even_measure(EM))


def around(at: Point, width: float, height: float) -> Box:
    return Box(at.x - width / 2, at.y - height / 2, at.x + width / 2, at.y + height / 2)


def parts(it: HeatBox) -> list[Box]:
    """The figure as high as its digits, and the signs that the cell has."""
    at, width = it.text.at, it.text.width
    found = [Box(at.x, at.y - 0.73 * EM, at.x + width, at.y)]
    if it.cell.moved:
        found.append(around(it.moved, MARK, 0.55 * EM))
    if it.cell.lower:
        found.append(around(it.lower, LINE, 0.42 * EM))
    return found


@pytest.mark.parametrize("sessions", range(2, 13))
def test_no_sign_of_a_cell_lies_on_its_figure_or_reaches_out_of_it(sessions: int) -> None:
    for it in laid(sessions).boxes:
        shown = parts(it)
        assert it.text.text == it.cell.text
        assert not any(one.meets(other) for one, other in combinations(shown, 2))
        inside = it.box.grown(0.5)
        assert all(inside.holds(Point(part.left, part.top)) for part in shown)
        assert all(inside.holds(Point(part.right, part.bottom)) for part in shown)


def test_signs_beside_a_figure_end_as_far_from_the_edges_of_their_cell() -> None:
    it = next(it for it in laid(2).boxes if it.cell.lower)
    left = it.lower.x - LINE / 2 - it.box.left
    assert left == pytest.approx(it.box.right - it.moved.x - MARK / 2)
    assert left > 0.2 * EM


def test_signs_stand_below_their_figures_where_columns_are_narrow() -> None:
    measure = demo.even_measure(EM)
    assert not is_stacked(chart(4), WIDTH, EM, measure)
    assert is_stacked(chart(12), WIDTH, EM, measure)
    many = laid(12)
    signed = many.boxes[1]
    assert signed.lower.y > signed.text.at.y
    assert many.height <= HEIGHT


@pytest.mark.parametrize("sessions", [4, 12])
def test_figures_with_and_without_signs_stand_on_the_line_of_their_names(sessions: int) -> None:
    geometry = laid(sessions)
    names = [line for line in geometry.words if line.text.startswith("Zusammen")]
    for it in geometry.boxes:
        assert it.text.at.y == pytest.approx(names[it.axis].at.y)


def test_signs_below_figures_are_nearer_to_the_edge_of_the_cell_than_to_them() -> None:
    signed = next(it for it in laid(12).boxes if it.cell.moved)
    _, moved, lower = parts(signed)
    for sign in (moved, lower):
        between = sign.top - signed.text.at.y
        assert between > 0.15 * EM
        assert between > signed.box.bottom - sign.bottom

from __future__ import annotations

from itertools import combinations

import pytest
from msgspec.structs import replace

from itot_workshop.charts.heatmap import heat_geometry
from itot_workshop.charts.heatmap_plan import is_empty
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
MARK, LINE = 0.62 * EM, 1.16 * EM
"""How high the sign of what moved is, and how wide that of a large gap."""


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
        found.append(around(it.moved, MARK, 0.58 * EM))
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
    few, many = laid(4), laid(12)
    assert few.boxes[1].lower.y < few.boxes[1].text.at.y
    signed = many.boxes[1]
    assert signed.lower.y > signed.text.at.y
    assert many.height <= HEIGHT


@pytest.mark.parametrize("sessions", [4, 12])
def test_figures_without_a_sign_below_stand_on_the_line_of_their_names(sessions: int) -> None:
    geometry = laid(sessions)
    names = [line for line in geometry.words if line.text.startswith("Zusammen")]
    for it in geometry.boxes:
        if it.lower.y > it.text.at.y:
            assert it.cell.lower
            assert it.text.at.y < names[it.axis].at.y
            assert it.text.at.y - 0.73 * EM - it.box.top > it.box.bottom - it.lower.y - 0.29 * EM
        else:
            assert it.text.at.y == pytest.approx(names[it.axis].at.y)


def test_signs_below_figures_are_nearer_to_the_edge_of_the_cell_than_to_them() -> None:
    signed = next(it for it in laid(12).boxes if it.cell.moved)
    _, moved, lower = parts(signed)
    for sign in (moved, lower):
        between = sign.top - signed.text.at.y
        assert between > 0.12 * EM
        assert between > signed.box.bottom - sign.bottom


@pytest.mark.parametrize("sessions", range(2, 8))
def test_the_sign_of_a_large_gap_keeps_off_its_figure_and_all_figures_keep_in_line(
    sessions: int,
) -> None:
    boxes = laid(sessions).boxes
    for it in boxes:
        if it.cell.lower and it.lower.y < it.text.at.y:
            assert it.text.at.x - (it.lower.x + LINE / 2) > 0.4 * EM
    assert len({round(it.text.at.x - it.box.left, 3) for it in boxes}) == 1


def test_words_without_a_figure_stand_whole_or_not_at_all() -> None:
    asked = chart(12)
    cells = (HeatCell(text="not asked", shade="none"), *asked.sites[0].columns[0].cells[1:])
    columns = tuple(replace(it, cells=cells) for it in asked.sites[0].columns)
    measure = demo.even_measure(EM)
    for sessions, empty in ((2, False), (12, True)):
        site = replace(asked.sites[0], columns=columns[:sessions])
        shown = replace(asked, sites=(site,))
        assert is_empty(shown, WIDTH, EM, measure) is empty
        geometry = heat_geometry(shown, WIDTH, HEIGHT, EM, measure)
        assert {it.text.text for it in geometry.boxes if it.axis == 0} == {
            "" if empty else "not asked"
        }


def test_the_whole_is_called_by_few_words_where_there_is_no_room_for_all() -> None:
    measure = demo.even_measure(EM)
    for axes, head in (("Zusammenarbeit und Vertrauen", "Overall, all 16 axes"), ("Z", "Overall")):
        named = replace(
            chart(2 if head != "Overall" else 8),
            axes=(axes,) * 8,
            overall_head="Overall, all 16 axes",
            overall_short="Overall",
        )
        width = WIDTH if head != "Overall" else 0.6 * WIDTH
        strong = heat_geometry(named, width, HEIGHT, EM, measure).strong
        assert head in [line.text for line in strong]

"""The table beside the radar: rows, order, words and the text for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.comparison import compare
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.table import (
    COLUMNS,
    AxisRow,
    Changed,
    Column,
    as_text,
    axis_rows,
    cell,
    explanation,
    head,
    remarks,
    sorted_rows,
)

PLAIN = AxisRow(
    axis="a",
    name="Shared Goals",
    place=0,
    score=2.255,
    basis="balanced",
    it=2.4,
    ot=2.11,
    management=2.5,
    gap=-0.29,
    gap_label="close",
    agreement=0.786,
    agreement_label="high",
    n=14,
    missed=0,
    change=Changed(delta=-0.661, label="clear"),
)
ROOM = replace(
    PLAIN,
    axis="b",
    name="Visible Results",
    place=1,
    basis="room",
    it=None,
    ot=None,
    gap=None,
    gap_label=None,
    change=Changed(why_not="hidden now"),
    missed=2,
)
EMPTY = replace(ROOM, axis="c", name="Respect", place=2, basis=None, score=None, n=0, missed=0)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (PLAIN, "axis", "Shared Goals"),
        (PLAIN, "score", "2.26"),
        (PLAIN, "IT", "2.40"),
        (PLAIN, "gap", "−0.29 close"),
        (PLAIN, "agreement", "79%"),
        (PLAIN, "change", "−0.66 clear"),
        (PLAIN, "strip", "IT 2.40, OT 2.11, management 2.50"),
        (ROOM, "IT", "room"),
        (ROOM, "gap", "–"),
        (ROOM, "change", "hidden now"),
        (EMPTY, "OT", "–"),
        (EMPTY, "score", "–"),
    ],
)
def test_cells_say_the_figure_with_its_label(row: AxisRow, column: Column, said: str) -> None:
    assert cell(row, column) == said


def test_every_column_explains_itself() -> None:
    assert all(explanation(column) for column in COLUMNS)
    assert head("change", "17 June") == "Since 17 June"


def test_what_is_hidden_comes_last_whichever_way() -> None:
    for down in (True, False):
        order = sorted_rows([ROOM, EMPTY, PLAIN], "gap", down=down)
        assert [row.axis for row in order] == ["a", "b", "c"]


def test_gaps_sort_by_their_size_without_their_sign() -> None:
    wide = replace(PLAIN, axis="w", gap=0.5, place=5)
    order = sorted_rows([PLAIN, wide], "gap", down=True)
    assert [row.axis for row in order] == ["w", "a"]


scores = st.none() | st.floats(-4, 4)


@given(st.lists(scores, max_size=9), st.sampled_from(COLUMNS), st.booleans())
def test_sorting_keeps_every_row(values: list[float | None], column: Column, down: bool) -> None:
    rows = [replace(PLAIN, axis=str(at), place=at, score=v) for at, v in enumerate(values)]
    found = sorted_rows(rows, column, down=down)
    assert sorted(row.axis for row in found) == sorted(row.axis for row in rows)


def test_a_spreadsheet_takes_the_copied_table() -> None:
    text = as_text([PLAIN, ROOM], "17 June")
    lines = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert {len(line) for line in lines} == {10}
    assert all(lines[0])
    assert len(set(lines[0])) == 10
    assert lines[1][0] == "Shared Goals"
    assert float(lines[1][4]) == pytest.approx(-0.29)
    assert float(lines[1][8]) == pytest.approx(-0.66)
    assert lines[2][8] == "–"


@pytest.mark.parametrize("name", ["=1+1", "@sum", "two\tcells", "two\nlines"])
def test_a_name_never_becomes_a_formula_or_a_cell_of_its_own(name: str) -> None:
    lines = as_text([replace(PLAIN, name=name)]).splitlines()
    assert len(lines) == 2
    first = lines[1].split("\t")
    assert len(first) == len(lines[0].split("\t"))
    assert not first[0].startswith(("=", "@"))


def test_what_is_missing_on_the_radar_is_said_in_words() -> None:
    said = remarks([PLAIN, ROOM, EMPTY, replace(EMPTY, n=4)], 3)
    assert "the room as a whole" in said[0]
    assert "Fewer than 3" in said[0]
    assert "Nobody has voted" in said[1]
    assert "Too few" in said[2]
    assert said[3] == "Answers “can’t judge”: Visible Results 2."
    (nobody, _) = remarks([replace(EMPTY, missed=9)], 3)  # all were asked, and none could
    assert "Too few could judge" in nobody


def test_what_is_so_of_several_axes_is_said_once() -> None:
    (said, *_) = remarks([ROOM, replace(ROOM, name="Shared Goals")], 3)
    assert said.startswith(f"{ROOM.name}, Shared Goals: ")


def test_nothing_missing_needs_no_words() -> None:
    assert remarks([PLAIN], 3) == ()


def test_the_demo_company_fills_the_table(examples: tuple[Session, ...]) -> None:
    _, june, november = examples
    found = compare(june, november)
    changes = {a: Changed(delta=c.delta, label=c.label) for a, c in found.axes.items()}
    rows = axis_rows(november.pack, session_figures(november), changes)
    assert len(rows) == 8
    goals = next(row for row in rows if row.name == "Shared Goals")
    assert cell(goals, "change") == "−0.66 clear"
    assert cell(goals, "score") == "2.26"

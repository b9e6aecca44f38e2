from __future__ import annotations

import csv
import datetime
import io

import pytest

from itot_workshop.domain.comparison import compare_all
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.csv import BYTE_ORDER_MARK, harmless, write_csv
from itot_workshop.reports.sheets import Sheet, changes_sheet, figures_sheet


def read(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_cells_are_read_back_as_they_were() -> None:
    day = datetime.date(2025, 2, 11)
    rows = (('a "quoted", text', -0.66, 3, None, day), ("two\nlines", 2.0, -1, 0.5, None))
    content = write_csv(Sheet(name="s", head=("a", "b", "c", "d", "e"), rows=rows))
    assert content.startswith(b"\xef\xbb\xbfa,b,c,d,e\r\n")
    assert [list(row.values()) for row in read(content)] == [
        ['a "quoted", text', "-0.66", "3", "", "2025-02-11"],
        ["two lines", "2.0", "-1", "0.5", ""],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "＝1", "\r\n=1"])
def test_a_text_that_a_spreadsheet_would_run_is_kept_from_it(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["a=1", "x", "", "3", "'quoted'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_no_formula_comes_in_where_semicolons_end_cells() -> None:
    assert harmless('see note; =HYPERLINK("x")') == 'see note; \'=HYPERLINK("x")'
    assert harmless("a;@b;+c; then 5 - 3") == "a;'@b;'+c; then 5 - 3"


def test_figures_of_a_session(demo: dict[str, Session]) -> None:
    session = demo["S1"]
    rows = read(write_csv(figures_sheet([(session, session_figures(session))])))
    assert (rows[-1]["axis"], rows[-1]["score"], rows[-1]["gap"]) == ("all", "2.6", "0.55")
    leadership = [row for row in rows if row["axis"] == "leadership"]
    whole = leadership[0]
    assert (whole["seat"], whole["score"], whole["gap"], whole["people"]) == (
        "all",
        "2.73",
        "-0.01",
        "14",
    )
    assert whole["agreement_percent"] == "71.9"
    assert [row["seat"] for row in leadership[1:4]] == ["IT", "OT", "MGT"]
    votes = [row for row in leadership if row["statement"] == "lea1" and row["seat"] == "IT"]
    assert [votes[0][f"votes_{value}"] for value in range(1, 6)] == ["0", "5", "0", "0", "0"]


def test_no_row_belongs_to_a_person(demo: dict[str, Session]) -> None:
    session = demo["S2"]
    rows = read(write_csv(figures_sheet([(session, session_figures(session))])))
    ids = {p.id for p in session.people.values()} | {p.code for p in session.people.values()}
    ids |= {b.id for b in session.ballots.values()} | {
        b.returning for b in session.ballots.values()
    }
    assert not ids & {cell for row in rows for cell in row.values()}
    assert all(int(row["people"]) >= 3 for row in rows if row["seat"] not in ("all", ""))


def test_changes_of_a_comparison(demo: dict[str, Session]) -> None:
    side = compare_all(demo.values())
    rows = read(write_csv(changes_sheet({s.id: s for s in demo.values()}, side)))
    assert len(rows) == 3 * 9
    overall = [row for row in rows if row["axis"] == "all"]
    assert [row["change"] for row in overall] == ["0.29", "0.33", "0.62"]
    goals = [row for row in rows if row["axis"] == "goals"][-1]
    assert (goals["score_before"], goals["score_after"], goals["label"]) == (
        "2.94",
        "2.26",
        "clear",
    )

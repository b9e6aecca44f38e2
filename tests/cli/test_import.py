from __future__ import annotations

import csv
import datetime
import io
import os
from pathlib import Path
from typing import Any

import pytest

from itot_workshop import paths
from itot_workshop.commands.importing import MOST_TOLD
from itot_workshop.commands.planning import new_id
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import SessionFile
from tests.cli.conftest import VOTES, Run, state_of

HEAD = "participant,side,statement,vote\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def figures(run: Run, session: Path) -> Any:
    told = run("show", session, "--json").json
    return {part: told[part] for part in ("people", "dimensions", "overall", "talk_list")}


def test_the_demo_votes_give_the_figures_of_the_example(
    run: Run, session: Path, examples: list[Path]
) -> None:
    ended = run("import-votes", session, VOTES, "--only", "S1")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "14 ballots on 24 statements came in.\n"
    assert figures(run, session) == figures(run, examples[0])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_sheets_from_any_spreadsheet(
    run: Run, session: Path, tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [["Participant", "Side", "Statement", "Vote", "Größe"]]
    rows += [[f"p{n}", side, "lea1", "3", "ä"] for n, side in enumerate(["IT"] * 3 + ["ot"] * 3)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    sheet = tmp_path / "votes.csv"
    sheet.write_bytes(out.getvalue().encode(encoding))
    ended = run("import-votes", session, sheet)
    assert ended.code == 0
    assert ("Windows" in ended.err) == (encoding == "cp1252")
    axis = run("show", session, "--json").json["dimensions"]["leadership"]
    assert axis["n_room"] == 0
    assert axis["statements"]["lea1"]["n"] == 6


def test_every_fault_is_named_with_row_and_column(
    run: Run, library: Path, session: Path, tmp_path: Path
) -> None:
    sheet = write(
        tmp_path / "votes.csv",
        HEAD + "a,IT,lea1,6\na,XX,lea2,3\n\n,IT,lea3,3\na,IT,nothing,3\na,IT,gol1\n",
    )
    before = state_of(library)
    ended = run("import-votes", session, sheet)
    assert (ended.code, ended.out) == (1, "")
    assert "Row 7, column “vote”: is missing" in ended.err
    write(sheet, HEAD + "a,IT,lea1,6\na,XX,lea2,3\n\n,IT,lea3,3\na,IT,nothing,3\na,IT,gol1,\n")
    lines = run("import-votes", session, sheet).err.splitlines()
    assert lines[0].endswith("Nothing came in from “votes.csv”: 4 faults.")
    assert "Row 2, column “vote”: “6” is no vote" in lines[1]
    assert "Row 3, column “side”: “XX” is no side" in lines[2]
    assert "Row 5, column “participant”: is empty" in lines[3]
    assert "Row 6, column “statement”: “nothing” is no statement" in lines[4]
    assert state_of(library) == before


def test_many_faults_are_counted(run: Run, session: Path, tmp_path: Path) -> None:
    sheet = write(tmp_path / "v.csv", HEAD + "a,IT,lea1,9\n" * 100)
    lines = run("import-votes", session, sheet).err.splitlines()
    assert len(lines) == MOST_TOLD + 2
    assert "more faults" in lines[-1]


def test_rows_keep_their_number_over_quoted_line_breaks(
    run: Run, session: Path, tmp_path: Path
) -> None:
    sheet = write(
        tmp_path / "v.csv",
        'participant,side,statement,vote,remark\na,IT,lea1,3,"two\nlines"\nb,IT,lea1,7,x\n',
    )
    assert "Row 4, column “vote”" in run("import-votes", session, sheet).err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (HEAD.encode(), "holds no votes"),
        (b"a,b,c\n1,2,3\n", "column “participant”: is missing"),
        (b"participant,side,side,statement,vote\na,IT,IT,lea1,3\n", "is there twice"),
        (HEAD.encode() + b"a\0,IT,lea1,3\n", "null characters"),
        (HEAD.encode() + b'a,IT,"lea1,3\n', "quotation mark"),
        (b"\x81\x8d\x8f\x90\x9d", "not a text file"),
        (b"\xff\xfe\x00", "not a text file"),
        (b"PK\x03\x04" + b"\0" * 50, "null characters"),
    ],
)
def test_what_is_no_sheet_is_refused(
    run: Run, library: Path, session: Path, tmp_path: Path, content: bytes, reason: str
) -> None:
    sheet = tmp_path / "v.csv"
    sheet.write_bytes(content)
    before = state_of(library)
    ended = run("import-votes", session, sheet)
    assert (ended.code, ended.out) == (1, "")
    assert reason in ended.err
    assert state_of(library) == before


@pytest.mark.parametrize("content", [b"a\n" * 200_000, b"," * 2_000 + b"a"])
def test_more_rows_or_columns_than_any_session_has(
    run: Run, session: Path, tmp_path: Path, content: bytes
) -> None:
    sheet = tmp_path / "v.csv"
    sheet.write_bytes(HEAD.encode() + content)
    assert "more than 100000 rows or 1000 columns" in run("import-votes", session, sheet).err


def test_a_file_too_large_for_any_session(run: Run, session: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "v.csv"
    sheet.write_bytes(HEAD.encode() + b"a" * (10 * 1024 * 1024))
    assert "larger than 10 MB" in run("import-votes", session, sheet).err


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_sheet_that_is_not_there(run: Run, session: Path, tmp_path: Path, name: str) -> None:
    ended = run("import-votes", session, tmp_path / name)
    assert ended.code == 1
    assert "There is no file" in ended.err


def test_the_last_round_counts_and_both_are_kept(run: Run, session: Path, tmp_path: Path) -> None:
    for vote in (2, 4):
        rows = "".join(f"{side}{n},{side},cop1,{vote}\n" for side in ("IT", "OT") for n in range(5))
        rows += "".join(
            f"{side}{n},{side},cop2,{6 - vote}\n" for side in ("IT", "OT") for n in range(5)
        )
        assert run("import-votes", session, write(tmp_path / "v.csv", HEAD + rows)).code == 0
    told = run("show", session, "--json").json
    assert told["dimensions"]["cooperation"]["score"] == 4.0
    assert told["people"] == {"IT": 5, "OT": 5, "MGT": 0, "OTHER": 0}


def test_counted_hands(run: Run, session: Path, tmp_path: Path) -> None:
    rows = "".join(
        f"{side},{statement},{value},{count}\n"
        for side, counts in (("IT", (0, 1, 3, 1, 0)), ("OT", (1, 3, 1, 0, 0)))
        for statement in ("gol1", "gol2")
        for value, count in enumerate(counts, 1)
    )
    sheet = write(tmp_path / "t.csv", "side,statement,value,count\n" + rows + "IT,gol1,,2\n")
    ended = run("import-tally", session, sheet)
    assert (ended.code, ended.out) == (0, "Hands on 2 statements came in.\n")
    axis = run("show", session, "--json").json["dimensions"]["goals"]
    assert (axis["mode"], axis["basis"]) == ("tally", "balanced")
    assert axis["sides"]["IT"]["mean"] == 3.0
    assert axis["sides"]["OT"]["mean"] == 2.0
    assert axis["se"] is None


def test_faults_of_counted_hands(run: Run, session: Path, tmp_path: Path) -> None:
    sheet = write(
        tmp_path / "t.csv", "side,statement,value,count\nIT,gol1,3,many\nIT,gol1,3,1\nIT,gol1,3,2\n"
    )
    ended = run("import-tally", session, sheet)
    assert ended.code == 1
    assert "Row 2, column “count”: “many” is no count" in ended.err
    assert "Row 4, column “value”: was counted already" in ended.err


def test_a_session_that_is_open_elsewhere_is_left_alone(
    run: Run, library: Path, session: Path, home: Path
) -> None:
    keeping = Keeping(local=paths.local_data(os.environ), today=lambda: datetime.date(2025, 2, 11))
    opened = SessionFile.open(session, keeping)
    before = session.read_bytes()
    try:
        ended = run("import-votes", session, VOTES, "--only", "S1")
        shown = run("show", session)
    finally:
        opened.file.close()
    assert ended.code == 1
    assert "open in another window" in ended.err
    assert "is open in a window" in shown.err
    assert session.read_bytes() == before
    assert run("import-votes", session, VOTES, "--only", "S1").code == 0


def test_ids_are_random() -> None:
    assert new_id() != new_id()

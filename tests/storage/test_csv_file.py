"""Whatever bytes a sheet is made of: a table, or one sentence."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.paper import VOTE_COLUMNS, PaperFaults, read_votes
from itot_workshop.domain.session import Session
from itot_workshop.storage.csv_file import BadTable, read_table
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session

EXAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "examples"
VOTES = EXAMPLES / "source" / "votes_long.csv"
LINES = VOTES.read_bytes().splitlines(keepends=True)[:30]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


@pytest.fixture(scope="module")
def session(folder: Path) -> Session:
    keeping = Keeping(local=folder, today=lambda: datetime.date(2026, 1, 1))
    return find_session(sorted(EXAMPLES.glob("*.itot"))[0], keeping).session


def mutants() -> st.SearchStrategy[bytes]:
    """Sheets that were nearly right: lines left out, doubled, cut, with bytes put in between."""
    piece = st.one_of(
        st.sampled_from(LINES),
        st.sampled_from([b"\n", b"\r", b'"', b",", b";", b"\t", b"\0", b"\xff\xfe"]),
        st.binary(max_size=6),
        st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
    )
    return st.lists(piece, max_size=20).map(b"".join)


@given(content=st.one_of(st.binary(max_size=200), mutants()))
def test_a_sheet_is_read_or_refused(folder: Path, session: Session, content: bytes) -> None:
    sheet = folder / "sheet.csv"
    sheet.write_bytes(content)
    ids = iter(range(10**6))
    try:
        table = read_table(sheet, VOTE_COLUMNS)
        rows = [(line.number, line.cells) for line in table.lines]
        change = read_votes(
            table.head,
            rows,
            session,
            new_id=lambda: str(next(ids)),
            shuffle=random.Random(1).shuffle,
            only="S1",
        )
    except BadTable as refusal:
        told = [str(refusal)]
    except PaperFaults as faults:
        told = [str(fault) for fault in faults.faults]
    else:
        told = [ballot.id for ballot in change.ballots]
    assert told
    assert all(len(line.splitlines()) == 1 for line in told)


def test_the_separator_that_names_the_columns_is_taken(folder: Path) -> None:
    sheet = folder / "sheet.csv"
    sheet.write_text("participant;side;statement;vote, in figures\na;IT;lea1;3\n", "utf-8")
    table = read_table(sheet, VOTE_COLUMNS)
    assert table.head == ("participant", "side", "statement", "vote, in figures")
    assert [line.cells for line in table.lines] == [("a", "IT", "lea1", "3")]


def test_heads_are_read_whatever_their_case_and_blanks(folder: Path) -> None:
    sheet = folder / "sheet.csv"
    sheet.write_text(" Participant ,SIDE,Statement,  Vote\n", "utf-8")
    assert read_table(sheet, VOTE_COLUMNS).head == VOTE_COLUMNS


def test_a_head_that_no_separator_can_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(b"side,statement,value," + b"x" * 140_000 + b"\nIT,a1,3,1\n")
    with pytest.raises(BadTable, match="cannot be read from line 1 on"):
        read_table(path, ("side", "statement"))

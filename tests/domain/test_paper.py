from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import PeopleAdded
from itot_workshop.domain.paper import (
    VOTE_COLUMNS,
    Fault,
    PaperFaults,
    read_votes,
)
from itot_workshop.domain.people import seat_counts
from itot_workshop.domain.rules_votes import MOST_HANDS
from itot_workshop.domain.sheet import MOST_CODE
from itot_workshop.domain.succession import after
from itot_workshop.domain.voting import returning_token
from tests.domain.helpers.course import ids, made, person, refusal
from tests.domain.helpers.sheets import (
    STATEMENTS,
    WITH_SESSION,
    Row,
    bare,
    tally,
    votes,
)


def faults(caught: pytest.ExceptionInfo[PaperFaults]) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.text) for fault in caught.value.faults]


GOOD = (
    ("c01", "IT", "lea1", "4"),
    ("c01", "it", "lea2", ""),
    ("c02", "OT", "lea1", "2"),
    ("c03", "Mgt", "lea2", "05"),
)


def test_a_sheet_becomes_one_round_and_one_ballot_a_participant() -> None:
    change = votes(GOOD)
    assert (change.round.statements, change.round.way) == (("lea1", "lea2"), "paper")
    said = {b.returning: (b.seat, b.answers) for b in change.ballots}
    assert said == {
        returning_token("c01"): ("IT", {"lea1": 4, "lea2": None}),
        returning_token("c02"): ("OT", {"lea1": 2, "lea2": None}),
        returning_token("c03"): ("MGT", {"lea1": None, "lea2": 5}),
    }
    session = after(bare(), change).session
    assert session.rounds[change.round.id].state == "closed"
    assert session.rounds[change.round.id].voted == ()
    assert seat_counts(session.people.values()) == {"IT": 1, "OT": 1, "MGT": 1, "OTHER": 0}


def test_statements_stand_in_the_order_in_which_they_are_asked() -> None:
    change = votes([("c", "IT", id_, "3") for id_ in ("gol1", "lea2", "lea1")])
    assert change.round.statements == STATEMENTS
    assert list(change.ballots[0].answers) == list(STATEMENTS)


def test_other_columns_are_ignored_and_any_order_will_do() -> None:
    head = ("vote", "remark", "statement", "side", "participant", "remark")
    change = votes([("4", "oh", "lea1", "IT", "c01", "ah")], head=head)
    assert change.ballots[0].answers == {"lea1": 4}


def test_a_code_is_the_same_whatever_its_case_and_blanks() -> None:
    change = votes([(" Blue  Tractor ", "IT", "lea1", "4"), ("blue tractor", "IT", "lea2", "3")])
    assert [b.returning for b in change.ballots] == [returning_token("blue tractor")]


V = "write a whole number from 1 to 5"


@pytest.mark.parametrize(
    ("row", "column", "fragment"),
    [
        (("", "IT", "lea1", "4"), "participant", "is empty"),
        (("x" * (MOST_CODE + 1), "IT", "lea1", "4"), "participant", "too long"),
        (("a\x00b", "IT", "lea1", "4"), "participant", "characters that are no text"),
        (("a\ud800", "IT", "lea1", "4"), "participant", "characters that are no text"),
        (("c9", "", "lea1", "4"), "side", "“” is no side"),
        (("c9", "HR", "lea1", "4"), "side", "“HR” is no side; write IT, OT, MGT or OTHER"),
        (("c9", "IT", "", "4"), "statement", "“” is no statement"),
        (("c9", "IT", "LEA1", "4"), "statement", "“LEA1” is no statement of this session’s"),
        (("c9", "IT", "lea1", "6"), "vote", f"“6” is no vote; {V}"),
        (("c9", "IT", "lea1", "0"), "vote", V),
        (("c9", "IT", "lea1", "-1"), "vote", V),
        (("c9", "IT", "lea1", "3.0"), "vote", V),
        (("c9", "IT", "lea1", "+3"), "vote", V),
        (("c9", "IT", "lea1", "three"), "vote", "“three” is no vote"),
        (("c9", "IT", "lea1", "٣"), "vote", V),
        (("c9", "IT", "lea1", "9" * 50), "vote", "…” is no vote"),
        (("c9", "IT", "lea1", "4\n5"), "vote", "“4·5” is no vote"),
        (("c01", "OT", "gol1", "4"), "side", "sits on IT in row 2"),
        (("C01", "IT", "lea1", "4"), "statement", "voted on “lea1” in row 2 already"),
        (("c9", "IT"), "statement", "“” is no statement"),
    ],
)
def test_a_fault_is_named_by_row_and_column(row: Row, column: str, fragment: str) -> None:
    with pytest.raises(PaperFaults) as caught:
        votes([*GOOD, row])
    ((at, where, text),) = faults(caught)
    assert (at, where) == (6, column)
    assert fragment in text
    assert str(caught.value) == f"Row 6, column “{column}”: {text}"


def test_a_statement_of_the_other_form_is_told_from_an_unknown_one() -> None:
    short = replace(bare(), about=replace(bare().about, form="short"))
    with pytest.raises(PaperFaults, match="“lea2” is not asked in this session’s short form"):
        votes([("c01", "IT", "lea2", "4")], short)


def test_all_faults_are_listed_in_the_order_of_rows() -> None:
    with pytest.raises(PaperFaults) as caught:
        votes(
            [
                ("", "HR", "xyz", "9"),
                ("c01", "IT", "lea1", "4"),
                ("c01", "OT", "lea1", "x"),
                ("c02", "??", "lea1", "4"),
                ("c02", "IT", "lea2", "4"),
            ]
        )
    assert [(row, column) for row, column, _ in faults(caught)] == [
        (2, "participant"),
        (2, "side"),
        (2, "statement"),
        (2, "vote"),
        (4, "vote"),
        (4, "side"),
        (4, "statement"),
        (5, "side"),
    ]


def test_faults_keep_the_line_numbers_of_the_file() -> None:
    rows = [(7, ("c01", "IT", "lea1", "4")), (12, ("c01", "IT", "lea1", "4"))]
    with pytest.raises(PaperFaults, match=r"Row 12, column “statement”.*in row 7 already"):
        read_votes(VOTE_COLUMNS, rows, bare(), new_id=ids(), shuffle=list.reverse)


@pytest.mark.parametrize(
    ("head", "column", "fragment"),
    [
        ((), "participant", "is missing; the first row names the columns participant, side"),
        (("participant", "side", "statement"), "vote", "is missing"),
        ((*VOTE_COLUMNS, "vote"), "vote", "is there twice"),
        ((*VOTE_COLUMNS, "session", "session"), "session", "is there twice"),
    ],
)
def test_a_head_that_cannot_be_read(head: Row, column: str, fragment: str) -> None:
    with pytest.raises(PaperFaults) as caught:
        votes(GOOD, head=head)
    found = faults(caught)
    assert {row for row, _, _ in found} == {1}
    assert any(where == column and fragment in text for _, where, text in found)


def test_a_sheet_without_rows_is_told() -> None:
    with pytest.raises(PaperFaults, match="Row 1, column “vote”: the sheet holds no votes"):
        votes([])
    with pytest.raises(PaperFaults, match="Row 1, column “count”: the sheet holds no counts"):
        tally([])


SESSIONS = [(*row, "S1" if at < 3 else "S2") for at, row in enumerate(GOOD)]


def test_one_session_of_several_is_picked() -> None:
    assert len(votes(SESSIONS, head=WITH_SESSION, only="S1").ballots) == 2
    assert len(votes(SESSIONS, head=WITH_SESSION, only="S2").ballots) == 1
    assert len(votes(SESSIONS[:3], head=WITH_SESSION).ballots) == 2


def test_faults_of_other_sessions_do_not_matter() -> None:
    rows = [*SESSIONS, ("", "HR", "xyz", "9", "S3")]
    assert len(votes(rows, head=WITH_SESSION, only="S1").ballots) == 2


@pytest.mark.parametrize(
    ("only", "head", "fragment"),
    [
        (None, WITH_SESSION, "holds the sessions “S1”, “S2”; name one with --only"),
        ("S9", WITH_SESSION, "“S9” is not among them"),
        ("S1", VOTE_COLUMNS, "column “session”: is missing"),
    ],
)
def test_a_session_that_cannot_be_picked(only: str | None, head: Row, fragment: str) -> None:
    with pytest.raises(PaperFaults) as caught:
        votes(SESSIONS, head=head, only=only)
    assert fragment in str(caught.value)


def test_an_empty_sheet_has_no_sessions_to_choose_from() -> None:
    with pytest.raises(PaperFaults, match="holds no votes"):
        votes([], head=WITH_SESSION, only="S1")


def test_a_fault_never_repeats_a_code() -> None:
    rows = [("Ada Byron", "IT", "lea1", "4"), ("Ada Byron", "OT", "lea1", "4")]
    with pytest.raises(PaperFaults) as caught:
        votes(rows)
    assert "Ada" not in str(caught.value)


HANDS = (
    ("IT", "lea1", "4", "3"),
    ("IT", "lea1", "2", "1"),
    ("it", "lea1", "", "2"),
    ("OT", "lea2", "1", "0"),
)


def test_counted_hands_become_one_tally_a_seat_and_statement() -> None:
    change = tally(HANDS)
    said = {(t.seat, t.statement): (t.counts, t.cant_judge) for t in change.tallies}
    assert said == {
        ("IT", "lea1"): ((0, 1, 0, 3, 0), 2),
        ("OT", "lea2"): ((0, 0, 0, 0, 0), 0),
    }
    assert (change.round.mode, change.round.way) == ("tally", "hands")
    session = after(bare(), change).session
    assert seat_counts(session.people.values()) == {"IT": 6, "OT": 0, "MGT": 0, "OTHER": 0}


C = f"write a number from 0 to {MOST_HANDS}"


@pytest.mark.parametrize(
    ("row", "column", "fragment"),
    [
        (("HR", "lea1", "4", "1"), "side", "is no side"),
        (("IT", "xyz", "4", "1"), "statement", "is no statement"),
        (("IT", "lea2", "9", "1"), "value", "“9” is no vote"),
        (("IT", "lea2", "4", ""), "count", f"“” is no count; {C}"),
        (("IT", "lea2", "4", "-1"), "count", C),
        (("IT", "lea2", "4", "1.5"), "count", C),
        (("IT", "lea2", "4", str(MOST_HANDS + 1)), "count", C),
        (("IT", "lea2", "4", "9" * 5000), "count", C),
        (("IT", "lea1", "4", "1"), "value", "counted already"),
        (("IT", "lea1", "", "1"), "value", "counted already"),
    ],
)
def test_a_fault_of_a_count_is_named(row: Row, column: str, fragment: str) -> None:
    with pytest.raises(PaperFaults) as caught:
        tally([*HANDS, row])
    ((at, where, text),) = faults(caught)
    assert (at, where) == (6, column)
    assert fragment in text


def test_all_faults_of_counts_are_listed() -> None:
    with pytest.raises(PaperFaults) as caught:
        tally([("HR", "xyz", "9", "x"), *HANDS, ("IT", "lea1", "4", "x")])
    assert [(row, column) for row, column, _ in faults(caught)] == [
        (2, "side"),
        (2, "statement"),
        (2, "value"),
        (2, "count"),
        (7, "count"),
        (7, "value"),
    ]


def test_more_hands_than_a_room_has_people_do_not_come_in() -> None:
    change = tally([("IT", "lea1", "4", "501")])
    assert "nobody was added" in refusal(bare(), change)


@pytest.mark.parametrize("read", [votes, tally])
def test_the_roster_grows_only_by_who_is_missing(read: object) -> None:
    session = made(bare(), PeopleAdded(people=(person("a"), person("b"), person("c"))))
    change = votes(GOOD, session) if read is votes else tally(HANDS, session)
    grown = after(session, change).session
    assert set(session.people) <= set(grown.people)
    assert seat_counts(grown.people.values())["IT"] == (3 if read is votes else 6)
    assert all(p.name == p.code == "" for p in change.people)


def test_the_same_people_do_not_come_twice() -> None:
    first = after(bare(), votes(GOOD)).session
    other = [(code, side, "gol1", "3") for code, side, *_ in GOOD if code != "c01"]
    for rows in (GOOD, other):
        again = votes(rows, first)
        assert again.people == ()
    newcomer = votes([("c77", "IT", "gol1", "3")], first)
    assert [p.seat for p in newcomer.people] == ["IT"]
    assert tally(HANDS[:2], after(first, tally(HANDS, first)).session).people == ()


def test_the_order_of_the_sheet_is_not_the_order_of_the_ballots() -> None:
    rows = [(f"c{at:02}", "IT", "lea1", "3") for at in range(30)]
    codes = [b.returning for b in votes(rows).ballots]
    in_order = [returning_token(row[0]) for row in rows]
    assert sorted(codes) == sorted(in_order)
    assert codes != in_order


def test_a_fault_reads_as_a_sentence() -> None:
    assert str(Fault(row=3, column="side", text="is bad.")) == "Row 3, column “side”: is bad."

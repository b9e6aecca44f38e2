"""What holds for every sheet, made up well or badly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.changes import VotesImported
from itot_workshop.domain.paper import (
    TALLY_COLUMNS,
    VOTE_COLUMNS,
    PaperFaults,
)
from itot_workshop.domain.people import SEATS, Seat, seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.voting import returning_token
from tests.domain.helpers.sheets import (
    STATEMENTS,
    WITH_SESSION,
    Row,
    bare,
    tally,
    votes,
)

CODES = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20).filter(
        lambda code: code == code.strip() and bool(returning_token(code))
    ),
    unique_by=returning_token,
    min_size=1,
    max_size=12,
)


@st.composite
def sheets(draw: st.DrawFn) -> list[Row]:
    """Everybody sits on one seat and answers some statements, rows in any order."""
    said = st.dictionaries(
        st.sampled_from(STATEMENTS), st.sampled_from(["", "1", "2", "3", "4", "5"]), min_size=1
    )
    rows: list[Row] = []
    for code in draw(CODES):
        seat = draw(st.sampled_from(SEATS))
        rows.extend((code, seat, id_, vote) for id_, vote in draw(said).items())
    return draw(st.permutations(rows))


def by_statement(rows: Iterable[tuple[Seat | str, str, object]]) -> Counter[tuple[str, str, str]]:
    return Counter((seat, id_, str(vote)) for seat, id_, vote in rows)


@given(sheets())
def test_every_vote_of_a_sheet_is_in_the_session_and_no_other(rows: list[Row]) -> None:
    session = after(bare(), votes(rows)).session
    kept = by_statement(
        (ballot.seat, id_, vote)
        for ballot in session.ballots.values()
        for id_, vote in ballot.answers.items()
        if vote is not None
    )
    assert kept == by_statement((seat, id_, vote) for _, seat, id_, vote in rows if vote)
    people = Counter({code: seat for code, seat, *_ in rows}.values())
    assert len(session.ballots) == people.total()
    assert {s: n for s, n in seat_counts(session.people.values()).items() if n} == people


@given(sheets())
def test_nothing_that_is_kept_says_who_voted(rows: list[Row]) -> None:
    marked = [(f"Ada-{row[0]}-Byron", *row[1:]) for row in rows]
    change = votes(marked)
    session = replace(after(bare(), change).session, pack=bare().pack)
    for value in (change, session):
        kept = msgspec.json.encode(value).decode()
        assert "byron" not in kept.casefold()
        assert repr(value).casefold().count("byron") == 0
    assert after(bare(), change).session.rounds[change.round.id].voted == ()


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(SEATS), st.sampled_from(STATEMENTS), st.integers(0, 5)),
        st.integers(0, 80),
        min_size=1,
        max_size=20,
    )
)
def test_every_hand_of_a_sheet_is_in_the_session(hands: dict[tuple[Seat, str, int], int]) -> None:
    rows = [(seat, id_, str(v or ""), str(n)) for (seat, id_, v), n in hands.items()]
    change = tally(rows)
    kept = {
        (t.seat, t.statement, value): count
        for t in change.tallies
        for value, count in enumerate((t.cant_judge, *t.counts))
    }
    assert {key: kept[key] for key in hands} == hands
    assert sum(kept.values()) == sum(hands.values())
    hands_up = [sum(t.counts) + t.cant_judge for t in change.tallies]
    if sum(hands_up) <= 500:
        session = after(bare(), change).session
        assert len(session.people) <= sum(hands_up)
        assert len(session.people) >= max(hands_up)


ANY = st.one_of(
    st.text(st.characters(), max_size=12),
    st.sampled_from([*SEATS, *STATEMENTS, "1", "5", "", " it ", "\ud800", "c01", "S1", "9" * 9]),
)
COLUMNS = st.sampled_from([VOTE_COLUMNS, TALLY_COLUMNS, WITH_SESSION, (*TALLY_COLUMNS, "session")])


@given(
    st.one_of(COLUMNS, st.lists(ANY, max_size=6)),
    st.lists(st.lists(ANY, max_size=6), max_size=8),
    st.one_of(st.none(), ANY),
    st.sampled_from(["votes", "tally"]),
)
def test_any_cells_give_votes_or_faults(
    head: Row, rows: list[Row], only: str | None, kind: str
) -> None:
    change = _read(votes if kind == "votes" else tally, head, rows, only)
    if isinstance(change, PaperFaults):
        assert change.faults
        assert [f.row for f in change.faults] == sorted(f.row for f in change.faults)
        assert str(change).isprintable()
    else:
        assert after(bare(), change).session.rounds


def _read(
    read: Callable[[list[Row], Session, Row, str | None], VotesImported],
    head: Row,
    rows: list[Row],
    only: str | None,
) -> VotesImported | PaperFaults:
    try:
        return read(rows, bare(), head, only)
    except PaperFaults as faults:
        return faults

"""Votes that were given on paper, from the rows of a sheet to one change, or to all faults.

Either everything comes in or nothing: a sheet with one fault changes nothing, and every fault is
named with its row and column. A participant's votes of one sheet are one ballot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from itot_workshop.domain.changes import VotesImported
from itot_workshop.domain.people import SEATS, Participant, Seat, seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.domain.sheet import Cells, Fault, PaperFaults, SheetReader, cells_of, quoted
from itot_workshop.domain.voting import Answers, Ballot, Round, Tally

__all__ = ["TALLY_COLUMNS", "VOTE_COLUMNS", "Fault", "PaperFaults", "read_tally", "read_votes"]

NewId = Callable[[], str]
Shuffle = Callable[[list[Ballot]], None]

VOTE_COLUMNS = ("participant", "side", "statement", "vote")
TALLY_COLUMNS = ("side", "statement", "value", "count")


class Vote(NamedTuple):
    """One row of a sheet of votes: a token, a seat and a statement, empty where unreadable."""

    cells: Cells
    person: str
    seat: Seat | None
    statement: str | None
    vote: int | None


def read_votes(
    head: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    session: Session,
    *,
    new_id: NewId,
    shuffle: Shuffle,
    only: str | None = None,
) -> VotesImported:
    """Ballots from a sheet with the columns participant, side, statement and vote.

    ``head`` are the column names in lower case, ``rows`` line numbers with their cells. Codes stay
    on ballots as tokens only; the roster grows by people without names until it holds at least as
    many per seat as have voted. ``shuffle`` mixes the ballots. Raises PaperFaults.
    """
    reader = SheetReader(session)
    votes = [_vote(reader, row) for row in cells_of(reader, head, rows, VOTE_COLUMNS, only)]
    _check_people(reader, votes)
    if not reader.faults and not votes:
        reader.faults.append(Fault(row=1, column="vote", text="the sheet holds no votes."))
    if reader.faults:
        raise PaperFaults(reader.faults)
    asked = _statements(session, (vote.statement for vote in votes))
    round_id = new_id()
    ballots = _ballots(votes, asked, round_id, new_id)
    shuffle(ballots)
    return VotesImported(
        round=Round(id=round_id, number=0, statements=asked, way="paper", mode="ballot"),
        people=_newcomers(session, ballots, new_id),
        ballots=tuple(ballots),
    )


def read_tally(
    head: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    session: Session,
    *,
    new_id: NewId,
    only: str | None = None,
) -> VotesImported:
    """Counted hands from a sheet with the columns side, statement, value and count.

    An empty value counts those who could not judge. Raises PaperFaults.
    """
    reader = SheetReader(session)
    counts = _counts(reader, cells_of(reader, head, rows, TALLY_COLUMNS, only))
    if not reader.faults and not counts:
        reader.faults.append(Fault(row=1, column="count", text="the sheet holds no counts."))
    if reader.faults:
        raise PaperFaults(reader.faults)
    asked = _statements(session, (statement for _, statement in counts))
    round_id = new_id()
    tallies = [
        Tally(
            id=new_id(),
            round=round_id,
            seat=seat,
            statement=statement,
            counts=tuple(counted.get(value, 0) for value in session.pack.scale.values),
            cant_judge=counted.get(None, 0),
        )
        for (seat, statement), counted in counts.items()
    ]
    return VotesImported(
        round=Round(id=round_id, number=0, statements=asked, way="hands", mode="tally"),
        people=_hands_newcomers(session, tallies, new_id),
        tallies=tuple(tallies),
    )


def _vote(reader: SheetReader, row: Cells) -> Vote:
    return Vote(
        row,
        reader.participant(row),
        reader.seat(row),
        reader.statement(row),
        reader.score(row, "vote"),
    )


def _check_people(reader: SheetReader, votes: Iterable[Vote]) -> None:
    """Nobody votes twice on a statement or sits on two sides."""
    seats: dict[str, Vote] = {}
    voted: dict[tuple[str, str], Vote] = {}
    for vote in votes:
        if vote.person and vote.seat is not None:
            first = seats.setdefault(vote.person, vote)
            if first.seat != vote.seat:
                text = f"this participant sits on {first.seat} in row {first.cells.row}."
                reader.fault(vote.cells, "side", text)
        if vote.person and vote.statement is not None:
            first = voted.setdefault((vote.person, vote.statement), vote)
            if first is not vote:
                where = f"on {quoted(vote.statement)} in row {first.cells.row}"
                reader.fault(vote.cells, "statement", f"this participant voted {where} already.")


def _counts(
    reader: SheetReader, cells: Iterable[Cells]
) -> dict[tuple[Seat, str], dict[int | None, int]]:
    """Hands by seat and statement, then by value."""
    counts: dict[tuple[Seat, str], dict[int | None, int]] = {}
    for row in cells:
        seat, statement = reader.seat(row), reader.statement(row)
        faults = len(reader.faults)
        value = reader.score(row, "value")
        readable = len(reader.faults) == faults
        count = reader.count(row)
        if seat is None or statement is None or not readable:
            continue
        counted = counts.setdefault((seat, statement), {})
        if value in counted:
            reader.fault(row, "value", "was counted already for this side and statement.")
        counted[value] = count
    return counts


def _statements(session: Session, wanted: Iterable[str | None]) -> tuple[str, ...]:
    asked = set(wanted)
    return tuple(s.id for s in session.pack.statements if s.id in asked)


def _ballots(
    votes: Iterable[Vote], asked: Sequence[str], round_id: str, new_id: NewId
) -> list[Ballot]:
    """One ballot a participant; a statement without a row counts as one they could not judge."""
    seats: dict[str, Seat] = {}
    answers: dict[str, Answers] = {}
    for vote in votes:
        if vote.seat is not None and vote.statement is not None:
            seats[vote.person] = vote.seat
            given = answers.setdefault(vote.person, dict.fromkeys(asked))
            given[vote.statement] = vote.vote
    return [
        Ballot(id=new_id(), round=round_id, seat=seat, answers=answers[person], returning=person)
        for person, seat in seats.items()
    ]


def _newcomers(
    session: Session, ballots: Iterable[Ballot], new_id: NewId
) -> tuple[Participant, ...]:
    """People without names, so that every seat holds as many as have ever voted on it."""
    cast = (*session.ballots.values(), *ballots)
    return _people(session, {seat: _voters(cast, seat) for seat in SEATS}, new_id)


def _voters(ballots: Iterable[Ballot], seat: Seat) -> int:
    """How many people of a seat must have been there: those with a code, or those of one round."""
    tokens: set[str] = set()
    rounds: Counter[str] = Counter()
    for ballot in ballots:
        if ballot.seat == seat and ballot.returning:
            tokens.add(ballot.returning)
        elif ballot.seat == seat:
            rounds[ballot.round] += 1
    return max(len(tokens), *rounds.values(), 0)


def _hands_newcomers(
    session: Session, tallies: Iterable[Tally], new_id: NewId
) -> tuple[Participant, ...]:
    hands = dict.fromkeys(SEATS, 0)
    for tally in tallies:
        if tally.seat is not None:
            hands[tally.seat] = max(hands[tally.seat], sum(tally.counts) + tally.cant_judge)
    return _people(session, hands, new_id)


def _people(session: Session, wanted: Mapping[Seat, int], new_id: NewId) -> tuple[Participant, ...]:
    there = seat_counts(session.people.values())
    return tuple(
        Participant(id=new_id(), seat=seat)
        for seat in SEATS
        for _ in range(wanted[seat] - there[seat])
    )

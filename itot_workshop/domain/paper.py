"""Votes that were given on paper, from the rows of a sheet to one change, or to all faults.

Either everything comes in or nothing: a sheet with one fault changes nothing, and every fault is
named with its row and column. A participant's votes of one sheet are one ballot.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from itot_workshop.domain.changes import VotesImported
from itot_workshop.domain.pack import Scale
from itot_workshop.domain.people import SEATS, Participant, Seat, seat_counts
from itot_workshop.domain.rules_votes import MOST_HANDS
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers, Ballot, Round, Tally, returning_token

NewId = Callable[[], str]
Shuffle = Callable[[list[Ballot]], None]

VOTE_COLUMNS = ("participant", "side", "statement", "vote")
TALLY_COLUMNS = ("side", "statement", "value", "count")
SESSION_COLUMN = "session"

MOST_CODE = 100
"""Longest code of a participant, in characters."""

_DIGITS = re.compile(r"[0-9]{1,6}")


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong with one cell; ``row`` is the line in the file, 1 being the head."""

    row: int
    column: str
    text: str

    def __str__(self) -> str:
        return f"Row {self.row}, column “{self.column}”: {self.text}"


class PaperFaults(Exception):
    """A sheet that cannot be imported, with every fault that was found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


class Cells(NamedTuple):
    """One row of a sheet: where it stands in the file, and its trimmed cells by column."""

    row: int
    by_column: Mapping[str, str]


class Vote(NamedTuple):
    """One row of a sheet of votes that was read without fault."""

    participant: str
    seat: Seat
    statement: str
    vote: int | None


class _Reader:
    """Reads cells and gathers the faults on the way."""

    def __init__(self, session: Session) -> None:
        self.scale: Scale = session.pack.scale
        self.known = {s.id for s in session.pack.statements}
        self.asked = {s.id for s in session.pack.form_statements(session.about.form)}
        self.form = session.about.form
        self.faults: list[Fault] = []

    def fault(self, cells: Cells, column: str, text: str) -> None:
        self.faults.append(Fault(row=cells.row, column=column, text=text))

    def participant(self, cells: Cells) -> str:
        code = cells.by_column["participant"]
        if not code:
            self.fault(cells, "participant", "is empty; give every ballot a code.")
        elif len(code) > MOST_CODE or any(unicodedata.category(c) in ("Cc", "Cs") for c in code):
            self.fault(cells, "participant", "is too long or holds characters that are no text.")
        return code

    def seat(self, cells: Cells) -> Seat | None:
        said = cells.by_column["side"]
        for seat in SEATS:
            if said.upper() == seat:
                return seat
        self.fault(cells, "side", f"{_said(said)} is no side; write IT, OT, MGT or OTHER.")
        return None

    def statement(self, cells: Cells) -> str | None:
        said = cells.by_column["statement"]
        if said in self.asked:
            return said
        if said in self.known:
            text = f"{_said(said)} is not asked in this session's {self.form} form."
        else:
            text = f"{_said(said)} is no statement of this session's content pack."
        self.fault(cells, "statement", text)
        return None

    def score(self, cells: Cells, column: str) -> int | None:
        said = cells.by_column[column]
        if not said:
            return None
        if _DIGITS.fullmatch(said) and int(said) in self.scale.values:
            return int(said)
        self.fault(
            cells,
            column,
            f"{_said(said)} is no vote; write a whole number from {self.scale.low} to "
            f"{self.scale.high}, or leave it empty for “{self.scale.abstain}”.",
        )
        return None

    def count(self, cells: Cells) -> int:
        said = cells.by_column["count"]
        if _DIGITS.fullmatch(said) and int(said) <= MOST_HANDS:
            return int(said)
        self.fault(
            cells, "count", f"{_said(said)} is no count; write a number from 0 to {MOST_HANDS}."
        )
        return 0


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
    reader = _Reader(session)
    cells = _cells(reader, head, rows, VOTE_COLUMNS, only)
    votes = [vote for row in cells if (vote := _vote(reader, row)) is not None]
    _check_people(reader, cells)
    if not reader.faults and not votes:
        reader.faults.append(Fault(row=1, column="vote", text="the sheet holds no votes."))
    if reader.faults:
        raise PaperFaults(_in_order(reader.faults))
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
    reader = _Reader(session)
    cells = _cells(reader, head, rows, TALLY_COLUMNS, only)
    counts: dict[tuple[Seat, str], dict[int | None, int]] = {}
    for row in cells:
        seat, statement = reader.seat(row), reader.statement(row)
        faults = len(reader.faults)
        value, count = reader.score(row, "value"), reader.count(row)
        if seat is None or statement is None or len(reader.faults) > faults:
            continue
        counted = counts.setdefault((seat, statement), {})
        if value in counted:
            reader.fault(row, "value", "was counted already for this side and statement.")
        counted[value] = count
    if not reader.faults and not counts:
        reader.faults.append(Fault(row=1, column="count", text="the sheet holds no counts."))
    if reader.faults:
        raise PaperFaults(_in_order(reader.faults))
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


def _cells(
    reader: _Reader,
    head: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    needed: Sequence[str],
    only: str | None,
) -> list[Cells]:
    """The rows of one session as cells by column; faults where the head or a row is amiss."""
    wanted = [*needed, *([SESSION_COLUMN] if SESSION_COLUMN in head or only else [])]
    for column in wanted:
        if list(head).count(column) != 1:
            twice = "is there twice" if column in head else "is missing"
            names = ", ".join(needed)
            text = f"{twice}; the first row names the columns {names}."
            reader.faults.append(Fault(row=1, column=column, text=text))
    if reader.faults:
        return []
    places = {column: list(head).index(column) for column in wanted}
    cells = [Cells(number, _by_column(row, places)) for number, row in rows]
    return _of_session(reader, cells, only) if SESSION_COLUMN in wanted else cells


def _by_column(row: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {
        column: row[place].strip() if place < len(row) else "" for column, place in places.items()
    }


def _of_session(reader: _Reader, cells: list[Cells], only: str | None) -> list[Cells]:
    names = list(dict.fromkeys(row.by_column[SESSION_COLUMN] for row in cells))
    if only is None and len(names) <= 1:
        return cells
    if only is None or only not in names:
        chosen = f"“{only}” is not among them" if only is not None else "name one with --only"
        listed = ", ".join(_said(name) for name in names[:10])
        text = f"the sheet holds the sessions {listed}; {chosen}."
        reader.faults.append(Fault(row=1, column=SESSION_COLUMN, text=text))
        return []
    return [row for row in cells if row.by_column[SESSION_COLUMN] == only]


def _vote(reader: _Reader, row: Cells) -> Vote | None:
    faults = len(reader.faults)
    participant, seat = reader.participant(row), reader.seat(row)
    statement, score = reader.statement(row), reader.score(row, "vote")
    if len(reader.faults) > faults or seat is None or statement is None:
        return None
    return Vote(participant, seat, statement, score)


def _check_people(reader: _Reader, cells: Iterable[Cells]) -> None:
    """Nobody votes twice on a statement or sits on two sides."""
    seats: dict[str, tuple[str, int]] = {}
    voted: dict[tuple[str, str], int] = {}
    for row in cells:
        person = returning_token(row.by_column["participant"])
        seat, statement = row.by_column["side"].upper(), row.by_column["statement"]
        if not person:
            continue
        before = seats.setdefault(person, (seat, row.row))
        if before[0] != seat:
            text = f"this participant sits on {_said(before[0])} in row {before[1]}."
            reader.fault(row, "side", text)
        first = voted.setdefault((person, statement), row.row)
        if first != row.row:
            text = f"this participant voted on {_said(statement)} in row {first} already."
            reader.fault(row, "statement", text)


def _statements(session: Session, wanted: Iterable[str]) -> tuple[str, ...]:
    asked = set(wanted)
    return tuple(s.id for s in session.pack.statements if s.id in asked)


def _ballots(
    votes: Iterable[Vote], asked: Sequence[str], round_id: str, new_id: NewId
) -> list[Ballot]:
    """One ballot a participant; a statement without a row counts as one they could not judge."""
    seats: dict[str, Seat] = {}
    answers: dict[str, Answers] = {}
    for vote in votes:
        person = returning_token(vote.participant)
        seats[person] = vote.seat
        answers.setdefault(person, dict.fromkeys(asked))[vote.statement] = vote.vote
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
        hands[tally.seat] = max(hands[tally.seat], sum(tally.counts) + tally.cant_judge)
    return _people(session, hands, new_id)


def _people(session: Session, wanted: Mapping[Seat, int], new_id: NewId) -> tuple[Participant, ...]:
    there = seat_counts(session.people.values())
    return tuple(
        Participant(id=new_id(), seat=seat)
        for seat in SEATS
        for _ in range(wanted[seat] - there[seat])
    )


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.row)


def _said(text: str) -> str:
    """What stood in a cell, short enough for a line and without characters that break one."""
    shown = "".join(c if c.isprintable() else "·" for c in text)
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"

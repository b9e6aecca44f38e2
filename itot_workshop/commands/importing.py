"""`import-votes` and `import-tally`: a round from paper comes in whole, or not at all."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from itot_workshop.commands.answer import Stop, say, tell
from itot_workshop.commands.house import House, find
from itot_workshop.commands.planning import new_id
from itot_workshop.domain.changes import VotesImported
from itot_workshop.domain.paper import (
    TALLY_COLUMNS,
    VOTE_COLUMNS,
    Fault,
    PaperFaults,
    read_tally,
    read_votes,
)
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.storage.csv_file import CsvTable, read_table

MOST_TOLD = 50
"""How many faults of a sheet are named, one a line; the rest is counted."""

Read: TypeAlias = Callable[[CsvTable, Session], VotesImported]


def import_votes(house: House, args: argparse.Namespace) -> int:
    """Add a round of votes on paper."""

    def read(table: CsvTable, session: Session) -> VotesImported:
        return read_votes(
            table.head,
            _rows(table),
            session,
            new_id=new_id,
            shuffle=random.SystemRandom().shuffle,
            only=args.only,
        )

    change = _take_in(house, args.session, args.csv, (*VOTE_COLUMNS, "session"), read)
    ballots, statements = len(change.ballots), len(change.round.statements)
    say([f"{_many(ballots, 'ballot')} on {_many(statements, 'statement')} came in."])
    return 0


def import_tally(house: House, args: argparse.Namespace) -> int:
    """Add a round of counted hands."""

    def read(table: CsvTable, session: Session) -> VotesImported:
        return read_tally(table.head, _rows(table), session, new_id=new_id)

    change = _take_in(house, args.session, args.csv, (*TALLY_COLUMNS, "session"), read)
    say([f"Hands on {_many(len(change.round.statements), 'statement')} came in."])
    return 0


def _take_in(
    house: House, wanted: str, csv: Path, columns: Sequence[str], read: Read
) -> VotesImported:
    """Read the sheet against the session as it is; only a sheet without fault opens the file."""
    table = read_table(csv, columns)
    if table.remark:
        tell(table.remark)
    found = find(house, wanted)
    try:
        _check_lengths(table, columns)
        change = read(table, found.session)
    except PaperFaults as faults:
        raise Stop(_told(csv, faults)) from None
    after(found.session, change)
    changed = house.library.change(found.path, [change])
    if changed.note:
        tell(changed.note)
    return change


def _rows(table: CsvTable) -> list[tuple[int, tuple[str, ...]]]:
    return [(line.number, line.cells) for line in table.lines]


def _check_lengths(table: CsvTable, columns: Sequence[str]) -> None:
    """A row that ends too early has lost a cell, which must not count as an empty one."""
    places = [(table.head.index(name), name) for name in columns if name in table.head]
    missing = [
        Fault(row=line.number, column=name, text="is missing; the row ends before this column.")
        for line in table.lines
        for place, name in places
        if place >= len(line.cells)
    ]
    if missing:
        raise PaperFaults(missing)


def _told(csv: Path, faults: PaperFaults) -> str:
    lines = [str(fault) for fault in faults.faults[:MOST_TOLD]]
    more = len(faults.faults) - MOST_TOLD
    if more > 0:
        lines.append(f"… and {_many(more, 'more fault')}.")
    many = _many(len(faults.faults), "fault")
    return "\n".join([f"Nothing came in from “{csv.name}”: {many}.", *lines])


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

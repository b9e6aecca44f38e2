"""Votes from a sheet of paper or a table: read, and turned into the change that takes them in."""

from __future__ import annotations

import random
from pathlib import Path

from msgspec import Struct

from itot_workshop.domain.changes import VotesImported
from itot_workshop.domain.paper import TALLY_COLUMNS, VOTE_COLUMNS, read_tally, read_votes
from itot_workshop.domain.session import Session
from itot_workshop.domain.sheet import SESSION_COLUMN
from itot_workshop.domain.voting import Ballot
from itot_workshop.storage.csv_file import BadTable, CsvTable, read_table
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.widgets.plural import plural


class SheetRead(Struct, frozen=True, kw_only=True):
    """A sheet with votes as it was read; ``sessions`` are those it names, if more than one."""

    table: CsvTable
    sessions: tuple[str, ...] = ()


def read_sheet(path: Path) -> SheetRead | str:
    """Read a sheet of votes, or say in a sentence why it is no table."""
    try:
        table = read_table(path, (*VOTE_COLUMNS, *TALLY_COLUMNS, SESSION_COLUMN))
    except BadTable as error:
        return str(error)
    return SheetRead(table=table, sessions=_sessions_in(table))


def votes_in(sheet: SheetRead, session: Session, only: str | None) -> VotesImported:
    """The change that takes a sheet's votes in; ``only`` is the session that is meant of several.

    Raises:
        PaperFaults: if a row cannot be taken; then none is.
    """
    head, rows = sheet.table.head, [(line.number, line.cells) for line in sheet.table.lines]
    if "count" in head:
        return read_tally(head, rows, session, new_id=new_id, only=only)
    return read_votes(head, rows, session, new_id=new_id, shuffle=_shuffle, only=only)


def taken_in(ballots: int, remark: str) -> str:
    """What came in: so many ballots, or counted hands; with what the sheet made remarkable."""
    said = translate("Votes", "The counted hands are in.")
    if ballots:
        said = plural("Votes", ballots, "1 ballot is in.", "%n ballots are in.")
    return f"{said} {remark}".strip()


def _shuffle(ballots: list[Ballot]) -> None:
    random.SystemRandom().shuffle(ballots)


def _sessions_in(table: CsvTable) -> tuple[str, ...]:
    """The sessions a sheet names in its own column, if there are more than one."""
    if SESSION_COLUMN not in table.head:
        return ()
    place = table.head.index(SESSION_COLUMN)
    names = (line.cells[place].strip() for line in table.lines if len(line.cells) > place)
    found = tuple(dict.fromkeys(name for name in names if name))
    return found if len(found) > 1 else ()

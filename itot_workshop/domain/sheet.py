"""A sheet of votes that were given on paper, cell by cell: what can be read, and every fault.

A fault names its row and column, so that it can be found again in the sheet. What the cells of
many rows come to together stands in ``paper``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from itot_workshop.domain.pack import Scale
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.rules_votes import MOST_HANDS
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import returning_token

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
        self.faults = tuple(sorted(faults, key=lambda fault: fault.row))
        super().__init__("; ".join(map(str, self.faults)))


class Cells(NamedTuple):
    """One row of a sheet: where it stands in the file, and its trimmed cells by column."""

    row: int
    by_column: Mapping[str, str]


class SheetReader:
    """Reads the cells of a sheet for one session and gathers the faults on the way."""

    def __init__(self, session: Session) -> None:
        self.scale: Scale = session.pack.scale
        self.known = {s.id for s in session.pack.statements}
        self.asked = {s.id for s in session.pack.form_statements(session.about.form)}
        self.form = session.about.form
        self.faults: list[Fault] = []

    def fault(self, cells: Cells, column: str, text: str) -> None:
        """Note what is wrong with one cell."""
        self.faults.append(Fault(row=cells.row, column=column, text=text))

    def participant(self, cells: Cells) -> str:
        """The token of a participant's code, empty if it cannot be read; the code stays here."""
        code = cells.by_column["participant"]
        if not code:
            self.fault(cells, "participant", "is empty; give every ballot a code.")
        elif len(code) > MOST_CODE or any(unicodedata.category(c) in ("Cc", "Cs") for c in code):
            self.fault(cells, "participant", "is too long or holds characters that are no text.")
        else:
            return returning_token(code)
        return ""

    def seat(self, cells: Cells) -> Seat | None:
        """The seat of a row, whatever the case of its letters."""
        said = cells.by_column["side"]
        for seat in SEATS:
            if said.upper() == seat:
                return seat
        self.fault(cells, "side", f"{quoted(said)} is no side; write IT, OT, MGT or OTHER.")
        return None

    def statement(self, cells: Cells) -> str | None:
        """The statement of a row, if the session asks it."""
        said = cells.by_column["statement"]
        if said in self.asked:
            return said
        if said in self.known:
            text = f"{quoted(said)} is not asked in this session’s {self.form} form."
        else:
            text = f"{quoted(said)} is no statement of this session’s content pack."
        self.fault(cells, "statement", text)
        return None

    def score(self, cells: Cells, column: str) -> int | None:
        """A score of the scale; None for an empty cell, and for one that cannot be read."""
        said = cells.by_column[column]
        if not said:
            return None
        if _DIGITS.fullmatch(said) and int(said) in self.scale.values:
            return int(said)
        self.fault(
            cells,
            column,
            f"{quoted(said)} is no vote; write a whole number from {self.scale.low} to "
            f"{self.scale.high}, or leave it empty for “{self.scale.abstain}”.",
        )
        return None

    def count(self, cells: Cells) -> int:
        """How many hands; 0 for what cannot be read."""
        said = cells.by_column["count"]
        if _DIGITS.fullmatch(said) and int(said) <= MOST_HANDS:
            return int(said)
        self.fault(
            cells, "count", f"{quoted(said)} is no count; write a number from 0 to {MOST_HANDS}."
        )
        return 0


def cells_of(
    reader: SheetReader,
    head: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    needed: Sequence[str],
    only: str | None,
) -> list[Cells]:
    """The rows of one session as cells by column; faults where the head or a row is amiss."""
    head = list(head)
    wanted = [*needed, *([SESSION_COLUMN] if SESSION_COLUMN in head or only else [])]
    for column in wanted:
        if head.count(column) != 1:
            twice = "is there twice" if column in head else "is missing"
            names = ", ".join(needed)
            text = f"{twice}; the first row names the columns {names}."
            reader.faults.append(Fault(row=1, column=column, text=text))
    if reader.faults:
        return []
    places = {column: head.index(column) for column in wanted}
    cells = [Cells(number, _by_column(row, places)) for number, row in rows]
    return _of_session(reader, cells, only) if SESSION_COLUMN in wanted else cells


def _by_column(row: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {
        column: row[place].strip() if place < len(row) else "" for column, place in places.items()
    }


def _of_session(reader: SheetReader, cells: list[Cells], only: str | None) -> list[Cells]:
    names = list(dict.fromkeys(row.by_column[SESSION_COLUMN] for row in cells))
    if not names or (only is None and len(names) == 1):
        return cells
    if only is None or only not in names:
        chosen = f"{quoted(only)} is not among them" if only is not None else "name one with --only"
        listed = ", ".join(quoted(name) for name in names[:10])
        text = f"the sheet holds the sessions {listed}; {chosen}."
        reader.faults.append(Fault(row=1, column=SESSION_COLUMN, text=text))
        return []
    return [row for row in cells if row.by_column[SESSION_COLUMN] == only]


def quoted(text: str) -> str:
    """What stood in a cell, short enough for a line and without characters that break one."""
    shown = "".join(c if c.isprintable() else "·" for c in text)
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"

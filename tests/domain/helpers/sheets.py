"""Sheets of votes on paper, read in a line."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain.changes import VotesImported
from itot_workshop.domain.paper import (
    TALLY_COLUMNS,
    VOTE_COLUMNS,
    read_tally,
    read_votes,
)
from itot_workshop.domain.session import Session
from tests.domain.helpers.course import ids, room

Row = Sequence[str]
SHEETS = itertools.count()
STATEMENTS = ("lea1", "lea2", "gol1")


def bare() -> Session:
    return replace(room(), people={}, agenda={})


def numbered(rows: Iterable[Row]) -> list[tuple[int, Row]]:
    return list(enumerate(rows, start=2))


def votes(
    rows: Iterable[Row],
    session: Session | None = None,
    head: Row = VOTE_COLUMNS,
    only: str | None = None,
) -> VotesImported:
    return read_votes(
        head,
        numbered(rows),
        session or bare(),
        new_id=ids(f"votes-{next(SHEETS)}-"),
        shuffle=random.Random(1).shuffle,
        only=only,
    )


def tally(
    rows: Iterable[Row],
    session: Session | None = None,
    head: Row = TALLY_COLUMNS,
    only: str | None = None,
) -> VotesImported:
    return read_tally(
        head, numbered(rows), session or bare(), new_id=ids(f"tally-{next(SHEETS)}-"), only=only
    )


WITH_SESSION = (*VOTE_COLUMNS, "session")

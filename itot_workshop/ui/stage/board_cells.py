"""What stands on the board's map on the stage: cards in three lanes and two rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience_views import BoardCard
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.domain.people import Seat

COLUMNS: tuple[Column, ...] = ("it_only", "common", "ot_only")
KINDS: tuple[BoardKind, ...] = ("technical", "organisational")
SIZES = (1.3, 1.2, 1.1, 1.0)
"""How large cards are set, in u: the first in which they fit."""


class Cell(Struct, frozen=True):
    """A card in a lane; ``says`` is the table that put it there, None where it is agreed.

    A ``remark`` follows the last line, or stands on a line of its own ``below`` it.
    """

    card: BoardCard
    says: Seat | None
    lines: tuple[str, ...]
    remark: str
    below: bool
    top: float
    height: float


class Lane(Struct, frozen=True, kw_only=True):
    """One column: its edges, its cards, and what is told as prose where cards are too many."""

    column: Column
    left: float
    right: float
    cells: tuple[Cell, ...] = ()
    prose: tuple[tuple[tuple[str, ...], float, float], ...] = ()


Lanes: TypeAlias = tuple[tuple[Lane, ...], tuple[float, float], float]
"""Lanes, where the cards of their two rows begin, and the size of the cards in u."""


class Put(Struct, frozen=True):
    """A card that was put somewhere, by a table, or by both where ``says`` is None."""

    card: BoardCard
    says: Seat | None


def put_by_place(cards: Sequence[BoardCard], column: Column, kind: BoardKind) -> list[Put]:
    """The cards of a row that stand in a column, or that a table has put there."""
    found: list[Put] = []
    for card in cards:
        if card.kind != kind:
            continue
        if card.column == column:
            found.append(Put(card, None))
        tables: tuple[tuple[Column | None, Seat], ...] = ((card.it, "IT"), (card.ot, "OT"))
        found += [Put(card, seat) for said, seat in tables if said == column]
    return found

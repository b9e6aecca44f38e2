"""What stands on the board's map on the stage: cards in three lanes and two rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from itot_workshop.domain.audience_views import BoardCard
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import tr

SIZES = (1.3, 1.2, 1.1, 1.0)
"""How large cards are set, in u: the first in which they fit."""


class Cell(Struct, frozen=True):
    """A card in a lane; ``says`` is the table that put it there, None where it is agreed."""

    card: BoardCard
    says: Seat | None
    lines: tuple[str, ...]
    top: float
    height: float


class Lane(Struct, frozen=True, kw_only=True):
    """One column: its edges, its cards, and what is told as prose where cards are too many."""

    column: Column
    left: float
    right: float
    cells: tuple[Cell, ...] = ()
    prose: tuple[tuple[tuple[str, ...], float, float], ...] = ()


class Lanes(Struct, frozen=True, kw_only=True):
    """The three lanes, where the cards of their two rows begin, and the size of the cards in u."""

    lanes: tuple[Lane, ...]
    rows: tuple[float, float]
    times: float


class Put(Struct, frozen=True):
    """A card that was put somewhere, by a table, or by both where ``says`` is None."""

    card: BoardCard
    says: Seat | None


class Area(Struct, frozen=True, kw_only=True):
    """What is put where, and between which edges: left and right of each lane, the board's heights.

    Above each row is a line of ``caption`` that says what it is, 0 where cards need all there is.
    ``signs`` says that cards that stay apart carry a sign, which is told once below the map.
    """

    put: Mapping[tuple[Column, BoardKind], Sequence[Put]]
    edges: Mapping[Column, tuple[float, float]]
    top: float
    bottom: float
    caption: float = 0.0
    signs: bool = False

    def width(self, column: Column) -> float:
        """How wide a lane is."""
        left, right = self.edges[column]
        return right - left


_APART = "||"
"""The sign of a card that stays apart, behind its name."""


def apart_said() -> tuple[str, str]:
    """The sign, and what it says."""
    return _APART, tr("stays apart")


def apart_note() -> str:
    """The same in a line."""
    return tr("%1 stays apart").replace("%1", _APART)


def signed(card: BoardCard) -> str:
    """A card's name with the sign that it stays apart, which is never parted from the last word."""
    return f"{card.text}\u00a0{_APART}" if card.keep_apart else card.text


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

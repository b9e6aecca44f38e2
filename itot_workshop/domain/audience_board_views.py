"""What the room sees of the common-ground exercise, one frozen value a kind of screen."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.pack import BoardKind, Column


class BoardPlacing(Struct, frozen=True, kw_only=True):
    """The cards are chosen, or a table places them: nothing but what the tests are and how far.

    ``table`` is the table at work, "" while cards are chosen; no place of any card stands here.
    """

    title: str
    tests: tuple[str, ...]
    table: str
    placed: int
    of: int


class BoardCard(Struct, frozen=True, kw_only=True):
    """A card of the map. ``column`` is where it is agreed to stand.

    Where that is open and both maps may be seen, ``it`` and ``ot`` are where the tables put it.
    ``now`` is the card that is talked about, ``moves`` one for the middle by next time.
    """

    text: str
    kind: BoardKind
    column: Column | None
    it: Column | None = None
    ot: Column | None = None
    now: bool = False
    moves: bool = False
    keep_apart: bool = False


class Board(Struct, frozen=True, kw_only=True):
    """The map: cards by row and column, and how much of it is common.

    Shares run from 0 to 1; ``technical`` and ``organisational`` are common cards of all of a row.
    ``contested`` counts cards that both tables placed differently. The lists of cards say what
    became of the map of the session before; they are empty where there was none.
    """

    title: str
    cards: tuple[BoardCard, ...]
    common: int
    placed: int
    share: float
    target_share: float | None
    technical: tuple[int, int]
    organisational: tuple[int, int]
    contested: int
    settling: bool
    slipped_back: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

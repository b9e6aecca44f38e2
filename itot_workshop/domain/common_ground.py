"""The common-ground board: where things stand today, where they should stand, and its measures."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.pack import BoardKind, Column


class Placement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One card of the board. Its id is the pack item's id, or a random one for an own card.

    ``by_it`` and ``by_ot`` are what the two tables placed before they talked, ``agreed`` is what
    the room settled on, ``target`` where it wants the card at the next session. An own card has
    its ``text`` (and ``short``) here; a pack's card takes them from the pack.
    """

    id: str
    kind: BoardKind
    position: int = 0
    text: str = ""
    short: str = ""
    by_it: Column | None = None
    by_ot: Column | None = None
    agreed: Column | None = None
    target: Column | None = None
    keep_apart: bool = False
    reason: str = ""
    not_here: bool = False
    barrier: str = ""
    owner_it: str = ""
    owner_ot: str = ""
    note: str = ""

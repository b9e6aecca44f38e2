"""How the common-ground exercise goes: which cards are on the table, and what is still to be done.

The order of phases and the sizes of disputes follow ``docs/method.md``, common ground.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from msgspec.structs import replace

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.notes import Action
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.domain.session import Session

Table: TypeAlias = Literal["IT", "OT"]

COLUMNS: tuple[Column, ...] = ("it_only", "common", "ot_only")
KINDS: tuple[BoardKind, ...] = ("technical", "organisational")
"""The columns of a map from left to right, and its rows."""

PHASES: tuple[BoardPhase, ...] = ("it", "ot", "reveal", "settle", "pairs", "apart", "moves")
"""What follows once the cards are chosen, or the last map was looked through."""

_SEEN = frozenset(PHASES[2:])


def phases(session: Session) -> tuple[BoardPhase, ...]:
    """All phases of this session's exercise, in order; a follow-up starts from the last map."""
    follows = any(card.was is not None for card in session.board.values())
    return ("update" if follows else "choose", *PHASES)


def is_revealed(session: Session) -> bool:
    """Whether the room has seen where both tables placed the cards."""
    return session.about.board in _SEEN


def told_cards(session: Session) -> tuple[Placement, ...]:
    """The board as it may be told outside the exercise, in board order.

    Results, reports, answers and comparisons may be asked for while the second table is still to
    place its cards; a map of last time that was not looked through yet says nothing of this
    session.
    """
    if session.about.board in ("choose", "update") and any(c.was for c in session.board.values()):
        return ()
    return seen_cards(session)


def seen_cards(session: Session) -> tuple[Placement, ...]:
    """All cards in board order, and what the tables did with them only after the reveal."""
    cards = sorted(session.board.values(), key=lambda card: (card.position, card.id))
    if is_revealed(session):
        return tuple(cards)
    return tuple(replace(card, by_it=None, by_ot=None) for card in cards)


def are_both_done(session: Session) -> bool:
    """Whether no table has a card left to place."""
    return not any(left_to_place(session, table) for table in get_args(Table))


def on_table(session: Session) -> tuple[Placement, ...]:
    """The cards that are worked with, in board order; those marked *not here* are not."""
    cards = (card for card in session.board.values() if not card.not_here)
    return tuple(sorted(cards, key=lambda card: (card.position, card.id)))


def to_place(session: Session) -> tuple[Placement, ...]:
    """The cards whose place is not agreed: new ones, and those that are placed again."""
    return tuple(card for card in on_table(session) if card.agreed is None)


def placed_by(card: Placement, table: Table) -> Column | None:
    """Where a table has put a card."""
    return card.by_it if table == "IT" else card.by_ot


def left_to_place(session: Session, table: Table) -> tuple[Placement, ...]:
    """The cards that a table has not placed yet."""
    return tuple(card for card in to_place(session) if placed_by(card, table) is None)


def apart(card: Placement) -> int:
    """How far apart both tables put a card: 0 alike, 1 a column, 2 each claims it.

    A card that only one table has placed counts as 1.
    """
    if card.by_it is None or card.by_ot is None:
        return int(card.by_it is not card.by_ot)
    return abs(COLUMNS.index(card.by_it) - COLUMNS.index(card.by_ot))


def disputed(session: Session) -> tuple[Placement, ...]:
    """The cards that the tables placed differently, largest dispute first, settled or not."""
    cards = [card for card in on_table(session) if apart(card)]
    return tuple(sorted(cards, key=lambda card: -apart(card)))


def unsettled(session: Session) -> tuple[Placement, ...]:
    """The disputed cards that the room has not settled yet, and cards that nobody placed."""
    left = [card for card in disputed(session) if card.agreed is None]
    return (*left, *(card for card in to_place(session) if not apart(card)))


def action_of(session: Session, card: str) -> Action | None:
    """The latest action that brings a card into the middle, agreed today or carried over."""
    found = (action for action in session.actions.values() if action.card == card)
    return max(found, key=_newest, default=None)


def moves_to_agree(session: Session) -> tuple[Placement, ...]:
    """The moves that no action stands for that is still to be done."""
    going = {a.card for a in session.actions.values() if a.state not in ("done", "dropped")}
    return tuple(card for card in moves(session) if card.id not in going)


def _newest(action: Action) -> tuple[bool, int]:
    return (action.origin is None, action.position)


def moves(session: Session) -> tuple[Placement, ...]:
    """The cards that are to come into the middle until the next session."""
    return tuple(
        card for card in on_table(session) if card.target == "common" and card.agreed != "common"
    )

"""What may happen on the common-ground board: cards come, are placed and settled, phases go by."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.board_course import is_revealed, moves, on_table, to_place
from itot_workshop.domain.changes import BoardPhaseSet, CardRemoved, CardsPlaced
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.edits import Edits, put, removed
from itot_workshop.domain.session import Edit, Refused, Session
from itot_workshop.domain.texts import check_filled, check_texts

_UNSEEN = ("choose", "update", "it", "ot")


def cards_placed(session: Session, change: CardsPlaced) -> Edits:
    """Cards of the board come into play or change; own cards bring their text along."""
    items = {item.id: item for item in session.pack.items}
    for card in change.cards:
        check_texts(card)
        if card.id in items and card.kind != items[card.id].kind:
            raise Refused("A card of the pack keeps its row; technical stays technical.")
        if card.id not in items:
            check_filled(card.text, "The card")
    cards = [_consistent(session.board.get(card.id), card) for card in change.cards]
    edits = put(session, "board", cards)
    after = session.with_edits(edits)
    _check_own_cards(session, after, set(items))
    _check_moves(session, after)
    return edits


def _consistent(before: Placement | None, card: Placement) -> Placement:
    """What is settled elsewhere takes its target along; what becomes common is not kept apart."""
    if card.keep_apart and card.agreed == "common":
        if before is not None and before.agreed != "common":
            card = replace(card, keep_apart=False)
        elif before is None or not before.keep_apart:
            raise Refused(
                "A card that is common ground does not stay apart. Settle it on one side first."
            )
    if before is not None and card.target == before.target == before.agreed != card.agreed:
        return replace(card, target=card.agreed)
    return card


def _check_moves(before: Session, after: Session) -> None:
    most = after.pack.board.target_moves if after.pack.board else 0
    if most and len(moves(after)) > max(most, len(moves(before))):
        raise Refused(
            f"{most} cards are to move until the next session already. Few moves get done; "
            "take one off first."
        )


def _check_own_cards(before: Session, after: Session, items: set[str]) -> None:
    most = after.pack.board.own_cards if after.pack.board else 0
    own, had = (
        sum(card.id not in items and not card.not_here for card in s.board.values())
        for s in (after, before)
    )
    if own > max(most, had):
        raise Refused(f"The board takes {most} cards of the room’s own; take one off first.")


def card_removed(session: Session, change: CardRemoved) -> Edits:
    """A card is taken off the board."""
    return removed(session, "board", change.card)


def board_phase_set(session: Session, change: BoardPhaseSet) -> Edits:
    """The exercise goes on; what both tables placed alike is agreed when the maps are seen, and
    what no move is planned for keeps its place when moves are chosen.

    Nothing is placed in silence again once the room has seen both maps.
    """
    phase, about = change.phase, session.about
    if phase == about.board:
        return ()
    if phase in _UNSEEN and is_revealed(session):
        raise Refused(
            "The room has seen both maps, so cards are not placed in silence again. "
            "Settle single cards instead."
        )
    if phase not in ("choose", "update") and not on_table(session):
        raise Refused("There is no card on the board yet. Choose some first.")
    moved = Edit(table="about", id=about.id, before=about, after=replace(about, board=phase))
    cards = {"reveal": _alike, "moves": _staying}.get(phase)
    return (moved, *put(session, "board", cards(session))) if cards else (moved,)


def _staying(session: Session) -> list[Placement]:
    return [replace(c, target=c.agreed) for c in on_table(session) if c.target is None]


def _alike(session: Session) -> list[Placement]:
    return [
        replace(card, agreed=card.by_it, keep_apart=card.keep_apart and card.by_it != "common")
        for card in to_place(session)
        if card.by_it is not None and card.by_it == card.by_ot
    ]

"""What the console does in the common-ground exercise, each deed as one change."""

from __future__ import annotations

from collections.abc import Callable

from itot_workshop.domain.board_course import moves_to_agree
from itot_workshop.domain.changes import ActionsAgreed, CardsPlaced
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.notes import Action
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.board_plan import move_text


def core_cards(session: Session) -> CardsPlaced:
    """The cards of a short round come onto the table."""
    core = [item for item in session.pack.items if item.core] or list(session.pack.items)
    order = {item.id: at for at, item in enumerate(session.pack.items)}
    return CardsPlaced(
        cards=tuple(Placement(id=it.id, kind=it.kind, position=order[it.id]) for it in core)
    )


def moves_agreed(session: Session, new_id: Callable[[], str]) -> ActionsAgreed:
    """Every planned move that is no action yet becomes one, with its owner on each side."""
    cards = moves_to_agree(session)
    return ActionsAgreed(actions=tuple(move_action(session, card, new_id()) for card in cards))


def move_action(session: Session, card: Placement, id_: str = "") -> Action:
    """The action that brings a card into the middle."""
    return Action(
        id=id_,
        text=move_text(session, card.id),
        owner=card.owner_it,
        owner_seat="IT" if card.owner_it else None,
        partner=card.owner_ot,
        partner_seat="OT" if card.owner_ot else None,
        due=session.about.next_date,
        card=card.id,
    )

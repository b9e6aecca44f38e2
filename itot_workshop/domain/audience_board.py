"""The common-ground board as the room may see it: no card has a place before both maps are seen."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience_board_views import Board, BoardCard, BoardPlacing
from itot_workshop.domain.board_course import (
    Table,
    is_revealed,
    left_to_place,
    moves,
    seen_cards,
    to_place,
)
from itot_workshop.domain.common_ground import (
    BoardMeasures,
    Placement,
    board_measures,
    change_since_last,
    in_play,
)
from itot_workshop.domain.pack import BoardKind
from itot_workshop.domain.session import Session

_TABLES: dict[str, Table] = {"it": "IT", "ot": "OT"}


def card_text(session: Session, card: Placement) -> str:
    """A card in the fewest words there are for it."""
    items = {item.id: item for item in session.pack.items}
    if card.id in items:
        return items[card.id].short or items[card.id].text
    return card.short or card.text


def board_page(session: Session, subject: str) -> Board | BoardPlacing:
    """The map once it may be seen, with the card ``subject`` in front; else how far tables are."""
    phase = session.about.board
    if phase == "update" or is_revealed(session):
        return _map(session, subject)
    table = _TABLES.get(phase)
    cards = to_place(session)
    guide = session.pack.board
    return BoardPlacing(
        title=session.pack.text_or("board-title"),
        tests=guide.tests if guide else (),
        table=table or "",
        placed=len(cards) - len(left_to_place(session, table)) if table else 0,
        of=len(cards),
    )


def _map(session: Session, subject: str) -> Board:
    cards = [card for card in seen_cards(session) if in_play(card)]
    measures = board_measures(cards)
    settling = session.about.board in ("reveal", "settle")
    now = session.board.get(subject) if settling else None
    title = session.pack.text_or("board-title")
    shown = is_revealed(session)
    return Board(
        title=title if now is None else card_text(session, now),
        cards=tuple(_card(session, card, shown=shown, now=card is now) for card in cards),
        common=measures.common if measures else 0,
        placed=measures.placed if measures else 0,
        share=(measures.share or 0.0) if measures else 0.0,
        target_share=_target(session, measures),
        technical=_row(cards, "technical"),
        organisational=_row(cards, "organisational"),
        contested=measures.contested if measures and shown else 0,
        settling=settling,
        **_became(session, cards, phase="" if settling else session.about.board),
    )


def _became(session: Session, cards: Sequence[Placement], phase: str) -> dict[str, tuple[str, ...]]:
    """What became of the last map, by the names of its lists; nothing while cards are settled.

    While the last map is looked through, nothing counts as missed yet.
    """
    change = change_since_last(cards) if phase else None
    if change is None:
        return {}
    names = {card.id: card_text(session, card) for card in cards}
    lists = {
        "slipped_back": change.slipped_back,
        "reached": change.reached,
        "missed": () if phase == "update" else change.missed,
        "unplanned": change.unplanned_gain,
        "new": change.new_items,
    }
    return {name: tuple(names[id_] for id_ in ids) for name, ids in lists.items()}


def _target(session: Session, measures: BoardMeasures | None) -> float | None:
    """The share by next time, once something is to move."""
    return measures.target_share if measures and moves(session) else None


def _card(session: Session, card: Placement, *, shown: bool, now: bool) -> BoardCard:
    open_ = shown and card.agreed is None
    return BoardCard(
        text=card_text(session, card),
        kind=card.kind,
        column=card.agreed,
        it=card.by_it if open_ else None,
        ot=card.by_ot if open_ else None,
        now=now,
        moves=card.agreed is not None and card.target == "common" != card.agreed,
        keep_apart=card.keep_apart,
    )


def _row(cards: Sequence[Placement], kind: BoardKind) -> tuple[int, int]:
    row = [card for card in cards if card.kind == kind]
    return sum(card.agreed == "common" for card in row), len(row)

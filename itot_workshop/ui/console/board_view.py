"""What the console shows of the common-ground exercise, as one value."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_board import card_text
from itot_workshop.domain.board_course import (
    Table,
    action_of,
    are_both_done,
    is_revealed,
    left_to_place,
    phases,
    seen_cards,
    to_place,
    unsettled,
)
from itot_workshop.domain.common_ground import (
    BoardChange,
    BoardMeasures,
    Placement,
    board_measures,
    change_since_last,
)
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import BoardItem
from itot_workshop.domain.people import SIDES, Seat, label
from itot_workshop.domain.session import Session

TABLES: dict[BoardPhase, Table] = {"it": "IT", "ot": "OT"}
PAIR = "pair:"
"""How a note says which pair of contrasts it is about."""


class CardLine(Struct, frozen=True, kw_only=True):
    """A card with its words; ``hint`` is where such a card usually stands, for choosing alone,
    ``action`` the action that is to bring it into the middle.
    """

    card: Placement
    text: str
    short: str
    pair: str = ""
    hint: str = ""
    move: str = ""
    chosen: bool = True
    action: Action | None = None


class PairLine(Struct, frozen=True, kw_only=True):
    """Two cards that stand for a contrast, and the sentence that was said about it."""

    pair: str
    cards: tuple[str, ...]
    note: Note | None


class BoardView(Struct, frozen=True, kw_only=True):
    """The exercise as it stands. ``lines`` are all cards on the table in board order; ``ready``
    says that no table has a card left to place.

    While a table places its cards, nothing here tells where the other has put them: ``lines`` is
    empty then, and ``current`` the card that is to be placed next.
    """

    title: str
    step: str
    phase: BoardPhase
    phases: tuple[BoardPhase, ...]
    seen: bool
    ready: bool
    lines: tuple[CardLine, ...]
    current: CardLine | None
    left: tuple[CardLine, ...]
    placed: int
    of: int
    unsettled: tuple[str, ...]
    measures: BoardMeasures | None
    change: BoardChange | None
    pairs: tuple[PairLine, ...]
    owners: dict[Seat, tuple[str, ...]]
    tests: tuple[str, ...]
    traps: tuple[str, ...]
    closing: str
    most_moves: int
    own_left: int


def board_view(session: Session, spotlight: Spotlight) -> BoardView:
    """The view of the phase at hand."""
    phase, guide = session.about.board, session.pack.board
    table = TABLES.get(phase)
    known = seen_cards(session)
    lines = _lines(session, phase)
    left = left_to_place(session, table) if table else unsettled(session)
    by_id = {line.card.id: line for line in _all_lines(session)}
    waiting = tuple(_blank(by_id[card.id]) if table else by_id[card.id] for card in left)
    seen = is_revealed(session)
    told = seen or phase == "update"
    items = {item.id for item in session.pack.items}
    own = sum(card.id not in items and not card.not_here for card in _cards(session))
    return BoardView(
        title=session.pack.text_or("board-title"),
        step=session.about.step,
        phase=phase,
        phases=phases(session),
        seen=seen,
        ready=are_both_done(session),
        lines=() if table else lines,
        current=_current(by_id, waiting, spotlight.subject if phase == "settle" else ""),
        left=waiting,
        placed=len(to_place(session)) - len(left) if table else 0,
        of=len(to_place(session)),
        unsettled=tuple(card.id for card in unsettled(session)) if seen else (),
        measures=board_measures(known) if told else None,
        change=change_since_last(known) if told else None,
        pairs=_pairs(session),
        owners={side: _names(session, side) for side in SIDES},
        tests=guide.tests if guide else (),
        traps=guide.traps if guide else (),
        closing=guide.closing if guide else "",
        most_moves=guide.target_moves if guide else 0,
        own_left=max(0, (guide.own_cards if guide else 0) - own),
    )


def _current(
    lines: dict[str, CardLine], waiting: tuple[CardLine, ...], subject: str
) -> CardLine | None:
    """The card that is talked about; while tables place, the first that is not placed."""
    if subject in lines:
        return lines[subject]
    return waiting[0] if waiting else None


def _blank(line: CardLine) -> CardLine:
    """A card without anything that a table has said of it."""
    card = line.card
    return CardLine(
        card=Placement(
            id=card.id, kind=card.kind, position=card.position, text=card.text, short=card.short
        ),
        text=line.text,
        short=line.short,
    )


def _cards(session: Session) -> list[Placement]:
    return sorted(session.board.values(), key=lambda card: (card.position, card.id))


def _lines(session: Session, phase: BoardPhase) -> tuple[CardLine, ...]:
    """All cards; while they are chosen, or a last map is looked through, also those of the pack
    that are not on the table.
    """
    lines = _all_lines(session)
    if phase not in ("choose", "update"):
        return tuple(line for line in lines if not line.card.not_here)
    there = {line.card.id for line in lines}
    offered = [
        _line(session, Placement(id=item.id, kind=item.kind, position=at), item, chosen=False)
        for at, item in enumerate(session.pack.items)
        if item.id not in there
    ]
    order = {item.id: at for at, item in enumerate(session.pack.items)}
    both = [*lines, *offered]
    return tuple(sorted(both, key=lambda line: order.get(line.card.id, len(order))))


def _all_lines(session: Session) -> list[CardLine]:
    items = {item.id: item for item in session.pack.items}
    return [_line(session, card, items.get(card.id)) for card in _cards(session)]


def _line(
    session: Session, card: Placement, item: BoardItem | None, *, chosen: bool = True
) -> CardLine:
    return CardLine(
        card=card,
        text=item.text if item is not None else card.text,
        short=card_text(session, card),
        pair=item.pair if item is not None else "",
        hint=item.usual if item is not None else "",
        move=item.move if item is not None else "",
        chosen=chosen and not card.not_here,
        action=action_of(session, card.id),
    )


def _pairs(session: Session) -> tuple[PairLine, ...]:
    on_board = {card.id for card in session.board.values() if not card.not_here}
    names = sorted({item.pair for item in session.pack.items if item.pair})
    found = []
    for name in names:
        items = [item for item in session.pack.items if item.pair == name]
        if all(item.id in on_board for item in items):
            about = f"{PAIR}{name}"
            note = next((n for n in session.notes.values() if n.about == about), None)
            texts = tuple(item.short or item.text for item in items)
            found.append(PairLine(pair=name, cards=texts, note=note))
    return tuple(found)


def _names(session: Session, side: Seat) -> tuple[str, ...]:
    people = (person for person in session.people.values() if person.seat == side)
    return tuple(label(person) for person in sorted(people, key=lambda person: person.position))

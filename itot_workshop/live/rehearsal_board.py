"""The common-ground exercise of a rehearsal: both tables place, the room settles, cards move.

The made-up people place what the content pack offers; all chance is handed in.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.board_course import action_of, unsettled
from itot_workshop.domain.changes import BoardPhaseSet, CardsPlaced
from itot_workshop.domain.common_ground import Placement, in_play
from itot_workshop.domain.pack import BoardItem, Column, TemplateStep
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.session import Session
from itot_workshop.live import rehearsal_words as words
from itot_workshop.live.rehearsal_exercises import first_of
from itot_workshop.live.rehearsal_troupe import Moment, Troupe

_AT_MOST = 20
_FEW = 16
_SHARED = 0.2
_CONTESTED = 0.5
_OWN: dict[Seat, Column] = {"IT": "it_only", "OT": "ot_only"}


def board_scene(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """Both tables place cards, the new and disputed ones of a last map; they settle, and aim."""
    yield troupe.moment()
    if troupe.session.board:
        right, placing = looked_through(troupe.session, troupe.chance)
        troupe.do(CardsPlaced(cards=right))
        yield troupe.moment()
    else:
        placing = placed(troupe.session, troupe.chance)
        troupe.do(CardsPlaced(cards=tuple(replace(c, by_it=None, by_ot=None) for c in placing)))
    if placing:
        yield from _placing(troupe, placing)
    troupe.do(BoardPhaseSet(phase="pairs"))
    troupe.note(words.on_pairs(troupe.words, troupe.session))
    yield troupe.moment()
    troupe.do(BoardPhaseSet(phase="apart"))
    aims = aimed(troupe.session, troupe.chance)
    troupe.do(CardsPlaced(cards=tuple(replace(card, target=None) for card in aims)))
    yield troupe.moment()
    troupe.do(BoardPhaseSet(phase="moves"))
    troupe.do(CardsPlaced(cards=aims))
    yield troupe.moment()


def _placing(troupe: Troupe, cards: Sequence[Placement]) -> Iterator[Moment]:
    """First IT's table, then OT's, each for itself; then both maps, and what is settled of them."""
    troupe.do(BoardPhaseSet(phase="it"))
    troupe.do(CardsPlaced(cards=tuple(replace(c, by_ot=None) for c in cards)))
    yield troupe.moment()
    troupe.do(BoardPhaseSet(phase="ot"))
    troupe.do(CardsPlaced(cards=tuple(cards)))
    yield troupe.moment()
    troupe.do(BoardPhaseSet(phase="reveal"))
    yield troupe.moment()
    troupe.do(BoardPhaseSet(phase="settle"))
    open_ = unsettled(troupe.session)
    if open_:
        yield troupe.moment(Spotlight(screen="board", subject=open_[0].id))
    troupe.do(CardsPlaced(cards=settled(troupe.session, troupe.chance)))
    yield troupe.moment()


def placed(session: Session, chance: random.Random) -> tuple[Placement, ...]:
    """Cards as both tables place them, silently: the core ones, and some more."""
    board = session.pack.items
    core = [item for item in board if item.core]
    more = [item for item in board if not item.core]
    chosen = {item.id for item in (*core, *more)[:_AT_MOST]}
    return tuple(
        _placed(item, at, chance) for at, item in enumerate(i for i in board if i.id in chosen)
    )


def _placed(item: BoardItem, position: int, chance: random.Random) -> Placement:
    by: dict[Seat, Column] = {}
    shared = chance.random() < _SHARED
    for side in SIDES:
        usual: Column = _OWN[side] if item.usual == "contested" else item.usual
        tilted = item.usual == "contested" and chance.random() < _CONTESTED
        by[side] = "common" if shared or tilted else usual
    return Placement(id=item.id, kind=item.kind, position=position, by_it=by["IT"], by_ot=by["OT"])


def looked_through(
    session: Session, chance: random.Random
) -> tuple[tuple[Placement, ...], tuple[Placement, ...]]:
    """The last map put right, and how both tables place what they place anew.

    A target is reached where its action is done, or every second one without any; one card slips
    back, one comes new. What was disputed and the new card are placed again in silence.
    """
    cards = sorted(session.board.values(), key=lambda card: card.position)
    aims = [card.id for card in cards if card.aim == "common" != card.was]
    acts = {id_: act for id_ in aims if (act := action_of(session, id_)) is not None}
    reached = [id_ for id_ in aims if id_ not in acts][::2]
    reached += [id_ for id_, act in acts.items() if act.state == "done"]
    common = [card.id for card in cards if card.was == "common"]
    new = [item for item in session.pack.items if item.id not in session.board][:1]
    again = {card.id for card in cards if card.disputed} - {*aims, *common[-1:]}
    right = [_put_right(card, reached=reached, slipped=common[-1:], again=again) for card in cards]
    position = max((card.position for card in cards), default=-1) + 1
    right += [Placement(id=item.id, kind=item.kind, position=position) for item in new]
    items = {item.id: item for item in session.pack.items}
    placing = tuple(
        replace(card, by_it=by.by_it, by_ot=by.by_ot)
        for card in right
        if card.agreed is None and card.id in items
        for by in (_placed(items[card.id], card.position, chance),)
    )
    return tuple(right), placing


def _put_right(
    card: Placement, *, reached: Sequence[str], slipped: Sequence[str], again: Collection[str]
) -> Placement:
    if card.id in reached:
        return replace(card, agreed="common")
    if card.id in slipped:
        return replace(card, agreed=_OWN["OT"])
    return replace(card, agreed=None) if card.id in again else card


def settled(session: Session, chance: random.Random) -> tuple[Placement, ...]:
    """Where the room settles each card once it has talked; who gets the call at night keeps it.

    Of many cards the last one in dispute turns out to be nothing that there is here.
    """
    cards = sorted(session.board.values(), key=lambda card: card.position)
    there = [card for card in cards if card.by_it is not None and card.by_ot is not None]
    disputed = [card.id for card in there if card.by_it != card.by_ot]
    gone = set(disputed[-1:]) if len(there) > _FEW else set()
    return tuple(
        replace(card, not_here=True)
        if card.id in gone
        else replace(card, agreed=card.by_it if card.by_it == card.by_ot else _kept(card, chance))
        for card in there
    )


def _kept(card: Placement, chance: random.Random) -> Column:
    own = [column for column in (card.by_it, card.by_ot) if column and column != "common"]
    return chance.choice(own)


def aimed(session: Session, chance: random.Random) -> tuple[Placement, ...]:
    """What is to move until the next session, and the one card that stays apart."""
    guide = session.pack.board
    cards = sorted(filter(in_play, session.board.values()), key=lambda card: card.position)
    free = [card for card in cards if card.agreed != "common" and not card.keep_apart]
    chance.shuffle(free)
    things = [card for card in free if card.kind == "technical"] or free
    stays = set() if any(card.keep_apart for card in cards) else {card.id for card in things[:1]}
    left = [card.id for card in free if card.id not in stays]
    moves = set(left[: guide.target_moves if guide else 0])
    return tuple(
        _moving(session, card, chance)
        if card.id in moves
        else _staying(session, card, chance)
        if card.id in stays
        else replace(card, target=card.agreed)
        for card in cards
    )


def _moving(session: Session, card: Placement, chance: random.Random) -> Placement:
    """A card to bring into the middle: what stands in the way today, and who sees to it."""
    it, ot = words.symptoms(session.pack)
    return replace(
        card,
        target="common",
        barrier=chance.choice(it + ot) if it + ot else "",
        owner_it=first_of(session, "IT"),
        owner_ot=first_of(session, "OT"),
    )


def _staying(session: Session, card: Placement, chance: random.Random) -> Placement:
    """A card that stays where it is, and why; a pack that gives no reasons leaves that open."""
    reasons = session.pack.board.apart if session.pack.board else ()
    reason = chance.choice(reasons) if reasons else ""
    return replace(card, target=card.agreed, keep_apart=True, reason=reason)

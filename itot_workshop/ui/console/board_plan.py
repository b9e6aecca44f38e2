"""What Space does in the common-ground exercise: it leads from phase to phase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.board_course import (
    are_both_done,
    left_to_place,
    moves_to_agree,
    on_table,
    to_place,
    unsettled,
)
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.words import counted, tr


def board_action(session: Session, spotlight: Spotlight, onward: MainAction) -> MainAction:
    """The one thing to do next in the exercise; ``onward`` is what follows it."""
    return _PHASES[session.about.board](session, spotlight, onward)


def _to(phase: BoardPhase, label: str, lead: str = "", more: str = "") -> MainAction:
    return MainAction(deed="board", label=label, target=phase, lead=lead, more=more)


def _choose(session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    cards = on_table(session)
    if all(card.text for card in cards):
        label, lead = tr("Take the cards for a short round"), tr("No card is chosen yet")
        if cards:
            lead = tr("Only cards of the room’s own are chosen yet")
        return MainAction(deed="core", label=label, lead=lead)
    lead = counted(len(cards), "1 card is chosen", "%n cards are chosen")
    return _to("it", tr("Hand over to IT’s table"), lead, tr("16 to 20 fill the time well"))


def _update(session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    again = len(to_place(session))
    if not again:
        return _to("apart", tr("Confirm the map"), tr("No cards to place"))
    lead = counted(again, "1 card to place", "%n cards to place")
    return _to("it", tr("Hand over to IT’s table"), lead, tr("the others are confirmed"))


def _it(session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    left = len(left_to_place(session, "IT"))
    if left == len(to_place(session)):
        return _start(left)
    return _to("ot", tr("Hand over to OT’s table"), _left(left))


def _ot(session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    left = len(left_to_place(session, "OT"))
    if left == len(to_place(session)):
        return _start(left)
    return _to("reveal", tr("Show both maps"), _left(left))


def _start(left: int) -> MainAction:
    """Nothing is placed yet: the key that leads on must not lead past the table."""
    return MainAction(deed="place", label=tr("Start placing"), lead=_left(left))


def shows_maps_early(session: Session, action: MainAction) -> bool:
    """Whether an action shows both maps, from which nothing leads back, while cards are left."""
    shows = action.deed == "board" and action.target == "reveal"
    return shows and not are_both_done(session)


def _left(left: int) -> str:
    if not left:
        return tr("All cards are placed")
    return counted(left, "1 card is not placed yet", "%n cards are not placed yet")


def _reveal(session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    open_ = len(unsettled(session))
    if not open_:
        return _to("pairs", tr("Talk about the pairs"), tr("Both maps agree"))
    lead = counted(open_, "1 card to settle", "%n cards to settle")
    return _to("settle", tr("Settle them"), lead, tr("largest dispute first"))


def _settle(session: Session, spotlight: Spotlight, _onward: MainAction) -> MainAction:
    open_ = [card.id for card in unsettled(session)]
    if not open_:
        return _to("pairs", tr("Talk about the pairs"), tr("Every card is settled"))
    lead = counted(len(open_), "1 card to settle", "%n cards to settle")
    at = open_.index(spotlight.subject) + 1 if spotlight.subject in open_ else 0
    if len(open_) == 1 and at:
        return _to("pairs", tr("Leave it open"), lead, tr("or settle it with 1, 2 or 3"))
    label = tr("Next card") if spotlight.subject else tr("First card")
    following = Spotlight(screen="board", subject=open_[at % len(open_)])
    more = tr("1, 2, 3 settle it, K keeps it apart, X: not here")
    return MainAction(deed="look", label=label, look=following, lead=lead, more=more)


def _pairs(_session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    return _to("apart", tr("What must stay apart"))


def _apart(session: Session, _spotlight: Spotlight, _onward: MainAction) -> MainAction:
    apart = sum(card.keep_apart for card in on_table(session))
    lead = counted(apart, "1 card stays apart", "%n cards stay apart") if apart else ""
    return _to("moves", tr("Choose the moves"), lead)


def _moves(session: Session, _spotlight: Spotlight, onward: MainAction) -> MainAction:
    new = moves_to_agree(session)
    if not new:
        return onward
    label = counted(len(new), "Make it an action", "Make %n actions")
    open_ = sum(not (card.owner_it and card.owner_ot) for card in new)
    if not open_:
        return MainAction(deed="moves", label=label)
    lead = counted(open_, "1 move needs an owner", "%n moves need an owner")
    return MainAction(deed="moves", label=label, lead=lead, more=tr("one on each side"))


def move_text(session: Session, card: str) -> str:
    """What an action says that brings a card into the middle."""
    items = {item.id: item for item in session.pack.items}
    placement = session.board[card]
    if card in items:
        return tr("%1: %2").replace("%1", items[card].short).replace("%2", items[card].move)
    return tr("%1: bring it into the middle").replace("%1", placement.short or placement.text)


_PHASES: Mapping[BoardPhase, Callable[[Session, Spotlight, MainAction], MainAction]] = {
    "choose": _choose,
    "update": _update,
    "it": _it,
    "ot": _ot,
    "reveal": _reveal,
    "settle": _settle,
    "pairs": _pairs,
    "apart": _apart,
    "moves": _moves,
}

"""The one main action while a card is talked about: its views, one after the other."""

from __future__ import annotations

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_card import card_pages
from itot_workshop.domain.differences import rated_by
from itot_workshop.domain.pack import Card
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.words import tr


def card_action(session: Session, spotlight: Spotlight, onward: MainAction) -> MainAction:
    """The next view of the card, and after the last one what leads ``onward``."""
    card = next((c for c in session.pack.cards if c.id == spotlight.subject), None)
    pages = card_pages(card) if card is not None and spotlight.screen == "card" else ()
    following = spotlight.page + 1
    if card is None or following >= len(pages):
        return onward
    labels = {
        "story": tr("Show the story"),
        "questions": tr("Show the questions"),
        "ratings": tr("Reveal both rows"),
    }
    return MainAction(
        deed="page",
        label=labels[pages[following]],
        target=str(following),
        lead=_rated(session, card) if pages[following] == "ratings" else "",
    )


def _rated(session: Session, card: Card) -> str:
    """How far both tables are with the differences."""
    said = tr("IT has rated %1 of %3, OT %2 of %3").replace("%3", str(len(card.differences)))
    it, ot = (str(rated_by(session, card, side)) for side in SIDES)
    return said.replace("%1", it).replace("%2", ot)

"""What the exercises brought, for the results page: the map of common ground, the differences.

Everything here the room has seen: placements wait for their reveal, ratings for both tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from itot_workshop.domain.audience_difference_views import DifferenceRow
from itot_workshop.domain.board_course import is_revealed, told_cards
from itot_workshop.domain.common_ground import (
    BoardMeasures,
    Placement,
    board_measures,
    in_play,
    is_contested,
)
from itot_workshop.domain.differences import differences_page
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.results.view import BigFigure
from itot_workshop.ui.widgets.numbers import percent, whole


class CardList(Struct, frozen=True, kw_only=True):
    """Cards of the map that have something in common; a card may have a sentence of its own."""

    name: str
    cards: tuple[tuple[str, str], ...]


class MapView(Struct, frozen=True, kw_only=True):
    """The map of common ground: its shares, and the cards that are worth a look."""

    figures: tuple[BigFigure, ...]
    lists: tuple[CardList, ...]


class DifferencesView(Struct, frozen=True, kw_only=True):
    """The differences of one card as both tables rated them, from ``low`` (alike) to ``high``."""

    title: str
    rows: tuple[DifferenceRow, ...]
    low: int
    high: int


def map_view(session: Session) -> MapView | None:
    """The map of common ground; None where no card is in play."""
    cards = [card for card in told_cards(session) if in_play(card)]
    measures = board_measures(cards)
    if measures is None:
        return None
    seen = is_revealed(session)
    return MapView(
        figures=tuple(_figures(measures, contested=seen)),
        lists=tuple(it for it in _lists(session, cards) if it.cards),
    )


def differences_views(session: Session) -> tuple[DifferencesView, ...]:
    """Every card whose differences both tables have rated, at least some of them."""
    pages = (differences_page(session, card) for card in session.pack.cards if card.differences)
    return tuple(
        DifferencesView(
            title=page.title,
            rows=tuple(row for row in page.rows if row.it is not None),
            low=page.low,
            high=page.high,
        )
        for page in pages
        if any(row.it is not None for row in page.rows)
    )


def _figures(it: BoardMeasures, *, contested: bool) -> Iterator[BigFigure]:
    of = translate("Results", "%1 of %2 · %3").replace("%2", whole(it.placed))
    kinds = translate("Results", "technical %1, organisational %2")
    kinds = kinds.replace("%1", percent(it.technical_share))
    yield BigFigure(
        name=translate("Results", "Common now"),
        figure=of.replace("%1", whole(it.common)).replace("%3", percent(it.share)),
        word=kinds.replace("%2", percent(it.organisational_share)),
    )
    yield BigFigure(
        name=translate("Results", "Target for next session"),
        figure=of.replace("%1", whole(it.target)).replace("%3", percent(it.target_share)),
    )
    yield BigFigure(
        name=translate("Results", "Of what can be reached"),
        figure=percent(it.reachable_share),
        word=translate("Results", "without cards kept apart"),
    )
    if contested:
        yield BigFigure(
            name=translate("Results", "Maps differed"),
            figure=of.replace("%1", whole(it.contested)).replace("%3", percent(it.contested_share)),
        )


def _lists(session: Session, cards: Sequence[Placement]) -> Iterator[CardList]:
    moved = [it for it in cards if it.target == "common" and it.agreed != "common"]
    contested = [it for it in cards if is_contested(it)]
    apart = [it for it in cards if it.keep_apart]
    yield CardList(
        name=translate("Results", "To become common"),
        cards=tuple((_name(session, it), _plan(it)) for it in moved),
    )
    yield CardList(
        name=translate("Results", "Placed differently before the talk"),
        cards=tuple((_name(session, it), "") for it in contested),
    )
    yield CardList(
        name=translate("Results", "Kept apart on purpose"),
        cards=tuple((_name(session, it), it.reason) for it in apart),
    )


def _plan(card: Placement) -> str:
    """What stands in the way of a move, and who sees to it on both sides."""
    owners = translate("Results", ", ").join(it for it in (card.owner_it, card.owner_ot) if it)
    return " · ".join(part for part in (card.barrier, owners) if part)


def _name(session: Session, card: Placement) -> str:
    item = next((it.short for it in session.pack.items if it.id == card.id), card.id)
    return card.short or card.text or item

"""Dots on the symptoms of a card: "we see this here", at most three of each person on a symptom.

They are counted for the whole room, by hand on the card itself or in a vote in private; who gave
which is nowhere.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.notes import Mark
from itot_workshop.domain.pack import Card, Pack
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round

Audience: TypeAlias = Literal["ot", "it", "mgt"]

MOST_EACH = 3
"""How many dots a person may give to one symptom."""


class Symptom(Struct, frozen=True, kw_only=True):
    """A line of a card that can be given dots; ``id`` is the one under which it is asked."""

    id: str
    card: str
    audience: Audience
    line: int
    head: str
    text: str


def symptoms(card: Card) -> tuple[Symptom, ...]:
    """Everything on a card that can be given dots, column by column."""
    columns: tuple[tuple[Audience, tuple[str, ...]], ...] = (
        ("ot", card.symptoms_ot),
        ("it", card.symptoms_it),
        ("mgt", card.symptoms_mgt),
    )
    return tuple(
        Symptom(
            id=f"{card.id}:{audience}:{line}",
            card=card.id,
            audience=audience,
            line=line,
            head=card.head(at),
            text=text,
        )
        for at, (audience, texts) in enumerate(columns)
        for line, text in enumerate(texts)
    )


def all_symptoms(pack: Pack) -> dict[str, Symptom]:
    """The symptoms of all cards, by the id under which they are asked."""
    return {symptom.id: symptom for card in pack.cards for symptom in symptoms(card)}


def mark_on(session: Session, symptom: Symptom) -> Mark:
    """The dots a symptom has; without an id as long as none were counted."""
    wanted = (symptom.card, symptom.audience, symptom.line)
    there = (m for m in session.marks.values() if (m.card, m.audience, m.symptom) == wanted)
    card, audience, line = wanted
    return next(there, Mark(id="", card=card, audience=audience, symptom=line, dots=0))


def most_dots(session: Session) -> int:
    """The most dots a symptom can get from the people who are here."""
    return MOST_EACH * sum(person.here for person in session.people.values())


def card_of(round_: Round) -> str:
    """The card whose symptoms a vote asks."""
    return round_.statements[0].partition(":")[0]


def marks_vote(session: Session, card: str) -> Round | None:
    """The last vote on the symptoms of a card that the room has seen the result of."""
    held = (r for r in session.rounds.values() if r.kind == "marks" and r.state == "revealed")
    mine = (round_ for round_ in held if card_of(round_) == card)
    return max(mine, key=lambda round_: round_.number, default=None)

"""What a workshop needs when there is no screen: ballots, statements, cards, board items, posters.

Handouts are plain values like the document of a summary; ``resources/report/pdf/handouts.typ``
sets them, four small sheets to a page with marks where to cut, or one poster to a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from itot_workshop.domain.common_ground import in_play
from itot_workshop.domain.pack import Card, Scale
from itot_workshop.domain.people import SEATS, seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import Mark
from itot_workshop.reports.formats import Handout
from itot_workshop.reports.words import Words

_PEOPLE = 12
"""How many ballots are printed while nobody is on the list."""


class Asked(Struct, frozen=True, kw_only=True):
    """A statement with the id that a table of votes names it by."""

    id: str
    text: str


class Ballot(Struct, frozen=True, kw_only=True):
    """A ballot on one axis, A6."""

    title: str
    question: str
    statements: tuple[Asked, ...]


class SmallCard(Struct, frozen=True, kw_only=True):
    """A card to lay on a table or stick on a wall, A6; ``foot`` stands small below."""

    text: str
    over: str = ""
    foot: str = ""


class Group(Struct, frozen=True, kw_only=True):
    """Lines of a poster under a head; with ``dots`` places to mark beside each."""

    lines: tuple[str, ...]
    head: str = ""
    dots: int = 0


class Poster(Struct, frozen=True, kw_only=True):
    """One page for the wall; ``votes`` leaves room to stick dots for each statement and side."""

    title: str
    text: str = ""
    groups: tuple[Group, ...] = ()
    votes: tuple[Asked, ...] = ()


class Handouts(Struct, frozen=True, kw_only=True):
    """Sheets of one kind in the order they are printed, and the words that all of them share.

    Of every ballot so many ``copies`` lie on one pile; ``note`` stands on a page before the sheets.
    """

    title: str
    language: str
    scale: tuple[str, ...]
    low: int
    abstain: str
    seats: tuple[tuple[Mark, str], ...]
    code: str
    seat: str
    copies: int = 1
    ballots: tuple[Ballot, ...] = ()
    cards: tuple[SmallCard, ...] = ()
    posters: tuple[Poster, ...] = ()
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print: the content pack has no such thing."""
        return not (self.ballots or self.cards or self.posters)


def handouts(session: Session, kind: Handout, words: Words) -> Handouts:
    """The sheets of one kind for a session: its form, its people, its content pack and board."""
    scale = session.pack.scale
    return Handouts(
        title=" · ".join(filter(None, (session.about.title, words.date(session.about.date)))),
        language=words.language,
        scale=scale.labels,
        low=scale.low,
        abstain=scale.abstain,
        seats=_seats(session, words),
        code=words.say("handouts.code"),
        seat=words.say("handouts.seat"),
        copies=len(session.people) or _PEOPLE,
        ballots=tuple(_ballots(session)) if kind == "ballots" else (),
        cards=tuple(_small(session, kind, words)),
        posters=tuple(_posters(session, kind, words)),
    )


def _seats(session: Session, words: Words) -> tuple[tuple[Mark, str], ...]:
    """The seats somebody has; IT and OT always."""
    counts = seat_counts(session.people.values())
    used = [seat for seat in SEATS if counts[seat] or seat in ("IT", "OT")]
    return tuple((seat, words.name_of("sides", seat)) for seat in used)


def _asked(session: Session, axis: str) -> tuple[Asked, ...]:
    statements = session.pack.statements_of(axis, session.about.form)
    return tuple(Asked(id=statement.id, text=statement.text) for statement in statements)


def _ballots(session: Session) -> Iterator[Ballot]:
    """One ballot for every axis: a pile of them is handed out and collected per axis."""
    for axis in session.pack.axes:
        yield Ballot(
            title=axis.name,
            question=session.pack.scale.question,
            statements=_asked(session, axis.id),
        )


def _small(session: Session, kind: Handout, words: Words) -> Iterator[SmallCard]:
    pack = session.pack
    if kind == "statements":
        for axis in pack.axes:
            for asked in _asked(session, axis.id):
                yield SmallCard(over=axis.name, text=asked.text, foot=asked.id)
    if kind == "board":
        placed = [card for card in session.board.values() if in_play(card)]
        known = {item.id: item for item in pack.items}
        if not placed:
            for item in pack.items:
                if item.core:
                    kind_name = words.name_of("board_kinds", item.kind)
                    yield SmallCard(text=item.text, over=kind_name, foot=item.id)
        for card in sorted(placed, key=lambda card: (card.position, card.id)):
            text = card.text or (known[card.id].text if card.id in known else card.id)
            foot = card.id if card.id in known else ""
            yield SmallCard(text=text, over=words.name_of("board_kinds", card.kind), foot=foot)


def _posters(session: Session, kind: Handout, words: Words) -> Iterator[Poster]:
    pack = session.pack
    if kind == "cards":
        yield from (_card(card) for card in pack.cards)
    if kind == "posters":
        rules = tuple(rule.stage for rule in pack.house_rules if rule.stage)
        if rules:
            yield Poster(title=words.say("handouts.rules"), groups=(Group(lines=rules),))
        yield _scale(pack.scale)
        for axis in pack.axes:
            yield Poster(title=axis.name, text=axis.question, votes=_asked(session, axis.id))
        if pack.items:
            for column in ("it_only", "common", "ot_only"):
                yield Poster(title=words.name_of("columns", column))


def _scale(scale: Scale) -> Poster:
    lines = [f"{value}  {label}" for value, label in zip(scale.values, scale.labels, strict=True)]
    return Poster(title=scale.question, groups=(Group(lines=(*lines, scale.abstain)),))


def _card(card: Card) -> Poster:
    """A card with room for three dots beside every symptom."""
    symptoms = (card.symptoms_ot, card.symptoms_it, card.symptoms_mgt)
    groups = [
        Group(head=card.head(at), lines=lines, dots=3) for at, lines in enumerate(symptoms) if lines
    ]
    pairs = tuple(f"{d.name}: {d.it} / {d.ot}" for d in card.differences)
    groups += [Group(lines=pairs)] if pairs else []
    against = tuple(f"{c.left} / {c.right}" for c in card.contrasts)
    groups += [Group(head=" / ".join(card.heads), lines=against)] if against else []
    groups += [Group(lines=card.questions)] if card.questions else []
    return Poster(title=card.title, text=card.gist_stage, groups=tuple(groups))

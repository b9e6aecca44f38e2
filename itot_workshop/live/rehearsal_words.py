"""What the made-up people of a rehearsal say and agree, in words of the content pack alone.

Each function makes the documents of one exercise from the session as it is; ids and chance are
handed in.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from itot_workshop.domain.board_course import moves_to_agree
from itot_workshop.domain.card_marks import symptoms as symptoms_of
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.days import days_after
from itot_workshop.domain.notes import (
    Action,
    ActionState,
    DifferenceRating,
    Mark,
    Note,
    NoteKind,
    NoteSide,
)
from itot_workshop.domain.pack import Card, Difference, Pack
from itot_workshop.domain.people import SIDES, Participant, Seat, label
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order

NewId = Callable[[], str]

_SEEN_HERE = 0.35
_OUTCOMES: tuple[ActionState, ...] = ("done", "partly", "missed", "dropped", "done")
_REASON = "reason-"
_FIRST_DUE, _BETWEEN = 28, 14


class Words:
    """The words at hand, each given out once before any comes again."""

    def __init__(self, new_id: NewId, chance: random.Random) -> None:
        self._new_id = new_id
        self._chance = chance
        self._given: set[str] = set()

    def note(
        self, texts: Sequence[str], kind: NoteKind, side: NoteSide = "", *, parked: bool = False
    ) -> list[Note]:
        """A note in one of these texts; none where a pack has no such texts."""
        text = self._pick(texts)
        if not text:
            return []
        return [Note(id=self._new_id(), text=text, kind=kind, side=side, parked=parked)]

    def _pick(self, texts: Sequence[str]) -> str:
        fresh = [text for text in texts if text not in self._given] or list(texts)
        text = self._chance.choice(fresh) if fresh else ""
        self._given.add(text)
        return text


def surprises(words: Words, session: Session) -> list[Note]:
    """What each side notices first on the radar."""
    pack = session.pack
    it, ot = symptoms(pack)
    questions = [question for axis in pack.axes for question in axis.questions]
    notes = [
        *words.note(it, "observation", "IT"),
        *words.note(ot, "observation", "OT"),
        *words.note(questions, "question", "both"),
    ]
    return _taken(notes, session)


def in_depth(words: Words, session: Session, axis: str) -> list[Note]:
    """Events of both sides on an axis, what stands in the way, an idea, a question to park."""
    it, ot = symptoms(session.pack, axis)
    found = session.pack.axis(axis)
    notes = [
        *words.note(ot, "example", "OT"),
        *words.note(it, "example", "IT"),
        *words.note(it + ot, "barrier", "both"),
        *words.note(found.next_steps, "idea", "both"),
        *words.note(found.questions, "question", parked=True),
    ]
    return _taken(notes, session, axis=axis)


def on_card(words: Words, session: Session, card: Card) -> list[Note]:
    """What the room would try against a pattern, and the question it leaves open."""
    notes = [
        *words.note(card.counter_moves, "idea", "both"),
        *words.note(card.counter_moves, "idea", "OT"),
        *words.note(card.questions, "question", parked=True),
    ]
    return _taken(notes, session, about=f"card:{card.id}")


def said_to(words: Words, session: Session, card: Card) -> list[Note]:
    """An answer to everything a card asks the room for, in words of what the card sets apart.

    A side speaks of the other one's column, IT's being the left; who has no column begins left.
    """
    left, right = ([getattr(it, column) for it in card.contrasts] for column in ("left", "right"))
    notes = []
    for at, capture in enumerate(card.captures):
        texts = {"IT": right, "OT": left}.get(str(capture.side), right if at else left)
        said = words.note(texts, capture.kind, capture.side)
        notes += [replace(note, text=f"{capture.label}: {note.text}") for note in said]
    return _taken(notes, session, about=f"card:{card.id}")


def on_pairs(words: Words, session: Session) -> list[Note]:
    """A sentence on each pair of contrasts that is on the board."""
    pairs: dict[str, list[str]] = {}
    for item in session.pack.items:
        if item.pair and item.id in session.board:
            pairs.setdefault(item.pair, []).append(item.move)
    return [
        note
        for pair, texts in sorted(pairs.items())
        for note in _taken(words.note(texts, "example", "both"), session, about=f"pair:{pair}")
    ]


def last_words(words: Words, session: Session, people: int) -> list[Note]:
    """One word each at the end."""
    short = [axis.short for axis in session.pack.axes]
    return _taken([note for _ in range(people) for note in words.note(short, "word")], session)


def _taken(notes: Iterable[Note], session: Session, axis: str = "", about: str = "") -> list[Note]:
    """Notes as taken at the step where the workshop is."""
    return [replace(note, step=session.about.step, axis=axis, about=about) for note in notes]


def symptoms(pack: Pack, axis: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What IT and OT see, of the cards that belong to an axis or of all."""
    cards = [card for card in pack.cards if axis in card.axes] or list(pack.cards)
    it = tuple(text for card in cards for text in card.symptoms_it)
    ot = tuple(text for card in cards for text in card.symptoms_ot)
    return it, ot


def dots(card: Card, people: int, new_id: NewId, chance: random.Random) -> tuple[Mark, ...]:
    """Dots on the symptoms the room recognises, counted by hand."""
    return tuple(
        Mark(
            id=new_id(),
            card=card.id,
            audience=symptom.audience,
            symptom=symptom.line,
            dots=sum(chance.random() < _SEEN_HERE for _ in range(people)),
        )
        for symptom in symptoms_of(card)
    )


def ratings(session: Session, new_id: NewId, chance: random.Random) -> tuple[DifferenceRating, ...]:
    """How far apart both tables see the differences, with an example each."""
    found = [d for card in session.pack.cards for d in card.differences]
    given = tuple(
        rating for side in SIDES for rating in _table(session, side, found, new_id, chance)
    )
    if not found:
        return given
    most = [chance.choice(found).id, chance.choice(found).id]
    return tuple(
        replace(
            rating, helps_most=rating.difference == most[0], costs_most=rating.difference == most[1]
        )
        for rating in given
    )


def _table(
    session: Session,
    side: Seat,
    found: Sequence[Difference],
    new_id: NewId,
    chance: random.Random,
) -> list[DifferenceRating]:
    scale = session.pack.scale
    return [
        DifferenceRating(
            id=new_id(),
            difference=difference.id,
            table=side,
            rating=chance.choice(scale.values),
            example=difference.it if side == "IT" else difference.ot,
        )
        for difference in found
    ]


def reviewed(session: Session, chance: random.Random) -> tuple[Action, ...]:
    """What became of the carried actions: the first one is done, the others as it came."""
    carried = sorted((a for a in session.actions.values() if a.origin), key=lambda a: a.position)
    return tuple(
        _reviewed(session, action, _OUTCOMES[at % len(_OUTCOMES)], chance)
        for at, action in enumerate(carried)
    )


def _reviewed(
    session: Session, action: Action, state: ActionState, chance: random.Random
) -> Action:
    reasons = [text for text in session.pack.texts if text.id.startswith(_REASON)]
    if state == "done" or not reasons:
        return replace(action, state=state, remark=action.done_when)
    reason = chance.choice(reasons).id.removeprefix(_REASON)
    due = None if state == "dropped" else days_after(session.about.date, _FIRST_DUE)
    return replace(action, state=state, reason=reason, due=due)


def agreed(session: Session, new_id: NewId, chance: random.Random) -> tuple[Action, ...]:
    """Actions from what was agreed and said: moves of the board, next steps, counter-moves.

    As many as the agenda allows, each with an owner and a partner from the other side.
    """
    candidates = _candidates(session)[: _room_for(session)]
    cards = {_move(session, card): card.id for card in moves_to_agree(session)}
    pairs = _pairs(session, chance)
    date = session.about.date
    actions = (
        Action(
            id=new_id(),
            text=text,
            axis=axis,
            owner=label(owner),
            owner_seat=owner.seat,
            partner=label(partner),
            partner_seat=partner.seat,
            due=days_after(date, _FIRST_DUE + _BETWEEN * at),
            done_when=session.pack.axis(axis).anchor_high if axis else "",
            card=cards.get(text, ""),
        )
        for at, ((text, axis), (owner, partner)) in enumerate(zip(candidates, pairs, strict=False))
    )
    return tuple(_with_owners_of_card(session, action) for action in actions)


def _with_owners_of_card(session: Session, action: Action) -> Action:
    """The action of a move belongs to those to whom the board gave the card."""
    card = session.board.get(action.card)
    if card is None or not (card.owner_it and card.owner_ot):
        return action
    return replace(
        action,
        owner=card.owner_it,
        owner_seat="IT",
        partner=card.owner_ot,
        partner_seat="OT",
    )


def _room_for(session: Session) -> int:
    template = session.pack.template(session.about.template)
    going_on = sum(a.state in ("partly", "missed") for a in session.actions.values())
    most = template.carried_limit or template.actions_limit
    return max(0, min(template.actions_limit, most - going_on))


def _candidates(session: Session) -> list[tuple[str, str]]:
    """Texts with their axes: the moves of the board, the other sources in turn, none twice."""
    notes = sorted(session.notes.values(), key=lambda note: note.position)
    ideas = [(note.text, note.axis) for note in notes if note.kind == "idea"]
    steps = [idea for idea in ideas if idea[1]]
    moves = [idea for idea in ideas if not idea[1]]
    cards = [(_move(session, card), "") for card in moves_to_agree(session)]
    plain = [(text, axis.id) for axis in session.pack.axes for text in axis.next_steps]
    turns = [*((card,) for card in cards), *zip_longest(steps, moves)]
    found = [one for turn in turns for one in turn if one is not None and one[0]]
    had = {action.text for action in session.actions.values()}
    return [one for one in dict.fromkeys([*found, *plain]) if one[0] not in had]


def _move(session: Session, card: Placement) -> str:
    """What moves a card of the pack into the middle, with what the card is called."""
    item = next((item for item in session.pack.items if item.id == card.id), None)
    return f"{item.short}: {item.move}" if item is not None else ""


def _pairs(session: Session, chance: random.Random) -> list[tuple[Participant, Participant]]:
    """Owners with a partner from the other side, the sides in turn."""
    it, ot = (_of(session.people.values(), side) for side in SIDES)
    if not it or not ot:
        return []
    pairs = [(chance.choice(it), chance.choice(ot)) for _ in steps_in_order(session)]
    return [pair if at % 2 else pair[::-1] for at, pair in enumerate(pairs)]


def _of(people: Iterable[Participant], side: Seat) -> list[Participant]:
    return sorted((p for p in people if p.seat == side), key=lambda person: person.position)

"""The exercises of a rehearsal: the common-ground board, the model choice and the charter.

The made-up people place, weigh and fill in what the content pack offers; all chance is handed in.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

from msgspec.structs import replace

from itot_workshop.domain.audience_choice import ABOUT_MODEL, choice_of, tested_model
from itot_workshop.domain.charter import (
    Charter,
    Member,
    Seen,
    SharedGoal,
    Sponsor,
    VisibleChange,
    WatchValue,
    months_after,
)
from itot_workshop.domain.common_ground import Placement, in_play
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import BoardItem, CharterForm, Column
from itot_workshop.domain.people import SIDES, Participant, Seat, label
from itot_workshop.domain.session import Session

NewId = Callable[[], str]

_AT_MOST = 20
_SHARED = 0.2
_CONTESTED = 0.5
_MOVED = 0.15
_DRAFT_DAYS = 14
_TEAM_MONTHS = 15
_LIAISON_SHARE, _TEAM_SHARE = 0.2, 0.5
_GOALS = 2
_PROMISES = 3
_OWN: dict[Seat, Column] = {"IT": "it_only", "OT": "ot_only"}


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


def updated(session: Session, chance: random.Random) -> tuple[Placement, ...]:
    """The board of the session before, looked through: some of what was aimed at has moved."""
    cards = sorted(session.board.values(), key=lambda card: card.position)
    return tuple(
        replace(card, agreed="common")
        if not card.keep_apart and card.agreed != "common" and chance.random() < _MOVED
        else card
        for card in cards
    )


def settled(session: Session, chance: random.Random) -> tuple[Placement, ...]:
    """Where the room settles each card once it has talked; who gets the call at night keeps it."""
    cards = sorted(session.board.values(), key=lambda card: card.position)
    return tuple(
        replace(card, agreed=card.by_it if card.by_it == card.by_ot else _kept(card, chance))
        for card in cards
        if card.by_it is not None and card.by_ot is not None
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
    stays = set() if any(card.keep_apart for card in cards) else {card.id for card in free[:1]}
    left = [card.id for card in free if card.id not in stays]
    moves = set(left[: guide.target_moves if guide else 0])
    return tuple(
        _moving(session, card, chance)
        if card.id in moves
        else _staying(session, card)
        if card.id in stays
        else replace(card, target=card.agreed)
        for card in cards
    )


def _moving(session: Session, card: Placement, chance: random.Random) -> Placement:
    """A card to bring into the middle: which test it does not pass yet, and who sees to it."""
    tests = session.pack.board.tests if session.pack.board else ()
    return replace(
        card,
        target="common",
        barrier=chance.choice(tests) if tests else "",
        owner_it=_first(session, "IT"),
        owner_ot=_first(session, "OT"),
    )


def _staying(session: Session, card: Placement) -> Placement:
    """A card that stays where it is, and what would have to be given up to move it."""
    move = next((item.move for item in session.pack.items if item.id == card.id), card.text)
    return replace(card, target=card.agreed, keep_apart=True, reason=move)


def weights_settled(session: Session, new_id: NewId) -> ModelChoice:
    """What the room settles on: where the sides were far apart, the weight in the middle."""
    choice = choice_of(session)
    weights = dict(choice.weights)
    for criterion in session.pack.criteria:
        sides = (choice.by_it.get(criterion.id), choice.by_ot.get(criterion.id))
        heard = [side for side in sides if side is not None]
        if criterion.id not in weights:
            middle = sum(heard) / len(heard) if heard else float(criterion.default)
            weights[criterion.id] = round(middle)
    return replace(choice, id=choice.id or new_id(), weights=weights)


def premortem(session: Session, new_id: NewId, chance: random.Random) -> tuple[Note, ...]:
    """Why the leading model will have failed, a reason of each table."""
    model = tested_model(session)
    if model is None:
        return ()
    limits = list(model.limits)
    chance.shuffle(limits)
    return tuple(
        Note(
            id=new_id(),
            text=text,
            kind="barrier",
            side=side,
            step=session.about.step,
            about=f"{ABOUT_MODEL}{model.id}",
        )
        for side, text in zip(SIDES, limits, strict=False)
    )


def decided(session: Session, choice: ModelChoice, chance: random.Random) -> ModelChoice:
    """The decision: the model that fits best, with its reason, and who drafts the charter."""
    ranking = weigh(choice, session.pack).ranking or tuple(m.id for m in session.pack.models)
    if not ranking:
        return choice
    here = len(session.people)
    down = chance.randint(0, max(0, here // 8))
    sideways = chance.randint(0, max(0, here // 4))
    model = session.pack.model(ranking[0])
    return replace(
        choice,
        chosen=model.id,
        reason=model.fits_when or next(iter((*model.conditions, *model.strengths)), model.aim),
        drafter=_first(session, "OT"),
        draft_due=session.about.date + datetime.timedelta(days=_DRAFT_DAYS),
        thumbs_up=here - sideways - down,
        thumbs_sideways=sideways,
        thumbs_down=down,
    )


def draft(session: Session, model: str, charter_id: str) -> Charter:
    """A first draft of the charter: who answers for it, who takes part, and what it starts from."""
    found = session.pack.model(model)
    form = _form(session, model)
    asked = {field.id for field in form.fields} if form else set()
    date = session.about.date
    text = found.aim or found.picture
    it, ot = (_first(session, side) for side in SIDES)
    axes = session.pack.axes[:_GOALS]
    goals = tuple(SharedGoal(goal=axis.anchor_high, owner_it=it, owner_ot=ot) for axis in axes)
    begins = months_after(date, 1)
    dated = "end" in asked
    return Charter(
        id=charter_id,
        model=model,
        name=found.name,
        session=session.id,
        begun=date,
        purpose=text if "purpose" in asked else "",
        sponsors=tuple(Sponsor(side=s, who=_sponsor(session, s), confirmed=True) for s in SIDES),
        members=_members(session, _TEAM_SHARE if dated else _LIAISON_SHARE),
        scope_in=tuple(axis.name for axis in axes) if "scope_in" in asked else (),
        scope_out=_default(form, "scope_out"),
        key_projects=_key_projects(session) if "key_projects" in asked else (),
        start=begins if dated else None,
        end=months_after(begins, _TEAM_MONTHS) if dated else None,
        midpoint=months_after(begins, _TEAM_MONTHS // 2) if dated else None,
        goals=goals if "goals" in asked else (),
        visible=_visible(session) if "visible" in asked else (),
    )


def _visible(session: Session) -> tuple[VisibleChange, ...]:
    """What somebody sees at the end, in the words of the good ends of some axes."""
    manager = _sponsor(session, "IT")
    axes = session.pack.axes[:_PROMISES]
    return tuple(VisibleChange(text=it.anchor_high_stage, checked_by=manager) for it in axes)


def _key_projects(session: Session) -> tuple[str, ...]:
    """The cards that are to come into the middle."""
    items = {item.id: item for item in session.pack.items}
    aims = (card for card in session.board.values() if card.target == "common" != card.agreed)
    return tuple(items[card.id].text for card in aims if card.id in items)


def watched(session: Session, charter: Charter, chance: random.Random) -> Charter:
    """A charter at its review: a reading of each indicator, and what can be seen by now."""
    form = _form(session, charter.model)
    indicators = form.watch if form else ()
    values = tuple(
        WatchValue(
            indicator=indicator.id,
            session=session.id,
            date=session.about.date,
            value=round(indicator.value * chance.uniform(0.5, 1.2), 1),
        )
        for indicator in indicators
    )
    seen: tuple[Seen, ...] = ("seen", "partly", "")
    looked = tuple(replace(it, seen=chance.choice(seen)) for it in charter.visible)
    return replace(charter, watch=(*charter.watch, *values), visible=looked)


def _form(session: Session, model: str) -> CharterForm | None:
    try:
        return session.pack.charter_form(model)
    except KeyError:
        return None


def _default(form: CharterForm | None, field: str) -> tuple[str, ...]:
    fields = form.fields if form else ()
    return next((found.default for found in fields if found.id == field), ())


def _members(session: Session, share: float) -> tuple[Member, ...]:
    return tuple(
        Member(who=label(person), side=side, share=share)
        for side in SIDES
        for person in _of(session, side)[:2]
    )


def _sponsor(session: Session, side: Seat) -> str:
    """A manager where there is one, the sides in turn; else somebody of the side."""
    managers = _of(session, "MGT") or _of(session, side)
    at = SIDES.index(side) % len(managers) if managers else 0
    return label(managers[at]) if managers else ""


def _first(session: Session, side: Seat) -> str:
    return next((label(person) for person in _of(session, side)), "")


def _of(session: Session, side: Seat) -> list[Participant]:
    found = (person for person in session.people.values() if person.seat == side)
    return sorted(found, key=lambda person: person.position)

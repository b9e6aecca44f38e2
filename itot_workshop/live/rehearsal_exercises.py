"""The exercises of a rehearsal: the model choice and the charter.

The made-up people weigh and fill in what the content pack offers; all chance is handed in.
"""

from __future__ import annotations

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
)
from itot_workshop.domain.days import days_after, months_after
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import CharterForm
from itot_workshop.domain.people import SIDES, Participant, Seat, label
from itot_workshop.domain.session import Session

NewId = Callable[[], str]

_DRAFT_DAYS = 14
_TEAM_MONTHS = 15
_LIAISON_SHARE, _TEAM_SHARE = 0.2, 0.5
_GOALS = 2
_NEW_SILO = "new_silo"
_WITHOUT_LIAISON = (0.3, 0.6)
"""How many contacts across the sides go without a liaison, as a part."""
_PROMISES = 3


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
        reason=model.fits_when or model.aim,
        drafter=first_of(session, "OT"),
        draft_due=days_after(session.about.date, _DRAFT_DAYS),
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
    it, ot = (first_of(session, side) for side in SIDES)
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
    silo = form is not None and any(field.id == _NEW_SILO for field in form.fields)
    share = WatchValue(
        indicator=_NEW_SILO,
        session=session.id,
        date=session.about.date,
        value=round(chance.uniform(*_WITHOUT_LIAISON), 2),
    )
    seen: tuple[Seen, ...] = ("seen", "partly", "")
    looked = tuple(replace(it, seen=chance.choice(seen)) for it in charter.visible)
    return replace(
        charter,
        watch=(*charter.watch, *values),
        new_silo=(*charter.new_silo, share) if silo else charter.new_silo,
        visible=looked,
    )


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


def first_of(session: Session, side: Seat) -> str:
    """How the first person of a side is called, "" where there is none."""
    return next((label(person) for person in _of(session, side)), "")


def _of(session: Session, side: Seat) -> list[Participant]:
    found = (person for person in session.people.values() if person.seat == side)
    return sorted(found, key=lambda person: person.position)

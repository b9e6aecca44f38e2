"""The made-up people of a rehearsal: who they are, what they think, and how they vote.

Both sides differ plausibly: each axis has a level and a distance between IT and OT, managers see
things a little brighter, everybody has a temper of their own, and some can't judge now and then.
All chance is handed in.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from itot_workshop.domain.pack import Pack, Statement
from itot_workshop.domain.people import SIDES, Participant, Seat
from itot_workshop.domain.voting import Answers

FEWEST, MOST, USUAL = 4, 20, 14
"""How many people a rehearsal can have, and how many it has unless told."""

_MANAGERS_FROM, _OTHERS_FROM = 6, 12
_MANAGERS_SHARE = 0.2

# All of these are in parts of the scale's length.
_LEVEL = (0.3, 0.62)
_APART = 0.16
_BRIGHTER = 0.17
_TEMPER = 0.09
_WORDING = 0.06
_MOOD = 0.14
_PROGRESS = (0.05, 0.07)

_CANT_JUDGE: Mapping[Seat, float] = {"IT": 0.03, "OT": 0.03, "MGT": 0.08, "OTHER": 0.15}
_PERSUADED = 0.45

NewId = Callable[[], str]


class Opinions(Struct, frozen=True, kw_only=True):
    """What the seats think of each axis, and how each statement is taken, from 0 to 1.

    ``axes`` is by axis and seat; ``wordings`` is what a statement's wording adds, by statement.
    """

    axes: Mapping[str, Mapping[Seat, float]]
    wordings: Mapping[str, float]


def seats_for(participants: int) -> list[Seat]:
    """Who sits where: two sides of like size, some managers, in larger rooms somebody else."""
    managers = round(participants * _MANAGERS_SHARE) if participants >= _MANAGERS_FROM else 0
    others = 1 if participants >= _OTHERS_FROM else 0
    it = (participants - managers - others) // 2
    ot = participants - managers - others - it
    counts: dict[Seat, int] = {"IT": it, "OT": ot, "MGT": managers, "OTHER": others}
    return [seat for seat, count in counts.items() for _ in range(count)]


def roster(participants: int, new_id: NewId) -> tuple[Participant, ...]:
    """Made-up people, known by a number and never by a name."""
    return tuple(
        Participant(id=new_id(), seat=seat, code=f"p{number:02d}", position=number - 1)
        for number, seat in enumerate(seats_for(participants), 1)
    )


def opinions(pack: Pack, chance: random.Random) -> Opinions:
    """What the seats think before they talk."""
    return Opinions(
        axes={axis.id: _levels(chance) for axis in pack.axes},
        wordings={s.id: chance.gauss(0, _WORDING) for s in pack.statements},
    )


def later(before: Opinions, chance: random.Random) -> Opinions:
    """What they think some months on: most axes have moved a little, mostly up."""
    moved = {axis: chance.gauss(*_PROGRESS) for axis in before.axes}
    axes = {
        axis: {seat: level + moved[axis] for seat, level in levels.items()}
        for axis, levels in before.axes.items()
    }
    return Opinions(axes=axes, wordings=before.wordings)


def _levels(chance: random.Random) -> dict[Seat, float]:
    middle, half = chance.uniform(*_LEVEL), chance.gauss(0, _APART) / 2
    sides = dict(zip(SIDES, (middle + half, middle - half), strict=True))
    return {**sides, "MGT": middle + _BRIGHTER, "OTHER": middle}


def tempers(people: Iterable[Participant], chance: random.Random) -> dict[str, float]:
    """How bright or dark each person sees things, by person."""
    return {person.id: chance.gauss(0, _TEMPER) for person in people}


def answers(
    person: Participant,
    temper: float,
    asked: Iterable[Statement],
    mind: Opinions,
    pack: Pack,
    chance: random.Random,
) -> Answers:
    """One person's ballot on some statements."""
    return {
        statement.id: _answer(person, temper, statement, mind, pack, chance) for statement in asked
    }


def persuaded(before: Answers, pack: Pack, chance: random.Random) -> Answers:
    """A ballot after the talk: some answers come a step nearer to the middle of the scale."""
    middle = (pack.scale.low + pack.scale.high) / 2
    return {
        statement: vote
        if vote is None or vote == middle or chance.random() > _PERSUADED
        else vote + (1 if vote < middle else -1)
        for statement, vote in before.items()
    }


def _answer(
    person: Participant,
    temper: float,
    statement: Statement,
    mind: Opinions,
    pack: Pack,
    chance: random.Random,
) -> int | None:
    if chance.random() < _CANT_JUDGE[person.seat]:
        return None
    scale = pack.scale
    level = mind.axes[statement.axis][person.seat] + mind.wordings[statement.id]
    seen = min(1.0, max(0.0, level + temper + chance.gauss(0, _MOOD)))
    vote = scale.low + round(seen * (scale.high - scale.low))
    return vote if statement.key == 1 else scale.low + scale.high - vote

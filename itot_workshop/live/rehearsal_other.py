"""What made-up people say in votes that do not ask the instrument: weights, dots, one question."""

from __future__ import annotations

import random

from itot_workshop.domain.asked import scale_of
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant
from itot_workshop.domain.voting import Answers, Round

_MOOD = 0.18
"""How far one person strays from what their seat thinks, in parts of the scale."""


def other_answers(person: Participant, round_: Round, pack: Pack, chance: random.Random) -> Answers:
    """One person's ballot: dots where they are liked, answers near those of the same seat."""
    if round_.kind == "dots":
        return _dots(round_, chance)
    scale = scale_of(pack, round_)
    reach = scale.high - scale.low
    return {
        item: scale.low + round(_near(_lean(item, person), chance) * reach)
        for item in round_.statements
    }


def _lean(item: str, person: Participant) -> float:
    """What a seat thinks of an item, the same in every rehearsal, from 0 to 1."""
    return random.Random(f"{item} {person.seat}").uniform(0.15, 0.95)


def _near(level: float, chance: random.Random) -> float:
    return min(1.0, max(0.0, level + chance.gauss(0, _MOOD)))


def _dots(round_: Round, chance: random.Random) -> Answers:
    """The first ones are a little better liked."""
    items = list(round_.statements)
    liked = [len(items) - at + 1 for at in range(len(items))]
    given = chance.choices(items, weights=liked, k=round_.dots)
    return {item: given.count(item) for item in items}

"""What came of rounds that do not ask the instrument: weights, dots, symptoms, one question.

The hiding rules are those of the instrument (``docs/method.md``, other votes): medians of the
sides only where both are large enough, and nothing else beside them; figures of the whole room
only from the room's smallest group on. Dots counted openly by hand hide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.asked import asked, scale_of
from itot_workshop.domain.card_marks import all_symptoms, mark_on
from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.figures import Histogram
from itot_workshop.domain.model_choice import ModelChoice, the_choice
from itot_workshop.domain.notes import Mark
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.rounding import reaches, round_half_away
from itot_workshop.domain.scoring import median
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round


class Medians(Struct, frozen=True, kw_only=True):
    """The middle weights of one criterion: of both sides, or of the room where sides are hidden."""

    criterion: str
    it: float | None = None
    ot: float | None = None
    room: float | None = None


class Spread(Struct, frozen=True, kw_only=True):
    """The answers to one question, lowest first; None where too few have answered.

    ``said`` are the sentences people wrote, in no order that tells anything.
    """

    n: int
    counts: Histogram | None
    said: tuple[str, ...] = ()


def weight_medians(session: Session, round_: Round) -> tuple[Medians, ...]:
    """The medians of a closed round on weights, by criterion in the order asked."""
    return tuple(_medians(session, round_, item.id) for item in asked(session, round_).items)


def weighed(session: Session, round_: Round) -> ModelChoice:
    """The model choice once the room sees its weights: medians, and what nobody has to talk about.

    Where the sides are close the middle of both is put down as settled, to be changed at will;
    where they are far apart nothing is, until the room has talked. A criterion of which nothing may
    be shown stays as it was.
    """
    choice = the_choice(session.model_choice, round_.id)
    by_it, by_ot, weights = dict(choice.by_it), dict(choice.by_ot), dict(choice.weights)
    for found in weight_medians(session, round_):
        if (found.it, found.ot, found.room) == (None, None, None):
            continue
        for medians, value in ((by_it, found.it), (by_ot, found.ot)):
            medians.pop(found.criterion, None)
            if value is not None:
                medians[found.criterion] = value
        weights.pop(found.criterion, None)
        middle = _middle(found, session.pack.thresholds.weight_gap)
        if middle is not None:
            weights[found.criterion] = middle
    return replace(choice, by_it=by_it, by_ot=by_ot, weights=weights)


def dots_given(session: Session, round_: Round) -> tuple[tuple[str, int], ...] | None:
    """What each item of a closed round got, most dots first; None where too few have voted."""
    ballots = [b.answers for b in session.ballots.values() if b.round == round_.id]
    if round_.mode == "ballot" and len(ballots) < limits(session).room:
        return None
    counted = {
        tally.statement: sum(tally.counts)
        for tally in session.tallies.values()
        if tally.round == round_.id
    }
    given = [
        (item.id, counted.get(item.id, 0) + sum(answers.get(item.id) or 0 for answers in ballots))
        for item in asked(session, round_).items
    ]
    return tuple(sorted(given, key=lambda pair: -pair[1]))


def marked(session: Session, round_: Round) -> tuple[Mark, ...]:
    """The dots of a closed round on the symptoms of a card, in place of what was counted before.

    Nothing where too few have voted.
    """
    known = all_symptoms(session.pack)
    found = []
    for at, (id_, dots) in enumerate(dots_given(session, round_) or ()):
        before = mark_on(session, known[id_])
        found.append(replace(before, id=before.id or f"{round_.id}.{at}", dots=dots))
    return tuple(found)


def spread_of(session: Session, round_: Round) -> Spread:
    """The answers to the question of a closed round, the whole room on one pile."""
    scale = scale_of(session.pack, round_)
    votes = _votes(session, round_, round_.statements[0])
    if len(votes) < limits(session).room:
        return Spread(n=len(votes), counts=None)
    counts = tuple(votes.count(value) for value in scale.values)
    return Spread(n=len(votes), counts=counts, said=round_.said)


def _medians(session: Session, round_: Round, criterion: str) -> Medians:
    least = limits(session)
    it, ot = (_votes(session, round_, criterion, (side,)) for side in SIDES)
    if min(len(it), len(ot)) >= least.side:
        return Medians(criterion=criterion, it=median(it), ot=median(ot))
    everybody = _votes(session, round_, criterion)
    room = median(everybody) if len(everybody) >= least.room else None
    return Medians(criterion=criterion, room=room)


def _middle(found: Medians, apart: float) -> int | None:
    if found.it is None or found.ot is None:
        return None if found.room is None else _whole(found.room)
    if reaches(abs(found.it - found.ot), apart):
        return None
    return _whole((found.it + found.ot) / 2)


def _whole(weight: float) -> int:
    return int(round_half_away(weight))


def _votes(
    session: Session, round_: Round, item: str, seats: Iterable[Seat] | None = None
) -> list[float]:
    """The answers to one item, of these seats or of everybody, by ballot or by hands."""
    wanted = None if seats is None else set(seats)
    votes = [
        float(ballot.answers[item] or 0)
        for ballot in session.ballots.values()
        if ballot.round == round_.id
        and ballot.answers.get(item) is not None
        and (wanted is None or ballot.seat in wanted)
    ]
    scale = scale_of(session.pack, round_)
    for tally in session.tallies.values():
        mine = tally.round == round_.id and tally.statement == item
        if mine and (wanted is None or tally.seat in wanted):
            for value, hands in zip(scale.values, tally.counts, strict=True):
                votes += [float(value)] * hands
    return votes

"""From votes to raw figures (``docs/method.md``, from votes to scores).

Nothing in here is shown to anybody: ``disclosure`` decides what may leave. Groups of people come
and go as plain sequences of numbers, so that every formula reads as it stands in the method.
Sums are exact, therefore the order of ballots never matters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from itot_workshop.domain.counting import AxisVotes
from itot_workshop.domain.figures import ConsensusLabel, GapLabel
from itot_workshop.domain.pack import Scale, Statement, Thresholds
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import reaches, round_half_away
from itot_workshop.domain.voting import Answers, Mode


class Pile(Struct, frozen=True, kw_only=True):
    """Raw votes of one seat on one statement: how often each score, lowest first, was given."""

    counts: tuple[int, ...]
    cant_judge: int = 0

    @property
    def n(self) -> int:
        """How many gave a score."""
        return sum(self.counts)


class RawAxis(Struct, frozen=True, kw_only=True):
    """One axis before anything is hidden.

    ``values`` are participants' axis scores by seat (ballots only), ``piles`` the raw votes by
    statement and seat, ``asked`` the statements behind them; seats without votes are absent.
    """

    axis: str
    k: int
    mode: Mode | None
    asked: tuple[Statement, ...]
    values: Mapping[Seat, Sequence[float]] = field(default_factory=dict)
    piles: Mapping[str, Mapping[Seat, Pile]] = field(default_factory=dict)

    @property
    def seats(self) -> set[Seat]:
        """Seats that voted, if only to say that they can't judge."""
        return {seat for pile in self.piles.values() for seat in pile}


def recode(vote: int, statement: Statement, scale: Scale) -> int:
    """A vote with problem statements turned round, so that high is always good."""
    return vote if statement.key == 1 else scale.low + scale.high - vote


def median(votes: Sequence[float]) -> float:
    """The middle vote, or the mean of the two in the middle; the votes must not be empty."""
    ordered = sorted(votes)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def mean(values: Sequence[float]) -> float:
    """The plain mean, from an exact sum; the values must not be empty."""
    return math.fsum(values) / len(values)


def balanced(it: float, ot: float) -> float:
    """The balanced score: each side counts half, whatever its headcount."""
    return (it + ot) / 2


def spread(values: Sequence[float]) -> float:
    """The population standard deviation; the values must not be empty."""
    middle = mean(values)
    return math.sqrt(math.fsum((value - middle) ** 2 for value in values) / len(values))


def sample_variance(values: Sequence[float]) -> float:
    """The sample variance (divided by n − 1); there must be two values at least."""
    middle = mean(values)
    return math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def agreement(values: Sequence[float], scale: Scale) -> float:
    """1 − SD over the largest SD the scale allows: 1 when all say the same, 0 at worst."""
    widest = (scale.high - scale.low) / 2
    return min(1.0, max(0.0, 1 - spread(values) / widest))


def standard_error(it: Sequence[float], ot: Sequence[float]) -> float:
    """The standard error of the balanced score; each side needs two values."""
    return math.sqrt(sample_variance(it) / len(it) + sample_variance(ot) / len(ot)) / 2


def person_score(
    answers: Answers, statements: Iterable[Statement], scale: Scale, needed: float
) -> float | None:
    """A participant's axis score: the mean of their recoded votes, given ``needed`` answers."""
    given = [
        recode(vote, statement, scale)
        for statement in statements
        if (vote := answers.get(statement.id)) is not None
    ]
    return sum(given) / len(given) if given and reaches(len(given), needed) else None


def pile_votes(pile: Mapping[Seat, Pile], seats: Iterable[Seat], size: int) -> Pile:
    """The votes of some seats on one statement as one pile."""
    parts = [pile[seat] for seat in seats if seat in pile]
    counts = tuple(sum(part.counts[at] for part in parts) for at in range(size))
    return Pile(counts=counts, cant_judge=sum(part.cant_judge for part in parts))


def recoded_votes(pile: Pile, statement: Statement, scale: Scale) -> list[float]:
    """All votes of a pile one by one, problem statements turned round."""
    return [
        float(recode(vote, statement, scale))
        for vote, count in zip(scale.values, pile.counts, strict=True)
        for _ in range(count)
    ]


def raw_axis(votes: AxisVotes, scale: Scale, answered_share: float) -> RawAxis:
    """The raw figures of one axis; ``answered_share`` of its statements must be answered."""
    if votes.mode == "tally":
        values: Mapping[Seat, Sequence[float]] = {}
        piles = {s.id: _counted(votes, s, scale) for s in votes.asked}
    else:
        values = _person_scores(votes, scale, answered_share * votes.k)
        piles = {s.id: _piled(votes, s, scale) for s in votes.asked}
    return RawAxis(
        axis=votes.axis,
        k=votes.k,
        mode=votes.mode,
        asked=votes.asked,
        values=values,
        piles=piles,
    )


def _person_scores(votes: AxisVotes, scale: Scale, needed: float) -> dict[Seat, list[float]]:
    found: dict[Seat, list[float]] = {}
    for ballot in votes.ballots:
        score = person_score(ballot.answers, votes.asked, scale, needed)
        if score is not None:
            found.setdefault(ballot.seat, []).append(score)
    return found


def _piled(votes: AxisVotes, statement: Statement, scale: Scale) -> dict[Seat, Pile]:
    counts: dict[Seat, list[int]] = {}
    blanks: dict[Seat, int] = {}
    size = len(scale.values)
    for ballot in votes.ballots:
        seat = ballot.seat
        if seat not in counts:
            counts[seat] = [0] * size
            blanks[seat] = 0
        vote = ballot.answers.get(statement.id)
        if vote is None:
            blanks[seat] += 1
        else:
            counts[seat][vote - scale.low] += 1
    return {s: Pile(counts=tuple(counts[s]), cant_judge=blanks[s]) for s in counts}


def answer_patterns(votes: AxisVotes) -> dict[Seat, Counter[tuple[str, ...]]]:
    """Which statements people answered, and how many people did so, by seat; ballots only."""
    found: dict[Seat, Counter[tuple[str, ...]]] = {}
    for ballot in votes.ballots:
        answered = tuple(s.id for s in votes.asked if ballot.answers.get(s.id) is not None)
        if answered:
            found.setdefault(ballot.seat, Counter())[answered] += 1
    return found


def _counted(votes: AxisVotes, statement: Statement, scale: Scale) -> dict[Seat, Pile]:
    return {
        seat: Pile(counts=tally.counts, cant_judge=tally.cant_judge)
        for seat, tally in votes.tallies[statement.id].items()
    }


def gap_label(gap: float, thresholds: Thresholds) -> GapLabel:
    """How far the sides stand apart, in a word, by the gap as it is shown."""
    apart = round_half_away(abs(gap), 2)
    if apart >= thresholds.gap_large:
        return "large"
    return "noticeable" if apart >= thresholds.gap_noticeable else "close"


def consensus_label(consensus: float, thresholds: Thresholds) -> ConsensusLabel:
    """How much people agree, in a word."""
    shown = round_half_away(consensus, 4)
    if shown >= thresholds.consensus_high:
        return "high"
    return "medium" if shown >= thresholds.consensus_medium else "low"

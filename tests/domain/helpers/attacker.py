"""Somebody who knows every figure shown, who sits where and who skipped what, and does the sums.

Each vote is five unknowns, one for each score it could be. Every figure shown is a linear equation
in them. A total is worked out if it is a combination of the equations; that is decided exactly,
in arithmetic modulo a large prime.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from itot_workshop.domain.figures import AxisFigures, StatementFigures
from itot_workshop.domain.pack import Statement
from itot_workshop.domain.people import Seat
from itot_workshop.domain.voting import Ballot, Tally

PRIME = (1 << 61) - 1
Row = dict[Hashable, int]


def worked_out(wanted: Row, known: Iterable[Row]) -> bool:
    """Whether ``wanted`` follows from the equations ``known``."""
    pivots: dict[Hashable, Row] = {}
    for row in known:
        left = _reduce(dict(row), pivots)
        if left:
            lead = next(iter(left))
            inverse = pow(left[lead], -1, PRIME)
            pivots[lead] = {key: value * inverse % PRIME for key, value in left.items()}
    return not _reduce(dict(wanted), pivots)


def _reduce(row: Row, pivots: Mapping[Hashable, Row]) -> Row:
    """The row with every pivot taken out, in the order in which the pivots were found."""
    for lead, pivot in pivots.items():
        if factor := row.get(lead, 0):
            _add(row, pivot, -factor)
    return row


def _add(row: Row, other: Row, factor: int = 1) -> None:
    for key, value in other.items():
        total = (row.get(key, 0) + factor * value) % PRIME
        if total:
            row[key] = total
        else:
            row.pop(key, None)


def _sum(rows: Iterable[Row], divisor: int = 1) -> Row:
    total: Row = {}
    share = pow(divisor, -1, PRIME)
    for row in rows:
        _add(total, row, share)
    return total


class Ballots:
    """The unknowns behind one round of ballots on one axis."""

    def __init__(
        self,
        ballots: Sequence[Ballot],
        statements: Sequence[Statement],
        needed: float,
        high: int = 5,
    ) -> None:
        self._ballots = ballots
        self._statements = {s.id: s for s in statements}
        self._needed = needed
        self._high = high

    def certain(self) -> Iterable[Row]:
        """What is known without any figure: every vote has exactly one score."""
        for ballot in self._ballots:
            for statement in self._answered(ballot):
                yield {(ballot.id, statement, score): 1 for score in range(1, self._high + 1)}

    def mean(self, seats: Iterable[Seat]) -> Row:
        """The mean axis score of the people on these seats."""
        wanted = set(seats)
        people = [b for b in self._ballots if b.seat in wanted and self._has_score(b)]
        return _sum((self._score(b) for b in people), len(people))

    def total(self, seat: Seat, statement: str) -> Row:
        """The sum of a seat's votes on one statement."""
        return _sum(self._vote(b, statement) for b in self.voters(seat, statement))

    def voters(self, seat: Seat, statement: str) -> list[Ballot]:
        """Who of a seat answered a statement."""
        return [b for b in self._ballots if b.seat == seat and statement in self._answered(b)]

    def pile(self, seats: Iterable[Seat], statement: str) -> Iterable[Row]:
        """A histogram of these seats on one statement, one row for each score."""
        voters = [b for seat in seats for b in self.voters(seat, statement)]
        for score in range(1, self._high + 1):
            yield {(b.id, statement, score): 1 for b in voters}

    def _answered(self, ballot: Ballot) -> list[str]:
        return [s for s in self._statements if ballot.answers.get(s) is not None]

    def _has_score(self, ballot: Ballot) -> bool:
        answered = len(self._answered(ballot))
        return 0 < answered >= self._needed

    def _score(self, ballot: Ballot) -> Row:
        answered = self._answered(ballot)
        return _sum((self._vote(ballot, s) for s in answered), len(answered))

    def _vote(self, ballot: Ballot, statement: str) -> Row:
        """The vote turned round where the statement is: up to a constant, which is certain."""
        key = self._statements[statement].key
        return {
            (ballot.id, statement, score): (score if key == 1 else self._high + 1 - score) % PRIME
            for score in range(1, self._high + 1)
        }


class Hands:
    """The unknowns behind hands counted on one axis: how many of a seat showed each score."""

    def __init__(
        self, tallies: Mapping[str, Mapping[Seat, Tally]], statements: Sequence[Statement]
    ) -> None:
        self._tallies = tallies
        self._statements = {s.id: s for s in statements}

    def certain(self) -> Iterable[Row]:
        """What is known without any figure: how many of each seat voted."""
        for statement, by_seat in self._tallies.items():
            for seat, tally in by_seat.items():
                yield {(seat, statement, at): 1 for at in range(len(tally.counts))}

    def n(self, seat: Seat, statement: str) -> int:
        """How many of a seat voted on a statement."""
        tally = self._tallies[statement].get(seat)
        return sum(tally.counts) if tally else 0

    def total(self, seat: Seat, statement: str) -> Row:
        """The sum of a seat's votes on one statement, turned round where the statement is."""
        tally = self._tallies[statement].get(seat)
        counts = tally.counts if tally else ()
        top = len(counts)
        turned = self._statements[statement].key == -1
        return {
            (seat, statement, at): (top - at if turned else at + 1) % PRIME for at in range(top)
        }

    def mean(self, seats: Sequence[Seat], least: int) -> Row:
        """The mean over statements with enough votes of these seats' means."""
        parts = []
        for statement in self._tallies:
            voted = sum(self.n(seat, statement) for seat in seats)
            if voted >= least:
                parts.append(_sum((self.total(s, statement) for s in seats), voted))
        return _sum(parts, len(parts))

    def pile(self, seats: Iterable[Seat], statement: str) -> Iterable[Row]:
        """A histogram of these seats on one statement, one row for each score."""
        here = [seat for seat in seats if seat in self._tallies[statement]]
        size = max((len(self._tallies[statement][s].counts) for s in here), default=0)
        for at in range(size):
            yield {(seat, statement, at): 1 for seat in here}


def shown_of_piles(unknowns: Ballots | Hands, shown: Iterable[StatementFigures]) -> Iterable[Row]:
    """The equations that shown piles give away."""
    for figures in shown:
        if figures.histogram is not None:
            yield from unknowns.pile(figures.seats, figures.statement)
        for seat in figures.by_side or {}:
            yield from unknowns.pile([seat], figures.statement)


def shown_of_ballots(unknowns: Ballots, axis: AxisFigures) -> Iterable[Row]:
    """The equations that an axis's figures give away; score and gaps follow from the means."""
    for seat, figures in axis.sides.items():
        if figures.mean is not None:
            yield unknowns.mean([seat])
    if axis.room_mean is not None:
        yield unknowns.mean(axis.sides)
    yield from shown_of_piles(unknowns, axis.statements.values())


def shown_of_hands(unknowns: Hands, axis: AxisFigures, side: int, room: int) -> Iterable[Row]:
    """The equations that an axis's figures give away, with these smallest groups."""
    for seat, figures in axis.sides.items():
        if figures.mean is not None:
            yield unknowns.mean([seat], side)
    if axis.room_mean is not None:
        yield unknowns.mean(list(axis.sides), room)
    yield from shown_of_piles(unknowns, axis.statements.values())

"""Which votes count on an axis when it was voted more than once.

Rounds stay as they are and are all kept; this room only chooses among them
(``docs/method.md``, which votes count).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from itot_workshop.domain.pack import Pack, Statement
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Ballot, Mode, Round, Tally, is_closed


class AxisVotes(Struct, frozen=True, kw_only=True):
    """The votes that count on one axis.

    ``statements`` are those the session's form asks on the axis, ``asked`` those of them that the
    counting rounds asked. ``mode`` is None where nobody has voted. ``tallies`` are by statement
    and seat.
    """

    axis: str
    statements: tuple[Statement, ...]
    asked: tuple[Statement, ...] = ()
    mode: Mode | None = None
    ballots: Sequence[Ballot] = ()
    tallies: Mapping[str, Mapping[Seat, Tally]] = field(default_factory=dict)

    @property
    def k(self) -> int:
        """How many statements the form asks on the axis."""
        return len(self.statements)

    def on(self, statements: frozenset[str]) -> AxisVotes:
        """The same votes as if the form asked these statements only."""
        return replace(
            self,
            statements=tuple(s for s in self.statements if s.id in statements),
            asked=tuple(s for s in self.asked if s.id in statements),
        )


class Votes(Struct, frozen=True, kw_only=True):
    """The closed rounds of a session in order, with what was cast in each, found in one pass."""

    session: Session
    rounds: tuple[Round, ...]
    ballots: Mapping[str, Sequence[Ballot]]
    tallies: Mapping[str, Sequence[Tally]]


def closed_votes(session: Session) -> Votes:
    """All that was voted in closed rounds of statements; trial votes never count."""
    rounds = [r for r in session.rounds.values() if r.kind == "statements" and is_closed(r)]
    rounds.sort(key=lambda round_: round_.number)
    ballots: dict[str, list[Ballot]] = {round_.id: [] for round_ in rounds}
    tallies: dict[str, list[Tally]] = {round_.id: [] for round_ in rounds}
    for ballot in session.ballots.values():
        if ballot.round in ballots:
            ballots[ballot.round].append(ballot)
    for tally in session.tallies.values():
        if tally.round in tallies:
            tallies[tally.round].append(tally)
    return Votes(session=session, rounds=tuple(rounds), ballots=ballots, tallies=tallies)


def session_votes(session: Session) -> dict[str, AxisVotes]:
    """The votes that count on each axis of a session, in radar order."""
    votes = closed_votes(session)
    return {axis.id: axis_votes(votes, axis.id) for axis in session.pack.axes}


def covers(asked: int, k: int, pack: Pack) -> bool:
    """Whether ``asked`` of ``k`` statements are enough for a figure on the axis."""
    return asked > 0 and reaches(asked, pack.thresholds.answered_share * k)


def axis_votes(votes: Votes, axis: str) -> AxisVotes:
    """The votes that count on an axis.

    The last ballot round that asked enough of the axis counts, unless hands were counted since on
    enough of it (newest count of a statement first). Where neither gives a figure, the newest
    round still counts for its own statements. Rounds in which nobody voted are passed over.
    """
    none = _none(votes, axis)
    rounds = _rounds_on(votes, none)
    whole = [r for r in rounds if _is_whole(votes, none, r)]
    since = whole[-1].number if whole else 0
    counted = _from_hands(none, [r for r in rounds if r.number > since], votes)
    if covers(len(counted.asked), none.k, votes.session.pack):
        return counted
    if whole:
        return _from_ballots(none, whole[-1], votes)
    if rounds and rounds[-1].mode == "ballot":
        return _from_ballots(none, rounds[-1], votes)
    return counted


def round_votes(votes: Votes, axis: str, round_: Round) -> AxisVotes:
    """The votes of one round on an axis, taken by themselves."""
    none = _none(votes, axis)
    if round_.mode == "ballot":
        return _from_ballots(none, round_, votes)
    return _from_hands(none, [round_], votes)


def hands_around(votes: Votes, axis: str, round_: Round) -> AxisVotes:
    """All hands that make one figure of an axis with a round's: no ballots lie between them."""
    none = _none(votes, axis)
    rounds = _rounds_on(votes, none)
    whole = [r.number for r in rounds if _is_whole(votes, none, r)]
    after = max((number for number in whole if number < round_.number), default=0)
    before = min((number for number in whole if number > round_.number), default=None)
    here = [r for r in rounds if r.number > after and (before is None or r.number < before)]
    return _from_hands(none, here, votes)


def _is_whole(votes: Votes, none: AxisVotes, round_: Round) -> bool:
    enough = covers(len(_asked(none, round_)), none.k, votes.session.pack)
    return round_.mode == "ballot" and enough


def _none(votes: Votes, axis: str) -> AxisVotes:
    form = votes.session.about.form
    return AxisVotes(axis=axis, statements=votes.session.pack.statements_of(axis, form))


def _rounds_on(votes: Votes, none: AxisVotes) -> list[Round]:
    return [
        round_
        for round_ in votes.rounds
        if _asked(none, round_) and (votes.ballots[round_.id] or votes.tallies[round_.id])
    ]


def _asked(none: AxisVotes, round_: Round) -> tuple[Statement, ...]:
    return tuple(s for s in none.statements if s.id in round_.statements)


def _from_ballots(none: AxisVotes, round_: Round, votes: Votes) -> AxisVotes:
    ballots = votes.ballots[round_.id]
    return replace(none, mode="ballot", asked=_asked(none, round_), ballots=ballots)


def _from_hands(none: AxisVotes, rounds: Sequence[Round], votes: Votes) -> AxisVotes:
    counted: dict[str, dict[Seat, Tally]] = {}
    for round_ in (r for r in rounds if r.mode == "tally"):
        here: dict[str, dict[Seat, Tally]] = {}
        for tally in votes.tallies[round_.id]:
            if tally.seat is not None:
                here.setdefault(tally.statement, {})[tally.seat] = tally
        counted |= here
    asked = tuple(s for s in none.statements if s.id in counted)
    return replace(none, mode="tally", asked=asked, tallies=counted) if asked else none

"""One axis: from raw figures to what may be shown of it (``docs/method.md``, one axis).

Here the formulas of ``scoring`` meet the rules of ``disclosure``. With ballots a group's mean and
agreement are those of its people's axis scores; with counted hands they are taken statement by
statement and averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.counting import AxisVotes
from itot_workshop.domain.disclosure import (
    Limits,
    View,
    agreement_seats,
    in_order,
    room_mean_seats,
    statement_figures,
    telling_statement,
    view,
    votes_of,
)
from itot_workshop.domain.figures import AxisFigures, SeatFigures
from itot_workshop.domain.pack import Pack, Statement
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.scoring import (
    RawAxis,
    agreement,
    answer_patterns,
    balanced,
    consensus_label,
    gap_label,
    mean,
    pile_votes,
    raw_axis,
    recoded_votes,
    standard_error,
)


class Room(Struct, frozen=True, kw_only=True):
    """An axis's raw figures, and who may be seen on it."""

    raw: RawAxis
    pack: Pack
    limits: Limits
    view: View

    @property
    def by_hand(self) -> bool:
        """Whether hands were counted, so that nobody's axis score is known."""
        return self.raw.mode == "tally"


def room_of(votes: AxisVotes, pack: Pack, limits_: Limits) -> Room:
    """The raw figures of one axis with what decides about showing them."""
    share = pack.thresholds.answered_share
    raw = raw_axis(votes, pack.scale, share)
    view_ = view(raw, limits_, share)
    if raw.mode == "ballot" and not view_.balanced:
        telling = telling_statement(raw, answer_patterns(votes), limits_, share)
        view_ = replace(view_, telling=telling)
    return Room(raw=raw, pack=pack, limits=limits_, view=view_)


def axis_figures(room: Room) -> AxisFigures:
    """Everything that may be shown of one axis."""
    raw, thresholds = room.raw, room.pack.thresholds
    sides = {seat: seat_figures(room, seat) for seat in in_order(raw.seats)}
    room_mean = _room_mean(room)
    score, gap, management = _from_sides(sides)
    consensus = _consensus(room)
    basis_room = score is None and room_mean is not None
    size = len(room.pack.scale.values)
    return AxisFigures(
        axis=raw.axis,
        k=raw.k,
        n_room=sum(seat.n for seat in sides.values()),
        mode=raw.mode,
        basis="room" if basis_room else None if score is None else "balanced",
        score=room_mean if basis_room else score,
        gap=gap,
        gap_label=None if gap is None else gap_label(gap, thresholds),
        consensus=consensus,
        consensus_label=None if consensus is None else consensus_label(consensus, thresholds),
        room_mean=room_mean,
        se=_standard_error(room),
        management_gap=management,
        sides=sides,
        statements=statement_figures(raw, room.view, room.limits, size),
    )


def seat_figures(room: Room, seat: Seat) -> SeatFigures:
    """How many of a seat have a value, and their mean and agreement if they may be seen."""
    raw = room.raw
    if room.by_hand:
        n = max((votes_of(pile, seat) for pile in raw.piles.values()), default=0)
    else:
        n = len(raw.values.get(seat, ()))
    if seat not in room.view.shown:
        return SeatFigures(n=n)
    groups = _groups(room, [(s, [seat]) for s in raw.asked], room.limits.side)
    return SeatFigures(n=n, mean=_mean(room, groups), consensus=_agreement(room, groups))


def _from_sides(
    sides: dict[Seat, SeatFigures],
) -> tuple[float | None, float | None, float | None]:
    """Balanced score, gap and management gap, each None where it cannot be shown."""
    it, ot = (sides[side].mean if side in sides else None for side in SIDES)
    if it is None or ot is None:
        return None, None, None
    score = balanced(it, ot)
    managers = sides["MGT"].mean if "MGT" in sides else None
    return score, ot - it, None if managers is None else managers - score


def _room_mean(room: Room) -> float | None:
    seats = room_mean_seats(room.raw, room.view)
    if seats is None:
        return None
    return _mean(room, _groups(room, [(s, seats) for s in room.raw.asked], room.limits.room))


def _consensus(room: Room) -> float | None:
    raw, view_ = room.raw, room.view
    per_statement = [
        (s, agreement_seats(raw, view_, s.id if room.by_hand else "")) for s in raw.asked
    ]
    return _agreement(room, _groups(room, per_statement, room.limits.room))


def _standard_error(room: Room) -> float | None:
    if room.by_hand or not room.view.balanced:
        return None
    it, ot = (room.raw.values[side] for side in SIDES)
    return standard_error(it, ot)


def _groups(
    room: Room, seats: Sequence[tuple[Statement, Iterable[Seat]]], least: int
) -> list[Sequence[float]]:
    """The groups of numbers that a figure averages over, those of at least ``least`` people.

    With ballots that is one group, the axis scores of the people. With hands it is one group of
    votes for each statement, and none at all if too few statements have one.
    """
    raw = room.raw
    if not seats:
        return []
    if not room.by_hand:
        values = [v for seat in in_order(seats[0][1]) for v in raw.values.get(seat, ())]
        return [values] if len(values) >= least else []
    size, scale = len(room.pack.scale.values), room.pack.scale
    votes = [recoded_votes(pile_votes(raw.piles[s.id], who, size), s, scale) for s, who in seats]
    groups: list[Sequence[float]] = [group for group in votes if len(group) >= least]
    enough = reaches(len(groups), room.pack.thresholds.answered_share * raw.k)
    return groups if enough else []


def _mean(room: Room, groups: Sequence[Sequence[float]]) -> float | None:
    return mean([mean(group) for group in groups]) if groups else None


def _agreement(room: Room, groups: Sequence[Sequence[float]]) -> float | None:
    return mean([agreement(group, room.pack.scale) for group in groups]) if groups else None

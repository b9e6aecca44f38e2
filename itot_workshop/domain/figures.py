"""What may be shown of a session's votes: the values that screens, reports and commands share.

Everything in here has passed ``disclosure``; ``None`` means hidden or undefined. Numbers are in
full precision and rounded only where they are shown (``docs/method.md``, rounding).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.people import Seat
from itot_workshop.domain.voting import Mode

Basis: TypeAlias = Literal["balanced", "room"]
GapLabel: TypeAlias = Literal["close", "noticeable", "large"]
ConsensusLabel: TypeAlias = Literal["high", "medium", "low"]
Histogram: TypeAlias = tuple[int, ...]


class SeatFigures(Struct, frozen=True, kw_only=True):
    """One seat on one axis: how many have a value there, their mean and their agreement."""

    n: int
    mean: float | None = None
    consensus: float | None = None


class SeatVotes(Struct, frozen=True, kw_only=True):
    """Raw votes of one seat on one statement, lowest score first."""

    n: int
    histogram: Histogram


class StatementFigures(Struct, frozen=True, kw_only=True):
    """Raw votes on one statement, lowest score first and not turned for problem statements.

    ``n`` and ``cant_judge`` count the people of the pile, ``seats`` says who they are: everybody,
    unless a small group could be worked out by subtraction. ``histogram`` is None where the pile
    is too small, ``by_side`` where the sides are not shown apart, ``n`` where nobody was asked.
    ``few`` are seats beside the sides of which too few people voted to be among what is shown,
    ``perhaps`` those that may be left out: who could judge is not told, so it stays open.
    """

    statement: str
    seats: tuple[Seat, ...] = ()
    n: int | None
    cant_judge: int | None
    histogram: Histogram | None
    by_side: dict[Seat, SeatVotes] | None
    few: tuple[Seat, ...] = ()
    perhaps: tuple[Seat, ...] = ()


class AxisFigures(Struct, frozen=True, kw_only=True):
    """One axis: level, distance of the sides, agreement (``docs/method.md``, one axis).

    ``score`` is the balanced score, or the room's mean where ``basis`` is "room"; ``gap`` is OT
    minus IT; agreement runs from 0 to 1; ``se`` is the standard error of the balanced score.
    ``k`` is the number of statements the form asks on the axis, ``n_room`` everybody with a value.
    ``mode`` is None where nobody has voted.
    """

    axis: str
    k: int
    n_room: int
    mode: Mode | None
    basis: Basis | None
    score: float | None
    gap: float | None
    gap_label: GapLabel | None
    consensus: float | None
    consensus_label: ConsensusLabel | None
    room_mean: float | None
    se: float | None
    management_gap: float | None
    sides: dict[Seat, SeatFigures]
    statements: dict[str, StatementFigures]

    def mean_of(self, seat: Seat) -> float | None:
        """The mean of a seat; None where it is hidden, or nobody of it voted."""
        return self.sides[seat].mean if seat in self.sides else None


def mean_in(figures: AxisFigures | None, seat: Seat) -> float | None:
    """The mean of a seat on an axis; None too where a session has no figures of the axis."""
    return None if figures is None else figures.mean_of(seat)


class Overall(Struct, frozen=True, kw_only=True):
    """The session in four figures; each needs three quarters of the axes."""

    score: float | None
    axes: int
    mean_abs_gap: float | None
    consensus: float | None


class SessionFigures(Struct, frozen=True, kw_only=True):
    """All figures of a session; axes in radar order.

    ``proposed`` is the talk list best first (axis ids), ``talk_list`` the same with what the
    facilitator put into its places.
    """

    axes: dict[str, AxisFigures]
    overall: Overall
    proposed: tuple[str, ...]
    talk_list: tuple[str, ...]

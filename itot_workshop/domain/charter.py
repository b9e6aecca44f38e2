"""The charter of a cooperation model: what was written down, and what can be counted in it.

What is still missing in one is found by ``charter_checks``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from itot_workshop.domain.pack import WatchIndicator
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.rounding import reaches

Seen: TypeAlias = Literal["", "seen", "partly", "not_seen"]


class Sponsor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who answers for the charter on one side."""

    side: Seat
    who: str
    confirmed: bool = False


class Member(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A liaison or a team member. ``share`` is the part of the working time, 0 to 1."""

    who: str
    side: Seat
    share: float
    volunteer: bool = True
    agreed: bool = True
    returns_to: str = ""


class StrategyLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The digital strategy that liaisons dock on to, or who writes one by when."""

    document: str = ""
    owner: str = ""
    how: str = ""
    due: datetime.date | None = None


class WatchValue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reading of one indicator of the scaling watch at a review; ``session`` says which."""

    indicator: str
    session: str
    date: datetime.date
    value: float


class SharedGoal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A goal with a number, an owner on each side, and the key projects it covers (from 0)."""

    goal: str
    owner_it: str = ""
    owner_ot: str = ""
    projects: tuple[int, ...] = ()


class VisibleChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody walking through the plant sees at the end, who checks it, and what was seen."""

    text: str
    checked_by: str = ""
    seen: Seen = ""


class Charter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A charter for any model. Which fields are asked for says the pack's form of the model.

    Fields that a model's form does not have stay empty. ``signed`` is set only when no check
    blocks; ``session`` is the session in which the charter was begun. ``latest_end`` is the end
    that was signed last: a charter that is reopened cannot be signed with a later one.
    """

    id: str
    model: str
    name: str = ""
    purpose: str = ""
    session: str = ""
    begun: datetime.date | None = None
    signed: datetime.date | None = None
    sponsors: tuple[Sponsor, ...] = ()
    members: tuple[Member, ...] = ()
    scope_in: tuple[str, ...] = ()
    scope_out: tuple[str, ...] = ()
    strategy: StrategyLink | None = None
    trust_moves: tuple[str, ...] = ()
    growth: str = ""
    watch: tuple[WatchValue, ...] = ()
    new_silo: tuple[WatchValue, ...] = ()
    review_months: int = 3
    start: datetime.date | None = None
    end: datetime.date | None = None
    latest_end: datetime.date | None = None
    midpoint: datetime.date | None = None
    key_projects: tuple[str, ...] = ()
    talents: dict[str, str] = field(default_factory=dict)
    goals: tuple[SharedGoal, ...] = ()
    visible: tuple[VisibleChange, ...] = ()
    handover: str = ""
    stop_rule: str = ""
    limits: str = ""
    open_points: tuple[str, ...] = ()
    outcome: str = ""


class Balance(Struct, frozen=True, kw_only=True):
    """Working time released by the sides, in full-time equivalents, and the smaller one's share."""

    it: float
    ot: float
    smaller_share: float


class WatchReview(Struct, frozen=True, kw_only=True):
    """One review of the scaling watch: what was read, and which indicators were over the line."""

    session: str
    date: datetime.date
    values: dict[str, float]
    crossed: tuple[str, ...]


def balance(members: Iterable[Member]) -> Balance | None:
    """How the released working time is spread over the sides; None where there is none."""
    share: dict[Seat, list[float]] = {side: [] for side in SIDES}
    for member in members:
        if member.side in share:
            share[member.side].append(member.share)
    it, ot = (sum(share[side]) for side in SIDES)
    total = it + ot
    return Balance(it=it, ot=ot, smaller_share=min(it, ot) / total) if total > 0 else None


def watch_reviews(
    values: Iterable[WatchValue], indicators: Iterable[WatchIndicator]
) -> tuple[WatchReview, ...]:
    """The readings of the scaling watch review by review, oldest first."""
    by_review: dict[tuple[datetime.date, str], dict[str, float]] = {}
    for value in values:
        by_review.setdefault((value.date, value.session), {})[value.indicator] = value.value
    indicators = tuple(indicators)
    return tuple(
        WatchReview(
            session=session,
            date=date,
            values=read,
            crossed=tuple(i.id for i in indicators if i.id in read and _crossed(i, read[i.id])),
        )
        for (date, session), read in sorted(by_review.items())
    )


def reopens(reviews: Sequence[WatchReview], enough: int) -> bool:
    """Whether ``enough`` indicators were over the line in both of the last two reviews."""
    last = reviews[-2:]
    return len(last) == 2 and all(len(review.crossed) >= enough for review in last)


def with_midpoint(before: Charter, charter: Charter) -> Charter:
    """The charter with its review half-way, when it has just got both its start and its end.

    A midpoint that was given, or taken away again, stays as it is.
    """
    start, end = charter.start, charter.end
    known = before.start is not None and before.end is not None
    if known or start is None or end is None or charter.midpoint is not None or end <= start:
        return charter
    return replace(charter, midpoint=start + (end - start) // 2)


def _crossed(indicator: WatchIndicator, value: float) -> bool:
    return value > indicator.value if indicator.test == ">" else reaches(value, indicator.value)

"""The charter of a cooperation model: what was written down, and what is still missing in it."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct, field

from itot_workshop.domain.people import Seat

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
    blocks; ``session`` is the session in which the charter was begun.
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

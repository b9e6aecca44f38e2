"""What a plan is looked through for before the day: does it fit, can the room vote, who stands out.

Everything here is a proposal or a warning; nothing is forbidden. The words are the screens'.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.disclosure import Limits, limits
from itot_workshop.domain.people import SEATS, SIDES, Seat, seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import LEAST, steps_in_order

DAY = 24 * 60
"""The minutes of a day."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")

Order: TypeAlias = Literal["radar-before-vote", "review-after-vote", "close-not-last"]
Allowed: TypeAlias = Literal["nobody", "nothing", "room", "figures", "dots"]


class Take(Struct, frozen=True, kw_only=True):
    """Minutes that a step could give."""

    step: str
    title: str
    minutes: int


class Fit(Struct, frozen=True, kw_only=True):
    """How the agenda fits between the start and the end of the room, in minutes.

    ``starts``, ``ends`` and ``until`` are minutes of the day, None where no time is given; ``over``
    is negative where there is time to spare, and None without both times. ``takes`` are the steps
    that could give what is too long, ``short`` what would still be missing after that.
    ``turned`` says that the room ends before the start.
    """

    total: int
    starts: int | None = None
    ends: int | None = None
    until: int | None = None
    over: int | None = None
    takes: tuple[Take, ...] = ()
    short: int = 0
    turned: bool = False

    @property
    def fits(self) -> bool:
        """Whether nothing is known to be too long."""
        return not self.turned and (self.over is None or self.over <= 0)


class Numbers(Struct, frozen=True, kw_only=True):
    """What the numbers on the roster allow to be shown, before anybody has voted.

    ``fragile`` are the sides in which a single *can't judge* takes away what is ``allowed``,
    ``small`` those that are too small for the next step up.
    """

    allowed: Allowed
    limits: Limits
    counts: Mapping[Seat, int]
    fragile: tuple[Seat, ...] = ()
    small: tuple[Seat, ...] = ()


def minutes_of(time: str) -> int | None:
    """A time of day in minutes, None for anything else; "9", "9:00", "0900" and "9.00" are nine."""
    found = _CLOCK.fullmatch(time.strip())
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return 60 * hours + minutes if hours < 24 and minutes < 60 else None


def time_of(minutes: int) -> str:
    """Minutes of the day as a time: 09:00. Past midnight it begins again."""
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"


def length_of(step: AgendaStep) -> int:
    """A step's minutes, with those that were given to it in the room."""
    return step.minutes + step.added


def fit(session: Session) -> Fit:
    """How the agenda fits into the time there is, and which steps could give what is too long."""
    steps = steps_in_order(session)
    total = sum(length_of(step) for step in steps)
    starts, until = minutes_of(session.about.starts), minutes_of(session.about.until)
    ends = None if starts is None else starts + total
    if starts is None or until is None:
        return Fit(total=total, starts=starts, ends=ends, until=until)
    if until <= starts:
        return Fit(total=total, starts=starts, ends=ends, until=until, turned=True)
    over = total - (until - starts)
    takes = proposals(steps, over)
    short = max(0, over - sum(take.minutes for take in takes))
    return Fit(
        total=total, starts=starts, ends=ends, until=until, over=over, takes=takes, short=short
    )


def proposals(steps: Sequence[AgendaStep], over: int) -> tuple[Take, ...]:
    """From which steps to take so many minutes: one step if one can give all, else several.

    Elastic steps come first, as they do in the room, then the facilitator's own; each keeps a third
    of its time. Other steps of the pack are not shortened: their time is what they need.
    """
    if over <= 0:
        return ()
    givers = [step for step in steps if step.state == "planned" and spare(step)]
    wanted = [s for s in givers if s.elastic] + [s for s in givers if not s.elastic]
    alone = next((step for step in wanted if spare(step) >= over), None)
    takes = []
    for step in (alone,) if alone else wanted:
        part = min(over, spare(step))
        if part:
            takes.append(Take(step=step.id, title=step.title, minutes=part))
        over -= part
    return tuple(takes)


def spare(step: AgendaStep) -> int:
    """The minutes a step could give: none unless it is elastic or the facilitator's own."""
    if step.source and not step.elastic:
        return 0
    return max(0, step.minutes - max(1, math.ceil(step.minutes * LEAST)))


def numbers(session: Session) -> Numbers:
    """What the numbers on the roster allow (``docs/method.md``, small groups)."""
    counts = seat_counts(session.people.values())
    least = limits(session)
    line = max(least.split, least.side)
    people = sum(counts.values())
    if not people:
        return Numbers(allowed="nobody", limits=least, counts=counts)
    if people < least.room:
        return Numbers(allowed="nothing", limits=least, counts=counts)
    if small := _below(counts, least.side):
        fragile: tuple[Seat, ...] = SIDES if people == least.room else ()
        return Numbers(allowed="room", limits=least, counts=counts, small=small, fragile=fragile)
    if small := _below(counts, line):
        fragile = tuple(side for side in SIDES if counts[side] == least.side)
        return Numbers(allowed="figures", limits=least, counts=counts, small=small, fragile=fragile)
    fragile = tuple(side for side in SIDES if counts[side] == line)
    return Numbers(allowed="dots", limits=least, counts=counts, fragile=fragile)


def lonely_seats(session: Session) -> tuple[Seat, ...]:
    """Seats with a single person, whose ballot could be told from the others by its seat."""
    counts = seat_counts(session.people.values())
    return tuple(seat for seat in SEATS if counts[seat] == 1)


def vote_without_people(session: Session) -> bool:
    """Whether the agenda votes and nobody is on the roster."""
    votes = any(step.kind == "vote" for step in steps_in_order(session))
    return votes and not session.people


def order_faults(session: Session) -> tuple[Order, ...]:
    """What stands in an order in which it does not work."""
    kinds = [step.kind for step in steps_in_order(session)]
    vote = kinds.index("vote") if "vote" in kinds else None
    faults: list[Order] = []
    if "reveal" in kinds and vote is not None and kinds.index("reveal") < vote:
        faults.append("radar-before-vote")
    if session.about.follows and "review" in kinds and vote is not None:
        if kinds.index("review") > vote:
            faults.append("review-after-vote")
    if "close" in kinds and kinds[-1] != "close":
        faults.append("close-not-last")
    return tuple(faults)


def _below(counts: Mapping[Seat, int], line: int) -> tuple[Seat, ...]:
    return tuple(side for side in SIDES if counts[side] < line)

"""The radar with its table, and one axis in depth, as the room sees them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.axis_change import ChangeLabel, NotCompared
from itot_workshop.domain.figures import Basis, GapLabel
from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.people import Seat

Outline: TypeAlias = Literal["sides", "it", "ot", "together", "since"]
ALONE: Mapping[Outline, Seat] = {"it": "IT", "ot": "OT"}
"""Which side stands alone in which shapes."""

RowOrder: TypeAlias = Literal["gap", "score", "agreement", "axis", "change"]


class AxisRow(Struct, frozen=True, kw_only=True):
    """One axis as radar and table show it; a gap has no sign here.

    A spread is where most people of a side stand, None unless it is wished for and may be shown.
    ``n`` people are behind the figures, 0 where none are shown.
    ``then`` and ``now`` are both sides together in the session before and in this one, on the same
    statements; None unless they are compared. ``then`` is where the shape grows from, ``now`` and
    its change stand where the one lies behind the other. ``before`` is what the session before has
    to show for itself there of an axis that is ``not_compared``.
    """

    name: str
    short: str
    it: float | None
    ot: float | None
    score: float | None
    basis: Basis | None
    management: float | None
    gap: float | None
    gap_label: GapLabel | None
    agreement: float | None
    n: int = 0
    it_spread: tuple[float, float] | None = None
    ot_spread: tuple[float, float] | None = None
    then: float | None = None
    now: float | None = None
    change: float | None = None
    change_label: ChangeLabel | None = None
    before: float | None = None
    not_compared: NotCompared | None = None


class SinceLast(Struct, frozen=True, kw_only=True):
    """The session whose shape lies behind this one's: their days, and what changed since on the
    whole, a mean of ``on`` axes. ``single`` says that each is compared on one statement; ``fewer``
    are the axes, by id, that are compared on fewer than this session asked.
    """

    then: datetime.date
    now: datetime.date
    delta: float | None
    on: int
    single: bool
    fewer: frozenset[str] = frozenset()


class Radar(Struct, frozen=True, kw_only=True):
    """The shape of the room's view, in radar order; ``order`` are rows, sorted by ``sorted_by``.

    ``outline`` says which shapes are drawn, never more than two: both sides, one side alone, both
    together, or both together with the session before behind them, which ``since`` tells of: then
    all figures are those on the statements that both sessions asked.
    ``date`` is the session's day, ``place`` its site where those of others are beside it.

    Of one side alone nothing else is told of an axis whose sides are shown apart: its mean and how
    much its people agree, and no figure from which the other side could be reckoned.
    ``voted`` is set once the room has seen the end of a vote, whether figures may be shown or not.
    """

    title: str
    date: datetime.date
    low: int
    high: int
    axes: tuple[AxisRow, ...]
    order: tuple[int, ...]
    sorted_by: RowOrder
    management: bool
    table: bool
    voted: bool = False
    outline: Outline = "sides"
    since: SinceLast | None = None
    place: str = ""
    spread: bool = False
    overall: float | None = None
    mean_gap: float | None = None
    agreement: float | None = None


class AxisPage(Struct, frozen=True, kw_only=True):
    """One axis in depth: its anchors, where the sides stand, how to read it, and one question.

    ``voted`` is set once the room has seen the end of a vote on it. ``since`` is the session before
    that both sides together are set against, None where they are not.
    """

    row: AxisRow
    question: str
    low: int
    high: int
    anchor_low: str
    anchor_high: str
    ask: str
    reading: str = ""
    voted: bool = False
    since: SinceLast | None = None


class AxisSaid(Struct, frozen=True, kw_only=True):
    """What the room said about an axis with whose side it was, what was agreed, what to ask on.

    It is page ``page`` of ``pages``; what was agreed and what to ask stand on the last.
    """

    name: str
    said: tuple[tuple[NoteSide, str], ...]
    agreed: tuple[str, ...]
    questions: tuple[str, ...]
    page: int = 1
    pages: int = 1

"""The part of a content pack that asks and reads: scale, axes, statements, bands, readings."""

from __future__ import annotations

from typing import Literal, TypeAlias

from itot_workshop.domain.pack_base import Key, Value

Comparison: TypeAlias = Literal["<", "<=", ">", ">="]
Figure: TypeAlias = Literal[
    "score",
    "gap",
    "gap_abs",
    "consensus",
    "consensus_inside",
    "management_gap",
]

FEWEST_AXES = 3
"""A radar of fewer axes has no shape."""


class Scale(Value, frozen=True, kw_only=True):
    """The whole-number scale of every statement, both ends included."""

    low: int
    high: int
    labels: tuple[str, ...]
    abstain: str
    question: str

    @property
    def values(self) -> range:
        """The scores that can be given, lowest first."""
        return range(self.low, self.high + 1)


class Thresholds(Value, frozen=True, kw_only=True):
    """Where figures are hidden and where words change (``docs/method.md``, thresholds).

    The three smallest-group numbers can be raised by a pack or a session and never lowered.
    """

    side_min: int = 3
    room_min: int = 5
    split_min: int = 5
    answered_share: float = 0.5
    session_share: float = 0.75
    gap_noticeable: float = 0.5
    gap_large: float = 1.0
    consensus_high: float = 0.75
    consensus_medium: float = 0.5
    management_marked: float = 1.0
    score_low: float = 3.0
    change_clear: float = 0.5
    change_possible: float = 0.3
    noise_factor: float = 2.0
    shared_statements: float = 0.5
    shared_axes: int = 5
    fit_margin: float = 5.0
    weight_gap: float = 2.0
    empty_share: float = 1 / 3
    misread_share: float = 1 / 3
    misread_distance: float = 2.0


class Band(Value, frozen=True, kw_only=True):
    """A stretch of the scale with its words; a score belongs to the last band it reaches."""

    id: str
    start: float
    name: str
    wording: str


class Reading(Value, frozen=True, kw_only=True):
    """What a constellation of figures on an axis may mean; ``when`` names the constellation."""

    when: Literal["ot_lower", "it_lower", "management_higher", "both_low"]
    text: str


class Axis(Value, frozen=True, kw_only=True):
    """One dimension of the instrument, in radar order."""

    id: str
    name: str
    short: str
    question: str
    anchor_low: str
    anchor_high: str
    anchor_low_stage: str
    anchor_high_stage: str
    readings: tuple[Reading, ...] = ()
    questions: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


class Statement(Value, frozen=True, kw_only=True):
    """A sentence people vote on. ``key`` −1 marks a problem statement, turned for scoring.

    A changed meaning needs a new id, a changed wording a new revision; a translation keeps both.
    After the reveal ``ask_worse`` is put to the side that sees the matter worse (after turning),
    ``ask_better`` to the other.
    """

    id: str
    axis: str
    key: Key
    short: bool
    revision: int
    text: str
    ask_worse: str = ""
    ask_better: str = ""
    trace: tuple[str, ...] = ()


class Condition(Value, frozen=True, kw_only=True):
    """One test of one figure of an axis; false where the figure is hidden or undefined.

    ``score`` and gaps are in scale points, agreement from 0 to 1. ``consensus`` is that of the
    room, ``consensus_inside`` the lower of the two sides. Values are tested rounded as labels are
    (``docs/method.md``, rounding). ``axis`` is empty where the owner's ``scope`` picks the axes.
    """

    axis: str = ""
    figure: Figure
    test: Comparison
    value: float


class Pattern(Value, frozen=True, kw_only=True):
    """A constellation across axes, a possible reading and what to open; facilitator only.

    ``scope`` says on which axes ``conditions`` are tested: ``named`` on the axis each names;
    ``every`` on all axes at once, with a value on at least the share of axes that a session
    figure needs; ``each`` axis by axis, and the pattern is reported for each axis it holds on.
    ``match`` joins the conditions. ``opens`` names exercises, ``rules`` house rules.
    """

    id: str
    pattern: str
    reading: str
    conditions: tuple[Condition, ...] = ()
    match: Literal["all", "any"] = "all"
    scope: Literal["named", "every", "each"] = "named"
    cards: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


class GapReading(Value, frozen=True, kw_only=True):
    """What gap and agreement say together (``docs/method.md``, reading gap and agreement).

    ``large`` includes noticeable gaps; ``agreement`` is that inside the sides, the lower one.
    ``soft`` replaces ``reading`` where low agreement is still medium; ``prompt`` is for the stage.
    """

    id: str
    gap: Literal["large", "close"]
    agreement: Literal["high", "low"]
    score: Literal["low", "high", "any"] = "any"
    reading: str
    soft: str = ""
    move: str
    prompt: str = ""
    trace: tuple[str, ...] = ()

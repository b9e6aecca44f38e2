"""What the room sees, one frozen value a kind of screen; the stage draws these and nothing else.

Everything in them may be seen by everybody: results only after their reveal and only as far as
``disclosure`` lets them through, no names beside votes, nothing of the facilitator's script.
"""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience_board_views import Board, BoardCard, BoardPlacing
from itot_workshop.domain.audience_choice_views import (
    Answers,
    CharterPage,
    Decision,
    Dots,
    ModelPage,
    Models,
    Prompt,
    Ranking,
    SideHands,
    Turnout,
    Weights,
)
from itot_workshop.domain.audience_compare_views import CompareView
from itot_workshop.domain.audience_difference_views import DifferenceRow, Differences
from itot_workshop.domain.audience_radar_views import (
    AxisPage,
    AxisRow,
    AxisSaid,
    Outline,
    Radar,
    RowOrder,
    SinceLast,
)
from itot_workshop.domain.figures import ConsensusLabel, Histogram
from itot_workshop.domain.pack import CardKind
from itot_workshop.domain.people import Seat

__all__ = [
    "ActionRow",
    "Actions",
    "Agenda",
    "Answers",
    "Ask",
    "AudienceView",
    "AxisPage",
    "AxisRow",
    "AxisSaid",
    "Blank",
    "Board",
    "BoardCard",
    "BoardPlacing",
    "BoothOpen",
    "CardColumn",
    "CardPage",
    "CharterPage",
    "Closing",
    "Countdown",
    "Decision",
    "DifferenceRow",
    "Differences",
    "Dots",
    "Median",
    "ModelPage",
    "Models",
    "Outline",
    "Pile",
    "Prompt",
    "Radar",
    "Ranking",
    "Reveal",
    "Round",
    "RowOrder",
    "Rules",
    "SinceLast",
    "Symptom",
    "Turnout",
    "Weights",
    "Welcome",
]


class Blank(Struct, frozen=True, kw_only=True):
    """Nothing: the facilitator wants eyes on the room."""


class Welcome(Struct, frozen=True, kw_only=True):
    """What this session is, while people arrive."""

    title: str
    organisation: str
    site: str
    date: datetime.date
    lines: tuple[str, ...]
    steps: tuple[tuple[str, int], ...]


class Rules(Struct, frozen=True, kw_only=True):
    """The house rules, and what is kept of the votes and what never is."""

    title: str
    rules: tuple[str, ...]
    kept: tuple[str, ...]
    never: tuple[str, ...]


class Ask(Struct, frozen=True, kw_only=True):
    """The statement that is voted on. Anchors stand only with positively worded statements.

    ``number`` of ``count`` counts the statements of the form from 1; both are 0 in a trial.
    ``turnout`` is None where hands are shown or nothing is open yet; ``hands`` are what is counted
    of them while the vote is open. ``others`` are what else is asked: all are set in one size.
    """

    axis: str
    question: str
    statement: str
    number: int
    count: int
    low: int
    labels: tuple[str, ...]
    abstain: str
    anchor_low: str
    anchor_high: str
    turnout: Turnout | None
    trial: bool
    open: bool
    closed: bool = False
    hands: tuple[SideHands, ...] = ()
    others: tuple[Ask, ...] = ()


class BoothOpen(Struct, frozen=True, kw_only=True):
    """People vote one after the other in a booth; the room sees how many have."""

    title: str
    question: str
    statements: int
    turnout: Turnout


class Median(Struct, frozen=True, kw_only=True):
    """The middle vote of a side, or of the room where ``seat`` is None."""

    seat: Seat | None
    value: float


class Pile(Struct, frozen=True, kw_only=True):
    """Votes from the lowest score up, of one seat, or of the room where ``seat`` is None."""

    seat: Seat | None
    counts: Histogram


class Round(Struct, frozen=True, kw_only=True):
    """What one round said about one statement; medians and piles of IT and OT, or of the room.

    ``apart`` is the distance of the medians of IT and OT, without sign. ``hidden`` is why there
    is nothing, or no split: "votes" (too few to show any), "sides" (too few for sides apart).
    ``few`` are seats beside the sides with so few people that they are left out, ``perhaps`` those
    that may be.
    """

    number: int
    piles: tuple[Pile, ...]
    medians: tuple[Median, ...]
    apart: float | None
    agreement: float | None
    agreement_label: ConsensusLabel | None
    management: float | None
    cant_judge: int
    hidden: Literal["", "votes", "sides"]
    few: tuple[Seat, ...] = ()
    perhaps: tuple[Seat, ...] = ()


class Reveal(Struct, frozen=True, kw_only=True):
    """The result of one statement. ``rounds`` are all revealed ones, the last is the valid one.

    ``smallest`` is from how many votes on a side the sides are shown apart. ``others`` are the
    other statements of the form: all are set in one size. ``example`` is a round of made-up votes,
    as many as may be shown: a trial of fewer teaches by it what a reveal looks like.
    """

    axis: str
    statement: str
    number: int
    count: int
    low: int
    labels: tuple[str, ...]
    reversed: bool
    rounds: tuple[Round, ...]
    smallest: int
    prompts: tuple[tuple[Seat | None, str], ...]
    trial: bool
    others: tuple[str, ...] = ()
    example: Round | None = None


class Symptom(Struct, frozen=True, kw_only=True):
    """A line of a card with the dots the room gave it."""

    text: str
    dots: int


class CardColumn(Struct, frozen=True, kw_only=True):
    """One column of a card, told by whom it concerns."""

    head: str
    seat: Seat | None
    lines: tuple[Symptom, ...]


class CardPage(Struct, frozen=True, kw_only=True):
    """One of the three views of a card: symptoms, story, or questions and moves.

    ``ask`` is what the room is asked while it marks symptoms, ``effects`` what comes of it: costs
    of an anti-pattern, gains of a pattern. ``others`` is the view of the symptoms beside the other
    ones: the head of all is set in one size. ``steps`` are what the room does with what a card sets
    side by side, ``closing`` the last word on it.
    """

    title: str
    gist: str
    page: Literal["symptoms", "story", "questions"]
    kind: CardKind = "support"
    ask: str = ""
    columns: tuple[CardColumn, ...] = ()
    story_title: str = ""
    story: str = ""
    effects: str = ""
    questions: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    closing: str = ""
    others: tuple[CardPage, ...] = ()


class ActionRow(Struct, frozen=True, kw_only=True):
    """One action as the room reads it."""

    text: str
    done_when: str
    owner: str
    owner_seat: Seat | None
    partner: str
    partner_seat: Seat | None
    due: datetime.date | None
    state: str


class Actions(Struct, frozen=True, kw_only=True):
    """What was agreed, or what became of it; ``review`` shows states instead of dates."""

    title: str
    rows: tuple[ActionRow, ...]
    next_date: datetime.date | None
    review: bool


class Agenda(Struct, frozen=True, kw_only=True):
    """The agenda, with the step at hand; minutes as planned."""

    title: str
    steps: tuple[tuple[str, int], ...]
    at: int | None


class Countdown(Struct, frozen=True, kw_only=True):
    """Time that runs: a step's title, and the time left when the view was made, in seconds.

    ``box`` is all the time the step has, ``ends`` the clock reading at which it is over if nobody
    stops the clock, None while it is stopped; ``following`` is the title of the step after it, if
    any.
    """

    title: str
    following: str
    left: float
    ends: float | None
    box: float
    running: bool
    pause: bool


class Closing(Struct, frozen=True, kw_only=True):
    """The end: how many actions, when we meet again, what happens with the result."""

    title: str
    lines: tuple[str, ...]
    actions: int
    next_date: datetime.date | None


AudienceView: TypeAlias = (
    Blank
    | Welcome
    | Rules
    | Ask
    | BoothOpen
    | Reveal
    | CardPage
    | Board
    | BoardPlacing
    | Differences
    | Radar
    | AxisPage
    | AxisSaid
    | Actions
    | Agenda
    | Countdown
    | Closing
    | Dots
    | Answers
    | Weights
    | ModelPage
    | Models
    | Ranking
    | Prompt
    | Decision
    | CharterPage
    | CompareView
)

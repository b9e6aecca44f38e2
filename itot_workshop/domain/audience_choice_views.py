"""What the room sees of votes of other kinds and of the model choice, one value a kind of screen.

As in ``audience_views``: results only after their reveal, and never a name beside a vote.
"""

from __future__ import annotations

import datetime

from msgspec import Struct

from itot_workshop.domain.charter import Seen
from itot_workshop.domain.figures import Histogram
from itot_workshop.domain.people import Seat


class Turnout(Struct, frozen=True, kw_only=True):
    """How many have voted, of how many who are here."""

    voted: int
    of: int


class SideHands(Struct, frozen=True, kw_only=True):
    """How many hands of a side have been counted, of how many people; never what they showed.

    ``now`` says that this side is being counted.
    """

    seat: Seat
    counted: int
    of: int
    now: bool = False


class DotRow(Struct, frozen=True, kw_only=True):
    """Something that is given dots; ``dots`` is None before the reveal."""

    text: str
    dots: int | None


class Dots(Struct, frozen=True, kw_only=True):
    """What dots are given to, and after the reveal how many each got, most first.

    ``each`` is what everybody has to give, 0 where that is a matter of each line.
    ``hidden`` says that too few have voted to show any, ``closed`` that nobody can vote any more,
    and then there is no question.
    """

    title: str
    question: str
    each: int
    rows: tuple[DotRow, ...]
    turnout: Turnout | None
    hidden: bool
    closed: bool = False


class Answers(Struct, frozen=True, kw_only=True):
    """The answers to one question as one pile; ``counts`` is None where too few have answered."""

    title: str
    question: str
    low: int
    labels: tuple[str, ...]
    counts: Histogram | None
    said: tuple[str, ...]


class WeightRow(Struct, frozen=True, kw_only=True):
    """One criterion: the medians of the sides (or of the room), and what the room settled on.

    ``apart`` says that the sides lie so far apart that the room should talk first.
    """

    name: str
    text: str
    it: float | None
    ot: float | None
    room: float | None
    settled: int | None
    apart: bool


class Weights(Struct, frozen=True, kw_only=True):
    """How far each criterion applies, as both sides see it; ``labels`` are those of 0 to 3."""

    title: str
    question: str
    labels: tuple[str, ...]
    rows: tuple[WeightRow, ...]


class ModelPage(Struct, frozen=True, kw_only=True):
    """One cooperation model to be read, with how one sees early that it fails, or that it did.

    ``others`` are the other models with a page: all pages are set alike.
    """

    name: str
    label: str
    picture: str
    aim: str
    how: str
    strengths: tuple[str, ...]
    limits: tuple[str, ...]
    conditions: tuple[str, ...]
    failure: str
    warning: str
    time: str
    others: tuple[ModelPage, ...] = ()


class ModelColumn(Struct, frozen=True, kw_only=True):
    """One of several models side by side, as much of it as its page tells."""

    name: str
    picture: str = ""
    strengths: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    fits_when: str = ""
    fails_when: str = ""
    warning: str = ""


class Models(Struct, frozen=True, kw_only=True):
    """The other models side by side: what they are, or on the second page when they fit.

    ``beside`` are the columns of that other page: both are set alike.
    """

    title: str
    label: str
    columns: tuple[ModelColumn, ...]
    beside: tuple[ModelColumn, ...] = ()


class RankedModel(Struct, frozen=True, kw_only=True):
    """A model in the ranking, with its fit on every criterion; ``pct`` runs from 0 to 100."""

    name: str
    core: bool
    fits: tuple[int, ...]
    points: int
    pct: float | None
    warned: bool


class Ranking(Struct, frozen=True, kw_only=True):
    """Every term of every sum, best model first, and what is to be said about the lead.

    ``criteria`` are names with the weights that count; ``unsettled`` names those on which the sides
    lie far apart and the room has still to talk. ``fragile`` names the criteria of which a weight
    moved by one shares the lead; ``warnings`` are models with the warning that applies.
    """

    title: str
    core_label: str
    criteria: tuple[tuple[str, int], ...]
    models: tuple[RankedModel, ...]
    most: int
    lead: float | None
    too_close: bool
    fragile: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...]
    edited: str
    unsettled: tuple[str, ...] = ()


class Prompt(Struct, frozen=True, kw_only=True):
    """One question to the room, and what was said to it so far."""

    title: str
    text: str
    lines: tuple[str, ...]


class Decision(Struct, frozen=True, kw_only=True):
    """What the room decided; ``thumbs`` are up, sideways, down, or empty while not counted."""

    title: str
    model: str
    label: str
    reason: str
    drafter: str
    due: datetime.date | None
    thumbs: tuple[int, ...]
    ask: str


class CharterLine(Struct, frozen=True, kw_only=True):
    """A line of a charter under review: something watched with its limit, or a promise.

    ``value`` is the last reading, a share of 1 where ``percent``; ``seen`` is what became of a
    promise; ``good`` is None where there is nothing to judge yet.
    """

    text: str
    limit: str = ""
    value: float | None = None
    percent: bool = False
    seen: Seen = ""
    good: bool | None = None


class CharterPage(Struct, frozen=True, kw_only=True):
    """A charter under review: until when, what was promised to be seen, what is watched.

    ``smaller_share`` is the smaller side's part of the released time, 0 to 1.
    """

    title: str
    name: str
    model: str
    end: datetime.date | None
    months_left: int | None
    smaller_share: float | None
    lines: tuple[CharterLine, ...]
    warnings: tuple[str, ...]
    ask: str

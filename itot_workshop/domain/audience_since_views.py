"""What the room sees of what became of what was agreed, one frozen value a kind of screen."""

from __future__ import annotations

import datetime

from msgspec import Struct

from itot_workshop.domain.notes import ActionState, NoteSide


class GroundPoint(Struct, frozen=True, kw_only=True):
    """The common ground on one day: cards in play and common, and the target set that day, None
    where none was.
    """

    date: datetime.date
    placed: int
    common: int
    share: float | None
    target: float | None


class GroundOverTime(Struct, frozen=True, kw_only=True):
    """How the common ground went on, and what became of cards since the first of the ``points``.

    What slipped back stands first: it is the most useful news. Cards that came later are ``new``,
    those of them apart that are common. The same cards are those of the first and the last day.
    """

    points: tuple[GroundPoint, ...]
    slipped_back: tuple[str, ...]
    missed: tuple[str, ...]
    reached: tuple[str, ...]
    unplanned: tuple[str, ...]
    new_common: tuple[str, ...]
    new: tuple[str, ...]
    same_cards: int
    same_before: float | None
    same_after: float | None


class ActionThen(Struct, frozen=True, kw_only=True):
    """An action that was agreed, and where it stands now.

    ``unseen`` says that it was left open and no later session tells what became of it, ``overdue``
    that it is still open though its day was past in the last session.
    """

    text: str
    state: ActionState
    due: datetime.date | None
    unseen: bool = False
    overdue: bool = False


class ActionsOn(Struct, frozen=True, kw_only=True):
    """What was agreed on a day."""

    date: datetime.date
    actions: tuple[ActionThen, ...]


class ActionsOverTime(Struct, frozen=True, kw_only=True):
    """Actions then and now, session by session."""

    days: tuple[ActionsOn, ...]


class CrossedOn(Struct, frozen=True, kw_only=True):
    """A review on a day, and which ``limits`` of a cooperation model were crossed then."""

    date: datetime.date
    limits: tuple[str, ...]


class ModelOn(Struct, frozen=True, kw_only=True):
    """Which cooperation model was chosen on a day, and the sentence it was chosen with.

    ``months`` is about how long its charter lasts, from ``start`` to ``end``; None without an end.
    ``crossed`` are reviews at which too many of its limits were, of ``limits`` that tell whether
    the work has outgrown it.
    """

    date: datetime.date
    name: str
    reason: str
    months: int | None
    start: datetime.date | None
    end: datetime.date | None
    limits: int
    crossed: tuple[CrossedOn, ...]


class ModelsOverTime(Struct, frozen=True, kw_only=True):
    """The choices of a cooperation model, oldest first."""

    days: tuple[ModelOn, ...]


class RatedThen(Struct, frozen=True, kw_only=True):
    """How IT's and OT's table rated a difference on each day; None where not both had rated it."""

    name: str
    ratings: tuple[tuple[int, int] | None, ...]


class MarkedThen(Struct, frozen=True, kw_only=True):
    """How many dots the room gave a symptom of a card on each day; None where it was not marked."""

    card: str
    text: str
    dots: tuple[int | None, ...]


class SaidThen(Struct, frozen=True, kw_only=True):
    """What was kept with a card on each day, with whose side it was; never who said it."""

    title: str
    said: tuple[tuple[tuple[NoteSide, str], ...], ...]


class ExercisesOverTime(Struct, frozen=True, kw_only=True):
    """What exercises that were done on at least two of the days brought on each of them.

    Ratings of tables and dots have no band of wobble, so nothing is called a change. ``once``
    names the cards that were worked on on one day alone, with that day: nothing to compare.
    ``title`` is the one card that a page of the stage is about.
    """

    dates: tuple[datetime.date, ...]
    rated: tuple[RatedThen, ...] = ()
    marked: tuple[MarkedThen, ...] = ()
    said: tuple[SaidThen, ...] = ()
    once: tuple[tuple[str, datetime.date], ...] = ()
    title: str = ""

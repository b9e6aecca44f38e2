"""What the room sees of a comparison, one frozen value a kind of screen.

Figures have passed ``disclosure`` in their own session and are compared only as
``docs/method.md``, comparing sessions, allows; a gap has no sign here, and nobody is named.
"""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.axis_change import ChangeLabel, NotCompared
from itot_workshop.domain.figures import Basis
from itot_workshop.domain.notes import ActionState, NoteSide
from itot_workshop.domain.people import Seat

Remark: TypeAlias = Literal["alike", "statements", "packs", "languages", "scales", "hands"]
Layer: TypeAlias = Literal["balanced", "it", "ot"]
LAYERS: tuple[Layer, ...] = ("balanced", "it", "ot")


class RoomThen(Struct, frozen=True, kw_only=True):
    """Who was there on a day: people by seat, and how many of them were in the session before.

    Of two sessions, ``came`` counts in both of them who was in both. It is None where nobody can be
    known to have come back. ``place`` names the site where there are several.
    """

    date: datetime.date
    place: str
    seats: dict[Seat, int]
    came: dict[Seat, int] | None


class InTheRoom(Struct, frozen=True, kw_only=True):
    """The composition of all sessions, and how far they can be compared.

    With ``sites`` they are those of several sites and stand by name, then by date; else ``place``
    says whose they are.
    """

    place: str
    rooms: tuple[RoomThen, ...]
    remarks: tuple[Remark, ...]
    comparable: int
    axes: int
    sites: bool


class ThenNow(Struct, frozen=True, kw_only=True):
    """One axis in two sessions; None where it may not be shown or compared."""

    name: str
    before: float | None
    after: float | None
    fell: bool


class Shapes(Struct, frozen=True, kw_only=True):
    """Two outlines over each other: the balanced scores, or those of one side."""

    layer: Layer
    low: int
    high: int
    axes: tuple[ThenNow, ...]
    first: datetime.date
    last: datetime.date
    overall: tuple[float | None, float | None]


class ChangeLine(Struct, frozen=True, kw_only=True):
    """What became of one axis; sides as (then, now). ``label`` None has no band of wobble."""

    name: str
    delta: float | None
    label: ChangeLabel | None
    it: tuple[float | None, float | None]
    ot: tuple[float | None, float | None]
    gap: float | None
    not_compared: NotCompared | None


class WhatChanged(Struct, frozen=True, kw_only=True):
    """The change of every axis, falls first, beside both balanced shapes where they may overlap.

    ``gaps`` are axes whose sides were or are far apart, ``managers`` those on which managers see
    or saw it much otherwise, each with the distance then and now. ``came`` of ``people``
    were in both sessions; ``single`` says that each axis is compared on one statement.
    """

    shapes: Shapes | None
    first: datetime.date
    last: datetime.date
    lines: tuple[ChangeLine, ...]
    gaps: tuple[tuple[str, float | None, float | None], ...]
    managers: tuple[tuple[str, float | None, float | None], ...]
    overall_delta: float | None
    came: int | None
    people: int
    single: bool


class BandLine(Struct, frozen=True, kw_only=True):
    """An axis before and after; ``reach`` is twice the standard error, None without a band."""

    line: ChangeLine
    before: float | None
    after: float | None
    reach: float | None


class ChangeBands(Struct, frozen=True, kw_only=True):
    """Axes on the scale, falls first; ``least`` is the least change that can be clear."""

    low: int
    high: int
    least: float
    first: datetime.date
    last: datetime.date
    lines: tuple[BandLine, ...]
    page: int
    pages: int


class ShapeAxis(Struct, frozen=True, kw_only=True):
    """An axis of one session by its number among all names; None where it is not shown."""

    number: int
    it: float | None
    ot: float | None
    room: float | None


class ShapeThen(Struct, frozen=True, kw_only=True):
    """One session's own shape on its own scale; ``place`` where there are several sites."""

    date: datetime.date
    place: str
    low: int
    high: int
    overall: float | None
    axes: tuple[ShapeAxis, ...]


class ShapesApart(Struct, frozen=True, kw_only=True):
    """Shapes side by side, sites by name and sessions by date; ``names`` are those of all axes."""

    shapes: tuple[ShapeThen, ...]
    names: tuple[str, ...]
    page: int
    pages: int


class SaidOn(Struct, frozen=True, kw_only=True):
    """What the room said about an axis that clearly fell, with whose side it was."""

    line: ChangeLine
    said: tuple[tuple[NoteSide, str], ...]


class TimePoint(Struct, frozen=True, kw_only=True):
    """An axis on one day; ``joined`` says that a line may lead here from the day before.

    ``room`` is the room's mean where the sides are not shown apart.
    """

    it: float | None
    ot: float | None
    balanced: float | None
    room: float | None
    joined: bool


class AxisOverTime(Struct, frozen=True, kw_only=True):
    """One axis through all sessions, with its change from the first to the last.

    ``steps`` are the clear changes since the session before, None where there was none.
    """

    axis: str
    name: str
    points: tuple[TimePoint, ...]
    steps: tuple[float | None, ...]
    delta: float | None
    label: ChangeLabel | None


class OverTime(Struct, frozen=True, kw_only=True):
    """A small chart an axis: falls first, then what rose clearly. Page ``page`` of ``pages``."""

    low: int
    high: int
    dates: tuple[datetime.date, ...]
    axes: tuple[AxisOverTime, ...]
    page: int
    pages: int


class HeatCell(Struct, frozen=True, kw_only=True):
    """One axis in one session; ``band`` counts the bands of the scale from 0.

    ``moved`` is a clear change since the site's session before, ``lower`` the side that stands
    lower where the gap is large. ``asked`` says that the session has the axis at all.
    """

    score: float | None = None
    basis: Basis | None = None
    band: int = 0
    moved: Literal["", "up", "down"] = ""
    lower: Seat | None = None
    asked: bool = True


class HeatRow(Struct, frozen=True, kw_only=True):
    """One session: its day, who was there of the two sides, its cells and its overall score.

    ``high`` is the upper end of its scale. The overall score is a mean of ``on`` of the ``asked``
    axes; ``single`` says that each axis was asked about with one statement.
    """

    date: datetime.date
    high: int
    it: int
    ot: int
    cells: tuple[HeatCell, ...]
    overall: float | None
    on: int
    asked: int
    single: bool


class HeatSite(Struct, frozen=True, kw_only=True):
    """The sessions of one site by date."""

    place: str
    rows: tuple[HeatRow, ...]


class HeatMap(Struct, frozen=True, kw_only=True):
    """Sessions by axes, sites by name: no ranking. ``bands`` are (start, name), lowest first.

    On the stage it is page ``page`` of ``pages``.
    """

    ids: tuple[str, ...]
    axes: tuple[str, ...]
    shorts: tuple[str, ...]
    sites: tuple[HeatSite, ...]
    bands: tuple[tuple[float, str], ...]
    low: int
    high: int
    page: int = 1
    pages: int = 1


class GroundPoint(Struct, frozen=True, kw_only=True):
    """The common ground on one day: cards in play and common, and the target set that day."""

    date: datetime.date
    placed: int
    common: int
    share: float | None
    target: float | None


class GroundOverTime(Struct, frozen=True, kw_only=True):
    """How the common ground went on, and what became of cards since the session before or first.

    What slipped back stands first: it is the most useful news.
    """

    points: tuple[GroundPoint, ...]
    slipped_back: tuple[str, ...]
    missed: tuple[str, ...]
    reached: tuple[str, ...]
    unplanned: tuple[str, ...]
    new: tuple[str, ...]
    same_cards: int
    same_before: float | None
    same_after: float | None


class ActionThen(Struct, frozen=True, kw_only=True):
    """An action that was agreed, and where it stands now."""

    text: str
    state: ActionState
    due: datetime.date | None


class ActionsOn(Struct, frozen=True, kw_only=True):
    """What was agreed on a day."""

    date: datetime.date
    actions: tuple[ActionThen, ...]


class ActionsOverTime(Struct, frozen=True, kw_only=True):
    """Actions then and now, session by session."""

    days: tuple[ActionsOn, ...]


class ModelOn(Struct, frozen=True, kw_only=True):
    """Which cooperation model was chosen on a day, and the sentence it was chosen with.

    ``months`` is how long its charter lasts, ``end`` when it ends; None without an end. ``crossed``
    are reviews at which what is ``watched`` of it was over the line.
    """

    date: datetime.date
    name: str
    reason: str
    months: int | None
    end: datetime.date | None
    watched: str
    crossed: tuple[datetime.date, ...]


class ModelsOverTime(Struct, frozen=True, kw_only=True):
    """The choices of a cooperation model, oldest first."""

    days: tuple[ModelOn, ...]


CompareView: TypeAlias = (
    InTheRoom
    | Shapes
    | ShapesApart
    | WhatChanged
    | ChangeBands
    | SaidOn
    | OverTime
    | HeatMap
    | GroundOverTime
    | ActionsOverTime
    | ModelsOverTime
)

"""What the room sees of a comparison, one frozen value a kind of screen.

Figures have passed ``disclosure`` in their own session and are compared only as
``docs/method.md``, comparing sessions, allows; a gap has no sign here, and nobody is named.
"""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience_since_views import (
    ActionsOverTime,
    ExercisesOverTime,
    GroundOverTime,
    ModelsOverTime,
)
from itot_workshop.domain.audience_time_views import HeatMap, OverTime, Unlike
from itot_workshop.domain.axis_change import ChangeLabel, NotCompared
from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.people import Seat

Remark: TypeAlias = Literal["alike", "statements", "packs", "languages", "scales", "hands"]
Layer: TypeAlias = Literal["balanced", "it", "ot"]
LAYERS: tuple[Layer, ...] = ("balanced", "it", "ot")


class RoomThen(Struct, frozen=True, kw_only=True):
    """Who was there on a day: people by seat, and how many of them were in the session before.

    Of two sessions, ``came`` counts in both of them who was in both. It is None where nobody can be
    known to have come back. Of the last of more than two ``from_first`` are the people who were in
    the first, too. ``place`` names the site where there are several.
    """

    date: datetime.date
    place: str
    seats: dict[Seat, int]
    came: dict[Seat, int] | None
    from_first: int | None = None


class InTheRoom(Struct, frozen=True, kw_only=True):
    """The composition of all sessions, and how far they can be compared.

    With ``sites`` they are those of several sites and stand by name, then by date; else ``place``
    says whose they are. Where no axis is compared and all for one reason, ``why`` is that;
    ``unlike`` says which of them asked other statements, as far as that can be said of one site.
    """

    place: str
    rooms: tuple[RoomThen, ...]
    remarks: tuple[Remark, ...]
    comparable: int
    axes: int
    sites: bool
    why: NotCompared | None = None
    unlike: Unlike | None = None


Gap: TypeAlias = Literal["too few votes", "other statements", "not asked"]
"""Why a session has no value on an axis that is drawn."""


class ShapeLine(Struct, frozen=True, kw_only=True):
    """One axis in all sessions that are drawn, oldest first; None where it may not be shown.

    ``values`` are those that are drawn, none where nothing is compared; ``told`` stand beside the
    shapes: of an axis that is not compared what each session has to show for itself. ``gaps`` are
    the reasons for which some of these are missing.
    """

    axis: str
    name: str
    short: str
    values: tuple[float | None, ...]
    told: tuple[float | None, ...]
    fell: bool
    gaps: tuple[Gap, ...] = ()

    @property
    def compared(self) -> bool:
        """Whether it is drawn at all."""
        return any(value is not None for value in self.values)


class Shapes(Struct, frozen=True, kw_only=True):
    """Two or three outlines over each other: the balanced scores, or those of one side.

    ``dates`` and ``overall`` are those of the sessions, oldest first; no overall score is told
    where their differences are not what changed, as they rest on other axes. With ``ends`` they are
    the first and the last of more of them. All ``axes`` are drawn; on page ``page`` of ``pages``
    those from ``listed`` up to its end have their figures beside it.
    """

    layer: Layer
    low: int
    high: int
    axes: tuple[ShapeLine, ...]
    dates: tuple[datetime.date, ...]
    overall: tuple[float | None, ...]
    listed: tuple[int, int]
    ends: bool = False
    page: int = 1
    pages: int = 1


class ChangeLine(Struct, frozen=True, kw_only=True):
    """What became of one axis; sides as (then, now). ``label`` None has no band of wobble.

    ``waits`` says that nobody has voted on it this time, as far as it has been seen.
    """

    name: str
    delta: float | None
    label: ChangeLabel | None
    it: tuple[float | None, float | None]
    ot: tuple[float | None, float | None]
    gap: float | None
    not_compared: NotCompared | None
    waits: bool = False


Apart: TypeAlias = tuple[str, float | None, float | None]


class FarApart(Struct, frozen=True, kw_only=True):
    """Axes by name with a distance then and now, each far then or now.

    ``gaps`` between the sides are large now; ``higher`` is the side that rates each of them higher,
    if it is the same one throughout. Those ``gaps_then`` were large and are not shown now, those
    that were and are not any more have ``narrowed``. ``managers`` are far from both sides now, or
    ``managers_then`` were and are not shown now, or have come ``nearer``.
    """

    first: datetime.date
    last: datetime.date
    gaps: tuple[Apart, ...] = ()
    higher: Seat | None = None
    gaps_then: tuple[Apart, ...] = ()
    narrowed: tuple[Apart, ...] = ()
    managers: tuple[Apart, ...] = ()
    managers_then: tuple[Apart, ...] = ()
    nearer: tuple[Apart, ...] = ()

    @property
    def parts(self) -> dict[str, tuple[Apart, ...]]:
        """What is far apart by the name of its field, in the order of showing."""
        names = "gaps", "gaps_then", "narrowed", "managers", "managers_then", "nearer"
        return {name: getattr(self, name) for name in names}


class WhatChanged(Struct, frozen=True, kw_only=True):
    """The change of every axis, falls first, beside both balanced shapes where they may overlap.

    ``apart`` has pages of its own where there is much to say. ``overall`` are the scores then and
    now where their difference is ``overall_delta``, the mean change of ``on`` axes. ``came`` of
    ``people`` were in both sessions; ``single`` says that each axis is compared on one statement.
    It is page ``page`` of ``pages``; ``others`` are the other ones, which are set in type of the
    same size.
    """

    shapes: Shapes | None
    first: datetime.date
    last: datetime.date
    lines: tuple[ChangeLine, ...]
    apart: FarApart
    overall: tuple[float, float] | None
    overall_delta: float | None
    on: int
    came: int | None
    people: int
    single: bool
    page: int = 1
    pages: int = 1
    others: tuple[WhatChanged, ...] = ()


class BandLine(Struct, frozen=True, kw_only=True):
    """An axis before and after; ``reach`` is twice the standard error, None without a band.

    ``returning`` is the change of those who were in both sessions, where it may be shown;
    ``shared`` on how many of how many statements it is compared, None where on all.
    """

    line: ChangeLine
    before: float | None
    after: float | None
    reach: float | None
    returning: float | None = None
    shared: tuple[int, int] | None = None


class ChangeBands(Struct, frozen=True, kw_only=True):
    """Axes on the scale, falls first; ``least`` is the least change that can be clear.

    ``others`` are the other pages, which are set in type of the same size.
    """

    low: int
    high: int
    least: float
    first: datetime.date
    last: datetime.date
    lines: tuple[BandLine, ...]
    page: int
    pages: int
    others: tuple[ChangeBands, ...] = ()


class ShapeAxis(Struct, frozen=True, kw_only=True):
    """An axis of one session by its number among all names; None where it is not shown."""

    number: int
    it: float | None
    ot: float | None
    balanced: float | None
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
    """Shapes side by side, sites by name and sessions by date; ``names`` are those of all axes.

    They are those of both sides, or of both ``together``. Of several sites a page has ``which`` of
    their sessions, and is ``page`` of the ``pages`` with these. ``unlike`` is None where the
    sessions of each site asked the same statements.
    """

    shapes: tuple[ShapeThen, ...]
    names: tuple[str, ...]
    together: bool
    page: int
    pages: int
    which: Literal["", "latest", "first", "earlier"] = ""
    unlike: Unlike | None = None


class Said(Struct, frozen=True, kw_only=True):
    """A sentence with whose side it was, and on which day."""

    side: NoteSide
    text: str
    date: datetime.date


class SaidOn(Struct, frozen=True, kw_only=True):
    """What the room said about an axis that clearly fell, or whose sides are or were far apart.

    ``gaps`` are then those between the sides, then and now, and ``dates`` the days of all sessions
    that are compared. It is page ``page`` of the ``pages`` on all such axes; ``others`` are the
    other ones, which are set in type of the same size.
    """

    line: ChangeLine
    gaps: tuple[float | None, float | None] | None
    said: tuple[Said, ...]
    dates: tuple[datetime.date, ...]
    page: int = 1
    pages: int = 1
    others: tuple[SaidOn, ...] = ()


class AtSite(Struct, frozen=True, kw_only=True):
    """A page on one site among several that are compared, with the name of the place."""

    place: str
    page: CompareView


CompareView: TypeAlias = (
    InTheRoom
    | Shapes
    | ShapesApart
    | WhatChanged
    | FarApart
    | ChangeBands
    | SaidOn
    | OverTime
    | HeatMap
    | GroundOverTime
    | ActionsOverTime
    | ModelsOverTime
    | ExercisesOverTime
    | AtSite
)

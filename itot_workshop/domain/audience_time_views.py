"""What the room sees of all sessions of a comparison at once: axes over time, and the heat map.

Figures have passed ``disclosure`` in their own session.
"""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.axis_change import ChangeLabel, NotCompared
from itot_workshop.domain.figures import Basis
from itot_workshop.domain.people import Seat


class Unlike(Struct, frozen=True, kw_only=True):
    """That sessions of one site asked different statements.

    ``fewer`` are the days that asked fewer than the others, which asked the same; none where it is
    not as simple as that, and of several sites.
    """

    fewer: tuple[datetime.date, ...] = ()


Unseen: TypeAlias = Literal["", "one side", "votes", "not asked", "other scale"]
"""Why the sides of a day are not shown: one of them has too few votes, or the room has; the axis
was not asked about, or on another scale than the latest.
"""


class TimePoint(Struct, frozen=True, kw_only=True):
    """An axis on one day; ``apart`` says that other statements were asked than the line is on,
    ``fewer`` that they are some of those.

    ``room`` is the room's mean where the sides are not shown apart.
    """

    it: float | None
    ot: float | None
    balanced: float | None
    room: float | None
    apart: bool
    fewer: bool = False
    unseen: Unseen = ""


class AxisOverTime(Struct, frozen=True, kw_only=True):
    """One axis through all sessions, with its change from the first to the last.

    ``runs`` are the days, by number, that a line joins. ``steps`` are the clear changes since the
    session before along that line, None where there was none. ``not_compared`` says why there is
    no change.
    """

    axis: str
    name: str
    points: tuple[TimePoint, ...]
    runs: tuple[tuple[int, ...], ...]
    steps: tuple[float | None, ...]
    delta: float | None
    label: ChangeLabel | None
    not_compared: NotCompared | None = None


class OverTime(Struct, frozen=True, kw_only=True):
    """A small chart an axis: falls first, then what rose clearly.

    It is page ``page`` of ``pages``; the fullest of them has ``most`` charts. ``others`` are the
    other pages: all are drawn in one way.
    """

    low: int
    high: int
    dates: tuple[datetime.date, ...]
    axes: tuple[AxisOverTime, ...]
    most: int
    page: int
    pages: int
    others: tuple[OverTime, ...] = ()

    @property
    def every(self) -> tuple[AxisOverTime, ...]:
        """The axes of all pages, those of this one first."""
        return (*self.axes, *(axis for page in self.others for axis in page.axes))


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
    """One session: its day, who was there of the two sides and of others, its cells and its overall
    score.

    ``high`` is the upper end of its scale. The overall score is a mean of ``on`` of the ``asked``
    axes; ``single`` says that each axis was asked about with one statement.
    """

    date: datetime.date
    high: int
    it: int
    ot: int
    others: int
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
    """Sessions by axes, sites by name: no ranking. ``bands`` are (start, name), lowest first; from
    ``large`` on a gap is large.

    ``unlike`` is None where the sessions of each site asked the same statements. On the stage it is
    page ``page`` of ``pages``; ``others`` are the other ones, which are set in type of the same
    size.
    """

    ids: tuple[str, ...]
    axes: tuple[str, ...]
    shorts: tuple[str, ...]
    sites: tuple[HeatSite, ...]
    bands: tuple[tuple[float, str], ...]
    large: float
    low: int
    high: int
    unlike: Unlike | None = None
    page: int = 1
    pages: int = 1
    others: tuple[HeatMap, ...] = ()

    @property
    def every(self) -> tuple[HeatCell, ...]:
        """The cells of all pages."""
        pages = (self, *self.others)
        rows = (row for page in pages for site in page.sites for row in site.rows)
        return tuple(cell for row in rows for cell in row.cells)

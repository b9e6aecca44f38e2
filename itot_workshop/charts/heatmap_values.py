"""What a heat map is given to show, and what is drawn in the end: values without any Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.charts.shapes import Box, Point, TextLine

Shade: TypeAlias = Literal["band1", "band2", "band3", "band4", "room", "hidden", "none"]
Moved: TypeAlias = Literal["", "up", "down"]


class HeatCell(Struct, frozen=True, kw_only=True):
    """One axis in one session. ``small`` stands after the figure, such as "room"; ``lower`` is the
    side that stands lower where the gap is large.
    """

    text: str
    shade: Shade
    small: str = ""
    moved: Moved = ""
    lower: Literal["", "it", "ot"] = ""


class HeatColumn(Struct, frozen=True, kw_only=True):
    """One session: its day, with the year where it matters, people of both sides, its cells in the
    order of the axes, and its whole.
    """

    day: str
    year: str
    it: str
    ot: str
    cells: tuple[HeatCell, ...]
    overall: str
    note: str = ""


class HeatSite(Struct, frozen=True, kw_only=True):
    """The sessions of one site by date; without a name nothing stands above them."""

    name: str
    columns: tuple[HeatColumn, ...]


class HeatChart(Struct, frozen=True, kw_only=True):
    """What is drawn; ``heads`` name the rows of people and of the whole, the ``overall_short`` one
    in few words. Without a head for them people are left out.

    ``others`` are the axes of other pages, which share their columns with this one.
    """

    axes: tuple[str, ...]
    sites: tuple[HeatSite, ...]
    it_head: str
    ot_head: str
    overall_head: str
    overall_short: str = ""
    others: tuple[str, ...] = ()


class HeatBox(Struct, frozen=True, kw_only=True):
    """A cell in its place: its axis and its session, both counted from 0 through all sites, and
    where the signs of what moved and of a large gap have their middle.
    """

    axis: int
    session: int
    cell: HeatCell
    box: Box
    text: TextLine
    small: TextLine | None
    moved: Point
    lower: Point


class HeatGeometry(Struct, frozen=True, kw_only=True):
    """A heat map ready to be drawn; ``strong`` words are semibold."""

    em: float
    height: float
    boxes: tuple[HeatBox, ...]
    words: tuple[TextLine, ...]
    strong: tuple[TextLine, ...]
    rules: tuple[tuple[Point, Point], ...]
    side_marks: tuple[tuple[Literal["it", "ot"], Point], ...]


def shade_of(band: int, basis: str | None) -> Shade:
    """The shade of a band, counted from 0; a room's mean has none, a hidden figure is hatched."""
    if basis is None:
        return "hidden"
    if basis == "room":
        return "room"
    shades: Sequence[Shade] = ("band1", "band2", "band3", "band4")
    return shades[min(max(band, 0), 3)]

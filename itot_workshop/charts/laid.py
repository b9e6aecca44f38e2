"""A chart laid out for its place: how high it is, what in it can be pointed at, how it is drawn.

Screens and files lay the same chart out, each for its own size; only screens point at anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtGui import QPainter

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Point


class Spot(Struct, frozen=True, kw_only=True):
    """What can be pointed at and walked to: the ring around it, and what is ``said`` of it.

    Spots stand in their order of reading; ``row`` and ``column`` lead up and down. ``axis`` is what
    is opened there, if anything.
    """

    box: Box
    said: str
    axis: str = ""
    row: int = 0
    column: int = 0


class Laid(Struct, frozen=True, kw_only=True):
    """A chart in its place, in pixels. ``find`` tells which spot a pointer means; without it that
    is the spot whose box holds the point.
    """

    height: float
    spots: tuple[Spot, ...]
    paint: Callable[[QPainter], None]
    find: Callable[[Point], int | None] | None = None

    def at(self, point: Point) -> int | None:
        """The number of the spot at a point."""
        if self.find is not None:
            return self.find(point)
        found = (at for at, spot in enumerate(self.spots) if spot.box.holds(point))
        return next(found, None)

    def above_or_below(self, at: int, step: int) -> int:
        """The spot of the same column in a row further on; the same where there is none."""
        here = self.spots[at]
        wanted = (here.row + step, here.column)
        found = (n for n, it in enumerate(self.spots) if (it.row, it.column) == wanted)
        return next(found, at)


Chart: TypeAlias = Callable[[float, float, ChartText, Look], Laid]
"""Lays a chart out into so many pixels; a height of 0 leaves the height to the chart."""


def draw_chart(
    painter: QPainter, width: float, height: float, text: ChartText, look: Look, *, chart: Chart
) -> None:
    """Draw a chart at which nobody points, into so many pixels."""
    chart(width, height, text, look).paint(painter)

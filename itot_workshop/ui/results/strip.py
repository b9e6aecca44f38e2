"""A short scale with the marks of both sides on it: how far apart they stand, at one glance.

Where the marks stand is worked out as values; drawing them is a few lines.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QRect
from PySide6.QtGui import QPainter, QPen

from itot_workshop.ui.results.scale_header import EDGE
from itot_workshop.ui.widgets.marks import SeriesName, draw_marker
from itot_workshop.ui.widgets.painting import Ink

_TOUCHING = 1.0
"""Marks nearer than this along the scale, in their own size, are pushed apart."""
_LANE = 1.05
"""How far apart they are then, in their own size."""


class StripMark(Struct, frozen=True, kw_only=True):
    """A mark on the strip, in pixels from its left end and its middle line."""

    series: SeriesName
    x: float
    y: float


def strip_marks(
    values: dict[SeriesName, float | None],
    low: int,
    high: int,
    width: float,
    height: float,
    size: float,
) -> tuple[StripMark, ...]:
    """Where the marks stand on a strip of this size; hidden values have none.

    Marks that would cover each other keep their place along the scale and spread across its line,
    the first above the others.
    """
    known = [(name, value) for name, value in values.items() if value is not None]
    marks: list[StripMark] = []
    for name, value in known:
        x = (value - low) / (high - low) * width
        marks.append(StripMark(series=name, x=x, y=0.0))
    near = [it.series for it in marks if _crowded(it, marks, size)]
    middle = (len(near) - 1) / 2
    lane = min(_LANE * size, (height - size) / (2 * middle)) if middle else 0.0
    return tuple(
        replace(it, y=(near.index(it.series) - middle) * lane) if it.series in near else it
        for it in marks
    )


def draw_strip(
    painter: QPainter,
    rect: QRect,
    values: dict[SeriesName, float | None],
    low: int,
    high: int,
    ink: Ink,
) -> None:
    """Draw the scale's lines, what lies between the sides, and the marks."""
    size = ink.line("small") * 0.55
    edge = round(ink.line("small") * EDGE)
    inside = rect.adjusted(edge, 0, -edge, 0)
    middle = inside.center().y() + 0.5
    painter.setPen(QPen(ink.colour("line"), ink.look.size.hairline))
    for value in range(low, high + 1):
        x = inside.left() + (value - low) / (high - low) * inside.width()
        painter.drawLine(QLineF(x, rect.top() + 4, x, rect.bottom() - 4))
    marks = strip_marks(values, low, high, inside.width(), rect.height(), size)
    sides = [it for it in marks if it.series in ("it", "ot")]
    if len(sides) == 2 and not _touch(sides[0], sides[1], size):
        painter.setPen(QPen(ink.colour("text"), ink.look.size.outline))
        ends = [(inside.left() + it.x, middle + it.y) for it in sides]
        painter.drawLine(QLineF(*ends[0], *ends[1]))
    for mark in marks:
        draw_marker(
            painter, mark.series, inside.left() + mark.x, middle + mark.y, size / 0.62, ink.look
        )


def _crowded(mark: StripMark, marks: list[StripMark], size: float) -> bool:
    return any(_touch(mark, other, size) for other in marks if other is not mark)


def _touch(one: StripMark, other: StripMark, size: float) -> bool:
    return abs(one.x - other.x) < _TOUCHING * size

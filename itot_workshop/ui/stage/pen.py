"""Words and lines on the stage, all in u: a thirty-fourth of the window's height.

Who draws with a pen thinks from left to right. In a language that is read from right to left the
pen mirrors the page: what goes through it is turned, only charts in an ``area`` stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
)

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_mark, draw_sample, line_pen
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_views import Radar
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.lines import Lines

Align: TypeAlias = Literal["left", "centre", "right"]

_SHARE: Mapping[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""How much of a line lies before the place it is written at."""

Whose: TypeAlias = Seat | Literal["both"] | None
"""Whose sign it is: that of a seat, of both sides together, or of the room as a whole."""

_SERIES = {"IT": "it", "OT": "ot", "MGT": "management", "OTHER": "other", "both": "balanced"}


def tr(text: str, count: int = -1) -> str:
    """A word of the stage in the reader's language; ``%n`` in it stands for ``count``."""
    return QCoreApplication.translate("Stage", text, None, count)


class Pen(Lines):
    """A painter that measures in u and writes plain text in the colours of the stage.

    ``progress`` is how far a view that moves has come, from 0 to 1, ``start`` the radar it comes
    from, ``turn`` which of its pages a view shows that has more than one.
    """

    def __init__(
        self,
        painter: QPainter,
        width: float,
        height: float,
        look: Look,
        progress: float = 1.0,
        start: Radar | None = None,
        turn: int = 0,
    ) -> None:
        super().__init__(look, height)
        self.progress = progress
        self.start = start
        self.turn = turn
        self.painter = painter
        self.width = width
        self.margin = height / look.type.stage.margin
        self.left = self.margin
        self.right = width - self.margin
        self.top = self.margin
        self.bottom = height - self.margin
        self.mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self.mirrored and painter.isActive():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    @property
    def wide(self) -> bool:
        """Whether the window is wide enough for two things side by side."""
        return self.width / self.height >= 1.5

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    def at(self, x: float, width: float = 0.0) -> float:
        """Where the painter finds what lies from ``x`` on and is so wide: mirrored if need be."""
        return self.width - x - width if self.mirrored else x

    def turned(self, area: QRectF) -> QRectF:
        """Where the painter finds an area: mirrored if need be."""
        return area.translated(self.at(area.left(), area.width()) - area.left(), 0)

    @contextmanager
    def area(self, box: Box) -> Iterator[QPainter]:
        """The painter with its origin at a box's corner, for charts drawn from values."""
        self.painter.save()
        try:
            self.painter.translate(self.at(box.left, box.width), box.top)
            yield self.painter
        finally:
            self.painter.restore()

    def write(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        times: float,
        *,
        role: str = "text",
        semibold: bool = False,
        align: Align = "left",
        even: bool = False,
    ) -> float:
        """Write lines from ``top`` down, ``x`` being their edge or middle; gives where they end."""
        font = self.font(times, semibold=semibold, even=even)
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.look.colour.role(role)))
        step = self.line_height(times)
        baseline = top + (step + metrics.capHeight()) / 2
        for line in lines:
            width = metrics.horizontalAdvance(line)
            left = self.at(x - width * _SHARE[align], width)
            self.painter.drawText(QPointF(left, baseline), line)
            baseline += step
        return top + step * len(lines)

    def write_middle(
        self,
        lines: Sequence[str],
        x: float,
        middle: float,
        times: float,
        *,
        role: str = "text",
        semibold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write lines whose middle lies at this height."""
        top = middle - len(lines) * self.line_height(times) / 2
        self.write(lines, x, top, times, role=role, semibold=semibold, align=align)

    def write_beside(self, words: str, x: float, figure: tuple[float, float], times: float) -> None:
        """Write words that follow a figure, on its baseline; of the figure its top and size."""
        top, size = figure
        caps = QFontMetricsF(self.font(size, semibold=True)).capHeight()
        caps -= QFontMetricsF(self.font(times)).capHeight()
        step = self.line_height(size) - self.line_height(times)
        self.write((words,), x, top + (step + caps) / 2, times)

    def rule(self, top: float, *, left: float | None = None, right: float | None = None) -> None:
        """A thin line across."""
        start = self.left if left is None else left
        end = self.right if right is None else right
        self.stroke(start, top, end, top, "stage_line")

    def stroke(
        self, x1: float, y1: float, x2: float, y2: float, role: str, times: float = 0.055
    ) -> None:
        """A straight line, ``times`` u thick; one along the edges of the page lies on pixels."""
        wide = max(1.0, times * self.u)
        start, end = QPointF(self.at(x1), y1), QPointF(self.at(x2), y2)
        if y1 == y2:
            start.setY(self.on_pixels(y1, times))
            end.setY(start.y())
        elif x1 == x2:
            start.setX(self.on_pixels(start.x(), times))
            end.setX(start.x())
        if x1 == x2 or y1 == y2:
            wide = round(wide)
        pen = QPen(QColor(self.look.colour.role(role)), wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(start, end))

    def on_pixels(self, middle: float, times: float) -> float:
        """Where the middle of a line so thick has to lie so that its edges are edges of pixels."""
        wide = round(max(1.0, times * self.u))
        return round(middle - wide / 2) + wide / 2

    def fill(
        self, left: float, top: float, width: float, height: float, role: str, radius: float = 0.18
    ) -> None:
        """A filled area with the stage's small radius."""
        self.fill_all((QRectF(left, top, width, height),), role, radius)

    def fill_all(self, areas: Iterable[QRectF], role: str, radius: float = 0.18) -> None:
        """Filled areas of one colour."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(QColor(self.look.colour.role(role))))
        for area in areas:
            curve = min(radius * self.u, area.height() / 2)
            self.painter.drawRoundedRect(self.turned(area), curve, curve)

    def dot(self, x: float, y: float, diameter: float, *, filled: bool) -> None:
        """A neutral dot: one for each person who has voted, a ring for each who has not."""
        ink = QColor(self.look.colour.ink)
        edge = max(1.0, 0.06 * self.u)
        self.painter.setPen(QPen(ink if filled else QColor(self.look.colour.stage_muted), edge))
        self.painter.setBrush(QBrush(ink) if filled else Qt.BrushStyle.NoBrush)
        half = (diameter - edge) / 2
        self.painter.drawEllipse(QPointF(self.at(x), y), half, half)

    def shared(self, circle: QRectF, square: QRectF) -> None:
        """IT's circle and OT's square, with what both share filled: the sign of the program."""
        round_, straight = QPainterPath(), QPainterPath()
        round_.addEllipse(self.turned(circle))
        straight.addRect(self.turned(square))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(QColor(self.look.colour.common)))
        self.painter.drawPath(round_.intersected(straight))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        sides: tuple[tuple[QPainterPath, Seat], ...] = ((round_, "IT"), (straight, "OT"))
        for path, seat in sides:
            self.painter.setPen(line_pen(self.series(seat), 1.3 * self.u, self.look))
            self.painter.drawPath(path)

    def mark(self, seat: Whose, x: float, y: float, size: float, *, hollow: bool = False) -> None:
        """A side's marker in its shape and colour; the room's diamond where there is no side."""
        place, series = Point(self.at(x), y), self.series(seat)
        draw_mark(self.painter, series, place, size, self.look, hollow=hollow, halo=False)

    def vote(self, seat: Seat | None, x: float, y: float, size: float) -> None:
        """A vote that turns over: the same blank disc for everybody until half of the way."""
        width = abs(2 * self.progress - 1)
        self.painter.save()
        self.painter.translate(self.at(x), y)
        self.painter.scale(max(width, 0.02), 1)
        self.painter.translate(-self.at(x), -y)
        if self.progress < 0.5:
            self.dot(x, y, size, filled=False)
        else:
            self.mark(seat, x, y, size)
        self.painter.restore()

    def sample(self, series: Series, x: float, y: float) -> float:
        """A line with its marker as a legend shows it, from ``x`` on; gives how long it is."""
        place = Point(self.at(x, self.sample_length(series)), y)
        return draw_sample(self.painter, series, place, self.u, self.look)

    def sample_length(self, series: Series) -> float:
        """How long a line with its marker is in a legend, in pixels."""
        drawn = series.line != "none"
        return (self.look.chart.mark.legend_line if drawn else series.size) * self.u

    def series(self, seat: Whose) -> Series:
        """How a side is drawn."""
        name = "room" if seat is None else _SERIES[seat]
        series: Series = getattr(self.look.chart.series, name)
        return series

    def head(self, left: str, right: str = "") -> float:
        """The small line on top: what this is about, and where in it we are."""
        size = 1.2
        room = self.inner - (self.measure(right, size) + 2 * self.u if right else 0)
        self.write(
            self.balanced(left, size, room, semibold=True)[:1],
            self.left,
            self.top,
            size,
            role="stage_muted",
            semibold=True,
        )
        if right:
            self.write((right,), self.right, self.top, size, role="stage_muted", align="right")
        return self.top + self.line_height(size)

    def title(self, text: str, top: float | None = None) -> float:
        """A page's title."""
        lines, size = self.fitted(text, (3.0, 2.4, 2.0), self.inner, 2, semibold=True)
        start = self.top if top is None else top
        return self.write(lines, self.left, start, size, semibold=True)

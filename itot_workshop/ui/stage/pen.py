"""Words and lines on the stage, all in u: a thirty-fourth of the window's height.

Who draws with a pen thinks from left to right. In a language that is read from right to left the
pen mirrors the page: what goes through it is turned, only charts in an ``area`` stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
)

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_mark, draw_sample, line_pen
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.wrap import wrappings
from itot_workshop.domain.people import Seat
from itot_workshop.ui.theme import stage_font, tabular

Align: TypeAlias = Literal["left", "centre", "right"]

_LEADING = 1.28
"""Distance of two baselines, in sizes of the type."""

_SHARE: Mapping[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""How much of a line lies before the place it is written at."""

_SERIES = {"IT": "it", "OT": "ot", "MGT": "management", "OTHER": "other"}


def tr(text: str, count: int = -1) -> str:
    """A word of the stage in the reader's language; ``%n`` in it stands for ``count``."""
    return QCoreApplication.translate("Stage", text, None, count)


class Pen:
    """A painter that measures in u and writes plain text in the colours of the stage.

    ``progress`` is how far a view that moves has come, from 0 to 1.
    """

    def __init__(
        self, painter: QPainter, width: float, height: float, look: Look, progress: float = 1.0
    ) -> None:
        self.progress = progress
        self.painter = painter
        self.look = look
        self.width = width
        self.height = height
        self.u = look.type.stage.u(height)
        self.margin = height / look.type.stage.margin
        self.left = self.margin
        self.right = width - self.margin
        self.top = self.margin
        self.bottom = height - self.margin
        self.mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self.mirrored:
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

    @contextmanager
    def area(self, box: Box) -> Iterator[QPainter]:
        """The painter with its origin at a box's corner, for charts drawn from values."""
        self.painter.save()
        try:
            self.painter.translate(self.at(box.left, box.width), box.top)
            yield self.painter
        finally:
            self.painter.restore()

    def font(self, times: float, *, semibold: bool = False, even: bool = False) -> QFont:
        """The stage's font, ``times`` u high."""
        font = stage_font(self.look, self.height, times, semibold=semibold)
        return tabular(font) if even else font

    def measure(self, text: str, times: float, *, semibold: bool = False) -> float:
        """How wide a line of text is, in pixels."""
        return QFontMetricsF(self.font(times, semibold=semibold)).horizontalAdvance(text)

    def line_height(self, times: float) -> float:
        """The distance of two baselines in this size, in pixels."""
        return times * self.u * _LEADING

    def balanced(
        self, text: str, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str, ...]:
        """A title or statement in as few lines as fit the width, all nearly as long."""
        metrics = QFontMetricsF(self.font(times, semibold=semibold))
        found = wrappings(text, metrics.horizontalAdvance)
        for wrapped in found:
            if wrapped.width <= width:
                return wrapped.lines
        return self.filled(text, times, width, semibold=semibold)

    def filled(
        self, text: str, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str, ...]:
        """Prose in lines as long as fit; a word longer than a line is cut where it must be."""
        metrics = QFontMetricsF(self.font(times, semibold=semibold))
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split():
                longer = f"{line} {word}".strip()
                if line and metrics.horizontalAdvance(longer) > width:
                    lines.append(line)
                    longer = word
                while metrics.horizontalAdvance(longer) > width and len(longer) > 1:
                    fits = _fitting(longer, metrics, width)
                    lines.append(longer[:fits])
                    longer = longer[fits:]
                line = longer
            lines.append(line)
        return tuple(lines)

    def cut(
        self, lines: Sequence[str], most: int, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str, ...]:
        """The first ``most`` lines; dots say that more was written."""
        if len(lines) <= most:
            return tuple(lines)
        last = lines[most - 1]
        while last and self.measure(last + "…", times, semibold=semibold) > width:
            last = last[:-1]
        return (*lines[: most - 1], last.rstrip() + "…")

    def one_line(
        self, text: str, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str]:
        """A text on one line; dots at its end say that it is longer."""
        if self.measure(text, times, semibold=semibold) <= width:
            return (text,)
        while text and self.measure(text + "…", times, semibold=semibold) > width:
            text = text[:-1]
        return (text.rstrip() + "…",)

    def fitted(
        self,
        text: str,
        sizes: Sequence[float],
        width: float,
        most_lines: int,
        *,
        semibold: bool = False,
    ) -> tuple[tuple[str, ...], float]:
        """Balanced lines in the largest of ``sizes`` that needs no more than ``most_lines``."""
        lines: tuple[str, ...] = ()
        for times in sizes:
            lines = self.balanced(text, times, width, semibold=semibold)
            if len(lines) <= most_lines:
                return lines, times
        return lines, sizes[-1]

    def fitted_into(
        self, text: str, sizes: Sequence[float], width: float, height: float
    ) -> tuple[tuple[str, ...], float]:
        """Balanced lines in the largest of ``sizes`` that keeps to a height, cut in the last."""
        lines: tuple[str, ...] = ()
        for times in sizes:
            lines = self.balanced(text, times, width)
            if len(lines) * self.line_height(times) <= height:
                return lines, times
        most = max(1, int(height / self.line_height(sizes[-1])))
        return self.cut(lines, most, sizes[-1], width), sizes[-1]

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

    def rule(self, top: float, *, left: float | None = None, right: float | None = None) -> None:
        """A thin line across."""
        start = self.left if left is None else left
        end = self.right if right is None else right
        self.stroke(start, top, end, top, "stage_line")

    def stroke(
        self, x1: float, y1: float, x2: float, y2: float, role: str, times: float = 0.055
    ) -> None:
        """A straight line, ``times`` u thick."""
        pen = QPen(QColor(self.look.colour.role(role)), max(1.0, times * self.u))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(self.at(x1), y1, self.at(x2), y2))

    def fill(
        self, left: float, top: float, width: float, height: float, role: str, radius: float = 0.18
    ) -> None:
        """A filled area with the stage's small radius."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(QColor(self.look.colour.role(role))))
        curve = min(radius * self.u, height / 2)
        area = QRectF(self.at(left, width), top, width, height)
        self.painter.drawRoundedRect(area, curve, curve)

    def dot(self, x: float, y: float, diameter: float, *, filled: bool) -> None:
        """A neutral dot: one for each person who has voted, a ring for each who has not."""
        ink = QColor(self.look.colour.ink)
        edge = max(1.0, 0.06 * self.u)
        self.painter.setPen(QPen(ink if filled else QColor(self.look.colour.stage_muted), edge))
        self.painter.setBrush(QBrush(ink) if filled else Qt.BrushStyle.NoBrush)
        half = (diameter - edge) / 2
        self.painter.drawEllipse(QPointF(self.at(x), y), half, half)

    def check(self, left: float, middle: float, size: float) -> None:
        """The sign for what is so: a tick beside its words, never alone."""
        start = self.at(left, size)
        low, high = middle + 0.36 * size, middle - 0.4 * size
        self._line("ok", (start, middle), (start + 0.36 * size, low))
        self._line("ok", (start + 0.36 * size, low), (start + size, high))

    def cross(self, left: float, middle: float, size: float) -> None:
        """The sign for what is not so, beside its words."""
        start, half = self.at(left, size), size / 2
        self._line("danger", (start, middle - half), (start + size, middle + half))
        self._line("danger", (start, middle + half), (start + size, middle - half))

    def _line(self, role: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        pen = QPen(QColor(self.look.colour.role(role)), max(1.0, 0.16 * self.u))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(*start, *end))

    def shared(self, circle: QRectF, square: QRectF) -> None:
        """IT's circle and OT's square, with what both share filled: the sign of the program."""
        round_, straight = QPainterPath(), QPainterPath()
        round_.addEllipse(self._turned(circle))
        straight.addRect(self._turned(square))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(QColor(self.look.colour.common)))
        self.painter.drawPath(round_.intersected(straight))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        sides: tuple[tuple[QPainterPath, Seat], ...] = ((round_, "IT"), (straight, "OT"))
        for path, seat in sides:
            self.painter.setPen(line_pen(self.series(seat), 1.3 * self.u, self.look))
            self.painter.drawPath(path)

    def mark(
        self, seat: Seat | None, x: float, y: float, size: float, *, hollow: bool = False
    ) -> None:
        """A side's marker in its shape and colour; the room's diamond where there is no side."""
        place, series = Point(self.at(x), y), self.series(seat)
        draw_mark(self.painter, series, place, size, self.look, hollow=hollow, halo=False)

    def _turned(self, area: QRectF) -> QRectF:
        return area.translated(self.at(area.left(), area.width()) - area.left(), 0)

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
        drawn = series.line != "none"
        length = (self.look.chart.mark.legend_line if drawn else series.size) * self.u
        place = Point(self.at(x, length), y)
        return draw_sample(self.painter, series, place, self.u, self.look)

    def series(self, seat: Seat | None) -> Series:
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


def seat_name(seat: Seat) -> str:
    """What a seat is called on the stage."""
    names = {
        "IT": tr("IT"),
        "OT": tr("OT"),
        "MGT": tr("Management"),
        "OTHER": tr("Other"),
    }
    return names[seat]


def _fitting(word: str, metrics: QFontMetricsF, width: float) -> int:
    for length in range(len(word) - 1, 1, -1):
        if metrics.horizontalAdvance(word[:length]) <= width:
            return length
    return 1

"""One dot for each vote on a statement: IT above the scale, OT below, or the room on one pile."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.dots import column_centres, dot_size, stacks
from itot_workshop.charts.shapes import Box
from itot_workshop.ui.results.axis_view import RoundVotes
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SeriesName, draw_marker, series_named
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.painting import FAR, MIDDLE, NEAR

_LANE = 3.2
"""Height of a lane in lines of text."""
_SIZE = 11
"""Diameter of a dot; stacks that would be too high go two or three wide."""


class VoteDots(QWidget):
    """Draws the votes of one round; ``ends`` are the words for the two ends of the scale.

    The scale runs as the votes do: turned round for a problem statement, so that right is better.
    """

    def __init__(self, kit: Kit, votes: RoundVotes, ends: tuple[str, str]) -> None:
        super().__init__()
        self._kit = kit
        self._votes = votes
        self._ends = ends if votes.values[0] < votes.values[-1] else (ends[1], ends[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(votes))

    def sizeHint(self) -> QSize:
        """Two lanes with the scale below, or one."""
        lanes = 2 if self._votes.it is not None else 1
        line = self._kit.ink.line("small")
        return QSize(self._kit.px(240), round((lanes * _LANE + 2.4) * line))

    def minimumSizeHint(self) -> QSize:
        """Narrow dots are still dots."""
        return QSize(self._kit.px(150), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw scale and dots."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        line = self._kit.ink.line("small")
        height = self.height() - 2.4 * line
        split = self._votes.it is not None
        middle = height / 2 if split else height
        upper, lower = Box(0, 0, self.width(), middle), Box(0, middle, self.width(), height)
        self._paint_scale(painter, height, middle)
        lanes = [(upper, self._votes.it if split else self._votes.room, True)]
        if split:
            lanes.append((lower, self._votes.ot, False))
        filled = [(box.grown(-2), counts, up) for box, counts, up in lanes if counts is not None]
        wanted = self._kit.px(_SIZE)
        lanes_, counts_ = [box for box, _, _ in filled], [counts for _, counts, _ in filled]
        size, columns = dot_size(lanes_, counts_, wanted, wanted)
        for box, counts, up in filled:
            name: SeriesName = ("it" if up else "ot") if split else "before"
            found = stacks(box, counts, size, columns, up=up)
            self._paint_dots(painter, name, [(dot.x, dot.y) for dot in found.dots], size)

    def _paint_scale(self, painter: QPainter, height: float, middle: float) -> None:
        ink, values = self._kit.ink, self._votes.values
        line = ink.line("small")
        centres = column_centres(Box(0, 0, self.width(), height), len(values))
        painter.setPen(QPen(ink.colour("line"), ink.look.size.hairline))
        painter.drawLine(0, round(middle), self.width(), round(middle))
        for centre in centres:
            painter.drawLine(round(centre), 0, round(centre), round(height))
        for centre, value in zip(centres, values, strict=True):
            place = QRect(round(centre) - 20, round(height + 0.1 * line), 40, line)
            ink.write(painter, place, whole(value), step="small", role="muted", at=MIDDLE)
        below = QRect(0, round(height + 1.15 * line), self.width(), line)
        ink.write(painter, below, self._ends[0], step="small", role="muted", at=_LEFT)
        ink.write(painter, below, self._ends[1], step="small", role="muted", at=_RIGHT)

    def _paint_dots(
        self, painter: QPainter, name: SeriesName, dots: list[tuple[float, float]], size: float
    ) -> None:
        look = self._kit.look
        series = series_named(look, name)
        if series.marker == "none":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._kit.ink.colour(series.colour))
            for x, y in dots:
                painter.drawEllipse(
                    round(x - size / 2), round(y - size / 2), round(size), round(size)
                )
            return
        for x, y in dots:
            draw_marker(painter, name, x, y, size / series.size, look)


def spoken(votes: RoundVotes) -> str:
    """The votes in words: how many gave each score."""
    named = (
        (translate("Results", "IT"), votes.it),
        (translate("Results", "OT"), votes.ot),
        (translate("Results", "The room"), votes.room),
    )
    said = [f"{name}: {_counted(votes.values, counts)}" for name, counts in named if counts]
    return ". ".join(said) or translate("Results", "Too few votes to show any.")


def _counted(values: tuple[int, ...], counts: tuple[int, ...]) -> str:
    times = translate("Results", "%1 × %2")
    said = [
        times.replace("%1", whole(count)).replace("%2", whole(value))
        for value, count in zip(values, counts, strict=True)
        if count
    ]
    return translate("Results", ", ").join(said)


# A scale is not text: it runs from left to right in every language.
_LEFT = NEAR | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = FAR | Qt.AlignmentFlag.AlignAbsolute

"""Draws the votes on statements with any painter: one dot for each vote, on the scale."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from itot_workshop.charts.dots import column_centres, dot_size, stacks
from itot_workshop.charts.fit import broken
from itot_workshop.charts.laid import Laid
from itot_workshop.charts.look import Look
from itot_workshop.charts.marks import draw_marks
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Point, TextStyle
from itot_workshop.charts.text import chart_font, font_measure

LANE = 3.2
"""Height of a lane in lines of small text."""
BELOW = 2.4
"""Height of what stands below the lanes: the scale's figures, and words for its ends."""
_SIZE = 0.8
"""Diameter of a dot in em; stacks that would be too high go two or three wide."""
_LINE, _GAP, _TEXT = 1.35, 1.4, 0.46


class Votes(Struct, frozen=True, kw_only=True):
    """Votes on a statement by score, from left to right: by side, or the ``room`` on one pile.

    ``figures`` are the scores as they are written, ``ends`` the words for the ends of the scale.
    """

    figures: tuple[str, ...]
    it: tuple[int, ...] | None
    ot: tuple[int, ...] | None
    room: tuple[int, ...] | None
    ends: tuple[str, str]

    @property
    def lanes(self) -> int:
        """How many lanes there are: both sides, one pile, or nothing that may be shown."""
        return 2 if self.it is not None else 1 if self.room is not None else 0


class StatementRow(Struct, frozen=True, kw_only=True):
    """A statement with what is said of it, and its votes; None where none may be shown."""

    text: str
    said: tuple[str, ...]
    votes: Votes | None


def votes_height(votes: Votes, line: float) -> float:
    """How high votes are in pixels; ``line`` is a line of small text."""
    return (max(1, votes.lanes) * LANE + BELOW) * line


def draw_votes(painter: QPainter, votes: Votes, box: Box, text: ChartText, look: Look) -> None:
    """Draw scale and dots into a box."""
    line = QFontMetricsF(chart_font(text, "caption", look)).height()
    foot = box.bottom - BELOW * line
    split = votes.it is not None
    middle = (box.top + foot) / 2 if split else foot
    _draw_scale(painter, votes, Box(box.left, box.top, box.right, foot), middle, line, text, look)
    series = look.chart.series
    upper, lower = Box(box.left, box.top, box.right, middle), Box(box.left, middle, box.right, foot)
    named = [(upper, votes.it, True, series.it), (lower, votes.ot, False, series.ot)]
    if not split:
        named = [(upper, votes.room, True, series.room)]
    filled = [(it.grown(-2), counts, up, of) for it, counts, up, of in named if counts is not None]
    wanted = _SIZE * text.label
    boxes, counted = [it[0] for it in filled], [it[1] for it in filled]
    size, columns = dot_size(boxes, counted, wanted, wanted)
    for lane, counts, up, of in filled:
        found = stacks(lane, counts, size, columns, up=up)
        if split:
            draw_marks(painter, of, found.dots, size, look)
        else:
            _draw_plain(painter, found.dots, size, QColor(look.colour.before))


def lay_statements(
    width: float, height: float, text: ChartText, look: Look, *, rows: tuple[StatementRow, ...]
) -> Laid:
    """Lay statements out one below the other, their votes beside them; nothing to point at."""
    measure, em = font_measure(text, look), text.label
    line = QFontMetricsF(chart_font(text, "caption", look)).height()
    room = _TEXT * width
    places, top = list[tuple[StatementRow, Box, tuple[tuple[str, TextStyle], ...]]](), 0.0
    for row in rows:
        words: list[tuple[str, TextStyle]] = [
            (it, "muted") for it in broken(row.text, "muted", room, 6, measure)
        ]
        for said in row.said:
            words += [(it, "caption") for it in broken(said, "caption", room, 3, measure)]
        high = votes_height(row.votes, line) if row.votes is not None else 0.0
        high = max(high, (len(words) * _LINE + 0.6) * em)
        places.append((row, Box(0, top, width, top + high), tuple(words)))
        top += high + _GAP * em
    paint = partial(_draw_rows, places=tuple(places), text=text, look=look)
    return Laid(height=top - _GAP * em if rows else 0.0, spots=(), paint=paint)


def _draw_rows(
    painter: QPainter,
    *,
    places: tuple[tuple[StatementRow, Box, tuple[tuple[str, TextStyle], ...]], ...],
    text: ChartText,
    look: Look,
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row, box, words in places:
        painter.setPen(QPen(QColor(look.colour.line), look.size.hairline))
        painter.drawLine(QLineF(box.left, box.top, box.right, box.top))
        y = box.top + 0.5 * text.label
        for line, style in words:
            y += _LINE * text.label
            painter.setFont(chart_font(text, style, look))
            role = "muted" if style == "caption" else "text"
            painter.setPen(QColor(look.colour.role(role)))
            painter.drawText(QPointF(box.left, y - 0.3 * text.label), line)
        if row.votes is not None:
            left = box.left + (_TEXT + 0.06) * box.width
            inside = Box(left, box.top + 0.4 * text.label, box.right, box.bottom)
            draw_votes(painter, row.votes, inside, text, look)
    painter.restore()


def _draw_scale(
    painter: QPainter,
    votes: Votes,
    box: Box,
    middle: float,
    line: float,
    text: ChartText,
    look: Look,
) -> None:
    centres = column_centres(box, len(votes.figures))
    painter.setPen(QPen(QColor(look.colour.line), look.size.hairline))
    painter.drawLine(QLineF(box.left, middle, box.right, middle))
    for centre in centres:
        painter.drawLine(QLineF(centre, box.top, centre, box.bottom))
    font = chart_font(text, "caption", look)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(look.colour.muted))
    base = box.bottom + 0.1 * line + metrics.ascent()
    for centre, figure in zip(centres, votes.figures, strict=True):
        painter.drawText(QPointF(centre - metrics.horizontalAdvance(figure) / 2, base), figure)
    half = box.width / 2
    near, far = (metrics.elidedText(it, Qt.TextElideMode.ElideRight, half) for it in votes.ends)
    base += 1.05 * line
    painter.drawText(QPointF(box.left, base), near)
    painter.drawText(QPointF(box.right - metrics.horizontalAdvance(far), base), far)


def _draw_plain(painter: QPainter, dots: tuple[Point, ...], size: float, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for dot in dots:
        painter.drawEllipse(QPointF(*dot), size / 2, size / 2)

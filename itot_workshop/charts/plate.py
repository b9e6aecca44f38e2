"""A chart as it goes out on its own: with its title, its legend, and how it is to be read.

On a page all of this stands around the chart; a picture in somebody's slides has nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_sample
from itot_workshop.charts.radar_values import ChartText, Layer
from itot_workshop.charts.shapes import Box, Point, TextStyle
from itot_workshop.charts.text import chart_font
from itot_workshop.charts.wrap import within

Drawing: TypeAlias = Callable[[QPainter, float, float, ChartText, Look], None]
"""Draws a chart into so many pixels, with its text in these sizes, in this look."""

LegendSeries: TypeAlias = Layer | Literal["together", "older"]
"""What a legend can name: a layer of a radar, or the line of a session long ago."""

_MARGIN = 2.0
_TITLE = 1.44
_ROW = 1.9
"""Distances in sizes of the chart's text: the margin, the title's size, a row of the table."""


class Plate(Struct, frozen=True, kw_only=True):
    """What stands around a chart: ``legend`` names the layers drawn, ``table`` the same figures.

    The first row of the table is its head, the first cell of a row its name.
    """

    title: str
    subtitle: str
    legend: tuple[tuple[LegendSeries, str], ...] = ()
    caption: str = ""
    table: tuple[tuple[str, ...], ...] = ()


def draw_plate(
    painter: QPainter,
    size: tuple[float, float],
    plate: Plate,
    drawing: Drawing,
    text: ChartText,
    look: Look,
) -> None:
    """Draw title, chart, legend, caption and table into ``size`` pixels; nothing is cut."""
    hand = _Hand(painter, text, look)
    margin, em = _MARGIN * text.label, text.label
    width = inner_width(size[0], text)
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = hand.write(plate.title, margin, margin, width, _TITLE, "text", bold=True)
        top = hand.write(plate.subtitle, margin, top + 0.1 * em, width, 1.0, "muted") + 0.5 * em
        foot = size[1] - margin - _ROW * em * len(plate.table)
        _table(hand, plate.table, Box(margin, foot, margin + width, size[1] - margin))
        foot -= hand.height(plate.caption, width, 0.85) + (em if plate.table else 0)
        hand.write(plate.caption, margin, foot, width, 0.85, "muted")
        rows = list(_rows(plate.legend, hand, width))
        foot -= _ROW * em * len(rows) + 0.3 * em
        for at, row in enumerate(rows):
            _legend(row, hand, margin, foot + _ROW * em * (at + 0.5))
        painter.translate(margin, top)
        drawing(painter, width, max(foot - top - 0.5 * em, em), text, look)
    finally:
        painter.restore()


def inner_width(width: float, text: ChartText) -> float:
    """How wide a chart is on a plate of so many pixels."""
    return width - 2 * _MARGIN * text.label


def height_around(plate: Plate, width: float, text: ChartText, look: Look) -> float:
    """How high everything on a plate is besides the chart itself."""
    hand, em, inner = _Hand(QPainter(), text, look), text.label, inner_width(width, text)
    rows = len(list(_rows(plate.legend, hand, inner)))
    words = hand.height(plate.title, inner, _TITLE, bold=True)
    words += hand.height(plate.subtitle, inner, 1.0) + hand.height(plate.caption, inner, 0.85)
    table = _ROW * em * len(plate.table) + (em if plate.table else 0)
    return words + table + (2 * _MARGIN + 1.4 + _ROW * rows) * em


def table_width(plate: Plate, text: ChartText, look: Look) -> float:
    """How wide a plate must be for its table to be read whole."""
    if not plate.table:
        return 0.0
    hand, em = _Hand(QPainter(), text, look), text.label
    names = max(hand.width(row[0], 1.0) for row in plate.table)
    return names + sum(_column_widths(hand, plate.table)) + 2 * _MARGIN * em


class _Hand:
    """Writes words in the chart's own fonts, in multiples of the chart's text."""

    def __init__(self, painter: QPainter, text: ChartText, look: Look) -> None:
        self.painter = painter
        self.text = text
        self.look = look

    def font(self, times: float, *, bold: bool = False) -> QFont:
        style: TextStyle = "label" if bold else "muted"
        made = chart_font(self.text, style, self.look)
        made.setPixelSize(max(1, round(self.text.label * times)))
        made.setFeature(QFont.Tag("tnum"), 1)
        return made

    def width(self, words: str, times: float, *, bold: bool = False) -> float:
        return QFontMetricsF(self.font(times, bold=bold)).horizontalAdvance(words)

    def lines(self, words: str, width: float, times: float, *, bold: bool = False) -> Sequence[str]:
        """The words in as few lines as keep to the width."""
        if not words:
            return ()
        measure = QFontMetricsF(self.font(times, bold=bold)).horizontalAdvance
        return within(words, measure, width).lines

    def height(self, words: str, width: float, times: float, *, bold: bool = False) -> float:
        return len(self.lines(words, width, times, bold=bold)) * self._step(times)

    def write(
        self,
        words: str,
        left: float,
        top: float,
        width: float,
        times: float,
        role: str,
        *,
        bold: bool = False,
    ) -> float:
        """Write words from ``top`` down; gives where they end."""
        font = self.font(times, bold=bold)
        metrics = QFontMetricsF(font)
        self._use(font, role)
        for line in self.lines(words, width, times, bold=bold):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
            self.painter.drawText(QPointF(left, top + metrics.ascent()), shown)
            top += self._step(times)
        return top

    def middle(self, words: str, box: Box, role: str, *, far: bool, bold: bool = False) -> None:
        """Write one line into the middle of a box, at its near or its far side."""
        side = Qt.AlignmentFlag.AlignRight if far else Qt.AlignmentFlag.AlignLeft
        self._use(self.font(1.0, bold=bold), role)
        place = QRectF(box.left, box.top, box.width, box.height)
        self.painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _use(self, font: QFont, role: str) -> None:
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.look.colour.role(role)))

    def _step(self, times: float) -> float:
        return 1.35 * times * self.text.label


def _series(name: LegendSeries, look: Look) -> Series:
    series: Series = getattr(look.chart.series, name)
    return series


def _entry(entry: tuple[LegendSeries, str], hand: _Hand) -> float:
    """How wide an entry of the legend is, up to the next one."""
    layer, name = entry
    series, em = _series(layer, hand.look), hand.text.label
    sample = hand.look.chart.mark.legend_line if series.line != "none" else series.size
    return sample * em + hand.width(name, 1.0) + 2 * em


def _rows(
    legend: Sequence[tuple[LegendSeries, str]], hand: _Hand, width: float
) -> Iterator[list[tuple[LegendSeries, str]]]:
    """The legend in rows that keep to the width."""
    row: list[tuple[LegendSeries, str]] = []
    taken = 0.0
    for entry in legend:
        wide = _entry(entry, hand)
        if row and taken + wide > width:
            yield row
            row, taken = [], 0.0
        row.append(entry)
        taken += wide
    if row:
        yield row


def _legend(
    row: Sequence[tuple[LegendSeries, str]], hand: _Hand, left: float, middle: float
) -> None:
    em = hand.text.label
    for layer, name in row:
        at = Point(left, middle)
        wide = draw_sample(hand.painter, _series(layer, hand.look), at, em, hand.look)
        start = left + wide + 0.5 * em
        line = Box(start, middle - em, start + hand.width(name, 1.0) + em, middle + em)
        hand.middle(name, line, "text", far=False)
        left += _entry((layer, name), hand)


def _column_widths(hand: _Hand, table: Sequence[Sequence[str]]) -> list[float]:
    """How wide the columns of figures are."""
    return [
        max(hand.width(row[at], 1.0, bold=True) for row in table) + 1.2 * hand.text.label
        for at in range(1, len(table[0]))
    ]


def _table(hand: _Hand, table: Sequence[Sequence[str]], box: Box) -> None:
    """The figures in columns as wide as their widest cell, the names taking what is left."""
    if not table:
        return
    row_high = box.height / len(table)
    widths = _column_widths(hand, table)
    for number, cells in enumerate(table):
        top = box.top + number * row_high
        role = "muted" if number == 0 else "text"
        right = box.right
        for cell, width in zip(reversed(cells[1:]), reversed(widths), strict=True):
            place = Box(right - width, top, right, top + row_high)
            hand.middle(cell, place, role, far=True)
            right -= width
        name = Box(box.left, top, right, top + row_high)
        hand.middle(cells[0], name, role, far=False)
        line = QPen(QColor(hand.look.colour.line), hand.look.size.hairline)
        hand.painter.setPen(line)
        edge = top + row_high
        hand.painter.drawLine(QPointF(box.left, edge), QPointF(box.right, edge))

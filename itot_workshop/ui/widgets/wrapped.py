"""A label over several lines that breaks them as a well-set page does."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from unicodedata import bidirectional

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

_MEASURE = 75
"""Signs in a line at most: longer ones lose the eye on its way back."""

_ONE_LINE = 100
"""Signs in a sentence that may stand on one line, from which no eye has to find back."""

_SAMPLE = "what both sides say to each other, and who does what until when"
"""A piece of plain prose, for the width of its signs on average."""

_SHORTEST = 1 / 3
"""The least part of the room that the last line of prose takes."""

_BALANCED = ("display", "title", "head", "lead", "read")
"""Roles of titles and statements, whose lines are as equal as can be."""


class WrappedLabel(QLabel):
    """Plain text whose lines are not too long and whose last line is no word left alone.

    Where lines end is shaped while they are drawn, never their number: the label asks for the
    height that its width gives, and no layout has to be made twice.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[object, int] = (None, 0)
        self._measured: tuple[str, QFont] | None = None
        self._widest = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """As high as its lines, which end at the measure where there is more room."""
        return super().heightForWidth(min(width, self._most()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines where they are to end."""
        room = self.contentsRect()
        width = self._shaped(room.width()) if self.wordWrap() else room.width()
        if width >= room.width():
            super().paintEvent(event)
            return
        way, force = _way_of(self.text())
        align = QStyle.visualAlignment(way, self.alignment())
        place = QStyle.alignedRect(way, self.alignment(), QSize(width, room.height()), room)
        flags = int(align) | int(Qt.TextFlag.TextWordWrap) | int(force)
        painter = QPainter(self)
        try:
            option = QStyleOption()
            option.initFrom(self)
            role = self.foregroundRole()
            self.style().drawItemText(
                painter, place, flags, option.palette, self.isEnabled(), self.text(), role
            )
        finally:
            painter.end()

    def _most(self) -> int:
        """How wide a line may be, in pixels; layouts ask for it again and again."""
        text, font = self.text(), self.font()
        if (text, font) != self._measured:
            self._measured, metrics = (text, font), self.fontMetrics()
            sign = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
            whole = metrics.horizontalAdvance(text)
            self._widest = ceil(sign * (_ONE_LINE if whole <= sign * _ONE_LINE else _MEASURE))
        return self._widest

    def _shaped(self, width: int) -> int:
        """The width that the lines are broken at in so much room."""
        asked = (self.text(), self.font().key(), self.property("role"), width)
        if asked != self._shape[0]:
            share = 1.0 if self.property("role") in _BALANCED else _SHORTEST
            room = min(width, self._most())
            self._shape = (asked, mended(self.text(), self.font(), room, share))
        return self._shape[1]


def _way_of(text: str) -> tuple[Qt.LayoutDirection, Qt.TextFlag]:
    """Where a text begins, by its first letter that says so, as Qt's own labels see it."""
    strong = (kind for sign in text if (kind := bidirectional(sign)) in ("L", "R", "AL"))
    if next(strong, "L") == "L":
        return Qt.LayoutDirection.LeftToRight, Qt.TextFlag.TextForceLeftToRight
    return Qt.LayoutDirection.RightToLeft, Qt.TextFlag.TextForceRightToLeft


def mended(text: str, font: QFont, width: int, share: float) -> int:
    """The largest width, in pixels, at which the last line takes its share of the room.

    The number of lines stays what it is at ``width``; where that leaves the last line too short
    still, it is made as long as it can be. Texts with line breaks of their own are left alone.
    """
    lines = line_widths(text, font, width)
    if len(lines) < 2 or "\n" in text:
        return width
    found, shown = width, lines
    while shown[-1] < share * width:
        narrower = ceil(max(shown[:-1])) - 1
        if narrower >= found:  # a word that is wider than its line
            break
        shown = line_widths(text, font, narrower)
        if len(shown) != len(lines):
            break
        found = narrower
    return found


def line_widths(text: str, font: QFont, width: int) -> list[float]:
    """How wide each line of a text is when it is broken at a width, in pixels."""
    return [wide for _, wide in _lines(text, font, width, QTextOption.WrapMode.WordWrap)]


def broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The lines of a text at a width in pixels, the last no shorter than a third if that goes."""
    anywhere = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    starts = [at for at, _ in _lines(text, font, mended(text, font, width, _SHORTEST), anywhere)]
    signs = text.encode("utf-16-le")  # Qt counts so: an emoji has two places
    cuts = pairwise((*(2 * at for at in starts), len(signs)))
    return tuple(signs[at:end].decode("utf-16-le").rstrip() for at, end in cuts) or ("",)


def _lines(
    text: str, font: QFont, width: int, wrap: QTextOption.WrapMode
) -> list[tuple[int, float]]:
    """Where each line of a text begins, and how wide it is in pixels."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append((line.textStart(), line.naturalTextWidth()))
    layout.endLayout()
    return found

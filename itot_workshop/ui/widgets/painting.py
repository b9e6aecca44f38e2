"""What tables need to draw their cells: fonts and colours by role, text that is cut with dots.

Everything is measured in the fonts of the moment, so that it grows with the text, and starts at
the reading side, so that it mirrors with the language.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from itot_workshop.charts.look import Look
from itot_workshop.ui.theme import Step, Theme, font

NEAR = Qt.AlignmentFlag.AlignLeading
FAR = Qt.AlignmentFlag.AlignTrailing
MIDDLE = Qt.AlignmentFlag.AlignHCenter
TOP = Qt.AlignmentFlag.AlignTop
CENTRE = Qt.AlignmentFlag.AlignVCenter


class Ink:
    """The look as a painter needs it: colours as QColor, fonts made once and kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[tuple[Step, bool], QFont] = {}
        theme.changed.connect(self._forget)

    @property
    def look(self) -> Look:
        """The look that is on."""
        return self._theme.look

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.look.colour.role(role))

    def font(self, step: Step = "body", *, semibold: bool = False) -> QFont:
        """A font of the scale with figures of one width."""
        key = (step, semibold)
        if key not in self._fonts:
            percent = self._theme.text_percent
            self._fonts[key] = font(
                self.look, step, semibold=semibold, even_figures=True, text_percent=percent
            )
        return self._fonts[key]

    def px(self, pixels: float) -> int:
        """A distance that grows with the text."""
        return round(pixels * self._theme.text_percent / 100)

    def width(self, text: str, step: Step = "body", *, semibold: bool = False) -> int:
        """How wide a text is."""
        return QFontMetrics(self.font(step, semibold=semibold)).horizontalAdvance(text) + 1

    def line(self, step: Step = "body") -> int:
        """How high a line of text is."""
        return QFontMetrics(self.font(step)).height()

    def drop(self, step: Step = "body") -> int:
        """How much lower a small word begins, so that it stands on the line of a larger text."""
        return QFontMetrics(self.font(step)).ascent() - QFontMetrics(self.font("small")).ascent()

    def write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        step: Step = "body",
        role: str = "text",
        semibold: bool = False,
        at: Qt.AlignmentFlag = NEAR,
    ) -> None:
        """Write one line into a rectangle, in its middle; what does not fit ends in dots."""
        chosen = self.font(step, semibold=semibold)
        painter.setFont(chosen)
        painter.setPen(self.colour(role))
        shown = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = at | CENTRE | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(rect, int(flags), shown)

    def outline(self, painter: QPainter, rect: QRect, role: str = "ink") -> None:
        """Draw the focus ring just inside a rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour(role), self.look.size.focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.look.size.radius - 2
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 3, -3, -4), radius, radius)
        painter.restore()

    def _forget(self) -> None:
        self._fonts.clear()


def mirrored(inside: QRect, part: QRect, direction: Qt.LayoutDirection) -> QRect:
    """``part`` of ``inside`` where it lies when reading from the other side."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return part
    moved = QRect(part)
    moved.moveRight(inside.right() - (part.left() - inside.left()))
    return moved


def upper(rect: QRect, height: int) -> QRect:
    """The upper of two lines that stand together in the middle of a cell."""
    return QRect(rect.left(), rect.center().y() - height - 1, rect.width(), height)


def lower(rect: QRect, height: int) -> QRect:
    """The lower of two lines that stand together in the middle of a cell."""
    return QRect(rect.left(), rect.center().y() + 2, rect.width(), height)

"""What the booth's pages and keys share: they measure in u and draw in the stage's colours."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from itot_workshop.charts.look import Look
from itot_workshop.ui.stage.pen import Pen

Ground: TypeAlias = Literal["sunken", "outline", "ink", "none"]


class BoothPage(QWidget):
    """A page of the booth: draws its words itself and places its keys. ``painted`` says that it
    was in sight.
    """

    painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def wear(self, look: Look) -> None:
        """Draw in another look from now on."""
        self.look = look
        self.arrange()
        self.update()

    def ruler(self) -> Pen:
        """A pen that measures and draws nothing."""
        return Pen(QPainter(), self.width(), self.height(), self.look)

    def say(self, words: str) -> None:
        """What a screen reader hears of the page."""
        self.setAccessibleDescription(words)

    def turn(self) -> None:
        """Show what does not fit on the page, if there is more; after the last the first again."""
        self.turn_by(1)

    def turn_back(self) -> None:
        """Show what was there before."""
        self.turn_by(-1)

    def turn_by(self, by: int) -> None:
        """Show what lies so many pages on, or back where ``by`` is negative."""

    def arrange(self) -> None:
        """Place the keys for the page's size and what it shows."""
        raise NotImplementedError

    def draw(self, pen: Pen) -> None:
        """Write what is not a key."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what has changed."""
        self.arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the keys anew."""
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(self.look.colour.surface))
            self.draw(Pen(painter, self.width(), self.height(), self.look))
        finally:
            painter.end()
        self.painted.emit()


class BoothKey(QAbstractButton):
    """A key of the booth. It shows a finger only while the finger is on it.

    There is no hover and no focus by touch, since both would stay where somebody has answered.
    The space bar presses the key that has the focus; all other keys are the booth's. ``repeats``
    says that a tap leaves the key what it is, so that two quick ones are two.
    """

    def __init__(self, page: BoothPage, ground: Ground, name: str = "") -> None:
        super().__init__(page)
        self.page = page
        self.ground: Ground = ground
        self.repeats = False
        self._lit = self._tapped = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def light(self, lit: bool) -> None:
        """Look pressed for a moment, or no more."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def draw(self, pen: Pen) -> None:
        """Write what stands on the key."""
        raise NotImplementedError

    def place(self, left: float, top: float, width: float, height: float) -> None:
        """Lie here, in pixels of the page as it is read from left to right."""
        start = self.page.ruler().at(left, width)
        self.setGeometry(round(start), round(top), round(width), round(height))

    def sizeHint(self) -> QSize:
        """As the page has placed it."""
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the space bar; leave the rest to the booth."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Take the space bar; leave the rest to the booth."""
        if event.key() == Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a tap."""
        self._tapped = True
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick taps; where it was meant for the page before it does nothing."""
        if self.repeats and self._tapped:
            super().mouseDoubleClickEvent(event)
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever sees the key next has not tapped it."""
        self._tapped = False
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, words and focus."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = Pen(painter, self.width(), self.page.height(), self.page.look)
            self._draw_ground(pen)
            self.draw(pen)
            if self.hasFocus():
                self._draw_ring(pen)
        finally:
            painter.end()

    def _draw_ground(self, pen: Pen) -> None:
        pressed = self.isDown() or self._lit
        if self.ground == "ink":
            pen.fill(0, 0, self.width(), self.height(), "ink_pressed" if pressed else "ink")
            return
        if self.ground == "sunken":
            pen.fill(0, 0, self.width(), self.height(), "sunken")
        if pressed:
            pen.fill(0, 0, self.width(), self.height(), "pressed")
        if self.ground == "outline":
            self._outline(pen, "stage_muted", 0.06, 0.0)

    def _draw_ring(self, pen: Pen) -> None:
        role = "on_ink" if self.ground == "ink" else "ink"
        self._outline(pen, role, 0.2, 0.15 if self.ground == "ink" else 0.0)

    def _outline(self, pen: Pen, role: str, times: float, inset: float) -> None:
        width = max(1.0, times * pen.u)
        off = inset * pen.u + width / 2
        pen.painter.setPen(QPen(QColor(pen.look.colour.role(role)), width))
        pen.painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect()).adjusted(off, off, -off, -off)
        pen.painter.drawRoundedRect(rect, 0.18 * pen.u, 0.18 * pen.u)


def in_turn(*widgets: QWidget) -> None:
    """Let Tab walk these in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)

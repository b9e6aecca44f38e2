"""The parts of the pad: a cell with its hands, the frame of a side, a line for typed counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from itot_workshop.domain.people import Seat
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, draw_marker
from itot_workshop.ui.widgets.numbers import DASH, whole
from itot_workshop.ui.widgets.painting import MIDDLE
from itot_workshop.ui.widgets.parts import holder, words

_HIGH, _WIDE, _LESS, _MARK, _SIGN = 56, 48, 22, 10, 20
"""Sizes of cells, of the minus, of a hand and of a side's sign, in pixels of usual text."""


class HandCell(QAbstractButton):
    """How many hands of one side chose one score. A click counts one more.

    ``less`` takes one back: a click on the minus in its corner, or with the other mouse button.
    """

    less = Signal()

    def __init__(self, kit: Kit, seat: Seat, hand: int | None) -> None:
        super().__init__()
        self._kit = kit
        self.seat: Seat = seat
        self.hand = hand
        self._count = 0
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_count(self, count: int, *, current: bool, name: str) -> None:
        """Show so many hands; the cells of the side that is counted now stand out."""
        self._count, self._current = count, current
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a number with its markers under it."""
        return QSize(_WIDE, self._kit.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same; wide enough for a number in larger text too."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take one back, or count one more."""
        at_minus = self._count and self._minus().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.RightButton or at_minus:
            self.less.emit()
            event.accept()
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, number, markers and the minus."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(painter)
            self._draw_count(painter)
            if self._count and (self._current or self.underMouse()):
                ink = self._kit.ink
                ink.write(painter, self._minus(), "\u2212", step="small", role="muted", at=MIDDLE)
        finally:
            painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        role = "pressed" if self.isDown() else "sunken" if self._current else ""
        if not role and self.underMouse():
            role = "chosen"
        if role:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._kit.ink.colour(role))
            radius = self._kit.look.size.radius
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _draw_count(self, painter: QPainter) -> None:
        kit, inside = self._kit, self.rect()
        if not self._count:
            kit.ink.write(painter, inside, DASH, role="muted", at=MIDDLE)
            return
        size = kit.px(_MARK)
        room = self.width() - 2 * kit.space("s")
        step = min(size + kit.px(4), room / self._count)
        fits = step >= kit.px(_MARK) * 0.8
        text = inside.adjusted(0, 0, 0, -size - kit.px(4)) if fits else inside
        kit.ink.write(painter, text, whole(self._count), step="head", at=MIDDLE)
        if not fits:
            return
        line = kit.ink.line("head")
        y = min(text.center().y() + line / 2 + size * 0.7, self.height() - size * 0.8)
        left = (self.width() - (self._count - 1) * step) / 2
        for at in range(self._count):
            name = SEAT_SERIES[self.seat]
            draw_marker(painter, name, left + at * step, y, min(size, step) * 1.05, kit.look)

    def _minus(self) -> QRect:
        side = self._kit.px(_LESS)
        return QRect(self.width() - side, 0, side, side)


class SeatSign(QWidget):
    """The marker of a side, large enough to be found across a table."""

    def __init__(self, kit: Kit, seat: Seat) -> None:
        super().__init__()
        self._kit = kit
        self._seat: Seat = seat
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._kit.px(_SIGN), self._kit.px(_SIGN))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marker."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            name, middle = SEAT_SERIES[self._seat], self.width() / 2
            draw_marker(painter, name, middle, middle, self.width(), self._kit.look)
        finally:
            painter.end()


class SideFrame(QWidget):
    """Lies under the row of a side and frames it while its hands are counted."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._current = self._keys = False

    def mark(self, *, current: bool, keys: bool) -> None:
        """Frame the row; in ink while keys are taken, paler while they are not."""
        if (current, keys) != (self._current, self._keys):
            self._current, self._keys = current, keys
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        if not self._current:
            return
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = "ink" if self._keys else "faint"
            width = self._kit.look.size.focus if self._keys else self._kit.look.size.hairline
            painter.setPen(QPen(QColor(self._kit.look.colour.role(role)), width))
            radius, half = self._kit.look.size.radius, width / 2
            inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(inside, radius, radius)
        finally:
            painter.end()


class HandsLine(QLineEdit):
    """A line for counts like ``IT: 4 4 3 2``. ``entered`` carries it, ``left`` gives keys back.

    A line that is not entered waits at the place it was typed at, so that no hands are counted for
    what they were not shown for; lines that stood half typed when the program died come back there.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self._half: dict[str, str] = {}

    def put_back(self, half: Mapping[str, str]) -> None:
        """Hold these half typed lines and no others, by their places, until their place comes."""
        self._half = dict(half)
        if self._place in self._half:
            self.setText(self._half.pop(self._place))

    def stand_at(self, place: str) -> None:
        """Lines are typed for this place from now on."""
        if place != self._place:
            self._half = self.half_typed()
            self._place = place
            self.setText(self._half.pop(place, ""))

    def half_typed(self) -> dict[str, str]:
        """What stands typed and not entered, by its place."""
        here = {self._place: self.text()} if self.text().strip() else {}
        return {**self._half, **here}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter counts, Esc goes back to counting by keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


def hand_head(kit: Kit, hand: int | None, label: str) -> QWidget:
    """The head of a column: the key of a hand, and what the score is called."""
    cap = words(str(hand or 0), "key")
    said = words(label, "caption", wrap=True)
    said.setAlignment(MIDDLE)
    column = kit.column(cap, said, gap="xs")
    column.setAlignment(cap, MIDDLE)
    return holder(column)


def key_hint(kit: Kit, key: str, said: str) -> QWidget:
    """A key and what it does."""
    return holder(kit.row(words(key, "key"), words(said, "caption"), gap="xs"))

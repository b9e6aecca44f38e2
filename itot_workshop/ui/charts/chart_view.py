"""A chart on a page: pointed at with the mouse, walked with the arrow keys, its figures said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.laid import Chart, Laid
from itot_workshop.charts.shapes import Point
from itot_workshop.charts.text import console_text
from itot_workshop.ui.widgets.kit import Kit

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKED_IN = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class ChartView(QWidget):
    """Shows a chart as high as it wants to be.

    ``axis_opened`` carries the axis that was clicked or entered, ``reached`` what is said of the
    spot under the pointer or the keys; an empty sentence when they have left.
    """

    axis_opened = Signal(str)
    reached = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._chart: Chart | None = None
        self._laid: Laid | None = None
        self._at: int | None = None
        self._by_keyboard = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self._lay)

    def show_chart(self, chart: Chart, name: str) -> None:
        """Show a chart; ``name`` is what screen readers call it."""
        self._chart = chart
        self._at = None
        self.setAccessibleName(name)
        self._lay()
        said = " ".join(spot.said for spot in self._laid.spots) if self._laid else ""
        self.setAccessibleDescription(said)
        if self.hasFocus() and said:
            self._walk(0)

    def said(self) -> str:
        """What is said of the spot under the pointer or the keys."""
        if self._laid is None or self._at is None:
            return ""
        return self._laid.spots[self._at].said

    def sizeHint(self) -> QSize:
        """As high as the chart is."""
        return QSize(self.width(), round(self._laid.height) if self._laid else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, and a ring around the spot that is meant."""
        if self._laid is None:
            return
        painter = QPainter(self)
        try:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._laid.paint(painter)
            self._draw_ring(painter, self._laid)
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the page's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, open with Enter; leave all other keys alone."""
        laid, key = self._laid, Qt.Key(event.key())
        if laid is None or not laid.spots or _with_modifiers(event):
            event.ignore()
            return
        at = self._at
        if key in _STEPS:
            step = _STEPS[key]
            self._walk((0 if step > 0 else -1) if at is None else at + step)
        elif key in _ROWS:
            self._walk(0 if at is None else laid.above_or_below(at, _ROWS[key]))
        elif key == Qt.Key.Key_Home:
            self._walk(0)
        elif key == Qt.Key.Key_End:
            self._walk(-1)
        elif key in _OPEN and at is not None and laid.spots[at].axis:
            self.axis_opened.emit(laid.spots[at].axis)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: where it was last, else at the first spot."""
        super().focusInEvent(event)
        if event.reason() in _WALKED_IN and self._laid is not None and self._laid.spots:
            self._walk(self._at or 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._by_keyboard = False
        self._come_to(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point out the spot under the mouse."""
        at = self._under(event)
        opens = at is not None and self._laid is not None and self._laid.spots[at].axis
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        if at is not None or not self._by_keyboard:
            self._by_keyboard = False
            self._come_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        at = self._under(event)
        if at is None or self._laid is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.rect().contains(event.position().toPoint()) and self._laid.spots[at].axis:
            self.axis_opened.emit(self._laid.spots[at].axis)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the spot under the mouse, not the one the keyboard is at."""
        super().leaveEvent(event)
        if not self._by_keyboard:
            self._come_to(None)

    def _lay(self) -> None:
        if self._chart is None:
            return
        pixels = QFontInfo(self.font()).pixelSize()
        look = self._kit.look
        self._laid = self._chart(max(1, self.width()), 0, console_text(look, pixels), look)
        if self._at is not None and self._at >= len(self._laid.spots):
            self._at = None
        self.setFixedHeight(max(1, round(self._laid.height)))
        self.update()

    def _under(self, event: QMouseEvent) -> int | None:
        place = event.position()
        return self._laid.at(Point(place.x(), place.y())) if self._laid is not None else None

    def _walk(self, at: int) -> None:
        count = len(self._laid.spots) if self._laid is not None else 0
        self._by_keyboard = True
        self._come_to(at % count if count else None)

    def _come_to(self, at: int | None) -> None:
        moved, self._at = at != self._at, at
        self.update()
        if moved:
            self.reached.emit(self.said())
        if moved and self._by_keyboard and at is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said()))

    def _draw_ring(self, painter: QPainter, laid: Laid) -> None:
        if self._at is None:
            return
        box, look, ink = laid.spots[self._at].box, self._kit.look, self._kit.ink
        wide = look.size.focus if self._by_keyboard else look.size.hairline
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink.colour("ink" if self._by_keyboard else "faint"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = QRectF(box.left, box.top, box.width, box.height)
        around = area.intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(around, look.size.radius - 2, look.size.radius - 2)


def _with_modifiers(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)

"""The radar on a page: pointed at with the mouse, walked with the arrow keys, growing into shape.

Importing this module brings pyqtgraph along, which takes half a second: the page of results does so
when its first radar is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph
from msgspec import structs
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
    QSizeF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QGraphicsView, QToolTip, QWidget

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import ChartText, Layer, Radar, axis_at
from itot_workshop.charts.shapes import Point
from itot_workshop.charts.text import console_text, stage_text
from itot_workshop.ui.charts.radar_item import RadarItem
from itot_workshop.ui.charts.radar_words import axis_sentence, figures_sentence, radar_sentence

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_WALKED_IN = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RadarView(pyqtgraph.GraphicsView):  # type: ignore[misc]
    """Shows a radar and tells which axis people mean.

    ``stage`` draws for the room: in the sizes of the window's height and without a pointer.
    ``still`` keeps everything from moving.
    """

    axis_opened = Signal(int)
    """An axis was clicked, or entered with the keyboard."""

    axis_walked = Signal(int)
    """The pointer or the arrow keys have come to another axis; -1 when they have left."""

    def __init__(
        self,
        look: Look,
        *,
        stage: bool = False,
        still: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, background=None)
        self._look = look
        self._stage = stage
        self._still = still
        self._axis: int | None = None
        self._by_keyboard = False
        self._item = RadarItem(look, self._text(), stage=stage)
        self.addItem(self._item)
        self._growth = QVariantAnimation(self)
        self._growth.setStartValue(0.0)
        self._growth.setEndValue(1.0)
        self._growth.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._growth.valueChanged.connect(self._item.set_share)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if stage else Qt.FocusPolicy.StrongFocus)

    @property
    def radar(self) -> Radar | None:
        """The radar that is shown, or grows to be."""
        return self._item.radar

    @property
    def shown(self) -> Radar | None:
        """The radar as it is drawn at this moment, on its way to its shape or there."""
        return self._item.shown

    @property
    def current_axis(self) -> int | None:
        """The axis pointed at or walked to."""
        return self._axis

    def show_radar(self, radar: Radar, *, start: Radar | None = None) -> None:
        """Show a radar. With ``start`` it grows from that shape, unless nothing may move."""
        self._growth.stop()
        moves = start is not None and not self._still and start != radar
        self._item.set_radar(radar, start if moves else None)
        if moves:
            self._growth.setDuration(self._look.motion.grow)
            self._growth.start()
        if self._axis is not None and self._axis >= len(radar.axes):
            self._come_to(None)
        self._describe()

    def set_layers(self, layers: Iterable[Layer]) -> None:
        """Switch layers on and off; nothing else moves."""
        if self.radar is not None:
            self.show_radar(structs.replace(self.radar, layers=frozenset(layers)))

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._item.set_look(look, self._text())

    def set_still(self, still: bool) -> None:
        """Keep everything from moving, or let the shape grow again."""
        self._still = still
        if still:
            self._growth.stop()
            self._item.set_share(1.0)

    def walk_to(self, axis: int) -> None:
        """Bring the pointer to an axis, such as the one chosen in a table beside the radar."""
        if self.radar is not None:
            self._come_to(axis % len(self.radar.axes))

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's own way takes the viewport away and crashes."""
        return QGraphicsView.close(self)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay the radar out into the new place."""
        super().resizeEvent(event)
        if hasattr(self, "_item"):  # the base resizes itself while it is made
            self._item.set_size(QSizeF(self.viewport().size()))
            if self._stage:
                self._item.set_look(self._look, self._text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the page's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_item"):
            self._item.set_look(self._look, self._text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the axes with the arrow keys, open one with Enter; leave all other keys alone."""
        key, axes = event.key(), len(self.radar.axes) if self.radar else 0
        at = -1 if self._axis is None else self._axis
        if not axes or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _FORWARD:
            self._walk((at + 1) % axes)
        elif key in _BACKWARD:
            self._walk((max(at, 0) - 1) % axes)
        elif key == Qt.Key.Key_Home:
            self._walk(0)
        elif key == Qt.Key.Key_End:
            self._walk(axes - 1)
        elif key in _OPEN and self._axis is not None:
            self.axis_opened.emit(self._axis)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: at the axis it was at last, else at the first."""
        super().focusInEvent(event)
        if event.reason() in _WALKED_IN and self.radar is not None:
            self._walk(self._axis or 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._by_keyboard = False
        self._item.set_axis(self._axis, focused=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point out the axis under the mouse."""
        if self._stage:
            return
        axis = self._axis_under(event.position())
        shape = Qt.CursorShape.ArrowCursor if axis is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if axis is not None or not self._by_keyboard:
            self._by_keyboard = False
            self._come_to(axis)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release: only a whole click opens an axis."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the axis that was clicked."""
        axis = None if self._stage else self._axis_under(event.position())
        if axis is not None and event.button() == Qt.MouseButton.LeftButton:
            self.axis_opened.emit(axis)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the axis under the mouse, not the one the keyboard is at."""
        super().leaveEvent(event)
        if not self._by_keyboard:
            self._come_to(None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show an axis's figures as a hint; names are plain text in it, whatever they hold."""
        if isinstance(event, QHelpEvent) and not self._stage and self.radar is not None:
            axis = self._axis_under(QPointF(event.pos()))
            if axis is None:
                QToolTip.hideText()
            else:
                said = axis_sentence(self.radar.axes[axis], self.radar, self.locale())
                QToolTip.showText(event.globalPos(), QtText.convertFromPlainText(said), self)
            return True
        return bool(super().viewportEvent(event))

    def _text(self) -> ChartText:
        if self._stage:
            return stage_text(self._look, self.window().height())
        return console_text(self._look, QFontInfo(self.font()).pixelSize())

    def _axis_under(self, position: QPointF) -> int | None:
        geometry = self._item.geometry_now()
        if geometry is None:
            return None
        reach = 2 * geometry.frame.em
        return axis_at(geometry.frame, Point(position.x(), position.y()), reach)

    def _walk(self, axis: int) -> None:
        self._by_keyboard = True
        self._come_to(axis)

    def _come_to(self, axis: int | None) -> None:
        moved, self._axis = axis != self._axis, axis
        self._item.set_axis(axis, focused=self._by_keyboard)
        if moved:
            self._announce()
            self.axis_walked.emit(-1 if axis is None else axis)

    def _describe(self) -> None:
        """Say to screen readers what is shown."""
        if self.radar is not None:
            self.setAccessibleName(radar_sentence(self.radar))
            self.setAccessibleDescription(figures_sentence(self.radar, self.locale()))

    def _announce(self) -> None:
        """Let screen readers read the axis the keyboard has come to."""
        if self._axis is None or self.radar is None or not self._by_keyboard:
            return
        said = axis_sentence(self.radar.axes[self._axis], self.radar, self.locale())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

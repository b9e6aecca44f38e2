"""The agenda as a strip: each step as long as it takes, the clock below, the end of the room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.domain.plan_checks import Fit, time_of
from itot_workshop.ui.plan.agenda_view import AgendaView, Segment
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.painting import FAR, MIDDLE, NEAR

_BAR = 36
_HOUR = 60


class AgendaStrip(QWidget):
    """Draws an agenda in time; ``step_picked`` carries the step that was pressed."""

    step_picked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._segments: tuple[Segment, ...] = ()
        self._fit = Fit(total=0)
        self._chosen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The agenda in time"))
        kit.theme.changed.connect(self.updateGeometry)

    def show_view(self, view: AgendaView) -> None:
        """Show an agenda."""
        self._segments = view.segments
        self._fit = view.fit
        self.setVisible(bool(view.segments))
        self.update()

    def choose(self, step: str) -> None:
        """Mark the step the keys are on."""
        self._chosen = step
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of small text with the bar between them."""
        line = self._kit.ink.line("small")
        return QSize(self._kit.px(320), 2 * line + self._kit.px(_BAR) + 3 * self._kit.space("xs"))

    def minimumSizeHint(self) -> QSize:
        """As high, but narrow."""
        return QSize(self._kit.px(160), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the step below the mouse."""
        at = event.position().toPoint()
        for segment in self._segments:
            if self._box(segment.at, segment.minutes).contains(at):
                self.step_picked.emit(segment.step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar, clock and limit."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for segment in self._segments:
                self._paint_segment(painter, segment)
            self._paint_over(painter)
            self._paint_clock(painter)
            self._paint_until(painter)
        finally:
            painter.end()

    @property
    def _room(self) -> int | None:
        """How long the room is there, in minutes from the start; None if nobody said."""
        fit = self._fit
        if fit.until is None or fit.starts is None or fit.turned:
            return None
        return fit.until - fit.starts

    @property
    def _span(self) -> int:
        return max(1, self._fit.total, self._room or 0)

    def _x(self, minutes: int) -> float:
        share = minutes / self._span
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (self.width() - 1) * (1 - share if right else share)

    def _box(self, at: int, minutes: int) -> QRect:
        ends = sorted((self._x(at), self._x(at + minutes)))
        top = self._kit.ink.line("small") + self._kit.space("xs")
        left = round(ends[0]) + 1
        return QRect(left, top, max(2, round(ends[1]) - left - 1), self._kit.px(_BAR))

    def _paint_segment(self, painter: QPainter, segment: Segment) -> None:
        room = self._room
        minutes = segment.minutes
        if room is not None:
            minutes = min(minutes, room - segment.at)
        if minutes <= 0:
            return
        box = self._box(segment.at, minutes)
        chosen = segment.step == self._chosen
        ground = "ink" if chosen else "sunken" if segment.rest else "line"
        self._fill(painter, box, ground, "line" if segment.rest and not chosen else "")
        words = str(segment.minutes)
        if self._kit.ink.width(words, "small") + 4 <= box.width():
            role = "on_ink" if chosen else "text"
            write = self._kit.ink.write
            write(painter, box, words, step="small", semibold=True, role=role, at=MIDDLE)

    def _paint_over(self, painter: QPainter) -> None:
        over, room = self._fit.over, self._room
        if over is None or over <= 0 or room is None:
            return
        box = self._box(room, over)
        self._fill(painter, box, "warn_tint", "warn")
        words = f"+{over}"
        if self._kit.ink.width(words, "small", semibold=True) <= box.width():
            self._kit.ink.write(painter, box, words, step="small", semibold=True, at=MIDDLE)

    def _paint_clock(self, painter: QPainter) -> None:
        starts = self._fit.starts
        first = starts or 0
        marks = [0, *(hour - first for hour in self._hours(first))]
        line = self._kit.ink.line("small")
        top = self.height() - line
        free = -1.0
        for minutes in marks:
            at = first + minutes
            text = time_of(at) if starts is not None else f"+{minutes // 60}:{minutes % 60:02}"
            width = self._kit.ink.width(text, "small")
            x = self._x(minutes)
            left = min(max(0.0, x - width / 2), self.width() - width)
            if left < free:
                continue
            free = left + width + self._kit.space("s")
            painter.setPen(QPen(self._kit.ink.colour("faint"), 1))
            painter.drawLine(QPointF(x, top - 5), QPointF(x, top - 1))
            place = QRect(round(left), top, width, line)
            self._kit.ink.write(painter, place, text, step="small", role="muted", at=MIDDLE)

    def _hours(self, first: int) -> list[int]:
        """Full hours after the start, as far as the strip goes."""
        begin = (first // _HOUR + 1) * _HOUR
        return list(range(begin, first + self._span + 1, _HOUR))

    def _paint_until(self, painter: QPainter) -> None:
        room, until = self._room, self._fit.until
        if room is None or until is None:
            return
        ink = self._kit.ink
        line = ink.line("small")
        x = self._x(room)
        painter.setPen(QPen(ink.colour("text"), 2))
        painter.drawLine(QPointF(x, line * 0.6), QPointF(x, line + self._kit.px(_BAR + 12)))
        words = filled(tr("Room until %1"), time_of(until))
        width = ink.width(words, "small", semibold=True)
        gap = self._kit.space("xs")
        before = QRect(round(x) - gap - width, 0, width, line)
        behind = QRect(round(x) + gap, 0, width, line)
        place, at = (before, FAR) if before.left() >= 0 else (behind, NEAR)
        ink.write(painter, place, words, step="small", semibold=True, at=at)

    def _fill(self, painter: QPainter, box: QRect, ground: str, edge: str) -> None:
        ink = self._kit.ink
        painter.setPen(QPen(ink.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour(ground))
        painter.drawRoundedRect(QRectF(box), 3, 3)

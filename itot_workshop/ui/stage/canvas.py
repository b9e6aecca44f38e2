"""The surface of the stage: shows an ``AudienceView``, in the room's window or as a miniature."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from itot_workshop.charts.look import Look
from itot_workshop.domain.audience_views import Actions, AudienceView, Blank, Dots, Radar, Reveal
from itot_workshop.ui.stage.paint import paint_stage, stage_pages
from itot_workshop.ui.stage.words import view_words


class StageCanvas(QWidget):
    """Draws one view; several sets in one turn of the event loop cost one repaint.

    What a view shows for the first time may move into place where it explains something: votes turn
    over at their reveal, a radar grows from the shape that was shown last. A canvas that is
    ``still``, as a miniature is, shows it at once.

    ``began`` says that a view is shown from its first page on, ``turned`` carries how many pages
    have been turned since, ``shaped`` the size it has now.
    """

    began = Signal()
    turned = Signal(int)
    shaped = Signal(QSize)

    def __init__(self, look: Look, parent: QWidget | None = None, *, still: bool = True) -> None:
        super().__init__(parent)
        self._still = still
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setDuration(look.motion.grow)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._come_nearer)
        self._look = look
        self._view: AudienceView = Blank()
        self._start: Radar | None = None
        self._shape: Radar | None = None
        self._silent = False
        self._turn = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Shared screen"))

    @property
    def view(self) -> AudienceView:
        """What is shown."""
        return self._view

    def set_view(self, view: AudienceView) -> None:
        """Show another view; screen readers hear what has changed."""
        if view == self._view:
            return
        self._move.stop()
        if isinstance(view, Radar):
            self._start, self._shape = self._shape, view
        moves = _turns_over(self._view, view) or _grows(self._start, view)
        if not self._still and self.isVisible() and moves:
            self._move.start()
        anew = not _goes_on(self._view, view)
        self._view = view
        if anew:
            self._turn = 0
            self.began.emit()
            self.turned.emit(0)
        words, before = view_words(view), self.accessibleDescription()
        self.setAccessibleDescription(words)
        if words and words != before and self.isVisible() and not self._silent:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    @property
    def turn(self) -> int:
        """How many pages have been turned, fewer than none where it was back."""
        return self._turn

    def pages(self) -> int:
        """How many pages the view needs on a screen of this size."""
        return stage_pages(self._view, self.width(), self.height(), self._look)

    def turn_page(self, by: int = 1) -> None:
        """Show the next page of a view that has more than the screen holds, the first after all.

        A ``by`` below 0 goes back.
        """
        if self.pages() > 1:
            self._turn += by
            self.turned.emit(self._turn)
            self.update()

    def set_silent(self, silent: bool) -> None:
        """Whether another picture of the stage tells those who listen; once is enough."""
        self._silent = silent

    def set_still(self, still: bool) -> None:
        """Whether nothing may move from now on."""
        self._still = still

    @property
    def progress(self) -> float:
        """How far the view has come that moves into place, from 0 to 1."""
        if self._move.state() is QVariantAnimation.State.Running:
            return float(self._move.currentValue())
        return 1.0

    def wear(self, look: Look) -> None:
        """Draw in another look from now on."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to be read as a miniature."""
        return QSize(208, 117)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the size."""
        super().resizeEvent(event)
        self.shaped.emit(event.size())

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the shape: the next session's must not grow out of this one's."""
        super().hideEvent(event)
        self._start = self._shape = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view."""
        painter = QPainter(self)
        try:
            size = self.width(), self.height()
            paint_stage(
                painter, *size, self._view, self._look, self.progress, self._start, self._turn
            )
        finally:
            painter.end()

    def _come_nearer(self, _progress: object) -> None:
        self.update()


class Miniature(StageCanvas):
    """The stage in small, beside other things: it keeps what it drew, and the picture before that.

    So it costs nothing where something beside it is painted, nor when a black stage is lifted. It
    draws what a stage of another size draws, and scales it: the same lines break, the same pages.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._drawn: list[tuple[object, QPixmap]] = []
        self._as = QSize()

    def show_as(self, size: QSize) -> None:
        """Show what a stage of this size shows."""
        self._as = size
        self.update()

    def show_turn(self, turn: int) -> None:
        """Show the page that the stage shows, of which so many have been turned."""
        if turn != self._turn:
            self._turn = turn
            self.update()

    def wear(self, look: Look) -> None:
        """Draw in another look from now on."""
        self._drawn.clear()
        super().wear(look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the picture of the view there, drawn if it is a new one."""
        painter = QPainter(self)
        try:
            painter.drawPixmap(0, 0, self._picture())
        finally:
            painter.end()

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        real = self.size() if self._as.isEmpty() else self._as
        wanted = (self._view, self._turn, self.size(), real, ratio, self.layoutDirection())
        found = next((made for of, made in self._drawn if of == wanted), None)
        if found is None:
            found = QPixmap(self.size() * ratio)
            found.setDevicePixelRatio(ratio)
            painter = QPainter(found)
            try:
                painter.setLayoutDirection(self.layoutDirection())
                painter.scale(self.width() / real.width(), self.height() / real.height())
                size = real.width(), real.height()
                paint_stage(painter, *size, self._view, self._look, turn=self._turn)
            finally:
                painter.end()
            self._drawn = [(wanted, found), *self._drawn[:1]]
        return found


def _grows(start: Radar | None, after: AudienceView) -> bool:
    """Whether a radar is shown whose shapes stand elsewhere than on the one shown last."""
    if not isinstance(after, Radar):
        return False
    return start is None or _shapes(start) != _shapes(after)


def _shapes(radar: Radar) -> tuple[object, ...]:
    return radar.outline, *((axis.it, axis.ot, axis.now) for axis in radar.axes)


def _goes_on(before: AudienceView, after: AudienceView) -> bool:
    """Whether the same things are still given dots, or done, so that the page in sight stays."""
    if isinstance(before, Actions) and isinstance(after, Actions):
        return before.review == after.review
    if not isinstance(before, Dots) or not isinstance(after, Dots):
        return False
    texts, still = ([row.text for row in view.rows] for view in (before, after))
    return texts == still and (before.turnout is None) == (after.turnout is None)


def _turns_over(before: AudienceView, after: AudienceView) -> bool:
    """Whether votes are shown that were not to be seen a moment ago."""
    if not isinstance(after, Reveal) or after.rounds[-1].hidden == "votes":
        return False
    if not isinstance(before, Reveal) or before.statement != after.statement:
        return True
    return len(before.rounds) != len(after.rounds)

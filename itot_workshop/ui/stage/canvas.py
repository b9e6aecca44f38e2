"""The surface of the stage: shows an ``AudienceView``, in the room's window or as a miniature."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from itot_workshop.charts.look import Look
from itot_workshop.domain.audience_views import AudienceView, Blank
from itot_workshop.ui.stage.paint import paint_stage
from itot_workshop.ui.stage.words import view_words


class StageCanvas(QWidget):
    """Draws one view; several sets in one turn of the event loop cost one repaint."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: AudienceView = Blank()
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
        self._view = view
        words = view_words(view)
        self.setAccessibleDescription(words)
        if words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def wear(self, look: Look) -> None:
        """Draw in another look from now on."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to be read as a miniature."""
        return QSize(208, 117)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view."""
        painter = QPainter(self)
        try:
            paint_stage(painter, self.width(), self.height(), self._view, self._look)
        finally:
            painter.end()

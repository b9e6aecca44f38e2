"""What has the keyboard is in sight: a page scrolls to it also when it was reached from outside.

Qt scrolls for Tab within a page alone. Nothing moves under a pointer that is pressed, nor when the
window only comes forward again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from itot_workshop.ui.widgets.fold import most_covered

_TALL, _ENOUGH = 2, 4
"""What takes more than one half of a page is in sight with one quarter of it: the head stays."""


class FocusInSight(QObject):
    """Scrolls the pages of one window."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        pointed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if before is None or now is None or now.window() is not self._window or pointed:
            return
        above = now.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and not _is_in_sight(now, above.viewport()):
                _scroll(above, now)
            above = above.parentWidget()


def _scroll(area: QScrollArea, part: QWidget) -> None:
    """Bring all of a part in sight, clear of what the end of the page covers."""
    page = area.widget()
    if page is not None:
        at = part.mapTo(page, QPoint(0, 0))
        area.ensureVisible(at.x(), at.y() + part.height(), 0, most_covered(area.viewport()))
        area.ensureVisible(at.x(), at.y(), 0, 0)


def _is_in_sight(part: QWidget, port: QWidget) -> bool:
    """Whether all of a part is seen, or enough of a tall one to know it."""
    place = QRect(part.mapTo(port, QPoint(0, 0)), part.size())
    clear = port.rect().adjusted(0, 0, 0, -most_covered(port))
    if place.height() > clear.height() // _TALL:
        return place.intersected(clear).height() >= clear.height() // _ENOUGH
    return place.top() >= clear.top() and place.bottom() <= clear.bottom()

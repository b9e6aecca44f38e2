"""A sheet over the window: what lies under it is dimmed and rests until the sheet is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.sheet import Sheet


class Overlay(QFrame):
    """Covers its parent and holds one sheet in the middle; Esc and a click beside it close it.

    The keyboard stays inside while it is open and goes back to where it was afterwards. ``width``
    is what the sheet gets if the window is wide enough, in device-independent
    pixels at the normal text size; ``first`` is where the keys are wanted first.
    """

    closed = Signal()

    def __init__(
        self,
        kit: Kit,
        parent: QWidget,
        sheet: QWidget,
        *,
        width: int,
        first: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # A window within the window: Qt then keeps the tab key inside.
        self.setWindowFlag(Qt.WindowType.SubWindow)
        self.setProperty("part", "scrim")
        self._edge = kit.look.size.page_margin
        self._page = parent
        self._before = QApplication.focusWidget()
        self._width = kit.px(width)
        self.sheet = sheet
        sheet.setParent(self)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        for part in sheet.findChildren(QWidget):
            part.ensurePolished()
        self._centre()
        (first or self).setFocus(Qt.FocusReason.TabFocusReason)
        if first is None:
            self.focusNextPrevChild(True)

    def close_sheet(self) -> None:
        """Take the sheet away and give the keyboard back."""
        if self.isHidden():
            return
        self._page.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the sheet in the middle when it asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._centre()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet in the middle."""
        super().resizeEvent(event)
        self._centre()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it, unless something typed would go with it."""
        written = isinstance(self.sheet, Sheet) and self.sheet.is_written
        if not written and not self.sheet.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def _centre(self) -> None:
        width = min(self._width, self.width() - 2 * self._edge)
        sheet = self.sheet
        flows = sheet.hasHeightForWidth()
        asked = sheet.heightForWidth(width) if flows else sheet.sizeHint().height()
        height = min(asked, self.height() - 2 * self._edge)
        sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

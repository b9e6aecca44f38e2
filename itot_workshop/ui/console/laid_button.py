"""A button that is laid out like a small page: a mark and lines of words, pressed as one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from itot_workshop.ui.widgets.kit import Kit


class LaidButton(QPushButton):
    """As high as what stands in it; a checked one of the rail has a bar at its beginning.

    It takes the keyboard by Tab only, so that a click leaves the keys with the page.
    """

    def __init__(self, kit: Kit, inside: QLayout, role: str = "") -> None:
        super().__init__()
        self._kit = kit
        self._bar = role == "rail"
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLayout(inside)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as what stands in it."""
        inside = self.layout()
        return super().sizeHint() if inside is None else inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Words may give way where their labels do."""
        inside = self.layout()
        if inside is None:
            return super().minimumSizeHint()
        return QSize(inside.minimumSize().width(), inside.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the bar of the one that is chosen."""
        super().paintEvent(event)
        if not (self._bar and self.isChecked()):
            return
        painter = QPainter(self)
        try:
            inset = self._kit.space("xs")
            bar = self.rect().adjusted(0, inset, 0, -inset)
            bar.setWidth(self._kit.look.size.bar)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(self.rect().right())
            painter.fillRect(bar, self.palette().highlight())
        finally:
            painter.end()


def put_words(label: QLabel, text: str) -> None:
    """Let a label say something, or be away while there is nothing to say."""
    label.setText(text)
    label.setVisible(bool(text))


def quiet_focus(*buttons: QPushButton) -> None:
    """Let buttons take the keyboard by Tab only: a click leaves the keys with the page."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

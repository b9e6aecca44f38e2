"""The sheet of an overlay: a title, what is asked or shown, and what can be done, in this order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from itot_workshop.ui.widgets.elided import TwoLineLabel
from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.page_keys import is_page_key, turn_page
from itot_workshop.ui.widgets.parts import hairline, holder, scrolling, words


class Sheet(QFrame):
    """Head, body and foot; the body scrolls when the window is low.

    ``agreed`` says that the main action was taken (Enter takes it too), ``dismissed`` that the
    sheet was closed without it.
    """

    agreed = Signal()
    dismissed = Signal()

    def __init__(
        self, kit: Kit, title: str, body: QLayout, *, main: str = "", close: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setAccessibleName(title)
        self.main = KeyedButton(kit, main, role="main", end=self.tr("Enter")) if main else None
        self.close_button = kit.button(close or self.tr("Close"))
        self.close_button.clicked.connect(self.dismissed)
        self.head = kit.row(gap="l", around=("xl", "l"))
        self.head.addWidget(TwoLineLabel(title, "title"), 1)
        self.foot = kit.row(1, self.close_button, gap="l", around=("xl", "m"))
        if self.main is not None:
            self.main.clicked.connect(self.agreed)
            self.foot.addWidget(self.main)
        kit.margins(body, ("xl", "l"))
        self._body = Inside(body)
        self._head, self._foot = holder(self.head), holder(self.foot)
        self._area = scrolling(self._body)
        self._trouble = words("", "chip", wrap=True, kind="danger")
        self._said = holder(kit.column(self._trouble, gap="", around=("xl", "m")))
        self._said.hide()
        parts = (self._head, hairline(), self._area, self._said, hairline(), self._foot)
        self.setLayout(kit.column(*parts, gap=""))
        self._body.installEventFilter(self)

    def hasHeightForWidth(self) -> bool:
        """Words break, so that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """High enough for everything to be seen at once."""
        parts = [self._head, self._body, self._foot]
        if not self._said.isHidden():
            parts.append(self._said)
        return 4 + sum(_height(part, width) for part in parts)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong where it can be mended; "" says that it is right again."""
        self._trouble.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.updateGeometry()

    @property
    def is_written(self) -> bool:
        """Whether something was typed that would be lost with the sheet."""
        lines = any(it.isModified() and it.text() for it in self.findChildren(QLineEdit))
        texts = self.findChildren(QPlainTextEdit)
        return lines or any(it.document().isModified() for it in texts)

    @property
    def first(self) -> QWidget | None:
        """Where the keys are wanted first; None for the first field."""
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when something in the body comes or goes."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the main action, wherever the focus is, but for buttons and long texts, which
        have a use of their own for it.

        Page up and down scroll, also from the head and the foot.
        """
        if is_page_key(event):
            turn_page(self._area, event)
            return
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focus = QApplication.focusWidget()
        if not entered or isinstance(focus, QPlainTextEdit):
            super().keyPressEvent(event)
        elif self.main is not None and self.main.isEnabled():
            self.agreed.emit()


def _height(part: QWidget, width: int) -> int:
    if part.hasHeightForWidth():
        return part.heightForWidth(width)
    return max(part.sizeHint().height(), part.minimumSizeHint().height())

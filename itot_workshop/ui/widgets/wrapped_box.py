"""A box to tick whose words break, so that none is cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from itot_workshop.ui.widgets.wrapped import broken


class WrappedBox(QCheckBox):
    """Plain text beside the box, on as many lines as its width asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self._break((text,))

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        now = self.text().count("\n") + 1
        lines = len(self._lines(width))
        return super().sizeHint().height() + (lines - now) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """As wide as one line of all its words."""
        wide = self._beside() + self.fontMetrics().horizontalAdvance(self._whole) + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few signs."""
        wide = self._beside() + self.fontMetrics().horizontalAdvance("mmmmmm")
        return QSize(wide, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self._break(self._lines(self.width()))

    def _lines(self, width: int) -> tuple[str, ...]:
        return broken(self._whole, self.font(), width - self._beside())

    def _beside(self) -> int:
        """The width of all that is not words, in pixels."""
        shown = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return super().sizeHint().width() - shown.width()

    def _break(self, lines: tuple[str, ...]) -> None:
        shown = "\n".join(lines).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

"""A label that gives way: what does not fit ends in dots, and the whole is told on hover."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption


def plain_tip(text: str) -> str:
    """A text for a tooltip, which would otherwise read markup and addresses in it."""
    return f"<qt>{escape(text)}</qt>" if text else ""


class ElidedLabel(QLabel):
    """One line of plain text that may become as narrow as its dots."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(" ".join(text.split()))
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few signs."""
        dots = self.fontMetrics().horizontalAdvance("mmm…")
        whole = super().sizeHint()
        return QSize(min(dots, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        try:
            room = self.contentsRect()
            metrics = self.fontMetrics()
            shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            option = QStyleOption()
            option.initFrom(self)
            align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
            role = self.foregroundRole()
            self.style().drawItemText(
                painter, room, int(align), option.palette, self.isEnabled(), shown, role
            )
        finally:
            painter.end()

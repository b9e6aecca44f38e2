"""A label that gives way: what does not fit ends in dots, and the whole is told on hover."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

_WORD = re.compile(r"[^\s]+(?:\u00a0+[^\s]+)*")
"""What no line breaks: words that are held together count as one."""

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""The signs of markup, spelt out; the standard library's way brings all of HTML's names along."""


def plain_tip(text: str) -> str:
    """A text for a tooltip, which would otherwise read markup and addresses in it."""
    return f"<qt>{text.translate(_SIGNS)}</qt>" if text else ""


def tip(text: str) -> str:
    """A text for a tooltip as it is, unless it could be read as markup."""
    return plain_tip(text) if "<" in text or "&" in text else text


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
        super().setText(" ".join(_WORD.findall(text)))
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
            shown = self._shown(room.width())
            option = QStyleOption()
            option.initFrom(self)
            align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
            role = self.foregroundRole()
            self.style().drawItemText(
                painter, room, int(align), option.palette, self.isEnabled(), shown, role
            )
        finally:
            painter.end()

    def _shown(self, width: int) -> str:
        """What is drawn in so much room."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)


class PathLabel(ElidedLabel):
    """Where something lies: the folder at its end is what tells it from others."""

    def _shown(self, width: int) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)


class TwoLineLabel(ElidedLabel):
    """Plain text on one line, or on two where one is too short; only the second gives way."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text, role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As wide as one line, and the part of a pixel that its letters may reach into."""
        whole = super().sizeHint()
        return QSize(whole.width() + 1, whole.height())

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, or two."""
        high = super().sizeHint().height()
        return high + self.fontMetrics().lineSpacing() * ("\n" in self._shown(width))

    def _shown(self, width: int) -> str:
        return "\n".join(two_lines(self.text(), self.fontMetrics(), width))


def two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """A text on one line, or broken into two where one is too short; only the second gives way."""
    first, rest = "", text.split(" ")
    while rest and _fits(longer := f"{first} {rest[0]}".strip(" "), metrics, width):
        first, rest = longer, rest[1:]
    left = " ".join(rest)
    lines = (first, left) if first and rest else (first or left,)
    last = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return (*lines[:-1], last)


def _fits(text: str, metrics: QFontMetrics, width: int) -> bool:
    """Whether a text is shown whole; its width in whole pixels would not say so for certain."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) == text

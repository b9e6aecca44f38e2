"""Two columns of results: what was voted, and beside it what to make of that."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from itot_workshop.ui.widgets.kit import Kit


class SideBySide(QWidget):
    """What was voted at the left, what to make of it at the right.

    The right column can begin lower, beside what is talked about.
    """

    def __init__(self, kit: Kit, left: QBoxLayout, right: QBoxLayout) -> None:
        super().__init__()
        self._right = right
        self._line = kit.row(gap="xl")
        self._line.addLayout(left, 8)
        self._line.addLayout(right, 5)
        self.setLayout(self._line)

    def begin_lower(self, by: int) -> None:
        """Begin the right column so many pixels lower."""
        margins = self._right.contentsMargins()
        if by != margins.top():
            margins.setTop(by)
            self._right.setContentsMargins(margins)
            self._line.invalidate()  # it would keep the height it had
            self.updateGeometry()

"""Parts that have no ground of their own, their words at the edge of the words above and below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from itot_workshop.ui.widgets.kit import Kit


class Outdented(QHBoxLayout):
    """Lays a button so much further out as its words stand in from its edge.

    It must lie in a layout with room beside it, since what leaves its parent is not seen.
    """

    def __init__(self, kit: Kit, part: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._out = kit.space("s") + kit.look.size.focus
        self.addWidget(part)
        self._mirrored = part.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.addStretch(1)

    def setGeometry(self, rect: QRect) -> None:
        """Begin before the edge."""
        if self._mirrored:
            super().setGeometry(rect.adjusted(0, 0, self._out, 0))
        else:
            super().setGeometry(rect.adjusted(-self._out, 0, 0, 0))

    def sizeHint(self) -> QSize:
        """What stands out needs no room."""
        return self._less(super().sizeHint())

    def minimumSize(self) -> QSize:
        """What stands out needs no room."""
        return self._less(super().minimumSize())

    def heightForWidth(self, width: int) -> int:
        """As high as the part at the width it is given."""
        return super().heightForWidth(width + self._out)

    def _less(self, size: QSize) -> QSize:
        return QSize(max(0, size.width() - self._out), size.height())

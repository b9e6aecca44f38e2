"""A layout that sets its items like words on a line and breaks the line when it is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items side by side, in further rows where the width ends; rows mirror with the language.

    ``gap`` is between items, ``row_gap`` between rows, in device-independent pixels. With
    ``apart`` the last item stands at the end of its row, if it is not alone there.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int, row_gap: int, apart: bool = False
    ) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._row_gap = row_gap
        self._apart = apart
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give back the item at a place, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Nothing is gained from more room than the items ask for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all rows are together at this width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return self._with_margins(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest and the highest item."""
        shown = [item.minimumSize() for item in self._shown()]
        return self._with_margins(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def _with_margins(self, width: int, height: int) -> QSize:
        return QSize(width, height).grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top = room.top()
        for row in self._rows(room.width()):
            height = max(item.sizeHint().height() for item in row)
            if move:
                self._place(row, room, top, height)
            top += height + self._row_gap
        used = top - room.top() - (self._row_gap if self._shown() else 0)
        return used + margins.top() + margins.bottom()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if not rows or used + self._gap + needed > width:
                rows.append([])
                used = needed
            else:
                used += self._gap + needed
            rows[-1].append(item)
        return rows

    def _place(self, row: list[QLayoutItem], room: QRect, top: int, height: int) -> None:
        mirrored = _is_mirrored(self.parentWidget())
        left = room.left()
        for item in row:
            hint = item.sizeHint()
            width = min(hint.width(), room.width())
            if self._apart and item is self._items[-1] and item is not row[0]:
                left = room.left() + room.width() - width
            at = QPoint(left, top + (height - hint.height()) // 2)
            if mirrored:
                at.setX(room.right() + 1 - (left - room.left()) - width)
            item.setGeometry(QRect(at, QSize(width, hint.height())))
            left += width + self._gap


def _is_mirrored(widget: QWidget | None) -> bool:
    return widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft

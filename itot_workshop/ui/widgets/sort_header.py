"""The head of a table that sorts by click and by key."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

_BACK = Qt.Key.Key_Left
_ON = Qt.Key.Key_Right
_SORT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SortHeader(QHeaderView):
    """A table's head in the tab order: left and right go from column to column, Enter sorts.

    ``fixed`` are the columns by which nothing can be sorted. ``sort_wished`` says by which column
    and whether downwards; whoever owns the rows sorts them and then calls ``show_order``.
    """

    sort_wished = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None, *, fixed: tuple[int, ...] = ()) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._fixed = fixed
        self._at = -1
        self._order: tuple[int, bool] = (-1, False)
        self.setAccessibleName(self.tr("Heads of the columns"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._wish)

    def show_order(self, column: int, *, down: bool) -> None:
        """Mark the column by which the rows are sorted."""
        self._order = (column, down)
        sign = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.setSortIndicatorShown(column not in self._fixed)
        self.setSortIndicator(column, sign)

    def current(self) -> int:
        """The column that the keys act on, or -1 before the first key."""
        return self._at

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the columns and sort; every other key is somebody else's."""
        key = Qt.Key(event.key())
        if key in (_BACK, _ON):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._walk(1 if (key == _ON) != mirrored else -1)
        elif key in _SORT and self._at >= 0:
            self._wish(self._at)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the column by which the rows are sorted."""
        super().focusInEvent(event)
        if self._at < 0:
            self._at = self._order[0]
        if self._at in self._columns():
            self.viewport().update()
        else:
            self._walk(1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw a head, with a ring around it where the keys are."""
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if self.hasFocus() and index == self._at:
            painter.save()
            pen = painter.pen()
            pen.setColor(self.palette().accent().color())
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(2, 3, -2, -3), 4, 4)
            painter.restore()

    def _columns(self) -> list[int]:
        visible = (self.logicalIndex(place) for place in range(self.count()))
        return [it for it in visible if it not in self._fixed and not self.isSectionHidden(it)]

    def _walk(self, by: int) -> None:
        columns = self._columns()
        if not columns:
            return
        place = columns.index(self._at) + by if self._at in columns else 0
        self._at = columns[place % len(columns)]
        self.viewport().update()

    def _wish(self, column: int) -> None:
        if column in self._fixed:
            return
        was, down = self._order
        self.sort_wished.emit(column, not down if column == was else False)

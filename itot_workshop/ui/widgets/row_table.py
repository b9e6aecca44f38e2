"""A table that is walked row by row: arrows move, Enter opens, Space chooses."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from itot_workshop.ui.widgets.painting import Ink
from itot_workshop.ui.widgets.sort_header import SortHeader

Index = QModelIndex | QPersistentModelIndex

CHOSEN_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model says whether a row is chosen."""


class RowTable(QTableView):
    """Rows without vertical lines; the whole row is hovered, focused and opened.

    ``opened`` and ``toggled`` carry the row's number, ``menu_wished`` a point in the viewport.
    """

    opened = Signal(int)
    toggled = Signal(int)
    menu_wished = Signal(QPoint)

    def __init__(self, head: SortHeader) -> None:
        super().__init__()
        self.hovered = -1
        self.head = head
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.customContextMenuRequested.connect(self.menu_wished)
        self.doubleClicked.connect(self._on_double_click)
        self.entered.connect(self._on_entered)

    def set_row_height(self, pixels: int) -> None:
        """Give every row the same height."""
        self.verticalHeader().setDefaultSectionSize(pixels)

    def current_row(self) -> int:
        """The row the keys act on, -1 if there is none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Move to a row and bring it into sight."""
        model = self.model()
        if not model.rowCount():
            return
        index = model.index(max(0, min(row, model.rowCount() - 1)), self._first_column())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space chooses, Home and End go to the ends; the rest is Qt's."""
        row = self.current_row()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and row >= 0:
            self.toggled.emit(row)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(1 << 30)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not the beginning of a name."""

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the hovered row when the mouse leaves."""
        if event.type() == QEvent.Type.Leave and self.hovered >= 0:
            self.hovered = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Take a model and forget what was hovered in the old one."""
        self.hovered = -1
        super().setModel(model)

    def _first_column(self) -> int:
        columns = range(self.model().columnCount())
        return next((it for it in columns if not self.isColumnHidden(it)), 0)

    def _on_entered(self, index: QModelIndex) -> None:
        if index.row() != self.hovered:
            self.hovered = index.row()
            self.viewport().update()

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row, then lets ``paint_cell`` fill the cell.

    The ground says whether the row is chosen (tinted, with a bar at its beginning), under the
    mouse (tinted) or where the keys are (a ring around the whole row).
    """

    def __init__(self, table: RowTable, ink: Ink) -> None:
        super().__init__(table)
        self.table = table
        self.ink = ink

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in a cell; ``option.rect`` is the room there is for it."""
        raise NotImplementedError

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds; a line that somebody types into is left alone."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, cell and ring."""
        painter.save()
        try:
            painter.setLayoutDirection(option.direction)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, option, index)
            self.paint_cell(painter, option, index)
            self._paint_ring(painter, option, index)
        finally:
            painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, ink = option.rect, self.ink
        chosen = bool(index.data(CHOSEN_ROLE))
        tinted = chosen or index.row() == self.table.hovered
        painter.fillRect(rect, ink.colour("chosen" if tinted else "surface"))
        line = rect.adjusted(0, rect.height() - 1, 0, 0)
        painter.fillRect(line, ink.colour("line"))
        if chosen and index.column() == self._ends()[0]:
            bar = rect.adjusted(0, 0, 0, 0)
            bar.setWidth(ink.look.size.bar)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(rect.right())
            painter.fillRect(bar, ink.colour("ink"))

    def _paint_ring(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not self.table.hasFocus() or index.row() != self.table.current_row():
            return
        first, last = self._ends()
        left = self.table.visualRect(index.sibling(index.row(), first))
        right = self.table.visualRect(index.sibling(index.row(), last))
        painter.setClipRect(option.rect)
        self.ink.outline(painter, left.united(right))

    def _ends(self) -> tuple[int, int]:
        """The first and the last column that are shown."""
        count = self.table.model().columnCount()
        shown = [it for it in range(count) if not self.table.isColumnHidden(it)]
        return shown[0], shown[-1]

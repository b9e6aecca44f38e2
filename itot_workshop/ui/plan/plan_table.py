"""What the plan's two tables have in common: the keys, fields in cells, a height that fits."""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QWidget

from itot_workshop.ui.plan.plan_model import PlanModel, R
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.pause import Pause
from itot_workshop.ui.widgets.row_table import Index, RowTable
from itot_workshop.ui.widgets.sort_header import SortHeader

_LEAST_ROWS = 4


class PlanTable(RowTable, Generic[R]):
    """Shows a :class:`PlanModel`; the keys stay with their row, whatever happens around it.

    What is typed into a cell is kept after a pause, and taken back by Esc.

    ``menu_for`` carries a row's id and where on the screen its menu is wanted, ``switch_wished``
    and ``removal_wished`` the id of a row to be switched or taken away, ``walked`` the id of the
    row that the keys are on.
    """

    walked = Signal(str)
    switch_wished = Signal(str)
    removal_wished = Signal(str)
    menu_for = Signal(str, QPoint)

    def __init__(self, kit: Kit, model: PlanModel[R]) -> None:
        super().__init__(SortHeader(fixed=tuple(range(model.columnCount()))))
        self._kit = kit
        self._rows = model
        self._before: object = None
        self._pause = Pause(self)
        self._pause.over.connect(self._keep_typed)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(model)
        self.toggled.connect(self._on_toggled)
        self.menu_wished.connect(self._on_menu)

    def current(self) -> R | None:
        """The row the keys act on."""
        return self._rows.row_at(self.current_row())

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show these rows; the keys stay with the one they were on."""
        before, place = self.current(), self.current_row()
        self._rows.show_rows(rows)
        found = self._rows.place_of(before.id) if before else -1
        if rows and (found < 0 or found != self.current_row()):
            self.go_to(found if found >= 0 else max(0, place))
        self.fit()

    def fit(self) -> None:
        """Give every column its width and every row its height, in the text size of the moment."""
        raise NotImplementedError

    def stand(self, row: int) -> None:
        """Be as high as rows of this height, or scroll where there is no room for them."""
        self.set_row_height(row)
        head = 0 if self.head.isHidden() else self.head.sizeHint().height()
        whole = max(1, self.model().rowCount()) * row + head + 2 * self.frameWidth() + 4
        self.setMinimumHeight(min(whole, _LEAST_ROWS * row + head))
        self.setMaximumHeight(whole)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the row the keys are on as chosen."""
        super().currentChanged(current, previous)
        row = self._rows.row_at(current.row())
        self._rows.chosen = row.id if row else ""
        self.viewport().update()
        self.walked.emit(self._rows.chosen)

    def keep_typing(self, line: QLineEdit) -> None:
        """Keep what is typed into the line of a cell also before it is left."""
        self._before = None
        line.textEdited.connect(self._pause.typed)

    def _keep_typed(self) -> None:
        """A cell that is empty for a moment is left as it was."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for line in self.viewport().findChildren(QLineEdit, options=direct):
            cell = self.indexAt(line.geometry().center())
            typed = self.state() == self.State.EditingState and line.isVisible() and line.text()
            if typed and typed.strip() and self._rows.keeps_early(cell):
                if self._before is None:
                    self._before = cell.data(Qt.ItemDataRole.EditRole)
                self.commitData(line)

    def settle(self) -> None:
        """Keep what is being typed in a cell."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for field in self.viewport().findChildren(QWidget, options=direct):
            if self.state() == self.State.EditingState and not field.isHidden():
                self.commitData(field)
                self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep the keys on the row when a field is closed by key; Esc gives up what was typed."""
        self._pause.forget()
        given_up = hint == QAbstractItemDelegate.EndEditHint.RevertModelCache
        if given_up and self._before is not None:
            self.model().setData(self.indexAt(editor.geometry().center()), self._before)
        self._before = None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint != QAbstractItemDelegate.EndEditHint.NoHint:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit()

    def row_pressed(self, at: QPoint) -> R | None:
        """The row at a point of the viewport."""
        return self._rows.row_at(self.indexAt(at).row())

    def open_menu(self, row: R, at: QPoint) -> None:
        """Ask for the menu of a row at a point of the viewport."""
        self.menu_for.emit(row.id, self.viewport().mapToGlobal(at))

    def _on_toggled(self, row: int) -> None:
        found = self._rows.row_at(row)
        if found is not None and self._rows.editable:
            self.switch_wished.emit(found.id)

    def _on_menu(self, at: QPoint) -> None:
        row = self.row_pressed(at) or self.current()
        if row is not None and self._rows.editable:
            self.open_menu(row, at)

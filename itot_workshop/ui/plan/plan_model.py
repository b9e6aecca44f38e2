"""What the plan's two lists have in common as tables read them: rows by id, cells typed into."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from itot_workshop.ui.widgets.row_table import CHOSEN_ROLE, Index

_NOWHERE = QModelIndex()


class Row(Protocol):
    """What a row of the plan is known by."""

    @property
    def id(self) -> str:
        """The id of the step or the person."""


R = TypeVar("R", bound=Row)


class PlanModel(QAbstractTableModel, Generic[R]):
    """Rows by id. Columns have names; those in ``typed`` can be edited in place.

    ``chosen`` is the id of the row that the keys are on; only an ``editable`` model is changed.
    """

    def __init__(self, columns: tuple[str, ...], typed: tuple[str, ...]) -> None:
        super().__init__()
        self._columns = columns
        self._typed = typed
        self.rows: tuple[R, ...] = ()
        self.chosen = ""
        self.editable = True

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show these; cells that are being edited stay when only values have changed."""
        if rows and [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            last = self.index(len(rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> R | None:
        """The row at a place, None outside."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def place_of(self, id_: str) -> int:
        """Where a row stands, -1 if it is not there."""
        return next((at for at, row in enumerate(self.rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As many as have names."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Some columns can be typed into."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.editable and self._columns[index.column()] in self._typed
        return plain | Qt.ItemFlag.ItemIsEditable if typed else plain

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row for painters, its words for editors and screen readers."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == CHOSEN_ROLE:
            return row.id == self.chosen
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.EditRole:
            return self.typed_in(row, self._columns[index.column()])
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell what was typed; the row changes when the session has."""
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.tell_typed(row, self._columns[index.column()], value)
        return True

    def spoken(self, row: R) -> str:
        """A row as somebody hears it."""
        raise NotImplementedError

    def typed_in(self, row: R, column: str) -> object:
        """What stands in a cell when its field opens."""
        raise NotImplementedError

    def keeps_early(self, index: Index) -> bool:
        """Whether what is typed into a cell can be kept before it is whole."""
        return index.isValid()

    def tell_typed(self, row: R, column: str, value: Any) -> None:
        """Say what was typed into a cell."""
        raise NotImplementedError

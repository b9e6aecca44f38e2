"""The library's rows as Qt's table asks for them, with the sessions that are chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from itot_workshop.ui.library.rows import COLUMNS, Column, LibraryRow
from itot_workshop.ui.library.words import column_word, spoken
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.row_table import CHOSEN_ROLE, Index

_NOWHERE = QModelIndex()
_NUMBERS: tuple[Column, ...] = ("alignment", "gap")


class LibraryModel(QAbstractTableModel):
    """Shows rows as they are handed in; choosing survives sorting and filtering.

    ``chosen_changed`` says that other sessions are chosen now.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LibraryRow, ...] = ()
        self._chosen: tuple[str, ...] = ()

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def forget(self, known: Iterable[str]) -> None:
        """Leave out chosen sessions that are no longer among the known ones."""
        known = set(known)
        self.choose(key for key in self._chosen if key in known)

    def all_rows(self) -> tuple[LibraryRow, ...]:
        """The rows that are shown, in their order."""
        return self._rows

    def row_at(self, number: int) -> LibraryRow | None:
        """The row at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where a session stands in the list, -1 if it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def chosen(self) -> tuple[str, ...]:
        """The chosen sessions, in the order in which they were chosen."""
        return self._chosen

    def choose(self, keys: Iterable[str]) -> None:
        """Choose exactly these sessions."""
        chosen = tuple(keys)
        if chosen == self._chosen:
            return
        self._chosen = chosen
        if self._rows:
            corner = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)
        self.chosen_changed.emit()

    def toggle(self, number: int) -> None:
        """Choose the session of a row, or leave it out; one that cannot be opened stays out."""
        row = self.row_at(number)
        if row is None or row.fault:
            return
        if row.key in self._chosen:
            self.choose(key for key in self._chosen if key != row.key)
        else:
            self.choose((*self._chosen, row.key))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many sessions are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, whether it is chosen, and the row itself for whoever draws it."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == CHOSEN_ROLE:
            return row.key in self._chosen
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken(row, column))
        if role == Qt.ItemDataRole.CheckStateRole and column == "choice":
            chosen = row.key in self._chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row, column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heads of the columns; those of numbers stand at the far end."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column_word(column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

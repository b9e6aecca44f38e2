"""The table beside the radar as Qt asks for it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from itot_workshop.ui.results.table import (
    COLUMNS,
    AxisRow,
    Column,
    cell,
    explanation,
    head,
)
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.row_table import Index

NUMBERS: tuple[Column, ...] = ("score", "IT", "OT", "agreement", "n", "change")
"""Columns that are read from the far end."""

_NOWHERE = QModelIndex()


class AxisModel(QAbstractTableModel):
    """Shows axis rows as they are handed in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AxisRow, ...] = ()
        self._since = ""

    def show_rows(self, rows: tuple[AxisRow, ...], since: str) -> None:
        """Show these rows instead; ``since`` is the earlier session's day."""
        self.beginResetModel()
        self._rows = rows
        self._since = since
        self.endResetModel()

    def all_rows(self) -> tuple[AxisRow, ...]:
        """The rows in the order of the moment."""
        return self._rows

    def row_at(self, number: int) -> AxisRow | None:
        """The row at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, axis: str) -> int:
        """Where an axis stands in the table, -1 if nowhere."""
        return next((at for at, row in enumerate(self._rows) if row.axis == axis), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many axes there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, and the row itself for whoever draws it."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell(row, column))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell(row, column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heads of the columns, with what they say on hover."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head(column, self._since)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(explanation(column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

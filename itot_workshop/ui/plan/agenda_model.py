"""The steps of an agenda as a table reads them."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from itot_workshop.ui.plan.agenda_view import StepRow
from itot_workshop.ui.plan.words import minutes_word, tr
from itot_workshop.ui.widgets.row_table import CHOSEN_ROLE, Index

StepColumn: TypeAlias = Literal["handle", "time", "step", "minutes", "switch", "more"]
STEP_COLUMNS: tuple[StepColumn, ...] = get_args(StepColumn)
EDITED: tuple[StepColumn, ...] = ("step", "minutes")
_NOWHERE = QModelIndex()


class AgendaModel(QAbstractTableModel):
    """Rows of steps; ``titled`` and ``timed`` carry what was typed into a cell, with the step."""

    titled = Signal(str, str)
    timed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[StepRow, ...] = ()
        self.chosen = ""
        self.editable = True

    def show_rows(self, rows: tuple[StepRow, ...]) -> None:
        """Show these; cells that are being edited stay when only values have changed."""
        same = [row.id for row in rows] == [row.id for row in self.rows]
        if same and rows:
            self.rows = rows
            last = self.index(len(rows) - 1, len(STEP_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> StepRow | None:
        """The row at a place, None outside."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def place_of(self, step: str) -> int:
        """Where a step stands, -1 if it is not there."""
        return next((at for at, row in enumerate(self.rows) if row.id == step), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are steps."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Handle, time, step, minutes, switch, more."""
        return 0 if parent.isValid() else len(STEP_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles and minutes can be edited."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and STEP_COLUMNS[index.column()] in EDITED:
            return plain | Qt.ItemFlag.ItemIsEditable
        return plain

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row for painters, its words for editors and screen readers."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = STEP_COLUMNS[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == CHOSEN_ROLE:
            return row.id == self.chosen
        if role == Qt.ItemDataRole.EditRole:
            return row.minutes if column == "minutes" else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.DisplayRole and column == "step":
            return row.title
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell what was typed; the row changes when the session has."""
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        if STEP_COLUMNS[index.column()] == "minutes":
            self.timed.emit(row.id, int(value))
        else:
            self.titled.emit(row.id, str(value))
        return True


def spoken(row: StepRow) -> str:
    """A step as somebody hears it."""
    state = tr("switched off") if row.off else ""
    parts = (row.starts, row.title, minutes_word(row.minutes), state or row.remark)
    return ", ".join(part for part in parts if part)

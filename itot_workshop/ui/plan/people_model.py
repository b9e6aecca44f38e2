"""The roster as a table reads it."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from itot_workshop.ui.plan.people_view import PersonRow
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.row_table import CHOSEN_ROLE, Index

PersonColumn: TypeAlias = Literal["seat", "name", "site", "here"]
PERSON_COLUMNS: tuple[PersonColumn, ...] = get_args(PersonColumn)
_TYPED: tuple[PersonColumn, ...] = ("name", "site")
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """Rows of people; ``named`` and ``placed`` carry the person and what was typed."""

    named = Signal(str, str)
    placed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PersonRow, ...] = ()
        self.chosen = ""
        self.editable = True

    def show_rows(self, rows: tuple[PersonRow, ...]) -> None:
        """Show these; cells that are being edited stay when only values have changed."""
        if rows and [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            last = self.index(len(rows) - 1, len(PERSON_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> PersonRow | None:
        """The row at a place, None outside."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def place_of(self, person: str) -> int:
        """Where somebody stands, -1 if they do not."""
        return next((at for at, row in enumerate(self.rows) if row.id == person), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are people."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Seat, role or name, site, here."""
        return 0 if parent.isValid() else len(PERSON_COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """What the columns are called."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = PERSON_COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == "here":
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return head(column) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names and sites can be typed."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.editable and PERSON_COLUMNS[index.column()] in _TYPED
        return plain | Qt.ItemFlag.ItemIsEditable if typed else plain

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row for painters, its words for editors and screen readers."""
        row = self.row_at(index.row())
        if row is None:
            return None
        site = PERSON_COLUMNS[index.column()] == "site"
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == CHOSEN_ROLE:
            return row.id == self.chosen
        if role == Qt.ItemDataRole.EditRole:
            return row.site if site else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell what was typed; the row changes when the session has."""
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        if PERSON_COLUMNS[index.column()] == "site":
            self.placed.emit(row.id, str(value))
        else:
            self.named.emit(row.id, str(value))
        return True


def head(column: PersonColumn) -> str:
    """What a column is called."""
    heads = {
        "seat": tr("Seat"),
        "name": tr("Role or name"),
        "site": tr("Site"),
        "here": tr("Here"),
    }
    return heads[column]


def here_word(row: PersonRow) -> str:
    """Whether somebody is in the room."""
    return tr("here") if row.here else tr("not yet")


def spoken(row: PersonRow) -> str:
    """Somebody's row as it is heard."""
    guessed = tr("seat guessed") if row.guessed else ""
    parts = (seat_name(row.seat), guessed, row.name, row.remark, row.site, here_word(row))
    return ", ".join(part for part in parts if part)

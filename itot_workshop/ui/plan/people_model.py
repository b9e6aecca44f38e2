"""The roster as a table reads it."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from PySide6.QtCore import Qt, Signal

from itot_workshop.ui.plan.people_view import PersonRow
from itot_workshop.ui.plan.plan_model import PlanModel
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.row_table import Index

PersonColumn: TypeAlias = Literal["seat", "name", "site", "here"]
PERSON_COLUMNS: tuple[PersonColumn, ...] = get_args(PersonColumn)
_TYPED: tuple[PersonColumn, ...] = ("name", "site")


class PeopleModel(PlanModel[PersonRow]):
    """Rows of people; ``named`` and ``placed`` carry the person and what was typed."""

    named = Signal(str, str)
    placed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(PERSON_COLUMNS, _TYPED)

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

    def spoken(self, row: PersonRow) -> str:
        """Somebody's row as it is heard."""
        return spoken(row)

    def typed_in(self, row: PersonRow, column: str) -> object:
        """Their site, or their role or name."""
        return row.site if column == "site" else row.name

    def keeps_early(self, index: Index) -> bool:
        """Half of a code is none, and no name may stand beside one."""
        row = self.row_at(index.row())
        return row is not None and (PERSON_COLUMNS[index.column()] == "site" or not row.coded)

    def tell_typed(self, row: PersonRow, column: str, value: Any) -> None:
        """A site, or a role or name, was typed."""
        if column == "site":
            self.placed.emit(row.id, str(value))
        else:
            self.named.emit(row.id, str(value))


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

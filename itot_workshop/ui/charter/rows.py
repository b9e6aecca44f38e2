"""Rows that are filled in: one widget for each kind of cell, rows come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from itot_workshop.domain.people import SIDES
from itot_workshop.ui.charter.words import seen_name, tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.spin_fields import NumberField

Kind: TypeAlias = Literal["label", "text", "side", "share", "check", "seen"]
Cells: TypeAlias = tuple[object, ...]


class ColumnOf(Struct, frozen=True, kw_only=True):
    """One column: its title, what its cells are, and how much of the width it takes."""

    title: str
    kind: Kind
    stretch: int = 0


class RowsEditor(QWidget):
    """Shows rows of cells; ``changed`` says that one was filled in, added or taken away.

    A share stands in per cent and is a part of 1 in ``rows``. Without ``empty`` the rows are fixed.
    """

    changed = Signal()

    def __init__(
        self,
        kit: Kit,
        name: str,
        columns: Sequence[ColumnOf],
        rows: Iterable[Cells],
        *,
        empty: Cells | None = None,
        add: str = "",
    ) -> None:
        super().__init__()
        self._kit = kit
        self._name = name
        self._columns = tuple(columns)
        self._empty = empty
        self._cells: list[list[QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(kit.space("s"))
        self._grid.setVerticalSpacing(kit.space("xs"))
        for at, column in enumerate(self._columns):
            self._grid.addWidget(words(column.title, "caption", wrap=True), 0, at)
            self._grid.setColumnStretch(at, column.stretch)
        inside = kit.column(self._grid, gap="xs")
        if empty is not None:
            button = kit.button(add or tr("Add"), "plus")
            button.clicked.connect(self._on_add)
            inside.addLayout(kit.row(button, 1))
        self.setLayout(inside)
        for row in rows:
            self._put(row)

    def rows(self) -> tuple[Cells, ...]:
        """The rows as they are filled in."""
        count = len(self._columns)
        return tuple(tuple(_value(cell) for cell in row[:count]) for row in self._cells)

    def _put(self, row: Cells) -> None:
        line = self._grid.rowCount()
        made = []
        for at, (column, value) in enumerate(zip(self._columns, row, strict=True)):
            cell = self._cell(column, value)
            cell.setAccessibleName(f"{self._name}: {column.title}")
            self._grid.addWidget(cell, line, at)
            made.append(cell)
        self._cells.append(made)
        if self._empty is not None:
            gone = self._kit.button("", "close", "quiet", name=tr("Take this row away"))
            gone.clicked.connect(self._on_gone)
            self._grid.addWidget(gone, line, len(self._columns))
            made.append(gone)

    def _cell(self, column: ColumnOf, value: object) -> QWidget:
        if column.kind == "label":
            return words(str(value), wrap=True)
        if column.kind == "text":
            field = QLineEdit(str(value))
            field.setMinimumWidth(self._kit.px(64))
            field.editingFinished.connect(self.changed)
            return field
        if column.kind == "share":
            spin = NumberField()
            spin.setRange(0, 100)
            spin.setSingleStep(10)
            spin.setSuffix(tr("%"))
            spin.setMaximumWidth(self._kit.px(112))
            spin.setValue(round(100 * float(str(value))))
            spin.valueChanged.connect(self.changed)
            return spin
        if column.kind == "check":
            box = QCheckBox()
            box.setChecked(bool(value))
            box.clicked.connect(self.changed)
            return box
        choice = QComboBox()
        options = (
            [(side, seat_name(side)) for side in SIDES]
            if column.kind == "side"
            else [(seen, seen_name(seen)) for seen in ("", "seen", "partly", "not_seen")]
        )
        for data, name in options:
            choice.addItem(name, data)
        choice.setCurrentIndex(max(0, choice.findData(value)))
        choice.activated.connect(self.changed)
        return choice

    def _on_add(self) -> None:
        if self._empty is None:
            return
        self._put(self._empty)
        first = self._cells[-1][0]
        first.setFocus()

    def _on_gone(self) -> None:
        sender = self.sender()
        for row in self._cells:
            if row[-1] is sender:
                self._cells.remove(row)
                for cell in row:
                    cell.hide()
                    cell.deleteLater()
                self.changed.emit()
                return


def _value(cell: QWidget) -> object:
    if isinstance(cell, QLineEdit):
        return cell.text().strip()
    if isinstance(cell, NumberField):
        return cell.value() / 100
    if isinstance(cell, QCheckBox):
        return cell.isChecked()
    if isinstance(cell, QComboBox):
        return cell.currentData()
    return cell.text() if isinstance(cell, QLabel) else ""

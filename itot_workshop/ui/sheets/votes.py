"""The sheet that brings votes in from paper, or says row by row what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.paper import TALLY_COLUMNS, VOTE_COLUMNS, Fault
from itot_workshop.ui.sheets.form import choices, field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.outdented import Outdented
from itot_workshop.ui.widgets.painting import CENTRE, FAR, NEAR
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.plural import plural
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 680
_MOST_SHOWN = 200
_FEW_SIGNS = 20


class VotesSheet(Sheet):
    """Explains the columns, asks for the file, and shows every fault with its row.

    ``file_wished`` asks for a file; ``session_picked`` carries which session of the file is meant.
    """

    file_wished = Signal()
    session_picked = Signal(str)
    form_wished = Signal()

    def __init__(self, kit: Kit, pack: Pack) -> None:
        self._said = words(_explained(pack), wrap=True)
        self._fault = words("", "strong", wrap=True, kind="danger")
        self.faults = _fault_table()
        self.sessions = choices(())
        self.sessions.setMinimumContentsLength(_FEW_SIGNS)
        self.sessions.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._which = field(kit, translate("Votes", "Which session of the sheet?"), self.sessions)
        for hidden in (self._fault, self.faults, self._which):
            hidden.hide()
        self.form = kit.button(translate("Votes", "Save an empty sheet…"), "document")
        body = kit.column(
            self._said,
            Outdented(kit, self.form),
            self._which,
            self._fault,
            self.faults,
            gap="m",
        )
        super().__init__(
            kit,
            translate("Votes", "Import votes"),
            body,
            main=translate("Votes", "Choose a file…"),
            close=translate("Votes", "Cancel"),
        )
        self.form.clicked.connect(self.form_wished)
        self.agreed.connect(self._on_agreed)

    @property
    def first(self) -> QWidget | None:
        """The file, which most people have at hand."""
        return self.main

    def ask_session(self, names: Sequence[str]) -> None:
        """The sheet holds several sessions: ask which one is meant."""
        self._clear()
        self.sessions.clear()
        for name in names:
            self.sessions.addItem(name, name)
        self._which.show()
        self._main_says(translate("Votes", "Import this session"))
        self.sessions.setFocus()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say what is wrong, row by row; nothing was imported."""
        self._clear()
        said = plural(
            "Votes",
            len(faults),
            "Nothing was imported: 1 cell has to be mended first.",
            "Nothing was imported: %n cells have to be mended first.",
        )
        self._fault.setText(said)
        self._fault.show()
        _fill(self.faults, faults[:_MOST_SHOWN])
        self.faults.show()
        self._main_says(translate("Votes", "Choose the file again…"))

    def show_fault(self, sentence: str) -> None:
        """Say that a file is no table at all."""
        self._clear()
        self._fault.setText(sentence)
        self._fault.show()

    def _clear(self) -> None:
        for part in (self._which, self._fault, self.faults):
            part.hide()

    def _main_says(self, text: str) -> None:
        if self.main is not None:
            self.main.set_words(text)

    def _on_agreed(self) -> None:
        if self._which.isHidden():
            self.file_wished.emit()
        else:
            self.session_picked.emit(str(self.sessions.currentData()))


def _explained(pack: Pack) -> str:
    said = translate(
        "Votes",
        "A sheet saved as CSV, one vote in a row, with the columns %1. An empty vote means “%2”. "
        "Counted hands have the columns %3 instead. All of it comes in, or nothing.",
    )
    said = said.replace("%1", ", ".join(VOTE_COLUMNS)).replace("%2", pack.scale.abstain)
    return said.replace("%3", ", ".join(TALLY_COLUMNS))


def _fault_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels(
        [
            translate("Votes", "Row"),
            translate("Votes", "Column"),
            translate("Votes", "What is wrong"),
        ]
    )
    table.setAccessibleName(translate("Votes", "Faults in the sheet"))
    table.horizontalHeader().setDefaultAlignment(NEAR | CENTRE)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill(table: QTableWidget, faults: Sequence[Fault]) -> None:
    table.setRowCount(len(faults))
    for at, fault in enumerate(faults):
        for column, text in enumerate((whole(fault.row), fault.column, fault.text)):
            item = QTableWidgetItem(text)
            if column == 0:
                item.setTextAlignment(FAR | CENTRE)
            table.setItem(at, column, item)
    table.resizeRowsToContents()
    table.setMinimumHeight(min(table.rowCount(), 6) * table.rowHeight(0) + 60 if faults else 0)

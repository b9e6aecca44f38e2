"""The bin of the library: sessions that were removed, until they are put back or done with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from itot_workshop.storage.keeping import Today
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.library.model import LibraryModel
from itot_workshop.ui.library.rows import COLUMNS, Column, LibraryRow, sorted_rows
from itot_workshop.ui.library.session_table import SessionTable
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words


class BinPage(QWidget):
    """Lists what is in the bin; ``restore_wished`` and ``removal_wished`` carry keys.

    ``left`` says that there is nothing to do here.
    """

    restore_wished = Signal(object)
    removal_wished = Signal(object)
    left = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction], today: Today) -> None:
        super().__init__()
        self._rows: tuple[LibraryRow, ...] = ()
        self._order: tuple[Column, bool] = ("date", True)
        self.model = LibraryModel(self)
        self.table = SessionTable(kit, self.model, today)
        self.table.setAccessibleName(self.tr("Sessions in the bin"))
        self.banner = Banner(kit)
        restore = command("restore")
        self.restore = KeyedButton(
            kit, self.tr("Put back"), icon=restore.icon, role="main", end=keys_of(restore)[0]
        ).follow(actions["restore"])
        self.remove = kit.button(self.tr("Delete for good…"), role="danger")
        self.remove.clicked.connect(self._on_remove)
        self._foot = holder(kit.row(1, self.remove, self.restore, gap="m"))
        self._stack = QStackedWidget()
        self._lay(kit)
        self.table.opened.connect(self.wish_restore)
        self.table.head.sort_wished.connect(self._sort)

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show these sessions."""
        self._rows = rows
        self.model.forget(row.key for row in rows)
        column, down = self._order
        self.table.show_rows(sorted_rows(rows, column, down=down))
        self.table.head.show_order(COLUMNS.index(column), down=down)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._foot.setVisible(bool(rows))

    def keys(self) -> tuple[str, ...]:
        """The chosen sessions, or the one the keys are on."""
        current = self.table.current()
        return self.model.chosen() or ((current.key,) if current else ())

    def rows_of(self, keys: tuple[str, ...]) -> tuple[LibraryRow, ...]:
        """The rows of these sessions."""
        return tuple(row for row in self._rows if row.key in keys)

    def wish_restore(self) -> None:
        """Ask for what is chosen to be put back."""
        if self.keys():
            self.restore_wished.emit(self.keys())

    def take_focus(self) -> None:
        """Put the keys on the list."""
        self.table.setFocus()

    def _lay(self, kit: Kit) -> None:
        said = self.tr("Sessions stay here until you delete them for good. Backups are kept apart.")
        head = kit.column(
            words(self.tr("Bin"), "display"), words(said, "muted", wrap=True), gap="xs"
        )
        back = kit.button(self.tr("Show the workshops"), role="second")
        back.clicked.connect(self.left)
        none = kit.row(words(self.tr("The bin is empty."), "muted"), back, 1, gap="l")
        rows = kit.column(self.table, gap="")
        rows.addStretch(0)
        rows.setStretchFactor(self.table, 1)
        for page in (holder(rows), holder(kit.column(none, 1))):
            self._stack.addWidget(page)
        laid = kit.column(head, self.banner, self._stack, self._foot, gap="l", around="xl")
        laid.setStretchFactor(self._stack, 1)
        self.setLayout(laid)

    def _sort(self, number: int, down: bool) -> None:
        self._order = (COLUMNS[number], down)
        self.show_rows(self._rows)

    def _on_remove(self) -> None:
        if self.keys():
            self.removal_wished.emit(self.keys())

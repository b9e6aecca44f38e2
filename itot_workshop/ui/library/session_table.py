"""The table of sessions: sorted by its heads, walked and chosen by key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent

from itot_workshop.storage.keeping import Today
from itot_workshop.ui.library.model import LibraryModel
from itot_workshop.ui.library.row_delegate import LibraryDelegate
from itot_workshop.ui.library.rows import COLUMNS, Column, LibraryRow
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.row_table import RowTable
from itot_workshop.ui.widgets.sort_header import SortHeader

_UNSORTED = (COLUMNS.index("choice"), COLUMNS.index("radar"))
_SESSION = COLUMNS.index("session")
_GIVES_WAY: tuple[Column, ...] = ("people", "state", "radar")
"""What is left out, in this order, when the titles would become too narrow to be read."""
_TITLE_ROOM = 200


class SessionTable(RowTable):
    """Shows a :class:`LibraryModel`; every wish is told by the session's key.

    ``open_wished`` and ``menu_for`` carry a key; ``menu_for`` also the place on the screen.
    """

    open_wished = Signal(str)
    menu_for = Signal(str, QPoint)

    def __init__(self, kit: Kit, model: LibraryModel, today: Today) -> None:
        super().__init__(SortHeader(fixed=_UNSORTED))
        self._kit = kit
        self.rows = model
        self.delegate = LibraryDelegate(self, kit, today)
        self.setProperty("head", "sunken")
        self.setAccessibleName(self.tr("Workshop sessions"))
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.opened.connect(self._on_opened)
        self.toggled.connect(model.toggle)
        self.menu_wished.connect(self._on_menu)
        kit.theme.changed.connect(self.fit)

    def current(self) -> LibraryRow | None:
        """The session the keys act on."""
        return self.rows.row_at(self.current_row())

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show these rows; the keys stay with the session they were on."""
        before, place = self.current(), self.current_row()
        self.rows.show_rows(rows)
        self.clearSpans()
        self.fit()
        for at, row in enumerate(rows):
            if row.fault:
                self.setSpan(at, _SESSION, 1, len(COLUMNS) - _SESSION)
        found = self.rows.place_of(before.key) if before else -1
        if rows:
            self.go_to(found if found >= 0 else max(0, place))

    def fit(self) -> None:
        """Give every column its width and every row its height, in the text size of the moment."""
        self.set_row_height(self._kit.px(self._kit.look.size.row_radar))
        room = self.viewport().width()
        rows = self.rows.all_rows()
        widths = {column: self.delegate.column_width(column, rows) for column in COLUMNS}
        least = self._kit.px(_TITLE_ROOM)
        hidden: set[Column] = set()
        for column in _GIVES_WAY:
            if sum(w for it, w in widths.items() if it not in hidden) + least > room:
                hidden.add(column)
        used = sum(w for it, w in widths.items() if it not in hidden)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column in hidden)
            self.setColumnWidth(place, widths[column] or max(least, room - used))
        high = self.verticalHeader().length() + self.head.sizeHint().height()
        self.setMaximumHeight(high + 2 * self.frameWidth() + self._kit.space("s"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The titles take what the other columns leave."""
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box chooses the session."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and COLUMNS[index.column()] == "choice":
            self.rows.toggle(index.row())

    def _on_opened(self, number: int) -> None:
        row = self.rows.row_at(number)
        if row is not None:
            self.open_wished.emit(row.key)

    def _on_menu(self, point: QPoint) -> None:
        row = self.current()
        if row is not None and self.indexAt(point).isValid():
            self.menu_for.emit(row.key, self.viewport().mapToGlobal(point))

"""The table of people: seats, names and sites set by key or by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QTableView,
    QWidget,
)

from itot_workshop.domain.people import Seat
from itot_workshop.ui.plan.people_delegate import PeopleDelegate
from itot_workshop.ui.plan.people_model import (
    PERSON_COLUMNS,
    PeopleModel,
)
from itot_workshop.ui.plan.people_view import PersonRow
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.row_table import Index, RowTable
from itot_workshop.ui.widgets.sort_header import SortHeader

_NAME, _SITE = PERSON_COLUMNS.index("name"), PERSON_COLUMNS.index("site")
_LEAST_ROWS = 4
_SEATS: dict[int, Seat] = {
    int(Qt.Key.Key_I): "IT",
    int(Qt.Key.Key_O): "OT",
    int(Qt.Key.Key_M): "MGT",
    int(Qt.Key.Key_T): "OTHER",
}


class PeopleTable(RowTable):
    """Shows a :class:`PeopleModel`; every wish carries the person's id.

    ``seat_wished`` also the seat, ``menu_for`` where on the screen.
    ``paste_wished`` says that a paste is meant for the roster.
    """

    seat_wished = Signal(str, str)
    here_wished = Signal(str)
    removal_wished = Signal(str)
    menu_for = Signal(str, QPoint)
    paste_wished = Signal()

    def __init__(self, kit: Kit, model: PeopleModel) -> None:
        super().__init__(SortHeader(fixed=tuple(range(len(PERSON_COLUMNS)))))
        self._kit = kit
        self.people = model
        self.delegate = PeopleDelegate(self, kit)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("head", "sunken")
        self.setAccessibleName(tr("People"))
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.opened.connect(self.edit_name)
        self.toggled.connect(self._on_toggled)
        self.menu_wished.connect(self._on_menu)
        kit.theme.changed.connect(self.fit)
        self.fit()

    def current(self) -> PersonRow | None:
        """Who the keys act on."""
        return self.people.row_at(self.current_row())

    def show_rows(self, rows: tuple[PersonRow, ...]) -> None:
        """Show these people; the keys stay with the one they were on."""
        before, place = self.current(), self.current_row()
        self.people.show_rows(rows)
        found = self.people.place_of(before.id) if before else -1
        if rows and (found < 0 or found != self.current_row()):
            self.go_to(found if found >= 0 else max(0, place))
        self.fit()

    def edit_name(self, row: int) -> None:
        """Type another name or role in place."""
        self.edit(self.people.index(row, _NAME))

    def edit_site(self, row: int) -> None:
        """Type another site in place."""
        self.edit(self.people.index(row, _SITE))

    def fit(self) -> None:
        """Give every column its width and every row its height, in the text size of the moment."""
        height = self._kit.px(self._kit.look.size.row)
        self.set_row_height(height)
        self._stand(height)
        fixed = {column: self.delegate.width_of(column) for column in PERSON_COLUMNS}
        rest = max(self._kit.px(160), self.viewport().width() - sum(fixed.values()))
        for place, column in enumerate(PERSON_COLUMNS):
            share = rest * (0.62 if column == "name" else 0.38)
            self.setColumnWidth(place, fixed[column] or int(share))

    def _stand(self, row: int) -> None:
        """Be as high as the rows, or scroll where there is no room for them."""
        head = 0 if self.head.isHidden() else self.head.sizeHint().height()
        whole = max(1, self.model().rowCount()) * row + head + 2 * self.frameWidth() + 4
        self.setMinimumHeight(min(whole, _LEAST_ROWS * row + head))
        self.setMaximumHeight(whole)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the row the keys are on as chosen."""
        super().currentChanged(current, previous)
        row = self.people.row_at(current.row())
        self.people.chosen = row.id if row else ""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """I, O, M, T seat somebody; S types the site, Del removes, pasting adds."""
        if self.state() == QTableView.State.EditingState:
            return
        row = self.current()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not self.people.editable:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wished.emit()
        elif row is None:
            super().keyPressEvent(event)
        elif plain and event.key() in _SEATS:
            self.seat_wished.emit(row.id, _SEATS[event.key()])
        elif plain and event.key() == Qt.Key.Key_S:
            self.edit_site(self.current_row())
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wished.emit(row.id)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on from the name to the site; else the keys stay on the row."""
        onward = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        named = self.currentIndex().column() == _NAME
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint != QAbstractItemDelegate.EndEditHint.NoHint:
            self.setFocus()
        if onward and named and self.current_row() >= 0:
            self.edit_site(self.current_row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names and sites share what is left."""
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a chip for its menu, the last column for who is here."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.people.row_at(index.row())
        pressed = event.button() == Qt.MouseButton.LeftButton
        if row is None or not pressed or not self.people.editable:
            return
        column = PERSON_COLUMNS[index.column()]
        if column == "seat":
            self.menu_for.emit(row.id, self.viewport().mapToGlobal(at))
        elif column == "here":
            self.here_wished.emit(row.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type where it was pressed twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and PERSON_COLUMNS[index.column()] == "site":
            self.edit_site(index.row())
        elif index.isValid() and PERSON_COLUMNS[index.column()] == "name":
            self.edit_name(index.row())

    def _on_toggled(self, row: int) -> None:
        found = self.people.row_at(row)
        if found is not None and self.people.editable:
            self.here_wished.emit(found.id)

    def _on_menu(self, at: QPoint) -> None:
        row = self.people.row_at(self.indexAt(at).row()) or self.current()
        if row is not None and self.people.editable:
            self.menu_for.emit(row.id, self.viewport().mapToGlobal(at))

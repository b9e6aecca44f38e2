"""The table of people: seats, names and sites set by key or by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
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
from itot_workshop.ui.plan.plan_table import PlanTable
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.kit import Kit

_NAME, _SITE = PERSON_COLUMNS.index("name"), PERSON_COLUMNS.index("site")
_SEATS: dict[int, Seat] = {
    int(Qt.Key.Key_I): "IT",
    int(Qt.Key.Key_O): "OT",
    int(Qt.Key.Key_M): "MGT",
    int(Qt.Key.Key_T): "OTHER",
}


class PeopleTable(PlanTable[PersonRow]):
    """Shows a :class:`PeopleModel`; every wish carries the person's id.

    ``seat_wished`` also the seat; ``switch_wished`` says that somebody came in, or is not here yet,
    ``paste_wished`` says that a paste is meant for the roster.
    """

    seat_wished = Signal(str, str)
    paste_wished = Signal()

    def __init__(self, kit: Kit, model: PeopleModel) -> None:
        super().__init__(kit, model)
        self.people = model
        self.delegate = PeopleDelegate(self, kit)
        self.setProperty("head", "sunken")
        self.setAccessibleName(tr("People"))
        self.setItemDelegate(self.delegate)
        self.opened.connect(self.edit_name)
        kit.theme.changed.connect(self.fit)
        self.fit()

    def edit_name(self, row: int) -> None:
        """Type another name or role in place."""
        self.edit(self.people.index(row, _NAME))

    def edit_site(self, row: int) -> None:
        """Type another site in place."""
        self.edit(self.people.index(row, _SITE))

    def fit(self) -> None:
        """Give every column its width and every row its height, in the text size of the moment.

        Rows are higher where one line is too short for somebody's role or site.
        """
        fixed = {column: self.delegate.width_of(column) for column in PERSON_COLUMNS}
        rest = max(self._kit.px(160), self.viewport().width() - sum(fixed.values()))
        for place, column in enumerate(PERSON_COLUMNS):
            share = rest * (0.62 if column == "name" else 0.38)
            self.setColumnWidth(place, fixed[column] or int(share))
        wide = self.columnWidth(_NAME), self.columnWidth(_SITE)
        self.stand(self.delegate.height_for(self.people.rows, *wide))

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
        super().closeEditor(editor, hint)
        if onward and named and self.current_row() >= 0:
            self.edit_site(self.current_row())

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
            self.open_menu(row, at)
        elif column == "here":
            self.switch_wished.emit(row.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type where it was pressed twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and PERSON_COLUMNS[index.column()] == "site":
            self.edit_site(index.row())
        elif index.isValid() and PERSON_COLUMNS[index.column()] == "name":
            self.edit_name(index.row())

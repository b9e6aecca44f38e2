"""The table of steps: walked, timed, switched and moved by key or by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSpinBox, QTableView

from itot_workshop.ui.plan.agenda_delegate import AgendaDelegate
from itot_workshop.ui.plan.agenda_model import STEP_COLUMNS, AgendaModel
from itot_workshop.ui.plan.agenda_view import StepRow
from itot_workshop.ui.plan.plan_table import PlanTable
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.codes import typed_digit
from itot_workshop.ui.widgets.kit import Kit

_STEP = STEP_COLUMNS.index("step")
_MINUTES = STEP_COLUMNS.index("minutes")
_MORE = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_LEAST_TITLE = 120


class AgendaTable(PlanTable[StepRow]):
    """Shows an :class:`AgendaModel`; every wish carries the step's id.

    ``move_wished`` also the place, ``minutes_wished`` by how many.
    """

    move_wished = Signal(str, int)
    minutes_wished = Signal(str, int)
    copy_wished = Signal(str)

    def __init__(self, kit: Kit, model: AgendaModel) -> None:
        super().__init__(kit, model)
        self.steps = model
        self.delegate = AgendaDelegate(self, kit)
        self._dragged = ""
        self._drop = -1
        self.head.hide()
        self.setAccessibleName(tr("Steps of the agenda"))
        self.setItemDelegate(self.delegate)
        self.opened.connect(self.edit_title)
        kit.theme.changed.connect(self.fit)
        self.fit()

    def reach(self, step: str) -> None:
        """Put the keys on a step."""
        place = self.steps.place_of(step)
        if place >= 0:
            self.go_to(place)

    def edit_title(self, row: int) -> None:
        """Type another title in place."""
        self.edit(self.steps.index(row, _STEP))

    def edit_minutes(self, row: int) -> None:
        """Type other minutes in place."""
        self.edit(self.steps.index(row, _MINUTES))

    def fit(self) -> None:
        """Give every column its width and every row its height, in the text size of the moment."""
        self.stand(self._kit.px(self._kit.look.size.row_tall))
        widths = [self.delegate.width_of(column) for column in STEP_COLUMNS]
        rest = max(self._kit.px(_LEAST_TITLE), self.viewport().width() - sum(widths))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width or rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with arrows moves, plus and minus time, digits type minutes, Del removes."""
        if self.state() == QTableView.State.EditingState:
            return
        row = self.current()
        key = event.key()
        if row is None or not self.steps.editable:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _UP_DOWN:
            self.move_wished.emit(row.id, self.current_row() + _UP_DOWN[Qt.Key(key)])
        elif key in _MORE or key == Qt.Key.Key_Minus:
            self.minutes_wished.emit(row.id, -1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_Delete:
            self.removal_wished.emit(row.id)
        elif key == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_wished.emit(row.id)
        elif typed_digit(event):
            self._type_minutes(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a step at its handle; press its switch, minus, plus or dots."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.steps.row_at(index.row())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        column = STEP_COLUMNS[index.column()]
        if column == "more":
            self.open_menu(row, at)
        elif not self.steps.editable:
            return
        elif column == "handle":
            self._dragged = row.id
        elif column == "switch":
            self.switch_wished.emit(row.id)
        elif column == "minutes":
            self._press_minutes(row, at.x(), index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the step would be dropped."""
        if not self._dragged:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        height = max(1, self.verticalHeader().defaultSectionSize())
        drop = (at.y() + self.verticalOffset() + height // 2) // height
        drop = max(0, min(drop, len(self.steps.rows)))
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the step."""
        super().mouseReleaseEvent(event)
        step, drop = self._dragged, self._drop
        self._dragged, self._drop = "", -1
        if step and drop >= 0:
            place = self.steps.place_of(step)
            self.viewport().update()
            self.move_wished.emit(step, drop - 1 if drop > place else drop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and a line where a dragged step would go."""
        super().paintEvent(event)
        if self._drop < 0:
            return
        painter = QPainter(self.viewport())
        try:
            y = self._drop * self.verticalHeader().defaultSectionSize() - self.verticalOffset()
            width = self.viewport().width()
            painter.fillRect(0, max(0, y - 2), width, 3, self._kit.ink.colour("ink"))
        finally:
            painter.end()

    def _press_minutes(self, row: StepRow, x: int, place: int) -> None:
        by = self.delegate.part_of_spin(self.visualRect(self.steps.index(place, _MINUTES)), x)
        if by:
            self.minutes_wished.emit(row.id, by)
        else:
            self.edit_minutes(place)

    def _type_minutes(self, event: QKeyEvent) -> None:
        """Open the field of minutes with the digit that was pressed."""
        index = self.steps.index(self.current_row(), _MINUTES)
        self.edit(index)
        field = self.viewport().findChild(QSpinBox)
        if field is not None:
            field.setValue(max(1, int(event.text())))
            line = field.lineEdit()
            line.setCursorPosition(len(line.text()))


_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

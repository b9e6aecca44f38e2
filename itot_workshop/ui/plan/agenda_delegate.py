"""Draws the steps of an agenda, and lends the fields in which titles and minutes are typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from itot_workshop.domain.rules_agenda import MOST_MINUTES
from itot_workshop.ui.plan.agenda_model import STEP_COLUMNS, StepColumn
from itot_workshop.ui.plan.agenda_view import StepRow
from itot_workshop.ui.plan.cells import draw_box, draw_icon
from itot_workshop.ui.plan.plan_table import PlanTable
from itot_workshop.ui.plan.words import minutes_word, tr
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.painting import FAR, MIDDLE, mirrored
from itot_workshop.ui.widgets.row_table import CHOSEN_ROLE, Index, RowDelegate
from itot_workshop.ui.widgets.spin_fields import NumberField

_LONGEST = 480


_REMARK = 96
"""The least room for a remark that does not fit whole: less of it says nothing."""


class AgendaDelegate(RowDelegate):
    """Fills the cells of steps; the row where the keys are shows minus and plus."""

    def __init__(self, table: PlanTable[StepRow], kit: Kit) -> None:
        super().__init__(table, kit.ink)
        self._keep_typing = table.keep_typing
        self._kit = kit

    def width_of(self, column: StepColumn) -> int:
        """How wide a column is; 0 for the one that takes the rest."""
        kit, ink = self._kit, self.ink
        widths: dict[StepColumn, int] = {
            "handle": kit.px(28),
            "time": ink.width("+00:00") + kit.space("m"),
            "step": 0,
            "minutes": ink.width(minutes_word(_LONGEST)) + 2 * kit.px(28) + kit.space("s"),
            "switch": kit.px(64),
            "more": kit.px(40),
        }
        return widths[column]

    def part_of_spin(self, cell: QRect, x: int) -> int:
        """-1 on the minus, +1 on the plus of the cell of minutes, 0 between them."""
        edge = self._kit.px(32)
        near, far = x < cell.left() + edge, x > cell.right() - edge
        mirrored_ = self.table.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = int(far) - int(near)
        return -step if mirrored_ else step

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in a cell."""
        row: StepRow = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(index.data(CHOSEN_ROLE))
        column = STEP_COLUMNS[index.column()]
        rect = option.rect
        if column == "handle":
            draw_icon(painter, self._kit, "drag-handle", "text" if chosen else "faint", rect)
        elif column == "time":
            role = "text" if chosen else "muted"
            self.ink.write(painter, rect, row.starts, role=role)
        elif column == "step":
            self._step(painter, rect, row)
        elif column == "minutes":
            self._minutes(painter, rect, row, chosen=chosen)
        elif column == "switch":
            self._switch(painter, rect, row, chosen=chosen)
        elif chosen or index.row() == self.table.hovered:
            draw_icon(painter, self._kit, "more", "text", rect)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the title, minus and plus for the minutes."""
        if STEP_COLUMNS[index.column()] != "minutes":
            line = QLineEdit(parent)
            self._keep_typing(line)
            line.setAccessibleName(tr("Title of the step"))
            return line
        spin = NumberField(parent)
        spin.setRange(1, MOST_MINUTES)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setAccessibleName(tr("Minutes of the step"))
        return spin

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell, a little smaller than the row; a title keeps clear of its icon."""
        inset = self._kit.space("xs") // 2
        rect = option.rect.adjusted(0, inset, 0, -inset - 1)
        if STEP_COLUMNS[index.column()] == "step":
            free = rect.adjusted(self._kit.px(32), 0, 0, 0)
            rect = mirrored(rect, free, option.direction)
        editor.setGeometry(rect)

    def _step(self, painter: QPainter, rect: QRect, row: StepRow) -> None:
        kit, ink = self._kit, self.ink
        role = "faint" if row.off or row.done else "text"
        side = kit.px(28)
        way = painter.layoutDirection()
        icon = mirrored(rect, QRect(rect.left(), rect.top(), side, rect.height()), way)
        draw_icon(painter, kit, row.icon, role if row.off else "muted", icon)
        left = rect.left() + side + kit.space("xs")
        strong = not row.off
        wanted = ink.width(row.title, semibold=strong)
        room = max(0, rect.right() - left - kit.space("s"))
        title = QRect(left, rect.top(), min(wanted, room), rect.height())
        ink.write(painter, mirrored(rect, title, way), row.title, role=role, semibold=strong)
        self._remark(painter, rect, title.right() + kit.space("m"), row)

    def _remark(self, painter: QPainter, rect: QRect, left: int, row: StepRow) -> None:
        kit = self._kit
        way = painter.layoutDirection()
        if row.elastic and not row.off:
            side = kit.px(18)
            if left + side < rect.right():
                place = QRect(left, rect.top(), side, rect.height())
                height = kit.px(16)
                draw_icon(
                    painter, kit, "stretch", "muted", mirrored(rect, place, way), height=height
                )
            left += side + kit.space("xs")
        room = rect.right() - left - kit.space("s")
        if room >= min(self.ink.width(row.remark, "small"), kit.px(_REMARK)):
            place = QRect(left, rect.top(), room, rect.height())
            self.ink.write(
                painter, mirrored(rect, place, way), row.remark, step="small", role="muted"
            )

    def _minutes(self, painter: QPainter, rect: QRect, row: StepRow, *, chosen: bool) -> None:
        kit = self._kit
        text = minutes_word(row.minutes)
        if row.given:
            text = filled(tr("%1 (%2)"), text, row.given)
        if not chosen:
            inset = kit.px(28)
            role = "faint" if row.off else "text"
            free = mirrored(rect, rect.adjusted(0, 0, -inset, 0), painter.layoutDirection())
            self.ink.write(painter, free, text, role=role, at=FAR)
            return
        box = rect.adjusted(0, kit.px(6), 0, -kit.px(6) - 1)
        draw_box(painter, kit, box, "surface", "faint")
        side = kit.px(30)
        way = painter.layoutDirection()
        minus = mirrored(box, QRect(box.left(), box.top(), side, box.height()), way)
        plus = mirrored(box, QRect(box.right() - side, box.top(), side, box.height()), way)
        height = kit.px(16)
        draw_icon(painter, kit, "minus", "text", minus, height=height)
        draw_icon(painter, kit, "plus", "text", plus, height=height)
        self.ink.write(painter, box, text, semibold=True, at=MIDDLE)

    def _switch(self, painter: QPainter, rect: QRect, row: StepRow, *, chosen: bool) -> None:
        role = "ink" if chosen else "before"
        name = "switch-off" if row.off else "switch-on"
        height = self._kit.px(self._kit.look.size.switch_height)
        shown = "ink" if chosen else "faint"
        draw_icon(painter, self._kit, name, shown if row.off else role, rect, height=height)

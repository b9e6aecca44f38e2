"""Draws the people of a roster, and lends the lines in which names and sites are typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from itot_workshop.ui.plan.cells import chip_width, draw_chip, draw_icon
from itot_workshop.ui.plan.people_model import PERSON_COLUMNS, PersonColumn, head, here_word
from itot_workshop.ui.plan.people_view import PersonRow
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.painting import FAR, mirrored
from itot_workshop.ui.widgets.row_table import Index, RowDelegate, RowTable

_LEAST = 40
"""Room in which words beside a name can be read, in pixels of usual text."""


class PeopleDelegate(RowDelegate):
    """Fills the cells: chip, name with what is to be said of it, site, and who is here."""

    def __init__(self, table: RowTable, kit: Kit) -> None:
        super().__init__(table, kit.ink)
        self._kit = kit

    def width_of(self, column: PersonColumn) -> int:
        """How wide a column is; 0 for those that share the rest."""
        if column == "seat":
            return chip_width(self._kit, "MGT") + 2 * self._kit.space("m")
        if column == "here":
            words = max(self.ink.width(tr("not yet"), "small"), self.ink.width(head("here")))
            return words + self._kit.px(24) + 2 * self._kit.space("m")
        return 0

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in a cell."""
        row: PersonRow = index.data(Qt.ItemDataRole.UserRole)
        column = PERSON_COLUMNS[index.column()]
        pad = self._kit.space("s")
        rect = option.rect.adjusted(pad, 0, -pad, 0)
        if column == "seat":
            draw_chip(painter, self._kit, row.seat, rect)
        elif column == "name":
            self._name(painter, rect, row)
        elif column == "site":
            self.ink.write(painter, rect, row.site, role="muted")
        else:
            self._here(painter, rect, row)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line."""
        line = QLineEdit(parent)
        line.setAccessibleName(head(PERSON_COLUMNS[index.column()]))
        return line

    def _name(self, painter: QPainter, rect: QRect, row: PersonRow) -> None:
        ink, kit, way = self.ink, self._kit, painter.layoutDirection()
        said = row.name or tr("no name")
        wanted = min(ink.width(said), rect.width())
        title = QRect(rect.left(), rect.top(), wanted, rect.height())
        ink.write(painter, mirrored(rect, title, way), said, role="text" if row.name else "faint")
        left = title.right() + kit.space("m")
        if row.guessed:
            left = self._guessed(painter, rect, left)
        self._beside(painter, rect, left, row.remark, "muted")

    def _guessed(self, painter: QPainter, rect: QRect, left: int) -> int:
        """Mark a seat as guessed; gives where what it was guessed from may begin."""
        kit = self._kit
        if rect.right() - left > kit.px(_LEAST):
            side, way = kit.px(18), painter.layoutDirection()
            sign = QRect(left, rect.top(), side, rect.height())
            draw_icon(painter, kit, "warning", "warn", mirrored(rect, sign, way), height=kit.px(16))
            left += side + kit.space("xs")
        self._beside(painter, rect, left, tr("guessed"), "warn")
        return left + self.ink.width(tr("guessed"), "small") + kit.space("m")

    def _beside(self, painter: QPainter, rect: QRect, left: int, words: str, role: str) -> None:
        """Write behind a name, where there is room enough to read it."""
        room = QRect(left, rect.top(), max(0, rect.right() - left), rect.height())
        if words and room.width() > self._kit.px(_LEAST):
            shown = mirrored(rect, room, painter.layoutDirection())
            self.ink.write(painter, shown, words, step="small", role=role)

    def _here(self, painter: QPainter, rect: QRect, row: PersonRow) -> None:
        side = self._kit.px(22)
        way = painter.layoutDirection()
        mark = QRect(rect.right() - side, rect.top(), side, rect.height())
        if row.here:
            draw_icon(painter, self._kit, "check", "ok", mirrored(rect, mark, way))
        words = mirrored(rect, rect.adjusted(0, 0, -side - 2, 0), way)
        self.ink.write(painter, words, here_word(row), step="small", role="muted", at=FAR)

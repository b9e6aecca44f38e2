"""Draws the people of a roster, and lends the lines in which names and sites are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from itot_workshop.ui.plan.cells import chip_width, draw_chip, draw_icon
from itot_workshop.ui.plan.people_model import PERSON_COLUMNS, PersonColumn, head, here_word
from itot_workshop.ui.plan.people_view import PersonRow
from itot_workshop.ui.plan.plan_table import PlanTable
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.theme import Step
from itot_workshop.ui.widgets.elided import two_lines
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.painting import FAR, mirrored
from itot_workshop.ui.widgets.row_table import Index, RowDelegate

_SIGN, _LEAST = 18, 40
"""A sign's width, and room in which words beside a name can be read, in pixels of usual text."""

_Line: TypeAlias = tuple[str, Step, str]
"""A line of words, its size and its colour."""


class PeopleDelegate(RowDelegate):
    """Fills the cells: chip, name with what is to be said of it, site, and who is here."""

    def __init__(self, table: PlanTable[PersonRow], kit: Kit) -> None:
        super().__init__(table, kit.ink)
        self._keep_typing = table.keep_typing
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
            self._write(painter, rect, self._site_lines(row, rect.width()))
        else:
            self._here(painter, rect, row)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line."""
        line = QLineEdit(parent)
        self._keep_typing(line)
        line.setAccessibleName(head(PERSON_COLUMNS[index.column()]))
        return line

    def height_for(self, rows: Sequence[PersonRow], name: int, site: int) -> int:
        """How high rows are to be in columns so wide, in pixels: as the highest needs it."""
        kit, pad = self._kit, 2 * self._kit.space("s")
        cells = [self._name_lines(row, name - pad) for row in rows]
        cells += [self._site_lines(row, site - pad) for row in rows]
        if all(len(lines) == 1 for lines in cells):
            return kit.px(kit.look.size.row)
        most = max(self._high(lines) for lines in cells)
        return max(kit.px(kit.look.size.row_tall), most + 2 * kit.space("s"))

    def _name_lines(self, row: PersonRow, width: int) -> tuple[_Line, ...]:
        """A name alone, or with what is to be said of it below where one line is too short."""
        said, role = row.name or tr("no name"), "text" if row.name else "faint"
        gap, wide = self._kit.space("m"), self.ink.width(said)
        if row.guessed:
            sign = self._kit.px(_SIGN) + self._kit.space("xs")
            wide += gap + sign + self.ink.width(tr("guessed"), "small")
        if wide + (gap + self.ink.width(row.remark, "small") if row.remark else 0) <= width:
            return ((said, "body", role),)
        if not row.remark and not row.guessed:
            return self._broken(said, "body", role, width)
        below = self._broken(row.remark, "small", "muted", width) if row.remark else ()
        return ((said, "body", role), *below)

    def _site_lines(self, row: PersonRow, width: int) -> tuple[_Line, ...]:
        return self._broken(row.site, "body", "muted", width)

    def _broken(self, text: str, step: Step, role: str, width: int) -> tuple[_Line, ...]:
        lines = two_lines(text, QFontMetrics(self.ink.font(step)), width)
        return tuple((line, step, role) for line in lines)

    def _high(self, lines: tuple[_Line, ...]) -> int:
        return sum(self.ink.line(step) for _, step, _ in lines)

    def _name(self, painter: QPainter, rect: QRect, row: PersonRow) -> None:
        lines = self._name_lines(row, rect.width())
        first = self._write(painter, rect, lines)
        left = first.left() + min(self.ink.width(lines[0][0]), rect.width()) + self._kit.space("m")
        if row.guessed:
            left = self._guessed(painter, first, left)
        if len(lines) == 1:
            self._beside(painter, first, left, row.remark, "muted")

    def _write(self, painter: QPainter, rect: QRect, lines: tuple[_Line, ...]) -> QRect:
        """Write lines below each other in the middle of a cell; gives where the first stands."""
        top = rect.top() + (rect.height() - self._high(lines)) // 2
        first = QRect(rect.left(), top, rect.width(), self.ink.line(lines[0][1]))
        for text, step, role in lines:
            room = QRect(rect.left(), top, rect.width(), self.ink.line(step))
            self.ink.write(painter, room, text, step=step, role=role)
            top += room.height()
        return first

    def _guessed(self, painter: QPainter, rect: QRect, left: int) -> int:
        """Mark a seat as guessed; gives where what it was guessed from may begin."""
        kit = self._kit
        if rect.right() - left > kit.px(_LEAST):
            side, way = kit.px(_SIGN), painter.layoutDirection()
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

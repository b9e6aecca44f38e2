"""Draws the lines of a comparison: before and after on the scale, the change, how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from itot_workshop.charts.dumbbell import dumbbell_place
from itot_workshop.charts.dumbbell_paint import draw_dumbbell
from itot_workshop.charts.shapes import Box
from itot_workshop.ui.results.change_lines import (
    COLUMNS,
    Column,
    GroupLine,
    cell,
    dumbbell_of,
    head,
    scale_of,
)
from itot_workshop.ui.results.change_view import ChangeRow, ChangeView
from itot_workshop.ui.theme import Step
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.painting import FAR, mirrored
from itot_workshop.ui.widgets.row_table import Index, RowDelegate, RowTable

_STRIP = 160
_FIGURES: tuple[Column, ...] = ("before", "after", "delta", "band", "returning", "gap")


class ChangeDelegate(RowDelegate):
    """Fills the cells of groups and axes."""

    def __init__(self, table: RowTable, kit: Kit) -> None:
        super().__init__(table, kit.ink)
        self._kit = kit
        self._view: ChangeView | None = None

    def use_view(self, view: ChangeView) -> None:
        """Draw this comparison from now on."""
        self._view = view

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in a cell."""
        line = index.data(Qt.ItemDataRole.UserRole)
        rect = self._inside(option.rect, index.column())
        if isinstance(line, GroupLine):
            self._group(painter, rect, line)
        elif COLUMNS[index.column()] == "strip" and self._view is not None:
            self._dumbbell(painter, rect, line, self._view)
        else:
            self._text(painter, rect, line, COLUMNS[index.column()])

    def column_width(self, column: Column) -> int:
        """How wide a column must be for what stands in it."""
        ink, view = self.ink, self._view
        sides = 2 * self._kit.space("xs") + self._kit.space("s")
        if column == "strip" or view is None:
            return ink.px(_STRIP) + sides
        title = ink.width(head(column, view), "small", semibold=True)
        step: Step = "small" if column in ("label", "movement") else "body"
        inside = [ink.width(cell(row, column), step, semibold=True) for row in view.rows]
        return max([title, *inside]) + sides

    def _inside(self, rect: QRect, column: int) -> QRect:
        side, edge = self._kit.space("xs"), self._kit.space("m")
        first, last = self._ends()
        inside = rect.adjusted(edge if column == first else side, 0, 0, 0)
        inside = inside.adjusted(0, 0, -(edge if column == last else side), 0)
        return mirrored(rect, inside, self.table.layoutDirection())

    def _group(self, painter: QPainter, rect: QRect, line: GroupLine) -> None:
        ink = self.ink
        role = "danger" if line.group == "fell" else "muted"
        place = rect.adjusted(0, rect.height() // 4, 0, 0)
        ink.write(painter, place, line.title, step="small", role=role, semibold=True)
        start = ink.width(line.title, "small", semibold=True) + self._kit.space("s")
        rest = mirrored(rect, place.adjusted(start, 0, 0, 0), self.table.layoutDirection())
        ink.write(painter, rest, whole(line.number), step="small", role="muted")

    def _dumbbell(self, painter: QPainter, rect: QRect, row: ChangeRow, view: ChangeView) -> None:
        em = self.ink.line("small")
        box = Box(rect.left(), rect.top(), rect.right(), rect.bottom())
        place = dumbbell_place(dumbbell_of(row), scale_of(view), box, em)
        draw_dumbbell(painter, place, em, self.ink.look)

    def _text(self, painter: QPainter, rect: QRect, row: ChangeRow, column: Column) -> None:
        ink, clear = self.ink, row.label == "clear"
        text = cell(row, column)
        if column == "axis":
            ink.write(painter, rect, text, semibold=clear)
        elif column in _FIGURES:
            role = "muted" if column in ("before", "band", "gap", "returning") else "text"
            strong = clear and column == "delta"
            ink.write(painter, rect, text, role=role, semibold=strong, at=FAR)
        else:
            strong = clear and column == "label"
            role = "text" if strong or row.movement in ("", text) else "muted"
            ink.write(painter, rect, text, step="small", role=role, semibold=strong)

"""Draws the rows of the table beside the radar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from itot_workshop.charts.wrap import wrappings
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.results.strip import draw_strip
from itot_workshop.ui.results.table import COLUMNS, AxisRow, Changed, Column, cell, head
from itot_workshop.ui.results.words import change_word, gap_word, not_compared_word
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import signed
from itot_workshop.ui.widgets.painting import FAR, lower, mirrored, upper
from itot_workshop.ui.widgets.row_table import Index, RowDelegate, RowTable

_STRIP = 72
_LOUD = ("large", "noticeable", "clear")
"""Labels that are written in the colour of text; the others are muted."""


class AxisDelegate(RowDelegate):
    """Fills the cells: figures at the far end, labels beside them, marks on the strip."""

    def __init__(self, table: RowTable, kit: Kit) -> None:
        super().__init__(table, kit.ink)
        self._kit = kit
        self._low, self._high = 1, 5
        self._most = 0

    def use_scale(self, low: int, high: int, most: int) -> None:
        """Draw strips from ``low`` to ``high``; fewer than ``most`` people stand out."""
        self._low, self._high, self._most = low, high, most

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in a cell."""
        row: AxisRow = index.data(Qt.ItemDataRole.UserRole)
        column = COLUMNS[index.column()]
        rect = self._inside(option.rect, index.column())
        if column == "strip":
            values = {"it": row.it, "ot": row.ot, "management": row.management}
            if row.basis == "room":
                values["room"] = row.score
            draw_strip(painter, rect, values, self._low, self._high, self.ink)  # type: ignore[arg-type]
        elif column == "gap":
            self._labelled(painter, rect, signed(row.gap), gap_word(row.gap_label), row.gap_label)
        elif column == "change":
            self._change(painter, rect, row.change)
        else:
            self._plain(painter, rect, row, column)

    def column_width(self, column: Column, rows: Sequence[AxisRow], since: str) -> int:
        """How wide a column must be for what stands in it."""
        ink, sides = self.ink, 2 * self._kit.space("xs")
        if column == "strip":
            return ink.px(_STRIP) + sides
        title = ink.width(head(column, since), "small", semibold=True) + self._kit.space("m")
        inside = [ink.width(cell(row, column), semibold=True) for row in rows]
        if column in ("IT", "OT"):
            title += ink.line("small")
        if column == "gap":
            inside = [self._words_width([gap_word(row.gap_label) for row in rows])]
        if column == "change":
            inside = [self._words_width([change_word(it) for it in _CHANGES]) + self._arrow()]
            inside += [ink.width(cell(r, column), "small") for r in rows if _has_words_only(r)]
        edge = self._kit.space("s") if column in ("axis", "n", "change") else 0
        return max([title, *inside]) + sides + edge

    def least_names(self, rows: Sequence[AxisRow]) -> int:
        """How wide the column of names is at least, with names in two lines."""
        lines = [line for row in rows for line in self._in_two(row.name)]
        widest = max((self.ink.width(it, "small", semibold=True) for it in lines), default=0)
        return widest + 2 * self._kit.space("xs") + self._kit.space("s")

    def _inside(self, rect: QRect, column: int) -> QRect:
        """The room in a cell, with a little more at the ends of the row for the ring."""
        side, edge = self._kit.space("xs"), self._kit.space("m")
        first, last = self._ends()
        inside = rect.adjusted(edge if column == first else side, 0, 0, 0)
        inside = inside.adjusted(0, 0, -(edge if column == last else side), 0)
        return mirrored(rect, inside, self.table.layoutDirection())

    def _words_width(self, words: Sequence[str]) -> int:
        """A signed figure with the widest of these words behind it."""
        widest = max((self.ink.width(it, "small", semibold=True) for it in words), default=0)
        return self._figure_width() + self._kit.space("s") + widest

    def _figure_width(self) -> int:
        return self.ink.width("−0.00", semibold=True) + 2

    def _plain(self, painter: QPainter, rect: QRect, row: AxisRow, column: Column) -> None:
        text, ink = cell(row, column), self.ink
        if column == "axis":
            self._name(painter, rect, text, strong=row.gap_label == "large")
            return
        few = column == "n" and row.n < self._most
        hidden = column in ("IT", "OT") and row.basis == "room"
        role = "warn" if few else "muted" if hidden else "text"
        ink.write(painter, rect, text, role=role, semibold=column == "score", at=FAR)

    def _name(self, painter: QPainter, rect: QRect, text: str, *, strong: bool) -> None:
        """A name in one line, or in two smaller ones where the column is too narrow."""
        ink = self.ink
        if ink.width(text, semibold=True) <= rect.width():
            ink.write(painter, rect, text, semibold=strong)
            return
        high = ink.line("small")
        lines = self._in_two(text)
        places = (upper(rect, high), lower(rect, high)) if len(lines) > 1 else (rect,)
        for line, place in zip(lines, places, strict=True):
            ink.write(painter, place, line, step="small", semibold=strong)

    def _in_two(self, text: str) -> tuple[str, ...]:
        """A name in at most two lines, as narrow as they can be."""
        ways = wrappings(text, partial(self.ink.width, step="small", semibold=True))
        return ways[min(1, len(ways) - 1)].lines

    def _labelled(
        self, painter: QPainter, rect: QRect, figure: str, word: str, label: str | None
    ) -> None:
        """A figure of fixed width with its label behind it."""
        ink, strong = self.ink, label == "large"
        width = self._figure_width()
        way = self.table.layoutDirection()
        place = mirrored(rect, QRect(rect.left(), rect.top(), width, rect.height()), way)
        ink.write(painter, place, figure, semibold=strong, at=FAR)
        start = width + self._kit.space("s")
        rest = mirrored(rect, rect.adjusted(start, 0, 0, 0), way)
        role = "text" if label in _LOUD else "muted"
        ink.write(painter, rest, word, step="small", role=role, semibold=strong)

    def _change(self, painter: QPainter, rect: QRect, change: Changed | None) -> None:
        if change is None:
            return
        ink, way = self.ink, self.table.layoutDirection()
        if change.delta is None:
            said = not_compared_word(change.why_not)
            ink.write(painter, rect, said, step="small", role="muted", at=FAR)
            return
        clear = change.label == "clear"
        fell = clear and change.delta < 0
        words = max(ink.width(change_word(it), "small", semibold=True) for it in _CHANGES)
        word = mirrored(rect, rect.adjusted(rect.width() - words, 0, 0, 0), way)
        role = "text" if clear else "muted"
        said = change_word(change.label)
        ink.write(painter, word, said, step="small", role=role, semibold=clear, at=FAR)
        figure = rect.adjusted(0, 0, -words - self._kit.space("s"), 0)
        place = mirrored(rect, figure, way)
        ink.write(painter, place, signed(change.delta), semibold=clear, at=FAR)
        if clear and round_half_away(change.delta, 2):
            width = ink.width(signed(change.delta), semibold=True)
            at = figure.right() - width - self._arrow() / 2
            arrow = QRect(round(at) - 1, figure.center().y(), 2, 1)
            self._draw_arrow(painter, mirrored(rect, arrow, way), fell=fell)

    def _arrow(self) -> int:
        return self.ink.line("small")

    def _draw_arrow(self, painter: QPainter, at: QRect, *, fell: bool) -> None:
        half = self._arrow() * 0.3
        x, y = at.center().x(), at.center().y()
        tip = half if fell else -half
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.colour("danger" if fell else "text"))
        corners = [QPointF(x - half, y - tip), QPointF(x + half, y - tip), QPointF(x, y + tip)]
        painter.drawPolygon(QPolygonF(corners))


_CHANGES = ("clear", "possible", "steady")


def _has_words_only(row: AxisRow) -> bool:
    return row.change is not None and row.change.delta is None

"""What the room decided and said, as cards in two columns of the results page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from itot_workshop.ui.results.told import ToldRow, ToldView
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, ground, holder, words


class ToldPanel(QWidget):
    """Shows :class:`ToldView` values; without any the panel leaves."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._columns = (kit.column(gap="l"), kit.column(gap="l"))
        self._row = kit.row(gap="l")
        for column in self._columns:
            self._row.addWidget(holder(column), 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._row)

    def show_views(self, views: tuple[ToldView, ...]) -> None:
        """Show these instead, each where the shorter column ends."""
        lines = [0, 0]
        for column in self._columns:
            empty(column)
        for view in views:
            at = lines.index(min(lines))
            self._columns[at].addWidget(self._card(view))
            lines[at] += len(view.rows) + 2
        self.setVisible(bool(views))

    def set_way(self, way: QBoxLayout.Direction) -> None:
        """Side by side, or one below the other."""
        self._row.setDirection(way)

    def _card(self, view: ToldView) -> QFrame:
        column = self._kit.column(words(view.title, "lead", wrap=True), gap="xs", around="l")
        if view.lead:
            column.addWidget(words(view.lead, wrap=True))
        for row in view.rows:
            column.addWidget(self._line(row))
        if view.more:
            more = self.tr("%n more in the summary", "", view.more)
            column.addWidget(words(more, "caption"))
        return ground("card", column)

    def _line(self, row: ToldRow) -> QWidget:
        line = self._kit.row(gap="l")
        line.addWidget(words(row.text, "muted", wrap=True), 1)
        if row.figure:
            line.addWidget(words(row.figure, "strong"), 0, Qt.AlignmentFlag.AlignTop)
        return holder(line)

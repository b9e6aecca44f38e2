"""The table beside the radar: the same figures, sorted as wished, walked in step with the radar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent

from itot_workshop.ui.results.axis_delegate import AxisDelegate
from itot_workshop.ui.results.axis_model import AxisModel
from itot_workshop.ui.results.scale_header import ScaleHeader
from itot_workshop.ui.results.table import COLUMNS, AxisRow, Column, as_text, sorted_rows
from itot_workshop.ui.results.view import ResultsView
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SeriesName
from itot_workshop.ui.widgets.row_table import RowTable

_STRIP = COLUMNS.index("strip")
_MOST = 0.62
"""The share of the window's width that the figures may ask for beside the radar."""
_MARKED: dict[int, SeriesName] = {COLUMNS.index("IT"): "it", COLUMNS.index("OT"): "ot"}


class AxisTable(RowTable):
    """Shows the rows of a :class:`ResultsView`.

    ``axis_wished`` says that an axis shall be opened, ``axis_reached`` that the keys or the mouse
    are on it now; both carry the axis's id. ``sort_changed`` says that the order is another one.
    """

    axis_wished = Signal(str)
    axis_reached = Signal(str)
    sort_changed = Signal()

    def __init__(self, kit: Kit) -> None:
        self.scale_head = ScaleHeader(kit, _STRIP, fixed=(_STRIP,), marked=_MARKED)
        super().__init__(self.scale_head)
        self._kit = kit
        self.rows = AxisModel(self)
        self._view: ResultsView | None = None
        self._order: tuple[Column, bool] = ("axis", False)
        self.delegate = AxisDelegate(self, kit)
        self.setProperty("dense", True)
        self.setAccessibleName(self.tr("Figures of every axis"))
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self._on_opened)
        self.head.sort_wished.connect(self.sort)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        kit.theme.changed.connect(self.fit)

    def show_view(self, view: ResultsView) -> None:
        """Show the rows of a session, in the order chosen before."""
        self._view = view
        self.scale_head.use_scale(view.low, view.high)
        most = max((row.n for row in view.rows), default=0)
        self.delegate.use_scale(view.low, view.high, most)
        self._refresh()

    @property
    def sorted_by(self) -> Column:
        """The column that the rows are sorted by."""
        return self._order[0]

    def sort(self, number: int, down: bool) -> None:
        """Sort by a column."""
        self._order = (COLUMNS[number], down)
        self._refresh()
        self.sort_changed.emit()

    def current(self) -> AxisRow | None:
        """The row the keys act on."""
        return self.rows.row_at(self.current_row())

    def reach(self, axis: str) -> None:
        """Move to an axis that was reached elsewhere."""
        place = self.rows.place_of(axis)
        if place >= 0 and place != self.current_row():
            self.go_to(place)

    def text(self) -> str:
        """The table for the clipboard."""
        since = self._view.since if self._view else ""
        return as_text(self.rows.all_rows(), since)

    def fit(self) -> None:
        """Give columns their widths and the table the height of its rows.

        Where there is no room for all of them the strips go, which say nothing of their own; then
        names break into two lines. The figures ask for the room they need, up to a share of the
        window.
        """
        if self._view is None:
            return
        rows, since = self.rows.all_rows(), self._view.since
        self.set_row_height(self._kit.px(self._kit.look.size.row))
        widths = {it: self.delegate.column_width(it, rows, since) for it in COLUMNS}
        shown = [it for it in COLUMNS if it != "change" or since]
        least = min(widths["axis"], self.delegate.least_names(rows))
        figures = sum(widths[it] for it in shown if it not in ("strip", "axis"))
        figures += least + 2 * self.frameWidth()
        self.setMinimumWidth(min(figures, round(self.window().width() * _MOST)))
        room = self.viewport().width()
        if sum(widths[it] for it in shown) > room:
            shown.remove("strip")
        over = sum(widths[it] for it in shown) - room
        widths["axis"] -= min(max(0, over), widths["axis"] - least)
        spare = room - sum(widths[it] for it in shown)
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column not in shown)
            more = max(0, spare) if column == _gives_way(shown) else 0
            self.setColumnWidth(at, widths[column] + more)
        wide = spare < 0 and self.horizontalScrollBar().sizeHint().height()
        rows_high = self.verticalHeader().length() + self.head.sizeHint().height()
        self.setFixedHeight(rows_high + (wide or 0) + 2 * self.frameWidth() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strips take what the figures leave."""
        super().resizeEvent(event)
        self.fit()

    def _refresh(self) -> None:
        if self._view is None:
            return
        before = self.current()
        column, down = self._order
        rows = sorted_rows(self._view.rows, column, down=down)
        self.rows.show_rows(rows, self._view.since)
        self.head.show_order(COLUMNS.index(column), down=down)
        self.fit()
        place = self.rows.place_of(before.axis) if before else 0
        self.go_to(max(0, place))

    def _on_opened(self, number: int) -> None:
        row = self.rows.row_at(number)
        if row is not None:
            self.axis_wished.emit(row.axis)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row_at(current.row())
        if row is not None:
            self.axis_reached.emit(row.axis)


def _gives_way(shown: list[Column]) -> Column:
    """The column that takes what the others leave."""
    return "strip" if "strip" in shown else "axis"

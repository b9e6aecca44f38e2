"""The table of a comparison: falling axes first, then what rose clearly, then the rest."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent

from itot_workshop.ui.results.change_delegate import ChangeDelegate
from itot_workshop.ui.results.change_lines import (
    COLUMNS,
    Column,
    GroupLine,
    Line,
    as_text,
    cell,
    head,
    lines_of,
    spoken,
    used,
)
from itot_workshop.ui.results.change_view import ChangeView
from itot_workshop.ui.results.scale_header import ScaleHeader
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.row_table import Index, RowTable

_NOWHERE = QModelIndex()
_WORDS: tuple[Column, ...] = ("axis", "strip", "label", "movement")
_GIVES_WAY: tuple[Column, ...] = ("returning", "movement", "band", "gap", "strip")


class ChangeModel(QAbstractTableModel):
    """Shows lines as they are handed in; heads of groups cannot be walked to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._view: ChangeView | None = None

    def show_view(self, view: ChangeView) -> None:
        """Show another comparison."""
        self.beginResetModel()
        self._view = view
        self._lines = lines_of(view)
        self.endResetModel()

    def all_lines(self) -> tuple[Line, ...]:
        """The lines in their order."""
        return self._lines

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Axes can be walked to, heads of groups cannot."""
        if isinstance(self._lines[index.row()], GroupLine):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, and the line itself for whoever draws it."""
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if isinstance(line, GroupLine) or self._view is None:
            return (
                line.title
                if isinstance(line, GroupLine) and role in texts and index.column() == 0
                else None
            )
        if role in texts:
            return cell(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and self._view is not None:
            said = spoken(line, used(self._view), self._view) if column == "strip" else ""
            return plain_tip(said or cell(line, column))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heads of the columns; those of numbers stand at the far end."""
        if orientation != Qt.Orientation.Horizontal or self._view is None:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head(column, self._view)
        if role == Qt.ItemDataRole.TextAlignmentRole and column not in _WORDS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None


class ChangeTable(RowTable):
    """Shows a :class:`ChangeView`; its order is that of what matters most and cannot be sorted.

    ``axis_wished`` carries the axis that was opened.
    """

    axis_wished = Signal(str)

    def __init__(self, kit: Kit) -> None:
        every = tuple(range(len(COLUMNS)))
        self.scale_head = ScaleHeader(kit, COLUMNS.index("strip"), fixed=every)
        super().__init__(self.scale_head)
        self._kit = kit
        self._view: ChangeView | None = None
        self.lines = ChangeModel(self)
        self.delegate = ChangeDelegate(self, kit)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("dense", True)
        self.setAccessibleName(self.tr("What changed on every axis"))
        self.setModel(self.lines)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self._on_opened)
        kit.theme.changed.connect(self.fit)

    def show_view(self, view: ChangeView) -> None:
        """Show another comparison."""
        self._view = view
        self.delegate.use_view(view)
        self.scale_head.use_scale(view.low, view.high)
        self.lines.show_view(view)
        self.clearSpans()
        for at, line in enumerate(self.lines.all_lines()):
            if isinstance(line, GroupLine):
                self.setSpan(at, 0, 1, len(COLUMNS))
        self.fit()
        self.go_to(1)

    def text(self) -> str:
        """The table for the clipboard."""
        return as_text(self._view) if self._view else ""

    def fit(self) -> None:
        """Give columns their widths and the table the height of its lines."""
        if self._view is None:
            return
        self.set_row_height(self._kit.px(self._kit.look.size.row))
        shown = list(used(self._view))
        widths = {it: self.delegate.column_width(it) for it in COLUMNS}
        room = self.viewport().width()
        for column in _GIVES_WAY:
            if column in shown and sum(widths[it] for it in shown) > room:
                shown.remove(column)
        spare = max(0, room - sum(widths[it] for it in shown))
        wide: Column = "strip" if "strip" in shown else "axis"
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column not in shown)
            self.setColumnWidth(at, widths[column] + (spare if column == wide else 0))
        rows_high = self.verticalHeader().length() + self.head.sizeHint().height()
        self.setFixedHeight(rows_high + 2 * self.frameWidth() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strips take what the figures leave."""
        super().resizeEvent(event)
        self.fit()

    def _on_opened(self, number: int) -> None:
        line = self.lines.all_lines()[number]
        if not isinstance(line, GroupLine):
            self.axis_wished.emit(line.axis)

"""The board on the console: three columns in two rows, with cards to drag or to press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.console.board_view import BoardView, CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample, SeriesName
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, words
from itot_workshop.ui.widgets.push_button import PushButton

_MIME = "application/x-itot-workshop-card"
_SIDES: Mapping[Column, str] = {"it_only": "it", "common": "common", "ot_only": "ot"}
_MARKS: Mapping[Column, SeriesName] = {"it_only": "it", "common": "balanced", "ot_only": "ot"}


def column_name(column: Column) -> str:
    """What a column is called."""
    names = {"it_only": tr("IT only"), "common": tr("Common"), "ot_only": tr("OT only")}
    return names[column]


class CardKey(PushButton):
    """A card that is pressed to be talked about, or dragged into another column."""

    def __init__(self, kit: Kit, line: CardLine, said: str, *, now: bool) -> None:
        super().__init__()
        self.card = line.card.id
        self._from = QPoint()
        self._name, self._said = line.short, f"  ·  {said}" if said else ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("role", "card")
        self.setProperty("open", bool(said))
        self.setCheckable(True)
        self.setChecked(now)
        kit.name_button(self, f"{self._name}{self._said}", line.text)
        self.setToolTip("")
        quiet_focus(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of a long name as the column has room for, and who says so whole."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        room = inside.width() - self.fontMetrics().horizontalAdvance(self._said)
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        option.text = f"{name}{self._said}".replace("&", "&&")
        painter = QStylePainter(self)
        try:
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        finally:
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the card along once it is pulled far enough."""
        way = (event.position().toPoint() - self._from).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and way >= QApplication.startDragDistance():
            self.setDown(False)
            mime = QMimeData()
            mime.setData(_MIME, self.card.encode())
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.setPixmap(self.grab())
            drag.setHotSpot(self._from)
            drag.exec(Qt.DropAction.MoveAction)
            return
        super().mouseMoveEvent(event)


class Lane(QFrame):
    """A piece of a column that cards are dropped into; ``dropped`` carries card and column.

    ``row`` is where it lies in the column: top, middle or bottom.
    """

    dropped = Signal(str, str)

    def __init__(self, column: Column, row: str, inside: QLayout) -> None:
        super().__init__()
        self.column = column
        self.setProperty("part", "lane")
        self.setProperty("row", row)
        self.setProperty("kind", _SIDES[column])
        self.setAcceptDrops(True)
        self.setLayout(inside)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards and nothing else."""
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card was let go here."""
        card = bytes(event.mimeData().data(_MIME).data()).decode()
        event.acceptProposedAction()
        self.dropped.emit(card, self.column)


class BoardMap(QWidget):
    """Shows where cards stand; ``dropped`` and ``chosen`` are what is done with one."""

    dropped = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, kit: Kit, view: BoardView) -> None:
        super().__init__()
        self._kit = kit
        grid = QGridLayout()
        kit.margins(grid, "")
        grid.setHorizontalSpacing(kit.space("s"))
        grid.setVerticalSpacing(0)
        for at, column in enumerate(COLUMNS):
            for row, lane in enumerate(self._lanes(view, column)):
                lane.dropped.connect(self.dropped)
                grid.addWidget(lane, row, at)
            grid.setColumnStretch(at, 1)
        self.setLayout(grid)

    def _lanes(self, view: BoardView, column: Column) -> Iterator[Lane]:
        """The pieces of a column: its head, and a cell for each row."""
        kit = self._kit
        agreed = [line for line in view.lines if line.card.agreed == column]
        mark = Sample(kit, _MARKS[column], line=False)
        head = kit.row(mark, words(column_name(column), "strong"), 1, around=("m", "s"))
        head.addWidget(words(whole(len(agreed)), "muted"))
        yield Lane(column, "top", head)
        rows: tuple[tuple[BoardKind, str, str], ...] = (
            ("technical", tr("Technical"), "middle"),
            ("organisational", tr("Organisational"), "bottom"),
        )
        for kind, name, row in rows:
            inside = kit.column(hairline(), words(name, "caption"), gap="xs")
            kit.margins(inside, ("m", "xs", "m", "xs" if row == "middle" else "m"))
            for line, said in _in(view, column, kind):
                inside.addWidget(self._card(view, line, said))
            inside.addStretch(1)
            yield Lane(column, row, inside)

    def _card(self, view: BoardView, line: CardLine, said: str) -> CardKey:
        now = view.current is not None and view.current.card.id == line.card.id
        made = CardKey(self._kit, line, said, now=now)
        made.clicked.connect(self._on_clicked)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, CardKey):
            sender.setChecked(True)
            self.chosen.emit(sender.card)


def _in(view: BoardView, column: Column, kind: BoardKind) -> list[tuple[CardLine, str]]:
    """The cards of a cell, with who says so where it is not settled."""
    found: list[tuple[CardLine, str]] = []
    for line in view.lines:
        card = line.card
        if card.kind != kind:
            continue
        if card.agreed == column:
            moves = tr("is to move") if card.target == "common" != column else ""
            found.append((line, tr("stays apart") if card.keep_apart else moves))
        elif card.agreed is None and view.seen:
            if card.by_it == column:
                found.append((line, tr("IT says")))
            if card.by_ot == column:
                found.append((line, tr("OT says")))
    return found

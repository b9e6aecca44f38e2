"""The board on the console: three columns in two rows, with cards to drag or to press."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.console.board_view import BoardView, CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample, SeriesName
from itot_workshop.ui.widgets.parts import hairline, holder, words

_MIME = "application/x-itot-workshop-card"
_SIDES: Mapping[Column, str] = {"it_only": "it", "common": "common", "ot_only": "ot"}
_MARKS: Mapping[Column, SeriesName] = {"it_only": "it", "common": "balanced", "ot_only": "ot"}


def column_name(column: Column) -> str:
    """What a column is called."""
    names = {"it_only": tr("IT only"), "common": tr("Common"), "ot_only": tr("OT only")}
    return names[column]


class CardKey(QPushButton):
    """A card that is pressed to be talked about, or dragged into another column."""

    def __init__(self, kit: Kit, line: CardLine, said: str, *, now: bool) -> None:
        super().__init__()
        self.card = line.card.id
        self._from = QPoint()
        self.setProperty("role", "card")
        self.setProperty("open", bool(said))
        self.setCheckable(True)
        self.setChecked(now)
        kit.name_button(self, f"{line.short}  ·  {said}" if said else line.short, line.text)
        self.setToolTip("")
        quiet_focus(self)

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
    """A column that cards are dropped into; ``dropped`` carries card and column."""

    dropped = Signal(str, str)

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column
        self.setProperty("part", "lane")
        self.setProperty("kind", _SIDES[column])
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards and nothing else."""
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card was let go here."""
        card = bytes(event.mimeData().data(_MIME).data()).decode()
        event.acceptProposedAction()
        self.dropped.emit(card, self._column)


class BoardMap(QWidget):
    """Shows where cards stand; ``dropped`` and ``chosen`` are what is done with one."""

    dropped = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, kit: Kit, view: BoardView) -> None:
        super().__init__()
        self._kit = kit
        line = kit.row(gap="s")
        for column in COLUMNS:
            line.addWidget(self._lane(view, column), 1)
        self.setLayout(line)

    def _lane(self, view: BoardView, column: Column) -> Lane:
        kit = self._kit
        lane = Lane(column)
        agreed = [line for line in view.lines if line.card.agreed == column]
        head = kit.row(
            Sample(kit, _MARKS[column], line=False), words(column_name(column), "strong"), 1
        )
        head.addWidget(words(str(len(agreed)), "muted"))
        inside = kit.column(holder(head), gap="xs", around="m")
        rows: Mapping[BoardKind, str] = {
            "technical": tr("Technical"),
            "organisational": tr("Organisational"),
        }
        for kind, name in rows.items():
            inside.addWidget(hairline())
            inside.addWidget(words(name, "caption"))
            for line, said in _in(view, column, kind):
                inside.addWidget(self._card(view, line, said))
        inside.addStretch(1)
        lane.setLayout(inside)
        lane.dropped.connect(self.dropped)
        return lane

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
            found.append((line, tr("stays apart") if card.keep_apart else ""))
        elif card.agreed is None and view.seen:
            if card.by_it == column:
                found.append((line, tr("IT says")))
            if card.by_ot == column:
                found.append((line, tr("OT says")))
    return found

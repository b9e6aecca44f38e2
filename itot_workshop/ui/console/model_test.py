"""The test of the leading model: why it will have failed, in a sentence or two of each table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.notes import Note, NoteSide
from itot_workshop.ui.console.model_view import ModelView
from itot_workshop.ui.console.note_sides import side_chip
from itot_workshop.ui.console.typed import entered
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import text_field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import hairline, holder, words

_TABLES: tuple[NoteSide, ...] = ("IT", "OT", "both")


class TestForm(QWidget):
    """A line for a reason above those that were kept; ``reasoned`` carries one and its side."""

    reasoned = Signal(str, str)

    def __init__(self, kit: Kit, view: ModelView) -> None:
        super().__init__()
        self._kit = kit
        name = view.tested.name if view.tested is not None else ""
        column = kit.column(words(name, "head"), words(view.prompt, "read", wrap=True), gap="l")
        column.addWidget(words(tr("Each table names two reasons."), "muted"))
        self._reason = text_field("", tr("what made it fail"))
        self._reason.setAccessibleName(tr("A reason why it has failed"))
        self._reason.setObjectName(view.tested.id if view.tested is not None else "")
        self._reason.returnPressed.connect(self._on_reason)
        line = kit.row(gap="s")
        line.addWidget(self._reason, 1)
        for side in _TABLES:
            line.addWidget(self._table(side))
        column.addLayout(line)
        column.addWidget(hairline())
        for note in view.reasons:
            column.addWidget(self._kept(note))
        self.setLayout(column)

    def _table(self, side: NoteSide) -> QPushButton:
        made = self._kit.button(seat_name(side), "plus", "second")
        made.setAccessibleName(tr("Keep the reason: %1").replace("%1", seat_name(side)))
        made.setObjectName(f"side:{side}")
        made.clicked.connect(self._on_reason)
        return made

    def _kept(self, note: Note) -> QWidget:
        row = self._kit.row(side_chip(self._kit, note.side or "both"), gap="m")
        row.addWidget(words(note.text, wrap=True), 1)
        return holder(row)

    def _on_reason(self) -> None:
        text, sender = self._reason.text().strip(), self.sender()
        if text:
            name = sender.objectName() if isinstance(sender, QPushButton) else ""
            side: NoteSide = next((it for it in _TABLES if name == f"side:{it}"), "")
            entered(self._reason)
            self.reasoned.emit(text, side)

"""Lines for what the room says to a card; each answer becomes a note of the card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.changes import NotesTaken
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import Capture, Card
from itot_workshop.ui.console.line_field import LineField
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import words


class SaidLines(QWidget):
    """A field for each thing a card asks for, above what was said; ``wished`` carries notes."""

    wished = Signal(object)

    def __init__(self, kit: Kit, card: Card, step: str, said: tuple[str, ...]) -> None:
        super().__init__()
        self._about = f"card:{card.id}"
        self._step = step
        column = kit.column(gap="m")
        for capture in card.captures:
            column.addWidget(field(kit, _name(capture), self._line(capture)))
        for text in said:
            column.addWidget(words(text, wrap=True))
        self.setLayout(column)

    def _line(self, capture: Capture) -> LineField:
        line = LineField()
        line.setPlaceholderText(tr("what was said; Enter keeps it"))
        line.setProperty("capture", capture)
        line.setObjectName(self._about)
        line.kept.connect(self._on_kept)
        line.left.connect(self._on_left)
        return line

    def _on_kept(self, text: str) -> None:
        sender = self.sender()
        if not isinstance(sender, LineField) or not text.strip():
            return
        capture: Capture = sender.property("capture")
        note = Note(
            id="",
            text=f"{capture.label}: {text.strip()}",
            kind=capture.kind,
            side=capture.side,
            step=self._step,
            about=self._about,
        )
        self.wished.emit(NotesTaken(notes=(note,)))

    def _on_left(self) -> None:
        sender = self.sender()
        if isinstance(sender, LineField):
            sender.clearFocus()


def _name(capture: Capture) -> str:
    """What the field is for, and who speaks."""
    side = seat_name(capture.side)
    if not side:
        return capture.label
    return tr("%1 · said by %2").replace("%1", capture.label).replace("%2", side)

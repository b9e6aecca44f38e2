"""The card that is being settled: its words, its time, its column, and what sets it apart."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.board_course import apart
from itot_workshop.domain.common_ground import Placement
from itot_workshop.ui.console.board_placing import ColumnKeys
from itot_workshop.ui.console.board_view import CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import countdown, tr
from itot_workshop.ui.sheets.form import kept_field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words

CARD_SECONDS = 120
"""How long the room talks about one card, as the exercise is explained."""


class SettleCard(QWidget):
    """``picked`` carries a column, ``kept`` the card with its note or its flags."""

    picked = Signal(str)
    kept = Signal(object)

    def __init__(self, kit: Kit, line: CardLine) -> None:
        super().__init__()
        self._card = line.card
        self._time = words("", "muted")
        head = kit.row(words(_dispute(line.card), "muted"), 1, self._time)
        keys = ColumnKeys(kit, line.card)
        keys.picked.connect(self.picked)
        column = kit.column(holder(head), words(line.text, "head", wrap=True), gap="s", around="m")
        column.addWidget(keys)
        column.addWidget(self._more(kit))
        self.setLayout(column)

    def show_seconds(self, seconds: float) -> None:
        """How long this card has been talked about; past its time the words say so."""
        over = seconds > CARD_SECONDS
        said = tr("%1 of %2 for this card") if not over else tr("%1, longer than %2 for this card")
        said = said.replace("%1", countdown(seconds)).replace("%2", countdown(CARD_SECONDS))
        self._time.setText(said)

    def _more(self, kit: Kit) -> QWidget:
        """One sentence on the card, and the two ways out of a dispute."""
        note = kept_field(self._card.note, tr("one sentence on this card, if it is worth one"))
        note.setAccessibleName(tr("Note on this card"))
        note.setObjectName(self._card.id)
        note.editingFinished.connect(self._on_note)
        self._note = note
        stays = kit.button(tr("Stays apart"), role="segment", key="K")
        stays.setCheckable(True)
        stays.setChecked(self._card.keep_apart)
        stays.clicked.connect(self.keep_apart)
        away = kit.button(tr("Not here"), role="segment", key="X")
        away.clicked.connect(self.not_here)
        quiet_focus(stays, away)
        row = kit.row(gap="s")
        row.addWidget(note, 1)
        row.addWidget(stays)
        row.addWidget(away)
        return holder(row)

    def keep_apart(self) -> None:
        """Say that the card must not come into the middle, or take that back."""
        self._keep(replace(self._card, keep_apart=not self._card.keep_apart))

    def not_here(self) -> None:
        """Take the card off the table: there is no such thing here."""
        self._keep(replace(self._card, not_here=True))

    def _on_note(self) -> None:
        text = self._note.text().strip()
        if text != self._card.note:
            self._keep(replace(self._card, note=text))

    def _keep(self, card: Placement) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton) and sender.isCheckable():
            sender.setChecked(card.keep_apart)
        self.kept.emit(card)


def _dispute(card: Placement) -> str:
    """What row a card is in, and how far apart both tables put it."""
    row = tr("technical") if card.kind == "technical" else tr("organisational")
    far = {
        0: tr("both tables say the same"),
        1: tr("one column apart"),
        2: tr("each side claims it"),
    }
    said = far[apart(card)] if card.by_it and card.by_ot else tr("not placed by both tables")
    return f"{row} · {said}"

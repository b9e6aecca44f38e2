"""One card after the other, placed by one table alone; and the three keys for a column."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.common_ground import Placement
from itot_workshop.ui.console.board_map import column_name
from itot_workshop.ui.console.board_view import TABLES, BoardView
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import ground, hairline, holder, words


class ColumnKeys(QWidget):
    """Three keys, as on the keyboard; for a card that is settled they say who put it where."""

    picked = Signal(str)

    def __init__(self, kit: Kit, card: Placement | None = None) -> None:
        super().__init__()
        line = kit.row(gap="s")
        for at, column in enumerate(COLUMNS, start=1):
            said = [column_name(column)]
            if card is not None:
                said += [tr("IT says")] if card.by_it == column else []
                said += [tr("OT says")] if card.by_ot == column else []
            role = "scale" if card is None else "segment"
            made = kit.button(f"{at}   {tr(', ').join(said)}", role=role)
            made.setAccessibleName(column_name(column))
            made.setObjectName(column)
            if card is not None:
                made.setCheckable(True)
                made.setChecked(card.agreed == column)
            quiet_focus(made)
            made.clicked.connect(self._on_clicked)
            line.addWidget(made, 1)
        self.setLayout(line)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.picked.emit(sender.objectName())


class Placing(QWidget):
    """A cover until the table has come, then its cards; it never shows what was placed before.

    The main action starts a table that has placed nothing; one that comes back has a button here.
    """

    started = Signal()
    skipped = Signal()
    picked = Signal(str)

    def __init__(self, kit: Kit, view: BoardView, *, started: bool) -> None:
        super().__init__()
        self._kit = kit
        if not view.left:
            said = tr("All %1 cards are placed. Hand the screen back.")
            parts = [self._cover(said.replace("%1", whole(view.of)))]
        elif not started or view.current is None:
            parts = [self._cover(*self._welcome(view), start=view.placed > 0)]
        else:
            parts = self._card(view, view.current.text)
        self.setLayout(kit.column(*parts, gap="l"))

    def _welcome(self, view: BoardView) -> tuple[str, str]:
        said = tr("%1's table comes to this screen.").replace("%1", TABLES[view.phase])
        return said, tr("Nobody else looks. The other table sees the map when both are done.")

    def _cover(self, said: str, note: str = "", *, start: bool = False) -> QWidget:
        kit = self._kit
        column = kit.column(words(said, "display", wrap=True), gap="m", around="xxl")
        if note:
            column.addWidget(words(note, "muted", wrap=True))
        if start:
            made = kit.button(tr("Start placing"), role="second")
            made.setProperty("size", "large")
            made.clicked.connect(self.started)
            column.addWidget(holder(kit.row(made, 1)))
        return ground("well", column)

    def _card(self, view: BoardView, text: str) -> list[QWidget]:
        kit = self._kit
        done = tr("%1 of %2 placed").replace("%1", whole(view.placed))
        keys = ColumnKeys(kit)
        keys.picked.connect(self.picked)
        later = kit.button(f"0   {tr('Later')}", name=tr("Place this card later"))
        quiet_focus(later)
        later.clicked.connect(self.skipped)
        tests = kit.column(words(tr("Common only if all three are true today"), "strong"), gap="xs")
        for at, test in enumerate(view.tests, start=1):
            tests.addWidget(words(f"{at}  {test}", "muted", wrap=True))
        return [
            words(done.replace("%2", whole(view.of)), "muted"),
            words(text, "display", wrap=True),
            keys,
            holder(kit.row(later, 1)),
            hairline(),
            holder(tests),
        ]

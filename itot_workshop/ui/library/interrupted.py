"""A session that was running when the program stopped: on top, one click from where it was."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame

from itot_workshop.ui.icons import dress
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.words import state_word
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.thumbnail import Thumbnail


class InterruptedCard(QFrame):
    """Says what was interrupted and that nothing is lost.

    ``continue_wished`` carries the session's key, ``menu_for`` also the place on the screen.
    """

    continue_wished = Signal(str)
    menu_for = Signal(str, QPoint)

    def __init__(self, kit: Kit, row: LibraryRow) -> None:
        super().__init__()
        self.setProperty("part", "banner")
        self.setProperty("kind", "warn")
        self.key = row.key
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.go_on = KeyedButton(kit, self.tr("Continue"), icon="play", role="second")
        self.go_on.setAccessibleName(self.tr("Continue %1").replace("%1", row.title))
        self.go_on.clicked.connect(self._on_continue)
        sign = words()
        dress(sign, kit.icons, "warning", "warn")
        chip = words(state_word("interrupted"), "chip", kind="warn")
        title = kit.row(sign, ElidedLabel(row.title, "lead"), chip, 1)
        text = kit.column(
            title, ElidedLabel(row.place, "muted"), words(row.note, wrap=True), gap="xs"
        )
        line = kit.row(gap="l", around=("l", "m"))
        if row.radar is not None:
            side = kit.px(kit.look.size.thumbnail)
            line.addWidget(Thumbnail(kit, row.radar, side, self.tr("Radar in small"), web=False))
        line.addLayout(text, 1)
        line.addWidget(self.go_on)
        self.setLayout(line)

    def _on_continue(self) -> None:
        self.continue_wished.emit(self.key)

    def _on_menu(self, point: QPoint) -> None:
        self.go_on.setFocus()
        self.menu_for.emit(self.key, self.mapToGlobal(point))

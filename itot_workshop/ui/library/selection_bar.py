"""What is chosen in the library, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.widgets.elided import TwoLineLabel
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words


class SelectionBar(QFrame):
    """At the foot of the list while sessions are chosen. ``clear_wished`` leaves them all out."""

    clear_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self._title = TwoLineLabel("", "strong")
        self._detail = words("", "muted", wrap=True)
        self.clear = kit.button(self.tr("Clear"))
        self.clear.clicked.connect(self.clear_wished)
        self.export = kit.action_button(actions["export"], command("export").icon)
        compare = command("compare")
        self.compare = KeyedButton(
            kit, actions["compare"].text(), icon=compare.icon, role="main", end=keys_of(compare)[0]
        )
        self.compare.clicked.connect(actions["compare"].trigger)
        text = kit.column(self._title, self._detail, gap="xs")
        line = kit.row(gap="m", around=("xl", "m"))
        line.addLayout(text, 1)
        line.addWidget(holder(kit.flow(self.clear, self.export, self.compare, gap="m")))
        self.setLayout(line)
        self.hide()

    def show_choice(self, title: str, detail: str, *, comparable: bool) -> None:
        """Say what is chosen; without a title the bar leaves."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.compare.setEnabled(comparable)
        self.setVisible(bool(title))

    def said(self) -> tuple[str, str]:
        """What the bar says at the moment."""
        return self._title.text(), self._detail.text()

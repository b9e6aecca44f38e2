"""What is chosen in the library, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words

_BESIDE = 640
"""How wide the bar is for words and buttons to stand side by side, in pixels of usual text."""


class SelectionBar(QFrame):
    """At the foot of the list while sessions are chosen. ``clear_wished`` leaves them all out."""

    clear_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self._title = words("", "strong", wrap=True)
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
        self._kit, self._line = kit, kit.row(gap="m", around=("xl", "m"))
        self._line.addLayout(text, 1)
        self._line.addWidget(holder(kit.flow(self.clear, self.export, self.compare, gap="m")))
        self.setLayout(self._line)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done beside the words where there is room for both, else below them."""
        super().resizeEvent(event)
        beside = self.width() >= self._kit.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            set_kind(self.clear, "edge", "" if beside else "near")

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

"""What is most worth talking about, as cards below the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from itot_workshop.ui.results.talk import TalkItem
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, hairline, words


class TalkCard(QFrame):
    """One axis: its place, why it was picked, what the figures say, how to begin."""

    opened = Signal(str)

    def __init__(self, kit: Kit, number: int, item: TalkItem) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._axis = item.axis
        name = self.tr("Open %1").replace("%1", item.name)
        self.open = kit.button(self.tr("Open"), "chevron-right", name=name)
        self.open.clicked.connect(self._on_open)
        place = words(whole(number), "display")
        place.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = kit.column(
            words(item.name, "strong", wrap=True),
            words(item.why, "caption", wrap=True),
            kit.row(self.open, 1),
            1,
            gap="xs",
        )
        said = words(item.said, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = kit.row(place, gap="l", around=("l", "m"))
        line.addLayout(head, 4)
        line.addWidget(said, 6)
        if item.move:
            move = words(item.move, "caption", wrap=True)
            move.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(hairline(upright=True))
            line.addWidget(move, 4)
        self.setLayout(line)

    def _on_open(self) -> None:
        self.opened.emit(self._axis)


class TalkPanel(QWidget):
    """The talk list with reasons; ``axis_wished`` carries the axis to be opened."""

    axis_wished = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._cards = QVBoxLayout()
        self._cards.setSpacing(kit.space("s"))
        title = words(self.tr("What is most worth talking about"), "lead")
        self.setLayout(kit.column(title, self._cards, gap="s"))

    def show_items(self, items: tuple[TalkItem, ...]) -> None:
        """Show these axes, best first."""
        empty(self._cards)
        for number, item in enumerate(items, 1):
            card = TalkCard(self._kit, number, item)
            card.opened.connect(self.axis_wished)
            self._cards.addWidget(card)
        self.setVisible(bool(items))

"""What is most worth talking about, as cards below the table, and hints for the facilitator."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from itot_workshop.ui.console.result_parts import hint_well
from itot_workshop.ui.results.talk import TalkItem, with_replaced
from itot_workshop.ui.results.view import ResultsView
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, hairline, words

_NUMBER = 24
"""How wide the place of an axis is, so that all cards begin on one line."""


class TalkCard(QFrame):
    """One axis: its place, why it was picked, what the figures say, how to begin."""

    opened = Signal(str)

    def __init__(self, kit: Kit, number: int, item: TalkItem) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._axis = item.axis
        name = self.tr("Open %1").replace("%1", item.name)
        self.open = kit.button(self.tr("Open"), "chevron-right", name=name)
        self.open.setProperty("edge", "near")
        self.open.clicked.connect(self._on_open)
        place = words(whole(number), "display")
        place.setAlignment(Qt.AlignmentFlag.AlignTop)
        place.setMinimumWidth(kit.px(_NUMBER))
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
    """The talk list with reasons and the hints; ``axis_wished`` carries the axis to be opened.

    Any axis can take the place of a proposed one: ``replaced`` carries the axes by place, "" where
    it is as proposed.
    """

    axis_wished = Signal(str)
    replaced = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._view: ResultsView | None = None
        self._replaced: dict[int, str] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(kit.space("s"))
        self._hints = QVBoxLayout()
        title = words(self.tr("What is most worth talking about"), "lead", wrap=True)
        self.replace_one = kit.button(self.tr("Replace one…"), "swap")
        self.menu = QMenu(self.replace_one)
        self._inside: list[QMenu] = []
        self.menu.triggered.connect(self._on_replaced)
        self.replace_one.setMenu(self.menu)
        head = kit.row(gap="m")
        head.addWidget(title, 1)
        head.addWidget(self.replace_one)
        self.setLayout(kit.column(head, self._cards, self._hints, gap="s"))

    def show_view(self, view: ResultsView) -> None:
        """Show the axes of a session, best first, and those that were put in their place."""
        self._replaced = dict(view.chosen)
        self._view = view
        self._show_items(self.items())
        empty(self._hints)
        well = hint_well(self._kit, view.hints)
        if well is not None:
            self._hints.addWidget(well)
        self.setVisible(bool(view.talk or view.hints))

    def items(self) -> tuple[TalkItem, ...]:
        """The list as it is shown."""
        view = self._view
        return with_replaced(view.talk, view.others, self._replaced) if view else ()

    def _show_items(self, items: tuple[TalkItem, ...]) -> None:
        empty(self._cards)
        for number, item in enumerate(items, 1):
            card = TalkCard(self._kit, number, item)
            card.opened.connect(self.axis_wished)
            self._cards.addWidget(card)
        self._fill_menu(items)

    def _fill_menu(self, items: tuple[TalkItem, ...]) -> None:
        """For every place the axes that could take it; the one proposed for it comes back."""
        view, shown = self._view, {item.axis for item in items}
        assert view is not None
        self.menu.clear()
        for inside in self._inside:
            inside.deleteLater()
        self._inside.clear()
        for place, (item, proposed) in enumerate(zip(items, view.talk, strict=True)):
            said = self.tr("%1. %2 by").replace("%1", whole(place + 1)).replace("%2", item.name)
            # One that addMenu makes itself is held by this menu for good.
            inside = QMenu(_plain(said), self.menu)
            self.menu.addMenu(inside)
            self._inside.append(inside)
            if item.axis != proposed.axis:
                text = self.tr("%1, as proposed").replace("%1", proposed.name)
                inside.addAction(_plain(text)).setData((place, proposed.axis))
                inside.addSeparator()
            for other in view.others:
                if other.axis not in shown and other.axis != proposed.axis:
                    inside.addAction(_plain(other.name)).setData((place, other.axis))
        self.replace_one.setVisible(bool(items) and len(view.others) > len(items))

    def _on_replaced(self, entry: QAction) -> None:
        place, axis = entry.data()
        self._replaced[place] = axis
        items = self.items()
        self._show_items(items)
        proposed = self._view.talk if self._view is not None else ()
        self.replaced.emit(
            tuple(
                "" if item.axis == it.axis else item.axis
                for item, it in zip(items, proposed, strict=True)
            )
        )


def _plain(text: str) -> str:
    """A menu's text without hidden shortcuts in what somebody typed."""
    return text.replace("&", "&&")

"""The way to vote, to be read and changed beside what is voted on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from itot_workshop.domain.voting import Way
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import WAY_ICONS, WAYS, way_name


class WayButton(QWidget):
    """A button with the ways, and how much is voted on at a time where that is a question.

    ``wished`` carries "way:" or "size:" with a name. Nothing can be chosen while a vote is open.
    """

    wished = Signal(object)

    def __init__(self, kit: Kit, way: Way, size: Size | None, *, is_open: bool = False) -> None:
        super().__init__()
        name = tr("Way to vote: %1").replace("%1", way_name(way))
        self.button: QPushButton = kit.button(way_name(way), WAY_ICONS[way], name=name)
        quiet_focus(self.button)
        self.button.setEnabled(not is_open)
        self.button.setMenu(self._menu(way, size))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)

    def _menu(self, way: Way, size: Size | None) -> QMenu:
        menu = QMenu(self.button)
        group = QActionGroup(menu)
        for each in WAYS:
            _entry(menu, group, way_name(each), f"way:{each}").setChecked(each == way)
        if way != "hands" and size is not None:
            menu.addSeparator()
            sizes = QActionGroup(menu)
            for each_size, text in (("axis", tr("Axis by axis")), ("all", tr("All at once"))):
                entry = _entry(menu, sizes, text, f"size:{each_size}")
                entry.setChecked(each_size == size)
        menu.triggered.connect(self._on_menu)
        return menu

    def _on_menu(self, entry: QAction) -> None:
        self.wished.emit(str(entry.data()))


def _entry(menu: QMenu, group: QActionGroup, text: str, data: str) -> QAction:
    entry = menu.addAction(text)
    entry.setCheckable(True)
    entry.setData(data)
    group.addAction(entry)
    return entry

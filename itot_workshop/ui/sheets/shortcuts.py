"""The sheet of all shortcuts, made from the table of commands and searched by word or key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from itot_workshop.ui.commands import (
    COMMANDS,
    GROUPS,
    Command,
    Place,
    group_of,
    keys_of,
    label_of,
    matching,
)
from itot_workshop.ui.widgets.key_caps import key_caps
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, words
from itot_workshop.ui.widgets.sheet import Sheet

WIDTH = 840
_COLUMNS = 2


class ShortcutsSheet(Sheet):
    """Every command with its keys; typing leaves those that match.

    Commands of the page from which the sheet was opened stand out.
    """

    def __init__(self, kit: Kit, place: Place | None = None) -> None:
        body = QGridLayout()
        super().__init__(kit, QCoreApplication.translate("Shortcuts", "Shortcuts"), body)
        self._kit = kit
        self._place = place
        self._grid = body
        self._grid.setHorizontalSpacing(kit.space("xxxl"))
        self._grid.setVerticalSpacing(kit.space("xl"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a shortcut"))
        self.search.setAccessibleName(self.tr("Find a shortcut"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(kit.px(240))
        self.search.textChanged.connect(self._show)
        self.head.addWidget(self.search)
        self.setTabOrder(self.search, self.close_button)
        self.foot.insertWidget(0, words(self.tr("Keys rest while you type in a field."), "muted"))
        self._show("")

    def shown(self) -> tuple[str, ...]:
        """The ids of the commands that are listed at the moment."""
        return tuple(it.id for it in matching(self.search.text()))

    def _show(self, typed: str) -> None:
        empty(self._grid)
        found = matching(typed, COMMANDS)
        groups = [group for group in GROUPS if any(it.group == group for it in found)]
        for place, group in enumerate(groups):
            made = self._group(group, [it for it in found if it.group == group])
            self._grid.addWidget(made, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        if not groups:
            none = words(self.tr("No shortcut has these words or keys."), "muted")
            self._grid.addWidget(none, 0, 0)

    def _group(self, group: str, commands: list[Command]) -> QWidget:
        rows = [self._row(it) for it in commands]
        return holder(self._kit.column(words(group_of(group), "strong"), *rows, 1, gap="s"))

    def _row(self, command: Command) -> QWidget:
        here = self._place is not None and self._place in command.places
        name = words(label_of(command), "strong" if here else "")
        line = holder(self._kit.row(name, 1, key_caps(self._kit, keys_of(command)), gap="l"))
        line.setAccessibleName(f"{label_of(command)}: {', '.join(keys_of(command))}")
        return line

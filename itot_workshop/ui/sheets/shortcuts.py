"""The sheet of all shortcuts, made from the table of commands and searched by word or key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

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

WIDTH = 1120
_COLUMNS = 3
_COLUMN = 320
"""The width from which a column stands beside others, in pixels of usual text."""


class ShortcutsSheet(Sheet):
    """Every command with its keys; typing leaves those that match.

    Groups and commands of the page from which the sheet was opened come first and stand out.
    """

    def __init__(self, kit: Kit, place: Place | None = None) -> None:
        self._body_row = body = kit.row(gap="xxxl")
        super().__init__(kit, QCoreApplication.translate("Shortcuts", "Shortcuts"), body)
        self._kit = kit
        self._place = place
        self._columns = [kit.column(gap="xl") for _ in range(_COLUMNS)]
        self._beside = _COLUMNS
        for column in self._columns:
            body.addLayout(column, 1)
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

    @property
    def is_written(self) -> bool:
        """What is looked for is no loss."""
        return False

    @property
    def first(self) -> QWidget | None:
        """The search: whoever opens the sheet looks for something."""
        return self.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as stand beside each other whole."""
        super().resizeEvent(event)
        beside = min(_COLUMNS, max(1, self.width() // self._kit.px(_COLUMN)))
        if beside != self._beside:
            self._beside = beside
            for at in range(_COLUMNS):
                self._body_row.setStretch(at, int(at < beside))
            self._show(self.search.text())

    def _show(self, typed: str) -> None:
        """Fill the columns with the groups of what matches, each into the shortest column."""
        found = matching(typed, COMMANDS)
        heights = [0] * self._beside
        for column in self._columns:
            empty(column)
        for group in self._groups(found):
            commands = [it for it in found if it.group == group]
            shortest = heights.index(min(heights))
            self._columns[shortest].addWidget(self._group(group, commands))
            heights[shortest] += len(commands) + 2
        if not found:
            none = self.tr("No shortcut has these words or keys.")
            self._columns[0].addWidget(words(none, "muted"))
        for column in self._columns:
            column.addStretch(1)

    def _groups(self, found: tuple[Command, ...]) -> list[str]:
        """The groups to be shown, those of the page in sight first."""
        groups = [group for group in GROUPS if any(it.group == group for it in found)]
        here = {it.group for it in COMMANDS if self._place in it.places}
        return sorted(groups, key=lambda group: group not in here)

    def _group(self, group: str, commands: list[Command]) -> QWidget:
        rows = [self._row(it) for it in commands]
        return holder(self._kit.column(words(group_of(group), "strong"), *rows, gap="s"))

    def _row(self, command: Command) -> QWidget:
        here = self._place is not None and self._place in command.places
        name = words(label_of(command), "strong" if here else "", wrap=True)
        row = self._kit.row(name, key_caps(self._kit, keys_of(command)), gap="l")
        row.setStretchFactor(name, 1)
        line = holder(row)
        line.setAccessibleName(f"{label_of(command)}: {', '.join(keys_of(command))}")
        return line

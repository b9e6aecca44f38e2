"""What answers the wishes of the library: its desk, its questions, the settings.

Importing this module brings along what opens and changes sessions. The window does so when its
list has been painted, so that the list is there first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.about import About
from itot_workshop.ui.commands import Place
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.desk import LibraryDesk
from itot_workshop.ui.library.home import Home
from itot_workshop.ui.library.selection import selection
from itot_workshop.ui.services import Services
from itot_workshop.ui.sheets.leaving import Leaving
from itot_workshop.ui.sheets.library_flow import LibraryFlow
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.settings_flow import SettingsFlow
from itot_workshop.ui.sheets.shortcuts import WIDTH as SHORTCUTS_WIDTH
from itot_workshop.ui.sheets.shortcuts import ShortcutsSheet
from itot_workshop.ui.widgets.kit import Kit

_KINDS = "*.itot"


class LibraryWorks(QObject):
    """Carries out what is wished for on the home page; files and sheets are reached from here.

    ``over`` is what sheets lie over, ``window`` what file dialogs belong to.
    """

    def __init__(
        self, kit: Kit, services: Services, home: Home, over: QWidget, window: QWidget
    ) -> None:
        super().__init__(window)
        self._kit = kit
        self._services = services
        self._home = home
        self.desk = LibraryDesk(services.library, services.examples, self)
        self.sheets = SheetOpener(kit, over)
        self.ask = FileQuestions(window)
        self.plans = LibraryFlow(kit, self.sheets, self.desk, services.packs)
        self.setting = SettingsFlow(
            kit, self.sheets, self.ask, services.settings, services.settings_folder
        )
        self._wire()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What those commands do that are about sessions in the list."""
        return {
            "follow-up": self._follow_up,
            "rename": self._rename,
            "archive": self._archive,
            "delete": self._delete,
            "restore": self._home.bin.wish_restore,
            "find": self._find,
            "settings": self._settings,
        }

    def ask_file(self, then: Callable[[tuple[Path, ...]], None]) -> None:
        """Ask for a session to open."""
        self.ask.file(self.tr("Open a session"), self._kinds(), self.desk.library.folder, then)

    def ask_imports(self) -> None:
        """Ask for sessions to take in."""
        title = self.tr("Import sessions")
        self.ask.files(title, self._kinds(), Path.home(), self.desk.import_files)

    def show_shortcuts(self, place: Place) -> None:
        """Show the keys of a page."""
        self.sheets.open(ShortcutsSheet(self._kit, place), SHORTCUTS_WIDTH)

    def leaving(self, running: Callable[[], About | None]) -> Leaving:
        """What asks before a running workshop is left."""
        return Leaving(self._kit, self.sheets, running, self)

    def _wire(self) -> None:
        home, desk = self._home, self.desk
        home.list.example_wished.connect(desk.open_example)
        home.list.chosen_changed.connect(self._show_selection)
        home.list.banner.acted.connect(self._on_banner)
        home.bin.restore_wished.connect(desk.restore)
        home.bin.removal_wished.connect(self._remove)
        home.dropped.connect(desk.import_files)
        desk.bin_listed.connect(home.show_binned)
        desk.arrived.connect(home.go_to)
        desk.asked.connect(self.plans.ask_same)

    def _kinds(self) -> str:
        return self.tr("Sessions (%1)").replace("%1", _KINDS)

    def _follow_up(self) -> None:
        row = self._home.list.current()
        if row is not None and not row.fault:
            self.plans.start_follow_up(self._services.today(), row)

    def _rename(self) -> None:
        row = self._home.list.current()
        if row is not None and not row.fault:
            self.plans.start_rename(row)

    def _archive(self) -> None:
        row = self._home.list.current()
        if row is not None and not row.fault:
            self.desk.archive(row.key)

    def _delete(self) -> None:
        row = self._home.list.current()
        if row is not None:
            self.desk.to_bin([row.key])

    def _remove(self, keys: tuple[str, ...]) -> None:
        self.plans.start_removal(self._home.bin.rows_of(keys))

    def _find(self) -> None:
        """Search the list, while it is in sight: a running workshop has its own search."""
        if self._home.isVisible():
            self._home.side.search.setFocus()
            self._home.side.search.selectAll()

    def _settings(self) -> None:
        self.setting.start(self.desk.library.folder)

    def _on_banner(self, offer: str) -> None:
        if offer == "undo":
            self.desk.undo()

    def _show_selection(self) -> None:
        chosen = self._home.list.chosen()
        found = self.desk.compared([row.key for row in chosen]) if len(chosen) > 1 else None
        said = selection(chosen, found)
        self._home.list.bar.show_choice(said.title, said.detail, comparable=said.comparable)

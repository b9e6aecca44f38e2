"""The facilitator's window: home and the pages of a session, and what each wish leads to.

Everything a page wishes for is wired in ``_wire``, ``_commands`` and ``_room``; nothing else in the
program connects the pages with each other. The room of sessions is built when it is entered first:
the charts and figures it needs take their time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from itot_workshop.ui.commands import Place, build_actions, work_in
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.desk import LibraryDesk, Told
from itot_workshop.ui.library.home import Home
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.selection import selection
from itot_workshop.ui.services import Services
from itot_workshop.ui.sheets.library_flow import LibraryFlow
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.settings_flow import SettingsFlow
from itot_workshop.ui.sheets.shortcuts import WIDTH as SHORTCUTS_WIDTH
from itot_workshop.ui.sheets.shortcuts import ShortcutsSheet
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from itot_workshop.ui.session_room import SessionRoom

_LEAST = (960, 600)
_USUAL = (1280, 800)
_KINDS = "*.itot"


class MainWindow(QMainWindow):
    """One window for everything but the room's screen."""

    def __init__(self, kit: Kit, services: Services) -> None:
        super().__init__()
        self._kit = kit
        self._services = services
        self.actions_ = build_actions(self)
        self.addActions(list(self.actions_.values()))
        self.library = LibraryDesk(services.library, services.examples, self)
        self.room: SessionRoom | None = None
        examples = self.library.example_rows()
        self.home = Home(kit, self.actions_, services.today, examples)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.home)
        self.setCentralWidget(self._pages)
        self.sheets = SheetOpener(kit, self._pages)
        self.ask = FileQuestions(self)
        self.plans = LibraryFlow(kit, self.sheets, self.library, services.packs)
        self.setting = SettingsFlow(
            kit, self.sheets, self.ask, services.settings, services.settings_folder
        )
        self._wire()
        self._stand_where_it_stood()
        self.library.refresh()
        self._on_place()

    @property
    def theme(self) -> Theme:
        """The look that is on."""
        return self._kit.theme

    @property
    def place(self) -> Place:
        """The page in sight."""
        if self.room is not None and self._pages.currentWidget() is self.room.view:
            return self.room.view.place
        return "bin" if self.home.place == "bin" else "library"

    @property
    def banner(self) -> Banner:
        """Where the page in sight tells what happened."""
        if self.room is not None and self._pages.currentWidget() is self.room.view:
            return self.room.view.banner
        return self.home.banner

    def open_session(self, key: str) -> None:
        """Open a session on its results, or on its plan while nothing was voted."""
        room = self._room()
        if (own := self.library.own(key)) and room.open(Path(own)):
            self._enter(room)
        self._end_rehearsal()

    def go_home(self) -> None:
        """Put the session away and show the library."""
        if self.room is not None:
            self.room.desk.close()
        self.library.refresh()
        self._show(self.home)
        self.home.take_focus()
        self._end_rehearsal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put everything away; where the window stands is remembered."""
        if self.room is not None:
            self.room.put_away()
            self._end_rehearsal()
        window = self.saveGeometry().toBase64().toStdString()
        self.setting.keep(replace(self.setting.settings, window=window))
        super().closeEvent(event)

    def _wire(self) -> None:
        """Connect every wish of home, its desk and the sheets."""
        home, desk = self.home, self.library
        home.list.open_wished.connect(self.open_session)
        home.list.example_wished.connect(desk.open_example)
        home.list.chosen_changed.connect(self._show_selection)
        home.list.banner.acted.connect(self._on_banner)
        home.bin.restore_wished.connect(desk.restore)
        home.bin.removal_wished.connect(self._remove)
        home.dropped.connect(desk.import_files)
        home.place_changed.connect(self._on_place)
        desk.listed.connect(self._show_rows)
        desk.bin_listed.connect(home.show_binned)
        desk.arrived.connect(home.go_to)
        desk.asked.connect(self.plans.ask_same)
        self.plans.planned.connect(self.open_session)
        self.plans.begun.connect(self._begin)
        self.setting.library_wished.connect(self._move_library)
        self.sheets.changed.connect(self._on_place)
        for teller in (desk, self.plans, self.setting):
            teller.told.connect(self.tell)
        for id_, do in self._commands().items():
            self.actions_[id_].triggered.connect(do)

    def _commands(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "new": self._new,
            "open": self._open,
            "import": self._import,
            "export": self._export,
            "import-votes": self._import_votes,
            "compare": self._compare,
            "follow-up": self._follow_up,
            "rename": self._rename,
            "archive": self._archive,
            "delete": self._delete,
            "restore": self.home.bin.wish_restore,
            "previous": self._previous,
            "next": self._next,
            "copy": self._copy,
            "back": self._back,
            "undo": self._undo,
            "find": self._find,
            "settings": self._settings,
            "shortcuts": self._shortcuts,
            "quit": self.close,
        }

    def tell(self, told: Told) -> None:
        """Show a sentence on the page in sight."""
        at_home = self.place in ("library", "bin")
        offer, label = ("undo", self.tr("Undo")) if told.undo and at_home else ("", "")
        self.banner.tell(told.text, "ok" if told.good else "danger", offer=offer, label=label)

    def _new(self) -> None:
        if self.place not in ("library", "bin"):
            self.go_home()
        self.home.show_list()
        self.plans.start_new(self._services.today, self.home.rows())

    def _begin(self, key: str) -> None:
        """Open a session that was just made and go to its first step."""
        self.open_session(key)
        self._room().begin()

    def _open(self) -> None:
        title, kinds = self.tr("Open a session"), self.tr("Sessions (%1)").replace("%1", _KINDS)
        self.ask.file(title, kinds, self.library.library.folder, self._on_file)

    def _on_file(self, files: tuple[Path, ...]) -> None:
        self.open_session(str(files[0]))

    def _import(self) -> None:
        if self.place not in ("library", "bin"):
            self.go_home()
        title, kinds = self.tr("Import sessions"), self.tr("Sessions (%1)").replace("%1", _KINDS)
        self.ask.files(title, kinds, Path.home(), self.library.import_files)

    def _export(self) -> None:
        """Export what is in sight: the open session, both compared, or what is chosen."""
        if self.place not in ("library", "bin"):
            self._room().export()
            return
        current = self.home.list.current()
        keys = [row.key for row in self.home.list.chosen()] or ([current.key] if current else [])
        if keys:
            self._room().export_files(tuple(Path(key) for key in keys))

    def _import_votes(self) -> None:
        self._room().votes.start()

    def _compare(self) -> None:
        keys = tuple(Path(row.key) for row in self.home.list.chosen())
        if len(keys) < 2:
            said = self.tr("Choose two sessions with Space, then compare them.")
            self.tell(Told(text=said, good=False))
            return
        if isinstance(why := self.library.compared(map(str, keys)), str):
            self.tell(Told(text=why, good=False))
            return
        room = self._room()
        if room.compare(keys):
            self._enter(room)

    def _choose_others(self) -> None:
        """Back to the list, with those that are compared still chosen."""
        ids = {session.id for session in self._room().desk.compared()}
        self.go_home()
        self.home.clear_filter()
        self.home.list.model.choose(self.library.keys_of(ids))

    def _follow_up(self) -> None:
        row = self.home.list.current()
        if row is not None and not row.fault:
            self.plans.start_follow_up(self._services.today, row)

    def _end_rehearsal(self) -> None:
        if self.room is not None and (left := self.room.rehearsals.left()) is not None:
            self.library.end_rehearsal(str(left))

    def _rename(self) -> None:
        row = self.home.list.current()
        if row is not None and not row.fault:
            self.plans.start_rename(row)

    def _archive(self) -> None:
        row = self.home.list.current()
        if row is not None and not row.fault:
            self.library.archive(row.key)

    def _delete(self) -> None:
        row = self.home.list.current()
        if row is not None:
            self.library.to_bin([row.key])

    def _remove(self, keys: tuple[str, ...]) -> None:
        self.plans.start_removal(self.home.bin.rows_of(keys))

    def _previous(self) -> None:
        self._room().view.axis.step(-1)

    def _next(self) -> None:
        self._room().view.axis.step(1)

    def _copy(self) -> None:
        self._room().view.copy()

    def _back(self) -> None:
        if self.place in ("library", "bin"):
            self.home.back()
        else:
            self._room().view.back()

    def _undo(self) -> None:
        if self.place in ("library", "bin"):
            self.library.undo()
        else:
            self._room().desk.undo()

    def _find(self) -> None:
        """Go to the search of the library; the console has its own."""
        if self.place in ("library", "bin"):
            self.home.side.search.setFocus()
            self.home.side.search.selectAll()

    def _settings(self) -> None:
        self.setting.start(self.library.library.folder)

    def _shortcuts(self) -> None:
        self.sheets.open(ShortcutsSheet(self._kit, self.place), SHORTCUTS_WIDTH)

    def _on_banner(self, offer: str) -> None:
        if offer == "undo":
            self.library.undo()

    def _show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        had_none = not self.home.rows()
        self.home.show_rows(rows)
        if had_none and self.place == "library" and self.isVisible():
            self.home.take_focus()

    def _show_selection(self) -> None:
        chosen = self.home.list.chosen()
        found = self.library.compared([row.key for row in chosen]) if len(chosen) > 1 else None
        said = selection(chosen, found)
        self.home.list.bar.show_choice(said.title, said.detail, comparable=said.comparable)

    def _move_library(self, folder: Path) -> None:
        library = self._services.library_in(folder)
        if self.room is not None:
            self.room.desk.library = library
        self.library.move_to(library)

    def _room(self) -> SessionRoom:
        """The room of sessions, built when it is entered first."""
        if self.room is None:
            from itot_workshop.ui.session_room import SessionRoom

            library, resources = self.library.library, self._services.resources
            room = SessionRoom(self._kit, self.actions_, self.sheets, self.ask, library, resources)
            self._pages.addWidget(room.view)
            room.told.connect(self.tell)
            room.remember_exports(self.setting)
            room.closed.connect(self.go_home)
            room.others_wished.connect(self._choose_others)
            room.place_changed.connect(self._on_place)
            self.room = room
        return self.room

    def _enter(self, room: SessionRoom) -> None:
        """Show what has just been opened, and what its opening had to tell."""
        self._show(room.view)
        room.view.take_focus()
        if room.desk.notes:
            self.tell(Told(text=" ".join(room.desk.notes), good=False))

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._on_place()

    def _on_place(self) -> None:
        """Let the commands of the page in sight work; their keys rest below a sheet."""
        work_in(self.actions_, self.place)
        for action in self.actions_.values():
            (self.removeAction if self.sheets.sheet else self.addAction)(action)
        self.setWindowTitle((self.room.title if self.room else "") or self.tr("Workshops"))

    def _stand_where_it_stood(self) -> None:
        self.setMinimumSize(*_LEAST)
        self.resize(*_USUAL)
        kept = self._services.settings.window
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

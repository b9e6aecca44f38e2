"""The facilitator's window: home and the pages of a session, and what each wish leads to.

The list of sessions is painted first. What answers wishes is built after that, or when something
is wished for before (``works``), and the room of sessions when it is entered first: what they need
takes its time. Everything a page wishes for is wired in ``works``, ``_commands`` and ``_room``, and
for the library's own pages in ``library_works``; nothing else connects the pages with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from itot_workshop.storage.errors import StorageError
from itot_workshop.ui.commands import Place, build_actions, work_in
from itot_workshop.ui.library.entries import example_rows, library_rows
from itot_workshop.ui.library.home import Home
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.services import Services
from itot_workshop.ui.standing import stand
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from itot_workshop.domain.about import About
    from itot_workshop.ui.file_questions import FileQuestions
    from itot_workshop.ui.library.desk import LibraryDesk
    from itot_workshop.ui.library_works import LibraryWorks
    from itot_workshop.ui.session_room import SessionRoom
    from itot_workshop.ui.session_view import SessionView
    from itot_workshop.ui.sheets.opener import SheetOpener


class MainWindow(QMainWindow):
    """One window for everything but the room's screen."""

    def __init__(self, kit: Kit, services: Services) -> None:
        super().__init__()
        self._kit = kit
        self._services = services
        self.actions_ = build_actions(self)
        self.addActions(list(self.actions_.values()))
        self._works: LibraryWorks | None = None
        self.room: SessionRoom | None = None
        self._goes_home = self._heard = False
        examples = partial(example_rows, services.examples)
        self.home = Home(kit, self.actions_, services.today, examples)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.home)
        self.setCentralWidget(self._pages)
        self.home.place_changed.connect(self._on_place)
        self.home.painted.connect(self.settle, Qt.ConnectionType.QueuedConnection)
        stand(self, services.settings.window)
        self._show_first()
        self._on_place()

    @property
    def works(self) -> LibraryWorks:
        """What answers wishes."""
        return self.settle()

    @property
    def library(self) -> LibraryDesk:
        """What works on the files of the library."""
        return self.works.desk

    @property
    def sheets(self) -> SheetOpener:
        """What lays sheets over the page in sight."""
        return self.works.sheets

    @property
    def ask(self) -> FileQuestions:
        """What asks for files."""
        return self.works.ask

    def settle(self) -> LibraryWorks:
        """Have what answers wishes at hand: once the list is painted, or for an earlier wish."""
        if self._works is None:
            from itot_workshop.ui.library_works import LibraryWorks

            self._works = LibraryWorks(self._kit, self._services, self.home, self._pages, self)
            self._wire(self._works)
            self._works.desk.refresh_bin()
            self._works.plans.tell_begun()
        return self._works

    @property
    def theme(self) -> Theme:
        """The look that is on."""
        return self._kit.theme

    @property
    def place(self) -> Place:
        """The page in sight."""
        if (view := self._view()) is not None:
            return view.place
        return "bin" if self.home.place == "bin" else "library"

    @property
    def banner(self) -> Banner:
        """Where the page in sight tells what happened."""
        return self.home.banner if (view := self._view()) is None else view.banner

    def _view(self) -> SessionView | None:
        """The pages of a session while they are in sight, and not about to be left."""
        view = self.room.view if self.room is not None else None
        return view if self._pages.currentWidget() is view and not self._goes_home else None

    def open_session(self, key: str) -> None:
        """Open a session on its results, or on its plan while nothing was voted."""
        room = self._room()
        opened = (own := self.library.own(key)) and room.open(Path(own))
        self._end_rehearsal()
        if opened:
            self._enter(room)

    def go_home(self) -> None:
        """Put the session away and show the library, which says what that has to tell."""
        self._put_away()
        self.library.refresh()
        self._show(self.home)
        self.home.take_focus()
        self._end_rehearsal()

    def _put_away(self) -> None:
        """Close the open session; the library tells what went wrong."""
        self._goes_home = True
        if self.room is not None:
            self.room.desk.close()
        self._goes_home = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put everything away; what that has to tell is read before the window goes."""
        self._heard = False
        self._put_away()
        if self._heard:
            self.go_home()
            event.ignore()
            return
        if self.room is not None:
            self.room.put_away()
            self._end_rehearsal()
        window = self.saveGeometry().toBase64().toStdString()
        self.works.setting.keep(replace(self.works.setting.settings, window=window))
        super().closeEvent(event)

    def _show_first(self) -> None:
        """Show the list; where it cannot be read, whoever works on files says so."""
        try:
            self.home.show_rows(library_rows(self._services.library.entries()))
        except StorageError:
            self.library.refresh()

    def _wire(self, works: LibraryWorks) -> None:
        """Connect what is wished for in the library with the window and its other pages."""
        self.home.list.open_wished.connect(self.open_session)
        works.desk.listed.connect(self._show_rows)
        works.plans.planned.connect(self.open_session)
        works.plans.begun.connect(self._begin)
        works.setting.library_wished.connect(self._move_library)
        works.sheets.changed.connect(self._on_place)
        for teller in (works.desk, works.plans, works.setting):
            teller.told.connect(self.tell)
        for id_, do in {**works.commands(), **self._commands()}.items():
            self.actions_[id_].triggered.connect(do)
        leaving = works.leaving(self._running)
        for id_, go in self._ways_out().items():
            self.actions_[id_].triggered.connect(leaving.way(go).take)

    def _commands(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "export": self._export,
            "import-votes": self._import_votes,
            "compare": self._compare,
            "previous": self._previous,
            "next": self._next,
            "copy": self._copy,
            "back": self._back,
            "undo": self._undo,
            "shortcuts": self._shortcuts,
        }

    def _ways_out(self) -> Mapping[str, Callable[[], object]]:
        """What those commands do that lead away from a running workshop."""
        return {
            "new": self._new,
            "open": self._open,
            "import": self._import,
            "quit": self.close,
        }

    def _running(self) -> About | None:
        """What is about the workshop that runs, if there is one."""
        in_room = self.room is not None and self.place not in ("library", "bin")
        return self.room.view.running() if self.room is not None and in_room else None

    def tell(self, told: Told) -> None:
        """Show a sentence on the page in sight."""
        self._heard = self._heard or not told.good
        at_home = self.place in ("library", "bin")
        offer, label = ("undo", self.tr("Undo")) if told.undo and at_home else ("", "")
        self.banner.tell(told.text, "ok" if told.good else "danger", offer=offer, label=label)
        if not told.good and self.works.sheets.sheet is not None:
            self.works.sheets.sheet.show_trouble(told.text)

    def _new(self) -> None:
        if self.place not in ("library", "bin"):
            self.go_home()
        self.home.show_list()
        self.works.plans.start_new(self._services.today(), self.home.rows())

    def _begin(self, key: str) -> None:
        """Open a session that was just made and go to its first step."""
        self.open_session(key)
        self._room().begin()

    def _open(self) -> None:
        self.works.ask_file(self._on_file)

    def _on_file(self, files: tuple[Path, ...]) -> None:
        self.open_session(str(files[0]))

    def _import(self) -> None:
        if self.place not in ("library", "bin"):
            self.go_home()
        self.works.ask_imports()

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

    def _end_rehearsal(self) -> None:
        if self.room is not None and (left := self.room.rehearsals.left()) is not None:
            self.library.end_rehearsal(str(left), undo=self.place in ("library", "bin"))

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

    def _shortcuts(self) -> None:
        self.works.show_shortcuts(self.place)

    def _show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        had_none = not self.home.rows()
        self.home.show_rows(rows)
        if had_none and self.place == "library" and self.isVisible():
            self.home.take_focus()

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
            room.remember_exports(self.works.setting)
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
            said = (*room.desk.notes, self.banner.text())  # the page has said what was half typed
            self.tell(Told(text=" ".join(it for it in said if it), good=False))

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._on_place()

    def _on_place(self) -> None:
        """Let the commands of the page in sight work; their keys rest below a sheet."""
        work_in(self.actions_, self.place)
        covered = self._works is not None and self._works.sheets.sheet is not None
        for action in self.actions_.values():
            (self.removeAction if covered else self.addAction)(action)
        self.setWindowTitle((self.room.title if self.room else "") or self.tr("Workshops"))

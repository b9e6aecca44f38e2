"""Exporting, from the wish to the files: asks what and where, writes, tells what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal

from itot_workshop.domain.session import Refused
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.exporting import Exported, offered, sorted_by_date, stem_of, write
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.desk import Told
from itot_workshop.ui.sheets.export import WIDTH, ExportSheet, ExportWish
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import long_date, whole

translate = QCoreApplication.translate


class ExportFlow(QObject):
    """Runs one export at a time; ``told`` carries a :class:`Told`."""

    told = Signal(object)

    def __init__(self, kit: Kit, opener: SheetOpener, ask: FileQuestions, resources: Path) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._ask = ask
        self._resources = resources
        self._library: Library | None = None
        self._what: Exported | None = None
        self._folder = _documents()

    def start_files(self, library: Library, files: tuple[Path, ...]) -> None:
        """Export sessions of the library: one as its summary, several compared."""
        try:
            sessions = [find_session(path, library.keeping).session for path in files]
        except StorageError as error:
            self.told.emit(Told(text=str(error), good=False))
            return
        ordered = tuple(sorted_by_date(sessions))
        self.start(library, Exported(sessions=ordered, files=files))

    def start(self, library: Library, what: Exported) -> None:
        """Ask what to write of these sessions, and where."""
        self._library, self._what = library, what
        sheet = ExportSheet(self._kit, _named(what), stem_of(what), self._folder, offered(what))
        sheet.wished.connect(self._on_wished)
        sheet.folder_wished.connect(self._on_folder_wished)
        self._opener.open(sheet, WIDTH)

    def _on_folder_wished(self) -> None:
        title = translate("Export", "Folder for the files")
        self._ask.folder(title, self._folder, self._on_folder)

    def _on_folder(self, folders: tuple[Path, ...]) -> None:
        self._folder = folders[0]
        sheet = self._opener.sheet
        if isinstance(sheet, ExportSheet):
            sheet.show_folder(self._folder)

    def _on_wished(self, wish: ExportWish) -> None:
        if self._library is None or self._what is None:
            return
        self._opener.close()
        try:
            files = write(self._what, wish, self._library, self._resources)
        except (StorageError, Refused) as error:
            self.told.emit(Told(text=str(error), good=False))
            return
        said = translate("Export", "%1 files are in “%2”.").replace("%1", whole(len(files)))
        if len(files) == 1:
            said = translate("Export", "“%1” is in “%2”.").replace("%1", files[0].name)
        self.told.emit(Told(text=said.replace("%2", str(wish.folder))))


def _named(what: Exported) -> str:
    """What is exported, in words."""
    first, last = what.sessions[0].about, what.sessions[-1].about
    if len(what.sessions) == 1:
        parts = (first.title, first.organisation, long_date(first.date))
        return translate("Export", ", ").join(part for part in parts if part)
    said = translate("Export", "%1 sessions compared, %2 to %3")
    said = said.replace("%1", whole(len(what.sessions))).replace("%2", long_date(first.date))
    return said.replace("%3", long_date(last.date))


def _documents() -> Path:
    """Where people keep what they write."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())

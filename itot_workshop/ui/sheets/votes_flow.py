"""Votes from paper, from the wish to the session: asks for the sheet, tells its faults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from itot_workshop.domain.paper import Fault
from itot_workshop.storage import atomic_file
from itot_workshop.storage.errors import StorageError
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.session_desk import SessionDesk
from itot_workshop.ui.sheet_votes import SheetRead, read_sheet
from itot_workshop.ui.sheets.empty_sheet import empty_sheet
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.votes import WIDTH, VotesSheet
from itot_workshop.ui.widgets.kit import Kit

translate = QCoreApplication.translate


class VotesFlow(QObject):
    """Imports votes into the open session; ``told`` carries a :class:`Told`."""

    told = Signal(object)

    def __init__(
        self, kit: Kit, opener: SheetOpener, ask: FileQuestions, desk: SessionDesk
    ) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._ask = ask
        self._desk = desk
        self._read: SheetRead | None = None
        self._folder = Path.home()
        desk.faulty.connect(self._on_faults)
        desk.imported.connect(opener.close)

    def start(self) -> None:
        """Explain what the sheet must look like and ask for it."""
        session = self._desk.session
        if session is None:
            return
        if self._desk.read_only:
            self.told.emit(Told(text=self._desk.read_only, good=False))
            return
        sheet = VotesSheet(self._kit, session.pack)
        sheet.file_wished.connect(self._on_file_wished)
        sheet.session_picked.connect(self._on_session_picked)
        sheet.form_wished.connect(self._on_form_wished)
        self._opener.open(sheet, WIDTH)

    def read(self, files: Sequence[Path]) -> None:
        """Take a sheet's votes in, after asking which session it means if it names several."""
        self._folder = files[0].parent
        read = read_sheet(files[0])
        sheet = self._opener.sheet
        if not isinstance(sheet, VotesSheet):
            return
        if isinstance(read, str):
            sheet.show_fault(read)
            return
        self._read = read
        if read.sessions:
            sheet.ask_session(read.sessions)
        else:
            self._desk.import_votes(read)

    def _on_file_wished(self) -> None:
        kinds = translate("Votes", "Sheets (*.csv *.txt *.tsv)")
        self._ask.file(translate("Votes", "A sheet with votes"), kinds, self._folder, self.read)

    def _on_session_picked(self, name: str) -> None:
        if self._read is not None:
            self._desk.import_votes(self._read, name)

    def _on_faults(self, faults: Sequence[Fault]) -> None:
        sheet = self._opener.sheet
        if isinstance(sheet, VotesSheet):
            sheet.show_faults(faults)

    def _on_form_wished(self) -> None:
        title = translate("Votes", "Save an empty sheet")
        start = self._folder / "votes.csv"
        self._ask.new_file(title, translate("Votes", "Sheets (*.csv)"), start, self._on_form)

    def _on_form(self, files: tuple[Path, ...]) -> None:
        session = self._desk.session
        if session is None:
            return
        try:
            atomic_file.write_new(files[0], empty_sheet(session).encode("utf-8-sig"))
        except StorageError as error:
            self.told.emit(Told(text=str(error), good=False))

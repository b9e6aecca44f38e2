"""The library's questions: a new workshop, another title, the same session again, for good."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Refused
from itot_workshop.storage.importing import Answer
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.library.desk import LibraryDesk, Question, Told
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.sheets.new_workshop import WIDTH as NEW_WIDTH
from itot_workshop.ui.sheets.new_workshop import NewWorkshop, NewWorkshopSheet
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.questions import WIDTH, DeleteSheet, RenameSheet, SameSessionSheet
from itot_workshop.ui.widgets.kit import Kit

Packs = Callable[[], tuple[Pack, ...]]


class LibraryFlow(QObject):
    """Asks what a wish needs to know, then hands it to the desk; ``told`` carries a Told."""

    told = Signal(object)

    def __init__(self, kit: Kit, opener: SheetOpener, desk: LibraryDesk, packs: Packs) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._desk = desk
        self._packs = packs
        self._key = ""
        self._keys: tuple[str, ...] = ()
        self._question: Question | None = None

    def start_new(self, today: datetime.date, rows: tuple[LibraryRow, ...]) -> None:
        """Ask for a new workshop; content packs are read when the first one is planned."""
        packs = self._packs()
        if not packs:
            none = QCoreApplication.translate("Questions", "There is no content pack to plan with.")
            self.told.emit(Told(text=none, good=False))
            return
        sheet = NewWorkshopSheet(self._kit, packs, today, [row.organisation for row in rows])
        sheet.wished.connect(self._on_new)
        self._opener.open(sheet, NEW_WIDTH)

    def start_rename(self, row: LibraryRow) -> None:
        """Ask for another title."""
        self._key = row.key
        sheet = RenameSheet(self._kit, row.title)
        sheet.renamed.connect(self._on_renamed)
        self._opener.open(sheet, WIDTH)

    def start_removal(self, rows: tuple[LibraryRow, ...]) -> None:
        """Ask once more before sessions are deleted for good."""
        self._keys = tuple(row.key for row in rows)
        sheet = DeleteSheet(self._kit, tuple(row.title for row in rows))
        sheet.agreed.connect(self._on_removal)
        self._opener.open(sheet, WIDTH)

    def ask_same(self, question: Question) -> None:
        """Ask what to do with a session that the library has already."""
        self._question = question
        sheet = SameSessionSheet(self._kit, question.same)
        sheet.answered.connect(self._on_same)
        sheet.dismissed.connect(self._on_left)
        self._opener.open(sheet, WIDTH)

    def _on_new(self, wish: NewWorkshop) -> None:
        try:
            session = plan_session(
                wish.pack,
                wish.template,
                title=wish.title,
                date=wish.date,
                new_id=new_id,
                organisation=wish.organisation,
                site=wish.site,
                form=wish.form,
            )
        except Refused as refusal:
            self.told.emit(Told(text=str(refusal), good=False))
            return
        self._opener.close()
        self._desk.create(session)

    def _on_renamed(self, title: str) -> None:
        self._opener.close()
        self._desk.rename(self._key, title)

    def _on_removal(self) -> None:
        self._opener.close()
        self._desk.remove_for_good(self._keys)

    def _on_same(self, answer: Answer) -> None:
        question, self._question = self._question, None
        self._opener.close()
        if question is not None:
            self._desk.answer(question, answer)

    def _on_left(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            self._desk.answer(question, None)

"""The library's questions: a workshop, one after another, a new title, twice the same, for good."""

from __future__ import annotations

import contextlib
import datetime

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from itot_workshop.domain.changes import AboutEdited, PeopleAdded
from itot_workshop.domain.planning import plan_follow_up, plan_session
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.succession import after
from itot_workshop.storage.drafts import DraftFile, Drafts, library_drafts
from itot_workshop.storage.errors import NotSaved, StorageError
from itot_workshop.storage.importing import Answer
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.library.desk import LibraryDesk, Question
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.services import Packs
from itot_workshop.ui.sheets.begun_drafts import BegunDrafts, said_of_begun
from itot_workshop.ui.sheets.new_workshop import WIDTH as NEW_WIDTH
from itot_workshop.ui.sheets.new_workshop import NewWorkshop, NewWorkshopSheet
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.proposal import Proposal, follow_up
from itot_workshop.ui.sheets.questions import WIDTH, DeleteSheet, RenameSheet, SameSessionSheet
from itot_workshop.ui.widgets.kit import Kit


class LibraryFlow(QObject):
    """Asks what a wish needs to know, then hands it to the desk; ``told`` carries a Told.

    ``planned`` carries the key of a workshop that has been made and wants to be looked at,
    ``begun`` of one that is to begin at once.
    """

    told = Signal(object)
    planned = Signal(str)
    begun = Signal(str)

    def __init__(self, kit: Kit, opener: SheetOpener, desk: LibraryDesk, packs: Packs) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._desk = desk
        self._packs = packs
        self._key = ""
        self._keys: tuple[str, ...] = ()
        self._question: Question | None = None
        self._previous: Session | None = None
        self._drafts = BegunDrafts(opener)
        self._drafts.told.connect(self._on_unkept)
        opener.changed.connect(self._on_sheets, Qt.ConnectionType.QueuedConnection)

    def tell_begun(self) -> None:
        """Say which sheets were being filled in when the program ended."""
        left = self._file().read()
        if gone := set(left.begun) - {"", *self._known(left)}:
            begun = {of: it for of, it in left.begun.items() if of not in gone}
            left = replace(left, begun=begun)
            with contextlib.suppress(NotSaved):
                self._file().keep(left)
        if said := said_of_begun(left):
            self.told.emit(Told(text=said))

    def _known(self, left: Drafts) -> set[str]:
        """The sessions that can still be followed, of those that are; all where nobody can tell."""
        followed = set(left.begun) - {""}
        try:
            entries = self._desk.library.entries() if followed else ()
        except StorageError:
            return followed
        return {entry.id for entry in entries}

    def _file(self) -> DraftFile:
        library = self._desk.library
        return library_drafts(library.keeping.local, library.folder)

    def _on_unkept(self, said: str) -> None:
        self.told.emit(Told(text=said, good=False))

    def start_new(self, today: datetime.date, rows: tuple[LibraryRow, ...]) -> None:
        """Ask for a new workshop; content packs are read when the first one is planned."""
        packs = self._packs(self._desk.library.folder)
        if not packs:
            none = QCoreApplication.translate("Questions", "There is no content pack to plan with.")
            self.told.emit(Told(text=none, good=False))
            return
        proposal = Proposal(packs=packs, date=today)
        sheet = NewWorkshopSheet(self._kit, proposal, [row.organisation for row in rows])
        sheet.wished.connect(self._on_new)
        self._opener.open(sheet, NEW_WIDTH)
        self._drafts.look_after(sheet, "", self._file())

    def start_follow_up(self, today: datetime.date, row: LibraryRow) -> None:
        """Ask for the workshop after a session, most of it filled in."""
        self._previous = self._desk.read(row.key)
        if self._previous is None:
            return
        packs = self._packs(self._desk.library.folder)
        proposal = follow_up(self._previous, packs, today)
        sheet = NewWorkshopSheet(self._kit, proposal)
        sheet.wished.connect(self._on_follow_up)
        self._opener.open(sheet, NEW_WIDTH)
        self._drafts.look_after(sheet, self._previous.id, self._file())

    def start_rename(self, row: LibraryRow) -> None:
        """Ask for another title."""
        self._key = row.key
        self._ask_title(row.title)

    def _ask_title(self, title: str) -> None:
        sheet = RenameSheet(self._kit, title)
        sheet.renamed.connect(self._on_renamed)
        self._opener.open(sheet, WIDTH)

    def start_removal(self, rows: tuple[LibraryRow, ...]) -> None:
        """Ask once more before sessions are deleted for good."""
        self._keys = tuple(row.key for row in rows)
        sheet = DeleteSheet(self._kit, tuple(row.title for row in rows))
        sheet.meant.connect(self._on_removal)
        self._opener.open(sheet, WIDTH)

    def ask_same(self, question: Question) -> None:
        """Ask what to do with a session that the library has already."""
        self._question = question
        sheet = SameSessionSheet(self._kit, question.same)
        sheet.answered.connect(self._on_same)
        self._opener.open(sheet, WIDTH)

    def _on_new(self, wish: NewWorkshop) -> None:
        try:
            session = _planned(wish)
        except Refused as refusal:
            self.told.emit(Told(text=str(refusal), good=False))
            return
        self._make(session, at_once=wish.at_once)

    def _on_follow_up(self, wish: NewWorkshop) -> None:
        if self._previous is None:
            return
        try:
            session = _followed(self._previous, wish)
        except Refused as refusal:
            self.told.emit(Told(text=str(refusal), good=False))
            return
        self._make(session, at_once=wish.at_once)

    def _make(self, session: Session, *, at_once: bool) -> None:
        """Keep the session as a file, then have it looked at or begun; else the sheet stays."""
        made = self._desk.create(session)
        if made:
            self._opener.close()
            (self.begun if at_once else self.planned).emit(made)

    def _on_renamed(self, title: str) -> None:
        self._opener.close()
        if not self._desk.rename(self._key, title):
            self._ask_title(title)

    def _on_removal(self) -> None:
        self._opener.close()
        self._desk.remove_for_good(self._keys)

    def _on_same(self, answer: Answer) -> None:
        question, self._question = self._question, None
        self._opener.close()
        if question is not None:
            self._desk.answer(question, answer)

    def _on_sheets(self) -> None:
        """A question that was closed, by whatever key, leaves the file; the next one is asked."""
        if self._question is not None and self._opener.sheet is None:
            question, self._question = self._question, None
            self._desk.answer(question, None)


def _planned(wish: NewWorkshop) -> Session:
    """The session that was asked for. Raises ``Refused`` where a text cannot be kept."""
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
    about = replace(session.about, way=wish.way)
    voting = after(session, AboutEdited(about=about)).session
    return after(voting, PeopleAdded(people=wish.people)).session if wish.people else voting


def _followed(previous: Session, wish: NewWorkshop) -> Session:
    """The session that was asked for. Raises ``Refused`` where a text cannot be kept."""
    session = plan_follow_up(
        previous,
        title=wish.title,
        date=wish.date,
        new_id=new_id,
        template=wish.template,
        form=wish.form,
        pack=wish.pack,
    )
    about = replace(session.about, organisation=wish.organisation, site=wish.site)
    return after(session, AboutEdited(about=about)).session

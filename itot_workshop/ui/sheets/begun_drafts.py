"""The drafts of a library: the sheet of a new workshop, or of one after a session."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from itot_workshop.storage.drafts import DraftFile, Drafts
from itot_workshop.ui.commands import key_name
from itot_workshop.ui.draft_keeper import Keeper
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from itot_workshop.ui.sheets.opener import SheetOpener

translate = QCoreApplication.translate


class BegunDrafts(Keeper):
    """Looks after the sheet that lies over the library; one that was closed is given up."""

    def __init__(self, opener: SheetOpener) -> None:
        super().__init__(opener)
        self._opener = opener
        self._sheet: NewWorkshopSheet | None = None
        self._of = ""
        opener.changed.connect(self._on_sheets)

    def look_after(self, sheet: NewWorkshopSheet, of: str, file: DraftFile) -> None:
        """Put back what stood in the sheet of a workshop that follows a session, "" for none."""
        left = file.read()
        self._sheet, self._of = sheet, of
        if of in left.begun:
            sheet.put_back(left.begun[of])
        self.take(file, left)
        sheet.edited.connect(self.on_typed)

    def now(self, beside: Drafts) -> Drafts:
        """What is filled in, with the other sheets that were left ``beside``."""
        begun = {of: it for of, it in beside.begun.items() if of != self._of}
        filled = self._sheet.half_filled() if self._sheet is not None else None
        return replace(beside, begun={**begun, self._of: filled} if filled is not None else begun)

    def _on_sheets(self) -> None:
        if self._sheet is not None and self._opener.sheet is not self._sheet:
            self._sheet = None
            self.drop()


def said_of_begun(left: Drafts) -> str:
    """What is said in the library of workshops that were being filled in; "" of none."""
    if not left.begun:
        return ""
    said = translate("NewWorkshop", "The follow-up you were filling in stands in its sheet again.")
    if "" in left.begun:
        said = translate("NewWorkshop", "The workshop you were filling in opens again with %1.")
    return said.replace("%1", key_name("Ctrl+N"))

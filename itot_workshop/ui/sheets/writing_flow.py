"""A note or an action written down while the results are looked at, on the axis in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.notes import Action
from itot_workshop.ui.console.action_sheet import WIDTH, ActionSheet
from itot_workshop.ui.console.note_line import parse_note
from itot_workshop.ui.console.writing import action_begun, action_kept, note_taken
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.session_desk import SessionDesk
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit


class WritingFlow(QObject):
    """Takes a typed line as a note, and opens the form of a new action; ``taken`` says that a
    note is kept.
    """

    taken = Signal()

    def __init__(self, kit: Kit, opener: SheetOpener, desk: SessionDesk) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._desk = desk

    def take_note(self, axis: str, typed: str) -> None:
        """Keep a line that was typed, with the marks for its kind and side, on an axis."""
        session, line = self._desk.session, parse_note(typed)
        if session is not None and line.text:
            at = Spotlight(screen="axis", subject=axis)
            if self._desk.apply(note_taken(session, at, line, id_=new_id(), parked=False)):
                self.taken.emit()

    def new_action(self, axis: str) -> None:
        """Fill in an action for an axis."""
        session = self._desk.session
        if session is None:
            return
        at = Spotlight(screen="axis", subject=axis)
        action = action_begun(session, at, "", id_=new_id())
        sheet = ActionSheet(self._kit, session, action, new=True)
        sheet.written.connect(self._keep)
        self._opener.open(sheet, WIDTH)
        sheet.what.setFocus()

    def _keep(self, action: Action) -> None:
        session = self._desk.session
        if session is not None and self._desk.apply(action_kept(session, action)):
            self._opener.close()

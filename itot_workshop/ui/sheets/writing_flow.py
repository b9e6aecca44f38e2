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
    note is kept, ``edited`` that the form holds something else.
    """

    taken = Signal()
    edited = Signal()

    def __init__(self, kit: Kit, opener: SheetOpener, desk: SessionDesk) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._desk = desk
        self._sheet: ActionSheet | None = None
        self._begun: Action | None = None
        self._half: Action | None = None
        opener.changed.connect(self.edited)

    def half_filled(self) -> Action | None:
        """The action that is being filled in, or waits for that; None where none is."""
        if self._sheet is None or self._opener.sheet is not self._sheet:
            return self._half
        action = self._sheet.action()
        return None if action == self._begun else action

    def put_back(self, half: Action | None) -> None:
        """Hold an action that was half filled in, until the form is opened."""
        self._half = half

    def take_note(self, axis: str, typed: str) -> None:
        """Keep a line that was typed, with the marks for its kind and side, on an axis."""
        session, line = self._desk.session, parse_note(typed)
        if session is not None and line.text:
            at = Spotlight(screen="axis", subject=axis)
            if self._desk.apply(note_taken(session, at, line, id_=new_id(), parked=False)):
                self.taken.emit()

    def new_action(self, axis: str) -> None:
        """Fill in an action for an axis, or go on with one that was half filled in."""
        session = self._desk.session
        if session is None:
            return
        at = Spotlight(screen="axis", subject=axis)
        self._begun = action_begun(session, at, "", id_=new_id())
        action, self._half = self._half or self._begun, None
        self._sheet = sheet = ActionSheet(self._kit, session, action, new=True)
        sheet.written.connect(self._keep)
        sheet.edited.connect(self.edited)
        self._opener.open(sheet, WIDTH)
        sheet.what.setFocus()

    def _keep(self, action: Action) -> None:
        session = self._desk.session
        if session is not None and self._desk.apply(action_kept(session, action)):
            self._opener.close()

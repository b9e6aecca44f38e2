"""The drafts of the console: notes, hands, forms, and the fields of a step."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject

from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.storage.drafts import Drafts
from itot_workshop.ui.console.live_sheets import LiveSheets
from itot_workshop.ui.console.page import ConsolePage
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.draft_keeper import DraftKeeper


class ConsoleDrafts(DraftKeeper):
    """Looks after the line for notes, notes that are reworded, the form of an action, the line for
    newcomers, the lines of counted hands, and what stands unkept in the fields of a step.
    """

    def __init__(self, page: ConsolePage, sheets: LiveSheets, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._sheets = page, sheets
        self._side, self._area, self._line = page.side, page.area, page.area.hands.pad.line
        self._side.field.textChanged.connect(self.on_typed)
        self._side.typed.connect(self.on_typed)
        self._line.textChanged.connect(self.on_typed)
        self._area.typed.connect(self.on_typed)
        sheets.edited.connect(self.on_typed)

    def now(self, beside: Drafts) -> Drafts:
        """What stands half typed on the console."""
        note = self._side.field.text()
        return replace(
            beside,
            note=note if note.strip() else "",
            parked=self._side.is_parking and bool(note.strip()),
            words=self._side.half_reworded(),
            hands=self._line.half_typed(),
            fields=self._area.half_typed(),
            action=self._sheets.half_filled(),
            newcomer=self._sheets.half_added(),
        )

    def put_back(self, left: Drafts, session: Session) -> str:
        """Let everything stand in its line again; a form opens when it is asked for."""
        round_ = open_round(session)
        hands = {at: it for at, it in left.hands.items() if round_ and at.startswith(round_.id)}
        said = []
        if self._side.put_back(left.note, parked=left.parked) or hands or left.words or left.fields:
            said.append(tr("What was typed and not entered stands in its line again."))
        self._line.put_back(hands)
        self._area.put_back(left.fields)
        if left.words:
            self._side.put_back_words(left.words)
            self._page.take_focus()
        self._sheets.put_back(left.action, left.newcomer)
        if left.newcomer is not None:
            said.append(tr("Who was being added stands in the line again with H."))
        if left.action is not None:
            known = session.actions.get(left.action.id)
            again = tr("The action that was being filled in opens again with A.")
            changed = tr("What was being changed in an action stands in it when you open it.")
            said.append(changed if known is not None else again)
        return " ".join(said)

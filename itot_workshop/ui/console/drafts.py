"""Keeps what is typed at the console and not entered yet, and puts it back after a sudden end."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.storage.drafts import DraftFile, Drafts
from itot_workshop.storage.errors import NotSaved
from itot_workshop.ui.console.live_sheets import LiveSheets
from itot_workshop.ui.console.page import ConsolePage
from itot_workshop.ui.console.words import tr

_PAUSE_MS = 600
"""How long after a key what is typed is kept, in milliseconds; leaving a field keeps it at once."""


class DraftKeeper(QObject):
    """Looks after the line for notes, the form of an action and the lines of counted hands.

    ``told`` says once why it cannot be kept.
    """

    told = Signal(str)

    def __init__(self, page: ConsolePage, sheets: LiveSheets, parent: QObject) -> None:
        super().__init__(parent)
        self._side, self._line, self._sheets = page.side, page.area.hands.pad.line, sheets
        self._file: DraftFile | None = None
        self._kept = Drafts()
        self._fails = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self._side.field.textChanged.connect(self._on_typed)
        self._line.textChanged.connect(self._on_typed)
        sheets.edited.connect(self._on_typed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def use(self, file: DraftFile | None, session: Session) -> str:
        """Look after another session from now on, and put back what stood half typed in it.

        Gives what is to be said of that; without a ``file`` nothing is kept.
        """
        self._file, self._fails = file, False
        self._kept = left = file.read() if file is not None else Drafts()
        round_ = open_round(session)
        hands = {at: it for at, it in left.hands.items() if round_ and at.startswith(round_.id)}
        said = []
        if self._side.put_back(left.note, parked=left.parked) or hands:
            said.append(tr("What was typed and not entered stands in its line again."))
        self._line.put_back(hands)
        self._sheets.put_back(left.action)
        if left.action is not None:
            known = session.actions.get(left.action.id)
            again = tr("The action that was being filled in opens again with A.")
            changed = tr("What was being changed in an action stands in it when you open it.")
            said.append(changed if known is not None else again)
        return " ".join(said)

    def drop(self) -> None:
        """The session is put away: keep what stands now, and look after nothing."""
        if self._file is not None:
            self.keep()
        self._pause.stop()
        self._file = None

    def keep(self) -> None:
        """Keep what stands half typed now, if that is another thing than was kept."""
        self._pause.stop()
        now = self._now()
        if self._file is None or now == self._kept:
            return
        try:
            self._file.keep(now)
        except NotSaved as error:
            if not self._fails:
                self.told.emit(str(error))
            self._fails = True
            return
        self._kept, self._fails = now, False

    def _now(self) -> Drafts:
        note = self._side.field.text()
        return Drafts(
            note=note if note.strip() else "",
            parked=self._side.is_parking and bool(note.strip()),
            hands=self._line.half_typed(),
            action=self._sheets.half_filled(),
        )

    def _on_typed(self) -> None:
        """What was entered or given up goes at once, what is being typed is kept in a moment."""
        if self._file is None:
            return
        sender = self.sender()
        if isinstance(sender, QLineEdit) and not sender.text():
            self._pause.start(0)
        elif not self._pause.isActive():
            self._pause.start(_PAUSE_MS)

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if self._pause.isActive():
            self.keep()

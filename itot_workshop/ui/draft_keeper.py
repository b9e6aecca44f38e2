"""Keeps what is typed and not entered yet, and puts it back after a sudden end."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from itot_workshop.domain.session import Session
from itot_workshop.storage.drafts import DraftFile, Drafts
from itot_workshop.storage.errors import NotSaved

_PAUSE_MS = 600
"""How long after a key what is typed is kept, in milliseconds; leaving a field keeps it at once."""


class Keeper(QObject):
    """Keeps the drafts of one place of the program; those of others in the file stay.

    ``told`` says once why they cannot be kept.
    """

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file: DraftFile | None = None
        self._kept: Drafts | None = None
        self._fails = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.keep)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def take(self, file: DraftFile | None, left: Drafts) -> None:
        """Keep in this file from now on, which holds what was ``left``; in none if it is None."""
        self._file, self._fails = file, False
        stands = self.now(left) == left
        self._kept = self.now(Drafts()) if stands else None
        if not stands:
            self._pause.start(0)

    def drop(self) -> None:
        """The place is put away: keep what stands now, and look after nothing."""
        self.keep()
        self._file = None

    def keep(self) -> None:
        """Keep what stands half typed now, if that is another thing than was kept."""
        self._pause.stop()
        if self._file is None or (now := self.now(Drafts())) == self._kept:
            return
        try:
            self._file.keep(self.now(self._file.read()))
        except NotSaved as error:
            if not self._fails:
                self.told.emit(str(error))
            self._fails = True
            return
        self._kept, self._fails = now, False

    def now(self, beside: Drafts) -> Drafts:
        """What stands half typed in this place now, with the drafts of other places ``beside``."""
        raise NotImplementedError

    def on_typed(self) -> None:
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


class DraftKeeper(Keeper):
    """Looks after what stands half typed in one session after the other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session = ""

    def use(self, file: DraftFile | None, session: Session) -> str:
        """Look after another session from now on, and put back what stood half typed in it.

        Gives what is to be said of that; without a ``file`` nothing is kept.
        """
        self._file, self._session = None, session.id
        left = file.read() if file is not None else Drafts()
        said = self.put_back(left, session)
        self.take(file, left)
        return said

    def looks_after(self, session: str) -> bool:
        """Whether it is this session that is looked after now."""
        return self._file is not None and self._session == session

    def put_back(self, left: Drafts, session: Session) -> str:
        """Let what was ``left`` half typed stand where it was typed; gives what is said of it."""
        raise NotImplementedError

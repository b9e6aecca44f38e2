"""When a session's file is renewed: after a quiet moment and at each step.

What was acknowledged lies in the journal already; this only brings the whole file up to date, and
never stands in the way of a vote.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from itot_workshop.domain.changes import Change, StepEntered, WorkshopFinished
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import Postponed, StorageError

QUIET_MS = 2000
AGAIN_MS = 5000


class Renewable(Protocol):
    """A file that can be brought up to date; a ``SessionFile`` is one."""

    def checkpoint(self) -> tuple[str, ...]:
        """Renew the file; gives what the facilitator is to be told."""


class Compactable(Protocol):
    """A box in which ballots that were replaced lie until it is compacted; a ``BallotBox``."""

    def compact(self) -> None:
        """Write the box afresh and overwrite what was before."""


class Saver(QObject):
    """Renews a file and tidies its ballot box while the workshop goes on.

    ``told`` carries sentences for the screen.

    Another program may hold the file for a while: that is tried again in silence, since nothing
    is lost meanwhile. What else stands in the way (a full disk, a stick that was pulled out) is
    told once and tried again too.
    """

    told = Signal(str)

    def __init__(
        self,
        workshop: Workshop,
        file: Renewable,
        box: Compactable,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._box = box
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.renew)
        workshop.changed.connect(self._on_changed)
        self._told: set[str] = set()

    def renew(self) -> None:
        """Renew the file now."""
        self._timer.stop()
        tried = (self._tried(self._renew_file), self._tried(self._box.compact))
        troubles = [it for it in tried if it is not None]
        if troubles:
            self._timer.start(AGAIN_MS)
        told = {it.sentence for it in troubles if not isinstance(it, Postponed)}
        for sentence in sorted(told - self._told):
            self.told.emit(sentence)
        self._told = told

    def _tried(self, what: Callable[[], None]) -> StorageError | None:
        """Do one thing whatever becomes of the other: the box is tidied while the file is away."""
        try:
            what()
        except StorageError as error:
            return error
        return None

    def _renew_file(self) -> None:
        for note in self._file.checkpoint():
            self.told.emit(note)

    def rest(self) -> None:
        """Renew nothing more, as when the file is closed."""
        self._timer.stop()

    def _on_changed(self, change: Change) -> None:
        if isinstance(change, (StepEntered, WorkshopFinished)):
            self._timer.start(0)
        elif not self._timer.isActive() or self._timer.interval() != 0:
            self._timer.start(QUIET_MS)

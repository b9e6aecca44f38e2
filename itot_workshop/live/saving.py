"""When a session's file is renewed: after a quiet moment and at each step.

What was acknowledged lies in the journal already; this only brings the whole file up to date, and
never stands in the way of a vote.
"""

from __future__ import annotations

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
        self._trouble = ""

    def renew(self) -> None:
        """Renew the file now."""
        self._timer.stop()
        try:
            for note in self._file.checkpoint():
                self.told.emit(note)
            self._box.compact()
        except Postponed:
            self._timer.start(AGAIN_MS)
        except StorageError as error:
            self._timer.start(AGAIN_MS)
            if error.sentence != self._trouble:
                self._trouble = error.sentence
                self.told.emit(error.sentence)
        else:
            self._trouble = ""

    def rest(self) -> None:
        """Renew nothing more, as when the file is closed."""
        self._timer.stop()

    def _on_changed(self, change: Change) -> None:
        if isinstance(change, (StepEntered, WorkshopFinished)):
            self._timer.start(0)
        elif not self._timer.isActive() or self._timer.interval() != 0:
            self._timer.start(QUIET_MS)

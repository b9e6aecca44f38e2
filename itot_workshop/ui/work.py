"""Work that takes a while, done beside the window: step by step, and stopped between two steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from itot_workshop.domain.session import Refused
from itot_workshop.storage.errors import StorageError

Step: TypeAlias = Callable[[], object]


class Work(QThread):
    """Runs steps one after the other; what they refuse is told, what follows is left.

    ``stepped`` carries the number of the step and what it gave, ``failed`` a sentence. A fault that
    nobody expected is handed to the window's own thread, which alone may tell of it. A step is
    never broken off, so that it leaves nothing half done; the program waits for it at its end.
    Whoever made it lets it go (``deleteLater``) when it has finished. Where its owner goes before
    that, it ends after the step that is being done and lets itself go.
    """

    stepped = Signal(int, object)
    failed = Signal(str)
    _fell = Signal(object)

    def __init__(self, steps: Sequence[Step], owner: QObject) -> None:
        # A thread that goes with its owner while it runs takes the whole program along.
        application = QCoreApplication.instance()
        super().__init__(application)
        self._steps = tuple(steps)
        self._fell.connect(self._on_fault)
        owner.destroyed.connect(self._on_left)
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def stop(self) -> None:
        """Do no further step, and wait for the one that is being done."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        """Do the steps, in the thread."""
        for at, step in enumerate(self._steps):
            if self.isInterruptionRequested():
                return
            try:
                gave = step()
            except (StorageError, Refused) as error:
                self.failed.emit(str(error))
                return
            except Exception as fault:
                self._fell.emit(fault)
                return
            self.stepped.emit(at, gave)

    def _on_left(self) -> None:
        """Nobody waits for it any more."""
        self.requestInterruption()
        self.finished.connect(self.deleteLater)
        if not self.isRunning():
            self.deleteLater()

    def _on_fault(self, fault: Exception) -> None:
        """Say what it means here, and let the program write the fault down."""
        self.failed.emit(
            self.tr(
                "This could not be done to its end because of a fault in the program. The session "
                "is as it was; try once more, or close the program first and open it anew."
            )
        )
        sys.excepthook(type(fault), fault, fault.__traceback__)

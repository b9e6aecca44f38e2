"""Keeps what the stage shows, so that a start after a sudden end goes on there."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QTimer

from itot_workshop.live.spotlight import Stage
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import NotSaved
from itot_workshop.storage.last_shown import LastShown, ShownFile


class StageMemory(QObject):
    """Writes it down a turn of the event loop after the stage was pointed at something else.

    Where that fails nothing is said: the stage then begins each step as anybody comes to it.
    A rehearsal leaves nothing behind, nor does a workshop that has ended.
    """

    def __init__(self, workshop: Workshop, stage: Stage, file: ShownFile) -> None:
        super().__init__(stage)
        self._workshop, self._stage, self._file = workshop, stage, file
        self._kept: LastShown | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.keep)
        stage.state_changed.connect(self._soon.start)
        workshop.changed.connect(self._on_changed)

    def keep(self) -> None:
        """Write down what is shown now, if that is another thing than was kept."""
        self._soon.stop()
        about = self._workshop.session.about
        gone = about.rehearsal or about.state == "finished"
        now = LastShown() if gone else self._stage.last_shown
        if now != self._kept:
            with contextlib.suppress(NotSaved):
                self._file.keep(now)
                self._kept = now

    def _on_changed(self, _change: object) -> None:
        if self._workshop.session.about.state == "finished":
            self._soon.start()

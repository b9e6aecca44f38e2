"""Practising a plan: a marked copy of it runs on the console, and made-up people vote.

The copy is a session like any other, so that whatever happens in it is as safe and as undoable;
when it is left it goes to the bin, from where it can be taken back.
"""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from itot_workshop.domain.session import Session
from itot_workshop.live.rehearsal_people import opinions
from itot_workshop.live.rehearsal_plan import rehearsal_of
from itot_workshop.live.rehearsal_voters import Voters
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import StorageError
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.session_desk import SessionDesk

translate = QCoreApplication.translate


class RehearsalFlow(QObject):
    """Makes the copy of a plan that is open on a desk; ``told`` carries a Told."""

    told = Signal(object)

    def __init__(self, desk: SessionDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None

    def make(self) -> Path | None:
        """The file of a new rehearsal of the open session; None and a sentence if there is none."""
        session = self._desk.session
        if session is None:
            return None
        if session.about.state == "running":
            said = translate(
                "Rehearsal", "This workshop is under way. Finish it before its plan is rehearsed."
            )
            self.told.emit(Told(text=said, good=False))
            return None
        try:
            opened = self._desk.library.create(rehearsal_of(session, new_id))
            opened.file.close()
        except StorageError as error:
            self.told.emit(Told(text=str(error), good=False))
            return None
        self._path = opened.file.path
        return self._path

    def left(self) -> Path | None:
        """The rehearsal that was made here and is not open any more; told once."""
        path = self._path
        if path is None or path == self._desk.path:
            return None
        self._path = None
        return path


class MadeUpRoom:
    """The made-up people of a rehearsal that runs; they vote when they are told to."""

    def __init__(self, session: Session) -> None:
        chance = random.SystemRandom()
        self._voters = Voters(session.people.values(), opinions(session.pack, chance), chance)

    def vote(self, workshop: Workshop) -> None:
        """Cast what the open round still lacks; stops where something is not taken."""
        for vote in self._voters.missing(workshop.session, new_id):
            if not workshop.apply(vote):
                return

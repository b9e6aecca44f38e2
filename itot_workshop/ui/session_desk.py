"""The session that is open: read, set beside the one before it, and changed through one door.

The desk knows files and figures and no widget; pages show the values it gives.
"""

from __future__ import annotations

import datetime
import os
import random
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from itot_workshop.domain.audience import shown
from itot_workshop.domain.changes import Change
from itot_workshop.domain.comparison import compare
from itot_workshop.domain.paper import PaperFaults
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.sites import is_same_site
from itot_workshop.live.saving import Saver
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox, settle
from itot_workshop.storage.disk import resolve
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.library import Library
from itot_workshop.storage.listing import read_listed
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.earlier import earlier_of, sessions_between
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.results.axis_view import AxisView, axis_view
from itot_workshop.ui.results.compare_view import CompareView, compare_view
from itot_workshop.ui.results.sight import Sight
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.results.view import Earlier, ResultsView, results_view
from itot_workshop.ui.sheet_votes import SheetRead, taken_in, votes_in
from itot_workshop.ui.stage_pages import StagePages, stage_pages


class SessionDesk(QObject):
    """One session at work, and the earlier one that it is set against.

    ``changed`` says that there is something new to show, ``kept_changed`` that a change was not
    kept, ``closing`` that the session is about to be put away, ``told`` carries a :class:`Told`,
    ``faulty`` the faults of a sheet of votes, ``imported`` that votes have come in. ``notes`` is
    what the last opening had to tell, ``saved`` whether the last change is on the disk.
    """

    changed = Signal()
    closing = Signal()
    told = Signal(object)
    kept_changed = Signal()
    faulty = Signal(object)
    imported = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._file: SessionFile | None = None
        self._workshop: Workshop | None = None
        self._box: BallotBox | None = None
        self._saver: Saver | None = None
        self._session: Session | None = None
        self._earlier: Session | None = None
        self._between: tuple[Session, ...] = ()
        self._beside: tuple[Session, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.saved = True

    @property
    def session(self) -> Session | None:
        """The session that is open, as it is now."""
        return self._workshop.session if self._workshop else self._session

    @property
    def earlier(self) -> Session | None:
        """The session it is set against: the one it follows, or the one it was chosen with."""
        return self._earlier

    def followed(self) -> tuple[Session, ...]:
        """The session that the open one follows, if it is at hand."""
        session = self.session
        return tuple(
            it
            for it in (self._earlier, *self._between)
            if it is not None and session is not None and it.id == session.about.follows
        )

    @property
    def path(self) -> Path | None:
        """The file of the open session."""
        return self._file.path if self._file else None

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as a sentence; empty if it can."""
        return self._file.read_only if self._file else ""

    def open(self, path: Path, against: Path | None = None) -> bool:
        """Open a session, set against another file or against the session it follows.

        What was open is put away once the new one is; it stays open if that one cannot be read.
        Whoever opens it shows it; ``changed`` tells of what happens to it from then on.
        """
        if self._has_open(path):
            self.notes = ()
            return True
        try:
            opened = SessionFile.open(path, self.library.keeping)
        except StorageError as error:
            self._fail(error)
            return False
        left = self._put_away()
        self._file, self._session = opened.file, opened.session
        self.notes, self.saved = (*left, *opened.notes), True
        self._set_beside(opened.session, against)
        return True

    def open_pair(self, paths: tuple[Path, ...]) -> bool:
        """Open the latest of some sessions, set against the earliest."""
        dated = sorted((self._date(path), str(path)) for path in paths)
        if not self.open(Path(dated[-1][1]), Path(dated[0][1])):
            return False
        try:
            found = [earlier_of(self.library, Path(path)) for _, path in dated[:-1]]
        except StorageError as error:
            self._note_missing(error)
            return True
        self._beside = tuple(it for it in found if it is not None)
        return True

    def close(self) -> None:
        """Put the session away, everything in its file."""
        for note in self._put_away():
            self._on_trouble(note)

    def _put_away(self) -> tuple[str, ...]:
        """Close what is open; gives what is to be told of it."""
        if self._file is None:
            return ()
        self.closing.emit()
        if self._saver is not None:
            self._saver.rest()
        notes: list[str] = []
        for it in (self._box, self._file):
            try:
                notes += (it.close() if it is not None else None) or ()
            except StorageError as error:
                notes.append(str(error))
        for left in (self._saver, self._workshop):
            if left is not None:
                left.setParent(None)
        self._file = self._workshop = self._box = self._session = self._earlier = None
        self._saver = None
        self._between = self._beside = ()
        return tuple(notes)

    def has_votes(self) -> bool:
        """Whether anything was voted that may be shown."""
        session = self.session
        return session is not None and any(
            round_.kind == "statements" for round_ in shown(session).rounds.values()
        )

    def results(self) -> ResultsView | None:
        """What the results page shows."""
        session = self.session
        if session is None:
            return None
        seen = shown(session)
        return results_view(seen, session_figures(seen), self._compared())

    def axis(self, axis: str) -> AxisView | None:
        """What the page of one axis shows."""
        session = self.session
        if session is None:
            return None
        figures = session_figures(shown(session))
        return axis_view(shown(session), figures, axis, self._compared())

    def comparison(self) -> CompareView | None:
        """What the comparison page shows; None without a session to compare with."""
        try:
            return compare_view([shown(it) for it in self.compared()], self._between)
        except Refused:
            return None

    def look_back(self) -> str:
        """Set the session beside an earlier one of its company, if it follows none.

        Gives the sentence why it cannot be compared; empty if it can.
        """
        session = self.session
        if session is None or not self.has_votes():
            return translate("Session", "There is nothing to compare yet. Reveal a vote first.")
        try:
            found = self._earlier or earlier_of(self.library, self.library.before(session.about))
            if found is None:
                return translate(
                    "Session",
                    "There is no earlier session of this company and site to compare with. In the"
                    " list of sessions any two can be compared: choose them with Space, press C.",
                )
            compare(shown(found), shown(session), self._between)
        except (StorageError, Refused) as error:
            return str(error)
        if found is not self._earlier:
            self._earlier = found
            self.changed.emit()
        return ""

    def stage_pages(self, sight: Sight) -> StagePages:
        """What the room may see of what is in sight, page after page."""
        session = self.session
        if session is None or not self.has_votes():
            return StagePages()
        return stage_pages(sight, session, self.compared(), self._between)

    def compared(self) -> tuple[Session, ...]:
        """The sessions chosen together, else this one and the one before."""
        before = self._beside or (self._earlier,)
        return tuple(it for it in (*before, self.session) if it is not None)

    def import_votes(self, sheet: SheetRead, only: str | None = None) -> None:
        """Take a sheet's votes in, all or none; its faults are told row by row."""
        door = self.door()
        if door is None:
            return
        try:
            change = votes_in(sheet, door.session, only)
        except PaperFaults as found:
            self.faulty.emit(found.faults)
            return
        if door.apply(change):
            self.imported.emit()
            self.told.emit(Told(text=taken_in(len(change.ballots), sheet.table.remark)))

    def apply(self, change: Change) -> bool:
        """Change the session through its one door."""
        door = self.door()
        return door is not None and door.apply(change)

    def undo(self) -> bool:
        """Take the last change back that is not a vote; says so where there is none."""
        if self._workshop is None or not self._workshop.can_undo:
            said = translate(
                "Session", "There is nothing to take back. Votes are not undone but held again."
            )
            self.told.emit(Told(text=said))
            return False
        return self._workshop.undo()

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self._workshop is not None and self._workshop.redo()

    def door(self) -> Workshop | None:
        """The one door for changes, opened when the first is wished; None and a sentence if not."""
        file, session = self._file, self._session
        if self._workshop is not None or file is None or session is None:
            return self._workshop
        try:
            file.prepare()
            folder = file.folder
            assert folder is not None, "a file that is prepared has its folder"
            self._box = BallotBox.open(folder)
            left = settle(self._box, session.rounds)
        except StorageError as error:
            self.notes = (*self.notes, str(error))  # the page that it is for may not be shown yet
            self._fail(error)
            return None
        self._workshop = Workshop(
            session, file, self._box, chance=random.SystemRandom(), parent=self
        )
        self._workshop.changed.connect(self._on_changed)
        self._workshop.save_failed.connect(self._on_not_saved)
        for trouble in (self._workshop.refused, self._workshop.save_failed, self._workshop.warned):
            trouble.connect(self._on_trouble)
        self._workshop.refused.connect(self._on_refused)
        self._saver = Saver(self._workshop, file, self._box, self)
        self._saver.told.connect(self._on_trouble)
        self._workshop.resume()
        for note in left:
            self._on_trouble(note)
        return self._workshop

    def save_copy(self, path: Path) -> None:
        """Write the session, with all that was acknowledged, to a new file elsewhere."""
        if self._file is None:
            return
        try:
            self._file.save_copy(path)
        except StorageError as error:
            self._fail(error)
            return
        said = translate("Session", "A copy is in “%1”.").replace("%1", str(path))
        self.told.emit(Told(text=said))

    def _has_open(self, path: Path) -> bool:
        """Whether this very file is open for changes."""
        file = self._file
        if file is None or file.read_only:
            return False
        return os.path.normcase(file.path) == os.path.normcase(resolve(path))

    def _set_beside(self, session: Session, against: Path | None) -> None:
        """Read what a session is set against; one that cannot be reckoned with is left out."""
        try:
            self._earlier = earlier_of(self.library, against or session)
            self._between = sessions_between(self.library, session, self._earlier)
        except StorageError as error:
            self._note_missing(error)

    def _note_missing(self, error: StorageError) -> None:
        said = translate("Session", "An earlier session is not shown beside this one: %1")
        self.notes = (*self.notes, said.replace("%1", str(error)))

    def _compared(self) -> Earlier | None:
        session, earlier = self.session, self._earlier
        if session is None or earlier is None or not is_same_site(earlier, session):
            return None
        try:
            found = compare(shown(earlier), shown(session), self._between)
        except Refused:
            return None
        then = shown(earlier)
        return Earlier(session=then, figures=session_figures(then), comparison=found)

    def _date(self, path: Path) -> datetime.date:
        about = read_listed(path).about
        return about.date if about else datetime.date.min

    def _on_changed(self, _change: Change) -> None:
        self.saved = True
        self.changed.emit()

    def _on_refused(self, _sentence: str) -> None:
        self.kept_changed.emit()

    def _on_not_saved(self, _sentence: str) -> None:
        self.saved = False
        self.kept_changed.emit()

    def _on_trouble(self, sentence: str) -> None:
        self.told.emit(Told(text=sentence, good=False))

    def _fail(self, error: Exception) -> None:
        self.told.emit(Told(text=str(error), good=False))

"""An open session file: every change on the disk before it is acknowledged, the file always whole.

A change is one line in the journal (``commit``). The file itself is renewed from time to time
(``checkpoint``) and when it is closed, never on the way of an acknowledgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile

from itot_workshop.domain.session import Edit, Session
from itot_workshop.storage import atomic_file, chain, file_format, lock, workspace
from itot_workshop.storage.coding import GONE
from itot_workshop.storage.disk import resolve
from itot_workshop.storage.errors import NotSaved, ReadOnly, StorageError
from itot_workshop.storage.file_format import Head, Identity
from itot_workshop.storage.file_state import FileState, look, target
from itot_workshop.storage.journal import Journal
from itot_workshop.storage.journaled_db import JournaledDB
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import (
    Found,
    back_up,
    find_session,
    keep_damaged,
    why_not,
)
from itot_workshop.storage.room import Room
from itot_workshop.storage.session_coding import to_document, to_tables, with_headline


class Opened(NamedTuple):
    """An open file, its session, and what the facilitator is to be told about the opening."""

    file: SessionFile
    session: Session
    notes: tuple[str, ...]


class SessionFile:
    """One session, open for writing, or with a reason in ``read_only`` for reading.

    ``folder`` is where its journal lies and its ballot box belongs; None until ``prepare``.
    """

    def __init__(self, found: Found, keeping: Keeping, locked: QLockFile | None) -> None:
        """Use ``open`` or ``create``."""
        self.path = found.path
        self.read_only = ""
        self.folder: Path | None = None
        self._found = found
        self._keeping = keeping
        self._lock = locked
        self._session = found.session
        self._edits: list[Edit] = []
        self._sequence = found.replayed.sequence
        self._journal: Journal | None = None
        self._held = 0
        self._begun: tuple[int, Identity] | None = None
        self._renewal_due = found.renewed
        self._identity = found.identity
        self._ours = {found.identity}
        self._state: FileState | None = None
        self._room = Room(len(found.data))
        self._notes: list[str] = []

    @cached_property
    def _db(self) -> JournaledDB:
        """The documents' bytes; only looked at when something changes."""
        return JournaledDB(self._found.raw_tables(), self._append)

    @classmethod
    def create(cls, path: Path, session: Session, keeping: Keeping) -> Opened:
        """A new file for a session, opened. A file that is there already is never overwritten.

        Raises:
            NameTaken, NotSaved, NotStorable: nothing was made.
        """
        tables = with_headline(to_tables(session), session, keeping.headline)
        _, data = file_format.render(session.id, 0, tables)
        atomic_file.write_new(resolve(path), data)
        return cls.open(path, keeping)

    @classmethod
    def open(cls, path: Path, keeping: Keeping) -> Opened:
        """Open a session, with everything that was acknowledged when it was last open.

        A damaged file is salvaged, and kept beside under a name that says so.

        Raises:
            Unreadable, NotASession, Damaged: nothing was changed.
        """
        path = resolve(path)
        locked, refusal = lock.take(keeping.local, path)
        try:
            state = look(path)
            found = find_session(path, keeping)
            file = cls(found, keeping, locked)
            file._state = state
            notes = file._begin(refusal)
        except BaseException:
            if locked is not None:
                locked.unlock()
            raise
        return Opened(file, found.session, (*found.notes, *notes))

    @property
    def session(self) -> Session:
        """The session with every acknowledged change."""
        if self._edits:
            self._session = self._session.with_edits(self._edits)
            self._edits = []
        return self._session

    def prepare(self) -> None:
        """Make ready for changes: folder, the day's backup, journal. Else the first commit does.

        Raises:
            ReadOnly, NotSaved: changes cannot be kept here.
        """
        if self.read_only:
            raise ReadOnly(self.read_only)
        if self._journal is None:
            self._held, self._journal = chain.begin(self._claim(), self._identity)
        elif self._is_gone():
            self._renewal_due = True
            self._notes += self.checkpoint()

    def commit(self, edits: Iterable[Edit]) -> None:
        """Keep the edits of one change, all or none; on return they are on the disk.

        Raises:
            ReadOnly, NotStorable: nothing was changed.
            NotSaved: it may not be on the disk; once a write has failed, nothing more is
                acknowledged.
        """
        self.prepare()
        edits = tuple(edits)
        documents = [to_document(edit) for edit in edits]
        self._room.take(self._db.raw, documents, self._measured)
        with self._db.transaction():
            for table, doc_id, raw in documents:
                if raw == GONE:
                    self._db.remove_document(table, doc_id)
                else:
                    self._db.put(table, doc_id, raw)
        self._edits.extend(edits)
        self._renewal_due = True

    def checkpoint(self) -> tuple[str, ...]:
        """Renew the file if something has changed; gives what the facilitator is to be told.

        A file that was changed from outside is not overwritten: the session goes on in a new file
        beside it.

        Raises:
            Postponed: another program holds the file; call again later, nothing is lost.
            NotSaved: the file could not be renewed; what was acknowledged is in the journal.
        """
        return self._renew(last=False)

    def _renew(self, *, last: bool) -> tuple[str, ...]:
        if self.read_only or not self._renewal_due or self.folder is None:
            return self._told()
        if self._journal is not None and self._journal.failure:
            raise NotSaved(self._journal.failure)
        path, note = target(self.path, self._state, self._ours)
        head, data = self._rendered()
        number, trouble = self._go_on(head.identity, last)
        self._ours.add(head.identity)
        if path == self.path:
            atomic_file.write(path, data, self._keeping.sleep)
        else:
            if number is not None:
                workspace.assign(self.folder, self.session.id, path)
            atomic_file.write_new(path, data, like=self.path)
            self._move_to(path)
        self._state = look(path)
        self._identity = head.identity
        self._ours = {head.identity}
        self._room.size = len(data)
        self._renewal_due = False
        if number is None:
            self._close_journal()
            self._journal = None
            chain.drop(self.folder)
        else:
            chain.hold(self.folder, number)
            chain.drop(self.folder, before=self._held)
            self._held = number
        return (*self._told(), *trouble, *note)

    def _go_on(self, state: Identity, last: bool) -> tuple[int | None, tuple[str, ...]]:
        """Go on in a generation that names the file's next state; gives its number.

        One that was begun for this state already, while another program held the file, serves
        again. None can be begun where the local data is full or gone: then the file is renewed
        without one if this is the ``last`` time, or if the journal itself is gone, and it is told.
        """
        if self._begun is not None and self._begun[1] == state:
            return self._begun[0], ()
        try:
            folder = self.folder
            if folder is None or self._is_gone():
                folder, self._held = self._claim(), 0
            number, journal = chain.begin(folder, state)
        except StorageError as error:
            if not last and not self._is_gone():
                raise
            return None, (_NOWHERE.format(name=self.path.name, why=error),)
        self._close_journal()
        self._journal, self._begun = journal, (number, state)
        return number, ()

    def _is_gone(self) -> bool:
        """Whether somebody has swept the journal away under a session that is open."""
        return self._journal is not None and self._journal.is_gone

    def save_copy(self, path: Path) -> None:
        """Write the session, with every acknowledged change, to a new file elsewhere.

        It works from memory, also when nothing can be saved any more where the session lies.

        Raises:
            NameTaken, NotSaved: no copy was made.
        """
        if self._found.newer:
            data = atomic_file.read(self.path)
        else:
            _, data = self._rendered()
        atomic_file.write_new(resolve(path), data, like=self.path)

    def close(self) -> tuple[str, ...]:
        """Renew the file a last time and give it free; gives what is to be told.

        Raises:
            Postponed, NotSaved: the file is free, and its journal stays for the next opening.
        """
        try:
            notes = self._renew(last=True)
            if self.folder is not None and not self.read_only:
                self._close_journal()
                workspace.leave(self.folder, self._identity)
        finally:
            self._close_journal()
            self.read_only = self.read_only or f"“{self.path.name}” is closed."
            if self._lock is not None:
                self._lock.unlock()
                self._lock = None
        return notes

    def _begin(self, refusal: str) -> tuple[str, ...]:
        """Find out whether the file can be written, in ``read_only``; put right what is not."""
        found = self._found
        self.read_only = refusal or why_not(found)
        if self.read_only:
            return (self.read_only,)
        self.folder = found.folder
        atomic_file.clean(self.path)
        if not found.renewed and not found.replayed.foreign and not found.replayed.lost:
            return ()
        try:
            if found.folder is not None:
                self._notes += workspace.put_aside(found.folder, found.replayed, found.identity)
            self._claim()
            if not found.sound:
                copy = keep_damaged(found)
                self._notes.append(f"The damaged file is kept as “{copy.name}”.")
        except StorageError as error:
            self.read_only = str(error)
            return (*self._told(), self.read_only)
        return self._renew_at_once()

    def _claim(self) -> Path:
        """The folder in the local data, and the day's backup before anything changes."""
        self.folder = workspace.claim(self._keeping.local, self.path, self._identity)
        self._notes += back_up(self._found, self._keeping)
        return self.folder

    def _told(self) -> tuple[str, ...]:
        """What was to be said, said once."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def _renew_at_once(self) -> tuple[str, ...]:
        """Write down what opening has changed; the session goes on if only the file is held."""
        try:
            return self.checkpoint()
        except NotSaved as error:
            if self._journal is None:
                self.read_only = str(error)
            return (*self._told(), str(error))

    def _move_to(self, path: Path) -> None:
        """Go on in another file."""
        locked, _ = lock.take(self._keeping.local, path)
        if self._lock is not None:
            self._lock.unlock()
        self._lock = locked
        self.path = path

    def _rendered(self) -> tuple[Head, bytes]:
        """The whole file as it would be written now."""
        tables = with_headline(self._db.raw, self.session, self._keeping.headline)
        return file_format.render(self.session.id, self._sequence, tables)

    def _append(self, payload: bytes) -> None:
        if self._journal is None:
            raise ReadOnly(self.read_only)
        self._sequence = self._journal.append(payload)

    def _close_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()

    def _measured(self) -> int:
        return len(self._rendered()[1])


_NOWHERE = (
    "“{name}” has everything that was entered, but what comes next cannot be kept on this computer "
    "at the moment. {why}"
)

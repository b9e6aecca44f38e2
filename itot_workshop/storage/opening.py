"""Finding a session: its file, whole or salvaged, and what a journal has to add to it."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.session import Session
from itot_workshop.storage import atomic_file, backups, chain, disk, file_format, workspace
from itot_workshop.storage.chain import Generation, Replayed
from itot_workshop.storage.coding import no_collection
from itot_workshop.storage.errors import Damaged, NotSaved, Unreadable
from itot_workshop.storage.file_format import Identity
from itot_workshop.storage.file_names import is_text
from itot_workshop.storage.file_state import look
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.loading import (
    newer_sentence,
    newer_session,
    quick_session_of,
    session_of,
)
from itot_workshop.storage.raw_tables import RawTables
from itot_workshop.storage.salvage import salvage
from itot_workshop.storage.session_coding import to_session

_AGAIN = 5
"""How often a file that is just being renewed is read once more."""


class Found(Struct, frozen=True, kw_only=True):
    """A session as it was found.

    ``session`` has what the journal added, and so have ``tables``, which are None while they are
    just those of the file. ``identity`` is the file's state (its ``crc`` is empty where the head
    is lost), ``data`` its bytes, ``version`` that of its schema. ``folder`` is where its journal
    lies, if it has one. ``amiss`` names the parts that were damaged; ``sound`` is whether the file
    was whole.
    """

    path: Path
    data: bytes
    identity: Identity
    version: int
    session: Session
    replayed: Replayed
    tables: RawTables | None = None
    folder: Path | None = None
    sound: bool = True
    amiss: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def raw_tables(self) -> RawTables:
        """Every document's bytes."""
        if self.tables is not None:
            return self.tables
        return file_format.read_tables(file_format.read_head(self.data), self.data)

    @property
    def newer(self) -> bool:
        """Whether a newer program wrote it."""
        return self.version > file_format.VERSION

    @property
    def lacking(self) -> bool:
        """Whether something of it is lost, or lies where it was not put in from."""
        replayed = self.replayed
        left_out = replayed.lost or replayed.foreign or replayed.unreadable
        return not self.sound or bool(left_out)

    @property
    def renewed(self) -> bool:
        """Whether the file on the disk is no longer what the session is."""
        return not self.sound or self.replayed.applied > 0 or self.version < file_format.VERSION


def find_session(path: Path, keeping: Keeping, *, salvaging: bool = True) -> Found:
    """Read a session and what its journal adds; nothing on the disk is changed.

    A file that is renewed meanwhile is read again, and so is a journal that goes just then: it may
    be gone with what it had.

    Raises:
        Unreadable, NotASession, Damaged: if there is no session to be had.
    """
    for _ in range(_AGAIN):
        state = look(path)
        with contextlib.suppress(Damaged):
            found = _found(path, keeping, salvaging=salvaging)
            if look(path) == state and not found.replayed.unreadable:
                return found
    return _found(path, keeping, salvaging=salvaging)


def _found(path: Path, keeping: Keeping, *, salvaging: bool) -> Found:
    data = atomic_file.read(path)
    try:
        with no_collection():
            return _sound(path, data, keeping)
    except Damaged as error:
        if not salvaging:
            raise
        return _salvaged(path, data, keeping, error)


def find_whole(path: Path, keeping: Keeping) -> Session:
    """A session to reckon with beside another, or to hand out: figures of a part would be wrong.

    One that lacks something can be used again after it was opened, where that is told.

    Raises:
        Unreadable, NotASession, Damaged: there is no session, or not all of it.
    """
    found = find_session(path, keeping)
    if found.lacking:
        raise Damaged(
            f"“{path.name}” is damaged or lacks changes, so figures from it could be wrong. Open "
            "it first: that says what is missing, and then it can be used again as it is."
        )
    return found.session


def why_not(found: Found) -> str:
    """Why the file must not be written, as a sentence; empty if it may."""
    if found.newer:
        return found.notes[0]
    if found.replayed.unreadable:
        return found.replayed.unreadable
    if not is_text(str(disk.resolve(found.path))):
        return (
            "This session is open for reading only because the name of its file, or of a folder "
            "above it, holds signs that are no text. Rename it, then open it again."
        )
    if os.access(found.path, os.W_OK) and os.access(found.path.parent, os.W_OK):
        return ""
    return (
        f"“{found.path.name}” is open for reading only because this user may not write to it or "
        "its folder. Save a copy elsewhere to work on it."
    )


def back_up(found: Found, keeping: Keeping) -> list[str]:
    """Keep the day's backup; says so if it could not be made.

    Raises:
        NotSaved: if there is none before a migration, without which that must not go on.
    """
    migrating = found.version < file_format.VERSION
    if not found.sound or (keeping.backups is None and not migrating):
        return []
    folder = keeping.backups or found.path.parent / "backups"
    version = found.version if migrating else None
    try:
        mark = backups.Mark(found.session.id, keeping.today(), version)
        backups.keep(found.path, found.data, folder, mark)
    except NotSaved as error:
        if migrating:
            raise
        return [f"Today’s backup could not be made. {error}"]
    return []


def keep_damaged(found: Found) -> Path:
    """Keep the bytes of a damaged file beside it under a name that says so.

    Raises:
        NotSaved: if that cannot be done.
    """
    copy = atomic_file.free_name(found.path.with_name(f"{found.path.name}.damaged"))
    atomic_file.write_new(copy, found.data, like=found.path)
    return copy


def _sound(path: Path, data: bytes, keeping: Keeping) -> Found:
    """A session whose file is whole."""
    head = file_format.read_head(data)
    found = partial(Found, path=path, data=data, identity=head.identity, version=head.version)
    if head.version > file_format.VERSION:
        tables = file_format.read_tables(head, data)
        session, notes = newer_session(head, tables)
        replayed = Replayed(sequence=head.sequence)
        return found(tables=tables, session=session, replayed=replayed, notes=notes)
    kept = _kept(path, keeping, head.identity)
    if not any(generation.changes for generation in kept.generations):
        quick = quick_session_of(head, data)
        if quick is not None:
            replayed = _replayed({}, head.identity, kept)
            notes = (*_notes(path, replayed), *kept.elsewhere)
            return found(session=quick, replayed=replayed, folder=kept.folder, notes=notes)
    tables = file_format.read_tables(head, data)
    replayed = _replayed(tables, head.identity, kept)
    session, tables = session_of(head, tables)
    return found(
        tables=tables,
        session=session,
        replayed=replayed,
        folder=kept.folder,
        notes=(*_notes(path, replayed), *kept.elsewhere),
    )


def _salvaged(path: Path, data: bytes, keeping: Keeping, error: Damaged) -> Found:
    try:
        saved = salvage(data, keeping.rescue_pack)
        identity = saved.identity or Identity(to_session(saved.tables).id, 0, "")
        newer = saved.version > file_format.VERSION
        kept = _Kept() if newer else _kept(path, keeping, identity)
        replayed = _replayed(saved.tables, identity, kept, salvaged=True)
        session = to_session(saved.tables)
    except Damaged:
        raise error from None
    parts = ", ".join(saved.amiss) or "a place that cannot be told"
    note = (
        f"“{path.name}” was damaged ({parts}). Everything that could still be read is here; "
        "look through these parts and put right what is missing."
    )
    return Found(
        path=path,
        data=data,
        identity=identity,
        version=saved.version,
        tables=saved.tables,
        session=session,
        replayed=replayed,
        folder=kept.folder,
        sound=False,
        amiss=saved.amiss,
        notes=(
            *([newer_sentence(saved.version)] if newer else ()),
            note,
            *_notes(path, replayed),
            *kept.elsewhere,
        ),
    )


class _Kept(Struct, frozen=True):
    """What this computer has kept of a session besides the file.

    ``elsewhere`` tells of changes that were made in other copies, and wait for them.
    """

    folder: Path | None = None
    generations: list[Generation] = []
    elsewhere: tuple[str, ...] = ()
    unreadable: str = ""


def _kept(path: Path, keeping: Keeping, state: Identity) -> _Kept:
    try:
        folder = workspace.find(keeping.local, path, state)
        elsewhere = _elsewhere(keeping.local, state.session, folder)
        return _Kept(folder, chain.read(folder) if folder else [], elsewhere)
    except Unreadable as error:
        return _Kept(unreadable=_KEPT_UNREADABLE.format(why=error))


def _elsewhere(local: Path, session: str, folder: Path | None) -> tuple[str, ...]:
    """What is told of changes kept for copies that are not where they were."""
    told = []
    for other, place in workspace.left_by_others(local, session, folder).items():
        if number := sum(len(generation.changes) for generation in chain.read(other)):
            name = Path(place.path).name
            said = _ELSEWHERE.format(changes=_changes(number), were=_were(number), name=name)
            told.append(said)
    return tuple(told)


def _replayed(
    tables: RawTables, state: Identity, kept: _Kept, *, salvaged: bool = False
) -> Replayed:
    replayed = chain.replay_onto(tables, state, kept.generations, salvaged=salvaged)
    return replace(replayed, unreadable=kept.unreadable)


def _notes(path: Path, replayed: Replayed) -> list[str]:
    """What the facilitator is told about the journal."""
    notes = []
    if replayed.applied:
        notes.append(
            f"The program had not been closed as usual. {_changes(replayed.applied)} kept on this "
            f"computer {_were(replayed.applied)} put back into “{path.name}”."
        )
    if replayed.lost:
        notes.append(
            f"{_changes(replayed.lost)} could not be read any more and {_were(replayed.lost)} "
            "left out. Look through what was entered last; the damaged records are kept."
        )
    if replayed.torn:
        notes.append(
            "The very last entry was cut off while it was being saved. It had not been confirmed; "
            "enter it again if it is missing."
        )
    if replayed.foreign:
        notes.append(
            f"{_changes(replayed.foreign)} kept on this computer {_were(replayed.foreign)} made to "
            f"another state of this session than “{path.name}” has (an older copy, or one changed "
            "elsewhere), and so not put in. They are kept for the file they belong to: if it is "
            "elsewhere, open it, and they are put into it."
        )
    return notes


_ELSEWHERE = (
    "{changes} kept on this computer {were} made in “{name}”, a copy of this session that is not "
    "in its place at the moment. This copy does not have them; open that one, wherever it is now, "
    "and they are put into it."
)
_KEPT_UNREADABLE = (
    "The session is open for reading only, since this computer may have kept changes of it that "
    "cannot be read at the moment. {why} Put that right and open the session again, or save a "
    "copy to go on without them."
)


def _changes(number: int) -> str:
    return "1 change" if number == 1 else f"{number} changes"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"

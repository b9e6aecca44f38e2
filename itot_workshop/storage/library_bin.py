"""The bin of a library: sessions that were removed, until they are brought back or done with."""

from __future__ import annotations

import contextlib
from pathlib import Path

from itot_workshop.storage import atomic_file, ballot_box, disk, drafts, last_shown, lock, workspace
from itot_workshop.storage.errors import InUse, NotSaved, StorageError, not_saved, reason
from itot_workshop.storage.file_state import identity
from itot_workshop.storage.library import BIN, Library, SessionEntry
from itot_workshop.storage.listing import list_folder
from itot_workshop.storage.session_file import SessionFile


def move_to_bin(library: Library, path: Path) -> Path:
    """Move a session file to the bin; gives its place there, by which it can be brought back.

    What its journal holds is put into the file first; what stood half typed in it is forgotten,
    unless another copy of the session stays.

    Raises:
        InUse: the session is open.
        NotSaved: it is where it was.
    """
    refuse_if_open(library, path)
    local = library.keeping.local
    with contextlib.suppress(StorageError):
        if workspace.of_file(local, path, identity(path)):
            SessionFile.open(path, library.keeping).file.close()
    locked, _ = lock.take(local, path)
    if locked is None:
        raise NotSaved(_UNMOVED.format(name=path.name, local=local))
    try:
        place = library.folder / BIN
        try:
            disk.make_folder(place)
        except OSError as error:
            raise not_saved(place, error) from error
        target = atomic_file.free_name(place / path.name)
        atomic_file.move_new(path, target)
        workspace.follow(local, path, target)
        if (state := identity(target)) and not _has(library, state.session):
            drafts.forget(local, state.session)
            last_shown.forget(local, state.session)
    finally:
        locked.unlock()
    return target


def _has(library: Library, session: str) -> bool:
    """Whether the library holds a copy of a session, as far as can be seen."""
    try:
        return any(entry.id == session for entry in library.entries())
    except StorageError:
        return True


def refuse_if_open(library: Library, path: Path) -> None:
    """Find out before anything is done whether a session could be moved to the bin.

    Raises:
        InUse: it is open.
    """
    if lock.in_use(library.keeping.local, path):
        raise InUse(_OPEN.format(name=path.name))


def restore(library: Library, binned: Path) -> Path:
    """Bring a session back from the bin; gives its place. Another file is never overwritten.

    Raises:
        NotSaved: it is still in the bin.
    """
    target = atomic_file.free_name(library.folder / binned.name)
    atomic_file.move_new(binned, target)
    workspace.follow(library.keeping.local, binned, target)
    return target


def binned(library: Library) -> list[SessionEntry]:
    """The sessions in the bin, by name."""
    folder = library.folder / BIN
    return [
        SessionEntry(
            folder=folder,
            name=name,
            about=listed.about,
            headline=listed.headline,
            fault=listed.fault,
        )
        for name, listed in sorted(list_folder(folder, library.keeping.local).items())
    ]


def remove_for_good(library: Library, binned: Path) -> None:
    """Delete a session in the bin, with what this computer still keeps of it.

    Ballots of a round that was never closed are overwritten. Backups stay, and so does what is
    kept of other copies of the session.

    Raises:
        NotDestroyed, NotSaved: something of it is still there.
    """
    folders = workspace.of_file(library.keeping.local, binned, identity(binned))
    for folder in folders:
        ballot_box.wipe(folder)
    try:
        for folder in folders:
            workspace.clear(folder)
        disk.remove(binned)
        disk.sync_folder(binned.parent)
    except OSError as error:
        raise NotSaved(_STAYS.format(name=binned.name, reason=reason(error))) from error


_UNMOVED = (
    "“{name}” was not moved to the bin because it could not be reserved for that in the local data "
    "of this computer ({local}). Check that folder, then try again."
)
_OPEN = "“{name}” is open in a window of this program. Close it there first."
_STAYS = (
    "“{name}” could not be deleted for good because {reason}. It is still in the bin, or a part "
    "of it on this computer; put that right, then delete it again."
)

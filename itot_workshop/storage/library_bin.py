"""The bin of a library: sessions that were removed, until they are brought back or done with."""

from __future__ import annotations

import contextlib
from pathlib import Path

from itot_workshop.storage import atomic_file, chain, disk, lock, workspace
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.errors import InUse, StorageError, not_saved
from itot_workshop.storage.library import BIN, Library, SessionEntry
from itot_workshop.storage.listing import list_folder, read_listed
from itot_workshop.storage.session_file import SessionFile


def move_to_bin(library: Library, path: Path) -> Path:
    """Move a session file to the bin; gives its place there, by which it can be brought back.

    What its journal holds is put into the file first.

    Raises:
        InUse: the session is open.
        NotSaved: it is where it was.
    """
    with contextlib.suppress(StorageError):
        if workspace.find(library.keeping.local, read_id(path), path) is not None:
            SessionFile.open(path, library.keeping).file.close()
    locked, _ = lock.take(library.keeping.local, path)
    if locked is None:
        raise InUse(f"“{path.name}” is open in a window of this program. Close it there first.")
    try:
        place = library.folder / BIN
        try:
            disk.make_folder(place)
        except OSError as error:
            raise not_saved(place, error) from error
        target = atomic_file.free_name(place / path.name)
        atomic_file.move_new(path, target)
    finally:
        locked.unlock()
    return target


def restore(library: Library, binned: Path) -> Path:
    """Bring a session back from the bin; gives its place. Another file is never overwritten.

    Raises:
        NotSaved: it is still in the bin.
    """
    target = atomic_file.free_name(library.folder / binned.name)
    atomic_file.move_new(binned, target)
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

    Ballots of a round that was never closed are overwritten. Backups stay.

    Raises:
        NotDestroyed, NotSaved: something of it is still there.
    """
    folder = workspace.find(library.keeping.local, read_id(binned), binned)
    if folder is not None:
        box = BallotBox.open(folder)
        for round_id in box.rounds():
            box.destroy(round_id)
        box.close()
        chain.drop(folder)
        workspace.leave(folder)
    try:
        disk.remove(binned)
        disk.sync_folder(binned.parent)
    except OSError as error:
        raise not_saved(binned, error) from error


def read_id(path: Path) -> str:
    """The id of the session in a file; empty if it cannot be read."""
    about = read_listed(path).about
    return about.id if about else ""

"""Whether a file is still the one we wrote: a sync client may have put another in its place."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from itot_workshop.storage import atomic_file, disk, file_format
from itot_workshop.storage.errors import NotSaved, StorageError
from itot_workshop.storage.file_format import Identity

_ENOUGH = 8 * 1024


class FileState(Struct, frozen=True, kw_only=True):
    """What the system says of a file: enough to see at a glance that nobody has touched it."""

    size: int
    mtime_ns: int
    inode: int


def look(path: Path) -> FileState | None:
    """The state of a file now; None if it is not there or cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileState(size=found.st_size, mtime_ns=found.st_mtime_ns, inode=found.st_ino)


def identity(path: Path) -> Identity | None:
    """Which state of which session the head of a file names; None if it cannot be told."""
    try:
        return file_format.read_head(disk.read_start(path, _ENOUGH)).identity
    except (OSError, StorageError):
        return None


def is_ours(path: Path, known: FileState | None, ours: set[Identity]) -> bool:
    """Whether the file holds what we put there: untouched, or touched but with our content."""
    if known is not None and look(path) == known:
        return True
    try:
        data = atomic_file.read(path)
        head = file_format.read_head(data)
        file_format.read_tables(head, data)
    except StorageError:
        return False
    return head.identity in ours


def target(
    path: Path, known: FileState | None, ours: set[Identity]
) -> tuple[Path, tuple[str, ...]]:
    """Where to write the file so that nobody's work is overwritten, and what to say about it.

    Raises:
        NotSaved: its folder has gone, as with a stick that was pulled out.
    """
    if look(path) is None:
        if look(path.parent) is None:
            raise NotSaved(_AWAY.format(name=path.name, folder=path.parent))
        return path, (_GONE.format(name=path.name),)
    if is_ours(path, known, ours):
        return path, ()
    beside = path.with_name(f"{path.stem} (from this computer){path.suffix}")
    beside = atomic_file.free_name(beside)
    return beside, (_CHANGED.format(name=path.name, beside=beside.name),)


_GONE = (
    "“{name}” was no longer in its place and has been written again. "
    "If it was moved, there are two copies now; this one is up to date."
)
_AWAY = (
    "“{name}” could not be renewed because its folder is not there at the moment ({folder}). "
    "Nothing is lost: what is entered is kept on this computer and will be written when the folder "
    "is back; plug in the stick or connect to the drive again."
)
_CHANGED = (
    "“{name}” was changed by another program while it was open here. It was left as it is; "
    "the session goes on in “{beside}”. Compare the two when there is time."
)

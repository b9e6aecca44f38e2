"""One small value in the computer's local data that a sudden end must not take along.

It is no part of a session: it lies beside the journals, never in a session's file, a backup or an
export.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from itot_workshop.storage import atomic_file, disk
from itot_workshop.storage.coding import BAD_INPUT
from itot_workshop.storage.errors import NotSaved, StorageError, reason

_LIMIT = 1 << 20

Value = TypeVar("Value", bound=msgspec.Struct)


class SmallFile(Generic[Value]):
    """Keeps one value; one that is like ``nothing`` leaves no file. ``said`` tells that it cannot
    be kept, with a place for the ``{reason}``.
    """

    def __init__(self, path: Path, nothing: Value, said: str) -> None:
        self._path, self._nothing, self._said = path, nothing, said

    def read(self) -> Value:
        """What was kept last; nothing where that cannot be read."""
        try:
            return msgspec.json.decode(
                atomic_file.read(self._path, _LIMIT), type=type(self._nothing)
            )
        except (StorageError, *BAD_INPUT):
            return self._nothing

    def keep(self, value: Value) -> None:
        """Keep this from now on; on return it is on the disk.

        Raises:
            NotSaved: what was kept before is still there.
        """
        try:
            if value == self._nothing:
                remove(self._path)
                return
            disk.make_folder(self._path.parent, 0o700)
            if not disk.exists(self._path):
                disk.close(disk.create(self._path, 0o600))
            atomic_file.write(self._path, msgspec.json.encode(value), _never, pauses=())
        except (OSError, StorageError) as error:
            cause = error if isinstance(error, OSError) else error.__cause__
            why = reason(cause) if isinstance(cause, OSError) else "the system refused it"
            raise NotSaved(self._said.format(reason=why)) from error


def forget(path: Path) -> None:
    """Keep nothing more of what is done with."""
    with contextlib.suppress(OSError):
        remove(path)


def remove(path: Path) -> None:
    """Take a file away, if there is one."""
    with contextlib.suppress(FileNotFoundError):
        disk.remove(path)


def name_for(of: str) -> str:
    """A name of a file for something by its id, whatever letters that has."""
    return hashlib.blake2b(of.encode(), digest_size=8).hexdigest()


def _never(_seconds: float) -> None:
    """No wait: what comes next is kept again."""

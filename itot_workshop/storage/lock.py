"""One program at a time writes a session; a second one may read it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from itot_workshop.storage import disk
from itot_workshop.storage.errors import reason

_PATIENCE_MS = 120
"""A list that only looks whether a session is open holds its lock for less than that."""


def take(local: Path, path: Path) -> tuple[QLockFile | None, str]:
    """The lock on a session file, or None and the sentence that says who holds it.

    The lock lies in the local data, so that the library holds nothing but sessions; it keeps
    programs of this computer apart. One left behind by a program that died is taken over.
    """
    file = _lock_file(local, path)
    try:
        disk.make_folder(file.parent, 0o700)
    except OSError as error:
        return None, (
            f"“{path.name}” is open for reading only because {reason(error)} in the folder where "
            f"unsaved entries are kept ({local}). Check that folder, then open the session again."
        )
    lock = _lock(file)
    if lock.tryLock(_PATIENCE_MS) or (
        _is_nobodys(lock) and lock.removeStaleLockFile() and lock.tryLock(0)
    ):
        return lock, ""
    if lock.error() == QLockFile.LockError.LockFailedError:
        return None, (
            f"“{path.name}” is open in another window of this program, so it is open for reading "
            "only here. Close it there first to work on it here."
        )
    return None, (
        f"“{path.name}” is open for reading only because it could not be reserved for this "
        f"program in {file.parent}. Check that folder, then open the session again."
    )


def in_use(local: Path, path: Path) -> bool:
    """Whether a program that is still running holds the lock on a session file."""
    if not _lock_file(local, path).exists():
        return False
    lock = _lock(_lock_file(local, path))
    if not lock.tryLock(0) and not _is_nobodys(lock):
        return True
    lock.unlock()
    return False


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)
    return lock


def _is_nobodys(lock: QLockFile) -> bool:
    """Whether a lock does not say whose it is: its program died before it had written that down."""
    said, *_ = lock.getLockInfo()
    return lock.error() == QLockFile.LockError.LockFailedError and not said


def _lock_file(local: Path, path: Path) -> Path:
    name = os.path.normcase(path.resolve())
    return local / "locks" / f"{hashlib.blake2b(os.fsencode(name), digest_size=8).hexdigest()}.lock"

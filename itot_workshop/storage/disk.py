"""The few things asked of the operating system; everything that writes goes through here.

One place for what differs between systems, and one place where tests make calls fail or take
back what was never forced to the disk. Errors are the system's own (``OSError``).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
from pathlib import Path

from itot_workshop.storage.errors import unreadable

_NOT_OFFERED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_NO_LINKS = {*_NOT_OFFERED, errno.EPERM, errno.EMLINK}
_SYNC = getattr(os, "fdatasync", os.fsync)
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def is_held(error: OSError) -> bool:
    """Whether another program holds a file for now: only Windows refuses what it allows later."""
    return isinstance(error, PermissionError) and getattr(error, "winerror", None) is not None


def keep_rights(handle: int, path: Path) -> None:
    """Let who may read and write an open file be as it is for another one, if there is one.

    Windows lets a file inherit that from its folder.
    """
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))


def rights(path: Path) -> int:
    """Who may read and write a file, for a copy that nobody else can read and its owner can
    write; whatever a new file has where there is none.
    """
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o666 | 0o600
    except OSError:
        return 0o666


def create(path: Path, mode: int = 0o666) -> int:
    """Open a new file for writing; FileExistsError if there is one already."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    return os.open(path, flags, mode)


def open_to_overwrite(path: Path) -> int:
    """Open an existing file for writing over what it holds, without shortening it first."""
    return os.open(path, os.O_WRONLY | _BINARY)


def write(handle: int, data: bytes) -> None:
    """Write all of it where the last write ended, in as many calls as the system needs."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def seek(handle: int, offset: int) -> None:
    """Let the next write begin there."""
    os.lseek(handle, offset, os.SEEK_SET)


def sync(handle: int) -> None:
    """Return when the file's data is on the disk (on macOS fsync stops at the drive's cache)."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NOT_OFFERED:
                raise
            os.fsync(handle)
    else:
        _SYNC(handle)


def close(handle: int) -> None:
    """Give the file back."""
    os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Put a file in another's place in one step."""
    source.replace(target)


def put_new(source: Path, target: Path) -> None:
    """Move a file to a name on the same disk; FileExistsError if the name is taken.

    If the old name will not go, the file stays under that name alone.
    """
    if os.name == "nt":
        source.rename(target)  # refuses there to take a name that exists
        return
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, "exists") from error
        source.rename(target)
    else:
        try:
            source.unlink()
        except OSError:
            with contextlib.suppress(OSError):
                target.unlink()
            raise


def remove(path: Path) -> None:
    """Delete a file."""
    path.unlink()


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk.

    Windows keeps them by itself; so do network folders that offer no such call.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    finally:
        os.close(handle)


def exists(path: Path) -> bool:
    """Whether there is anything of this name.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    try:
        return path.exists()
    except OSError as error:
        raise unreadable(path, error) from error


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name, as far as the system lets that be found out."""
    try:
        return path.is_dir()
    except OSError:
        return False


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, each on the disk before the next."""
    if folder.is_dir():
        return
    if folder.parent == folder:
        raise FileNotFoundError(errno.ENOENT, "no such drive")
    make_folder(folder.parent, mode)
    folder.mkdir(mode=mode, exist_ok=True)
    sync_folder(folder.parent)


def numbered(folder: Path, name: re.Pattern[str]) -> dict[int, Path]:
    """The files of a folder whose whole name fits, by the number that is its first group.

    None where the folder itself has gone.

    Raises:
        Unreadable: if the system does not let it be looked into.
    """
    try:
        found = [(name.fullmatch(path.name), path) for path in folder.iterdir()]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unreadable(folder, error) from error
    return {int(match[1]): path for match, path in found if match}


def read(path: Path, limit: int) -> bytes:
    """The content of a plain file; EFBIG above the limit, before any of it is read.

    Pipes, devices and folders are refused without being opened, so that nothing can hang. What is
    read is one file from end to end, also if another one takes its place meanwhile.
    """
    _within(path.stat(), limit)
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        return _read(handle, _within(os.fstat(handle), limit))
    finally:
        os.close(handle)


def _within(found: os.stat_result, limit: int) -> int:
    size = plain_size(found)
    if size > limit:
        raise OSError(errno.EFBIG, "too large")
    return size


def read_start(path: Path | str, length: int) -> bytes:
    """The start of a file that is known to be a plain one, or all of it if it is no longer."""
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        return _read(handle, length)
    finally:
        os.close(handle)


def _read(handle: int, length: int) -> bytes:
    data = os.read(handle, length)
    while len(data) < length and (more := os.read(handle, length - len(data))):
        data += more
    return data


def plain_size(found: os.stat_result) -> int:
    """The size of a plain file; EISDIR or EINVAL for whatever else there is."""
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a plain file")
    return found.st_size


def resolve(path: Path) -> Path:
    """The file itself, where a path leads to it by links.

    Raises:
        Unreadable: if the links go round in a circle.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        looped = error if isinstance(error, OSError) else OSError(errno.ELOOP, "a circle")
        raise unreadable(path, looped) from error

"""A system in which the n-th call that touches a folder fails, as broken and full disks do.

It stands in front of the operating system's own calls, so that nothing gets past it. A write that
fails has written half; a failed fsync has lost what was written since the last one, as Linux drops
it; on every other call nothing has happened.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile

from itot_workshop.storage import disk, lock

SHARING = -32
"""The error of a Windows computer on which another program holds the file (winerror 32)."""

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, SHARING)
_BY_PATH = ("open", "replace", "rename", "unlink", "link", "mkdir", "rmdir", "listdir", "scandir")
_BY_HANDLE = ("write", "read", "fsync", "fdatasync", "ftruncate")


class Shim:
    """Counts the calls below a folder; from ``at`` on ``times`` of them fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.calls: list[str] = []
        self.at, self.times, self.error = -1, 1, errno.EIO
        self._files: dict[int, tuple[str, bytes]] = {}

    @property
    def struck(self) -> str:
        """The call that has failed; empty while none has."""
        return self.calls[self.at] if 0 <= self.at < len(self.calls) else ""

    def fails(self, name: str) -> bool:
        """Count a call; says whether it is one of those that fail."""
        number = len(self.calls)
        self.calls.append(name)
        return self.at >= 0 and self.at <= number < self.at + self.times

    def raised(self) -> OSError:
        """The error of this run."""
        if self.error != SHARING:
            return OSError(self.error, os.strerror(self.error))
        held = PermissionError(errno.EACCES, "The file is used by another process")
        held.winerror = 32  # type: ignore[attr-defined]
        return held

    def by_path(self, name: str, real: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """A call that names a file or a folder."""
        path = os.fspath(args[0]) if args and not isinstance(args[0], int) else ""
        if not str(path).startswith(self.folder):
            return real(*args, **more)
        if self.fails(name):
            raise self.raised()
        done = real(*args, **more)
        if name == "open" and Path(path).is_file():
            self._files[done] = (str(path), b"")
        return done

    def by_handle(self, name: str, real: Callable[..., Any], handle: int, *args: Any) -> Any:
        """A call on an open file."""
        if handle not in self._files:
            return real(handle, *args)
        path, _ = self._files[handle]
        if not self.fails(name):
            done = real(handle, *args)
            if name in ("fsync", "fdatasync"):
                self._files[handle] = (path, _content(path))
            return done
        if name == "write":
            real(handle, args[0][: len(args[0]) // 2])
        if name in ("fsync", "fdatasync") and self.error == errno.EIO:
            self._forget(handle)
        raise self.raised()

    def closed(self, real: Callable[[int], None], handle: int) -> None:
        """A file is given back."""
        self._files.pop(handle, None)
        real(handle)

    def _forget(self, handle: int) -> None:
        """What was written since the last fsync is gone."""
        path, safe = self._files[handle]
        os.pwrite(handle, safe + bytes(len(_content(path)) - len(safe)), 0)


def _content(path: str) -> bytes:
    """What a file holds, asked past the shim."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


class _Lock(QLockFile):
    """The system's lock, which may not be had either."""

    shim: Shim

    def tryLock(self, *args: Any) -> bool:  # noqa: N802
        """Try it, unless this is the call that fails."""
        return not self.shim.fails("flock") and super().tryLock(*args)


@contextlib.contextmanager
def standing_before(shim: Shim) -> Iterator[None]:
    """Let every call of the program go through a shim."""
    real = {name: getattr(os, name) for name in (*_BY_PATH, *_BY_HANDLE, "close")}
    sync, opened, locked = disk._SYNC, io.open, QLockFile
    for name in _BY_PATH:
        setattr(os, name, _through(shim.by_path, name, real[name]))
    for name in _BY_HANDLE:
        setattr(os, name, _through(shim.by_handle, name, real[name]))
    os.close = _through(shim.closed, real["close"])
    disk._SYNC = os.fdatasync
    io.open = _through(shim.by_path, "io.open", opened)
    _Lock.shim = shim
    vars(lock)["QLockFile"] = _Lock
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)
        disk._SYNC, io.open = sync, opened
        vars(lock)["QLockFile"] = locked


def _through(door: Callable[..., Any], *first: Any) -> Callable[..., Any]:
    def call(*args: Any, **more: Any) -> Any:
        return door(*first, *args, **more)

    return call

"""A disk on which the n-th call fails."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

import pytest

from itot_workshop.storage import atomic_file, disk

CALLS = (
    "create",
    "open_to_overwrite",
    "write",
    "seek",
    "sync",
    "replace",
    "put_new",
    "remove",
    "sync_folder",
    "make_folder",
    "read",
)
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)


def held(*_: object) -> NoReturn:
    """What Windows answers while another program holds a file."""
    error = PermissionError(errno.EACCES, "held", None, 32)
    error.winerror = 32  # type: ignore[attr-defined]
    raise error


class FailingDisk:
    """Counts calls of :mod:`disk`, and from ``at`` on makes ``times`` of them fail with an error.

    A failing write writes half of the data first, as a full disk does. Patience takes no time.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self.at = -1
        self.times = 0
        self.error = errno.EIO
        patch.setattr(atomic_file, "PAUSES", (0,) * len(atomic_file.PAUSES))
        for name in CALLS:
            patch.setattr(disk, name, self._wrapped(name, getattr(disk, name)))

    def fail(self, at: int, error: int, times: int = 1) -> None:
        """Make the calls from number ``at`` (from 0, counted from now) fail."""
        self.calls.clear()
        self.at, self.error, self.times = at, error, times

    @property
    def struck(self) -> bool:
        """Whether a call has failed."""
        return 0 <= self.at < len(self.calls)

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            number = len(self.calls)
            self.calls.append(name)
            if self.at <= number < self.at + self.times and self.at >= 0:
                if name == "write":
                    with suppress(OSError):
                        call(args[0], args[1][: len(args[1]) // 2])
                raise OSError(self.error, os.strerror(self.error))
            return call(*args)

        return wrapped

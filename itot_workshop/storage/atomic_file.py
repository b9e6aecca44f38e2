"""A whole file, always: the old one or the new one, never half of either, never none.

The new content is written beside, forced to the disk, read back and compared, and only then put
in the old one's place in one step; nothing is deleted first.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from itot_workshop.storage import disk
from itot_workshop.storage.errors import NameTaken, NotSaved, Postponed, not_saved, unreadable

LIMIT = 64 * 1024 * 1024
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.5, 0.5, 0.5, 0.75)
"""Seconds between tries while another program holds the file (Windows): three in all."""


def read(path: Path, limit: int = LIMIT) -> bytes:
    """The content of a plain file, refused before reading if it is larger than the limit.

    Raises:
        Unreadable: with the reason.
    """
    try:
        return disk.read(path, limit)
    except OSError as error:
        raise unreadable(path, error) from error


def write(
    path: Path,
    data: bytes,
    sleep: Callable[[float], None],
    pauses: Sequence[float] | None = None,
) -> None:
    """Put ``data`` in the file's place, durably; ``sleep`` waits between tries, by default PAUSES.

    Raises:
        Postponed: another program holds the file; the old content is there and whole.
        NotSaved: the old content is there and whole, or (if only the folder could not be forced
            to the disk) the new one.
    """
    beside = _write_beside(path, data, path)
    try:
        _replace(beside, path, sleep, PAUSES if pauses is None else pauses)
    except OSError as error:
        _drop(beside)
        if disk.is_held(error):
            raise Postponed(_POSTPONED.format(name=path.name)) from error
        raise not_saved(path, error) from error
    except BaseException:
        _drop(beside)
        raise
    try:
        disk.sync_folder(path.parent)
    except OSError as error:
        raise not_saved(path, error) from error


_POSTPONED = (
    "“{name}” is held by another program, so that it could not be renewed. Nothing is lost: "
    "what was entered is kept on this computer and will be written when the file is free."
)


def write_new(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file that must not exist yet, durably.

    What is a copy of a file ``like`` it can be read by nobody who cannot read that one.

    Raises:
        NameTaken: there is a file of that name; it was not touched.
        NotSaved: it could not be written.
    """
    beside = _write_beside(path, data, path if like is None else like)
    try:
        move_new(beside, path)
    except BaseException:
        _drop(beside)
        raise


def move_new(source: Path, target: Path) -> None:
    """Move a file to a name that must not exist yet, on the same disk, durably.

    Raises:
        NameTaken: there is a file of that name; neither was touched.
        NotSaved: it could not be moved, or it is not sure that a power cut will not undo it.
    """
    try:
        disk.put_new(source, target)
        disk.sync_folder(target.parent)
        if source.parent != target.parent:
            disk.sync_folder(source.parent)
    except FileExistsError as error:
        raise NameTaken(
            f"There is a file “{target.name}” already. It was not touched; choose another name."
        ) from error
    except OSError as error:
        raise not_saved(target, error) from error


def free_name(path: Path) -> Path:
    """The path, or the first like it with a number that no file has.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    if not disk.exists(path):
        return path
    numbered = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in itertools.count(2))
    return next(candidate for candidate in numbered if not disk.exists(candidate))


def leftover(path: Path) -> Path:
    """Where the new content of a file is written before it takes the file's place."""
    return path.with_name(f".{path.name}.new")


def clean(path: Path) -> None:
    """Remove what an interrupted save of this file has left beside it."""
    _drop(leftover(path))


def _write_beside(path: Path, data: bytes, like: Path) -> Path:
    beside = leftover(path)
    _drop(beside)
    try:
        handle = disk.create(beside, disk.rights(like))
        try:
            disk.keep_rights(handle, path)
            disk.write(handle, data)
            disk.sync(handle)
        finally:
            disk.close(handle)
        if disk.read(beside, len(data)) != data:
            _say_different(path)
    except BaseException as error:
        _drop(beside)
        if isinstance(error, OSError):
            raise not_saved(path, error) from error
        raise
    return beside


def _say_different(path: Path) -> NoReturn:
    raise NotSaved(
        f"“{path.name}” did not come back from the disk as it was written, so the old file was "
        "kept. The disk may be failing: save a copy on another one."
    )


def _replace(
    source: Path, target: Path, sleep: Callable[[float], None], pauses: Sequence[float]
) -> None:
    """Replace, with patience for virus scanners and sync clients that hold a file for a moment."""
    for pause in pauses:
        try:
            disk.replace(source, target)
        except PermissionError as error:
            if not disk.is_held(error):
                raise
            sleep(pause)
        else:
            return
    disk.replace(source, target)


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        disk.remove(path)

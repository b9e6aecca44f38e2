"""Copies of a session file from before a migration and from each day it was opened."""

from __future__ import annotations

import contextlib
import datetime
import re
from pathlib import Path
from typing import NamedTuple

from itot_workshop.storage import atomic_file, disk
from itot_workshop.storage.coding import checksum
from itot_workshop.storage.errors import NameTaken, not_saved
from itot_workshop.storage.file_names import SUFFIX

KEPT = 10
"""How many backups of one session are kept; the oldest go first."""


class Mark(NamedTuple):
    """What a backup is of: a session, on a day, and the version it is migrated from, if it is."""

    session: str
    day: datetime.date
    version: int | None = None


def keep(path: Path, data: bytes, folder: Path, mark: Mark) -> Path:
    """Keep a copy of a session file's bytes, once a day, and once per version migrated from.

    Files of the same name elsewhere, and files renamed since, keep to the copies of their session.

    Raises:
        NotSaved: if it cannot be written; older backups are untouched then.
    """
    copy = folder / _name(path, mark)
    try:
        disk.make_folder(folder)
        atomic_file.clean(copy)
        if not copy.exists():
            atomic_file.write_new(copy, data, like=path)
    except NameTaken:
        return copy
    except OSError as error:
        raise not_saved(copy, error) from error
    for old in of(mark.session, folder)[:-KEPT]:
        with contextlib.suppress(OSError):
            disk.remove(old)
    return copy


def of(session: str, folder: Path) -> list[Path]:
    """The backups of a session, oldest first; none where they cannot be looked for."""
    end = re.escape(_sign(session) + SUFFIX)
    name = re.compile(rf".* (\d{{4}}-\d\d-\d\d(?: format \d+)?) {end}")
    try:
        found = [(name.fullmatch(file.name), file) for file in folder.iterdir()]
    except OSError:
        return []
    return [file for _, file in sorted((it[1], file) for it, file in found if it)]


def _name(path: Path, mark: Mark) -> str:
    migrated = "" if mark.version is None else f" format {mark.version}"
    return f"{path.stem} {mark.day.isoformat()}{migrated} {_sign(mark.session)}{SUFFIX}"


def _sign(session: str) -> str:
    """What tells a session's copies from those of others; ids may hold anything."""
    return checksum(session.encode())

"""Copies of a session file from before a migration and from each day it was opened."""

from __future__ import annotations

import contextlib
import datetime
import glob
from pathlib import Path

from itot_workshop.storage import atomic_file, disk
from itot_workshop.storage.errors import NameTaken, not_saved

KEPT = 10
"""How many backups of one session are kept; the oldest go first."""


def keep(path: Path, data: bytes, folder: Path, day: datetime.date, version: int | None) -> Path:
    """Keep a copy of a session file's bytes, once a day, and once per version migrated from.

    Raises:
        NotSaved: if it cannot be written; older backups are untouched then.
    """
    what = "" if version is None else f" format {version}"
    copy = folder / f"{path.stem} {day.isoformat()}{what}.itot"
    try:
        disk.make_folder(folder)
        atomic_file.clean(copy)
        if not copy.exists():
            atomic_file.write_new(copy, data)
    except NameTaken:
        return copy
    except OSError as error:
        raise not_saved(copy, error) from error
    for old in of(path, folder)[:-KEPT]:
        with contextlib.suppress(OSError):
            disk.remove(old)
    return copy


def of(path: Path, folder: Path) -> list[Path]:
    """The backups of a session file, oldest first; none where they cannot be looked for."""
    day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    try:
        return sorted(folder.glob(f"{glob.escape(path.stem)} {day}*.itot"))
    except OSError:
        return []

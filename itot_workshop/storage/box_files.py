"""The files of a ballot box: which there are, what they still say, and how they are done away with.

A box is written afresh from time to time, each time into a file of the next number that begins
with every slot there is. All but the newest go; one that another program holds may stay a while.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from itot_workshop.storage import disk, journal
from itot_workshop.storage.errors import Damaged, reason
from itot_workshop.storage.journal import Recovered
from itot_workshop.storage.raw_tables import RawTables, replay

_NAME = re.compile(r"box-(\d{6})")
OPENING = b'{"box":1}'
"""What the first line of a box says."""


def files(folder: Path) -> dict[int, Path]:
    """The files of the box in a folder, by number; none where the folder itself has gone.

    Raises:
        Unreadable: if the system does not let it be looked into.
    """
    return disk.numbered(folder, _NAME)


def next_file(folder: Path) -> Path:
    """Where the box is written afresh."""
    return folder / f"box-{max(files(folder), default=0) + 1:06d}"


def recover(
    folder: Path, tables: RawTables, is_sound: Callable[[str, msgspec.Raw], bool]
) -> tuple[int, int]:
    """Fill tables from the file that went furthest; the last line's number, entries lost.

    A file counts when its first line of slots is whole. One that was given up while it was begun
    never went further than the one before it. What is not ``is_sound`` is lost.

    Raises:
        Unreadable: if the system does not let one of them be read.
    """
    best = Recovered(entries=())
    for _, path in sorted(files(folder).items()):
        found = journal.recover(path)
        whole = len(found.entries) > 1 and found.entries[0].payload == OPENING
        if whole and (not best.entries or found.entries[-1].sequence > best.entries[-1].sequence):
            best = found
    lost = best.lost
    for entry in best.entries[1:]:
        try:
            replay(tables, entry.payload, force=True)
        except Damaged:
            lost += 1
    for name, entries in tables.items():
        for entry_id in [it for it, raw in entries.items() if not is_sound(name, raw)]:
            del entries[entry_id]
            lost += 1
    return (best.entries[-1].sequence if best.entries else 0), lost


def shred(paths: Iterable[Path]) -> str:
    """Overwrite files where they lie and remove them, every one that can be.

    Gives why the first of the others could not be, as words after "because"; else nothing.
    """
    why = ""
    for path in paths:
        try:
            _shred(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            why = why or reason(error)
    return why


def _shred(path: Path) -> None:
    size = path.stat().st_size
    handle = disk.open_to_overwrite(path)
    try:
        disk.write(handle, bytes(size))
        disk.sync(handle)
    finally:
        disk.close(handle)
    disk.remove(path)
    disk.sync_folder(path.parent)

"""Where the journal and the ballot box of a session lie while it is open.

They lie in the computer's local application data and not beside the session: libraries are often
synced, and a synced journal would be torn and a synced ballot box no longer secret. A folder there
says which session and which file it belongs to, so that two copies of a file never share one and
a file that was moved finds its own again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.storage import atomic_file, disk, lock
from itot_workshop.storage.coding import BAD_INPUT, encode
from itot_workshop.storage.errors import NotSaved, StorageError, reason

_PLACE = "place"


class Place(Struct, frozen=True, kw_only=True):
    """Which session, and which of its files, a folder belongs to."""

    session: str
    path: str


def find(local: Path, session: str, path: Path) -> Path | None:
    """The folder of this file, or of a file of the same session that has gone from its place."""
    gone = None
    for folder, place in _places(local):
        if place.session != session and session:
            continue
        if _same(place.path, path):
            return folder
        if session and not Path(place.path).exists() and not lock.in_use(local, Path(place.path)):
            gone = folder
    return gone


def claim(local: Path, session: str, path: Path) -> Path:
    """The folder of this file, made or taken over if need be.

    Raises:
        NotSaved: if the local data cannot be written to.
    """
    try:
        folder = find(local, session, path) or _make(local, session)
        assign(folder, session, path)
    except OSError as error:
        raise NotSaved(
            f"Nothing can be kept safely on this computer because {reason(error)} ({local})."
        ) from error
    return folder


def assign(folder: Path, session: str, path: Path) -> None:
    """Say which session and file a folder belongs to.

    Raises:
        NotSaved: if that cannot be written.
    """
    place = Place(session=session, path=str(path.resolve()))
    if read_place(folder) != place:
        atomic_file.write(folder / _PLACE, encode(place), time.sleep)


def read_place(folder: Path) -> Place | None:
    """What a folder belongs to; None if it does not say."""
    try:
        return msgspec.json.decode(atomic_file.read(folder / _PLACE, 1 << 16), type=Place)
    except (StorageError, *BAD_INPUT):
        return None


def leave(folder: Path) -> None:
    """Remove the folder if nothing is kept in it any more (an open round's box may be)."""
    with contextlib.suppress(OSError):
        if [file.name for file in folder.iterdir()] == [_PLACE]:
            disk.remove(folder / _PLACE)
            folder.rmdir()


def all_places(local: Path) -> dict[Path, Place]:
    """Every folder that is there, with what it belongs to: sessions not closed as they should."""
    return dict(_places(local))


def _places(local: Path) -> Iterator[tuple[Path, Place]]:
    folders = sorted((local / "open").glob("*")) if (local / "open").is_dir() else []
    for folder in folders:
        place = read_place(folder)
        if place is not None:
            yield folder, place


def _make(local: Path, session: str) -> Path:
    stem = hashlib.blake2b(session.encode(), digest_size=8).hexdigest()
    number = 1
    while (folder := local / "open" / f"{stem}-{number}").exists():
        number += 1
    disk.make_folder(folder, 0o700)
    return folder


def _same(recorded: str, path: Path) -> bool:
    return os.path.normcase(recorded) == os.path.normcase(path.resolve())

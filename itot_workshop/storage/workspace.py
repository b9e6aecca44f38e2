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
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.storage import atomic_file, disk, lock
from itot_workshop.storage.coding import BAD_INPUT, encode
from itot_workshop.storage.errors import NotSaved, Postponed, StorageError, reason, unreadable

_PLACE = "place"


class Place(Struct, frozen=True, kw_only=True):
    """Which session, and which of its files, a folder belongs to."""

    session: str
    path: str


def find(local: Path, session: str, path: Path) -> Path | None:
    """The folder of this file, or of a file of the same session that has gone from its place.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    gone = None
    for folder in _folders(local, session):
        place = read_place(folder)
        if place is None:
            gone = folder
        elif place.session == session and _same(place.path, path):
            return folder
        elif not Path(place.path).exists() and not lock.in_use(local, Path(place.path)):
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
    except Postponed as held:
        raise NotSaved(
            "Nothing can be kept safely on this computer yet because another program is using the"
            f" folder for it ({local}). Try again in a moment."
        ) from held
    except OSError as error:
        raise NotSaved(
            f"Nothing can be kept safely on this computer because {reason(error)} ({local})."
        ) from error
    return folder


def assign(folder: Path, session: str, path: Path) -> None:
    """Say which session and file a folder belongs to.

    It waits a tenth of a second at most for a program that holds it: a window waits for it too.

    Raises:
        NotSaved: if that cannot be written.
    """
    place = Place(session=session, path=str(path.resolve()))
    if read_place(folder) != place:
        atomic_file.write(folder / _PLACE, encode(place), time.sleep, atomic_file.BRIEF)


def read_place(folder: Path) -> Place | None:
    """What a folder belongs to; None if it does not say.

    Raises:
        Unreadable: if the system does not let it be read.
    """
    file = folder / _PLACE
    try:
        if not file.exists():
            return None
        return msgspec.json.decode(atomic_file.read(file, 1 << 16), type=Place)
    except BAD_INPUT:
        return None
    except OSError as error:
        raise unreadable(file, error) from error


def leave(folder: Path) -> None:
    """Remove the folder if nothing is kept in it any more (an open round's box may be)."""
    with contextlib.suppress(OSError):
        if [file.name for file in folder.iterdir()] == [_PLACE]:
            disk.remove(folder / _PLACE)
            folder.rmdir()


def all_places(local: Path) -> dict[Path, Place]:
    """Every folder that says what it belongs to: sessions that are open or were not closed.

    What cannot be read is left out.
    """
    places: dict[Path, Place] = {}
    with contextlib.suppress(StorageError):
        for folder in _folders(local, None):
            with contextlib.suppress(StorageError):
                place = read_place(folder)
                if place is not None:
                    places[folder] = place
    return places


def keeps_something(folder: Path) -> bool:
    """Whether there is a journal or a ballot box in a folder; not if it cannot be looked into."""
    with contextlib.suppress(OSError):
        return any(file.name.startswith(("journal-", "box-")) for file in folder.iterdir())
    return False


def _folders(local: Path, session: str | None) -> list[Path]:
    """The folders of a session, or of all.

    Raises:
        Unreadable: if the system does not let them be looked for.
    """
    pattern = "*" if session is None else f"{_stem(session)}-*"
    try:
        return sorted((local / "open").glob(pattern))
    except OSError as error:
        raise unreadable(local / "open", error) from error


def _stem(session: str) -> str:
    """A folder name for a session id, which may be anything."""
    return hashlib.blake2b(session.encode(), digest_size=8).hexdigest()


def _make(local: Path, session: str) -> Path:
    number = 1
    while (folder := local / "open" / f"{_stem(session)}-{number}").exists():
        number += 1
    disk.make_folder(folder, 0o700)
    return folder


def _same(recorded: str, path: Path) -> bool:
    return os.path.normcase(recorded) == os.path.normcase(path.resolve())

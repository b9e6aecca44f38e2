"""Which session and file a folder in the local data belongs to: what it says, and who reads it.

There is one folder for each session file that is open, or was not closed as usual, with its journal
and its ballot box in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.storage import atomic_file, disk
from itot_workshop.storage.coding import BAD_INPUT, encode
from itot_workshop.storage.errors import StorageError, not_saved, unreadable
from itot_workshop.storage.file_format import Identity

PLACE = "place"
"""The file of a folder that says whose it is."""

# What stands before the hyphen in the names of the files of an open session.
JOURNAL, BOX = "journal", "box"


class Place(Struct, frozen=True, kw_only=True):
    """Which session, and which of its files, a folder belongs to.

    ``state`` is the one in which the file was closed, if there is no journal to tell it.
    ``waiting`` folders belong to a file that is no longer at its place: another state of the
    session was found there.
    """

    session: str
    path: str
    state: Identity | None = None
    waiting: bool = False


def read_place(folder: Path) -> Place | None:
    """What a folder belongs to; None if it does not say.

    Raises:
        Unreadable: if the system does not let it be read.
    """
    file = folder / PLACE
    try:
        if not file.exists():
            return None
        return msgspec.json.decode(atomic_file.read(file, 1 << 16), type=Place)
    except BAD_INPUT:
        return None
    except OSError as error:
        raise unreadable(file, error) from error


def write_place(folder: Path, place: Place) -> None:
    """Say what a folder belongs to, without waiting where another program holds that file.

    Raises:
        Postponed, NotSaved: if that cannot be written (now).
    """
    file, data = folder / PLACE, encode(place)
    if not disk.exists(file):
        _write_first(file, data)
    elif read_place(folder) != place:
        atomic_file.write(file, data, sleep=_never, pauses=())


def _write_first(file: Path, data: bytes) -> None:
    """Write what is not there yet in its place: nothing depends on it before it is whole."""
    try:
        handle = disk.create(file, 0o600)
        try:
            disk.write(handle, data)
            disk.sync(handle)
        finally:
            disk.close(handle)
        disk.sync_folder(file.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            disk.remove(file)
        raise not_saved(file, error) from error


def _never(_seconds: float) -> None:
    """No wait: whoever opens a session can try again."""


def all_places(local: Path) -> dict[Path, Place]:
    """Every folder that says what it belongs to: sessions that are open or were not closed.

    What cannot be read is left out.
    """
    places: dict[Path, Place] = {}
    with contextlib.suppress(StorageError):
        for folder in folders(local, None):
            with contextlib.suppress(StorageError):
                place = read_place(folder)
                if place is not None:
                    places[folder] = place
    return places


def kept_kinds(folder: Path) -> set[str]:
    """Whether a journal and a ballot box are in a folder; none if it cannot be looked into."""
    with contextlib.suppress(OSError):
        kinds = {file.name.partition("-")[0] for file in folder.iterdir()}
        return kinds & {JOURNAL, BOX}
    return set()


def folders(local: Path, session: str | None) -> list[Path]:
    """The folders of a session, or of all.

    Raises:
        Unreadable: if the system does not let them be looked for.
    """
    stem = "" if session is None else f"{_stem(session)}-"
    try:
        return sorted(it for it in (local / "open").iterdir() if it.name.startswith(stem))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(local / "open", error) from error


def make(local: Path, session: str) -> Path:
    """A new folder for a session, that does not say yet which file it is for.

    Raises:
        OSError: if it cannot be made.
    """
    number = 1
    while (folder := local / "open" / f"{_stem(session)}-{number}").exists():
        number += 1
    disk.make_folder(folder, 0o700)
    return folder


def is_at(recorded: str, path: Path) -> bool:
    """Whether a recorded path is that of a file, as far as the system tells names apart."""
    return os.path.normcase(recorded) == os.path.normcase(path.resolve())


def _stem(session: str) -> str:
    """A folder name for a session id, which may be anything."""
    return hashlib.blake2b(session.encode(), digest_size=8).hexdigest()

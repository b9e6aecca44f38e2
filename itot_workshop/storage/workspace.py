"""Where the journal and the ballot box of a session lie while it is open.

They lie in the computer's local application data and not beside the session: libraries are often
synced, and a synced journal would be torn and a synced ballot box no longer secret. A folder there
says which session and which file it belongs to, so that two copies of a file never share one. A
file that was moved finds its own again by the state it is in: no other copy can take it away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.storage import atomic_file, chain, disk, lock
from itot_workshop.storage.coding import BAD_INPUT, encode
from itot_workshop.storage.errors import NotSaved, Postponed, StorageError, reason, unreadable
from itot_workshop.storage.file_format import Identity

_PLACE = "place"


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


def find(local: Path, path: Path, state: Identity) -> Path | None:
    """The folder of a file in this state: one that knows the state, else the one for its place.

    A folder of another file of the session is only found where that file has gone from its place.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    own = None
    for folder in _folders(local, state.session):
        place = read_place(folder)
        at_place = place is not None and not place.waiting and _same(place.path, path)
        if (at_place or is_free(local, place)) and knows(folder, state):
            return folder
        if at_place:
            own = folder
    return own


def knows(folder: Path, state: Identity) -> bool:
    """Whether what lies in a folder belongs to a file in exactly this state.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    place = read_place(folder)
    if place is not None and place.state == state:
        return True
    return bool(state.crc) and any(it.follows == state for it in chain.read(folder))


def is_free(local: Path, place: Place | None) -> bool:
    """Whether the file that a folder was for has gone from its place, as far as can be seen."""
    if place is None or place.waiting:
        return True
    try:
        gone = not disk.exists(Path(place.path))
    except StorageError:
        return False
    return gone and not lock.in_use(local, Path(place.path))


def left_by_others(local: Path, session: str, folder: Path | None) -> dict[Path, Place]:
    """Folders of other files of a session, where those have gone from their places.

    Raises:
        Unreadable: if the system does not let them be looked for.
    """
    found = {it: read_place(it) for it in _folders(local, session) if it != folder}
    return {
        it: place
        for it, place in found.items()
        if place is not None and not place.waiting and is_free(local, place)
    }


def claim(local: Path, path: Path, state: Identity) -> Path:
    """The folder of a file in this state, made or taken over if need be.

    A folder that knows of a later state too is not taken over but copied: this may be an older
    copy, and the file in the later state must find its journal as well.

    Raises:
        NotSaved: if the local data cannot be written to.
    """
    try:
        found = find(local, path, state)
        folder = _its_own(found, path, state) or _make(local, state.session)
        if found not in (None, folder):
            chain.copy(found, folder)
            set_aside(found)
        assign(folder, state.session, path)
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
    _write_place(folder, Place(session=session, path=str(path.resolve())))


def set_aside(folder: Path) -> None:
    """Let a folder wait for the file it belongs to: at its place there is another one now.

    Raises:
        NotSaved: if that cannot be written.
        Unreadable: if the system does not let it be read whose it is.
    """
    place = read_place(folder)
    if place is not None:
        _write_place(folder, replace(place, waiting=True))


def of_file(local: Path, path: Path, state: Identity | None) -> list[Path]:
    """Every folder that belongs to this very file, whose state is None if it is damaged.

    That is by its place; or by its state, where another place is there and the file is not (one
    on a stick that is pulled out keeps its own).

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    found = []
    for folder, place in all_places(local).items():
        if state is not None and place.session != state.session:
            continue
        if _same(place.path, path) or (state is not None and _moved(local, folder, place, state)):
            found.append(folder)
    return found


def _moved(local: Path, folder: Path, place: Place, state: Identity) -> bool:
    parent_is_there = disk.exists(Path(place.path).parent)
    return parent_is_there and is_free(local, place) and knows(folder, state)


def follow(local: Path, path: Path, target: Path) -> None:
    """Let folders go along with a file that was moved; those that will not are found by state."""
    for folder, place in all_places(local).items():
        if _same(place.path, path):
            with contextlib.suppress(StorageError):
                _write_place(folder, replace(place, path=str(target.resolve())))


def clear(folder: Path) -> None:
    """Remove a folder with all journals in it, also those kept to be looked at."""
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_dir():
            file.rmdir()
        else:
            disk.remove(file)
    folder.rmdir()


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


def leave(folder: Path, state: Identity) -> None:
    """Remove the journal of a file that is whole in this state, and the folder if it is empty then.

    An open round's box may stay in it, for the file in this state wherever it will be.
    """
    with contextlib.suppress(OSError, StorageError):
        place = read_place(folder)
        if place is not None and any(it.name.startswith("box-") for it in folder.iterdir()):
            _write_place(folder, replace(place, state=state))
    chain.drop(folder)
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
    stem = "" if session is None else f"{_stem(session)}-"
    try:
        return sorted(it for it in (local / "open").iterdir() if it.name.startswith(stem))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(local / "open", error) from error


def _stem(session: str) -> str:
    """A folder name for a session id, which may be anything."""
    return hashlib.blake2b(session.encode(), digest_size=8).hexdigest()


def _its_own(folder: Path | None, path: Path, state: Identity) -> Path | None:
    """A folder if it may be taken over by a file in this state; None if it is another's as well."""
    place = read_place(folder) if folder is not None else None
    if folder is None or (place is not None and not place.waiting and _same(place.path, path)):
        return folder
    named = [it.follows for it in chain.read(folder) if it.follows is not None]
    return folder if not named or named[-1] == state else None


def _write_place(folder: Path, place: Place) -> None:
    if read_place(folder) != place:
        atomic_file.write(folder / _PLACE, encode(place), time.sleep, atomic_file.BRIEF)


def _make(local: Path, session: str) -> Path:
    number = 1
    while (folder := local / "open" / f"{_stem(session)}-{number}").exists():
        number += 1
    disk.make_folder(folder, 0o700)
    return folder


def _same(recorded: str, path: Path) -> bool:
    return os.path.normcase(recorded) == os.path.normcase(path.resolve())

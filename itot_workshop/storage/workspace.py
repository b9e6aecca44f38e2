"""Where the journal and the ballot box of a session lie while it is open.

They lie in the computer's local application data and not beside the session: libraries are often
synced, and a synced journal would be torn and a synced ballot box no longer secret. A folder there
says which session and which file it belongs to, so that two copies of a file never share one. A
file that was moved finds its own again by the state it is in: no other copy can take it away.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from msgspec.structs import replace

from itot_workshop.storage import box_files, chain, disk, lock
from itot_workshop.storage.chain import Replayed
from itot_workshop.storage.errors import NotSaved, Postponed, StorageError, Unreadable, reason
from itot_workshop.storage.file_format import Identity
from itot_workshop.storage.file_state import identity
from itot_workshop.storage.places import (
    PLACE,
    Place,
    all_places,
    folders,
    is_at,
    make,
    read_place,
    write_place,
)


def find(local: Path, path: Path, state: Identity) -> Path | None:
    """The folder of a file in this state: one that knows the state, else the one for its place.

    A folder of another file of the session is only found where that file has gone from its place.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    own = None
    for folder in folders(local, state.session):
        place = read_place(folder)
        at_place = place is not None and not place.waiting and is_at(place.path, path)
        if (at_place or is_free(local, folder, place)) and knows(folder, state):
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


def is_free(local: Path, folder: Path, place: Place | None) -> bool:
    """Whether the file that a folder was for has gone from its place, as far as can be seen.

    It has gone, too, where one is there that is not in the last state the folder knows of.
    """
    if place is None or place.waiting:
        return True
    path = Path(place.path)
    try:
        there = identity(path) if disk.exists(path) else None
        newest = _newest(folder, place)
        gone = newest not in (None, there) if there is not None else not disk.exists(path)
    except StorageError:
        return False
    return gone and not lock.in_use(local, path)


def left_by_others(local: Path, session: str, folder: Path | None) -> dict[Path, Place]:
    """Folders of other files of a session, where those have gone from their places.

    Raises:
        Unreadable: if the system does not let them be looked for.
    """
    found = {it: read_place(it) for it in folders(local, session) if it != folder}
    return {
        it: place
        for it, place in found.items()
        if place is not None and not place.waiting and is_free(local, it, place)
    }


def claim(local: Path, path: Path, state: Identity) -> Path:
    """The folder of a file in this state, made or taken over if need be.

    A folder that knows of a later state too is not taken over but copied: this may be an older
    copy, and the file in the later state must find its journal as well. That holds at the file's
    own place too, unless the program died before the later state had been there.

    Raises:
        NotSaved: if the local data cannot be written to.
    """
    try:
        found = find(local, path, state)
        folder = _its_own(found, path, state) or make(local, state.session)
        if found not in (None, folder):
            chain.copy(found, folder)
            set_aside(found)
        assign(folder, state.session, path)
    except Postponed as held:
        raise NotSaved(
            "Nothing can be kept safely on this computer yet because another program is using the"
            f" folder for it ({local}). Try again in a moment."
        ) from held
    except Unreadable as error:
        raise NotSaved(f"Nothing can be kept safely on this computer. {error}") from error
    except OSError as error:
        raise NotSaved(
            f"Nothing can be kept safely on this computer because {reason(error)} ({local})."
        ) from error
    return folder


def assign(folder: Path, session: str, path: Path) -> None:
    """Say which session and file a folder belongs to.

    Raises:
        Postponed, NotSaved: if that cannot be written (now).
    """
    write_place(folder, Place(session=session, path=str(path.resolve())))


def put_aside(folder: Path, replayed: Replayed, state: Identity) -> tuple[str, ...]:
    """Keep what a journal has and a file in this state does not get; gives what is to be told.

    A journal of another state waits for the file in that state, and so does the box beside it. One
    of this state that is broken, or does not fit, is of no further use and kept to be looked at.

    Raises:
        NotSaved, Unreadable: if that cannot be done.
    """
    none_fits = bool(replayed.foreign) and not replayed.applied
    if none_fits and not knows(folder, state):
        set_aside(folder)
        return (_BALLOTS_WAIT,) if box_files.files(folder) else ()
    if replayed.foreign or replayed.lost:
        chain.copy_aside(folder)
    if none_fits:
        chain.drop(folder)
    return ()


_BALLOTS_WAIT = (
    "Ballots of a vote that was open wait with these changes. They are readable on this computer "
    "until that file is opened here and the vote is closed."
)


def set_aside(folder: Path) -> None:
    """Let a folder wait for the file it belongs to: at its place there is another one now.

    Raises:
        NotSaved: if that cannot be written.
        Unreadable: if the system does not let it be read whose it is.
    """
    place = read_place(folder)
    if place is not None:
        write_place(folder, replace(place, waiting=True))


def of_file(local: Path, path: Path, state: Identity | None) -> list[Path]:
    """Every folder that belongs to this very file, whose state is None if it is damaged.

    That is by its place; or by its state, where another place is there and the file is not (one
    on a stick that is pulled out keeps its own). What waits for another state is not touched.

    Raises:
        Unreadable: if the system does not let it be found out.
    """
    found = []
    for folder, place in all_places(local).items():
        if state is not None and place.session != state.session:
            continue
        at_place = is_at(place.path, path) and not place.waiting
        if at_place or (state is not None and _moved(local, folder, place, state)):
            found.append(folder)
    return found


def _moved(local: Path, folder: Path, place: Place, state: Identity) -> bool:
    path = Path(place.path)
    is_nowhere = disk.exists(path.parent) and not disk.exists(path)
    return (place.waiting or is_nowhere) and is_free(local, folder, place) and knows(folder, state)


def follow(local: Path, path: Path, target: Path) -> None:
    """Let folders go along with a file that was moved; those that will not are found by state."""
    for folder, place in all_places(local).items():
        if is_at(place.path, path) and not place.waiting:
            with contextlib.suppress(StorageError):
                write_place(folder, replace(place, path=str(target.resolve())))


def clear(folder: Path) -> None:
    """Remove a folder with all journals in it, also those kept to be looked at."""
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_dir():
            file.rmdir()
        else:
            disk.remove(file)
    folder.rmdir()


def leave(folder: Path, state: Identity) -> None:
    """Remove the journal of a file that is whole in this state, and the folder if it is empty then.

    An open round's box may stay in it, for the file in this state wherever it will be.
    """
    with contextlib.suppress(OSError, StorageError):
        place = read_place(folder)
        if place is not None and any(it.name.startswith("box-") for it in folder.iterdir()):
            write_place(folder, replace(place, state=state))
    chain.drop(folder)
    with contextlib.suppress(OSError):
        if [file.name for file in folder.iterdir()] == [PLACE]:
            disk.remove(folder / PLACE)
            folder.rmdir()


def _its_own(folder: Path | None, path: Path, state: Identity) -> Path | None:
    """A folder if it may be taken over by a file in this state; None if it is another's as well."""
    place = read_place(folder) if folder is not None else None
    if folder is None or _newest(folder, place) in (None, state):
        return folder
    at_place = place is not None and not place.waiting and is_at(place.path, path)
    return folder if at_place and not _was_renewed(folder) else None


def _was_renewed(folder: Path) -> bool:
    """Whether the last state a folder knows of has been at the file's place, so that an older one
    found there is a copy; else the program died before it was.
    """
    named = [it.held for it in chain.read(folder) if it.follows is not None]
    return bool(named) and named[-1]


def _newest(folder: Path, place: Place | None) -> Identity | None:
    """The last state that a folder knows its file to be in, or about to be."""
    named = [it.follows for it in chain.read(folder) if it.follows is not None]
    return named[-1] if named else place.state if place is not None else None

"""What a list says of a session file, read from the head of the file alone, and remembered.

What was read is kept in an index in the local data, and used for as long as a file's size, time
and inode are the same. An index that is missing, damaged or of another version costs time only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.domain.about import About
from itot_workshop.storage import atomic_file, disk, file_format
from itot_workshop.storage.coding import BAD_INPUT, GONE, checksum, known_part
from itot_workshop.storage.errors import Damaged, StorageError, unreadable
from itot_workshop.storage.file_format import ABOUT, ABOUT_ID, HEADLINE_ID
from itot_workshop.storage.file_names import is_session_file, is_text
from itot_workshop.storage.headline import Headline

_ENOUGH = 8 * 1024
_ABOUT = msgspec.json.Decoder(About)
_HEADLINE = msgspec.json.Decoder(Headline)


class Listed(Struct, frozen=True, kw_only=True):
    """A session as its file's head describes it; ``fault`` is the sentence if that cannot be."""

    about: About | None = None
    headline: Headline | None = None
    fault: str = ""


class _Remembered(Struct, frozen=True, array_like=True):
    size: int
    mtime_ns: int
    inode: int
    listed: Listed


_INDEX = msgspec.msgpack.Decoder(dict[str, _Remembered])


def list_folder(folder: Path, local: Path) -> dict[str, Listed]:
    """What every session file of a folder is, by file name.

    Raises:
        Unreadable: if the folder itself cannot be looked into.
    """
    index_file = _index_file(folder, local)
    known = _read_index(index_file)
    now: dict[str, _Remembered] = {}
    try:
        with os.scandir(folder) as files:
            for file in files:
                if is_session_file(file.name) and (found := _look(file, known.get(file.name))):
                    now[file.name] = found
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unreadable(folder, error) from error
    kept = {name: it for name, it in now.items() if is_text(name)}
    if kept != known:
        _write_index(index_file, kept)
    return {name: remembered.listed for name, remembered in now.items()}


def read_listed(path: Path) -> Listed:
    """What a session file is, from its first few kilobytes; never raises."""
    try:
        return _listed(str(path), path.stat())
    except OSError as error:
        return Listed(fault=str(unreadable(path, error)))


def _listed(path: str, found: os.stat_result) -> Listed:
    try:
        return _read_head(path, disk.plain_size(found))
    except StorageError as error:
        return Listed(fault=str(error))
    except OSError as error:
        return Listed(fault=str(unreadable(Path(path), error)))


def _look(file: os.DirEntry[str], known: _Remembered | None) -> _Remembered | None:
    """What is known of a file if it is still the same, else what it says now."""
    try:
        found = file.stat()
    except OSError:
        return None
    if known is not None and (known.size, known.mtime_ns, known.inode) == (
        found.st_size,
        found.st_mtime_ns,
        found.st_ino,
    ):
        return known
    listed = _listed(file.path, found)
    return _Remembered(found.st_size, found.st_mtime_ns, found.st_ino, listed)


def _read_head(path: str, size: int) -> Listed:
    start = disk.read_start(path, min(size, _ENOUGH))
    head = file_format.read_head(start)
    first = start.find(b"\n") + 1
    lengths = [length for length, _ in head.tables.values()]
    length, crc = head.tables.get(ABOUT, (0, ""))
    if min(lengths, default=0) < 0 or first + sum(lengths) + 2 * len(lengths) != size:
        raise Damaged(_INCOMPLETE)
    if first + length > len(start):
        start = disk.read_start(path, first + length)
    section = start[first : first + length]
    if checksum(section) != crc:
        raise Damaged(_INCOMPLETE)
    documents = file_format.read_section(ABOUT, section)
    return Listed(
        about=_about(documents.get(ABOUT_ID)), headline=_headline(documents.get(HEADLINE_ID))
    )


def _about(document: msgspec.Raw | None) -> About:
    """The description in a file of this version, or as much of a newer one's as is known here."""
    try:
        return _ABOUT.decode(document or b"")
    except BAD_INPUT:
        known = known_part(document or GONE, _ABOUT)
        if known is None:
            raise Damaged(_INCOMPLETE) from None
        return _ABOUT.decode(known)


def _headline(document: msgspec.Raw | None) -> Headline | None:
    """The headline, if there is one that this version understands."""
    if document is None:
        return None
    try:
        return _HEADLINE.decode(document)
    except BAD_INPUT:
        return None


_INCOMPLETE = (
    "The file is damaged: a part of it is missing or not as it was saved. It was left as it is; "
    "open it to save what can be saved, or take a backup from the library."
)


def _index_file(folder: Path, local: Path) -> Path:
    name = os.path.normcase(folder.resolve())
    return local / "index" / hashlib.blake2b(os.fsencode(name), digest_size=8).hexdigest()


def _read_index(file: Path) -> dict[str, _Remembered]:
    try:
        crc, _, data = atomic_file.read(file).partition(b"\n")
        return _INDEX.decode(data) if checksum(data).encode() == crc else {}
    except (StorageError, *BAD_INPUT):
        return {}


def _write_index(file: Path, index: dict[str, _Remembered]) -> None:
    """Remember it for the next time, if that can be done; it need not outlive a power cut."""
    data = msgspec.msgpack.encode(index)
    beside = atomic_file.leftover(file)
    try:
        disk.make_folder(file.parent, 0o700)
        beside.write_bytes(checksum(data).encode() + b"\n" + data)
        disk.replace(beside, file)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(beside)

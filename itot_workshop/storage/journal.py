"""A file that only grows: one checksummed line per entry, on the disk before it is acknowledged.

A line is ``LENGTH CRC SEQUENCE PAYLOAD`` and a newline: length and CRC-32 as eight hexadecimal
digits each, both of ``SEQUENCE PAYLOAD``. Payloads are bytes without a newline (JSON has none), so
that reading can find its feet again behind a broken line. The journal knows nothing of sessions.

Room for lines to come is made ahead with zeros: forcing a line to the disk takes a third less time
where the file does not grow.

Once a write or fsync has failed nobody knows what is on the disk, and asking again may be answered
with success by a system that has already dropped the data. So a failed journal stays failed.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from itot_workshop.storage import disk
from itot_workshop.storage.coding import checksum
from itot_workshop.storage.errors import NotSaved, reason, unreadable

LIMIT = 1 << 30
_HEAD = re.compile(rb"([0-9a-f]{8}) ([0-9a-f]{8}) ")
_HEAD_LENGTH = 18
_DIGITS = 19
_AHEAD = 32 * 1024


class Words(NamedTuple):
    """What a journal says, with a ``reason``: that it cannot begin, that nothing more is kept."""

    not_begun: str
    unsure: str


ENTRIES = Words(
    not_begun="Entries cannot be kept in the local data of this computer because {reason}. "
    "Put that right, or save a copy of the session elsewhere.",
    unsure="The last entry could not be saved because {reason}, and nothing more can be kept on "
    "this disk. Save a copy of the session elsewhere now; everything confirmed before is in it, "
    "but for a vote that is still open: that goes on when the session is opened here again.",
)
"""Of a session's own journal."""


class Entry(Struct, frozen=True, kw_only=True):
    """One sound line: its number, counted up by one from line to line, and what was written."""

    sequence: int
    payload: bytes


class Recovered(Struct, frozen=True, kw_only=True):
    """What a journal file still says.

    ``torn`` is true if the last line is incomplete, as after a power cut while writing (it was
    never acknowledged). ``lost`` counts lines that are broken or missing before a sound one.
    """

    entries: tuple[Entry, ...]
    torn: bool = False
    lost: int = 0


class Journal:
    """The writing end of one journal file."""

    def __init__(self, path: Path, handle: int, sequence: int, words: Words) -> None:
        """Use ``create``."""
        self.path = path
        self.sequence = sequence
        self._handle = handle
        self._words = words
        self._end = self._room = 0
        self._failure = ""

    @classmethod
    def create(cls, path: Path, sequence: int, opening: bytes, words: Words = ENTRIES) -> Journal:
        """A new file whose first line carries ``opening`` under the sequence number given.

        File and name are on the disk on return. A file that is there already is not touched.

        Raises:
            NotSaved: if that cannot be done; nothing is left behind that reads as a journal.
        """
        try:
            handle = disk.create(path, 0o600)
        except OSError as error:
            raise NotSaved(words.not_begun.format(reason=reason(error))) from error
        journal = cls(path, handle, sequence - 1, words)
        try:
            journal.append(opening)
            disk.sync_folder(path.parent)
        except BaseException as error:
            journal.close()
            with contextlib.suppress(OSError):
                disk.remove(path)
            if isinstance(error, OSError):
                raise NotSaved(words.not_begun.format(reason=reason(error))) from error
            raise
        return journal

    @property
    def failure(self) -> str:
        """The sentence that says why nothing more is acknowledged; empty while all is well."""
        return self._failure

    @property
    def is_gone(self) -> bool:
        """Whether somebody has swept the file away; what is written then comes back to nobody."""
        return not os.path.lexists(self.path)

    def append(self, payload: bytes) -> int:
        """Write one line and return its number when it is on the disk: that is the acknowledgement.

        Raises:
            NotSaved: if it may not be there, now and for every later call.
        """
        if self._failure:
            raise NotSaved(self._failure)
        self._failure = self._words.unsure.format(reason="saving was interrupted")
        try:
            self._write(line(self.sequence + 1, payload))
        except OSError as error:
            self._failure = self._words.unsure.format(reason=reason(error))
            raise NotSaved(self._failure) from error
        self._failure = ""
        self.sequence += 1
        return self.sequence

    def _write(self, data: bytes) -> None:
        """Write and force to the disk, with new room behind it if there was too little."""
        end = self._end + len(data)
        if end > self._room:
            disk.write(self._handle, data + bytes(_AHEAD))
            disk.seek(self._handle, end)
            self._room = end + _AHEAD
        else:
            disk.write(self._handle, data)
        disk.sync(self._handle)
        self._end = end

    def close(self) -> None:
        """Give the file back; appending is over."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        closed = self._words.unsure.format(reason="the session is closed")
        self._failure = self._failure or closed
        with contextlib.suppress(OSError):
            disk.close(handle)


def line(sequence: int, payload: bytes) -> bytes:
    """One line as it stands in the file."""
    body = b"%d %b" % (sequence, payload)
    return b"%08x %b %b\n" % (len(body), checksum(body).encode(), body)


def recover(path: Path) -> Recovered:
    """Every sound entry of a journal file, in order, and what is missing among them.

    Raises:
        Unreadable: if the file cannot be read at all.
    """
    try:
        data = disk.read(path, LIMIT)
    except OSError as error:
        raise unreadable(path, error) from error
    return parse(data)


def parse(data: bytes) -> Recovered:
    """``recover`` for bytes."""
    data = data.rstrip(b"\0")
    entries: list[Entry] = []
    offset, broken, lost = 0, 0, 0
    while offset < len(data):
        offset, entry = _line_at(data, offset)
        if entry is None:
            broken += 1
            continue
        broken = 0
        if entries:
            lost += max(0, entry.sequence - entries[-1].sequence - 1)
        if not entries or entry.sequence > entries[-1].sequence:
            entries.append(entry)
    return Recovered(entries=tuple(entries), torn=broken > 0, lost=lost + max(0, broken - 1))


def _line_at(data: bytes, offset: int) -> tuple[int, Entry | None]:
    """Where the next line begins, and the entry of this one if it is sound."""
    head = _HEAD.match(data, offset)
    if head is not None:
        start = offset + _HEAD_LENGTH
        end = start + int(head[1], 16)
        body = data[start:end]
        number, _, payload = body.partition(b" ")
        if checksum(body).encode() == head[2] and number.isdigit() and len(number) < _DIGITS:
            return end + 1, Entry(sequence=int(number), payload=payload)
    return data.find(b"\n", offset) + 1 or len(data), None

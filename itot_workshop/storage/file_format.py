"""The bytes of a session file: TinyDB's tables as UTF-8 JSON, with a head that vouches for them.

The first line is the table ``_file`` with the head: format, version of the schema, session id,
number of the last change in the file, length and CRC-32 of every table, and last a CRC-32 of the
line itself up to there. Every byte is covered: tables by their checksums, the head by its own,
what stands between them by comparison. Tables follow in order, ``about`` first, so that a listing
reads no further; each document is a line of its own, so that damage stays where it is::

    {"_file":{"head":{"format":"…",…,"tables":{"about":[412,"5e0c1a2f"],…},"crc":"9a…"}},
    "about":{
    "session":{…}
    },
    "people":{
    "4be1…":{…},
    …
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from itot_workshop.storage.coding import BAD_INPUT, checksum, encode
from itot_workshop.storage.errors import Damaged, NotASession
from itot_workshop.storage.raw_tables import RawTables

FORMAT = "itot-workshop session"
VERSION = 3
"""The version of the schema that this program writes."""
ABOUT, PACK = "about", "pack"
ABOUT_ID, HEADLINE_ID = "session", "headline"

START = b'{"_file":{"head":'
_SEAL = re.compile(rb',"crc":"([0-9a-f]{8})"}},')
_SEAL_LENGTH = 20
_TABLE = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Identity(Struct, frozen=True):
    """Which state of which session a file holds; a journal belongs to exactly one."""

    session: str
    sequence: int
    crc: str


class Head(Struct, frozen=True, kw_only=True):
    """The first line. ``tables`` gives every table's length in bytes and checksum, in order."""

    format: str
    version: int
    session: str
    sequence: int
    tables: dict[str, tuple[int, str]]
    crc: str = ""

    @property
    def identity(self) -> Identity:
        """Which state this is."""
        return Identity(self.session, self.sequence, self.crc)


def render(
    session: str, sequence: int, tables: Mapping[str, Mapping[str, msgspec.Raw]]
) -> tuple[Head, bytes]:
    """A whole file's head and bytes."""
    sections = {name: _section(name, documents) for name, documents in tables.items()}
    head = Head(
        format=FORMAT,
        version=VERSION,
        session=session,
        sequence=sequence,
        tables={name: (len(data), checksum(data)) for name, data in sections.items()},
    )
    return seal(head, sections)


def seal(head: Head, sections: Mapping[str, bytes]) -> tuple[Head, bytes]:
    """Put head and tables together and vouch for them."""
    covered = START + encode(head)[: -len(b',"crc":""}')]
    head = msgspec.structs.replace(head, crc=checksum(covered))
    first = covered + b',"crc":"%b"}},\n' % head.crc.encode()
    return head, first + b",\n".join(sections.values()) + b"}\n"


def read_head(data: bytes) -> Head:
    """The head of a file, of which ``data`` is the whole or a first part.

    Raises:
        NotASession: there is no head of this program.
        Damaged: there is one and it is not as it was written.
    """
    if not data:
        raise Damaged(_EMPTY)
    if not data.startswith(START):
        raise NotASession(_NOT_OURS)
    line = data[: data.find(b"\n")]
    sealed = _SEAL.fullmatch(line, max(0, len(line) - _SEAL_LENGTH))
    if sealed is None or checksum(line[: sealed.start()]).encode() != sealed[1]:
        raise Damaged(_CHANGED)
    try:
        head = msgspec.json.decode(line[len(START) : -2], type=Head)
    except BAD_INPUT as error:
        raise Damaged(_CHANGED) from error
    if head.format != FORMAT or head.version < 1:
        raise NotASession(_NOT_OURS)
    if head.version <= VERSION and encode(head) != line[len(START) : -2]:
        raise Damaged(_CHANGED)
    return head


def read_tables(head: Head, data: bytes) -> RawTables:
    """Every table of a whole file, after making sure of every byte.

    Raises:
        Damaged: a byte is not as it was written, or something is there twice.
    """
    sections = whole_sections(head, data)
    return {name: read_section(name, section) for name, section in sections.items()}


def whole_sections(head: Head, data: bytes) -> dict[str, memoryview]:
    """The bytes of every table of a file in which no byte has changed.

    Raises:
        Damaged: one has.
    """
    sections = sound_sections(head, data)
    if len(sections) < len(head.tables) or _between(head, data) != _expected_between(head):
        raise Damaged(_CHANGED)
    return sections


def sound_sections(head: Head, data: bytes) -> dict[str, memoryview]:
    """The bytes of the tables that are as they were written; the others are left out."""
    sections: dict[str, memoryview] = {}
    offset = data.find(b"\n") + 1
    for name, (length, crc) in head.tables.items():
        section = memoryview(data)[offset : offset + length]
        if len(section) == length and checksum(section) == crc:
            sections[name] = section
        offset += length + len(b",\n")
    return sections


def read_section(name: str, section: bytes | memoryview) -> dict[str, msgspec.Raw]:
    """The documents of one sound table.

    Raises:
        Damaged: it is another table, or is not written as this module writes tables.
    """
    title = encode(name) + b":"
    documents = memoryview(section)[len(title) :]
    try:
        table = _TABLE.decode(documents)
    except BAD_INPUT as error:
        raise Damaged(_CHANGED) from error
    # Whatever is there twice, or spelt in another way than ours, comes out shorter than it went in.
    breaks = len(table) + 1 if table else 0
    if section[: len(title)] != title or len(documents) - breaks != len(encode(table)):
        raise Damaged(_CHANGED)
    return table


def _between(head: Head, data: bytes) -> bytes:
    """What stands between the tables, and behind the last."""
    offset = data.find(b"\n") + 1
    found = []
    for length, _ in head.tables.values():
        offset += length
        found.append(data[offset : offset + 2])
        offset += 2
    return b"".join(found) + data[offset:]


def _expected_between(head: Head) -> bytes:
    return b",\n" * (len(head.tables) - 1) + b"}\n"


def _section(name: str, documents: Mapping[str, msgspec.Raw]) -> bytes:
    """A table: its name, then every document on a line of its own."""
    lines = b",\n".join(
        [b"%b:%b" % (encode(doc_id), document) for doc_id, document in documents.items()]
    )
    return encode(name) + b":{" + (b"\n" + lines + b"\n" if lines else b"") + b"}"


_EMPTY = "The file is empty. Take a backup from the library, or a copy from elsewhere."
_NOT_OURS = "This is not a session of this program. It was left as it is."
_CHANGED = (
    "The file is damaged: something in it is not as it was saved. It was left as it is; "
    "open it in the app to save what can be saved, or take a backup from the library."
)

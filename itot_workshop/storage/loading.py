"""From the bytes of a session file to the session, or one sentence why not."""

from __future__ import annotations

import msgspec

from itot_workshop.domain.session import Session
from itot_workshop.storage import file_format, migrations
from itot_workshop.storage.coding import known_part
from itot_workshop.storage.errors import Damaged
from itot_workshop.storage.file_format import ABOUT, HEADLINE_ID, Head, read_head
from itot_workshop.storage.raw_tables import RawTables
from itot_workshop.storage.session_coding import (
    DECODERS,
    quick_session,
    to_session,
)


def read_file(data: bytes) -> tuple[Head, RawTables]:
    """Head and tables of a whole and sound file of any version, as they stand in it.

    Raises:
        NotASession, Damaged: with the sentence to show.
    """
    head = read_head(data)
    return head, file_format.read_tables(head, data)


def quick_session_of(head: Head, data: bytes) -> Session | None:
    """The session of a whole file just as this version writes it, else None.

    Raises:
        Damaged: a byte of the file is not as it was written.
    """
    if head.version != file_format.VERSION:
        return None
    session = quick_session(file_format.whole_sections(head, data))
    return session if session is None else _own(head, session)


def session_of(head: Head, tables: RawTables) -> tuple[Session, RawTables]:
    """The session in tables of a file's version, and the tables brought to this one.

    Raises:
        Damaged: if they are not what a file of that version holds.
    """
    if head.version < file_format.VERSION:
        tables = migrations.upgrade(tables, head.version, file_format.VERSION, migrations.STEPS)
    return _own(head, to_session(tables)), tables


def _own(head: Head, session: Session) -> Session:
    if session.id != head.session:
        raise Damaged("The file is damaged: its head names another session. It was left as it is.")
    return session


def newer_session(head: Head, tables: RawTables) -> tuple[Session, tuple[str, ...]]:
    """What this program understands of a file of a newer version, and sentences saying so.

    Raises:
        Damaged: if not even the description and the content pack can be understood.
    """
    known: RawTables = {name: {} for name in DECODERS}
    left_out = 0
    for name, documents in tables.items():
        for doc_id, raw in documents.items():
            document = None if (name, doc_id) == (ABOUT, HEADLINE_ID) else fit(name, raw)
            if document is not None:
                known[name][doc_id] = document
            elif doc_id != HEADLINE_ID:
                left_out += 1
    notes = [newer_sentence(head.version)]
    if left_out:
        notes.append(f"{left_out} of its entries are of a kind unknown here and are not shown.")
    return to_session(known), tuple(notes)


def newer_sentence(version: int) -> str:
    """What is said of a file of a newer version, and why it is not written."""
    return _NEWER.format(version=version)


_NEWER = (
    "This file was made by a newer version of the program (format {version}), so it is open for "
    "reading only. Update the program to work on it."
)


def fit(name: str, raw: msgspec.Raw) -> msgspec.Raw | None:
    """A document without the fields that this version does not know; None if it cannot be read."""
    return known_part(raw, DECODERS[name]) if name in DECODERS else None

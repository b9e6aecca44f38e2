"""Tables of documents held as their bytes: how to read them, change them, and replay a journal.

Memory holds every document once, as the bytes that are on the disk; who reads one gets a copy.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from itot_workshop.storage.coding import BAD_INPUT, GONE
from itot_workshop.storage.errors import Damaged, NotStorable

RawTables: TypeAlias = dict[str, dict[str, msgspec.Raw]]
"""Every document's bytes, by table and id."""

ANY = msgspec.json.Decoder(dict[str, Any])
"""Decodes a document of whatever kind."""


class Put(Struct, frozen=True, array_like=True):
    """One document put in its place (``null``: removed), and the CRC-32 of the one before it."""

    table: str
    id: str
    former: int | None
    document: msgspec.Raw


class Edits(Struct, frozen=True, forbid_unknown_fields=True):
    """What one journal line says: the puts of one transaction, in order."""

    edits: tuple[Put, ...]


class Documents(Mapping[str, dict[str, Any]]):
    """A table as TinyDB reads it: documents decoded when they are asked for."""

    def __init__(self, raw: Mapping[str, msgspec.Raw]) -> None:
        self._raw = raw

    def __getitem__(self, doc_id: str) -> dict[str, Any]:
        return ANY.decode(self._raw[doc_id])

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class Draft(MutableMapping[str, dict[str, Any]]):
    """A table as TinyDB changes it: remembers what was touched, copies nothing else."""

    def __init__(self, raw: Mapping[str, msgspec.Raw]) -> None:
        self._raw = raw
        self.touched: dict[str, dict[str, Any] | None] = {}

    def __getitem__(self, doc_id: str) -> dict[str, Any]:
        if doc_id not in self.touched:
            self.touched[doc_id] = ANY.decode(self._raw[doc_id])
        document = self.touched[doc_id]
        if document is None:
            raise KeyError(doc_id)
        return document

    def __setitem__(self, doc_id: str, document: dict[str, Any]) -> None:
        if not isinstance(doc_id, str):
            raise NotStorable("A document needs an id of its own; nothing was changed.")
        self.touched[doc_id] = document

    def __delitem__(self, doc_id: str) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self.touched[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self.touched:
            return self.touched[str(doc_id)] is not None
        return doc_id in self._raw

    def __iter__(self) -> Iterator[str]:
        yield from (i for i in self._raw if self.touched.get(i, ()) is not None)
        yield from (i for i, d in self.touched.items() if d is not None and i not in self._raw)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self.touched = dict.fromkeys(self._raw)


def replay(tables: RawTables, payload: bytes, *, force: bool = False) -> bool:
    """Apply one journal line to tables in memory; says whether its former documents were there.

    If they were not, nothing is applied unless forced: the line belongs to another state.

    Raises:
        Damaged: if the line is not one that ``JournaledDB`` has written.
    """
    try:
        edits = msgspec.json.decode(payload, type=Edits).edits
    except BAD_INPUT as error:
        raise Damaged("A line of the journal is not what this program writes.") from error
    before: dict[tuple[str, str], msgspec.Raw | None] = {}
    fits = True
    for put in edits:
        documents = tables.setdefault(put.table, {})
        former = documents.get(put.id)
        before.setdefault((put.table, put.id), former)
        fits = fits and put.former == (None if former is None else zlib.crc32(former))
        if put.document == GONE:
            documents.pop(put.id, None)
        else:
            documents[put.id] = put.document.copy()
    if not fits and not force:
        for (table, doc_id), former in before.items():
            if former is None:
                tables[table].pop(doc_id, None)
            else:
                tables[table][doc_id] = former
    return fits

"""TinyDB whose tables write only what changed, one journal line for all edits of a transaction.

TinyDB rebuilds a table and writes the whole database for each insert. Here a table hands over the
documents that an operation has touched, and nothing else is looked at: an insert costs the same at
100 and at 50,000 documents.

Documents are addressed by string ids of the caller's choice; TinyDB's counted ids are refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from itot_workshop.storage.coding import GONE, encode, encode_document
from itot_workshop.storage.raw_tables import ANY, Documents, Draft, Edits, Put, RawTables


class _Memory(Storage):
    """What TinyDB takes for its storage: the tables in memory, changed through a transaction."""

    def __init__(self, tables: RawTables, append: Callable[[bytes], object]) -> None:
        self.tables = tables
        self._append = append
        self._gathered: list[tuple[Put, msgspec.Raw | None]] = []
        self._open = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as TinyDB wants to see them."""
        return {name: Documents(raw) for name, raw in self.tables.items()}  # type: ignore[misc]

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refused: whole tables are never written."""
        raise NotImplementedError("tables write what changed, through a transaction")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Gather puts and write them as one line at the end, or take all of them back."""
        if self._open:
            yield
            return
        self._open = True
        try:
            yield
            edits = tuple(put for put, _ in self._gathered)
            if edits:
                self._append(encode(Edits(edits=edits)))
        except BaseException:
            for put, former in reversed(self._gathered):
                self._set(put.table, put.id, former)
            raise
        finally:
            self._gathered = []
            self._open = False

    def put(self, table: str, doc_id: str, document: msgspec.Raw | None) -> None:
        """Put a document in its place, or remove it; only within a transaction."""
        former = self.tables.get(table, {}).get(doc_id)
        if former == document:
            return
        crc = None if former is None else zlib.crc32(former)
        put = Put(table, doc_id, crc, GONE if document is None else document)
        self._gathered.append((put, former))
        self._set(table, doc_id, document)

    def _set(self, table: str, doc_id: str, document: msgspec.Raw | None) -> None:
        if document is None:
            self.tables.get(table, {}).pop(doc_id, None)
        else:
            self.tables.setdefault(table, {})[doc_id] = document


class JournaledTable(Table):
    """A TinyDB table that hands on the documents an operation has touched."""

    document_id_class = str  # type: ignore[assignment]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        memory = cast(_Memory, self._storage)
        draft = Draft(memory.tables.get(self.name, {}))
        updater(draft)
        coded = {
            doc_id: None if document is None else encode_document(document, ANY)
            for doc_id, document in draft.touched.items()
        }
        with memory.transaction():
            for doc_id, document in coded.items():
                memory.put(self.name, doc_id, document)
        self.clear_cache()


class JournaledDB(TinyDB):
    """The tables of one file in memory, and a journal to which every change goes first.

    ``append`` takes the bytes of one transaction and returns when they are on the disk. If it
    raises, nothing has changed here either.
    """

    table_class = JournaledTable

    def __init__(self, tables: RawTables, append: Callable[[bytes], object]) -> None:
        super().__init__(tables, append, storage=_Memory)
        self._memory = cast(_Memory, self._storage)

    @property
    def raw(self) -> RawTables:
        """Every document's bytes, to be read and not to be changed."""
        return self._memory.tables

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All edits made inside, over however many tables, are one journal line, or none."""
        try:
            with self._memory.transaction():
                yield
        except BaseException:
            for table in self._tables.values():
                table.clear_cache()
            raise

    def put(self, table: str, doc_id: str, document: msgspec.Raw) -> None:
        """Put the bytes of a document in its place."""
        with self._memory.transaction():
            self._memory.put(table, doc_id, document)
        self.table(table).clear_cache()

    def remove_document(self, table: str, doc_id: str) -> None:
        """Remove a document if it is there."""
        with self._memory.transaction():
            self._memory.put(table, doc_id, None)
        self.table(table).clear_cache()

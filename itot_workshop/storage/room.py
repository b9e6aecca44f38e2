"""How large a session may become: what cannot be opened again must not be written."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from itot_workshop.storage import atomic_file
from itot_workshop.storage.errors import NotStorable
from itot_workshop.storage.raw_tables import RawTables

MOST = atomic_file.LIMIT - (1 << 20)
"""Bytes a file may have; there is room to spare for its head."""


class Room:
    """Keeps count of a file's size in bytes, from above, as documents come."""

    def __init__(self, size: int) -> None:
        self.size = size

    def take(
        self,
        tables: RawTables,
        documents: list[tuple[str, str, msgspec.Raw]],
        measured: Callable[[], int],
    ) -> None:
        """Make room for documents, given by table and id, before they are put into the tables.

        ``measured`` gives the file's size as it would be now; it is asked when there may be no
        room left.

        Raises:
            NotStorable: the file would become too large; nothing was changed.
        """
        growth = sum(_growth(tables, *document) for document in documents)
        if growth <= 0:
            return
        if self.size + growth > MOST:
            self.size = measured()
        if self.size + growth > MOST:
            raise NotStorable(
                "The session has become as large as a session can be, so this was not added. "
                "Nothing was changed; shorten long texts, or go on in a new session."
            )
        self.size += growth


def _growth(tables: RawTables, table: str, doc_id: str, document: msgspec.Raw) -> int:
    """By how many bytes a file grows when a document takes its place; an upper bound."""
    former = tables.get(table, {}).get(doc_id)
    if former is None:
        return len(memoryview(document)) + 2 * len(doc_id) + 8
    return len(memoryview(document)) - len(memoryview(former))

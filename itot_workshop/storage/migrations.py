"""How files of older versions become files of this one: one function per version of the schema.

A step takes all tables of plain documents of version *n* and gives those of version *n* + 1. It is
never changed once a version is out; ``tests/old_files`` keeps a file of every version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec

from itot_workshop.domain.voting import returning_token
from itot_workshop.storage.coding import BAD_INPUT, encode
from itot_workshop.storage.errors import Damaged
from itot_workshop.storage.raw_tables import RawTables

PlainTables: TypeAlias = dict[str, dict[str, dict[str, Any]]]
Step: TypeAlias = Callable[[PlainTables], PlainTables]


def _as_it_is(tables: PlainTables) -> PlainTables:
    """Version 2 knows rounds of other kinds; whatever a file of version 1 holds is right in it."""
    return tables


def _without_voters(tables: PlainTables) -> PlainTables:
    """Version 3 keeps of a closed round nobody's name, and no token that the roster leads to."""
    for round_ in tables["rounds"].values():
        if round_.get("state") != "open":
            round_["voted"] = []
    words = [p.get(at, "") for p in tables["people"].values() for at in ("name", "code", "role")]
    tokens = {returning_token(word) for word in words}
    for ballot in tables["ballots"].values():
        if ballot.get("returning") in tokens:
            ballot["returning"] = ""
    return tables


STEPS: Mapping[int, Step] = {1: _as_it_is, 2: _without_voters}
"""From which version a step leads to the next. Version 1 is the first."""


def upgrade(tables: RawTables, version: int, to: int, steps: Mapping[int, Step]) -> RawTables:
    """Tables of an older version as tables of the version ``to``.

    Raises:
        Damaged: if they are not what a file of that version holds.
    """
    try:
        plain = msgspec.json.decode(encode(tables), type=PlainTables)
        for old in range(version, to):
            plain = steps[old](plain)
    except (*BAD_INPUT, LookupError, TypeError, ValueError, AttributeError) as error:
        raise Damaged(
            f"This file of an older version ({version}) could not be brought up to date. "
            "It was left as it is; open it with the version of the program that made it."
        ) from error
    return {
        name: {doc_id: msgspec.Raw(encode(document)) for doc_id, document in documents.items()}
        for name, documents in plain.items()
    }

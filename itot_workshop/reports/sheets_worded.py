"""The values of sheets for people to read: seats, labels, kinds and states by their names."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from itot_workshop.reports.sheets import Sheet, Value
from itot_workshop.reports.words import Words

_GROUPS: Mapping[str, str] = {
    "seat": "sides",
    "side": "sides",
    "owner_seat": "sides",
    "partner_seat": "sides",
    "gap_label": "gap_labels",
    "agreement_label": "agreement_labels",
    "label": "change_labels",
    "not_compared": "not_compared",
    "kind": "kinds",
    "state": "states",
    "axis": "cells",
    "basis": "cells",
    "problem_statement": "cells",
    "parked": "cells",
    "agreed_earlier": "cells",
}
"""The words for the values of a column; all other columns hold names, texts and figures."""


def worded(sheet: Sheet, words: Words) -> Sheet:
    """The sheet with its values in words; what has none stays as it is."""
    groups = [_GROUPS.get(name, "") for name in sheet.head]
    rows = tuple(
        tuple(_told(value, group, words) for value, group in zip(row, groups, strict=True))
        for row in sheet.rows
    )
    return structs.replace(sheet, rows=rows)


def _told(value: Value, group: str, words: Words) -> Value:
    if not group or not isinstance(value, str):
        return value
    return words.name_of(group, value) or words.name_of("cells", value) or value

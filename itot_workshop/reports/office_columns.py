"""How wide the columns of a table are, in documents and on slides."""

from __future__ import annotations

import math
from collections.abc import Sequence

from itot_workshop.reports.document import Cell, Column
from itot_workshop.reports.office_look import ColumnLook


def column_widths(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    room: float,
    sizes: ColumnLook,
    letter: float,
    pad: float,
) -> list[float]:
    """Widths that fill the room: figures take what they need, words share what is left.

    ``letter`` is the width of a letter and ``pad`` what stands free in a cell; no word of a head
    is broken while there is room.
    """
    fixed = {"number": sizes.number, "date": sizes.date, "dots": sizes.dots, "label": sizes.label}
    wanted = [
        max(fixed.get(column.kind, sizes.text), pad + letter * _longest_word(column))
        for column in columns
    ]
    for at, column in enumerate(columns):
        if column.kind == "label":
            longest = max((len(row[at].text) for row in rows), default=0)
            wanted[at] = max(wanted[at], min(sizes.widest_label, pad + letter * longest))
    texts = [at for at, column in enumerate(columns) if column.kind == "text"]
    spare = room - sum(wanted)
    if spare < 0 or not texts:
        return [width * room / sum(wanted) for width in wanted]
    weights = [_weight(at, rows) for at in texts]
    for at, weight in zip(texts, weights, strict=True):
        wanted[at] += spare * weight / sum(weights)
    return wanted


def _longest_word(column: Column) -> int:
    return max((len(word) for word in column.title.split()), default=0)


def _weight(at: int, rows: Sequence[Sequence[Cell]]) -> float:
    """How much a column of words has to say, long cells counting less and less."""
    longest = max((len(row[at].text) + len(row[at].detail) for row in rows), default=0)
    return 1.0 + math.sqrt(longest)

"""A table as a spreadsheet takes it from the clipboard: tabs and lines, numbers plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from itot_workshop.ui.widgets.numbers import MINUS

_FORMULA = ("=", "@", "+", "-")
_NUMBER = re.compile(r"[+-]\d[\d.,]*%?")


def as_cells(lines: Iterable[Sequence[str]]) -> str:
    """The lines with a tab between cells; no name becomes a formula or a cell of its own."""
    return "\n".join("\t".join(_one_cell(it) for it in line) for line in lines) + "\n"


def _one_cell(text: str) -> str:
    one_line = " ".join(text.split())
    if one_line.startswith(MINUS):
        one_line = f"-{one_line[1:]}"
    formula = one_line.startswith(_FORMULA) and not _NUMBER.fullmatch(one_line)
    return f"'{one_line}" if formula else one_line

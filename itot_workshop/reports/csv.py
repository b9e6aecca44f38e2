"""Writes a sheet as CSV (RFC 4180) that spreadsheets read alike and never run."""

from __future__ import annotations

import csv
import datetime
import io
import re

from itot_workshop.reports.plain import plain
from itot_workshop.reports.sheets import Sheet, Value

BYTE_ORDER_MARK = "\ufeff"
"""Without it some spreadsheets take UTF-8 for an older encoding."""

_RUNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_PARTED = re.compile(rf"(;\s*)(?=[{re.escape(''.join(sorted(_RUNS)))}])")
"""Where a spreadsheet that takes semicolons for the ends of cells would find a formula."""


def write_csv(sheet: Sheet) -> bytes:
    """The sheet with its head; texts that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.head)
    for row in sheet.rows:
        writer.writerow([_cell(value) for value in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return repr(value)


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula, which typed text never is."""
    text = _PARTED.sub(r"\1'", plain(text))
    return f"'{text}" if text.lstrip()[:1] in _RUNS and text.strip() else text

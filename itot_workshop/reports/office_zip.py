"""What an office file must not carry: the time of its writing, pictures of another document."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

_FIRST, _LAST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)
"""A ZIP file knows no earlier day, and no later one."""

_MADE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def steady(content: bytes, day: datetime.date) -> bytes:
    """The file with this day in place of every moment in it, workbooks inside it included."""
    date = min(max(day, _FIRST), _LAST)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = steady(part, date)
            elif name == "docProps/core.xml":
                part = _MADE.sub(rb"\g<1>%bT00:00:00Z" % date.isoformat().encode(), part)
            new.writestr(_entry(name, date), part)
    return out.getvalue()


def drop_picture(relations: Any) -> None:
    """Let go of the picture that the library's empty file has of itself for file managers."""
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        relations.pop(key)


def _entry(name: str, date: datetime.date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry

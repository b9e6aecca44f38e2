"""Reads a table that came from a spreadsheet: encoding, separator and rows, nothing of its sense.

Rows keep the number of the line they begin on, so that a fault can be found again in the file.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

LIMIT = 10 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 100_000, 1_000
SEPARATORS = (",", ";", "\t")


class BadTable(Exception):
    """A file that is no table; its text is the sentence to show."""


class Line(Struct, frozen=True, kw_only=True):
    """One row of a table, by the number of its first line in the file (the head is line 1)."""

    number: int
    cells: tuple[str, ...]


class CsvTable(Struct, frozen=True, kw_only=True):
    """A table as it stood in a file: the head's names, lower case, and the rows below it.

    ``remark`` says what was guessed about the file, if anything.
    """

    head: tuple[str, ...]
    lines: tuple[Line, ...]
    remark: str = ""


def read_table(path: Path, known: Sequence[str]) -> CsvTable:
    """The table in a file. ``known`` are column names that tell the right separator.

    Raises BadTable with one sentence if the file cannot be read as a table.
    """
    text, remark = _decoded(_content(path), path.name)
    if "\0" in text:
        raise BadTable(f"“{path.name}” is not a table: it holds null characters. {_SAVE_AGAIN}")
    separator = _separator(text, known)
    lines = list(_lines(text, separator, path.name))
    if not lines:
        raise BadTable(
            f"“{path.name}” is empty: it needs a first row with the names of its columns."
        )
    head = tuple(" ".join(cell.split()).casefold() for cell in lines[0].cells)
    return CsvTable(head=head, lines=tuple(lines[1:]), remark=remark)


_SAVE_AGAIN = "Save the sheet as “CSV UTF-8” and import that file."


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise BadTable(f"There is no file “{path}”. Check the name and the folder.")
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as fault:
        reason = fault.strerror or "it cannot be opened"
        raise BadTable(f"“{path}” could not be read: {reason}.") from None
    if len(content) > LIMIT:
        raise BadTable(f"“{path.name}” is larger than 10 MB. No session has that many votes.")
    return content


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file, and a remark where its encoding is a guess."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encodings = ("utf-16",) if wide else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        guessed = encoding == "cp1252"
        return text, f"“{name}” is not UTF-8 and was read as Windows text." if guessed else ""
    raise BadTable(f"“{name}” is not a text file. {_SAVE_AGAIN}")


def _separator(text: str, known: Sequence[str]) -> str:
    """The separator that finds most known columns in the head; a comma where none does."""
    head = text.lstrip("\r\n").splitlines()[:1]

    def found(separator: str) -> int:
        try:
            names = next(csv.reader(head, delimiter=separator), [])
        except csv.Error:
            return 0
        return len({" ".join(name.split()).casefold() for name in names} & set(known))

    return max(SEPARATORS, key=found)


def _lines(text: str, separator: str, name: str) -> Iterator[Line]:
    """The rows that hold anything, each with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS or number > MOST_ROWS:
                raise BadTable(
                    f"“{name}” has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns."
                    " No session has that many votes."
                )
            if any(cell.strip() for cell in cells):
                yield Line(number=number, cells=tuple(cells))
            number = reader.line_num + 1
    except csv.Error:
        raise BadTable(
            f"“{name}” cannot be read from line {number} on: a quotation mark is opened and not"
            f" closed, or stands inside a cell. Mend that line, or save the sheet as CSV again."
        ) from None

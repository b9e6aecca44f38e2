"""Reads a PDF back: its words, tags, bookmarks and fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    """The text without blanks, breaks and the signs that let a long word break."""
    return "".join(text.translate(dict.fromkeys(map(ord, "\u200b\u00ad\u2010-"))).split())


def text_of(content: bytes) -> str:
    """All words of all pages, squeezed."""
    return squeezed("".join(page.extract_text() for page in reader(content).pages))


def bookmarks(content: bytes) -> list[str]:
    """The titles of the outline, whatever their depth."""

    def titles(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    return list(titles(reader(content).outline))


def tags(content: bytes) -> list[str]:
    """The kinds of the structure's elements, in reading order."""

    def kinds(element: Any) -> Iterator[str]:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for one in element:
                yield from kinds(one)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                yield str(element["/S"])[1:]
            if "/K" in element:
                yield from kinds(element["/K"])

    root: Any = reader(content).trailer["/Root"]
    return list(kinds(root["/StructTreeRoot"]["/K"]))


def fonts(content: bytes) -> set[tuple[str, bool]]:
    """The fonts of all pages by name, and whether each lies in the file."""
    found = set()
    for page in reader(content).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = below["/FontDescriptor"].get_object()
            embedded = any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
            found.add((str(below["/BaseFont"]).partition("+")[2], embedded))
    return found

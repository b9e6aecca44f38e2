"""Reading office files back: their parts, and the values of a workbook."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import TypeAlias

Cells: TypeAlias = list[list[str]]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an office file by name; every one of XML is well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        parts = {name: file.read(name) for name in file.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
    return parts


def links_out(parts: dict[str, bytes]) -> list[str]:
    """Everything in the file that would be fetched from elsewhere."""
    rels = [part.decode("utf-8") for name, part in parts.items() if name.endswith(".rels")]
    return [found for text in rels for found in re.findall(r'TargetMode="External"', text)]


def sheets_in(content: bytes) -> dict[str, Cells]:
    """The cells of every sheet of a workbook as text, an empty one as ""; formulas refused."""
    parts = parts_of(content)
    strings = _strings(parts)
    names = [
        s.attrib["name"] for s in ET.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet")
    ]
    return {
        name: _cells(parts[f"xl/worksheets/sheet{at}.xml"], strings)
        for at, name in enumerate(names, 1)
    }


def _strings(parts: dict[str, bytes]) -> list[str]:
    told = ET.fromstring(parts["xl/sharedStrings.xml"]).iter(f"{_MAIN}si")
    return ["".join(text.text or "" for text in one.iter(f"{_MAIN}t")) for one in told]


def _cells(sheet: bytes, strings: list[str]) -> Cells:
    rows: Cells = []
    for row in ET.fromstring(sheet).iter(f"{_MAIN}row"):
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            assert cell.find(f"{_MAIN}f") is None, "a formula"
            column = re.sub(r"\d", "", cell.attrib["r"])
            at = sum((ord(c) - 64) * 26**place for place, c in enumerate(reversed(column))) - 1
            cells += [""] * (at + 1 - len(cells))
            value = cell.findtext(f"{_MAIN}v") or ""
            cells[at] = strings[int(value)] if cell.attrib.get("t") == "s" else value
        rows.append(cells)
    return rows

"""Typed text stays text in every format: the shape of a file never depends on what was typed."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtGui import QGuiApplication

from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.export import write
from itot_workshop.reports.formats import WrittenFormat
from tests.reports.hostile import TEXTS, poisoned

# A number in every text: a charter asks for one in every goal.
HARMLESS = "x 1"
SHORT = [f"{text} 1" for text in TEXTS if len(text) < 1000]
LONG = [text for text in TEXTS if len(text) >= 1000]


Tags: TypeAlias = list[tuple[str, tuple[str, ...]]]


class Shape(HTMLParser):
    """The tags and attributes of a page, without what differs by right."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Tags = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        for name, value in attrs:
            assert not name.startswith("on")
            if name in ("href", "src", "xlink:href"):
                assert (value or "").startswith("#")


def shape_of(page: bytes) -> Tags:
    """The page's tags outside the radar, whose labels break into lines by their length."""
    told = re.sub(r'(?s)<div class="in-(light|dark)".*?</svg></div>', "", page.decode("utf-8"))
    parser = Shape()
    parser.feed(told)
    return parser.tags


@pytest.fixture(scope="module")
def harmless(qapp: QGuiApplication, demo: dict[str, Session], resources: Path) -> Tags:
    """The shape of the page without anything hostile in it."""
    session, before = poisoned(demo["S3"], HARMLESS), poisoned(demo["S2"], HARMLESS)
    return shape_of(draw([session], "html", resources, before))


def sessions(demo: dict[str, Session], text: str) -> list[Session]:
    return [poisoned(session, text) for session in demo.values()]


def written(demo: dict[str, Session], format_: WrittenFormat, resources: Path, text: str) -> str:
    session = poisoned(demo["S3"], text)
    before = poisoned(demo["S2"], text)
    return write([session], format_, resources, before).decode("utf-8")


@pytest.mark.parametrize("text", SHORT)
def test_a_page_keeps_its_shape(
    qapp: QGuiApplication,
    demo: dict[str, Session],
    harmless: Tags,
    resources: Path,
    text: str,
) -> None:
    page = draw([poisoned(demo["S3"], text)], "html", resources, poisoned(demo["S2"], text))
    assert b"<script" not in page
    assert shape_of(page) == harmless


@pytest.mark.parametrize("text", SHORT)
def test_a_picture_stays_well_formed(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path, text: str
) -> None:
    picture = draw([poisoned(demo["S3"], text)], "svg", resources)
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(picture).iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "g",
        "rect",
        "text",
        "path",
        "circle",
        "polyline",
        "polygon",
        "ellipse",
    }


def skeleton(markdown: str) -> list[str]:
    """What Markdown sees: every line's signs that are not escaped, and how it begins."""
    lines = []
    for line in markdown.splitlines():
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "e", line)
        begins = re.match(r"[ >]*((?:[-+*]|#+) |\d+[.)] |---|===|```|\|)?", bare)
        signs = re.sub(r"[^`*\[\]<>|~&$]", "", bare)
        links = re.findall(r"(?i)www\.|https?://|mailto:|\S@\S", bare)
        lines.append(f"{begins.group() if begins else ''}{signs}{links}")
    return lines


@pytest.mark.parametrize("text", SHORT)
def test_markdown_keeps_its_shape(demo: dict[str, Session], resources: Path, text: str) -> None:
    told = skeleton(written(demo, "md", resources, text))
    assert told == skeleton(written(demo, "md", resources, HARMLESS))


@pytest.mark.parametrize("text", SHORT)
def test_no_cell_of_a_sheet_is_a_formula(
    demo: dict[str, Session], resources: Path, text: str
) -> None:
    content = written(demo, "csv", resources, text).removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows[1:] for cell in row):
        assert cell.lstrip()[:1] not in set("=@+＝＋－＠") or not cell
        assert not cell.startswith("-") or float(cell) < 0


@pytest.mark.parametrize("text", SHORT)
def test_json_gives_texts_as_they_are(demo: dict[str, Session], resources: Path, text: str) -> None:
    told = json.loads(written(demo, "json", resources, text))
    assert told["session"]["title"] == text
    assert {note["text"] for note in told["notes"]} == {text}


@pytest.mark.parametrize("text", LONG, ids=lambda text: f"{text[:2]} × {len(text)}")
def test_long_texts_are_written(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path, text: str
) -> None:
    session = poisoned(demo["S3"], "x")
    note = next(iter(session.notes.values()))
    told = Session(
        about=session.about, pack=session.pack, notes={note.id: Note(id=note.id, text=text)}
    )
    assert len(write([told], "md", resources)) >= len(text)
    assert len(draw([told], "html", resources)) >= len(text)


@pytest.mark.parametrize("text", ["x<b>|`=1", "=1+1"])
def test_a_comparison_keeps_its_shape_too(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path, text: str
) -> None:
    hostile, harmless = sessions(demo, text), sessions(demo, HARMLESS)
    assert shape_of(draw(hostile, "html", resources)) == shape_of(draw(harmless, "html", resources))
    assert skeleton(write(hostile, "md", resources).decode("utf-8")) == skeleton(
        write(harmless, "md", resources).decode("utf-8")
    )

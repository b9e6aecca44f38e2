"""Paper: everything the document says stands on it, as text, in order, inside the margins."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typst
from msgspec import Struct, json, structs
from PySide6.QtGui import QImage

from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.reports import paper_cut
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.document import (
    Cell,
    Column,
    Document,
    Grid,
    Panel,
    Paragraph,
    Radar,
    Section,
    Table,
    Trend,
    Trends,
)
from itot_workshop.reports.formats import Paper
from itot_workshop.reports.paper_look import read_paper_look
from itot_workshop.reports.paper_values import values_of
from itot_workshop.reports.pdf import Printed
from itot_workshop.reports.plain import plain
from itot_workshop.reports.printed import print_document, printed
from itot_workshop.reports.words import Words
from tests.reports.hostile import TEXTS, poisoned
from tests.reports.paper import bookmarks, fonts, reader, squeezed, tags, text_of
from tests.reports.sample import document
from tools.odd_sessions import LONG_NAMES, with_axes

DOTS_PER_INCH = 36
MM = DOTS_PER_INCH / 25.4
WHITE = 255


@pytest.fixture(scope="module")
def summary(demo: dict[str, Session], resources: Path) -> tuple[Document, Printed]:
    _, told = document_of([demo["S3"]], resources, demo["S2"])
    return told, printed([demo["S3"]], resources, demo["S2"])


@pytest.fixture(scope="module")
def comparison(demo: dict[str, Session], resources: Path) -> tuple[Document, Printed]:
    sessions = list(demo.values())
    return document_of(sessions, resources)[1], printed(sessions, resources)


UNSEEN = frozenset(
    "id mark kind style tone language contents strip dots talk_list proposed".split()
)


def shown(value: object) -> Iterator[str]:
    """The texts of a document that a reader sees; pictures say theirs in their own way."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from shown(one)
    elif isinstance(value, Struct):
        for name, held in structs.asdict(value).items():
            if name not in UNSEEN | unseen(value):
                yield from shown(held)


def unseen(value: Struct) -> set[str]:
    """The fields of a block that are for those who hear it."""
    if isinstance(value, Radar):
        return {"alt", "title", "axes", "figures", "before", "legend"}
    if isinstance(value, Trends):
        return {"times"}
    if isinstance(value, Trend):
        return {"alt", "lines"}
    if isinstance(value, Grid) or (isinstance(value, Table) and not value.titled):
        return {"caption"}
    if isinstance(value, Column) and (value.quiet or value.kind == "strip"):
        return {"title"}
    return {"text"} if isinstance(value, Cell) and value.dots else set()


@pytest.mark.parametrize("which", ["summary", "comparison"])
def test_every_word_and_figure_stands_on_paper(which: str, request: pytest.FixtureRequest) -> None:
    told, made = request.getfixturevalue(which)
    words = text_of(made.content)
    missing = [text for text in shown(told) if squeezed(text) not in words]
    assert missing == []


def test_a_summary_is_accessible_and_carries_its_fonts(
    summary: tuple[Document, Printed],
) -> None:
    told, made = summary
    assert made.standing == "accessible"
    read = reader(made.content)
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == told.language
    assert read.metadata is not None
    assert read.metadata.title == f"{told.over}: {told.title}"
    assert fonts(made.content) == {
        ("LibertinusSerif-Regular", True),
        ("LibertinusSerif-Semibold", True),
    }
    kinds = tags(made.content)
    tables = [b for s in told.sections for b in s.blocks if isinstance(b, Table)]
    assert kinds.count("Title") == 1
    assert kinds.count("H1") == len(told.sections)
    assert kinds.count("Table") > len(tables)
    assert {"Figure", "TH", "L", "Link"} <= set(kinds)
    assert "JavaScript" not in str(root)


def test_bookmarks_and_contents_lead_to_every_chapter(summary: tuple[Document, Printed]) -> None:
    told, made = summary
    wanted: list[str] = []
    for section in told.sections:
        wanted.append(section.title)
        for block in section.blocks:
            if isinstance(block, Panel):
                wanted.append(block.title)
            inside = block.main if isinstance(block, Panel) else (block,)
            wanted += [b.caption for b in inside if isinstance(b, Table) and b.titled]
    assert bookmarks(made.content) == wanted
    assert tags(made.content).count("Link") == len(told.sections)


def test_every_page_but_the_cover_has_its_number_and_the_end_of_the_team(
    summary: tuple[Document, Printed],
) -> None:
    told, made = summary
    pages = reader(made.content).pages
    for at, page in enumerate(pages[1:], 2):
        words = page.extract_text().replace("\u00a0", " ")
        assert f"{at} of {len(pages)}" in words
        assert told.foot in words
        assert told.running in words


def test_many_chapters_of_any_length_keep_their_pages_numbered(
    words: Words, resources: Path
) -> None:
    """Where each chapter begins depends on the one before; the page numbers have to follow."""
    chapters = tuple(
        Section(
            id=f"c{at}",
            title=f"Chapter {at}",
            blocks=tuple(
                Paragraph(text=f"{line} {'word ' * 200}") for line in range(at * 5 % 13 + 1)
            ),
        )
        for at in range(14)
    )
    told = structs.replace(document(), sections=chapters, cover=True, facts=())
    pages = reader(print_document(told, words, resources).content).pages
    texts = [page.extract_text() for page in pages]
    for at, text in enumerate(texts[1:], 2):
        assert f"{at} of {len(pages)}" in text
    for chapter in chapters:
        begins = next(at for at, text in enumerate(texts[1:], 2) if f"{chapter.title}\n0" in text)
        assert re.search(rf"{chapter.title}\s+{begins}\n", texts[0] + "\n")


def test_the_first_pages_are_for_managers(summary: tuple[Document, Printed]) -> None:
    told, made = summary
    pages = [page.extract_text() for page in reader(made.content).pages]
    assert told.title in pages[0]
    assert told.sections[0].title in pages[1]
    assert told.sections[1].title in pages[2]
    assert told.sections[2].title in pages[3]


def test_the_same_document_gives_the_same_bytes(
    demo: dict[str, Session], resources: Path, summary: tuple[Document, Printed]
) -> None:
    assert printed([demo["S3"]], resources, demo["S2"]).content == summary[1].content


def ink_outside(told: Document, words: Words, resources: Path, paper: Paper) -> list[str]:
    """Where something is drawn outside the text's own field, page by page; the cover is free."""
    look = read_paper_look(resources / "theme")
    given = json.encode(values_of(told, paper, look, "{at} of {all}")).decode()
    made: Any = typst.compile(
        resources / "report" / "pdf" / "document.typ",
        root=resources,
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={"given": given},
    )
    pages: list[bytes] = [made] if isinstance(made, bytes) else made
    page, sheet = look.print.page, look.print.paper[paper]
    left, right = int((page["left"] - 1) * MM), int((page["left"] + page["text"] + 1) * MM) + 1
    top, bottom = int(10 * MM), int((sheet.height - page["foot"] + 1) * MM) + 1
    found = []
    for number, content in enumerate(pages, 1):
        image = QImage.fromData(content).convertToFormat(QImage.Format.Format_Grayscale8)
        assert not image.isNull()
        for y in range(image.height() if number > 1 or not told.cover else 0):
            line: Any = image.constScanLine(y)
            row = bytes(line)[: image.width()]
            outside = row[:left] + row[right:] if top <= y < bottom else row
            if min(outside) < WHITE:
                found.append(f"page {number}, {y / MM:.0f} mm from the top")
    return found


@pytest.mark.parametrize(
    ("which", "paper"), [("summary", "a4"), ("summary", "letter"), ("comparison", "letter")]
)
def test_nothing_leaves_the_margins(
    words: Words, resources: Path, which: str, paper: Paper, request: pytest.FixtureRequest
) -> None:
    told, _ = request.getfixturevalue(which)
    assert ink_outside(told, words, resources, paper) == []


@pytest.mark.parametrize("text", ["x" * 600, "W" * 300, "</" * 200, "工" * 300])
def test_nor_do_texts_without_a_blank(words: Words, resources: Path, text: str) -> None:
    assert ink_outside(document(text), words, resources, "a4") == []


@pytest.mark.parametrize("text", [t for t in TEXTS if len(t) >= 1000], ids=lambda text: text[:3])
def test_long_texts_are_set_whole(demo: dict[str, Session], resources: Path, text: str) -> None:
    session = poisoned(demo["S3"], "x")
    note = Note(id="n", text=text)
    told = Session(about=session.about, pack=session.pack, notes={note.id: note})
    letters = squeezed(text)
    assert text_of(printed([told], resources).content).count(letters[0]) >= len(letters)


def test_more_text_than_pages_hold_is_cut_and_the_reader_is_told(
    demo: dict[str, Session], words: Words, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_cut, "_MOST", 100_000)
    session = poisoned(Session(about=demo["S3"].about, pack=demo["S3"].pack), "word " * 2000)
    text = text_of(printed([session], resources).content)
    longest = int(re.findall(r"Textsofmorethan(\d+)characters", text)[0])
    assert squeezed(words.say("page.cut_text", letters=longest)) in text
    assert f"{'word' * (longest // 5)}…" in text


def test_a_comparison_tells_of_its_cuts_too(
    demo: dict[str, Session], words: Words, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_cut, "_MOST", 1_000)
    text = text_of(printed([demo["S2"], demo["S3"]], resources).content)
    assert squeezed(words.say("page.cut_text", letters=100)) in text


SHORT = [plain(text) for text in TEXTS if len(text) < 1000]
LATIN = [text for text in SHORT if text.isascii()]
OTHERS = [text for text in SHORT if not text.isascii()]


@pytest.mark.parametrize("texts", [LATIN[::2], LATIN[1::2], *([text] for text in OTHERS)])
def test_typed_text_stays_text(words: Words, resources: Path, texts: list[str]) -> None:
    made = print_document(document(" ".join(texts)), words, resources)
    kinds = tags(made.content)
    assert "Link" not in kinds
    assert (kinds.count("Table"), kinds.count("H1")) == (2, 2)
    assert not any("/Annots" in page for page in reader(made.content).pages)
    if texts[0].isascii():
        assert made.standing == "accessible"
        told = text_of(made.content)
        assert [text for text in texts if squeezed(text) not in told] == []


def test_a_poisoned_session_is_set_whole(demo: dict[str, Session], resources: Path) -> None:
    text = f"{TEXTS[0]} {TEXTS[-1]} 工場 👩‍🔧"
    session, before = poisoned(demo["S3"], text), poisoned(demo["S2"], text)
    made = printed([session], resources, before)
    assert made.standing in ("borrowed", "tagged")
    _, told = document_of([session], resources, before)
    assert tags(made.content).count("H1") == len(told.sections)


def test_a_table_wider_than_the_page_goes_on_below(
    demo: dict[str, Session], resources: Path
) -> None:
    about = demo["S1"].about
    months = [datetime.date(2024, 1 + at, 1) for at in range(12)]
    sessions = [
        structs.replace(demo["S1"], about=structs.replace(about, id=f"s{at}", date=day))
        for at, day in enumerate(months)
    ]
    pages = reader(printed(sessions, resources).content).pages
    name = demo["S1"].pack.axes[0].name
    assert sum(page.extract_text().count(name) for page in pages[2:5]) >= 4


@pytest.mark.parametrize("which", ["summary", "comparison"])
def test_no_heading_stands_alone_at_the_foot(which: str, request: pytest.FixtureRequest) -> None:
    """Below every heading there is room for at least two lines of what it heads."""
    _, made = request.getfixturevalue(which)
    paper = reader(made.content)
    foot = {
        str(entry.title): float(entry["/Top"])
        for entry in flat(paper.outline)
        if float(entry["/Top"]) < 50 * 72 / 25.4
    }
    assert foot == {}


def flat(entries: list[Any]) -> Iterator[Any]:
    for entry in entries:
        yield from flat(entry) if isinstance(entry, list) else [entry]


def test_a_radar_with_long_names_has_the_whole_width_and_its_text_below(
    demo: dict[str, Session], resources: Path
) -> None:
    look = read_paper_look(resources / "theme")
    sixteen = with_axes(demo["S3"], LONG_NAMES)
    words, told = document_of([sixteen], resources)
    long, short = (
        values_of(document_, "a4", look, "")["cover_radar"]["frame"]["width"]
        for document_ in (told, document_of([demo["S3"]], resources)[1])
    )
    assert (long, short) == (look.print.radar.whole, look.print.radar.width)
    text = text_of(print_document(told, words, resources).content)
    assert all(squeezed(name) in text for name in LONG_NAMES)

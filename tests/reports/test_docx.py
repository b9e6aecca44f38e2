from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PySide6.QtGui import QGuiApplication

from itot_workshop.domain.session import Session
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.document import Cell, Column, Document, Row, Table
from itot_workshop.reports.docx import Drawn, write_docx
from itot_workshop.reports.docx_page import text_width
from itot_workshop.reports.docx_table import type_of
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.office_columns import column_widths
from itot_workshop.reports.office_look import Office, read_office
from itot_workshop.reports.plain import plain
from itot_workshop.reports.radar import is_crowded
from itot_workshop.reports.series import radar_of
from tests.reports.hostile import TEXTS, poisoned
from tests.reports.office import links_out, parts_of
from tests.reports.sample import table
from tools.odd_sessions import LONG_NAMES, with_axes

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff\xff\x7f\x00\t\xfb\x03\xfd\x05CE\xca"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(scope="module")
def office(resources: Path) -> Office:
    return read_office(resources / "theme")


def made(document: Document, office: Office, session: Session, *, wide: bool = False) -> bytes:
    return write_docx(document, office, lambda _: Drawn(PICTURE, wide), session.about.date)


def paper_of(content: bytes) -> Paper:
    return docx.Document(io.BytesIO(content))


def shape(content: bytes) -> list[str]:
    """What Word makes of the words: the elements of the body in their order, and the styles."""
    body = parts_of(content)["word/document.xml"].decode("utf-8")
    return re.findall(r"<w:(?:p|tbl|tr|tc|drawing|hyperlink|fldSimple)\b|w:pStyle[^/]*", body)


def hostile(demo: dict[str, Session], resources: Path, office: Office, text: str) -> bytes:
    """The document of a session in which somebody typed this text everywhere."""
    before = poisoned(demo["S2"], text)
    _, document = document_of([poisoned(demo["S3"], text)], resources, before)
    return made(document, office, demo["S3"])


@pytest.fixture(scope="module")
def harmless(demo: dict[str, Session], resources: Path, office: Office) -> list[str]:
    return shape(hostile(demo, resources, office, "x 1"))


@pytest.fixture(scope="module")
def follow_up(demo: dict[str, Session], resources: Path, office: Office) -> bytes:
    _, document = document_of([demo["S3"]], resources, demo["S2"])
    return made(document, office, demo["S3"])


def test_headings_lists_and_captions_are_real(follow_up: bytes, demo: dict[str, Session]) -> None:
    paper = paper_of(follow_up)
    told: dict[str, list[str]] = {
        style: [] for style in ("Heading 1", "Heading 2", "List Bullet", "Caption", "Title")
    }
    for paragraph in (Paragraph(p, paper) for p in paper.element.body.iter(qn("w:p"))):
        told.setdefault(str(paragraph.style.name if paragraph.style else ""), []).append(
            paragraph.text
        )
    assert told["Title"] == ["Second follow-up"]
    assert told["Heading 1"][:3] == ["The picture", "What was agreed", "Axis by axis"]
    assert "Shared Goals\t2.26" in told["Heading 2"]
    assert len(told["List Bullet"]) > 20
    assert "outward is better" in told["Caption"][1]


def test_the_file_says_what_it_is(follow_up: bytes, demo: dict[str, Session]) -> None:
    core = paper_of(follow_up).core_properties
    assert (core.title, core.language) == ("Second follow-up", "en")
    assert core.author == "ITOT Workshop"
    styles = parts_of(follow_up)["word/styles.xml"].decode("utf-8")
    assert 'w:lang w:val="en"' in styles


def test_tables_repeat_their_heads_and_have_captions(follow_up: bytes) -> None:
    ruled = [
        t for t in paper_of(follow_up).tables if t._tbl.tblPr.find(qn("w:tblBorders")) is not None
    ]
    assert len(ruled) > 10
    for one in ruled:
        caption = one._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert one.rows[0]._tr.findall(f".//{qn('w:tblHeader')}")


def test_the_radar_is_told_in_words(follow_up: bytes) -> None:
    body = parts_of(follow_up)["word/document.xml"].decode("utf-8")
    assert 'descr="Enabling Leadership: IT 3.27, OT 3.28.' in body


def test_a_radar_with_long_names_stands_over_the_whole_width(
    demo: dict[str, Session], resources: Path, office: Office, qapp: QGuiApplication
) -> None:
    _, document = document_of([demo["S3"]], resources, demo["S2"])
    wide, beside = (paper_of(made(document, office, demo["S3"], wide=it)) for it in (True, False))
    (whole,) = wide.inline_shapes
    assert round(whole.width.mm) == round(text_width(office))
    assert not beside.inline_shapes or beside.inline_shapes[0].width < whole.width
    assert len(wide.tables) == len(beside.tables) - 1
    light, many = office.look, with_axes(demo["S3"], LONG_NAMES)
    radars = [radar_of(document_of([it], resources)[1]) for it in (demo["S3"], many)]
    assert [is_crowded(it, light) for it in radars if it is not None] == [False, True]


def test_every_figure_of_the_picture_is_in_its_table(
    demo: dict[str, Session], resources: Path, follow_up: bytes
) -> None:
    _, document = document_of([demo["S3"]], resources, demo["S2"])
    wanted = next(b for b in document.sections[0].blocks if isinstance(b, Table))
    found = next(t for t in paper_of(follow_up).tables if t.cell(0, 0).text == "Axis")
    for row, line in zip(wanted.rows, found.rows[1:], strict=True):
        told = [
            c.text
            for c, column in zip(row.cells, wanted.columns, strict=True)
            if column.kind != "strip"
        ]
        assert [cell.text.split("\n")[0] for cell in line.cells] == told


def test_the_same_session_gives_the_same_bytes(
    demo: dict[str, Session], resources: Path, office: Office, follow_up: bytes
) -> None:
    _, document = document_of([demo["S3"]], resources, demo["S2"])
    assert made(document, office, demo["S3"]) == follow_up
    moments = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(follow_up)).infolist()}
    assert moments == {(2025, 11, 11, 0, 0, 0)}


@pytest.mark.parametrize("text", [TEXTS[0], TEXTS[10], TEXTS[12], "=1+1", "x\x00\u202ey"])
def test_typed_text_changes_no_shape(
    demo: dict[str, Session], resources: Path, office: Office, harmless: list[str], text: str
) -> None:
    content = hostile(demo, resources, office, f"{text} 1")
    assert shape(content) == harmless
    assert links_out(parts_of(content)) == []
    assert plain(f"{text} 1") in [p.text for p in paper_of(content).paragraphs]


def test_columns_fill_the_page_and_no_more(office: Office) -> None:
    one, type_ = table(), type_of(office)
    body = [row for row in one.rows if row.style == "body"]
    for copies in (1, 3):
        rows = [Row(cells=row.cells * copies) for row in body]
        widths = column_widths(one.columns * copies, rows, 166.0, office.sizes.word.columns, type_)
        assert sum(widths) == pytest.approx(166.0)
        assert min(widths) > 3


def test_no_word_and_no_date_is_broken_while_there_is_room(office: Office) -> None:
    type_, measure = type_of(office), office.measure
    columns = (
        Column(title="By", kind="date"),
        Column(title="What, and how we see it is done"),
        Column(title="Owner"),
        Column(title="Size of the gap", kind="label"),
    )
    long = "Publish a one-page call list per plant for problems that cross the border " * 3
    cells = ("28 September 2025", long, "Automation engineer (PLC), Aldersted", "noticeable")
    rows = [Row(cells=tuple(Cell(text=text) for text in cells))]
    widths = column_widths(columns, rows, 166.0, office.sizes.word.columns, type_)
    needed = (measure.width(cells[0]), *(measure.longest(text) for text in cells[1:]))
    for width, need in zip(widths, needed, strict=True):
        assert width - type_.pad >= need * type_.words - 1e-9
    assert widths[1] > widths[2]


def test_a_comparison_is_a_document_too(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path
) -> None:
    paper = paper_of(draw(list(demo.values()), "docx", resources))
    assert [p.text for p in paper.paragraphs if p.style and p.style.name == "Title"] == [
        "Three sessions compared"
    ]
    assert len(paper.inline_shapes) == 1 + len(demo["S3"].pack.axes)

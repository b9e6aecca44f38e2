from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Mm

from itot_workshop.domain.session import Session
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.deck import slides_of
from itot_workshop.reports.document import Cell, Column, Fact, Row, Table
from itot_workshop.reports.export import write
from itot_workshop.reports.office_look import Office, read_office
from itot_workshop.reports.plain import plain
from itot_workshop.reports.pptx_page import content_box
from itot_workshop.reports.pptx_table import pages, sized
from itot_workshop.reports.pptx_text import figures_height
from itot_workshop.reports.words import Words
from tests.reports.hostile import TEXTS, poisoned
from tests.reports.office import links_out, parts_of


@pytest.fixture(scope="module")
def office(resources: Path) -> Office:
    return read_office(resources / "theme")


def slides_in(content: bytes) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(content)).slides)


def charts_in(content: bytes) -> list[Any]:
    return [s.chart for slide in slides_in(content) for s in slide.shapes if s.has_chart]


@pytest.fixture(scope="module")
def follow_up(demo: dict[str, Session], resources: Path) -> bytes:
    return write([demo["S3"]], "pptx", resources, demo["S2"])


@pytest.mark.parametrize("name", ["S1", "S2", "S3", "all"])
def test_a_deck_has_six_to_ten_slides(demo: dict[str, Session], resources: Path, name: str) -> None:
    chosen = list(demo.values()) if name == "all" else [demo[name]]
    assert 6 <= len(slides_in(write(chosen, "pptx", resources))) <= 10


def test_every_slide_has_a_title_and_notes(follow_up: bytes) -> None:
    slides = slides_in(follow_up)
    titles = [slide.shapes.title.text for slide in slides]
    assert titles[:2] == ["Second follow-up", "The picture"]
    assert titles[-1] == "How to read the figures"
    assert len(set(titles)) == len(titles)
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert {slide.slide_layout.name for slide in slides} == {
        "Title Slide",
        "Two Content",
        "Title Only",
        "Title and Content",
    }


def test_the_radar_is_native_and_holds_the_figures(
    demo: dict[str, Session], resources: Path, follow_up: bytes
) -> None:
    told = json.loads(write([demo["S3"]], "json", resources))["dimensions"]
    (chart,) = charts_in(follow_up)
    series = {one.name: list(one.values) for one in chart.plots[0].series}
    assert list(series) == ["IT", "OT", "Management", "June, both sides"]
    for name, seat in (("IT", "IT"), ("OT", "OT"), ("Management", "MGT")):
        exact = [axis["sides"][seat]["mean"] for axis in told.values()]
        assert series[name] == pytest.approx(exact, abs=0.0051)


def test_charts_and_tables_are_told_in_words(follow_up: bytes) -> None:
    frames = [
        s for slide in slides_in(follow_up) for s in slide.shapes if s.has_chart or s.has_table
    ]
    assert len(frames) >= 7
    for frame in frames:
        told = frame._element.nvGraphicFramePr.cNvPr
        assert told.get("descr")


def test_a_comparison_shows_each_axis_over_time(demo: dict[str, Session], resources: Path) -> None:
    charts = charts_in(write(list(demo.values()), "pptx", resources))
    assert len(charts) == 1 + 8
    assert all(len(list(chart.plots[0].categories)) == 3 for chart in charts[1:])


def test_nothing_lies_outside_of_a_slide(demo: dict[str, Session], resources: Path) -> None:
    show = pptx.Presentation(io.BytesIO(write(list(demo.values()), "pptx", resources)))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height


def test_a_session_without_votes_has_a_deck_too(demo: dict[str, Session], resources: Path) -> None:
    session = Session(about=demo["S1"].about, pack=demo["S1"].pack)
    assert len(slides_in(write([session], "pptx", resources))) >= 3


def test_what_was_agreed_comes_late(
    demo: dict[str, Session], resources: Path, words: Words
) -> None:
    _, document = document_of([demo["S3"]], resources, demo["S2"])
    titles = [slide.title for slide in slides_of(document, words)]
    assert titles.index("What was agreed") > titles.index("Model decision")


def test_a_long_table_goes_on_and_loses_no_row(office: Office) -> None:
    rows = tuple(Row(cells=(Cell(text=f"{at} " + "word " * 30),)) for at in range(40))
    table = Table(caption="Long", columns=(Column(title="All"),), rows=rows)
    box = content_box(office)
    fitted = sized(table, office, box.width, box.height / 2, box.height)
    parts = pages(fitted, box.height / 2, box.height, office)
    assert len(parts) > 2
    assert [row for part in parts for row in part] == list(fitted.rows)
    assert min(len(part) for part in parts[1:]) >= max(len(part) for part in parts) - 3, parts


@pytest.mark.parametrize("text", [TEXTS[0], TEXTS[10], TEXTS[12], "=1+1", "x\x00\u202ey"])
def test_typed_text_stays_text(demo: dict[str, Session], resources: Path, text: str) -> None:
    content = write([poisoned(demo["S3"], text)], "pptx", resources)
    parts = parts_of(content)
    assert links_out(parts) == []
    told = "\n".join(part.decode("utf-8") for name, part in parts.items() if "slides/slide" in name)
    assert "hlinkClick" not in told
    assert plain(text) in [slide.shapes.title.text for slide in slides_in(content)]
    assert not re.search(r"<a:fld (?![^>]*slidenum)", told)


def test_a_text_of_any_length_is_held(demo: dict[str, Session], resources: Path) -> None:
    content = write([poisoned(demo["S3"], "x" * 10_000)], "pptx", resources)
    slides = slides_in(content)
    assert len(slides) < 30
    frames = [shape for slide in slides for shape in slide.shapes if shape.has_table]
    ends = [frame.top + sum(row.height for row in frame.table.rows) for frame in frames]
    assert max(ends) < Mm(190.5)


def test_figures_stand_higher_where_a_name_takes_two_lines(office: Office) -> None:
    short, long = Fact(name="now", value="40%"), Fact(name="of what can be shared now", value="43%")
    width = content_box(office).width
    one = figures_height((short,) * 5, width, office)
    assert figures_height((*(short,) * 4, long), width, office) <= one * 1.3
    assert figures_height((short, *(long,) * 6), width, office) > one

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from itot_workshop.charts.look import read_look
from itot_workshop.reports.document import Document
from itot_workshop.reports.html import Drawing, Page, write_html
from tests.reports.sample import MARKS, document

DRAWING = Drawing(light="<?xml?><svg>light</svg>", dark="<?xml?><svg>dark</svg>")
VOID = {"meta", "link", "br", "hr", "img", "input", "use", "path", "rect", "circle"}


class Balance(HTMLParser):
    """Finds tags that are closed out of order, or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture
def page(resources: Path) -> Page:
    theme = resources / "theme"
    return Page(
        templates=resources / "report",
        light=read_look(theme, "light"),
        dark=read_look(theme, "dark"),
        marks=MARKS,
    )


def written(page: Page, made: Document) -> str:
    return write_html(made, page, lambda _radar: DRAWING)


def test_every_tag_is_closed_where_it_was_opened(page: Page) -> None:
    balance = Balance()
    balance.feed(written(page, document()))
    assert balance.open == []


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    text = written(page, document())
    assert "<script" not in text
    assert not re.findall(r'(?:src|href)="(?!#)', text)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_the_page_says_its_language_and_title(page: Page) -> None:
    text = written(page, document("The title"))
    assert '<html lang="en">' in text
    assert "<title>The title · The title</title>" in text


def test_both_looks_are_in_the_page(page: Page) -> None:
    text = written(page, document())
    assert f"--it:{page.light.colour.it}" in text
    assert f"--it:{page.dark.colour.it}" in text
    assert "<svg>light</svg>" in text
    assert "<svg>dark</svg>" in text
    assert "<?xml" not in text


def test_tables_can_be_heard(page: Page) -> None:
    text = written(page, document())
    assert '<caption class="heard">All kinds</caption>' in text
    assert '<th scope="col" class="label"><span class="heard">Word</span></th>' in text
    assert 'aria-hidden="true"' in text
    assert '<span class="heard">2 IT, 1 OT</span>' in text


def test_an_unknown_value_in_a_line_is_a_gap(page: Page) -> None:
    path = re.search(r'class="line ot" d="([^"]*)"', written(page, document()))
    assert path is not None
    assert path[1].count("M") == 1
    assert "L" not in path[1]


def test_the_foot_of_a_printed_page_is_no_code(page: Page) -> None:
    text = written(page, document('"; } body { display: none } /*'))
    assert "display: none }" not in text.partition("</style>")[0].partition("@bottom-left")[2]

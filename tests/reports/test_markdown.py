from __future__ import annotations

import pytest

from itot_workshop.reports.markdown import begun, escaped, write_markdown
from tests.reports.sample import MARKS, document


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("plain words, with (brackets) and 100%", "plain words, with (brackets) and 100%"),
        ("a | b", r"a \| b"),
        ("*not* _slanted_ `code`", r"\*not\* \_slanted\_ \`code\`"),
        ("[text](http://a.b)", r"\[text\](http\://a.b)"),
        ("www.example.com", r"www\.example.com"),
        ("a@b.c", r"a\@b.c"),
        ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
        (r"a\b", r"a\\b"),
        ("two\nlines", "two lines"),
        ("3.27", "3.27"),
    ],
)
def test_typed_signs_are_shown_not_obeyed(typed: str, told: str) -> None:
    assert escaped(typed) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("- a", r"\- a"),
        ("+0.44", r"\+0.44"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("===", r"\==="),
        ("# a", r"\# a"),
        ("a - b", "a - b"),
    ],
)
def test_a_line_begins_no_list_and_no_heading(typed: str, told: str) -> None:
    assert begun(typed) == told


def test_every_block_is_told() -> None:
    text = write_markdown(document("A text"), MARKS)
    assert text.startswith("# A text\n\nA text · A text\n\n- Date: A text\n")
    assert "### A text: 3.27" in text
    assert "- both, A text: A text (A text)" in text
    assert "> **A text** A text" in text
    assert "- A text:\n  - A text\n  - A text" in text


def test_a_table_keeps_its_columns_but_for_drawings() -> None:
    lines = write_markdown(document("A cell"), MARKS).splitlines()
    at = lines.index("### All kinds")
    assert lines[at + 2 : at + 7] == [
        "| Name | Figure | Word | 1 not true here |",
        "| --- | ---: | --- | :---: |",
        "| **A cell** |  |  |  |",
        "| A cell · A cell | 3.27 | steady | 2 IT, 1 OT |",
        "| **Sum** | **1** |  |  |",
    ]

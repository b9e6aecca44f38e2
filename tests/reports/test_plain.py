from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.reports.plain import plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("as it was", "as it was"),
        ("two\nlines", "two lines"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "[31mred"),
        ("\u202eturned\u2066", "turned"),
        ("half \ud800 sign", "half  sign"),
        ("naïve ☕ 工場 👩‍🔧", "naïve ☕ 工場 👩‍🔧"),
        ("\ufffe\uffff", ""),
    ],
)
def test_what_could_disturb_a_page_is_left_out(typed: str, kept: str) -> None:
    assert plain(typed) == kept


@given(st.text())
def test_one_line_without_control_characters(typed: str) -> None:
    told = plain(typed)
    assert len(told.splitlines()) <= 1
    assert not {unicodedata.category(char) for char in told} & {"Cc", "Cs"}
    assert plain(told) == told

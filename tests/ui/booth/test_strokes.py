"""What keys mean in the booth, page by page."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.ui.booth.asked import matter_of
from itot_workshop.ui.booth.course import Page
from itot_workshop.ui.booth.strokes import Stroke, stroke
from itot_workshop.ui.booth.who import columns_of
from tests.ui.booth.helpers.rooms import voting

PAGES = (*get_args(Page), "leaving")
SCORES = (1, 2, 3, 4, 5)
ENTER, BACK, SPACE = Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Space


@pytest.mark.parametrize(
    ("page", "key", "text", "meant"),
    [
        ("who", Qt.Key.Key_7, "7", Stroke(deed="type", digit="7")),
        ("who", ENTER, "\r", Stroke(deed="take")),
        ("who", Qt.Key.Key_Left, "", Stroke(deed="step", step=(-1, 0))),
        ("who", Qt.Key.Key_PageDown, "", Stroke(deed="more")),
        ("ask", Qt.Key.Key_4, "4", Stroke(deed="answer", score=4)),
        ("ask", Qt.Key.Key_0, "0", Stroke(deed="answer")),
        ("ask", Qt.Key.Key_6, "6", None),
        ("ask", ENTER, "\r", None),
        ("ask", BACK, "\b", Stroke(deed="back")),
        ("review", ENTER, "\r", Stroke(deed="cast")),
        ("review", SPACE, " ", Stroke(deed="look")),
        ("review", Qt.Key.Key_4, "4", None),
        ("thanks", ENTER, "\r", Stroke(deed="main")),
        ("thanks", Qt.Key.Key_4, "4", None),
        ("complete", ENTER, "\r", None),
        ("complete", Qt.Key.Key_Space, " ", None),
        ("afresh", BACK, "\b", Stroke(deed="back")),
        ("leaving", ENTER, "\r", Stroke(deed="main")),
        ("leaving", BACK, "\b", Stroke(deed="stay")),
        ("sent", ENTER, "\r", None),
    ],
)
def test_a_key_means_this(page: Page, key: Qt.Key, text: str, meant: Stroke | None) -> None:
    assert stroke(page, key, text, SCORES) == meant


@given(st.sampled_from(PAGES), st.characters())
def test_signs_other_than_digits_do_nothing(page: Page, sign: str) -> None:
    made = stroke(page, Qt.Key.Key_unknown, sign, SCORES)
    assert made is None or sign in "0123456789"


@given(st.lists(st.sampled_from(SEATS), max_size=40), st.integers(1, 9))
def test_everybody_stands_once_in_a_column_of_their_side(seats: list[Seat], rows: int) -> None:
    found = matter_of(voting(seats=seats))
    assert found is not None
    columns = columns_of(found.seated, rows)
    assert tuple(person for column in columns for person in column.people) == found.seated
    assert all(0 < len(column.people) <= rows for column in columns)
    assert all(person.seat == column.seat for column in columns for person in column.people)
    firsts = [column.seat for column in columns if column.first]
    assert firsts == list(dict.fromkeys(person.seat for person in found.seated))

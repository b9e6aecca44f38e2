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
from itot_workshop.ui.booth.who_columns import (
    Block,
    laid,
    one_under_another,
    pages_of,
    people_of,
    places_of,
    sides_apart,
)
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
    for columns in (sides_apart(found.seated, rows), one_under_another(found.seated, rows)):
        assert sum((people_of(column) for column in columns), ()) == found.seated
        assert all(0 <= row < rows for column in columns for row, it in places_of(column)
                   if not isinstance(it, Block))  # fmt: skip
        blocks = [block for column in columns for block in column]
        assert all(person.seat == block.seat for block in blocks for person in block.people)
        firsts = [block.seat for block in blocks if block.first]
        assert firsts == list(dict.fromkeys(person.seat for person in found.seated))


@pytest.mark.parametrize("across", [2, 3, 4])
def test_four_sides_of_one_person_stand_on_one_page(across: int) -> None:
    found = matter_of(voting(seats=SEATS))
    assert found is not None
    assert pages_of(laid(found.seated, 6, across), across) == 1

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.notes import Action, Note, Origin
from itot_workshop.domain.session import Refused
from itot_workshop.domain.texts import LINE, TEXT, check_filled, check_text, check_texts

KEEPABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=50)


@given(KEEPABLE)
def test_whatever_people_write_is_kept(text: str) -> None:
    check_text(text)
    check_texts(Note(id="n", text=text, author=text))


@pytest.mark.parametrize(
    "text", ["two\nlines", "a\ttab", "", "👩🏽‍🔧", "ﷺ", "\u200b", "\u2028", "x" * TEXT]
)
def test_lines_tabs_and_every_script_are_kept(text: str) -> None:
    check_text(text)


@pytest.mark.parametrize("bad", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\r", "\ud800"])
def test_what_no_file_can_keep_is_refused(bad: str) -> None:
    with pytest.raises(Refused, match="type it again instead of pasting"):
        check_text(f"a{bad}b")


def test_a_long_text_is_refused_with_its_length() -> None:
    with pytest.raises(
        Refused, match=f"has {LINE + 1} characters and the longest that fits has {LINE}"
    ):
        check_text("x" * (LINE + 1), LINE)


@given(st.sampled_from(["id", "text", "owner", "done_when", "reason"]))
def test_every_text_of_a_value_is_looked_at(field: str) -> None:
    texts = {"id": "a", "text": "b", field: "\0"}
    with pytest.raises(Refused):
        check_texts(Action(**texts))  # type: ignore[arg-type]


def test_texts_inside_other_values_are_looked_at() -> None:
    with pytest.raises(Refused):
        check_texts(Action(id="a", text="b", origin=Origin(session="s", action="\ud800")))


@pytest.mark.parametrize("empty", ["", "  ", "\n\t", "\u3000"])
def test_where_something_has_to_be_said_blanks_say_nothing(empty: str) -> None:
    with pytest.raises(Refused, match="The note is empty, so nothing was kept"):
        check_filled(empty, "The note")
    check_filled("So.", "The note")

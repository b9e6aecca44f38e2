from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.charts.joints import SOFT_HYPHEN
from itot_workshop.charts.wrap import MOST_LINES, wrappings

words = st.text(alphabet="abcdeäöüßIT/.", min_size=1, max_size=40)
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)


def lines_of(text: str) -> list[tuple[str, ...]]:
    return [way.lines for way in wrappings(text, len)]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Leadership", [("Leadership",)]),
        ("Enabling Leadership", [("Enabling Leadership",), ("Enabling", "Leadership")]),
        ("IT/OT-Arbeit", [("IT/OT-Arbeit",), ("IT/OT-", "Arbeit")]),
        (f"Betriebs{SOFT_HYPHEN}rat", [("Betriebsrat",), ("Betriebs-", "rat")]),
        ("a  b\nc", [("a b c",), ("a", "b c"), ("a", "b", "c")]),
        ("not\u00a0here", [("not\u00a0here",)]),
        ("", [("",)]),
    ],
)
def test_words_stay_whole(text: str, ways: list[tuple[str, ...]]) -> None:
    assert lines_of(text) == ways


def test_lines_are_balanced() -> None:
    assert lines_of("one two three four five six")[1] == ("one two three", "four five six")


def test_more_lines_that_are_no_narrower_are_left_out() -> None:
    assert lines_of("Zusammenarbeitsorganisation in der") == [
        ("Zusammenarbeitsorganisation in der",),
        ("Zusammenarbeitsorganisation", "in der"),
    ]


@given(texts)
def test_nothing_is_lost_and_each_way_is_narrower(text: str) -> None:
    ways = wrappings(text, len)
    for way in ways:
        assert " ".join(way.lines) == text
        assert way.widths == tuple(map(len, way.lines))
        assert way.width == max(way.widths)
        assert len(way.lines) <= MOST_LINES
    for wider, narrower in pairwise(ways):
        assert len(narrower.lines) > len(wider.lines)
        assert narrower.width < wider.width


def test_a_very_long_text_is_wrapped_in_no_time_and_whole() -> None:
    text = " ".join(f"word{number}" for number in range(2_000))
    for way in wrappings(text, len):
        assert " ".join(way.lines) == text


def test_a_measuring_function_is_never_asked_for_its_name() -> None:
    """Qt for Python reads the signatures of everything to tell the name of one of its methods."""

    class Measuring:
        asked = False

        def __call__(self, text: str) -> float:
            return len(text)

        def __getattribute__(self, name: str) -> object:
            if name.startswith("__"):
                Measuring.asked = True
            return object.__getattribute__(self, name)

    assert wrappings("a few words", Measuring())
    assert not Measuring.asked

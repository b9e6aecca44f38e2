from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.charts.joints import BOUND, SOFT_HYPHEN, joints, number_ways, parted
from itot_workshop.charts.wrap import within


@pytest.mark.parametrize(
    ("word", "linked", "all_of"),
    [
        ("Instandhaltungsplanung", "Instandhaltungs|planung", "Instand|hal|tungs|planung"),
        ("Änderungsmanagement", "Änderungs|management", "Ände|rungs|mana|ge|ment"),
        ("Netzwerksegmentierung", "Netzwerksegmentierung", "Netz|werk|seg|men|tie|rung"),
        ("Wertschätzung", "Wertschätzung", "Wert|schät|zung"),
        ("Führung", "Führung", "Führung"),
    ],
)
def test_long_words_are_parted_at_their_joints(word: str, linked: str, all_of: str) -> None:
    assert parted(word, linked=True) == linked.replace("|", SOFT_HYPHEN)
    assert parted(word, linked=False) == all_of.replace("|", SOFT_HYPHEN)


def test_a_pack_that_says_where_is_obeyed() -> None:
    said = f"Kompetenz{SOFT_HYPHEN}austauschrunde"
    assert parted(said, linked=False) == said


@given(st.text(max_size=60))
def test_parting_changes_no_letter(text: str) -> None:
    for linked in (True, False):
        assert parted(text, linked=linked).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert all(0 < at < len(text) for at in joints(text))


def test_words_are_parted_only_where_word_ends_do_not_do() -> None:
    name = "Budget- und Investitionsentscheidungen"
    assert within(name, len, 26).lines == ("Budget- und", "Investitionsentscheidungen")
    assert within(name, len, 16).lines == ("Budget- und", "Investitions-", "entscheidungen")
    assert within(name, len, 12).lines[-1] != "entscheidungen"


@pytest.mark.parametrize(
    ("text", "both", "before"),
    [
        ("the crew of line 4, then line 5", "the crew of line_4, then line_5", None),
        ("auf Linie 2 und 4 im Werk", "auf Linie_2_und_4_im Werk", "auf Linie_2 und_4 im Werk"),
        ("Anlage Nr. 7", "Anlage Nr._7", None),
        ("am 11. November", "am_11._November", "am_11. November"),
        ("one day a week", "one day a week", None),
    ],
)
def test_numbers_are_bound_to_the_words_beside_them(
    text: str, both: str, before: str | None
) -> None:
    ways = [both] if before is None else [both, before]
    expected = dict.fromkeys((*(way.replace("_", BOUND) for way in ways), text))
    assert number_ways(text) == tuple(expected)


def test_a_label_keeps_a_number_with_its_word_where_that_takes_no_more_lines() -> None:
    assert within("Crew of line 4", len, 12).lines == ("Crew of", "line 4")
    assert within("Abfüllung Linie 4", len, 16).lines == ("Abfüllung", "Linie 4")
    assert within("Line 44444", len, 6).lines == ("Line", "44444")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.charts.joints import SOFT_HYPHEN, joints, parted
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

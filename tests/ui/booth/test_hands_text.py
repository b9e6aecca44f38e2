"""A line of counts becomes hands of sides, or a sentence why not."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.roster import seat_words
from itot_workshop.domain.session import Refused
from itot_workshop.ui.booth.hands_text import MOST_TEXT, TypedHands, parse_hands
from tests.domain.helpers.demo import core_pack

HAND = st.one_of(st.none(), st.integers(1, 5))


def parsed(text: str) -> list[tuple[Seat | None, tuple[int | None, ...]]]:
    found = parse_hands(text, core_pack().scale, seat_words(core_pack()))
    return [(typed.seat, typed.hands) for typed in found]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("IT: 4 4 3 2", [("IT", (4, 4, 3, 2))]),
        ("it:4432", [("IT", (4, 4, 3, 2))]),
        ("4 4 3 2", [(None, (4, 4, 3, 2))]),
        ("IT: 4,4; OT: 2 0 ?", [("IT", (4, 4)), ("OT", (2, None, None))]),
        ("OT: 1 IT: 2", [("OT", (1,)), ("IT", (2,))]),
        ("IT: 5\nManagement: 3", [("IT", (5,)), ("MGT", (3,))]),
        ("IT:", [("IT", ())]),
        ("  ", []),
    ],
)
def test_a_line_is_read(text: str, sides: list[tuple[Seat | None, tuple[int | None, ...]]]) -> None:
    assert parsed(text) == sides


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("IT: 4 6", "“6” is not on the scale from 1 to 5"),
        ("IT: four", "is not on the scale"),
        ("Sales: 4", "“Sales” is no side here"),
        ("IT: 4; IT: 3", "stands twice"),
        ("IT: ²", "is not on the scale"),
        ("4" * (MOST_TEXT + 1), "too long"),
    ],
)
def test_what_is_no_count_is_refused_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        parsed(text)


@given(
    st.lists(
        st.tuples(st.sampled_from(SEATS), st.lists(HAND, max_size=9)), unique_by=lambda s: s[0]
    )
)
def test_what_is_written_is_read_again(sides: list[tuple[Seat, list[int | None]]]) -> None:
    text = "; ".join(f"{seat}: {' '.join(str(h or 0) for h in hands)}" for seat, hands in sides)
    assert parsed(text) == [(seat, tuple(hands)) for seat, hands in sides]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    found: tuple[TypedHands, ...] = ()
    with contextlib.suppress(Refused):
        found = parse_hands(text, core_pack().scale, seat_words(core_pack()))
    assert all(hand is None or hand in range(1, 6) for typed in found for hand in typed.hands)

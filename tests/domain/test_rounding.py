from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.rounding import decimals, reaches, round_half_away


@pytest.mark.parametrize(
    ("value", "digits", "wanted"),
    [
        (2.805, 2, 2.81),
        (-2.805, 2, -2.81),
        (1.005, 2, 1.01),
        (2.675, 2, 2.68),
        (0.5, 0, 1.0),
        (1.5, 0, 2.0),
        (2.5, 0, 3.0),
        (-0.5, 0, -1.0),
        (2.53125, 4, 2.5313),
        (0.7499, 2, 0.75),
        (0.0, 2, 0.0),
        (3.0, 2, 3.0),
    ],
)
def test_halves_go_away_from_zero(value: float, digits: int, wanted: float) -> None:
    assert round_half_away(value, digits) == wanted


def test_there_is_no_minus_zero() -> None:
    assert math.copysign(1, round_half_away(-0.001, 2)) == 1


@given(st.integers(-50_000, 50_000), st.integers(0, 3))
def test_decimals_written_out_round_as_on_paper(thousandths: int, digits: int) -> None:
    paper = (Decimal(thousandths) / 1000).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert round_half_away(thousandths / 1000, digits) == float(paper)


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_rounding_is_odd_and_settles(value: float, digits: int) -> None:
    once = round_half_away(value, digits)
    assert round_half_away(-value, digits) == -once
    assert round_half_away(once, digits) == once


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(2.94, 1), (2.95, 2), (2.97, 2), (2.995, 1), (3.0, 1), (3.04, 1), (1.96, 2), (4.97, 1)],
)
def test_a_figure_has_as_many_decimals_as_the_word_beside_it_needs(
    value: float, wanted: int
) -> None:
    assert decimals(value, (1, 2, 3, 4)) == wanted


@given(st.floats(1, 5), st.lists(st.integers(10, 50), max_size=4))
def test_a_shown_figure_stands_on_the_same_side_of_every_bound(
    value: float, tenths: list[int]
) -> None:
    bounds = [it / 10 for it in tenths]
    shown = round_half_away(value, decimals(value, bounds))
    exact = round_half_away(value, 2)
    assert [shown >= it for it in bounds] == [exact >= it for it in bounds]


def test_a_limit_is_reached_despite_binary_noise() -> None:
    assert reaches(0.1 + 0.2, 0.3)
    assert reaches(0.3, 0.1 + 0.2)
    assert not reaches(0.2999, 0.3)

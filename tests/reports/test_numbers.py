from __future__ import annotations

import pytest

from itot_workshop.reports.numbers import DASH, amount, percent, points, score, share, shown, signed


@pytest.mark.parametrize(
    ("value", "text"), [(2.805, "2.81"), (3.0, "3.00"), (-0.005, "−0.01"), (-0.0001, "0.00")]
)
def test_scores_have_two_decimals_and_a_true_minus(value: float, text: str) -> None:
    assert score(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.444, "+0.44"), (-0.66, "−0.66"), (0.004, "0.00"), (-0.004, "0.00")]
)
def test_changes_have_a_sign_unless_they_are_nothing(value: float, text: str) -> None:
    assert signed(value) == text


def test_shares_and_agreement() -> None:
    assert percent(0.745) == "75%"
    assert share(9 / 22) == "40.9%"
    assert points(23.333) == "23.3"


@pytest.mark.parametrize(("value", "text"), [(8.0, "8"), (1.18, "1.18"), (0.5, "0.5")])
def test_amounts_have_no_decimals_they_do_not_need(value: float, text: str) -> None:
    assert amount(value) == text


def test_what_is_hidden_is_a_dash() -> None:
    assert shown(None, score) == DASH
    assert shown(1.0, score) == "1.00"

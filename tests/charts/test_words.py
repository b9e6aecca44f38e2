from __future__ import annotations

import pytest

from itot_workshop.charts.words import caption, number, signed


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [(3.27, 1, "3.3"), (2.805, 2, "2.81"), (-0.04, 1, "0.0"), (-0.6, 1, "−0.6"), (4, 2, "4.00")],
)
def test_numbers(value: float, digits: int, written: str) -> None:
    assert number(value, digits) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0.57, "+0.57"), (-0.66, "−0.66"), (0.004, "0.00"), (-0.004, "0.00")]
)
def test_differences_carry_their_sign(value: float, written: str) -> None:
    assert signed(value, 2) == written


def test_captions() -> None:
    assert caption(3.28, -0.57, "gap") == "3.3  gap −0.6"
    assert caption(3.28, 0.01, "Abstand", ",") == "3,3  Abstand 0,0"
    assert caption(2.27, None, "gap") == "2.3"

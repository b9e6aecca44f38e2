"""Columns share a width so that the highest of them is low."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.ui.stage.column_widths import Column, columns, lowest


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=7))
def test_columns_are_no_higher_than_even_ones_and_fill_the_width(texts: list[int]) -> None:
    def height(found: tuple[Column, ...]) -> float:
        return max(text / wide for text, (_, wide) in zip(texts, found, strict=True))

    found = lowest(1000, 20, len(texts), height)
    assert round(height(found)) <= round(height(columns(1000, 20, (1,) * len(texts))))
    assert abs(sum(found[-1]) - 1000) < 1e-6
    assert min(wide for _, wide in found) >= 0.8 * (1000 - 20 * (len(texts) - 1)) / len(texts) - 1


def test_a_column_with_more_to_say_is_wider() -> None:
    def height(found: tuple[Column, ...]) -> float:
        return max(6000 / found[0][1], 4000 / found[1][1]) * 100

    (_, first), (_, second) = lowest(1000, 0, 2, height)
    assert (first, second) == (600, 400)

"""Long lists stand on pages that are about as full, and none of them is empty."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.paging import page_counts


@given(number=st.integers(0, 80), most=st.integers(1, 12))
def test_no_page_of_an_even_parting_is_empty(number: int, most: int) -> None:
    counts = page_counts(number, most)
    assert counts[0] == 1
    assert counts[-1] <= max(1, min(number, most))
    for pages in counts:
        size = -(-number // pages)
        assert number == 0 or (pages - 1) * size < number <= pages * size

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.reports.conftest import GOLDEN


def jumps(levels: Sequence[int]) -> list[tuple[int, int]]:
    """Where a heading lies more than one level below the one before it."""
    return [(above, below) for above, below in pairwise(levels) if below > above + 1]


@pytest.mark.parametrize("name", ["summary", "comparison", "follow-up"])
def test_no_level_of_a_heading_is_left_out(name: str) -> None:
    text = (GOLDEN / f"{name}.md").read_text("utf-8")
    levels = [len(found) for found in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert len(set(levels)) >= 3
    assert jumps(levels) == []


@pytest.mark.parametrize("name", ["summary", "comparison"])
def test_no_level_of_a_page_is_left_out(name: str) -> None:
    text = (GOLDEN / f"{name}.html").read_text("utf-8")
    levels = [int(found) for found in re.findall(r"<h([1-6])[ >]", text)]
    assert len(set(levels)) >= 3
    assert jumps(levels) == []

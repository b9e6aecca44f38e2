"""Pages of what changed: all of one kind in one type, about as full, each figure under its head."""

from __future__ import annotations

from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import ChangeBands, CompareView, WhatChanged
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import LONG_NAMES, with_axes

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@cache
def pages(axes: int) -> tuple[CompareView, ...]:
    """What three sessions on so many axes with long names are compared by."""
    return comparison_pages(
        with_axes(demo_session(name), LONG_NAMES[:axes]) for name in ("S1", "S2", "S3")
    )


def figures_in(view: CompareView, size: tuple[int, int]) -> set[int]:
    """How high changes in figures are on a page, those on cards left out, in pixels."""
    return {
        round(place.height())
        for place, words in drawn(view, *size).places
        if words.startswith(("+", "−", "↑")) and words[-1].isdigit()
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axes", [12, 16])
@pytest.mark.parametrize("kind", [WhatChanged, ChangeBands])
def test_all_pages_of_one_kind_are_set_in_one_type(
    qtbot: QtBot, kind: type[CompareView], axes: int, size: tuple[int, int]
) -> None:
    told = [it for it in pages(axes) if isinstance(it, kind)]
    first, *others = (figures_in(it, size) for it in told)
    assert len(others) == 1
    assert first
    assert others == [first]


@pytest.mark.parametrize("size", SIZES)
def test_the_title_of_all_pages_of_bands_is_of_one_size(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    told = [it for it in pages(12) if isinstance(it, ChangeBands)]
    heights = {
        place.height()
        for view in told
        for place, words in drawn(view, *size).places
        if words.startswith("How far")
    }
    assert len(heights) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axes", [3, 8, 16])
def test_both_columns_of_changes_have_a_head_that_ends_where_they_do(
    qtbot: QtBot, axes: int, size: tuple[int, int]
) -> None:
    view = next(it for it in pages(axes) if isinstance(it, ChangeBands))
    places = drawn(view, *size).places
    ends = {round(place.right()) for place, words in places if words[:1] in ("+", "−", "↑", "↓")}
    heads = [(words, round(place.right())) for place, words in places]
    assert {right for words, right in heads if words in ("All", "Both", "days")} == ends
    assert len(ends) == 2

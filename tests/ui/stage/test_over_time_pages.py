"""Small charts over time say of which days their changes are, and all pages have one grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_time_views import OverTime
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import LONG_NAMES, over_years, with_axes

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@cache
def pages(names: Sequence[str], axes: int, years: int = 0) -> tuple[OverTime, ...]:
    """The small charts of some sessions of so many axes, if wished as many over years."""
    found = tuple(with_axes(demo_session(name), LONG_NAMES[:axes]) for name in names)
    many = over_years(found, years) if years else found
    return tuple(it for it in comparison_pages(many) if isinstance(it, OverTime))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("names", "years", "days"),
    [
        (("S1", "S3"), 0, "Bold: Feb to Nov."),
        (("S1", "S2", "S3"), 0, "Bold: Feb to Nov."),
        (("S1", "S2", "S3"), 12, "Bold: Feb ’25 to Dec ’26."),
    ],
)
def test_every_page_says_of_which_days_its_changes_are(
    qtbot: QtBot, names: tuple[str, ...], years: int, days: str, size: tuple[int, int]
) -> None:
    for page in pages(names, 16, years):
        first, last = days.removeprefix("Bold: ").removesuffix(".").split(" to ")
        said = drawn(page, *size).said
        assert sum(words.startswith(days) for words in said) == 1
        assert said.count(first) == said.count(last) == len(page.axes)


@pytest.mark.parametrize("size", SIZES)
def test_charts_stand_in_the_same_columns_on_all_pages(qtbot: QtBot, size: tuple[int, int]) -> None:
    found = pages(("S1", "S2", "S3"), 16)
    assert [len(page.axes) for page in found] == [6, 6, 4]
    places = [
        {
            round(place.left())
            for place, words in drawn(page, *size).places
            if re.fullmatch(r"[+−]\d\.\d\d", words)
        }
        for page in found
    ]
    assert len(places[0]) == 3
    assert places == [places[0]] * 3


def test_what_is_said_of_arrows_holds_on_a_page_without_any(qtbot: QtBot) -> None:
    found = [drawn(page, *SIZES[0]).said for page in pages(("S1", "S2", "S3"), 16)]
    arrows = [any(words.startswith(("↑", "↓")) for words in said) for said in found]
    assert arrows == [True, True, False]
    assert all(any("only clear changes" in words for words in said) for said in found)

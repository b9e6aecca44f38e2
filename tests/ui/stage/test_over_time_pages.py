"""Small charts over time say of which days their changes are, and all pages have one grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_time_views import OverTime
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import (
    LONG_NAMES,
    over_years,
    short,
    with_axes,
    without_axis,
    without_most,
)

DEMO = tuple(demo_session(name) for name in ("S1", "S2", "S3"))
SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@cache
def pages(names: Sequence[str], axes: int, years: int = 0) -> tuple[OverTime, ...]:
    """The small charts of some sessions of so many axes, if wished as many over years."""
    found = tuple(with_axes(demo_session(name), LONG_NAMES[:axes]) for name in names)
    many = over_years(found, years) if years else found
    return tuple(it for it in comparison_pages(many) if isinstance(it, OverTime))


def pages_of(sessions: Sequence[Session]) -> list[OverTime]:
    return [it for it in comparison_pages(sessions) if isinstance(it, OverTime)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("names", "years", "days"),
    [
        (("S1", "S3"), 0, "Feb to Nov"),
        (("S1", "S2", "S3"), 0, "Feb to Nov"),
        (("S1", "S2", "S3"), 12, "Feb ’25 to Dec ’26"),
    ],
)
def test_every_page_says_of_which_days_its_changes_are(
    qtbot: QtBot, names: tuple[str, ...], years: int, days: str, size: tuple[int, int]
) -> None:
    for page in pages(names, 16, years):
        first, last = days.split(" to ")
        said = drawn(page, *size).said
        told = f"Figure under the name: change {days}."
        assert sum(words.startswith(told) for words in said) == 1
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


def test_names_of_two_lines_take_room_from_their_row_alone_and_charts_stay_alike(
    qtbot: QtBot,
) -> None:
    high = []
    for long in ((), (1,), range(8)):
        names = [f"Axis of this name {at} " * (2 if at in long else 1) for at in range(8)]
        found = pages_of([with_axes(it, names) for it in DEMO])
        assert len(found) == 2
        heights = set()
        for page in found:
            places = drawn(page, *SIZES[0]).places
            tops, bottoms = ([at.top() for at, it in places if it == end] for end in "51")
            assert len(tops) == len(bottoms) == 4
            heights |= {round(low - top) for top, low in zip(tops, bottoms, strict=True)}
        assert max(heights) - min(heights) <= 1
        high.append(min(heights))
    assert high[0] > high[1] > high[2]


def test_what_is_said_of_arrows_holds_on_a_page_without_any(qtbot: QtBot) -> None:
    found = [drawn(page, *SIZES[0]).said for page in pages(("S1", "S2", "S3"), 16)]
    arrows = [any(words.startswith(("↑", "↓")) for words in said) for said in found]
    assert arrows == [True, True, False]
    assert all(any("only clear changes" in words for words in said) for said in found)


@pytest.mark.parametrize("size", SIZES)
def test_arrows_have_figures_like_the_whole_change_or_none_on_all_pages(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    found = [drawn(page, *size).said for page in pages(("S1", "S2", "S3"), 16)]
    arrows = [words for said in found for words in said if words.startswith(("↑", "↓"))]
    assert arrows
    figured = [re.fullmatch(r"[↑↓] [+−]\d\.\d\d", words) is not None for words in arrows]
    assert all(figured) or set(arrows) <= {"↑", "↓"}


@pytest.mark.parametrize("size", SIZES)
def test_a_day_that_is_not_shown_says_why(qtbot: QtBot, size: tuple[int, int]) -> None:
    first, june, last = DEMO
    for sessions, told in (
        ((first, june, without_most(last, "OT")), "Nov: too few votes on one side"),
        ((first, june, without_axis(last, 5)), "Nov: too few votes"),
        ((first, without_axis(june, 2), without_axis(last, 5)), "possibly up; Jun: too few votes"),
    ):
        said = " ".join(words for page in pages_of(sessions) for words in drawn(page, *size).said)
        assert (told in said) is not ("A day without markers: too few votes." in said)
        assert "not compared" not in said


@pytest.mark.parametrize("size", SIZES)
def test_the_room_is_called_one_thing_where_it_stands_for_the_sides(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    first, june, last = DEMO
    for page in pages_of((first, june, without_most(last, "OT"))):
        said = drawn(page, *size).said
        assert said.count("the room as a whole") == 1
        assert sum(re.fullmatch(r"Room \d\.\d", words) is not None for words in said) == len(
            page.axes
        )


@pytest.mark.parametrize("size", SIZES)
def test_open_markers_say_that_fewer_statements_were_asked(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    first, june, last = DEMO
    for page in pages_of((first, short(june), last)):
        said = " ".join(drawn(page, *size).said)
        assert "Open markers: fewer statements asked, not comparable with the line." in said


@pytest.mark.parametrize("size", SIZES)
def test_a_room_within_a_line_says_why(qtbot: QtBot, size: tuple[int, int]) -> None:
    first, june, last = DEMO
    for page in pages_of((first, without_most(june, "OT"), last)):
        said = " ".join(drawn(page, *size).said)
        assert ("; Jun: too few votes" in said) is not ("Room: too few votes" in said)

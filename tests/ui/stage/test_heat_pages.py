"""The heat map on the stage, whose key tells what is on its pages and nothing else, and of several
sites the shapes.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import ShapesApart
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import (
    LONG_NAMES,
    all_equal,
    at_two_sites,
    over_years,
    short,
    with_axes,
    without_axis,
    without_most,
)

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
Size = tuple[int, int]


def demo() -> tuple[Session, Session, Session]:
    return demo_session("S1"), demo_session("S2"), demo_session("S3")


def maps(sessions: Iterable[Session]) -> list[HeatMap]:
    """The pages of the map."""
    return [it for it in comparison_pages(sessions) if isinstance(it, HeatMap)]


def said(view: HeatMap, size: Size) -> list[str]:
    return drawn(view, *size).said


@pytest.mark.parametrize("size", SIZES)
def test_the_key_has_the_levels_of_its_pages_alone_each_with_its_bounds(
    qtbot: QtBot, size: Size
) -> None:
    levels = {
        "under 2.00 missing": 0,
        "2.00–2.99 beginning": 1,
        "3.00–3.99 partly in place": 2,
        "4.00+ normal practice": 3,
    }
    (view,) = maps(demo())
    assert [it for it in said(view, size) if it in levels] == list(levels)[1:3]
    for level, band in levels.items():
        rows = tuple(
            replace(row, cells=tuple(replace(it, band=band) for it in row.cells))
            for row in view.sites[0].rows
        )
        one = replace(view, sites=(replace(view.sites[0], rows=rows),))
        assert [it for it in said(one, size) if it in levels] == [level]


@pytest.mark.parametrize("size", SIZES)
def test_the_key_has_the_signs_of_its_pages_alone(qtbot: QtBot, size: Size) -> None:
    gap = "gap of 1.00 or more, left mark rates lower"
    found = said(maps(demo())[0], size)
    assert "clearly up or down since last time" in found
    assert gap in found
    first, second, _ = demo()
    assert "clearly up since last time" in said(maps((first, second))[0], size)
    equal = said(maps(all_equal(it) for it in demo())[0], size)
    assert not [it for it in equal if "last time" in it or it == gap]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_not_shown_is_a_dash_with_its_reason_in_the_key(qtbot: QtBot, size: Size) -> None:
    first, second, last = demo()
    found = said(maps((first, without_axis(second, 2), last))[0], size)
    assert found.count("–") == 1
    assert "not shown: too few votes" in found
    assert "not shown: too few votes" not in said(maps(demo())[0], size)
    room = said(maps((first, second, without_most(last, "OT")))[0], size)
    assert "room: too few of a side voted" in room


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_is_that_of_all_pages(qtbot: QtBot, size: Size) -> None:
    wide = tuple(with_axes(it, LONG_NAMES) for it in demo())
    for sessions in (wide, over_years(wide, 12)):
        pages = maps(sessions)
        assert len(pages) > 1
        for view in pages:
            found = said(view, size)
            assert "Overall, all 16 axes" in found or "All axes" in found
            assert "Overall" not in found
    assert "Overall" in said(maps(demo())[0], size)
    some = maps((wide[0], wide[1], without_axis(wide[2], 5)))
    assert {"Overall, all axes", "All axes"} & set(said(some[0], size))


@pytest.mark.parametrize("size", SIZES)
def test_whose_votes_scores_are_is_told_where_others_were_there(qtbot: QtBot, size: Size) -> None:
    (view,) = maps(demo())
    assert "Scores: half IT, half OT" in said(view, size)
    rows = tuple(replace(row, others=0) for row in view.sites[0].rows)
    sides = replace(view, sites=(replace(view.sites[0], rows=rows),))
    assert "Scores: half IT, half OT" not in said(sides, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_day_that_asked_fewer_statements_has_an_asterisk(qtbot: QtBot, size: Size) -> None:
    first, second, last = demo()
    found = " ".join(said(maps((first, short(second), last))[0], size))
    assert "* 17 June asked fewer statements" in found
    assert "17 Jun*" in found
    assert "2.85*" in found
    assert "Arrows to and from that day: same statements only." in found
    assert "*" not in " ".join(said(maps(demo())[0], size))


@pytest.mark.parametrize("size", SIZES)
def test_arrows_away_from_a_day_that_asked_fewer_statements_need_no_words(
    qtbot: QtBot, size: Size
) -> None:
    first, second, last = demo()
    view = maps((first, short(second), last))[0]
    rows = tuple(
        replace(row, cells=tuple(replace(it, moved="") for it in row.cells))
        for row in view.sites[0].rows
    )
    still = replace(view, sites=(replace(view.sites[0], rows=rows),))
    assert "Arrows" not in " ".join(said(still, size))


@pytest.mark.parametrize("size", SIZES)
def test_a_day_without_a_whole_and_one_on_some_axes_say_why(qtbot: QtBot, size: Size) -> None:
    first, second, last = demo()
    none = said(maps((first, second, without_most(last, "OT")))[0], size)
    assert "no overall: too few axes with both sides" in none
    some = said(maps((first, without_axis(second, 2), last))[0], size)
    assert "7 axes" in some
    assert "no overall: too few axes with both sides" not in some


@pytest.mark.parametrize("size", SIZES)
def test_whose_votes_scores_are_takes_a_line_of_the_key_where_there_is_room(
    qtbot: QtBot, size: Size
) -> None:
    wide = tuple(with_axes(it, LONG_NAMES) for it in demo())
    first, second, last = demo()
    for sessions in (wide, (first, without_axis(second, 2), without_axis(last, 5))):
        for view in maps(sessions):
            assert "Scores: half IT, half OT" in said(view, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [3, 6, 12])
def test_the_map_ends_above_its_key(qtbot: QtBot, number: int, size: Size) -> None:
    first, second, last = demo()
    few, hidden = without_most(last, "OT"), without_axis(last, 5)
    for odd in ((first, short(second), last), (first, second, few), (first, second, hidden)):
        for view in maps(over_years(odd, number)):
            places = drawn(view, *size).places
            whole = next(place for place, words in places if words == "Overall")
            key = min(place.top() for place, words in places if words[:5] in ("2.00–", "3.00–"))
            assert whole.bottom() < key


@pytest.mark.parametrize("size", SIZES)
def test_of_several_sites_no_page_ranks_them(qtbot: QtBot, size: Size) -> None:
    pages = comparison_pages(at_two_sites(demo()))
    for view in pages:
        if isinstance(view, HeatMap | ShapesApart):
            assert "no ranking" in " ".join(drawn(view, *size).said)
    shapes = [it for it in pages if isinstance(it, ShapesApart)]
    assert [(it.which, it.pages) for it in shapes] == [("latest", 1), ("first", 1)]
    titles = ("Latest session of each site", "First session of each site")
    assert all(title in drawn(it, *size).said for title, it in zip(titles, shapes, strict=True))
    one = comparison_pages(over_years(demo(), 6))
    shapes = [it for it in one if isinstance(it, ShapesApart)]
    assert shapes
    assert not any("ranking" in " ".join(drawn(it, *size).said) for it in shapes)

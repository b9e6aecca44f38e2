"""What pages of comparisons say of days, seats and axes: each word with what it means."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.charts.radar_labels import block_of, choices_of, set_in
from itot_workshop.charts.radar_values import RadarAxis
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import (
    ChangeBands,
    CompareView,
    InTheRoom,
    SaidOn,
    Shapes,
    WhatChanged,
)
from itot_workshop.domain.audience_since_views import CrossedOn, ModelOn, ModelsOverTime
from itot_workshop.domain.audience_time_views import HeatMap, OverTime
from itot_workshop.domain.notes import Note, NoteSide
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage.compare_words import listed
from tests.charts.demo import even_measure
from tests.domain.helpers.demo import ROOT, demo_session
from tests.ui.stage.test_paint import picture
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import all_equal, at_two_sites, over_years, without_axis, without_most

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
Size = tuple[int, int]


def demo() -> tuple[Session, ...]:
    """The three sessions of the example company."""
    return tuple(demo_session(name) for name in ("S1", "S2", "S3"))


@cache
def missing() -> tuple[CompareView, ...]:
    """What three sessions are compared by, of which one shows no figures of one axis, one none of
    another.
    """
    first, second, last = (noted(session) for session in demo())
    return comparison_pages((first, without_axis(second, 2), without_axis(last, 5)))


def noted(session: Session) -> Session:
    """The session with a sentence on an axis that fell and on two whose sides are far apart."""
    sides: tuple[tuple[str, NoteSide], ...] = (
        ("goals", "MGT"),
        ("technology", "OT"),
        ("results", "both"),
    )
    notes = {
        axis: Note(id=axis, text=f"Nobody knows of {axis}", axis=axis, position=0, side=side)
        for axis, side in sides
    }
    return replace(session, notes=notes)


def room(sessions: Sequence[Session]) -> InTheRoom:
    """The page of who was in the room."""
    return next(it for it in comparison_pages(sessions) if isinstance(it, InTheRoom))


@pytest.mark.parametrize("size", SIZES)
def test_of_people_who_came_twice_it_is_said_to_what(qtbot: QtBot, size: Size) -> None:
    said = " ".join(drawn(room(at_two_sites(demo())), *size).said)
    assert said.count("11 also on 11 Nov") == said.count("11 also on 11 Feb") == 1
    assert said.count("12 also on 17 Jun") == said.count("12 also on 11 Feb") == 1
    assert "12 also on 11 Feb" in " ".join(drawn(room(demo()), *size).said)
    years = " ".join(drawn(room(over_years(demo(), 12)), *size).said)
    assert "12 also on 11 Feb 2025" in years
    assert "11 also on 13 Dec 2025" in years


@pytest.mark.parametrize("size", SIZES)
def test_of_the_last_day_it_is_said_who_was_there_on_the_first_with_which_it_is_compared(
    qtbot: QtBot, size: Size
) -> None:
    three = room(demo())
    assert [it.from_first for it in three.rooms] == [None, None, 11]
    found = drawn(three, *size).said
    assert {"12 also on 11 Feb", "11 also on 17 Jun", "11 also on 11 Feb"} <= set(found)
    first, _, last = demo()
    assert not any(it.from_first for it in room((first, last)).rooms)


@pytest.mark.parametrize("size", SIZES)
def test_a_seat_is_further_from_the_next_than_its_mark_from_its_words(
    qtbot: QtBot, size: Size
) -> None:
    for sessions in (demo(), over_years(demo(), 6), over_years(demo(), 12)):
        places = drawn(room(sessions), *size).places
        line = next(place for place, words in places if words == "Management")
        beside = [it for it, _ in places if abs(it.center().y() - line.center().y()) < 3]
        named = sorted(beside, key=lambda it: it.left())
        u = size[1] / 34
        ends = [(one.right(), two.left()) for one, two in pairwise(named)]
        seats = [two - one for one, two in ends if one < line.left() + 1]
        assert seats
        assert all(gap < 0.6 * u or gap > 2 * u for gap in seats)


def test_the_key_has_the_marks_of_all_seats(qtbot: QtBot) -> None:
    first, _, last = demo()
    view = room((first, last))
    sides = tuple(replace(it, seats={**it.seats, "MGT": 0}) for it in view.rooms)
    starts = [
        next(place.left() for place, words in drawn(it, *SIZES[0]).places if "in both" in words)
        for it in (replace(view, rooms=sides), view)
    ]
    assert starts[0] < starts[1]


@pytest.mark.parametrize("size", SIZES)
def test_a_model_says_how_many_of_its_limits_were_crossed_later_and_which(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    day = datetime.date(2025, 6, 17)
    first = CrossedOn(date=day, limits=("Requests", "Hours"))
    last = CrossedOn(date=day.replace(month=11), limits=("Requests", "Hours", "Sites"))
    for crossed, told, which in (
        ((first,), "2 of 4 limits crossed on 17 June", "on 17 June: Requests; Hours"),
        (
            (first, last),
            "2 of 4 limits crossed on 17 June, 3 on 17 November",
            "on 17 November: Requests; Hours; Sites",
        ),
    ):
        model = ModelOn(
            date=day.replace(month=2),
            name="Forum",
            reason="",
            months=None,
            start=None,
            end=None,
            limits=4,
            crossed=crossed,
        )
        said = " ".join(drawn(ModelsOverTime(days=(model,)), *size).said)
        assert f"Later too small for the work: {told}" in said
        assert f"Crossed {which}" in said


@pytest.mark.parametrize("size", SIZES)
def test_all_days_of_models_have_their_year_where_they_are_not_of_one(
    qtbot: QtBot, size: Size
) -> None:
    day = datetime.date(2025, 6, 17)
    limits = tuple(f"A limit that takes {at} quarters of a line in any size" for at in range(9))
    model = ModelOn(
        date=day.replace(month=2),
        name="Forum",
        reason="",
        months=15,
        start=day,
        end=day.replace(year=2026, month=8),
        limits=9,
        crossed=(CrossedOn(date=day.replace(month=11), limits=limits),),
    )
    few, many = (drawn(ModelsOverTime(days=(model,) * days), *size).said for days in (1, 3))
    for said in (few, many):
        told = " ".join(said)
        assert "17 Feb 2025" in said
        assert "For 15 months, 17 Jun 2025 to 17 Aug 2026" in told
        assert "9 of 9 limits crossed on 17 Nov 2025" in told
    assert sum("limit that takes" in words for words in many) >= 3


def test_several_parts_are_told_with_an_and_before_the_last() -> None:
    assert listed(["May"]) == "May"
    assert listed(["11 June", "11 September", "11 Nov"]) == "11 June, 11 September and 11 Nov"


@pytest.mark.parametrize("size", SIZES)
def test_days_stand_under_each_other_on_all_pages(qtbot: QtBot, size: Size) -> None:
    places: dict[str, set[int]] = {}
    for view in (it for it in missing() if isinstance(it, OverTime)):
        half = size[0] / 2
        for place, words in drawn(view, *size).places:
            if words in ("Feb", "Jun", "Nov"):
                column = "left" if place.right() < half else "right"
                places.setdefault(f"{words} {column}", set()).add(round(place.left()))
    assert len(places) == 6
    assert all(len(lefts) == 1 for lefts in places.values())


@pytest.mark.parametrize("size", SIZES)
def test_a_grey_is_told_of_where_a_band_has_a_width(qtbot: QtBot, size: Size) -> None:
    equal = tuple(all_equal(session) for session in demo())
    chance = "may come from who was there"
    for sessions, grey, clear in (
        (demo(), 1, "reaches the end of both"),
        (equal, 0, "is 0.50 or more"),
    ):
        view = next(it for it in comparison_pages(sessions) if isinstance(it, ChangeBands))
        said = drawn(view, *size).said
        assert said.count(chance) == grey
        assert "less than 0.50" in said
        assert f"A clear change {clear}." in said


@pytest.mark.parametrize("size", SIZES)
def test_the_key_of_bands_takes_two_lines_that_break_between_its_parts(
    qtbot: QtBot, size: Size
) -> None:
    view = next(it for it in comparison_pages(demo()) if isinstance(it, ChangeBands))
    places = drawn(view, *size).places
    parts = (
        "11 Feb",
        "11 Nov",
        "may come from who was there",
        "less than 0.50",
        "A clear change reaches the end of both.",
        "Same people: there on both days.",
    )
    found = {words: place for place, words in places if words in parts}
    assert tuple(found) == parts
    assert len({round(place.bottom()) for place in found.values()}) == 2
    assert all(place.right() < size[0] for place in found.values())


def test_no_clear_change_is_told_of_where_hands_were_counted(qtbot: QtBot) -> None:
    view = next(it for it in comparison_pages(demo()) if isinstance(it, ChangeBands))
    lines = tuple(replace(it, reach=None, line=replace(it.line, label=None)) for it in view.lines)
    said = " ".join(drawn(replace(view, lines=lines), *SIZES[1]).said)
    assert "less than 0.50" in said
    assert "clear change" not in said


@pytest.mark.parametrize("size", SIZES)
def test_words_in_cells_of_the_map_are_explained_where_there_are_some(
    qtbot: QtBot, size: Size
) -> None:
    first, second, last = demo()
    few = comparison_pages((first, second, without_most(last, "OT")))
    whole, hidden = "room: too few of a side voted", "not shown: too few votes"
    for pages, told in ((few, [whole]), (missing(), [hidden]), (comparison_pages(demo()), [])):
        view = next(it for it in pages if isinstance(it, HeatMap))
        assert [it for it in drawn(view, *size).said if it in (whole, hidden)] == told


@pytest.mark.parametrize("size", SIZES)
def test_the_map_of_two_sessions_ends_at_the_margin(qtbot: QtBot, size: Size) -> None:
    first, _, last = demo()
    view = next(it for it in comparison_pages((first, last)) if isinstance(it, HeatMap))
    cells = picture(view, *size).copy(0, size[1] // 3, size[0], size[1] // 3)
    ground = cells.pixel(0, 0)
    right = max(
        x
        for x in range(cells.width())
        if any(cells.pixel(x, y) != ground for y in range(0, cells.height(), 3))
    )
    assert size[0] - right < 1.2 * size[1] / 20


@pytest.mark.parametrize("size", SIZES)
def test_the_key_of_shapes_tells_what_arrows_and_dashes_are(qtbot: QtBot, size: Size) -> None:
    few, down = "“–”: too few votes", "↓ clearly down"
    for pages, told in ((missing(), few), (comparison_pages(demo()), "")):
        for view in (it for it in pages if isinstance(it, Shapes)):
            places = drawn(view, *size).places
            said = " ".join(words for _, words in places)
            assert (few in said) is bool(told)
            assert (down in said) is (view.layer == "balanced")
            arrows = [words for _, words in places if words.startswith("↓ ") and down not in words]
            assert bool(arrows) is (view.layer == "balanced")


def test_a_gap_in_a_shape_has_its_reason(qtbot: QtBot) -> None:
    view = next(it for it in missing() if isinstance(it, Shapes))
    assert {it.gaps for it in view.axes} == {(), ("too few votes",)}
    line = replace(view.axes[0], gaps=("other statements", "not asked"))
    odd = replace(view, axes=(line, *view.axes[1:]))
    said = " ".join(drawn(odd, *SIZES[2]).said)
    assert "“–”: too few votes" in said
    assert "“–”: other statements" in said
    assert "“–”: not asked" in said


@pytest.mark.parametrize("size", SIZES)
def test_sentences_of_all_axes_begin_as_far_from_the_margin(qtbot: QtBot, size: Size) -> None:
    views = [it for it in missing() if isinstance(it, SaidOn)]
    assert len({side for view in views for side in (it.side for it in view.said)}) > 2
    starts = {
        round(place.left())
        for view in views
        for place, words in drawn(view, *size).places
        if words.startswith("Nobody")
    }
    assert len(starts) == 1


def test_axes_far_apart_are_read_in_the_order_in_which_they_are_listed() -> None:
    read = [it.line.name for it in missing() if isinstance(it, SaidOn) and it.gaps is not None]
    apart = next(it.apart for it in missing() if isinstance(it, WhatChanged))
    names = [name for name, *_ in chain(*apart.parts.values())]
    assert len(read) == 2
    assert read == sorted(read, key=names.index)


def test_the_second_line_of_a_name_hangs_under_the_first_word_behind_its_arrow() -> None:
    measure = even_measure(20.0)
    choices = choices_of(RadarAxis(label="↓ Shared Goals"), measure)
    sizes = read_look(ROOT / "resources" / "theme", "light").chart.radar
    block = block_of(choices, measure("↓ Shared", "label").width, sizes, 20.0)
    box = Box(0, 0, block.width, block.height)
    first, second = set_in(block, box, Point(1, 0), 1.0)
    assert (first.text, second.text) == ("↓ Shared", "Goals")
    assert second.at.x == pytest.approx(measure("↓ ", "label").width)
    ends = {round(it.at.x + it.width, 3) for it in set_in(block, box, Point(-1, 0), 1.0)}
    assert len(ends) == 1

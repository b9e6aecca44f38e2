"""Days and words stand where they belong: over columns, at ends of a scale, in corners."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import get_args

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_choice_views import ModelColumn, Models
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import InTheRoom, RoomThen
from itot_workshop.domain.audience_since_views import ExercisesOverTime, MarkedThen
from itot_workshop.domain.audience_time_views import OverTime
from itot_workshop.domain.audience_views import AudienceView, Radar, RowOrder
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage.shape_cells import fewer_cells
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_paint import view_of
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import LONG_NAMES, all_equal, with_axes, without_most

DAYS = (datetime.date(2024, 6, 3), datetime.date(2024, 6, 24), datetime.date(2025, 7, 1))
HEADS = {"3 Jun 2024", "24 Jun 2024", "1 Jul 2025"}
SIZES = ((1024, 768), (1280, 720))


def seen(session: Session) -> Session:
    """The session with all its votes revealed."""
    rounds = {key: replace(it, state="revealed") for key, it in session.rounds.items()}
    return replace(session, rounds=rounds)


def exercises() -> ExercisesOverTime:
    marked = (MarkedThen(card="c", text="Patches wait", dots=(1, 2, 3)),)
    return ExercisesOverTime(
        dates=DAYS, rated=(), marked=marked, said=(), once=(), title="Dots then and now"
    )


def sites() -> InTheRoom:
    rooms = tuple(
        RoomThen(date=day, place=place, seats={"IT": 3, "OT": 3, "MGT": 1, "OTHER": 0}, came=None)
        for day, place in zip(DAYS, ("Basel", "Bonn", "Ulm"), strict=True)
    )
    return InTheRoom(place="", rooms=rooms, remarks=("alike",), comparable=0, axes=0, sites=True)


@pytest.mark.parametrize("size", SIZES)
def test_pages_over_time_have_titles_of_one_size_clear_of_the_legend(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    first, second, third = (demo_session(name) for name in ("S1", "S2", "S3"))
    found = comparison_pages((first, second, without_most(third, "OT")))
    pages = [drawn(it, *size).places for it in found if isinstance(it, OverTime)]
    titles = [page[0][0] for page in pages]
    legends = [next(place for place, words in page if words == "IT") for page in pages]
    assert len(titles) == 2
    assert len({title.height() for title in titles}) == 1
    for title, legend in zip(titles, legends, strict=True):
        beside = legend.left() - title.right() > 4 * size[1] / 34
        assert beside or legend.top() > title.bottom()


@pytest.mark.parametrize("size", [*SIZES, (1920, 1080)])
def test_all_pages_over_time_are_drawn_in_one_way(qtbot: QtBot, size: tuple[int, int]) -> None:
    wide = [with_axes(demo_session(name), LONG_NAMES[:12]) for name in ("S1", "S2", "S3")]
    pages = [it for it in comparison_pages(wide) if isinstance(it, OverTime)]
    assert len(pages) == 2
    found = [drawn(it, *size) for it in pages]
    names = " ".join(axis.name for axis in pages[0].every)
    lines = [line for it in found for line, said in it.places if said.isalpha() and said in names]
    assert len({line.height() for line in lines}) == 1
    assert len({tuple(said for said in it.said if said in "12345") for it in found}) == 1
    assert all(any("Arrows" in said for said in it.said) for it in found)


def test_full_agreement_keeps_to_the_page(qtbot: QtBot) -> None:
    last, before = (all_equal(demo_session(name)) for name in ("S3", "S2"))
    view = audience_view(seen(last), Spotlight(screen="radar", outline="since"), 0.0, (before,))
    places = {words: place for place, words in drawn(view, 1920, 1080).places}
    assert places["100%"].right() <= 1920 - 1080 / 20


@pytest.mark.parametrize("view", [exercises(), sites()], ids=["exercises", "sites"])
def test_two_sessions_of_one_month_have_heads_of_their_own(
    view: AudienceView, qtbot: QtBot
) -> None:
    for size in SIZES:
        assert set(drawn(view, *size).said) >= HEADS


def test_figures_beside_the_radar_stand_apart_a_year_later_and_in_every_order(
    qtbot: QtBot,
) -> None:
    first, second = demo_session("S1"), demo_session("S2")
    first = replace(first, about=replace(first.about, date=datetime.date(2024, 3, 1)))
    told = seen(second)
    since = audience_view(told, Spotlight(screen="radar", outline="since"), 0.0, (first,))
    assert isinstance(since, Radar)
    assert since.since is not None
    assert {"Mar 2024", "Jun 2025"} <= set(drawn(since, *SIZES[1]).said)
    for order in get_args(RowOrder):
        drawn(audience_view(told, Spotlight(screen="radar", order=order)), *SIZES[0])
    drawn(since, *SIZES[0])


def test_a_room_without_sides_has_no_empty_columns() -> None:
    view = audience_view(seen(demo_session("S1")), Spotlight(screen="radar"))
    assert isinstance(view, Radar)
    rooms = tuple(replace(it, it=None, ot=None, gap=None, basis="room") for it in view.axes)
    alone = replace(view, axes=rooms, sorted_by="agreement")
    assert fewer_cells(alone) == ("room", "agree")


@pytest.mark.parametrize("size", SIZES)
def test_the_ends_of_the_scale_of_differences_are_named_where_they_are(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = view_of("ratings")
    places = [(words, place) for place, words in drawn(view, *size).places]
    for figure, end in (("1", "alike"), ("5", "apart")):
        (x,) = {place.center().x() for words, place in places if words == figure}
        (named,) = (place for words, place in places if words.endswith(end))
        assert named.left() - 1 <= x <= named.right() + 1


def test_models_side_by_side_have_columns_of_one_width_where_these_fit_as_well(
    qtbot: QtBot,
) -> None:
    more_to_say = (2, 2, 8, 24)
    columns = tuple(ModelColumn(name="One", fits_when="word " * count) for count in more_to_say)
    page = drawn(Models(title="Which", label="", columns=columns), *SIZES[0])
    lefts = [place.left() for place, words in page.places if words == "Fits when"]
    first, *others = (right - left for left, right in pairwise(lefts))
    assert others == pytest.approx([first, first], abs=1)


@pytest.mark.parametrize("size", SIZES)
def test_the_day_of_a_radar_stands_above_its_shape(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = view_of("radar")
    assert isinstance(view, Radar)
    places = drawn(view, *size).places
    day = max(place.bottom() for place, words in places if "11 February 2025" in words)
    assert day < min(place.top() for place, words in places if words == view.axes[0].name)

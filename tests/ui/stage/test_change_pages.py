"""Pages of what changed: all of one kind in one type, about as full, each figure under its head."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Series
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import (
    ChangeBands,
    CompareView,
    InTheRoom,
    SaidOn,
    Shapes,
    WhatChanged,
)
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage.pen import Pen
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_whole import drawn, look
from tools.odd_sessions import (
    LONG_NAMES,
    all_equal,
    at_two_sites,
    over_years,
    with_axes,
    without_axis,
    without_most,
)

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@cache
def pages(axes: int) -> tuple[CompareView, ...]:
    """What three sessions on so many axes with long names are compared by."""
    return comparison_pages(
        with_axes(demo_session(name), LONG_NAMES[:axes]) for name in ("S1", "S2", "S3")
    )


def figures_in(view: CompareView, size: tuple[int, int]) -> set[int]:
    """How high figures are on a page, those on cards left out, in pixels."""
    return {
        round(place.height())
        for place, words in drawn(view, *size).places
        if re.fullmatch(r"(↑ )?[+−]?\d\.\d\d", words)
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axes", [12, 16])
@pytest.mark.parametrize("kind", [WhatChanged, ChangeBands, HeatMap])
def test_all_pages_of_one_kind_are_set_in_one_type(
    qtbot: QtBot, kind: type[CompareView], axes: int, size: tuple[int, int]
) -> None:
    told = [it for it in pages(axes) if isinstance(it, kind)]
    first, *others = (figures_in(it, size) for it in told)
    assert len(others) == 1
    assert first
    assert others == [first]


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_wide_page_of_changes_beside_which_no_shape_has_room_is_filled(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for view in (it for it in pages(12) if isinstance(it, WhatChanged)):
        assert max(place.right() for place, _ in drawn(view, *size).places) > 0.9 * size[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axes", [3, 8, 12])
def test_a_name_stands_well_apart_from_its_figure_and_is_never_the_smallest(
    qtbot: QtBot, axes: int, size: tuple[int, int]
) -> None:
    for view in (it for it in pages(axes) if isinstance(it, WhatChanged)):
        places = drawn(view, *size).places
        cards = [at for at, (_, words) in enumerate(places) if words == "Clearly down"]
        for at in cards:
            (head, _), _, (name, _) = places[at : at + 3]
            assert name.height() >= head.height()
        names = [place for place, words in places if words[0].isalpha() and len(words) > 8]
        figures = [place for place, words in places if words[0] in "↑+" or " → " in words[:8]]
        for name, figure in ((name, figure) for name in names for figure in figures):
            level = name.top() < figure.center().y() < name.bottom()
            if level and 0 <= figure.left() - name.right() < size[0] / 3:
                assert figure.left() - name.right() > 0.6 * name.height()


def test_what_stands_under_the_title_breaks_between_its_parts(qtbot: QtBot) -> None:
    view = next(it for it in pages(3) if isinstance(it, WhatChanged))
    said = drawn(view, *SIZES[1]).said
    days = "11 Feb to 11 Nov 2025", "11 February to 11 November 2025"
    assert any(day in line for line in said for day in days)
    for part in ("overall 2.90 → 2.97, +0.07", "11 of 14 people the same"):
        assert any(part in line for line in said)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axes", [12, 16])
def test_all_pages_of_bands_have_title_scale_and_heads_in_the_same_places(
    qtbot: QtBot, axes: int, size: tuple[int, int]
) -> None:
    told = [it for it in pages(axes) if isinstance(it, ChangeBands)]
    shown = [drawn(view, *size).places for view in told]
    assert len(shown) == 2
    heights = {place.height() for it in shown for place, words in it if words.startswith("How far")}
    assert len(heights) == 1
    for sign in (*"12345", "Change", "all", "same people"):
        assert (
            len({place.topLeft().toTuple() for it in shown for place, words in it if words == sign})
            == 1
        )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("axes", [3, 8, 16])
def test_both_columns_of_changes_have_a_head_that_ends_where_they_do(
    qtbot: QtBot, axes: int, size: tuple[int, int]
) -> None:
    view = next(it for it in pages(axes) if isinstance(it, ChangeBands))
    places = drawn(view, *size).places
    ends = {round(place.right()) for place, words in places if words[:1] in ("+", "−")}
    heads = [(words, round(place.right())) for place, words in places]
    assert {right for words, right in heads if words in ("all", "same people")} == ends
    assert len(ends) == 2
    over = next(place for place, words in places if words == "Change")
    five = next(place for place, words in places if words == "5")
    title = next(place for place, words in places if words.startswith("How far"))
    assert over.left() > five.right() + size[1] / 34
    assert not over.intersects(title)


@pytest.mark.parametrize("size", SIZES[1:])
def test_names_of_axes_have_a_line_each_where_the_scale_has_room(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    first, last = demo_session("S1"), demo_session("S3")
    for sessions in ((first, last), (first, without_axis(last, 5))):
        view = next(it for it in comparison_pages(sessions) if isinstance(it, ChangeBands))
        said = drawn(view, *size).said
        assert all(it.line.name in said for it in view.lines)


def who_was_there(sessions: Iterable[Session]) -> InTheRoom:
    """The first page of a comparison."""
    first = comparison_pages(sessions)[0]
    assert isinstance(first, InTheRoom)
    return first


@pytest.mark.parametrize("size", SIZES)
def test_it_is_said_why_no_axis_can_be_compared(qtbot: QtBot, size: tuple[int, int]) -> None:
    first, last = demo_session("S1"), demo_session("S3")
    few = without_most(last, "OT")
    for sessions, where in (((first, few), "last"), ((without_most(first, "OT"), last), "first")):
        said = " ".join(drawn(who_was_there(sessions), *size).said)
        assert f"No axis can be compared: in the {where} session one side has too few" in said
        assert "Differences can also come" not in said
    said = " ".join(drawn(who_was_there((first, last)), *size).said)
    assert "All 8 axes can be compared. Differences can also come from who was" in said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [2, 3, 6])
def test_seats_are_named_in_a_type_that_grows_with_their_room(
    qtbot: QtBot, number: int, size: tuple[int, int]
) -> None:
    sessions = over_years(tuple(demo_session(name) for name in ("S1", "S2", "S3")), number)
    places = drawn(who_was_there(sessions), *size).places
    seats = [place.height() for place, words in places if words == "Management"]
    people = next(place.height() for place, words in places if words == "14 people")
    assert len(seats) == number
    assert len(set(seats)) == 1
    assert seats[0] >= people


@pytest.mark.parametrize("size", SIZES)
def test_the_map_of_two_sessions_fills_the_width_in_large_type(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    found = comparison_pages((demo_session("S1"), demo_session("S3")))
    view = next(it for it in found if isinstance(it, HeatMap))
    scribe = drawn(view, *size)
    shown = [place for place, words in scribe.places if len(words) == 4 and words[1] == "."]
    names = [place for place, words in scribe.places if words in view.axes]
    assert len(shown) == 2 * 9
    assert len(names) == 8
    key = next(place for place, words in scribe.places if words.startswith("gap of 1.00 or more"))
    assert min(place.height() for place in shown) > 1.05 * key.height()
    assert max(place.right() for place in shown) > 0.75 * size[0]


@pytest.mark.parametrize("size", SIZES)
def test_every_clear_change_has_its_arrow(qtbot: QtBot, size: tuple[int, int]) -> None:
    first, last = demo_session("S1"), demo_session("S3")
    both = next(it for it in comparison_pages((first, last)) if isinstance(it, ChangeBands))
    short = tuple(
        replace(it, returning=None, line=replace(it.line, name=f"Axis {at}"))
        for at, it in enumerate(both.lines)
    )
    clear = sum(it.line.label == "clear" for it in short)

    def arrows(view: ChangeBands) -> int:
        return sum(words.startswith(("↑", "↓")) for words in drawn(view, *size).said)

    assert arrows(replace(both, lines=short)) == clear == 7
    assert arrows(both) == clear
    for view in (it for it in pages(12) if isinstance(it, ChangeBands)):
        assert arrows(view) == sum(it.line.label == "clear" for it in view.lines)


def told(session: Session) -> Session:
    """The session with a sentence on one axis, and more and longer ones on two others."""
    long = "We kept the list of the words where nobody of us looks, and nobody of us wrote it"
    notes = {"goals": ["Short"], "technology": ["Also short"] * 2, "results": [long] * 3}
    made = [
        Note(id=f"{axis} {at}", text=f"{text} {at}", axis=axis, position=at, side="IT")
        for axis, texts in notes.items()
        for at, text in enumerate(texts)
    ]
    return replace(session, notes={note.id: note for note in made})


@pytest.mark.parametrize("size", SIZES)
def test_sentences_of_all_axes_are_of_one_type_and_heads_nearer_to_their_own(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    found = comparison_pages(told(demo_session(name)) for name in ("S1", "S2", "S3"))
    views = [it for it in found if isinstance(it, SaidOn)]
    pages = [drawn(it, *size).places for it in views]
    assert len(pages) >= 3
    texts = {" ".join(it.text for it in view.said) for view in views}
    notes = [
        round(place.height())
        for page in pages
        for place, words in page
        if any(words in text for text in texts) and len(words) > 6
    ]
    assert len(set(notes)) == 1
    for page in pages:
        for before, head, after in zip(page, page[1:], page[2:], strict=False):
            if head[1] in ("17 June", "11 November") and before[1][-1].isdigit():
                over = head[0].top() - before[0].bottom()
                assert over > after[0].top() - head[0].bottom()


@pytest.mark.parametrize("size", SIZES)
def test_days_of_sites_stand_clear_of_the_names_before_and_of_what_follows(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = who_was_there(at_two_sites(tuple(demo_session(name) for name in ("S1", "S2", "S3"))))
    places = drawn(view, *size).places
    unit = size[1] / 34
    days = [place for place, words in places if words in ("11 Feb", "17 Jun", "11 Nov")]
    assert len(days) == 4
    names = " ".join(room.place for room in view.rooms)
    for place, words in places:
        if words in names and place.left() < 2 * unit:
            assert place.right() + 0.9 * unit < min(day.left() for day in days)
        if words == "IT":
            in_rows = sum(said == "IT" for _, said in places) == len(view.rooms)
            mark_and_number = 2 * unit if in_rows else 0.0
            ends = max(day.right() for day in days)
            assert ends + 0.5 * unit < place.left() - mark_and_number


@pytest.mark.parametrize("size", SIZES)
def test_the_change_on_the_whole_is_told(qtbot: QtBot, size: tuple[int, int]) -> None:
    first, _, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    view = next(it for it in comparison_pages((first, last)) if isinstance(it, WhatChanged))
    said = " ".join(drawn(view, *size).said)
    assert said.count("overall 2.60 → 3.22, +0.62") == 1
    assert said.count("2.60") == 1
    assert "Large gaps, IT rates higher" in said
    assert "Gaps no longer large" in said
    seven = (first, without_axis(last, 5))
    view = next(it for it in comparison_pages(seven) if isinstance(it, WhatChanged))
    assert "overall change +0.63 on 7 axes" in " ".join(drawn(view, *size).said)


def test_seats_that_have_no_room_for_their_names_are_all_named_above_clear_of_the_rule(
    qtbot: QtBot,
) -> None:
    view = who_was_there(over_years(tuple(demo_session(name) for name in ("S1", "S2", "S3")), 12))
    places = drawn(view, *SIZES[0]).places
    heads = [place for place, words in places if words in ("IT", "OT", "Management")]
    days = [
        place for place, words in places if words[-5:] in (" 2025", " 2026") and len(words) < 12
    ]
    assert len(heads) == 3
    assert len(days) == 12
    assert len({(round(head.top()), round(head.bottom())) for head in heads}) == 1
    rule = days[0].center().y() - (days[1].top() - days[0].top()) / 2
    assert heads[0].bottom() + 0.35 * SIZES[0][1] / 34 < rule


@pytest.mark.parametrize("size", SIZES)
def test_overall_scores_stand_once_beside_shapes_and_apart_from_what_fell(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    found = comparison_pages(demo_session(name) for name in ("S1", "S2", "S3"))
    shapes = [it for it in found if isinstance(it, Shapes)]
    said = [" ".join(drawn(it, *size).said) for it in shapes]
    assert [it.count("overall") for it in said] == [1, 0, 0]
    assert "overall 2.60 → 2.89 → 3.22" in said[0]
    assert "↓ clearly down since 11 Feb" in said[0]
    alone = drawn(shapes[0], *size).said
    assert {"11 Feb", "17 Jun", "11 Nov"} <= set(alone)


def test_the_first_of_three_sessions_keeps_its_line_without_that_between(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sampled: list[Series] = []
    sample = Pen.sample

    def recorded(pen: Pen, line: Series, x: float, y: float) -> float:
        sampled.append(line)
        return sample(pen, line, x, y)

    monkeypatch.setattr(Pen, "sample", recorded)
    first, june, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    series = look().chart.series
    for sessions, before in (((first, june, last), series.older), ((first, last), series.before)):
        for kind in (Shapes, WhatChanged):
            sampled.clear()
            drawn(next(it for it in comparison_pages(sessions) if isinstance(it, kind)), *SIZES[1])
            assert sampled[0] == before


@pytest.mark.parametrize("size", SIZES)
def test_lines_that_nobody_sees_for_another_one_are_named(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    same = comparison_pages(all_equal(demo_session(name)) for name in ("S1", "S2", "S3"))
    for page in same:
        if isinstance(page, Shapes):
            assert "11 Feb, 17 Jun: same as 11 Nov" in " ".join(drawn(page, *size).said)
    view = next(it for it in same if isinstance(it, Shapes))
    apart = replace(
        view,
        axes=tuple(
            replace(it, values=(2.0, 2.0, now)) for it in view.axes for now in it.values[2:]
        ),
    )
    said = " ".join(drawn(apart, *size).said)
    assert "11 Feb: same as 17 Jun" in said
    assert "same as 11 Nov" not in said

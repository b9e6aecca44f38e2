"""Comparisons of many axes with long names: the room reads every name to its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.charts.render import to_svg
from itot_workshop.domain.audience_change import change_pages
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import (
    ChangeBands,
    CompareView,
    FarApart,
    InTheRoom,
    Said,
    SaidOn,
    ShapeAxis,
    Shapes,
    ShapesApart,
    ShapeThen,
    WhatChanged,
)
from itot_workshop.domain.audience_radar import axis_said
from itot_workshop.domain.audience_since_views import (
    ActionsOn,
    ActionsOverTime,
    ActionThen,
    ExercisesOverTime,
    MarkedThen,
    SaidThen,
)
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.domain.courses import courses
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage.paint import paint_stage
from tests.domain.helpers.demo import ROOT, demo_session
from tests.ui.stage.test_paint import edge_is_clear, picture
from tests.ui.stage.test_whole import Scribe, drawn, look
from tools.odd_sessions import LONG_NAMES, short, with_axes

SMALL = (1024, 768)


@cache
def pages() -> tuple[CompareView, ...]:
    """Three sessions on sixteen axes with the longest names a pack may have."""
    found = comparison_pages(
        with_axes(demo_session(name), LONG_NAMES) for name in ("S1", "S2", "S3")
    )
    return tuple(it for it in found if isinstance(it, Shapes | WhatChanged | FarApart))


def written(view: CompareView, width: int, height: int) -> str:
    """All words that a page writes, as a drawing that keeps them."""
    look = read_look(ROOT / "resources" / "theme", "light")

    def draw(painter: QPainter) -> None:
        paint_stage(painter, width, height, view, look)

    return to_svg(draw, width, height, title="", description="").decode()


def test_no_name_is_cut_and_nothing_leaves_the_page(qtbot: QtBot) -> None:
    for view in pages():
        assert "…" not in written(view, *SMALL)
        assert edge_is_clear(picture(view, *SMALL), SMALL[1] // 50)


def falling(number: int) -> tuple[CompareView, ...]:
    """What changed on twelve axes, of which so many clearly fell."""
    (course,) = courses(with_axes(demo_session(name), LONG_NAMES[:12]) for name in ("S1", "S3"))
    assert course.whole is not None
    axes = {
        id_: replace(it, delta=0.3 if at >= number else -0.8, label="clear")
        for at, (id_, it) in enumerate(course.whole.axes.items())
    }
    return change_pages(course, replace(course.whole, axes=axes))


@pytest.mark.parametrize("size", [SMALL, (1280, 720)])
def test_all_that_clearly_fell_stands_whole_on_the_page(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for number in range(1, 13):
        for view in falling(number):
            image = QImage(*size, QImage.Format.Format_Grayscale8)
            painter = Scribe(image)
            paint_stage(painter, *size, view, look())
            painter.end()
            for (place, words), (other, others) in combinations(painter.places, 2):
                assert not place.intersects(other), f"{words} lies on {others}"
            assert max(it.bottom() for it, _ in painter.places) < size[1] * 0.96
            if isinstance(view, WhatChanged):
                fell = sum((line.delta or 0.0) < 0 for line in view.lines)
                assert painter.said.count("Clearly down") == fell


@pytest.mark.parametrize("size", [SMALL, (1280, 720)])
def test_a_group_that_goes_on_over_the_page_says_so(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = next(it for it in pages() if isinstance(it, WhatChanged))
    up = [replace(it, delta=0.9, label="clear") for it in page.lines]
    steady = [replace(it, delta=0.1, label="steady") for it in page.lines]
    parts = (up[:2], [up[2], steady[0]], [steady[1]])
    made = [
        replace(page, lines=tuple(lines), shapes=None, page=at, pages=3, others=())
        for at, lines in enumerate(parts, 1)
    ]
    heads = (["Clearly up"], ["Clearly up, continued", "Steady"], ["Steady, continued"])
    for at, titles in enumerate(heads):
        others = tuple(it for it in made if it is not made[at])
        said = drawn(replace(made[at], others=others), *size).said
        assert [it for it in said if it.startswith(("Clearly", "Steady"))] == titles


def test_every_axis_has_its_figures_on_one_of_the_pages() -> None:
    shapes = [it for it in pages() if isinstance(it, Shapes) and it.layer == "it"]
    assert [at for it in shapes for at in range(*it.listed)] == list(range(len(LONG_NAMES)))
    lines = [line for it in pages() if isinstance(it, WhatChanged) for line in it.lines]
    assert {line.name for line in lines} == set(LONG_NAMES)


@pytest.mark.parametrize(("sides", "room"), [(True, False), (True, True), (False, True)])
def test_the_key_of_shapes_names_what_is_drawn(qtbot: QtBot, sides: bool, room: bool) -> None:
    axes = tuple(
        ShapeAxis(
            number=at,
            it=3.0 if sides and at < 5 else None,
            ot=2.0 if sides and at < 5 else None,
            balanced=2.5 if sides and at < 5 else None,
            room=2.5 if room and at >= 5 else None,
        )
        for at in range(1, 9)
    )
    then = ShapeThen(
        date=datetime.date(2026, 1, 13), place="", low=1, high=5, overall=None, axes=axes
    )
    view = ShapesApart(shapes=(then, then), names=LONG_NAMES[:8], together=False, page=0, pages=1)
    said, whole = set(drawn(view, *SMALL).said), "the room as a whole: too few of a side voted"
    assert {"IT", "OT", whole} & said == {
        *(("IT", "OT") if sides else ()),
        *((whole,) if room else ()),
    }
    assert "no overall: too few axes with both sides" in said
    assert "13 Jan 2026 · no overall" in said
    equal = tuple(replace(it, ot=it.it) for it in axes)
    alike = replace(view, shapes=(then, replace(then, axes=equal, overall=2.5)))
    for shown, told in ((view, False), (alike, sides), (replace(alike, together=True), False)):
        assert ("IT and OT in one place" in drawn(shown, *SMALL).said) is told
    both = set(drawn(replace(view, together=True), *SMALL).said)
    assert ("Both together" in both) is sides


def test_exercises_stay_within_the_page(qtbot: QtBot) -> None:
    days = (datetime.date(2025, 2, 11), datetime.date(2025, 11, 11))
    long = "A programme for convergence has a steering board and a logo, but nobody from a shift"
    row = MarkedThen(card="c", text=long, dots=(None, 7))
    page = ExercisesOverTime(dates=days, title=long, marked=(row,) * 8)
    strengths = SaidThen(title="c", said=((("IT", long),) * 4,) * 2)
    for view in (page, replace(page, marked=(), said=(strengths,))):
        assert "…" not in written(view, *SMALL)
        assert edge_is_clear(picture(view, *SMALL), SMALL[1] // 50)


def days(number: int) -> tuple[datetime.date, ...]:
    return tuple(datetime.date(2026, month, 1) for month in range(1, number + 1))


@pytest.mark.parametrize(
    ("part", "rows", "title", "figures"),
    [
        ("managers", ((0.62, 1.05),), "Managers far above both sides", "0.62 → 1.05"),
        ("managers", ((None, -1.05),), "Managers far below both sides", "not shown → 1.05"),
        ("managers", ((-0.62, 1.05),), "Managers far above both sides", "−0.62 → +1.05"),
        ("managers", ((1, 1), (-1, -1)), "Managers far off: above +, below −", "−1.00 → −1.00"),
        ("managers_then", ((-1.05, None),), "Managers were far below both", "1.05 → not shown"),
        ("managers_then", ((1, None), (-1, None)), "Managers were far off: above +, below −", "−1"),
        ("nearer", ((1.05, 0.62),), "Managers no longer far above both", "1.05 → 0.62"),
        ("nearer", ((1, 0), (-1, 0)), "Managers no longer far: above +, below −", "+1.00 → 0.00"),
        ("gaps_then", ((1.32, None),), "Gaps that were large", "1.32 → not shown"),
    ],
)
@pytest.mark.parametrize("size", [SMALL, (1280, 720)])
def test_it_is_said_what_is_far_apart_or_was(
    part: str,
    rows: tuple[tuple[float | None, float | None], ...],
    title: str,
    figures: str,
    size: tuple[int, int],
    qtbot: QtBot,
) -> None:
    empty = FarApart(first=days(1)[0], last=days(1)[0])
    view = replace(empty, **{part: tuple(("Goals", *row) for row in rows)})
    found = " ".join(words for _, words in drawn(view, *size).places)
    assert title in found
    assert figures in found


def test_what_was_agreed_on_an_axis_is_told_whole_on_the_pages_it_needs(qtbot: QtBot) -> None:
    session = demo_session("S2")
    axis, long = session.pack.axes[0], "The plant stops whenever patches are rolled out. " * 3
    texts = [f"{at}. {long}".strip() for at in range(6)]
    notes = {
        text: Note(id=text, axis=axis.id, side="IT", text=text, position=at)
        for at, text in enumerate(texts[:2])
    }
    actions = {
        text: Action(id=text, axis=axis.id, text=text, position=at)
        for at, text in enumerate(texts[2:])
    }
    pages = axis_said(replace(session, notes=notes, actions=actions), axis)
    told = [(*(text for _, text in it.said), *it.agreed, *it.questions) for it in pages]
    assert [text for part in told for text in part] == [*texts, *axis.questions]
    for view, part in zip(pages, told, strict=True):
        shown = " ".join(words for _, words in drawn(view, *SMALL).places)
        assert all(text in shown for text in part)


@pytest.mark.parametrize("name", [LONG_NAMES[3], " und ".join(LONG_NAMES[:3])])
def test_what_was_said_on_an_axis_is_whole_on_the_pages_it_needs(qtbot: QtBot, name: str) -> None:
    sessions = [demo_session(it) for it in ("S1", "S2", "S3")]
    for number in range(1, 6):
        told = [_telling(it, "technology", name, number) for it in sessions]
        found = [it for it in comparison_pages(told) if isinstance(it, SaidOn)]
        said = [words for view in found for words in drawn(view, *SMALL).said]
        assert not [words for words in said if words.startswith("and ")]
        assert sum(words.startswith("We kept") for words in said) == 3 * number


def _telling(session: Session, axis: str, name: str, number: int) -> Session:
    """The session with an axis of another name on which so many sentences were kept."""
    text = "We kept the list of the words where nobody of us looks"
    notes = {str(at): Note(id=str(at), text=text, axis=axis, position=at) for at in range(number)}
    axes = [replace(it, name=name) if it.id == axis else it for it in session.pack.axes]
    return replace(session, notes=notes, pack=replace(session.pack, axes=tuple(axes)))


def crowds() -> Iterator[tuple[CompareView, str, int]]:
    """Pages with more on them than they hold, a text on them, and how often it should be there."""
    note = "The line asks for a contact by name, not for a ticket number."
    said = SaidThen(title="c", said=((("IT", note),) * 9,) * 6)
    yield ExercisesOverTime(dates=days(6), title="Strengths", said=(said,)), note, 4 * 9
    fell = replace(
        next(it for it in pages() if isinstance(it, WhatChanged)).lines[0],
        label="clear",
        delta=-0.8,
    )
    said_by = Said(side="OT", text=note, date=days(1)[0])
    yield SaidOn(line=fell, gaps=None, said=(said_by,) * 40, dates=days(1)), note, 40
    action = ActionThen(text=note, state="missed", due=None)
    days_ = tuple(ActionsOn(date=day, actions=(action,) * 14) for day in days(3))
    yield ActionsOverTime(days=days_), note, 3 * 14


@pytest.mark.parametrize("at", range(3))
def test_what_has_no_room_is_counted(qtbot: QtBot, at: int) -> None:
    view, text, told = tuple(crowds())[at]
    for size in (SMALL, (1280, 720)):
        scribe = drawn(view, *size)
        shown = scribe.said.count(text)
        assert 0 < shown < told
        assert f"and {told - shown} more" in scribe.said
        assert max(place.bottom() for place, _ in scribe.places) <= size[1] * 0.955
    if isinstance(view, ExercisesOverTime):
        assert "Strengths: the last 4 sessions" in scribe.said
    if isinstance(view, ActionsOverTime):
        fewer = tuple(replace(day, actions=day.actions[:3]) for day in view.days)
        assert drawn(replace(view, days=fewer), 1280, 720).said.count(text) == 9


def test_words_that_are_wider_than_their_column_are_broken(qtbot: QtBot) -> None:
    view = next(it for it in pages() if isinstance(it, WhatChanged))
    line = replace(view.lines[0], name="Investitionsentscheidungsverantwortung")
    drawn = written(replace(view, lines=(line, *view.lines[1:])), 640, 480)
    assert "…" not in drawn


@pytest.mark.parametrize("size", [SMALL, (1280, 720), (1920, 1080)])
def test_pages_name_the_day_that_asked_fewer_statements(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    first, june, last = (demo_session(name) for name in ("S1", "S2", "S3"))
    alike = comparison_pages((first, june, last))
    for view in comparison_pages((first, short(june), last)):
        if isinstance(view, InTheRoom | HeatMap | ShapesApart):
            said = " ".join(drawn(view, *size).said)
            told = "17 June asked fewer statements: compare its changes, not its scores."
            assert said.count(told) == 1
            assert ("17 Jun*" in said) is isinstance(view, HeatMap)
            assert "both days" not in said
            between = "All 8 axes can be compared between 11 February and 11 November."
            assert (between in said) is isinstance(view, InTheRoom)
    for view in alike:
        if isinstance(view, InTheRoom | HeatMap):
            assert "fewer" not in " ".join(drawn(view, *size).said)


@pytest.mark.parametrize("size", [SMALL, (1280, 720)])
def test_groups_that_go_on_over_the_page_say_so(qtbot: QtBot, size: tuple[int, int]) -> None:
    sessions = (with_axes(demo_session(name), LONG_NAMES[:12]) for name in ("S1", "S2", "S3"))
    found = [it for it in comparison_pages(sessions) if isinstance(it, ChangeBands)]
    first, second = (drawn(it, *size).said for it in found)
    assert "Clearly up" in first
    assert "Clearly up, continued" in second
    assert "Clearly up" not in second

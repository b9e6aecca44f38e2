"""Results and comparisons on the stage: Space shows them, turns their pages, takes them down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from itot_workshop.domain.audience_compare_views import InTheRoom, Shapes
from itot_workshop.domain.audience_time_views import HeatMap, OverTime
from itot_workshop.domain.audience_views import AxisPage, Radar, Reveal
from itot_workshop.ui.results.table import COLUMNS
from itot_workshop.ui.session_room import SessionRoom
from tests.flows.conftest import Facilitator


@pytest.fixture
def in_results(with_examples: Facilitator) -> Facilitator:
    """The results of the last example session, opened by Enter."""
    with_examples.press(Qt.Key.Key_Return)
    return with_examples


def room(at: Facilitator) -> SessionRoom:
    assert at.window.room is not None
    return at.window.room


def is_up(at: Facilitator) -> bool:
    return room(at).projector.window.is_up


def test_space_shows_the_radar_and_takes_it_down(in_results: Facilitator) -> None:
    at, projector = in_results, room(in_results).projector
    at.press(Qt.Key.Key_Space)
    assert is_up(at)
    assert isinstance(projector.window.canvas.view, Radar)
    assert room(at).view.results.stage.words() == "Show page 2 of 2"
    room(at).view.open_axis("respect")
    assert isinstance(projector.window.canvas.view, AxisPage)
    at.press(Qt.Key.Key_Space)
    assert isinstance(projector.window.canvas.view, Reveal)
    room(at).view.show_page("results")
    button = room(at).view.results.stage
    QTest.keyClick(projector.window, Qt.Key.Key_Space)
    behind = projector.window.canvas.view
    assert isinstance(behind, Radar)
    assert behind.since is not None
    assert button.words() == "Take off the stage"
    QTest.keyClick(projector.window, Qt.Key.Key_Space)
    assert not is_up(at)
    assert button.words() == "Show on stage"


def test_all_that_were_chosen_are_shown_page_after_page(with_examples: Facilitator) -> None:
    at = with_examples
    rows = at.window.home.list.shown()
    at.window.home.list.model.choose([row.key for row in rows[:3]])
    at.press(Qt.Key.Key_C)
    assert at.window.place == "compare"
    at.press(Qt.Key.Key_Space)
    first = room(at).projector.window.canvas.view
    assert isinstance(first, InTheRoom)
    assert len(first.rooms) == 3
    at.press(Qt.Key.Key_Space)
    assert isinstance(room(at).projector.window.canvas.view, Shapes)
    at.press(Qt.Key.Key_Backspace)
    assert room(at).projector.window.canvas.view == first


def test_a_comparison_begins_on_the_stage_with_the_chart_in_sight(
    with_examples: Facilitator,
) -> None:
    at = with_examples
    rows = at.window.home.list.shown()
    at.window.home.list.model.choose([row.key for row in rows[:3]])
    at.press(Qt.Key.Key_C)
    for chart, kind in (("time", OverTime), ("map", HeatMap), ("change", InTheRoom)):
        room(at).view.compare.panel.segments.choose(chart)
        room(at).view.compare.stage.click()
        assert isinstance(room(at).projector.window.canvas.view, kind)
        room(at).projector.end()
    panel = room(at).view.compare.panel
    panel.segments.choose("shapes")
    panel.which.choose("ot")
    room(at).view.compare.stage.click()
    shapes = room(at).projector.window.canvas.view
    assert isinstance(shapes, Shapes)
    assert shapes.layer == "ot"


def test_a_button_that_has_the_keyboard_is_pressed_instead(in_results: Facilitator) -> None:
    at = in_results
    switch = room(at).view.results.radar.switches["ot"]
    switch.setFocus()
    was = switch.isChecked()
    at.press(Qt.Key.Key_Space)
    assert switch.isChecked() is not was
    assert not room(at).projector.presents


def test_the_room_sees_the_layers_and_the_order_of_the_page(in_results: Facilitator) -> None:
    at, results = in_results, room(in_results).view.results
    at.press(Qt.Key.Key_Space)
    results.table.sort(COLUMNS.index("score"), down=False)
    results.radar.switches["management"].click()
    for side in ("it", "ot"):
        results.radar.switches[side].click()
    shown = room(at).projector.window.canvas.view
    assert isinstance(shown, Radar)
    assert (shown.outline, shown.management) == ("since", False)
    results.radar.switches["before"].click()
    alone = room(at).projector.window.canvas.view
    assert isinstance(alone, Radar)
    assert (alone.outline, alone.sorted_by) == ("together", "score")
    for name in ("balanced", "ot"):
        results.radar.switches[name].click()
    one = room(at).projector.window.canvas.view
    assert isinstance(one, Radar)
    assert one.outline == "ot"
    assert {(axis.it, axis.gap) for axis in one.axes} == {(None, None)}
    assert all(axis.score == axis.ot is not None for axis in one.axes)


def test_closing_the_session_takes_the_stage_down(in_results: Facilitator) -> None:
    at = in_results
    at.press(Qt.Key.Key_Space)
    assert is_up(at)
    at.press(Qt.Key.Key_Escape)
    assert not is_up(at)

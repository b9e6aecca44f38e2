"""The head of the console never asks for more than its window: keys give way to words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.ui.console.time_view import TimeView
from itot_workshop.ui.widgets.elided import ElidedLabel
from tests.ui.console.helpers.desks import Room, planned

CALM = TimeView(figure="9:59", of="left of 10:00", running=True, pace="On time", pace_kind="ok")
LATE = TimeView(
    figure="−188:58",
    of="over 188:00",
    level="over",
    running=True,
    pace="188 min behind",
    pace_kind="warn",
    pace_why="ends 15:38",
)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_time_and_no_state_of_the_stage_widens_the_window(qtbot: QtBot, percent: int) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.theme.set_text_percent(percent)
    head = room.page.head
    for width in (1920, 1280):
        room.stack.resize(width, 720)
        for view in (CALM, LATE, CALM):
            head.show_time(view)
            head.show_stage(on=True, blank=False, frozen=view is LATE)
            room.turn()
            least = 1280 if percent == 100 else width
            assert room.page.minimumSizeHint().width() <= least, (view.figure, width)
            assert room.page.width() == width


def test_no_word_ends_in_dots_beside_the_longest_key(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    head = room.page.head
    behind = replace(LATE, figure="10:00", pace="1 min behind")
    kept = set()
    for width in range(1200, 1600, 20):
        room.stack.resize(width, 720)
        head.show_time(replace(behind, pace_why="Two axes in depth makes it up"), "2 axes left")
        room.turn()
        told = [it for it in head.findChildren(ElidedLabel) if it.isVisible()]
        cut = [it.text() for it in told if it.width() < it.sizeHint().width()]
        assert not (head.five.has_key and cut), (width, cut)
        kept.add(head.five.has_key)
    assert kept == {True, False}


def test_the_longest_key_goes_first_and_comes_back(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    head = room.page.head
    keys = (head.timer, head.one, head.five)
    room.stack.resize(1200, 720)
    head.show_time(LATE)
    room.turn()
    assert not head.five.has_key
    room.stack.resize(1920, 1080)
    room.turn()
    assert all(button.has_key for button in keys)
    assert "(Ctrl +)" in head.five.toolTip(), "what is left out stands in the tip"

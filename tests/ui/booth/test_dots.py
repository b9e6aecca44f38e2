"""Giving dots in the booth: every text whole, on pages where one is not enough."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.ui.booth.asked import Asked, Matter
from itot_workshop.ui.booth.dots import DotKey, DotsPage
from itot_workshop.ui.booth.dots_sheet import text_room
from itot_workshop.ui.booth.strokes import Stroke, stroke
from itot_workshop.ui.stage.pen import Pen
from tests.domain.helpers.demo import ROOT

LONG = "Choose one number both sides already look at (for example unplanned downtime with a " * 2


def page_of(qtbot: QtBot, texts: list[str]) -> DotsPage:
    statements = tuple(Asked(id=str(at), text=text, axis="") for at, text in enumerate(texts))
    matter = Matter(
        round="r", question="What first?", low=0, labels=(), abstain="",
        statements=statements, seated=(), title="Dots", dots=3,
    )  # fmt: skip
    page = DotsPage(read_look(ROOT / "resources" / "theme", "light"))
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show_dots(matter, [1] + [0] * (len(texts) - 1), "Seat 1", "")
    return page


def shown(page: DotsPage) -> list[DotKey]:
    return [key for key in page.findChildren(DotKey) if not key.isHidden()]


@pytest.mark.parametrize("texts", [["MES"] * 4, [LONG] * 7, ["MES", LONG] * 12])
def test_every_thing_stands_whole_on_one_of_the_pages(qtbot: QtBot, texts: list[str]) -> None:
    page = page_of(qtbot, texts)
    pen = Pen(QPainter(), 1024, 768, page.look)
    seen: dict[int, DotKey] = {}
    while not all(key.at in seen for key in shown(page)):
        for key in shown(page):
            seen[key.at] = key
            assert key.height() >= 768 / 10 - 1
            assert page.cast_key.geometry().intersected(key.geometry()).isEmpty()
            room = text_room(pen, key.width(), key.height(), 3)
            lines = pen.filled(texts[key.at], key.times, room)
            assert len(lines) * pen.line_height(key.times) <= key.height()
        page.turn()
    assert sorted(seen) == list(range(len(texts)))


def test_numbers_of_two_digits_are_typed_on_their_page(qtbot: QtBot) -> None:
    page = page_of(qtbot, ["Cloud servers"] * 24)
    given: list[int] = []
    page.given.connect(given.append)
    page.press("3")
    page.press("0")
    while 11 not in [key.at for key in shown(page)]:
        page.turn()
    page.press("1")
    page.press("2")
    assert given == [2, 11]


@pytest.mark.parametrize("count", [10, 17, 18])
def test_every_thing_is_given_its_dot_by_its_number(qtbot: QtBot, count: int) -> None:
    page = page_of(qtbot, ["MES"] * count)
    given: list[int] = []
    page.given.connect(given.append)
    while len(given) < count:
        for key in shown(page):
            for digit in str(key.at + 1):
                page.press(digit)
        page.turn()
    assert given == list(range(count))


def test_dots_out_of_sight_are_told_and_turned_to_when_taken_back(qtbot: QtBot) -> None:
    page = page_of(qtbot, [LONG] * 24)
    matter = page._matter
    assert matter is not None
    assert "given on" not in page.accessibleDescription()
    page.turn()
    assert "1 given on page 1" in page.accessibleDescription()
    page.show_dots(matter, [0] * 24, "Seat 1", "")
    assert 0 in [key.at for key in shown(page)]


def test_keys_turn_the_pages_of_dots() -> None:
    assert stroke("dots", Qt.Key.Key_PageDown, "", ()) == Stroke(deed="more")
    assert stroke("dots", Qt.Key.Key_4, "4", ()) == Stroke(deed="give", digit="4")

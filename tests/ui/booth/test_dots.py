"""Giving dots in the booth: every text whole, on pages where one is not enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
from tests.ui.booth.helpers.booths import readable

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


def test_a_dot_taken_back_from_afar_is_turned_to(qtbot: QtBot) -> None:
    page = page_of(qtbot, [LONG] * 24)
    matter = page._matter
    assert matter is not None
    page.turn()
    page.show_dots(matter, [0] * 24, "Seat 1", "")
    assert 0 in [key.at for key in shown(page)]


@pytest.mark.parametrize("texts", [["MES"] * 6, [LONG] * 24])
def test_who_walks_by_sees_how_many_are_left_and_not_where_they_went(
    qtbot: QtBot, texts: list[str]
) -> None:
    """Each dot is seen for a moment, all of them while the eye is held, and no name tells."""
    one, two = page_of(qtbot, texts), page_of(qtbot, texts)
    ways = {one: (0, 0, 1), two: (5, 3, 3)}
    matter = one._matter
    assert matter is not None
    for page, things in ways.items():
        page.turn()
        dots = [0] * len(texts)
        page.show_dots(matter, dots, "Seat 1", "")
        for at in things:
            before = page.grab().toImage()
            dots[at] += 1
            page.show_dots(matter, dots, "Seat 1", "")
            assert page.grab().toImage() != before
        page._page = 0
        page._glance.timeout.emit()
    assert one.grab().toImage() == two.grab().toImage()
    assert list(readable(one)) == list(readable(two))
    covered = one.grab().toImage()
    for page, things in ways.items():
        page.eye.setDown(True)
        page.uncover({str(at): things.count(at) for at in range(len(texts))})
    assert one.grab().toImage() != two.grab().toImage()
    one.let_go()
    assert one.grab().toImage() == covered


def test_dots_that_are_seen_are_not_called_covered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(qtbot, ["MES"] * 6)
    written: list[str] = []
    write = Pen.write_middle

    def noted(pen: Pen, lines: Sequence[str], *args: Any, **how: Any) -> None:
        written.extend(lines)
        write(pen, lines, *args, **how)

    def says_covered() -> bool:
        written.clear()
        page.grab()
        assert written
        return any("Covered" in line for line in written)

    monkeypatch.setattr(Pen, "write_middle", noted)
    assert says_covered()
    matter = page._matter
    assert matter is not None
    page.show_dots(matter, [1, 1, 0, 0, 0, 0], "Seat 1", "")
    assert not says_covered(), "one is seen for a moment"
    page._glance.timeout.emit()
    assert says_covered()
    page.eye.setDown(True)
    page.uncover({"0": 1, "1": 1})
    assert not says_covered()
    page.let_go()
    assert says_covered()


def test_keys_turn_the_pages_of_dots() -> None:
    assert stroke("dots", Qt.Key.Key_PageDown, "", ()) == Stroke(deed="more")
    assert stroke("dots", Qt.Key.Key_PageUp, "", ()) == Stroke(deed="before")
    assert stroke("dots", Qt.Key.Key_Space, " ", ()) == Stroke(deed="look")
    assert stroke("dots", Qt.Key.Key_4, "4", ()) == Stroke(deed="give", digit="4")

"""Nothing that a voter writes beside the answers is left for the next one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itot_workshop.ui.booth.asked import Asked
from itot_workshop.ui.booth.keys import TEXT
from itot_workshop.ui.booth.review import ReviewPage
from itot_workshop.ui.booth.review_sheet import answer_room, sheets_of
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.booth.helpers.rooms import matter

CTRL = Qt.KeyboardModifier.ControlModifier


def test_no_key_copies_a_voters_sentence(kit: Kit, qtbot: QtBot) -> None:
    page = ReviewPage(kit.theme.stage_look)
    qtbot.addWidget(page)
    QGuiApplication.clipboard().setText("before")
    QTest.keyClicks(page.line, "my boss never listens")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(page.line, key, CTRL)
    assert page.line.text() == "my boss never listens"
    page.forget()
    QTest.keyClick(page.line, Qt.Key.Key_V, CTRL)
    assert page.line.text() == "before"


@pytest.mark.parametrize("count", [1, 8, 12])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
def test_answers_are_reviewed_by_the_whole_words_of_what_was_asked(
    kit: Kit, size: tuple[int, int], count: int
) -> None:
    text = "Safety, validation or old technology set firm limits to what can be joined at our site."
    asked = tuple(Asked(id=str(n), text=text, axis=str(n)) for n in range(count))
    pen, asked_of = (
        Pen(QPainter(), *size, kit.theme.stage_look),
        replace(matter(), statements=asked),
    )
    sheets = sheets_of(pen, asked_of, 8 * pen.u, 25 * pen.u)
    cells = [cell for sheet in sheets for cell in sheet.cells]
    assert [cell.at for cell in cells] == list(range(count))
    for cell in cells:
        room = cell.wide - (TEXT + answer_room(asked_of)) * pen.u
        lines = pen.filled(text, cell.times, room)
        assert len(lines) * pen.line_height(cell.times) <= cell.high
        assert cell.high >= size[1] / 10 - 1
        assert cell.top + cell.high <= 25 * pen.u + 1


def test_many_answers_stand_under_the_whole_name_of_their_axis(kit: Kit) -> None:
    names = [f"Enabling leadership {n}" for n in range(8)]
    asked = tuple(Asked(id=f"{n}", text="", axis=names[n // 3]) for n in range(24))
    pen = Pen(QPainter(), 1024, 768, kit.theme.stage_look)
    (sheet,) = sheets_of(pen, replace(matter(), statements=asked), 8 * pen.u, 25 * pen.u)
    assert [" ".join(head.lines) for head in sheet.heads] == names
    assert max(cell.top + cell.high for cell in sheet.cells) <= 25 * pen.u + 1

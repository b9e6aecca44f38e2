"""Nothing that a voter writes beside the answers is left for the next one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itot_workshop.ui.booth.asked import Asked
from itot_workshop.ui.booth.keys import ANSWER, TEXT, AnswerKey
from itot_workshop.ui.booth.review import ReviewPage
from itot_workshop.ui.booth.review_sheet import answer_room, sheets_of
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.demo import core_pack
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


ABSTAIN = "Weiß ich nicht zu sagen.", "Nichtbeurteilbarkeiten", "Can’t judge"
"""Words for *can't judge*, as long as a pack may have them."""


@pytest.mark.parametrize("count", [1, 8, 24])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
@pytest.mark.parametrize("abstain", ABSTAIN)
def test_answers_are_reviewed_by_the_whole_words_of_what_was_asked(
    kit: Kit, size: tuple[int, int], count: int, abstain: str
) -> None:
    text = "Safety, validation or old technology set firm limits to what can be joined at our site."
    asked = tuple(Asked(id=str(n), text=text, axis=f"Axis {n // 3}") for n in range(count))
    pen = Pen(QPainter(), *size, kit.theme.stage_look)
    said = replace(matter(), statements=asked, abstain=abstain)
    sheets = sheets_of(pen, said, 8 * pen.u, 25 * pen.u)
    cells = [cell for sheet in sheets for cell in sheet]
    assert [cell.at for cell in cells] == list(range(count))
    answer = answer_room(pen, said)
    shown = pen.balanced(abstain, ANSWER, answer - 0.6 * pen.u)
    assert (len(shown) <= 2, " ".join(shown)) == (True, abstain)
    for cell in cells:
        lines = pen.filled(text, cell.times, cell.wide - TEXT * pen.u - answer)
        assert len(lines) * pen.line_height(cell.times) <= cell.high
        assert cell.high >= size[1] / 10 - 1
        assert cell.top + cell.high <= 25 * pen.u + 1


def test_pages_of_answers_are_turned_on_and_back(kit: Kit, qtbot: QtBot) -> None:
    page = ReviewPage(kit.theme.stage_look)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show_review(matter([it.id for it in core_pack().statements]), "Seat 1", "")
    first = [key for key in page.findChildren(AnswerKey) if not key.isHidden()]
    page.turn()
    second = [key for key in page.findChildren(AnswerKey) if not key.isHidden()]
    page.turn_back()
    assert [key for key in page.findChildren(AnswerKey) if not key.isHidden()] == first
    assert second[0].at == len(first)
    page.turn_back()
    assert not page.findChildren(AnswerKey)[-1].isHidden()

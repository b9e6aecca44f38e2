"""A scrolled page ends after a whole line, wherever its window ends."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.ui.widgets.fold import clean_edge
from itot_workshop.ui.widgets.parts import scrolling, words

TEXT = "What both sides say to each other, and who does what until when. " * 6


@pytest.mark.parametrize("high", [150, 171, 186, 203])
def test_no_line_is_seen_by_half(qtbot: QtBot, high: int) -> None:
    label, button = words(TEXT, wrap=True), QPushButton("Press")
    page = _page(label, button)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(260, high)
    area.show()
    edge = clean_edge(page, area.viewport())
    assert high * 0.7 < edge <= high
    line = label.fontMetrics().height()
    reached = edge - label.y() - label.height() % line // 2
    if reached < label.height():
        assert reached % line == 0
    else:
        assert edge <= button.y() or edge >= button.y() + button.height()


def test_a_page_without_words_at_its_end_is_not_covered(qtbot: QtBot) -> None:
    page = _page(words("Short"))
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(200, 150)
    area.show()
    assert clean_edge(page, area.viewport()) == area.viewport().height()


def _page(*parts: QLabel | QPushButton) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return page

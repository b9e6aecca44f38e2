"""The tab key reads a page as the eye does, and what it reaches is in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.ui.widgets.focus_in_sight import FocusInSight
from itot_workshop.ui.widgets.fold import most_covered
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, scrolling
from itot_workshop.ui.widgets.tab_order import tab_as_laid


def walked(first: QPushButton, times: int) -> str:
    first.setFocus()
    seen = ""
    for _ in range(times):
        now = QApplication.focusWidget()
        assert isinstance(now, QPushButton)
        seen += now.text()
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return seen


def test_a_part_that_came_late_is_walked_where_it_stands(kit: Kit, qtbot: QtBot) -> None:
    a, b, c, d = (QPushButton(name) for name in "abcd")
    late = kit.column(gap="")
    page = holder(kit.column(a, late, scrolling(holder(kit.row(c, d)))))
    qtbot.addWidget(page)
    late.addWidget(b)
    with qtbot.waitActive(page):
        page.show()
    tab_as_laid(page)
    assert walked(a, 5) == "abcda"


def test_a_page_scrolls_to_what_is_reached_from_outside(
    kit: Kit, qtbot: QtBot, qapp: QApplication
) -> None:
    outside, top, low = QPushButton("o"), QWidget(), QWidget()
    for part in (top, low):
        part.setFixedHeight(900)
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area = scrolling(holder(kit.column(top, low)))
    page = holder(kit.column(outside, area))
    qtbot.addWidget(page)
    page.resize(200, 300)
    FocusInSight(qapp, page)
    with qtbot.waitActive(page):
        page.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(bar.maximum())
    assert top.visibleRegion().isEmpty()
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_Tab)
    assert top.hasFocus()
    assert not top.visibleRegion().isEmpty()


def test_a_tall_part_that_begins_in_sight_moves_no_page(
    kit: Kit, qtbot: QtBot, qapp: QApplication
) -> None:
    outside, head, tall = QPushButton("o"), QWidget(), QWidget()
    head.setFixedHeight(120)
    tall.setFixedHeight(200)
    tall.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area = scrolling(holder(kit.column(head, tall)))
    page = holder(kit.column(outside, area))
    qtbot.addWidget(page)
    page.resize(200, 320)
    FocusInSight(qapp, page)
    with qtbot.waitActive(page):
        page.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_Tab)
    assert tall.hasFocus()
    assert bar.value() == 0


def test_what_is_reached_stands_clear_of_the_covered_end(
    kit: Kit, qtbot: QtBot, qapp: QApplication
) -> None:
    parts = [QWidget() for _ in range(20)]
    for part in parts:
        part.setFixedHeight(40)
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area = scrolling(holder(kit.column(*parts, gap="")))
    page = holder(kit.column(area))
    qtbot.addWidget(page)
    page.resize(200, 300)
    FocusInSight(qapp, page)
    with qtbot.waitActive(page):
        page.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 300)
    parts[0].setFocus()
    for part in parts[:10]:
        assert part.hasFocus()
        end = part.mapTo(area.viewport(), QPoint(0, part.height())).y()
        assert end <= area.viewport().height() - most_covered(area.viewport())
        QTest.keyClick(part, Qt.Key.Key_Tab)

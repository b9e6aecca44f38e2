"""Rows that are walked by key, heads that sort by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.row_table import RowTable
from itot_workshop.ui.widgets.sort_header import SortHeader


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    table = RowTable(SortHeader(fixed=(1,)))
    qtbot.addWidget(table)
    model = QStandardItemModel(3, 3, table)
    for row in range(3):
        for column in range(3):
            model.setItem(row, column, QStandardItem(f"{row}{column}"))
    table.setModel(model)
    table.resize(400, 300)
    with qtbot.waitActive(table):
        table.show()
    table.setFocus()
    table.go_to(0)
    return table


def test_keys_walk_open_and_choose_rows(table: RowTable, qtbot: QtBot) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.toggled) as toggled:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert (opened.args, toggled.args) == ([1], [1])
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_row() == 2
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row() == 0


def test_letters_are_commands_and_never_search(table: RowTable) -> None:
    QTest.keyClicks(table, "2")
    assert table.current_row() == 0


def test_the_head_that_has_the_keys_is_framed_in_ink(kit: Kit, table: RowTable) -> None:
    head = table.horizontalHeader()
    head.setFocus()
    image = head.viewport().grab().toImage()
    ink = QColor(kit.look.colour.ink)
    middle = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    assert ink in middle
    table.setFocus()
    image = head.viewport().grab().toImage()
    assert ink not in [image.pixelColor(x, 3) for x in range(image.width())]


def test_the_tab_key_leaves_the_rows(table: RowTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert table.current_row() == 0


def test_going_beyond_the_rows_ends_at_the_last(table: RowTable) -> None:
    table.go_to(99)
    assert table.current_row() == 2
    table.setModel(QStringListModel([], table))
    table.go_to(5)
    assert table.current_row() == -1


def test_heads_sort_by_key_and_turn_round(table: RowTable, qtbot: QtBot) -> None:
    head = table.head
    head.show_order(0, down=False)
    head.setFocus()
    with qtbot.waitSignal(head.sort_wished) as wished:
        QTest.keyClick(head, Qt.Key.Key_Return)
    assert wished.args == [0, True]
    QTest.keyClick(head, Qt.Key.Key_Right)
    assert head.current() == 2
    with qtbot.waitSignal(head.sort_wished) as wished:
        QTest.keyClick(head, Qt.Key.Key_Space)
    assert wished.args == [2, False]


def test_a_fixed_column_never_sorts(table: RowTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.head.sort_wished):
        table.head.sectionClicked.emit(1)


def test_keys_walk_the_other_way_in_a_mirrored_table(table: RowTable) -> None:
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table.head.show_order(0, down=False)
    table.head.setFocus()
    QTest.keyClick(table.head, Qt.Key.Key_Left)
    assert table.head.current() == 2

"""Nothing that a voter writes beside the answers is left for the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itot_workshop.ui.booth.review import ReviewPage
from itot_workshop.ui.widgets.kit import Kit

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

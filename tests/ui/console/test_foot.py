"""The foot of the console cuts no place and no turnout, and does not grow for them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itot_workshop.ui.console.foot import Foot
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.widgets.kit import Kit

BEFORE = "Mirror: patterns and anti-patterns"
MISSING = "1\u00a0IT, 3\u00a0OT, 2\u00a0Management, 1\u00a0Other"


def test_what_is_too_long_for_a_line_gets_two(kit: Kit, qtbot: QtBot) -> None:
    actions = {name: QAction(name) for name in ("previous-step", "next-step", "main")}
    foot = Foot(kit, actions)
    qtbot.addWidget(foot)
    foot.set_widths(kit.px(228))
    foot.resize(760, foot.sizeHint().height())
    foot.show_ways("Break", "Close")
    foot.show()
    high = foot.sizeHint().height()
    foot.show_ways(BEFORE, "Close")
    foot.show_action(MainAction(deed="close", label="Close the round", lead="7", more=MISSING))
    labels = [it for it in foot.findChildren(QLabel) if it.text() in (BEFORE, MISSING)]
    assert len(labels) == 2

    def whole() -> bool:
        return all(it.height() >= it.heightForWidth(it.width()) for it in labels)

    qtbot.waitUntil(whole)
    assert all(it.heightForWidth(it.width()) > it.heightForWidth(4000) for it in labels)
    assert foot.sizeHint().height() == high

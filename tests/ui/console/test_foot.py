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
    foot.set_widths(kit.px(150))
    foot.resize(760, foot.sizeHint().height())
    foot.show_ways("Break", "Close")
    foot.show()
    high = foot.sizeHint().height()
    foot.show_ways(BEFORE, "Close")
    foot.show_action(MainAction(deed="close", label="Close the round", lead="7", more=MISSING))
    labels = [it for it in foot.findChildren(QLabel) if it.text() in (BEFORE, MISSING)]
    assert len(labels) == 2

    def whole() -> bool:
        heights = [(it.height(), it.heightForWidth(it.width())) for it in labels]
        broken = max(needs for _, needs in heights) > kit.ink.line("small") * 3 // 2
        return broken and all(has >= needs for has, needs in heights)

    qtbot.waitUntil(whole)
    assert foot.sizeHint().height() == high


def test_the_next_step_gives_way_to_who_is_missing_where_there_is_too_little_room(
    kit: Kit, qtbot: QtBot
) -> None:
    actions = {name: QAction(name) for name in ("previous-step", "next-step", "main")}
    foot = Foot(kit, actions)
    qtbot.addWidget(foot)
    foot.show_ways("Break", BEFORE)
    foot.show_action(MainAction(deed="close", label="Close the round", lead="7", more=MISSING))
    foot.resize(1500, foot.sizeHint().height())
    foot.show()
    plain = foot.next.width()
    needed = foot.sizeHint().width()
    foot.resize(needed - 8, foot.height())
    qtbot.waitUntil(lambda: foot.next.width() < plain)
    foot.show_action(MainAction(deed="close", label="Close the round", lead="7", more="1\u00a0IT"))
    qtbot.waitUntil(lambda: foot.next.width() == plain)
    foot.show_action(MainAction(deed="close", label="Close the round", lead="7", more=MISSING))
    qtbot.waitUntil(lambda: foot.next.width() < plain)
    foot.resize(needed, foot.height())
    qtbot.waitUntil(lambda: foot.next.width() == plain)

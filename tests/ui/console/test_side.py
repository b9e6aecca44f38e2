"""The column beside the step shows what was agreed in whole lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itot_workshop.domain.notes import Action
from itot_workshop.ui.console.laid_button import LaidButton
from itot_workshop.ui.console.side import Side
from itot_workshop.ui.console.side_view import SideView
from itot_workshop.ui.widgets.kit import Kit

TEXT = "Close each project with one question to the other side: what did this leave behind?"


@pytest.mark.parametrize("width", [220, 300, 460])
def test_no_action_is_cut(kit: Kit, qtbot: QtBot, width: int) -> None:
    actions = tuple(
        Action(id=f"a{at}", text=TEXT * at, owner="K", owner_seat="OT") for at in (1, 2)
    )
    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(width, 900)
    side.show_view(SideView(notes=(), parked=(), actions=actions))
    side.show()
    buttons = side.findChildren(LaidButton)
    assert len(buttons) == len(actions)

    def whole() -> bool:
        return all(
            label.height() >= label.heightForWidth(label.width())
            and button.rect().contains(label.geometry())
            for button in buttons
            for label in button.findChildren(QLabel)
        )

    qtbot.waitUntil(whole, timeout=2000)

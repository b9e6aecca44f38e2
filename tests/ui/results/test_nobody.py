"""Sessions in which nobody was, side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.compare_room import RoomCard
from itot_workshop.ui.results.compare_view import compare_view
from itot_workshop.ui.stage.canvas import StageCanvas
from itot_workshop.ui.widgets.kit import Kit


def test_two_rooms_without_people_are_set_side_by_side(
    qtbot: QtBot, kit: Kit, examples: tuple[Session, ...]
) -> None:
    alone = [Session(about=it.about, pack=it.pack) for it in examples[1:]]
    card = RoomCard(kit)
    qtbot.addWidget(card)
    card.show_view(compare_view(alone))
    card.show()
    assert [it.text() for it in card.findChildren(QLabel)].count("0 people") == 2
    canvas = StageCanvas(kit.theme.stage_look)
    qtbot.addWidget(canvas)
    canvas.resize(1024, 768)
    pages = comparison_pages(alone)
    for page in pages:
        canvas.set_view(page)
        assert not canvas.grab().isNull()
    assert pages

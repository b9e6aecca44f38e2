"""Sessions in which nobody was, or nobody before, side by side."""

from __future__ import annotations

from msgspec.structs import replace
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


def test_nobody_came_back_to_the_first_session_of_a_site(
    qtbot: QtBot, kit: Kit, examples: tuple[Session, ...]
) -> None:
    first, second, other = examples
    away = replace(other.about, organisation="Other", follows=None)
    elsewhere = replace(other, about=away)
    card = RoomCard(kit)
    qtbot.addWidget(card)
    card.show_view(compare_view([first, second, elsewhere]))
    said = [it.text() for it in card.findChildren(QLabel) if "also on" in it.text()]
    assert len(said) == 1
    assert said[0].endswith(str(first.about.date.year))

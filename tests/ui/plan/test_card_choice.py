"""The cards of the board are picked while the workshop is planned."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from itot_workshop.domain.board_course import on_table
from itot_workshop.domain.changes import BoardPhaseSet
from itot_workshop.domain.session import Session
from itot_workshop.ui.plan.card_choice import CardChoice
from tests.ui.plan.conftest import Planner, new_plan


def at_board(planner: Planner) -> CardChoice:
    planner.page.show_part("agenda")
    step = next(s.id for s in planner.session.agenda.values() if s.kind == "board")
    planner.page.side.show_step(step)
    return planner.page.side.cards


def test_cards_are_ticked_and_own_ones_typed(plan: Callable[[Session], Planner]) -> None:
    planner = plan(new_plan("half-day-210"))
    cards = at_board(planner)
    assert not cards.isHidden()
    cards._core.click()
    core = [item for item in planner.session.pack.items if item.core]
    assert [card.id for card in on_table(planner.session)] == [item.id for item in core]
    box = next(b for b in cards.findChildren(QCheckBox) if b.accessibleName() == core[0].text)
    assert box.isChecked()
    box.click()
    assert core[0].id not in {card.id for card in on_table(planner.session)}
    own = next(e for e in cards.findChildren(QLineEdit) if e.objectName() == "organisational")
    planner.type(own, "Weekly line walk")
    planner.press(own, Qt.Key.Key_Return)
    assert [c.text for c in planner.session.board.values() if c.text] == ["Weekly line walk"]
    assert planner.on_disk.board == planner.session.board
    own.setText("x" * 10_001)
    planner.press(own, Qt.Key.Key_Return)
    assert own.text() == "x" * 10_001, "what was refused can be shortened"


def test_while_tables_place_the_plan_leaves_the_cards_alone(
    plan: Callable[[Session], Planner],
) -> None:
    planner = plan(new_plan("half-day-210"))
    cards = at_board(planner)
    cards._core.click()
    planner.apply(BoardPhaseSet(phase="it"))
    assert not any(box.isEnabled() for box in cards.findChildren(QCheckBox))
    step = next(s for s in planner.session.agenda.values() if s.kind == "talk")
    planner.page.side.show_step(step.id)
    assert cards.isHidden()

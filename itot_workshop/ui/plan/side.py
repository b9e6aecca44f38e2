"""The far side of the plan: what stands beside the part in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.ui.plan.agenda_view import step_view
from itot_workshop.ui.plan.card_choice import CardChoice
from itot_workshop.ui.plan.rules_parts import RulesParts, WhoVotes
from itot_workshop.ui.plan.step_side import StepSide
from itot_workshop.ui.plan.view import Part, PlanView
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import hairline


class PlanSide(QWidget):
    """Beside the agenda the chosen step (and its cards), beside the other parts who votes how.

    ``wished`` carries a change, ``explained`` a step and what it is for.
    """

    wished = Signal(object)
    told = Signal(str)
    explained = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._step = ""
        self._part: Part = "about"
        self._view: PlanView | None = None
        self.who = WhoVotes(kit)
        self.rules = RulesParts(kit)
        self.step = StepSide(kit)
        self.cards = CardChoice(kit)
        self._line = hairline()
        parts = (self.step, self.cards, self.who, self._line, self.rules)
        self.lay = kit.column(*parts, 1, gap="xl")
        self.setLayout(self.lay)
        self.rules.wished.connect(self.wished)
        self.rules.told.connect(self.told)
        self.step.explained.connect(self.explained)
        self.cards.wished.connect(self.wished)

    def show_view(self, view: PlanView) -> None:
        """Show what stands beside the part in sight."""
        self._view = view
        self.who.show_session(view.session)
        self.rules.show_session(view.session, editable=view.editable)
        self._show_step()

    def show_part(self, part: Part) -> None:
        """Stand beside another part."""
        self._part = part
        agenda = part == "agenda"
        self.who.setVisible(not agenda)
        for it in (self._line, self.rules):
            it.setVisible(part in ("about", "people"))
        self._show_step()

    def show_step(self, step: str) -> None:
        """Show another step."""
        if step != self._step:
            self._step = step
            self._show_step()

    def settle(self) -> None:
        """Keep at once what was typed."""
        self.step.settle()

    def _show_step(self) -> None:
        view = self._view
        if view is None or self._part != "agenda":
            self.step.hide()
            self.cards.hide()
            return
        step = view.session.agenda.get(self._step)
        on_board = step is not None and step.kind == "board"
        self.cards.setVisible(on_board)
        if on_board:
            self.cards.show_session(view.session, editable=view.editable)
        self.step.show_step(step_view(view.session, self._step), editable=view.editable)

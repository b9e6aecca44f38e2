"""The fourth part of the plan: how votes come in, the scale, and what is shown of few people."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from itot_workshop.domain.rules_agenda import in_order
from itot_workshop.domain.session import Session
from itot_workshop.ui.plan.agenda_view import source_of
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.rules_parts import RulesParts
from itot_workshop.ui.plan.view import PlanView
from itot_workshop.ui.plan.words import filled, tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, words

_WIDEST = 620
_TRIAL = "trial"


class RulesPage(QWidget):
    """Shows and changes the rules; ``wished`` carries a change, ``told`` a sentence."""

    wished = Signal(object)
    told = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.rules = RulesParts(kit)
        self._scale = QGridLayout()
        self._scale.setHorizontalSpacing(kit.space("m"))
        self._scale.setVerticalSpacing(kit.space("xs"))
        self._scale.setColumnStretch(1, 1)
        self._question = prose("", "muted")
        self._trial = prose("")
        title = words(tr("The scale"), "strong")
        scale = holder(kit.column(title, self._question, self._scale, gap="s"))
        trial = holder(kit.column(words(tr("Trial vote"), "strong"), self._trial, gap="s"))
        column = kit.column(words(tr("Rules"), "title"), self.rules, scale, trial, 1, gap="xl")
        inside = holder(column)
        inside.setMaximumWidth(kit.px(_WIDEST))
        line = kit.row(inside, 1, gap="")
        line.setStretch(0, 10)
        self.setLayout(line)
        self.rules.wished.connect(self.wished)
        self.rules.told.connect(self.told)

    def show_view(self, view: PlanView) -> None:
        """Show the rules of a plan."""
        self.rules.show_session(view.session, editable=view.editable)
        self._show_scale(view.session)
        self._trial.setText(trial_words(view.session))

    def take_focus(self) -> None:
        """Put the keys on the way to vote."""
        self.rules.way.take_focus()

    def _show_scale(self, session: Session) -> None:
        scale = session.pack.scale
        self._question.setText(scale.question)
        empty(self._scale)
        for at, (value, label) in enumerate(zip(scale.values, scale.labels, strict=False)):
            digit = words(str(value), "strong")
            digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._scale.addWidget(digit, at, 0)
            self._scale.addWidget(prose(label), at, 1)
        self._scale.addWidget(words("–", "muted"), len(scale.labels), 0)
        apart = filled(tr("%1, apart from the scale"), scale.abstain)
        self._scale.addWidget(prose(apart, "muted"), len(scale.labels), 1)


def trial_words(session: Session) -> str:
    """Where the trial vote stands in the agenda, and what becomes of it."""
    said = tr("A trial vote shows how it goes before it counts. It is deleted, never kept.")
    steps = (step for step in in_order(session.agenda.values()) if not step.off)
    for step in steps:
        source = source_of(session.pack, session.about.template, step.source)
        if source is not None and source.module == _TRIAL:
            return f"{said} {filled(tr('It stands in the step “%1”.'), step.title)}"
    return f"{said} {tr('In the room it can be opened at any step with a vote.')}"

"""The fourth part of the plan: how votes come in, the scale, and what is shown of few people."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from itot_workshop.domain.changes import ScaleWorded
from itot_workshop.domain.pack_instrument import Scale
from itot_workshop.domain.rules_agenda import in_order
from itot_workshop.domain.rules_plan import LONGEST_LABEL
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import on_form
from itot_workshop.ui.plan.agenda_view import source_of
from itot_workshop.ui.plan.fields import SavedLine
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.rules_parts import RulesParts
from itot_workshop.ui.plan.view import PlanView
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.filling import filled
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
        self._session_id = ""
        self._values = range(0)
        self.rules = RulesParts(kit)
        self.labels: list[SavedLine] = []
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
        self._show_scale(view.session, editable=view.editable)
        self._trial.setText(trial_words(view.session))

    def take_focus(self) -> None:
        """Put the keys on the way to vote."""
        self.rules.way.take_focus()

    def settle(self) -> None:
        """Keep at once what was typed."""
        for line in self.labels:
            line.pause.settle()

    def _show_scale(self, session: Session, *, editable: bool) -> None:
        """The scale's words, to be changed until somebody votes."""
        scale = session.pack.scale
        voted = on_form(session.rounds.values())
        self._question.setText(scale.question)
        if scale.values != self._values:
            self._lay_scale(scale)
        elif voted or session.id != self._session_id:
            for line in self.labels:
                line.forget()
        self._session_id = session.id
        for line, label in zip(self.labels, scale.labels, strict=True):
            line.show_text(label)
            line.setReadOnly(voted or not editable)
            line.setToolTip(tr("There are votes already, so the words stay.") if voted else "")
        self._apart.setText(filled(tr("%1, apart from the scale"), scale.abstain))

    def _lay_scale(self, scale: Scale) -> None:
        """A line for each number of the scale."""
        empty(self._scale)
        self._values = scale.values
        self.labels = [SavedLine(needed=True) for _ in scale.labels]
        for at, (value, line) in enumerate(zip(scale.values, self.labels, strict=True)):
            digit = words(str(value), "strong")
            digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setAccessibleName(filled(tr("What %1 is called"), str(value)))
            line.setMaxLength(LONGEST_LABEL)
            line.edited.connect(self._on_label)
            self._scale.addWidget(digit, at, 0)
            self._scale.addWidget(line, at, 1)
        self._apart = prose("", "muted")
        self._scale.addWidget(words("–", "muted"), len(scale.labels), 0)
        self._scale.addWidget(self._apart, len(scale.labels), 1)

    def _on_label(self, _text: str) -> None:
        said = tuple(line.read() or line.text() for line in self.labels)
        self.wished.emit(ScaleWorded(labels=said))


def trial_words(session: Session) -> str:
    """Where the trial vote stands in the agenda, and what becomes of it."""
    said = tr("A trial vote shows how it goes before it counts. It is deleted, never kept.")
    steps = (step for step in in_order(session.agenda.values()) if not step.off)
    for step in steps:
        source = source_of(session.pack, session.about.template, step.source)
        if source is not None and source.module == _TRIAL:
            return f"{said} {filled(tr('It stands in the step “%1”.'), step.title)}"
    return f"{said} {tr('In the room it can be opened at any step with a vote.')}"

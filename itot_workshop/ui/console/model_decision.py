"""The decision of the room: which model, why, who can live with it, who drafts the charter."""

from __future__ import annotations

import datetime

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QPushButton, QWidget

from itot_workshop.domain.days import days_after
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.ui.console.body import point
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.model_view import ModelView
from itot_workshop.ui.console.typed import entered
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import choices, field, kept_field, side_by_side, text_field
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

DRAFT_DAYS = 14
"""How long the draft of a charter may take."""


class DecisionForm(QWidget):
    """``written`` carries the choice as filled in, ``charter_wished`` asks for its charter.

    ``noted`` carries what would have to change for somebody whose thumb is down.
    """

    written = Signal(object)
    noted = Signal(str)
    charter_wished = Signal()

    def __init__(self, kit: Kit, view: ModelView, today: datetime.date) -> None:
        super().__init__()
        self._kit = kit
        self._choice = view.choice
        self.condition: QLineEdit | None = None
        self._noted = ""
        self._today = today
        models = [("", tr("not decided yet"))]
        models += [(model.id, model.name) for model in (*view.core, *view.others)]
        self.model = choices(models, view.choice.chosen)
        self.model.activated.connect(self._on_model)
        self.reason = kept_field(view.choice.reason, tr("because …, in one sentence"))
        self.reason.editingFinished.connect(self._write)
        self.drafter = self._drafter(view)
        self.due = self._due(view.choice)
        line = side_by_side(kit, field(kit, tr("Model"), self.model))
        line.addWidget(field(kit, tr("Reason"), self.reason), 2)
        draft = side_by_side(
            kit,
            field(kit, tr("Who drafts the charter"), self.drafter),
            field(kit, tr("By when"), self.due),
        )
        column = kit.column(line, gap="l")
        column.addLayout(self._conditions(view))
        column.addWidget(hairline())
        column.addWidget(words(view.consent, "read", wrap=True))
        column.addLayout(self._thumbs(view))
        if view.choice.chosen and (view.choice.thumbs_down or view.conditions):
            column.addLayout(self._down(view))
        column.addWidget(hairline())
        column.addLayout(draft)
        self.charter = kit.button(
            tr("Open its charter") if view.charter else tr("Begin its charter"), "charter", "second"
        )
        self.charter.setEnabled(bool(view.choice.chosen))
        self.charter.clicked.connect(self.charter_wished)
        column.addLayout(kit.row(self.charter, 1))
        self.setLayout(column)

    def choice(self) -> ModelChoice:
        """The choice as it is filled in."""
        return replace(
            self._choice,
            chosen=str(self.model.currentData()),
            reason=self.reason.text().strip(),
            drafter=self.drafter.currentText().strip(),
            draft_due=self.due.day(),
        )

    def _conditions(self, view: ModelView) -> QLayout:
        """What the chosen model needs, and what warns against it."""
        kit = self._kit
        column = kit.column(gap="xs")
        model = next((m for m in (*view.core, *view.others) if m.id == view.choice.chosen), None)
        if model is None:
            return column
        needs = model.conditions or ((model.fits_when,) if model.fits_when else ())
        if needs:
            said = tr("It needs: %1").replace("%1", tr("; ").join(needs))
            column.addWidget(words(said, "muted", wrap=True))
        for warning in view.warnings:
            if warning.model == model.name:
                column.addWidget(words(warning.text, kind="warn", wrap=True))
        return column

    def _thumbs(self, view: ModelView) -> QLayout:
        """How many thumbs point where, held against the people who are here."""
        kit, choice = self._kit, view.choice
        row = kit.row(gap="xl")
        counts = (
            ("thumbs_up", tr("up"), choice.thumbs_up),
            ("thumbs_sideways", tr("sideways"), choice.thumbs_sideways),
            ("thumbs_down", tr("down"), choice.thumbs_down),
        )
        for name, said, count in counts:
            figure = words(whole(count), "figure")
            figure.setMinimumWidth(kit.px(32))
            line = kit.row(words(said, "strong"), gap="xs")
            for icon, by in (("minus", -1), ("plus", 1)):
                told = tr("Thumb %1: one less") if by < 0 else tr("Thumb %1: one more")
                made = kit.button("", icon, name=told.replace("%1", said))
                made.setObjectName(name)
                made.setProperty("by", by)
                made.setEnabled(by > 0 or count > 0)
                quiet_focus(made)
                made.clicked.connect(self._on_thumb)
                line.addWidget(made)
                if by < 0:
                    line.addWidget(figure)
            row.addWidget(holder(line))
        shown = sum(count for *_, count in counts)
        of = tr("%1 of %2 who are here").replace("%1", whole(shown)).replace("%2", whole(view.here))
        row.addWidget(words(of, "caption", kind="warn" if shown > view.here else ""))
        row.addStretch(1)
        return row

    def _down(self, view: ModelView) -> QLayout:
        """What would have to change for a thumb that is down, a line each."""
        column = self._kit.column(gap="xs")
        for text in view.conditions:
            column.addLayout(point(self._kit, text))
        condition = text_field("", tr("What would have to change? Enter keeps it."))
        condition.setAccessibleName(tr("What would have to change"))
        condition.setObjectName(view.choice.chosen)
        condition.returnPressed.connect(self._on_condition)
        column.addWidget(condition)
        self.condition = condition
        return column

    def _on_condition(self) -> None:
        """Keep what stands in the line, also when another part of the form is filled in."""
        text = self.condition.text().strip() if self.condition is not None else ""
        if self.condition is not None and text and text != self._noted:
            self._noted = text
            entered(self.condition)
            self.noted.emit(text)

    def _drafter(self, view: ModelView) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(list(view.people))
        box.setCurrentText(view.choice.drafter)
        edit = box.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText(tr("name or role"))
            edit.setAccessibleName(tr("Who drafts the charter"))
            edit.editingFinished.connect(self._write)
        box.activated.connect(self._write)
        return box

    def _due(self, choice: ModelChoice) -> DayField:
        today = self._today
        made = DayField(choice.draft_due, blank=tr("no date yet"), start=today, least=today)
        made.editingFinished.connect(self._write)
        return made

    def _on_model(self) -> None:
        """A model that is chosen first gets two weeks for its charter."""
        choice = self.choice()
        if choice.chosen and choice.draft_due is None:
            choice = replace(choice, draft_due=days_after(self._today, DRAFT_DAYS))
        self._tell(choice)

    def _on_thumb(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            name, choice = sender.objectName(), self.choice()
            count = max(0, getattr(choice, name) + int(sender.property("by")))
            self._tell(replace(choice, **{name: count}))

    def _write(self) -> None:
        self._tell(self.choice())

    def _tell(self, choice: ModelChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._on_condition()
            self.written.emit(choice)

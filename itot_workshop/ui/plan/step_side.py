"""Beside the agenda: the chosen step in full, as the facilitator prepares it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from itot_workshop.ui.plan.agenda_view import StepView
from itot_workshop.ui.plan.fields import SavedText
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.sheets.form import field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, ground, holder, words

_TOP = Qt.AlignmentFlag.AlignTop
_CENTRE = Qt.AlignmentFlag.AlignCenter


class StepSide(QWidget):
    """Shows a :class:`StepView`; what a step of one's own is for can be typed.

    ``explained`` carries the step and its purpose.
    """

    explained = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._step = ""
        self._chip = words("", "chip")
        self._title = prose("", "head")
        self.purpose = SavedText()
        self.purpose.setFixedHeight(kit.px(84))
        self._purpose = field(kit, tr("Purpose"), self.purpose)
        self._body = QVBoxLayout()
        self._body.setSpacing(kit.space("l"))
        chip = holder(kit.row(self._chip, 1))
        self.setLayout(kit.column(chip, self._title, self._purpose, self._body, 1, gap="l"))
        self.purpose.edited.connect(self._on_purpose)

    def show_step(self, view: StepView | None, *, editable: bool) -> None:
        """Show a step; nothing where there is none."""
        if view is None or view.id != self._step:
            self.purpose.pause.settle()
            self.purpose.forget()
        self._step = view.id if view else ""
        self.setVisible(view is not None)
        empty(self._body)
        if view is None:
            return
        self._chip.setText(view.chip)
        self._title.setText(view.title)
        self._purpose.setVisible(view.own)
        self.purpose.setEnabled(editable)
        self.purpose.show_text(view.purpose)
        if not view.own:
            self._add(tr("Purpose"), view.purpose)
        self._lines(view.lines)
        self._add(tr("The room does"), view.room)
        self._add(tr("What you keep"), view.keeps)
        self._stage(view.stage or (view.title if view.own else ""))

    def settle(self) -> None:
        """Keep at once what was typed."""
        self.purpose.pause.settle()

    def _add(self, name: str, text: str) -> None:
        if text:
            part = self._kit.column(words(name, "caption"), prose(text), gap="xs")
            self._body.addLayout(part)

    def _lines(self, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        column = self._kit.column(words(tr("Say and ask"), "caption"), gap="xs")
        for line in lines:
            dot = words("•", "faint")
            said = self._kit.row(dot, prose(line), gap="s")
            said.setStretch(1, 1)
            said.setAlignment(dot, _TOP)
            column.addLayout(said)
        self._body.addLayout(column)

    def _stage(self, text: str) -> None:
        if text:
            shown = prose(text, "strong")
            shown.setAlignment(_CENTRE)
            card = ground("card", self._kit.column(shown, around=("l", "xl")))
            self._body.addLayout(
                self._kit.column(words(tr("On the stage"), "caption"), card, gap="xs")
            )

    def _on_purpose(self, text: str) -> None:
        self.explained.emit(self._step, text)

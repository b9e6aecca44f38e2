"""Actions one below the other, each a button that opens it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.domain.notes import Action
from itot_workshop.ui.console.agreed_body import missing, who
from itot_workshop.ui.console.laid_button import LaidButton
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, words


class ActionColumn(QWidget):
    """Shows actions, or the sentence ``nothing``; ``wished`` carries the id of one."""

    wished = Signal(str)

    def __init__(self, kit: Kit, nothing: str) -> None:
        super().__init__()
        self._kit = kit
        self._nothing = nothing
        self._actions: tuple[Action, ...] | None = None
        self._column = kit.column(gap="m")
        self.setLayout(self._column)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show these, if they are others than before."""
        if actions == self._actions:
            return
        self._actions = actions
        empty(self._column)
        for action in actions:
            self._column.addWidget(self._made(action))
        if not actions:
            self._column.addWidget(words(self._nothing, "caption", wrap=True))

    def _made(self, action: Action) -> LaidButton:
        kit = self._kit
        lines = kit.column(words(action.text, wrap=True), gap="")
        said, lack = who(action), missing(action)
        if said:
            lines.addWidget(words(said, "caption", wrap=True))
        if lack:
            lines.addWidget(words(lack, "small", kind="warn"))
        made = LaidButton(kit, lines)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        made.setObjectName(action.id)
        made.setAccessibleName(tr("Action: %1").replace("%1", action.text))
        made.clicked.connect(self._on_action)
        return made

    def _on_action(self) -> None:
        sender = self.sender()
        if isinstance(sender, LaidButton):
            self.wished.emit(sender.objectName())

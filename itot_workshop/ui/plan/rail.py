"""The plan's rail: its four parts and how each stands, and what else can be done with a plan."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy

from itot_workshop.ui.commands import command
from itot_workshop.ui.console.laid_button import LaidButton
from itot_workshop.ui.icons import dress
from itot_workshop.ui.plan.view import PARTS, Part, PartState
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, stop_at_checked


class PartButton(LaidButton):
    """A part of the plan: its name, how it stands, and a sign for that."""

    def __init__(self, kit: Kit, part: Part) -> None:
        self.part = part
        self._title = ElidedLabel("", "strong")
        self._state = ElidedLabel("", "caption")
        self._sign = QLabel()
        lines = kit.column(self._title, self._state, gap="")
        inside = kit.row(lines, self._sign, gap="s", around=("l", "s", "m", "s"))
        inside.setStretch(0, 1)
        super().__init__(kit, inside, "rail")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: PartState) -> None:
        """Show how the part stands."""
        self._title.setText(state.title)
        self._state.setText(state.state)
        set_kind(self._state, "kind", "" if state.good else "warn")
        name, role = ("check", "ok") if state.good else ("warning", "warn")
        dress(self._sign, self._kit.icons, name, role)
        self.setAccessibleName(f"{state.title}: {state.state}")


class PlanRail(QFrame):
    """Shows the parts; ``picked`` carries the one that was taken."""

    picked = Signal(str)
    rehearse_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "rail")
        self._kit = kit
        self._group = QButtonGroup(self)
        self.buttons = {part: PartButton(kit, part) for part in PARTS}
        for at, button in enumerate(self.buttons.values()):
            self._group.addButton(button, at)
        stop_at_checked(self._group)
        self.rehearse = KeyedButton(kit, tr("Rehearse"), icon="play", role="rail")
        self.rehearse.setToolTip(tr("Play the plan with made-up votes; it ends in the bin"))
        self.votes, self.export = (self._doing(actions, id_) for id_ in ("import-votes", "export"))
        self._others = (self.rehearse, self.votes, self.export)
        self._parts = kit.column(*self.buttons.values(), gap="xs")
        self.foot = holder(kit.column(*self._others, gap=""))
        self._column = kit.column(self._parts, 1, self.foot, gap="m", around=("s", "l"))
        self.setLayout(self._column)
        self._group.idClicked.connect(self._on_clicked)
        self.rehearse.clicked.connect(self.rehearse_wished)

    def show_parts(self, parts: tuple[PartState, ...], *, editable: bool) -> None:
        """Show how the parts stand."""
        for state in parts:
            self.buttons[state.part].show_state(state)
        self.rehearse.setEnabled(editable)

    def show_part(self, part: Part) -> None:
        """Mark the part in sight."""
        self.buttons[part].setChecked(True)

    def lie_down(self, *, flat: bool) -> None:
        """Lie above the page where there is no room beside it."""
        way = self._parts.Direction.LeftToRight if flat else self._parts.Direction.TopToBottom
        self._parts.setDirection(way)

    def take_back(self) -> None:
        """Take the foot back, which stands below the page where the rail lies above it."""
        self._column.addWidget(self.foot)

    def _doing(self, actions: Mapping[str, QAction], id_: str) -> KeyedButton:
        made = KeyedButton(self._kit, actions[id_].text(), icon=command(id_).icon, role="rail")
        return made.follow(actions[id_])

    def _on_clicked(self, at: int) -> None:
        self.picked.emit(PARTS[at])

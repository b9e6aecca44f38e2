"""The smallest groups that are shown on their own: they may be raised and are never lowered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from itot_workshop.domain.disclosure import FLOOR, limits
from itot_workshop.domain.rules_plan import MOST_PEOPLE
from itot_workshop.domain.session import Session
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.spin_fields import NumberField

_LIMITS = ("side_min", "room_min", "split_min")


class LimitSpin(NumberField):
    """A smallest group; ``raised`` carries it, ``stopped`` says that it cannot be lowered."""

    raised = Signal(int)
    stopped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.valueChanged.connect(self.raised)

    def show_limit(self, least: int, value: int) -> None:
        """Show a limit that cannot go below ``least``."""
        self.blockSignals(True)
        self.setRange(least, MOST_PEOPLE)
        self.setValue(value)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, or say why it does not go further down."""
        down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        if down and self.value() == self.minimum():
            self.stopped.emit()
        super().keyPressEvent(event)


class LimitSteppers(QWidget):
    """The smallest groups; ``limited`` carries a name of the plan's head and its number."""

    limited = Signal(str, int)
    told = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._law: dict[str, int] = {}
        self.spins = {name: LimitSpin(_limit_name(name)) for name in _LIMITS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(kit.space("m"))
        grid.setVerticalSpacing(kit.space("s"))
        grid.setColumnStretch(0, 1)
        for at, (name, spin) in enumerate(self.spins.items()):
            label = prose(_limit_label(name))
            label.setBuddy(spin)
            spin.setFixedWidth(kit.px(112))
            grid.addWidget(label, at, 0)
            grid.addWidget(spin, at, 1)
            spin.stopped.connect(self._on_stopped)
        why = tr("May be raised, not lowered: below that, people could be recognised.")
        title = words(tr("Shown on its own from"), "strong")
        self.setLayout(kit.column(title, grid, prose(why, "caption"), gap="s"))
        self.spins["side_min"].raised.connect(self._on_side)
        self.spins["room_min"].raised.connect(self._on_room)
        self.spins["split_min"].raised.connect(self._on_split)

    def show_session(self, session: Session) -> None:
        """Show the limits of a session."""
        pack, now = session.pack.thresholds, limits(session)
        values = {"side_min": now.side, "room_min": now.room, "split_min": now.split}
        for name, spin in self.spins.items():
            least = max(getattr(pack, name), getattr(FLOOR, name))
            self._law[name] = least
            if not (spin.hasFocus() and spin.text() != str(spin.value())):
                spin.show_limit(least, values[name])

    def _limit(self, name: str, value: int) -> None:
        """What equals the pack's own number is left to the pack."""
        self.limited.emit(name, 0 if value <= self._law[name] else value)

    def _on_side(self, value: int) -> None:
        self._limit("side_min", value)

    def _on_room(self, value: int) -> None:
        self._limit("room_min", value)

    def _on_split(self, value: int) -> None:
        self._limit("split_min", value)

    def _on_stopped(self) -> None:
        said = tr("This is the smallest group that may be shown. It can be raised, not lowered.")
        self.told.emit(said)


def _limit_label(name: str) -> str:
    labels = {
        "side_min": tr("a side’s figures"),
        "room_min": tr("the whole room’s figures"),
        "split_min": tr("dots per side"),
    }
    return labels[name]


def _limit_name(name: str) -> str:
    said = tr("Smallest group for %1, in people")
    return filled(said, _limit_label(name))

"""The rules of the votes in small parts: who votes how, the way to vote, smallest groups, notes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.disclosure import FLOOR, limits
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.rules_plan import MOST_PEOPLE
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Way
from itot_workshop.ui.icons import dress
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.words import filled, seat_name, tr, way_name, way_remark
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import holder, stop_at_checked, words

WAYS: tuple[Way, ...] = ("booth", "hands", "paper")
"""The ways to vote that can be chosen."""

_WAY_ICONS: dict[Way, str] = {"booth": "booth", "hands": "hand", "paper": "paper"}
_LIMITS = ("side_min", "room_min", "split_min")


class WhoVotes(QWidget):
    """Says of every seat how it votes and how it counts."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._other = prose("", "muted")
        column = kit.column(words(tr("Who votes how"), "lead"), gap="m")
        for seat in SEATS:
            said = self._other if seat == "OTHER" else prose(_how(seat), "muted")
            name = words(seat_name(seat), "strong", kind=seat.lower())
            mark = Sample(kit, SEAT_SERIES[seat], line=False)
            text = kit.column(name, said, gap="")
            line = kit.row(mark, text, gap="m")
            line.setStretch(1, 1)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        self.setLayout(column)

    def show_session(self, session: Session) -> None:
        """Say it with the limits of a session."""
        said = tr("may vote, shown from %1 people")
        self._other.setText(filled(said, whole(limits(session).side)))


class WayChoice(QWidget):
    """Asks how the room votes; ``picked`` carries the way."""

    picked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(kit.space("s"))
        grid.setVerticalSpacing(kit.space("xs"))
        grid.setColumnStretch(1, 1)
        for at, way in enumerate(WAYS):
            button = QRadioButton(way_name(way))
            dress(button, kit.icons, _WAY_ICONS[way], "muted")
            button.setAccessibleName(f"{way_name(way)}: {way_remark(way)}")
            self._group.addButton(button, at)
            remark = prose(way_remark(way), "caption")
            remark.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            for place, part in enumerate((button, remark)):
                grid.addWidget(part, at, place)
        stop_at_checked(self._group)
        title = words(tr("Way to vote"), "strong")
        said = prose(tr("You can change it in the room at any time."), "caption")
        self.setLayout(kit.column(title, grid, said, gap="s"))
        self._group.idClicked.connect(self._on_clicked)

    def show_way(self, way: Way) -> None:
        """Show the way that is chosen."""
        if way in WAYS:
            self.button(way).setChecked(True)

    def button(self, way: Way) -> QAbstractButton:
        """The button of a way."""
        return self._group.button(WAYS.index(way))

    def take_focus(self) -> None:
        """Put the keys on the way that is chosen."""
        (self._group.checkedButton() or self._group.button(0)).setFocus()

    def _on_clicked(self, at: int) -> None:
        self.picked.emit(WAYS[at])


class LimitSpin(QSpinBox):
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


class NotesSwitch(QCheckBox):
    """Whether notes show who said it; ``picked`` carries that."""

    picked = Signal(bool)

    def __init__(self) -> None:
        super().__init__(tr("Notes show who said it"))
        self.setProperty("role", "switch")
        self.clicked.connect(self.picked)


class RulesParts(QWidget):
    """Way to vote, smallest groups and notes, one below the other; ``wished`` carries a change."""

    wished = Signal(object)
    told = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._session: Session | None = None
        self.way = WayChoice(kit)
        self.limits = LimitSteppers(kit)
        self.notes = NotesSwitch()
        self.parts = QVBoxLayout()
        self.parts.setSpacing(kit.space("xl"))
        for part in (self.way, self.limits, self.notes):
            self.parts.addWidget(part)
        self.setLayout(kit.column(holder(self.parts), gap=""))
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.way.picked.connect(self._on_way)
        self.limits.limited.connect(self._on_limit)
        self.limits.told.connect(self.told)
        self.notes.picked.connect(self._on_notes)

    def show_session(self, session: Session, *, editable: bool) -> None:
        """Show the rules of a session."""
        self._session = session
        self.way.show_way(session.about.way)
        self.limits.show_session(session)
        self.notes.setChecked(session.about.note_authors)
        for part in (self.way, self.limits, self.notes):
            part.setEnabled(editable)

    def _wish(self, **values: object) -> None:
        if self._session is None:
            return
        wanted = replace(self._session.about, **values)
        if wanted != self._session.about:
            self.wished.emit(AboutEdited(about=wanted))

    def _on_way(self, way: Way) -> None:
        self._wish(way=way)

    def _on_limit(self, name: str, value: int) -> None:
        self._wish(**{name: value})

    def _on_notes(self, on: bool) -> None:
        self._wish(note_authors=on)


def _how(seat: Seat) -> str:
    if seat == "MGT":
        return tr("votes, speaks last, shown beside the score without weight")
    return tr("votes, counts as half of the score")


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

"""The rules of the votes in small parts: who votes how, the way to vote, smallest groups, notes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Way
from itot_workshop.ui.icons import dress
from itot_workshop.ui.plan.limits import LimitSteppers
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.words import tr, way_remark
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.names import WAY_ICONS, WAYS, seat_name, way_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import holder, stop_at_checked, words


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
            dress(button, kit.icons, WAY_ICONS[way], "muted")
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


class NotesSwitch(QCheckBox):
    """Whether notes show who said it; ``picked`` carries that."""

    picked = Signal(bool)

    def __init__(self) -> None:
        super().__init__(tr("Notes show who said it"))
        self.setProperty("role", "switch")
        self.setToolTip(tr("In a note, @ before a name of the roster says who said it"))
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

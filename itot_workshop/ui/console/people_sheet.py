"""Who is in the room today: marked here or away, added, and taken off the roster."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from itot_workshop.domain.changes import PeopleAdded, PersonEdited
from itot_workshop.domain.people import SEATS, Participant, Seat, coded, seat_numbers, sign
from itot_workshop.domain.roster import roster_from_counts, seat_words
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Refused, Session
from itot_workshop.ui.console.note_sides import side_chip
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import choices, text_field
from itot_workshop.ui.widgets.elided import TwoLineLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import empty, hairline, holder, words
from itot_workshop.ui.widgets.sheet import Sheet

WIDTH = 720


class PeopleSheet(Sheet):
    """``wished`` carries a change of the roster, ``removal_wished`` who has left, ``edited`` says
    that somebody else stands in the line for newcomers.
    """

    wished = Signal(object)
    removal_wished = Signal(str)
    edited = Signal()

    def __init__(self, kit: Kit, session: Session) -> None:
        self._kit = kit
        self._pack = session.pack
        self._list = QVBoxLayout()
        self._list.setSpacing(kit.space("xs"))
        self.name = text_field("", tr("name or role   or   6 IT, 7 OT"))
        self.name.setAccessibleName(tr("Name of a newcomer, or numbers per seat"))
        self.name.returnPressed.connect(self._on_enter)
        self.seat: QComboBox = choices([(it, seat_name(it)) for it in SEATS])
        self.seat.setAccessibleName(tr("Seat of the newcomer"))
        self.add = kit.button(tr("Add"), "plus", "second")
        self.add.clicked.connect(self._on_add)
        line = kit.row(gap="s")
        line.addWidget(self.name, 1)
        line.addWidget(self.seat)
        line.addWidget(self.add)
        body = kit.column(line, hairline(), self._list, gap="m")
        super().__init__(kit, tr("Who is here"), body, close=tr("Close"))
        self.name.textChanged.connect(self.edited)
        self.seat.currentIndexChanged.connect(self.edited)
        self.show_session(session)

    @property
    def first(self) -> QWidget | None:
        """Whoever is missing is typed; the list may be long or empty."""
        return self.name

    def show_session(self, session: Session) -> None:
        """Show the roster as it is now."""
        empty(self._list)
        round_ = open_round(session)
        voted = frozenset(round_.voted) if round_ is not None else frozenset[str]()
        people = session.people.values()
        by_code = coded(people)
        for id_, number in seat_numbers(people).items():
            person = session.people[id_]
            lead, said = sign(person, number, by_code=by_code)
            name = f"{lead}  {said}" if said or by_code else f"{seat_name(person.seat)} {lead}"
            self._list.addWidget(self._row(person, name.strip(), voted=person.id in voted))
        if not session.people:
            self._list.addWidget(words(tr("Nobody is on the roster yet."), "muted"))

    def _row(self, person: Participant, name: str, *, voted: bool) -> QWidget:
        kit = self._kit
        here = QCheckBox(tr("here"))
        here.setProperty("role", "switch")
        here.setChecked(person.here)
        here.setAccessibleName(tr("%1 is here").replace("%1", name))
        here.setProperty("person", person)
        here.clicked.connect(self._on_here)
        leave = kit.button(
            tr("Take off"), "close", "quiet", name=tr("%1 has left").replace("%1", name)
        )
        leave.setObjectName(person.id)
        leave.setToolTip(tr("A ballot in the open box is taken out; closed votes stay."))
        leave.clicked.connect(self._on_leave)
        seat = side_chip(kit, person.seat)
        seat.setMinimumWidth(kit.px(136))
        line = kit.row(gap="m")
        line.addWidget(TwoLineLabel(name), 1)
        if voted:
            line.addWidget(words(tr("ballot is in"), "caption"))
        line.addWidget(seat)
        line.addWidget(here)
        line.addWidget(leave)
        return holder(line)

    def _on_here(self, here: bool) -> None:
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            person: Participant = sender.property("person")
            self.wished.emit(PersonEdited(person=replace(person, here=here)))

    def _on_leave(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.removal_wished.emit(sender.objectName())

    def _on_enter(self) -> None:
        """Add who was typed; Enter on an empty line adds nobody."""
        if self.name.text().strip():
            self._on_add()

    def _on_add(self) -> None:
        self.wished.emit(PeopleAdded(people=self._named(self.name.text().strip())))

    def clear_name(self) -> None:
        """Make room for the next newcomer: the last one is kept."""
        self.name.clear()

    def newcomer(self) -> Participant | None:
        """Who stands half typed in the line; None for nobody."""
        name = self.name.text()
        return Participant(id="", seat=self._seat(), name=name) if name.strip() else None

    def put_back(self, newcomer: Participant) -> None:
        """Let somebody stand half typed in the line."""
        self.name.setText(newcomer.name)
        self.name.setModified(True)
        self.seat.setCurrentIndex(self.seat.findData(newcomer.seat))

    def _seat(self) -> Seat:
        return next(seat for seat in SEATS if seat == self.seat.currentData())

    def _named(self, text: str) -> tuple[Participant, ...]:
        """The people that numbers per seat stand for, else the one with this name, without ids."""
        try:
            return roster_from_counts(text, seat_words(self._pack), str)
        except Refused:
            return (Participant(id="", seat=self._seat(), name=text),)

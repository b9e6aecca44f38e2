"""The form of an action: what, who with whom, by when, done when, first step."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from itot_workshop.domain.notes import Action
from itot_workshop.domain.people import SEATS, Seat, label
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.agreed_body import missing, same_side
from itot_workshop.ui.console.laid_button import put_words
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import choices, field, side_by_side, text_field
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.sheet import Sheet

WIDTH = 720


class ActionSheet(Sheet):
    """Fills an action in; ``written`` carries it whole, ``removal_wished`` its id, ``edited`` says
    that something else stands in it.
    """

    written = Signal(object)
    removal_wished = Signal(str)
    edited = Signal()

    def __init__(self, kit: Kit, session: Session, action: Action, *, new: bool) -> None:
        self._action = action
        self._people = {label(person): person.seat for person in session.people.values()}
        self.what = text_field(action.text, tr("one thing that makes both sides work together"))
        self.owner, self.owner_seat = self._who(action.owner, action.owner_seat)
        self.partner, self.partner_seat = self._who(action.partner, action.partner_seat)
        self.due = self._due(session, action)
        self.done_when = text_field(action.done_when, tr("what everybody can see then"))
        self.first_step = text_field(action.first_step, tr("within two weeks"))
        axes = [("", tr("no axis")), *((axis.id, axis.name) for axis in session.pack.axes)]
        self.axis = choices(axes, action.axis)
        self._lack = words("", "small", kind="warn", wrap=True)
        body = kit.column(
            field(kit, tr("What"), self.what),
            self._pair(kit, tr("Owner"), self.owner, self.owner_seat),
            self._pair(kit, tr("Partner from the other side"), self.partner, self.partner_seat),
            side_by_side(
                kit, field(kit, tr("By when"), self.due), field(kit, tr("Axis"), self.axis)
            ),
            field(kit, tr("Done when"), self.done_when),
            field(kit, tr("First step"), self.first_step),
            self._lack,
            gap="m",
        )
        title = tr("New action") if new else tr("Action")
        super().__init__(kit, title, body, main=tr("Keep"), close=tr("Cancel"))
        if not new:
            delete = kit.button(tr("Delete"), "bin", "danger")
            delete.clicked.connect(self._on_delete)
            self.foot.insertWidget(0, delete)
        self.agreed.connect(self._on_agreed)
        self._wire()
        self._look()

    def action(self) -> Action:
        """The action as it is filled in."""
        return replace(
            self._action,
            text=self.what.text().strip(),
            owner=self.owner.currentText().strip(),
            owner_seat=_seat(self.owner_seat),
            partner=self.partner.currentText().strip(),
            partner_seat=_seat(self.partner_seat),
            due=self.due.day(),
            done_when=self.done_when.text().strip(),
            first_step=self.first_step.text().strip(),
            axis=str(self.axis.currentData()),
        )

    def _wire(self) -> None:
        self.what.textChanged.connect(self._look)
        self.owner.editTextChanged.connect(self._on_owner)
        self.partner.editTextChanged.connect(self._on_partner)
        self.due.dateChanged.connect(self._look)
        for box in (self.owner_seat, self.partner_seat):
            box.currentIndexChanged.connect(self._look)
        for field_ in (self.done_when, self.first_step):
            field_.textChanged.connect(self.edited)
        self.axis.currentIndexChanged.connect(self.edited)

    def _who(self, name: str, seat: Seat | None) -> tuple[QComboBox, QComboBox]:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(list(self._people))
        box.setCurrentText(name)
        edit = box.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText(tr("name or role"))
        options = [("", tr("no seat")), *((it, seat_name(it)) for it in SEATS)]
        return box, choices(options, seat or "")

    def _pair(self, kit: Kit, name: str, who: QComboBox, seat: QComboBox) -> QWidget:
        seat.setAccessibleName(tr("Seat of %1").replace("%1", name))
        who.setAccessibleName(name)
        holder_ = QWidget()
        line = kit.row(gap="s")
        line.addWidget(who, 3)
        line.addWidget(seat, 1)
        holder_.setLayout(kit.column(words(name, "caption"), line, gap="xs"))
        return holder_

    def _due(self, session: Session, action: Action) -> DayField:
        day, due = session.about.date, action.due
        least = day if due is None else min(day, due)
        return DayField(due, blank=tr("no date yet"), start=day, least=least)

    def _on_owner(self, text: str) -> None:
        _take_seat(self.owner_seat, self._people.get(text.strip()))
        self._look()

    def _on_partner(self, text: str) -> None:
        _take_seat(self.partner_seat, self._people.get(text.strip()))
        self._look()

    def _look(self) -> None:
        """Say what is missing; an action without words cannot be kept."""
        action = self.action()
        said = [part for part in (missing(action), same_side(action)) if part]
        put_words(self._lack, tr("; ").join(said) if action.text else "")
        if self.main is not None:
            self.main.setEnabled(bool(action.text))
        self.edited.emit()

    def _on_agreed(self) -> None:
        self.written.emit(self.action())

    def _on_delete(self) -> None:
        self.removal_wished.emit(self._action.id)


def _seat(box: QComboBox) -> Seat | None:
    return next((seat for seat in SEATS if seat == box.currentData()), None)


def _take_seat(box: QComboBox, seat: Seat | None) -> None:
    if seat is not None:
        box.setCurrentIndex(max(0, box.findData(seat)))

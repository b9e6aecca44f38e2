"""The third part of the plan: who will be in the room, and what their numbers allow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from itot_workshop.domain.changes import Change
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.roster import seat_words, titles_in
from itot_workshop.domain.session import Refused, Session
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.icons import dress
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.plan import people_wishes as wishes
from itot_workshop.ui.plan.paste_words import pasted_words
from itot_workshop.ui.plan.people_model import PeopleModel
from itot_workshop.ui.plan.people_table import PeopleTable
from itot_workshop.ui.plan.people_view import PeopleView, people_view
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.seat_counter import SeatCounter
from itot_workshop.ui.plan.view import PlanView
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import empty, holder, words


class EntryLine(QLineEdit):
    """One line for people; ``pasted`` carries a paste of several rows, which no line could hold."""

    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("OT, shift supervisor, Port Elna   or   6 IT, 7 OT, 1 other"))
        self.setAccessibleName(tr("Add people: seat, role or name, site; or numbers per seat"))
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a paste of rows as people, everything else as typing."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\n" in text.strip() or "\t" in text:
                self.pasted.emit(text)
                return
        super().keyPressEvent(event)


class PeoplePage(QWidget):
    """Shows and changes the roster.

    ``wished`` carries a change, ``told`` a sentence, ``undo_wished`` that the paste, which was the
    last change, is to be taken back.
    """

    wished = Signal(object)
    told = Signal(str)
    undo_wished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._session: Session | None = None
        self._pasted: Session | None = None
        self.entry = EntryLine()
        key = keys_of(command("plan-paste"))[0]
        self.paste = kit.button(tr("Paste from a spreadsheet"), "paste", key=key)
        self.table = PeopleTable(kit, PeopleModel())
        self.undo_paste = kit.button(tr("Undo the paste"), "undo")
        self._paste_words = words("", "caption", wrap=True)
        self._after_paste = holder(self._said_of_paste())
        self._counts = {seat: SeatCounter(kit, seat) for seat in SEATS}
        self._total = words("", "muted")
        self._sign = QLabel()
        self._allowed = prose("")
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(kit.space("xs"))
        self._secret = words(
            tr("Votes are kept without names. A name and a code never stand together."), "caption"
        )
        self._secret.setWordWrap(True)
        self._lay()
        self._wire()

    def show_view(self, view: PlanView) -> None:
        """Show the roster of a plan."""
        if view.session is not self._session and self._pasted is not None:
            self._pasted = None if view.session is not self._pasted else self._pasted
        if self._session is None or view.session.id != self._session.id:
            self.entry.clear()
        self._session = view.session
        shown = people_view(view.session)
        self.table.people.editable = view.editable
        self.table.show_rows(shown.rows)
        self.table.setVisible(bool(shown.rows))
        self._show_numbers(shown)
        self._after_paste.setVisible(self._pasted is view.session)
        self.entry.setEnabled(view.editable)
        self.paste.setEnabled(view.editable)

    def half_typed(self, of: str) -> str:
        """The line that is being typed in a session, if this one is shown."""
        shown = self._session is not None and self._session.id == of
        return self.entry.text() if shown and self.entry.text().strip() else ""

    def put_back(self, of: str, half: str) -> None:
        """Let a half-typed line of the session that is shown stand there again."""
        if self._session is not None and self._session.id == of and not self.entry.text():
            self.entry.setText(half)

    def settle(self) -> None:
        """Keep at once what was typed; a line that names nobody stays."""
        self.table.settle()
        if self._add(self.entry.text()):
            self.entry.clear()

    def take_focus(self) -> None:
        """Put the keys on the people, or where the first ones are typed."""
        (self.table if self.table.people.rows else self.entry).setFocus()

    def _show_numbers(self, shown: PeopleView) -> None:
        for seat, number in shown.counts:
            self._counts[seat].show_number(number)
        self._total.setText(shown.total)
        good = shown.good
        dress(self._sign, self._kit.icons, "check" if good else "warning", "ok" if good else "warn")
        self._sign.setVisible(bool(shown.rows))
        self._allowed.setText(shown.allowed)
        empty(self._warnings)
        for warning in shown.warnings:
            self._warnings.addWidget(prose(warning, kind="warn"))

    def _lay(self) -> None:
        kit = self._kit
        said = tr("Names are optional. A seat is enough to vote.")
        head = kit.column(words(tr("People"), "title"), prose(said, "muted"), gap="xs")
        counters = holder(kit.flow(*self._counts.values(), gap="xl"))
        counts = kit.row(counters, self._total, gap="m")
        counts.setStretch(0, 1)
        allowed = kit.row(self._sign, self._allowed, gap="s")
        allowed.setStretch(1, 1)
        entry = kit.row(self.entry, self.paste, gap="s")
        entry.setStretch(0, 1)
        column = kit.column(head, counts, allowed, self._warnings, entry, self.table, gap="m")
        column.setStretchFactor(self.table, 1)
        column.addWidget(self._after_paste)
        column.addWidget(self._secret)
        column.addStretch(0)
        self.setLayout(column)

    def _wire(self) -> None:
        table = self.table
        self.entry.returnPressed.connect(self._on_entered)
        self.entry.pasted.connect(self._on_pasted)
        self.paste.clicked.connect(self._on_paste)
        self.undo_paste.clicked.connect(self.undo_wished)
        table.paste_wished.connect(self._on_paste)
        table.seat_wished.connect(self._on_seat)
        table.switch_wished.connect(self._on_here)
        table.removal_wished.connect(self._on_removal)
        table.menu_for.connect(self._on_menu)
        table.people.named.connect(self._on_named)
        table.people.placed.connect(self._on_placed)

    def _said_of_paste(self) -> QLayout:
        line = self._kit.row(gap="m")
        line.addWidget(self._paste_words, 1)
        line.addWidget(self.undo_paste)
        return line

    def _wish(self, change: Change | None) -> None:
        if change is not None:
            self.wished.emit(change)

    def _add(self, text: str) -> tuple[str, ...]:
        """Add whoever a text names; their ids once they are kept, none if they are not."""
        if self._session is None or not text.strip():
            return ()
        try:
            change = wishes.add(self._session, text, new_id)
        except Refused as refusal:
            self.told.emit(str(refusal))
            return ()
        if change is None:
            return ()
        self.wished.emit(change)
        ids = tuple(person.id for person in change.people)
        return ids if ids[0] in self._session.people else ()

    def _on_entered(self) -> None:
        ids = self._add(self.entry.text())
        if ids:
            self.entry.clear()
            self._reach(ids[-1])

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._on_pasted(text)
        else:
            said = tr("There is nothing to paste. Copy rows in a spreadsheet first.")
            self.told.emit(said)

    def _on_pasted(self, text: str) -> None:
        ids = self._add(text)
        if not ids or self._session is None:
            return
        self._pasted = self._session
        people = [self._session.people[id_] for id_ in ids]
        titles = titles_in(text, seat_words(self._session.pack))
        self._paste_words.setText(pasted_words(people, titles))
        self._after_paste.setVisible(True)
        self._reach(ids[0])

    def _reach(self, person: str) -> None:
        place = self.table.people.place_of(person)
        if place >= 0:
            self.table.go_to(place)

    def _on_seat(self, person: str, seat: Seat) -> None:
        if self._session is not None:
            self._wish(wishes.seat(self._session, person, seat))

    def _on_here(self, person: str) -> None:
        if self._session is not None:
            self._wish(wishes.here(self._session, person))

    def _on_named(self, person: str, text: str) -> None:
        if self._session is not None:
            self._wish(wishes.name(self._session, person, text))

    def _on_placed(self, person: str, text: str) -> None:
        if self._session is not None:
            self._wish(wishes.place(self._session, person, text))

    def _on_removal(self, person: str) -> None:
        self._wish(wishes.remove(person))

    def _on_menu(self, person: str, at: QPoint) -> None:
        place = self.table.people.place_of(person)
        self.table.go_to(place)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for seat, key in zip(SEATS, keys_of(command("plan-seat")), strict=True):
            menu.addAction(f"{seat_name(seat)}\t{key}").setData([seat, person])
        menu.addSeparator()
        rest = (("name", tr("Role or name"), "edit"), ("site", tr("Site"), "site"))
        last = (("here", tr("Here or not yet"), "switch"), ("remove", tr("Remove"), "remove"))
        for name, text, id_ in (*rest, *last):
            key = keys_of(command(f"plan-{id_}"))[0]
            menu.addAction(f"{text}\t{key}").setData([name, person])
        menu.triggered.connect(self._on_picked)
        menu.popup(at)

    def _on_picked(self, action: QAction) -> None:
        name, person = action.data()
        place = self.table.people.place_of(person)
        if name in SEATS:
            self._on_seat(person, name)
        elif name == "name":
            self.table.edit_name(place)
        elif name == "site":
            self.table.edit_site(place)
        elif name == "here":
            self._on_here(person)
        else:
            self._on_removal(person)

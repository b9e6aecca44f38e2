"""One line that says who is expected, and below it what was understood."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant, seat_counts
from itot_workshop.domain.roster import roster_from_text, seat_words
from itot_workshop.domain.session import Refused
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.sheets.form import text_field
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.plural import plural

translate = QCoreApplication.translate


class PeopleField(QWidget):
    """Reads numbers per seat, or one person, as the plan does; nobody is an answer too."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._pack: Pack | None = None
        self.people: tuple[Participant, ...] | None = ()
        self.line = text_field(placeholder=translate("NewWorkshop", "6 IT, 7 OT, 1 other"))
        self.said = words("", "caption", wrap=True)
        self.setLayout(kit.column(self.line, self.said, gap="xs"))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)

    def use(self, pack: Pack) -> None:
        """Read with a pack's words for the seats."""
        self._pack = pack
        self._read()

    def setAccessibleName(self, name: str) -> None:
        """A screen reader is told of the line, which is what can be written on."""
        self.line.setAccessibleName(name)

    def _read(self) -> None:
        """Read the line; ``people`` is None while it cannot be read."""
        text = self.line.text().strip()
        try:
            self.people = _read(text, self._pack)
        except Refused as refusal:
            self.people = None
            said = str(refusal)
        else:
            said = _understood(self.people)
        self.said.setText(said)
        self.line.setAccessibleDescription(said)
        set_kind(self.said, "kind", "warn" if self.people is None else "")
        set_kind(self.line, "field", "wrong" if self.people is None else "")


def _read(text: str, pack: Pack | None) -> tuple[Participant, ...]:
    if not text or pack is None:
        return ()
    return roster_from_text(text, seat_words(pack), new_id)


def _understood(people: Iterable[Participant]) -> str:
    counts = {seat: number for seat, number in seat_counts(people).items() if number}
    if not counts:
        return translate("NewWorkshop", "Numbers are enough. Names may follow in the plan.")
    seats = ", ".join(f"{whole(number)} {seat_name(seat)}" for seat, number in counts.items())
    total = sum(counts.values())
    said = plural("NewWorkshop", total, "One person: %1", "%n people: %1")
    return said.replace("%1", seats)

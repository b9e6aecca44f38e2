"""One line that says who is expected, and below it what was understood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant, seat_counts
from itot_workshop.domain.roster import expected_from_line, seat_words
from itot_workshop.domain.session import Refused
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.marked import QT_TRANSLATE_NOOP
from itot_workshop.ui.sheets.form import text_field
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.plural import plural

translate = QCoreApplication.translate

_FEW = 5
_TITLE = QT_TRANSLATE_NOOP(
    "NewWorkshop", "This reads like a title and becomes the one of the workshop."
)
_NOBODY = QT_TRANSLATE_NOOP(
    "NewWorkshop", "This could not be read as people. Write “6 IT, 7 OT”, or names with commas."
)


class PeopleField(QWidget):
    """Reads numbers per seat, or names; nobody is an answer too.

    Whoever begins a workshop may type its title first: ``phrase`` is what reads like one, as long
    as a title is wanted (``may_name``).
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._pack: Pack | None = None
        self.people: tuple[Participant, ...] | None = ()
        self.phrase = ""
        self._may_name = True
        self.line = text_field(placeholder=translate("NewWorkshop", "People: 6 IT, 7 OT, 1 other"))
        self.said = words("", "caption", wrap=True)
        self.setLayout(kit.column(self.line, self.said, gap="xs"))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)

    def use(self, pack: Pack) -> None:
        """Read with a pack's words for the seats."""
        self._pack = pack
        self._read()

    def let_name(self, may_name: bool) -> None:
        """Say whether the workshop still wants a title, which a phrase could be."""
        if may_name != self._may_name:
            self._may_name = may_name
            self._read()

    def tell_title(self, title: str) -> None:
        """Say where the phrase has gone, and ask for the people."""
        said = translate("NewWorkshop", "“%1” is the title now. How many people are expected?")
        self._say(said.replace("%1", title))

    def setAccessibleName(self, name: str) -> None:
        """A screen reader is told of the line, which is what can be written on."""
        self.line.setAccessibleName(name)

    def _read(self) -> None:
        """Read the line; ``people`` is None while it cannot be read."""
        text = self.line.text().strip()
        self.phrase = ""
        try:
            self.people = _read(text, self._pack)
        except Refused as refusal:
            self.people = None
            self._say(str(refusal))
            return
        if self.people is not None:
            self._say(_understood(self.people))
        elif self._may_name:
            self.people, self.phrase = (), text
            self._say(translate("NewWorkshop", _TITLE))
        else:
            self._say(translate("NewWorkshop", _NOBODY))

    def _say(self, said: str) -> None:
        self.said.setText(said)
        self.line.setAccessibleDescription(said)
        set_kind(self.said, "kind", "warn" if self.people is None else "")
        set_kind(self.line, "field", "wrong" if self.people is None else "")


def _read(text: str, pack: Pack | None) -> tuple[Participant, ...] | None:
    """The people; None if a phrase is no people."""
    if not text or pack is None:
        return ()
    return expected_from_line(text, seat_words(pack), new_id)


def _understood(people: Sequence[Participant]) -> str:
    """How many of which seat; a few names are repeated, so that nothing is taken for one unseen."""
    counts = {seat: number for seat, number in seat_counts(people).items() if number}
    if not counts:
        return translate("NewWorkshop", "Numbers are enough. Names may follow in the plan.")
    seats = ", ".join(f"{whole(number)} {seat_name(seat)}" for seat, number in counts.items())
    if len(people) <= _FEW and all(it.name for it in people):
        seats = ", ".join(f"{it.name} ({seat_name(it.seat)})" for it in people)
    total = len(people)
    said = plural("NewWorkshop", total, "One person: %1", "%n people: %1")
    return said.replace("%1", seats)

"""Counting hands on the console: what is asked, and the pad on which its hands are counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from itot_workshop.domain.asked import OTHER_KINDS, asked
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.changes import HandsCounted
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round, Tally
from itot_workshop.ui.booth.hands import HandsPad
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body
from itot_workshop.ui.console.desk import NewId
from itot_workshop.ui.console.words import axis_name, tr
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import together, words


class HandsBody(Body):
    """Shows the count of one round; ``wished`` carries what was counted.

    ``count`` says which round; the pad stays, so that it keeps what was typed. Of a round with
    several things to ask, it counts the one on the stage.
    """

    def __init__(self, kit: Kit, new_id: NewId) -> None:
        super().__init__(kit)
        self._round = ""
        self._chip = words("", "chip")
        self._place = words("", "muted")
        self._statement = words("", "title", wrap=True)
        self.pad = HandsPad(kit, new_id)
        self.pad.counted.connect(self._on_counted)
        self.column.addLayout(kit.row(self._chip, self._place, 1, gap="m"))
        self.column.addWidget(self._statement)
        self.column.addWidget(self.pad)
        self.column.addStretch(1)

    def count(self, round_: str) -> None:
        """Count the hands of this round from now on."""
        self._round = round_

    def show_state(self, session: Session, spotlight: Spotlight, size: Size) -> None:
        """Show the count as it stands, and give the pad the keys when it comes up."""
        round_ = session.rounds.get(self._round)
        if round_ is None:
            return
        is_open = round_.state == "open"
        self._chip.setText(tr("counting hands") if is_open else tr("correcting the count"))
        set_kind(self._chip, "kind", "ok" if is_open else "warn")
        at = spotlight.page if spotlight.subject == round_.id else 0
        text, place = _asked(session, round_, at)
        self._statement.setText(together(text))
        self._place.setText(place)
        self.pad.show_count(session, round_.id, round_.statements[at])

    def take_keys(self) -> None:
        """Let digits count, unless somebody is writing."""
        focus = QApplication.focusWidget()
        if focus is None or not focus.inherits("QLineEdit"):
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_counted(self, tally: Tally) -> None:
        self.wished.emit(HandsCounted(tally=tally))


def _asked(session: Session, round_: Round, at: int) -> tuple[str, str]:
    """What hands are shown for, and where in the form or the round that is."""
    if round_.kind == "trial":
        return session.pack.text_or("trial-statement"), tr("trial vote")
    place = tr("%1, statement %2 of %3")
    if round_.kind in OTHER_KINDS:
        matter = asked(session, round_)
        item = matter.items[at]
        if len(matter.items) == 1:
            return item.text, matter.title
        place = tr("%1, %2 of %3").replace("%1", item.head)
        return item.text, _numbered(place, at + 1, len(matter.items))
    form = [statement.id for statement in session.pack.form_statements(session.about.form)]
    statement = session.pack.statement(round_.statements[0])
    number = form.index(statement.id) + 1 if statement.id in form else 0
    place = place.replace("%1", axis_name(session, statement.axis))
    return statement.text, _numbered(place, number, len(form))


def _numbered(place: str, number: int, of: int) -> str:
    return place.replace("%2", str(number)).replace("%3", str(of))

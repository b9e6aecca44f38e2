"""The content of a step at which people vote: a ballot more changes the count, and nothing else."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QWidget

from itot_workshop.ui.console.body import Body
from itot_workshop.ui.console.turnout import SeatTurnout
from itot_workshop.ui.console.turnout_strip import TurnoutStrip
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words

FEW = 4
"""So many lines leave room for the turnout below them; above more it comes first."""


class Voted(QWidget):
    """How many have voted, in one figure and by seat; ``hidden`` says that nobody sees what."""

    def __init__(self, kit: Kit, *, hidden: bool = True) -> None:
        super().__init__()
        self._figure = words("", "display")
        self._strip = TurnoutStrip(kit)
        line = kit.row(self._figure, words(tr("have voted"), "read"), 1)
        if hidden:
            lock = QLabel()
            dress(lock, kit.icons, "lock", "muted")
            line.addWidget(lock)
            line.addWidget(words(tr("Hidden until the reveal, for you too"), "muted"))
        self.setLayout(kit.column(line, self._strip, gap="l"))

    def show_turnout(self, turnout: tuple[SeatTurnout, ...]) -> None:
        """Show another count."""
        voted, of = sum(seat.voted for seat in turnout), sum(seat.of for seat in turnout)
        self._figure.setText(tr("%1 of %2").replace("%1", whole(voted)).replace("%2", whole(of)))
        self._strip.show_turnout(turnout)


class CountingBody(Body):
    """Shows a view with a ``turnout``; where only that has changed the parts stay as they are."""

    _voted: Voted | None = None

    def show_view(self, view: object) -> None:
        """Show a view, if it is another one; of one more ballot only the count."""
        counted = _other_turnout(self._shown, view)
        if self._voted is not None and counted:
            self._voted.show_turnout(counted)
            self._shown = view
        else:
            super().show_view(view)

    def redo(self, view: object) -> None:
        """Make the parts anew, and with them what counts."""
        self._voted = None
        super().redo(view)

    def voted(self, turnout: tuple[SeatTurnout, ...], *, hidden: bool = True) -> QWidget:
        """The part that counts, from now on until the parts are made anew."""
        self._voted = Voted(self._kit, hidden=hidden)
        self._voted.show_turnout(turnout)
        return self._voted


def _other_turnout(before: object, view: object) -> tuple[SeatTurnout, ...]:
    """The turnout of a view that shows nothing else that is new; empty if it does."""
    if not isinstance(before, Struct) or type(before) is not type(view):
        return ()
    turnout: tuple[SeatTurnout, ...] = getattr(view, "turnout", ())
    return turnout if turnout and replace(before, turnout=turnout) == view else ()

"""Made-up voters in the real booth: they press its digits, one key after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from itot_workshop.domain.changes import BallotCast
from itot_workshop.live.workshop import Workshop
from itot_workshop.ui.booth.asked import matter_of, typed_seat
from itot_workshop.ui.booth.dots import DotsPage
from itot_workshop.ui.booth.view import BoothView


class BoothHands(QObject):
    """Casts ballots of a workshop through a booth.

    ``looked`` goes out when a voter comes to another page, with the page's name: who, ask, review,
    thanks.
    """

    looked = Signal(str)

    def __init__(self, booth: BoothView, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._booth = booth
        self._workshop = workshop
        self._cast: object = None
        booth.ballot_ready.connect(self._take)
        workshop.changed.connect(self._show)
        workshop.refused.connect(booth.refused)
        workshop.save_failed.connect(booth.refused)
        self._show()

    def cast(self, ballot: BallotCast) -> bool:
        """Vote as somebody would: seat, answers, review. Whether that very ballot was taken."""
        matter = matter_of(self._workshop.session)
        seated = matter.seated if matter is not None else ()
        number = next((person.number for person in seated if person.id == ballot.person), None)
        if matter is None or number is None:
            return False
        self._cast = None
        self.looked.emit("who")
        _, only = typed_seat(str(number), seated)
        self._press(str(number) if only else f"{number}\n")
        self.looked.emit("ask")
        said = [ballot.answers[statement.id] or 0 for statement in matter.statements]
        if matter.dots:
            self._give(said)
        else:
            self._press("".join(map(str, said)))
        self.looked.emit("dots" if matter.dots else "review")
        self._press("\n")
        taken = self._cast == ballot
        self.looked.emit("thanks")
        self._press("\n")
        return taken

    def _give(self, dots: Sequence[int]) -> None:
        """Type the number of each thing as often as it gets a dot, on the page it is on."""
        page = self._booth.findChild(DotsPage)
        if not isinstance(page, DotsPage):
            return
        for at, given in enumerate(dots):
            for _ in range(len(dots) if given else 0):
                if at in page.shown():
                    break
                self._send(Qt.Key.Key_PageDown)
            self._press(str(at + 1) * given)

    def _take(self, ballot: object) -> None:
        if isinstance(ballot, BallotCast) and self._workshop.apply(ballot):
            self._cast = ballot
            self._booth.accepted()

    def _show(self, _change: object = None) -> None:
        self._booth.show_session(self._workshop.session)

    def _press(self, keys: str) -> None:
        for key in keys:
            self._send(Qt.Key.Key_Return if key == "\n" else Qt.Key(ord(key)), key)

    def _send(self, code: Qt.Key, text: str = "") -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._booth, event)

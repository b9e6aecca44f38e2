"""A page of the booth whose answers are covered, and seen only while somebody holds to look."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent

from itot_workshop.charts.look import Look
from itot_workshop.ui.booth.keys import WordKey
from itot_workshop.ui.booth.page import BoothPage
from itot_workshop.ui.booth.words import tr


class CoveredPage(BoothPage):
    """Answers are asked for with ``looked`` and handed to ``uncover``; they stand on the page until
    ``cover`` and never in a name or a text that could be read out.
    """

    looked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.is_open = False
        self.eye = WordKey(self, tr("Hold to look"), sign="eye", also=tr("Let go to cover"))
        self.eye.pressed.connect(self.looked)
        self.eye.released.connect(self.cover)

    def show_answers(self, answers: Mapping[str, int | None]) -> None:
        """Let the keys show what was answered."""
        raise NotImplementedError

    def hide_answers(self) -> None:
        """Let every key look the same, whatever was answered."""
        raise NotImplementedError

    def uncover(self, answers: Mapping[str, int | None]) -> None:
        """Show the answers until ``cover``."""
        if self.eye.isDown():
            self.is_open = True
            self.eye.set_words(tr("Let go to cover"))
            self.show_answers(answers)
            self.refresh()

    def cover(self) -> None:
        """Cover every answer."""
        self.is_open = False
        self.eye.set_words(tr("Hold to look"))
        self.hide_answers()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes the page away covers the answers."""
        super().hideEvent(event)
        self.let_go()

    def changeEvent(self, event: QEvent) -> None:
        """Another window in front covers them too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.let_go()

    def let_go(self) -> None:
        """As if the finger had left the eye."""
        if self.eye.isDown():
            self.eye.setDown(False)
        if self.is_open:
            self.cover()

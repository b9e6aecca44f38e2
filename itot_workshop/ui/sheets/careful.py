"""A question before something that cannot be meant lightly: keys that slip change nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.sheet import Sheet

WIDTH = 520


class CarefulSheet(Sheet):
    """Enter and Esc leave all as it is; ``meant`` says that the other button was taken.

    ``about`` is what the question is about, shown before ``said``.
    """

    meant = Signal()

    def __init__(
        self, kit: Kit, title: str, said: str, *about: QWidget, stay: str, go: str
    ) -> None:
        body = kit.column(*about, words(said, wrap=True))
        super().__init__(kit, title, body, main=stay, close=go)
        self.close_button.clicked.disconnect(self.dismissed)
        self.close_button.clicked.connect(self.meant)
        self.agreed.connect(self.dismissed)

    @property
    def first(self) -> QWidget | None:
        """Leaving all as it is."""
        return self.main

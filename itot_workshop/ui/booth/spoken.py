"""What a screen reader hears of the booth."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from itot_workshop.ui.booth.page import BoothPage
from itot_workshop.ui.booth.words import tr


class Spoken:
    """Says where the booth is, each page once: that something was answered, never what."""

    def __init__(self, booth: QWidget) -> None:
        self._booth = booth
        self._said = ""

    def tell(self, page: BoothPage, *, answered: bool) -> None:
        """Say which page is in sight, unless that was said last."""
        told = " ".join(
            part for part in (page.accessibleName(), page.accessibleDescription()) if part
        )
        if told != self._said and self._booth.isVisible():
            words = " ".join((tr("Answered."), told)) if answered else told
            event = QAccessibleAnnouncementEvent(self._booth, words)
            QAccessible.updateAccessibility(event)
        self._said = told

"""Keys that lead away from a running workshop: they ask first, so that no stray one does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from itot_workshop.domain.about import About
from itot_workshop.ui.sheets.careful import WIDTH as CAREFUL_WIDTH
from itot_workshop.ui.sheets.careful import CarefulSheet
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit

translate = QCoreApplication.translate


class LeavingSheet(CarefulSheet):
    """Says what becomes of the running workshop."""

    def __init__(self, kit: Kit, about: About) -> None:
        said = (
            translate(
                "Leaving",
                "“%1” is a rehearsal. It ends when it is left and goes to the bin, from where it"
                " can be taken back.",
            )
            if about.rehearsal
            else translate(
                "Leaving",
                "“%1” keeps its step, its open vote and every ballot; opening it again goes on"
                " there. The stage is taken down meanwhile.",
            )
        )
        super().__init__(
            kit,
            translate("Leaving", "Leave the running workshop?"),
            said.replace("%1", about.title),
            stay=translate("Leaving", "Stay here"),
            go=translate("Leaving", "Leave it"),
        )


class Leaving(QObject):
    """Asks before a running workshop is put out of sight; ``running`` gives what is about it."""

    def __init__(
        self, kit: Kit, opener: SheetOpener, running: Callable[[], About | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._opener = opener
        self._running = running
        self._go: Callable[[], object] | None = None

    def way(self, go: Callable[[], object]) -> WayOut:
        """A way out: what is done at once, or after a question while a workshop runs."""
        return WayOut(self, go)

    def take(self, go: Callable[[], object]) -> None:
        """Take a way out, once it is clear that it is meant."""
        about = self._running()
        if about is None:
            go()
            return
        self._go = go
        sheet = LeavingSheet(self._kit, about)
        sheet.meant.connect(self._on_left)
        self._opener.open(sheet, CAREFUL_WIDTH)

    def _on_left(self) -> None:
        go, self._go = self._go, None
        self._opener.close()
        if go is not None:
            go()


class WayOut(QObject):
    """One command that leads away."""

    def __init__(self, leaving: Leaving, go: Callable[[], object]) -> None:
        super().__init__(leaving)
        self._leaving = leaving
        self._go = go

    def take(self) -> None:
        """Go, or ask first."""
        self._leaving.take(self._go)

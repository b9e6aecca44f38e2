"""The room's one window and who fills it: the running workshop, or pages shown from a result.

A page of results that wants the stage hands its views to ``present``; they cover what the workshop
feeds until they are walked to their end, taken down with ``end``, or the window is left with Esc.
Then the workshop's own view is back, or the window goes if it was not up before.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.audience_views import AudienceView, Blank
from itot_workshop.ui.stage.window import StageWindow
from itot_workshop.ui.theme import Theme


class Projector(QObject):
    """Fills the stage's window; ``page_changed`` says that another page of results is on it, or
    none any more.
    """

    page_changed = Signal()

    def __init__(self, theme: Theme, console: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = StageWindow(theme, console)
        self._fed: AudienceView = Blank()
        self._pages: tuple[AudienceView, ...] = ()
        self._at = 0
        self._was_up = self._waited = False
        self.window.shown_changed.connect(self._on_shown)

    @property
    def presents(self) -> bool:
        """Whether pages of results are on the stage."""
        return bool(self._pages)

    @property
    def shown(self) -> tuple[int, int]:
        """Which page is on the stage, counted from 1, and of how many; 0 without any."""
        return (self._at + 1 if self._pages else 0), len(self._pages)

    def feed(self, view: AudienceView) -> None:
        """Show what the running workshop shows, as soon as no page of results is on the stage."""
        self._fed = view
        if not self._pages:
            self.window.set_view(view)

    def present(self, pages: tuple[AudienceView, ...], first: int = 0) -> None:
        """Put one of some pages on the stage, from which they are turned; without any nothing
        happens.
        """
        if not pages:
            return
        if not self._pages:
            self._was_up, self._waited = self.window.is_up, self.window.rests
        self._pages, self._at = pages, first
        self._show()
        self.window.come_up()

    def renew(self, pages: tuple[AudienceView, ...]) -> None:
        """Show the pages as they are by now, still at the same one; without any left it ends."""
        if not self._pages:
            return
        if not pages:
            self.end()
        elif pages != self._pages:
            self._pages, self._at = pages, min(self._at, len(pages) - 1)
            self._show()

    def turn(self, by: int) -> None:
        """Go so many pages on or back; from the last one on it ends."""
        at = self._at + by
        if not self._pages or at < 0:
            return
        if at < len(self._pages):
            self._at = at
            self._show()
        else:
            self.end()

    def end(self) -> None:
        """Take the pages down."""
        if not self._pages:
            return
        self._pages, self._at = (), 0
        self.window.set_view(self._fed)
        if not self._was_up:
            self.window.leave()
            if self._waited:
                self.window.come_beside()
        self.page_changed.emit()

    def dispose(self) -> None:
        """Give the window back at the end of the program."""
        self.end()
        self.window.leave()
        self.window.deleteLater()

    def _show(self) -> None:
        self.window.set_view(self._pages[self._at])
        self.page_changed.emit()

    def _on_shown(self, shown: bool) -> None:
        """Whoever leaves the window has seen enough of the pages too; a screen that is gone not."""
        if not shown and not self.window.rests:
            self.end()

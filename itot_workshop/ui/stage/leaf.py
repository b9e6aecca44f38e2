"""Turns the pages of a view that has more than the stage holds: by itself, until somebody does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from itot_workshop.ui.stage.canvas import StageCanvas

_READ = 12_000
"""How long a page of several stays, in milliseconds: time to read it."""


class Leaf(QObject):
    """Turns pages of a canvas. ``changed`` says that another is shown, or of another number.

    A page that somebody has turned to ``is_held``: it stays until it is let go or something else
    is shown.
    """

    changed = Signal()

    def __init__(self, canvas: StageCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_held = False
        self._canvas = canvas
        self._timer = QTimer(self, interval=_READ)
        self._timer.timeout.connect(self._canvas.turn_page)
        canvas.began.connect(self._begin)
        canvas.turned.connect(self.changed)
        canvas.shaped.connect(self.changed)

    def shown(self) -> tuple[int, int]:
        """Which page is shown, from 1, and of how many."""
        pages = self._canvas.pages()
        return self._canvas.turn % pages + 1, pages

    def turn_on(self) -> None:
        """Show the next page and stay there."""
        self._turn(1)

    def turn_back(self) -> None:
        """Show the page before and stay there."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._canvas.pages() > 1:
            self._hold(held=True)
            self._canvas.turn_page(by)

    def toggle(self) -> None:
        """Stay at this page, or turn by oneself again."""
        self._hold(held=not self.is_held)
        self.changed.emit()

    def _begin(self) -> None:
        self._hold(held=False)

    def _hold(self, *, held: bool) -> None:
        self.is_held = held
        if held:
            self._timer.stop()
        else:
            self._timer.start()

"""The booth's own window: on the laptop turned to the voter, or on the shared screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from itot_workshop.ui.booth.view import BoothView
from itot_workshop.ui.booth.words import tr
from itot_workshop.ui.second_press import SecondPress
from itot_workshop.ui.theme import Theme


class BoothWindow(QWidget):
    """A window with nothing but the booth in it. ``booth`` is the :class:`BoothView`.

    Closing it by the window's own means only asks whether to leave, so that no voter comes to the
    facilitator's pages by accident; the program closes it with ``close`` as ever.
    """

    ballot_ready = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        public: bool = False,
        idle_seconds: float = 180,
        second: SecondPress | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(tr("Voting booth"))
        self.booth = BoothView(theme, public=public, idle_seconds=idle_seconds, second=second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.booth)
        self.setFocusProxy(self.booth)
        self.booth.ballot_ready.connect(self.ballot_ready)
        self.booth.left.connect(self.left)

    def show_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.booth.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first if it is somebody at the window; forget the voter if it is the program."""
        if event.spontaneous():
            event.ignore()
            self.booth.ask_to_leave()
            return
        self.booth.forget()
        super().closeEvent(event)

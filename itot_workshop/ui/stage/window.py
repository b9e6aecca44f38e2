"""The room's window: the stage over a whole screen, wherever that screen is at the moment."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.ui.stage.canvas import StageCanvas
from itot_workshop.ui.stage.leaf import Leaf
from itot_workshop.ui.stage.screens import next_screen, stage_screen
from itot_workshop.ui.theme import Theme

_PAGE_KEYS = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class StageWindow(QWidget):
    """Shows what the room may see. Esc leaves; other keys go to the console by ``key_pressed``.
    Its ``leaf`` turns the pages of a view that needs more than one; so do page up and page down.

    ``shown_changed`` says that the window has come up or gone. It follows screens that are plugged
    in and out: when only the console's is left it rests, which ``lost`` says, rather than cover the
    console, and it comes back with the next screen. Where a window cannot be placed (Wayland),
    swapping moves it on.
    """

    shown_changed = Signal(bool)
    lost = Signal()
    key_pressed = Signal(QKeyEvent)

    def __init__(self, theme: Theme, console: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._console = console
        self._wished: QScreen | None = None
        self._beside = False
        self._rests = False
        self.setWindowTitle(self.tr("Stage"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.canvas = StageCanvas(theme.stage_look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        theme.stage_changed.connect(self.canvas.wear)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._settle)
        self.leaf = Leaf(self.canvas, self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screens)
            app.screenRemoved.connect(self._on_removed)

    @property
    def is_up(self) -> bool:
        """Whether the room sees the window."""
        return self.isVisible()

    @property
    def rests(self) -> bool:
        """Whether it has no screen of its own and waits for one."""
        return self._rests

    @property
    def covers_console(self) -> bool:
        """Whether stage and console share one screen, so that only one of them can be seen."""
        return self.is_up and self.screen() is self._console.screen()

    def set_view(self, view: AudienceView) -> None:
        """Show another view."""
        self.canvas.set_still(self._theme.reduced_motion)
        self.canvas.set_view(view)
        self.leaf.changed.emit()

    def toggle(self) -> None:
        """Come up, or go."""
        if self.is_up:
            self.leave()
        else:
            self.come_up()

    def come_up(self) -> None:
        """Cover the screen that is the stage's."""
        screen = self._place()
        if screen is None:
            return
        was_up, self._rests = self.is_up, False
        self._cover(screen)
        if not was_up:
            self.shown_changed.emit(True)

    def come_beside(self) -> None:
        """Come up where a screen is free of the console, now or when one is plugged in.

        Over the console it comes when told.
        """
        if self._place() is not self._console.screen():
            self.come_up()
        elif not self.is_up:
            self._rests = True

    def come_forward(self) -> bool:
        """Cover the console again where both share one screen; False where nothing is to be done.

        What stood before both, the booth, has gone: the room sees its stage, not the script.
        """
        if not self.covers_console:
            return False
        self.activateWindow()
        return True

    def leave(self) -> None:
        """Go, and give the keyboard back to the console."""
        self._rests = False
        if self.is_up:
            self.hide()
            self.shown_changed.emit(False)
            self._console.activateWindow()

    def swap(self) -> None:
        """Take another screen; the console, if it was there, takes this one."""
        screens, there = QGuiApplication.screens(), self._console.window()
        now = stage_screen(screens, there.screen(), self.screen() if self.is_up else self._wished)
        if now is None or len(screens) < 2:
            return
        target = next_screen(screens, now)
        self._wished = target
        if target is None:
            return
        if there.screen() is target:
            _move(there, now)
        if self.is_up:
            self._cover(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F5 leave, unless they are held already; page keys, which pointers for speakers
        send, turn pages where there are some; the rest is for the console.
        """
        if event.key() in _PAGE_KEYS and self.canvas.pages() > 1:
            on = event.key() == Qt.Key.Key_PageDown
            (self.leaf.turn_on if on else self.leaf.turn_back)()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            if not event.isAutoRepeat():
                self.leave()
        else:
            self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving."""
        event.ignore()
        self.leave()

    def _cover(self, screen: QScreen) -> None:
        """Screen, place, full screen: in any other order it opens on the wrong one.

        Where the console can be seen beside it, the keys stay at the console.
        """
        if self.is_up and self.screen() is screen and self.geometry() == screen.geometry():
            return
        if self.isFullScreen():
            self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self._beside = screen is not self._console.screen()
        if self._beside:
            self._show_beside()
        else:
            self.showFullScreen()

    def _show_beside(self) -> None:
        """Full screen without taking the keys, as ``showFullScreen`` always does."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        self._console.activateWindow()

    def _on_screens(self, _screen: QScreen) -> None:
        self._soon.start()

    def _on_removed(self, screen: QScreen) -> None:
        if screen is self._wished:
            self._wished = None
        self._soon.start()

    def _settle(self) -> None:
        """After screens have come or gone: stay on the stage's screen, find another, or rest.

        A third window in front, the booth with a voter at it, stays in front and keeps the keys.
        """
        if not (self.is_up or self._rests):
            return
        front = QApplication.activeWindow()
        alone = self._place() is self._console.screen()
        if alone and self._beside and self.is_up:
            self._rest()
        elif not (alone and self._rests):
            self.come_up()
        if front is not None and front not in (self, self._console.window()):
            front.activateWindow()

    def _rest(self) -> None:
        """The screen is gone: wait for another."""
        self._rests = True
        self.hide()
        self.shown_changed.emit(False)
        self.lost.emit()

    def _place(self) -> QScreen | None:
        """The screen the stage belongs on now."""
        return stage_screen(QGuiApplication.screens(), self._console.screen(), self._wished)


def _move(window: QWidget, screen: QScreen) -> None:
    """Put a window in the middle of a screen, as large as it was if it fits."""
    maximised = window.isMaximized()
    if maximised:
        window.showNormal()
    room = screen.availableGeometry()
    size = window.size().boundedTo(room.size())
    window.setScreen(screen)
    window.resize(size)
    window.move(room.center() - window.rect().center())
    if maximised:
        window.showMaximized()

"""Tells a key that is held down from one that is struck again and again, on X11.

There a held key arrives as releases and presses at the same moment. Qt marks them as repeats only
where the press has come in by the time it looks at the release, which is not so as a rule; then a
held space bar would close a vote and reveal it, and a held digit would answer all statements.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

_PLATFORM = "xcb"

_FIRST_SIGN, _LAST_SIGN = ord("!"), ord("~")

_SOON = 30
"""How long a release waits for the press that makes it a repeat, in milliseconds."""


class HeldKeys(QObject):
    """Marks the repeats of whatever window has the keys, and lets no command run on them.

    A release is passed on when no press of the same key and the same moment follows it. Events
    without a time, which no keyboard sends, pass as they are.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._release: QKeyEvent | None = None
        self._last: tuple[int, int] = (0, 0)
        self._passing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._pass_release)

    def watch(self, window: QWindow | None) -> None:
        """See the keys of this window before it does; the one before has none any more."""
        self._release = None
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a release back for a moment; mark a press that follows it at once as a repeat."""
        if self._passing or watched is not self._window or not isinstance(event, QKeyEvent):
            return False
        if event.isAutoRepeat() or not event.timestamp():
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._hold_back(event)
        if self._last != (event.key(), event.timestamp()):
            self._pass_release()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self._release = None
            self._pass(_copy(event, repeat=True))
        return True

    def _hold_back(self, event: QKeyEvent) -> bool:
        self._pass_release()
        self._release = _copy(event, repeat=False)
        self._last = (event.key(), event.timestamp())
        self._soon.start()
        return True

    def _pass_release(self) -> None:
        release, self._release = self._release, None
        self._soon.stop()
        if release is not None:
            self._pass(release)

    def _pass(self, event: QKeyEvent) -> None:
        if self._window is None or QGuiApplication.focusWindow() is not self._window:
            return
        self._passing = True
        try:
            QCoreApplication.sendEvent(self._window, event)
        finally:
            self._passing = False


def tell_held_keys(app: QGuiApplication) -> None:
    """Let held keys be known as such in all windows, where the platform does not see to it."""
    if app.platformName() == _PLATFORM:
        app.focusWindowChanged.connect(HeldKeys(app).watch)


def pressed_keys(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """The shortcuts that a press can mean, as Qt finds them for a window with actions.

    A sign is the same key whether or not a layout needs Shift for it, and on the pad of numbers.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ways = [held]
    if _FIRST_SIGN <= event.key() <= _LAST_SIGN and not chr(event.key()).isalnum():
        ways.append(held & ~Qt.KeyboardModifier.ShiftModifier)
    return tuple(QKeySequence(way.value | event.key()) for way in ways)


def _copy(event: QKeyEvent, *, repeat: bool) -> QKeyEvent:
    made = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        repeat,
        event.count(),
    )
    made.setTimestamp(event.timestamp())
    return made

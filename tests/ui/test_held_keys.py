"""A held key on X11: what the system sends as strokes at one moment is one stroke and repeats."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.ui.held_keys import HeldKeys

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Listener(QWidget):
    """Writes down the strokes it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, bool]] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        self.heard.append(("down", event.isAutoRepeat()))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        self.heard.append(("up", event.isAutoRepeat()))


@pytest.fixture
def listener(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Listener:
    made = Listener()
    qtbot.addWidget(made)
    made.show()
    window = made.windowHandle()
    assert window is not None
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda: window))
    HeldKeys(made).watch(window)
    return made


def send(listener: Listener, kind: QEvent.Type, at: int) -> bool:
    """A stroke of a keyboard on 4; gives whether somebody has taken it."""
    window: QWindow | None = listener.windowHandle()
    assert window is not None
    event = QKeyEvent(kind, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4")
    event.setTimestamp(at)
    event.ignore()
    QCoreApplication.sendEvent(window, event)
    return event.isAccepted()


def test_a_held_key_is_pressed_once_and_repeats(qtbot: QtBot, listener: Listener) -> None:
    send(listener, PRESS, 1000)
    for at in (1660, 1700, 1740):
        send(listener, RELEASE, at)
        assert send(listener, QEvent.Type.ShortcutOverride, at), "a command would run on a repeat"
        send(listener, PRESS, at)
    send(listener, RELEASE, 1760)
    qtbot.waitUntil(lambda: listener.heard[-1] == ("up", False))
    assert listener.heard == [("down", False), *[("down", True)] * 3, ("up", False)]


def test_a_key_struck_twice_is_pressed_twice(listener: Listener) -> None:
    send(listener, PRESS, 1000)
    send(listener, RELEASE, 1050)
    assert not send(listener, QEvent.Type.ShortcutOverride, 1060)
    send(listener, PRESS, 1060)
    assert listener.heard == [("down", False), ("up", False), ("down", False)]

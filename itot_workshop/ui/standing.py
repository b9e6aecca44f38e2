"""Where a window stands when the program starts: where it stood, or as the screen has room."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

LEAST = QSize(960, 600)
USUAL = QSize(1280, 800)
FRAME = 48
"""What a system's title bar and frame take at most, in pixels of height."""


def stand(window: QWidget, kept: str) -> None:
    """Let a window that is not yet shown stand where it stood when ``kept`` (base 64) was taken.

    Without that it has its usual size, and fills a screen where that would reach past the edge.
    """
    window.setMinimumSize(LEAST)
    window.resize(USUAL)
    if not kept:
        if fills(window.screen().availableGeometry().size()):
            window.setWindowState(Qt.WindowState.WindowMaximized)
        return
    window.restoreGeometry(QByteArray.fromBase64(kept.encode()))


def fills(room: QSize) -> bool:
    """Whether the window takes the whole of a screen with this much room.

    On a screen smaller than the least size it keeps its own: it is pushed about there, not filled.
    """
    framed = USUAL + QSize(0, FRAME)
    return room.boundedTo(LEAST) == LEAST and framed.boundedTo(room) != framed

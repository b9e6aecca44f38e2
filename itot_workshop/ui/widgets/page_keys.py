"""Page up and page down for what scrolls but has nothing in it that takes the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea

_ACTIONS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


def is_page_key(event: QKeyEvent) -> bool:
    """Whether somebody wants to read on, or back."""
    return event.key() in _ACTIONS


def turn_page(area: QScrollArea, event: QKeyEvent) -> None:
    """Scroll by a page, the way the key says."""
    area.verticalScrollBar().triggerAction(_ACTIONS[Qt.Key(event.key())])

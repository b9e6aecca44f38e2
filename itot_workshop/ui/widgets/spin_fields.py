"""Fields of a number, in which undo brings back the number that stood there at first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_RETURNS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""How the keyboard comes and goes without the field being left."""


class TakeBack(QObject):
    """Undo for a field of a number or a day: back to what stood there when it was entered.

    The history of Qt's own line inside such a field brings back text that the field knows nothing
    of, so the keys of undo and redo end here and the menu of the field has neither.
    """

    def __init__(self, field: QAbstractSpinBox) -> None:
        super().__init__(field)
        self._before: object = None
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember what stands where the keyboard enters; take the keys of undo and the menu."""
        if isinstance(event, QFocusEvent):
            if event.reason() not in _RETURNS:
                self._before = None
            if event.gotFocus() and self._before is None:
                self._before = _value(watched)
        elif isinstance(event, QKeyEvent):
            if event.type() in _KEYS and (event.matches(_UNDO) or event.matches(_REDO)):
                event.accept()
                if event.type() == QEvent.Type.KeyPress and event.matches(_UNDO):
                    self._take_back(watched)
                return True
        elif isinstance(event, QContextMenuEvent) and isinstance(watched, QAbstractSpinBox):
            _open_menu(watched, event)
            return True
        return False

    def _take_back(self, field: QObject) -> None:
        field.setProperty(_name(field), self._before)
        if isinstance(field, QAbstractSpinBox):
            field.selectAll()


class NumberField(QSpinBox):
    """A whole number; ``Ctrl+Z`` brings back the one that stood there when it was entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        TakeBack(self)


class DecimalField(QDoubleSpinBox):
    """A number with decimals; ``Ctrl+Z`` brings back the one that stood there at first."""

    def __init__(self) -> None:
        super().__init__()
        TakeBack(self)


def _name(field: QObject) -> str:
    return str(field.metaObject().userProperty().name())


def _value(field: QObject) -> object:
    return field.property(_name(field))


def _open_menu(field: QAbstractSpinBox, event: QContextMenuEvent) -> None:
    """Cut, copy, paste, choose all: what the line offers but for its history."""
    menu = field.lineEdit().createStandardContextMenu()
    history = menu.actions()[:3]
    for action in history:
        menu.removeAction(action)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())

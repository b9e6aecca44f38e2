"""What is typed into the fields of a step and not yet kept outlives the fields themselves."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

from itot_workshop.ui.sheets.form import KeptField

_OPEN = "open"


def entered(field: QLineEdit) -> None:
    """A field's text was handed on: whether it was kept shows when the parts are made anew."""
    field.setProperty(_OPEN, False)


def field_key(part: QWidget) -> tuple[str, str]:
    """By what a part is known again when it was made anew: its name, and what it belongs to."""
    return part.accessibleName(), part.objectName()


class Typed(QObject):
    """Remembers what stands unkept in fields that go, for those that come in their place.

    A :class:`KeptField` is kept when it is left, every other one by Enter.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: dict[tuple[str, str], tuple[str, int]] = {}

    def forget(self, parts: QWidget) -> None:
        """Another session begins, which must see nothing of this one."""
        self._left.clear()
        for field in _fields(parts):
            entered(field)

    def take(self, parts: QWidget) -> None:
        """Remember what stands unkept in these parts, which are about to go."""
        for field in _fields(parts):
            if field.property(_OPEN) and field.text().strip():
                self._left[field_key(field)] = (field.text(), field.cursorPosition())

    def give(self, parts: QWidget) -> None:
        """Put it into the parts that have come, and look after these from now on."""
        for field in _fields(parts):
            field.textEdited.connect(self._on_edited)
            kept = field.editingFinished if isinstance(field, KeptField) else field.returnPressed
            kept.connect(self._on_entered)
            text, at = self._left.pop(field_key(field), ("", 0))
            if text and text != field.text():
                field.setText(text)
                field.setCursorPosition(at)
                field.setModified(True)
                field.setProperty(_OPEN, True)

    def reopen(self, parts: QWidget) -> None:
        """What was handed on last was not kept: it counts as unkept again."""
        for field in _fields(parts):
            if field.isModified():
                field.setProperty(_OPEN, True)

    def _on_edited(self) -> None:
        self._mark(open_=True)

    def _on_entered(self) -> None:
        self._mark(open_=False)

    def _mark(self, *, open_: bool) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            sender.setProperty(_OPEN, open_)


def _fields(parts: QWidget) -> Iterator[QLineEdit]:
    """The fields with a name; those of numbers and dates keep themselves."""
    for field in parts.findChildren(QLineEdit):
        own = not isinstance(field.parent(), QAbstractSpinBox)
        if own and field.accessibleName() and field.isVisibleTo(parts):
            yield field

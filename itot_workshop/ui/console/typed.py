"""What is typed into the fields of a step and not yet kept outlives the fields themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from itot_workshop.ui.sheets.form import KeptField
from itot_workshop.ui.theme import set_kind

_OPEN = "open"

FieldKey: TypeAlias = tuple[str, str]
"""The name of a field, and what it belongs to."""


def entered(field: QLineEdit) -> None:
    """A field's text was handed on: whether it was kept shows when the parts are made anew."""
    field.setProperty(_OPEN, False)


def field_key(part: QWidget) -> FieldKey:
    """By what a part is known again when it was made anew: its name, and what it belongs to."""
    return part.accessibleName(), part.objectName()


class Typed(QObject):
    """Remembers what stands unkept in fields that go, for those that come in their place.

    A :class:`KeptField` and the line of a box are kept when they are left, every other one by
    Enter; one of which that was refused is marked, so that nobody takes its words for kept.
    ``edited`` says that something else stands unkept.
    """

    edited = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: dict[FieldKey, tuple[str, int]] = {}
        self._refused: set[FieldKey] = set()

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

    def give(self, parts: tuple[QWidget, ...]) -> None:
        """Put it into the parts that have come, and look after these from now on."""
        for part in parts:
            for field in _fields(part):
                self._give(field)
        self._refused.clear()

    def _give(self, field: QLineEdit) -> None:
        field.textEdited.connect(self._on_edited)
        kept = field.editingFinished if _is_kept(field) else field.returnPressed
        kept.connect(self._on_entered)
        self._fill(field)

    def _fill(self, field: QLineEdit) -> None:
        """Put what was typed into a field of this name into it."""
        key = field_key(field)
        text, at = self._left.pop(key, ("", 0))
        if text and text != field.text():
            field.setText(text)
            field.setModified(True)
            field.setProperty(_OPEN, True)
            set_kind(field, "field", "wrong" if key in self._refused else "")
        if text:
            field.setCursorPosition(at)

    def half(self, parts: QWidget) -> Mapping[FieldKey, str]:
        """What stands unkept now, in fields that are gone too."""
        found = {key: text for key, (text, _) in self._left.items()}
        fields = (it for it in _fields(parts) if it.property(_OPEN) and it.text().strip())
        return {**found, **{field_key(it): it.text() for it in fields}}

    def put_back(self, parts: QWidget, half: Mapping[FieldKey, str]) -> None:
        """Let what stood unkept in another run of the program stand in its fields again."""
        self._left.update({key: (text, len(text)) for key, text in half.items()})
        for field in _fields(parts):
            self._fill(field)

    def reopen(self, parts: QWidget) -> None:
        """What was handed on last was not kept: it counts as unkept again."""
        for field in _fields(parts):
            if field.isModified():
                field.setProperty(_OPEN, True)
                self.edited.emit()
                if _is_kept(field):
                    self._refused.add(field_key(field))

    def _on_edited(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            sender.setProperty(_OPEN, True)
            set_kind(sender, "field", "")
            self.edited.emit()

    def _on_entered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            entered(sender)
            self.edited.emit()


def _is_kept(field: QLineEdit) -> bool:
    return isinstance(field, KeptField) or isinstance(field.parent(), QComboBox)


def _fields(parts: QWidget) -> Iterator[QLineEdit]:
    """The fields with a name; those of numbers and dates keep themselves."""
    for field in parts.findChildren(QLineEdit):
        own = not isinstance(field.parent(), QAbstractSpinBox)
        if own and field.accessibleName() and field.isVisibleTo(parts):
            yield field

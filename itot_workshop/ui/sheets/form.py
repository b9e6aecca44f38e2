"""Fields one below the other, each with its name above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QLineEdit, QWidget

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, stop_at_checked, words


def field(kit: Kit, name: str, inside: QWidget) -> QWidget:
    """A field below its name; a screen reader says the name with it."""
    label = words(name, "caption")
    label.setBuddy(inside)
    inside.setAccessibleName(name)
    return holder(kit.column(label, inside, 1, gap="xs"))


def side_by_side(kit: Kit, *fields: QWidget) -> QBoxLayout:
    """Fields that belong together, each as wide as the others."""
    line = kit.row(gap="l")
    for it in fields:
        line.addWidget(it, 1)
    return line


class LineField(QLineEdit):
    """A field that shows its first words when all of it is marked, however narrow it is."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab marks the whole text; the cursor stands before it."""
        super().focusInEvent(event)
        if self.text() and self.selectedText() == self.text():
            self.mark()

    def mark(self) -> None:
        """Mark all of the text, for whoever wants another one."""
        self.setSelection(len(self.text()), -len(self.text()))


class KeptField(LineField):
    """A field on a page that is kept when it is left."""


def text_field(text: str = "", placeholder: str = "") -> LineField:
    """A field for one line."""
    made = LineField(text)
    made.setCursorPosition(0)
    made.setPlaceholderText(placeholder)
    return made


def kept_field(text: str, placeholder: str = "") -> KeptField:
    """A field on a page: what was kept in it is seen from its first word, however narrow it is."""
    made = KeptField(text)
    made.setPlaceholderText(placeholder)
    made.setCursorPosition(0)
    return made


def choices(options: Iterable[tuple[str, str]], chosen: str = "") -> QComboBox:
    """A box of (value, name) options."""
    made = QComboBox()
    for value, name in options:
        made.addItem(name, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


class Segments(QWidget):
    """A few options side by side, one of them chosen; arrow keys move between them."""

    def __init__(
        self, kit: Kit, name: str, options: Iterable[tuple[str, str]], chosen: str
    ) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self._values: list[str] = []
        line = kit.row(gap="s")
        for value, text in options:
            made = kit.button(text, role="segment", name=f"{name}: {text}")
            made.setCheckable(True)
            made.setChecked(value == chosen)
            self.group.addButton(made, len(self._values))
            self._values.append(value)
            line.addWidget(made)
        line.addStretch(1)
        self.setLayout(line)
        stop_at_checked(self.group)

    def value(self) -> str:
        """What is chosen."""
        return self._values[self.group.checkedId()]

    def choose(self, value: str) -> None:
        """Let this option be the one that is chosen."""
        if value in self._values:
            self.group.button(self._values.index(value)).setChecked(True)

    def offer(self, offered: Iterable[str]) -> None:
        """Show only these options."""
        wanted = set(offered)
        for at, value in enumerate(self._values):
            self.group.button(at).setVisible(value in wanted)

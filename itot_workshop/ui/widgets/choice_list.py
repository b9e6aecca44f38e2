"""A short list of choices with their numbers, one of which is in use: the filters of a rail."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words


class Choice(Struct, frozen=True, kw_only=True):
    """One choice: the value it stands for, what it is called, how many there are."""

    value: str
    text: str
    number: int


class ChoiceList(QWidget):
    """Choices below a title; ``picked`` carries the value of the one that was taken.

    Where ``may_be_none``, taking the one in use again leaves none, and ``picked`` carries "".
    """

    picked = Signal(str)

    def __init__(self, kit: Kit, title: str, *, may_be_none: bool = False) -> None:
        super().__init__()
        self._kit = kit
        self._title = title
        self._values: tuple[str, ...] = ()
        self._in_use = ""
        self._may_be_none = may_be_none
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(not may_be_none)
        self._buttons.idClicked.connect(self._on_clicked)
        head = kit.row(words(title, "caption"), around=("m", "", "", ""))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.setLayout(kit.column(head, self._list, gap="xs"))

    def show_choices(self, choices: tuple[Choice, ...], in_use: str) -> None:
        """Show these; buttons stay where they are if only numbers have changed."""
        values = tuple(choice.value for choice in choices)
        if values != self._values:
            self._values = values
            self._rebuild(len(choices))
        for place, choice in enumerate(choices):
            button = self._buttons.button(place)
            if isinstance(button, KeyedButton):
                button.set_words(choice.text)
                button.set_end(whole(choice.number))
                button.setAccessibleName(f"{self._title}: {choice.text}, {choice.number}")
        self.mark(in_use)
        self.setVisible(bool(choices))

    def mark(self, in_use: str) -> None:
        """Mark the choice in use, or none where it is none of these; Tab stops there or first."""
        self._in_use = in_use
        self._buttons.setExclusive(not self._may_be_none and in_use in self._values)
        stop = in_use if in_use in self._values else next(iter(self._values), "")
        for place, value in enumerate(self._values):
            button = self._buttons.button(place)
            button.setChecked(value == in_use)
            stops = self._may_be_none or value == stop
            policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _rebuild(self, number: int) -> None:
        for old in self._buttons.buttons():
            self._buttons.removeButton(old)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place in range(number):
            made = KeyedButton(self._kit, "", role="rail")
            made.setCheckable(True)
            # A fixed height would be that of one line of words.
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._buttons.addButton(made, place)
            self._list.addWidget(made)

    def _on_clicked(self, place: int) -> None:
        value = self._values[place]
        if self._may_be_none and value == self._in_use:
            value = ""
        self.picked.emit(value)

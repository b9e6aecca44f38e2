"""Dots counted in the open by keys, on the console and on a stage that covers it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from itot_workshop.ui.widgets.codes import Codes, typed_digit


class DotKeys(QObject):
    """``given`` carries the place of a thing and 1 for a dot more or -1 for the last one back.

    Each thing has a code of digits; Backspace takes back what was given by keys, last first, and
    no dot that was not given, or that has been taken back otherwise by now.
    """

    given = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._of = ""
        self._codes: tuple[str, ...] = ()
        self._dots: tuple[int, ...] = ()
        self._typed = Codes()
        self._done: list[int] = []

    def use(self, of: str, codes: tuple[str, ...], dots: tuple[int, ...]) -> None:
        """Count for the things ``of`` a card or a vote, in the order of their codes, if any; so
        many ``dots`` they have now.
        """
        if (of, codes) != (self._of, self._codes):
            self._of, self._codes, self._done = of, codes, []
            self._typed.forget()
        for at, (was, now) in enumerate(zip(self._dots, dots, strict=False)):
            for _ in range(min(was - now, self._done.count(at))):
                del self._done[-1 - self._done[::-1].index(at)]
        self._dots = dots

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key says; tells whether it was one for that."""
        digit, held = typed_digit(event), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._codes or (held and not digit):
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self._typed.forget()
            if self._done:
                self.given.emit(self._done[-1], -1)
            return True
        if not digit:
            self._typed.forget()
            return False
        if not event.isAutoRepeat():
            self._add(digit)
        return True

    def _add(self, digit: str) -> None:
        code = self._typed.add(digit, self._codes)
        if code:
            at = self._codes.index(code)
            before = self._dots[at : at + 1]
            self.given.emit(at, 1)
            if self._dots[at : at + 1] > before:
                self._done.append(at)

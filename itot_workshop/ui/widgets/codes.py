"""Digits typed one after the other that stand for one of several things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_HELD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""What may be held while a digit is typed: on some keyboards digits stand behind Shift."""


def typed_digit(event: QKeyEvent) -> str:
    """The digit that a key types, "" where it types none or is a command."""
    text = event.text()
    plain = not event.modifiers() & ~_HELD
    return text if plain and len(text) == 1 and text in "0123456789" else ""


class Codes:
    """Codes of which none begins another that matters, and the digits typed so far."""

    def __init__(self) -> None:
        self._typed = ""

    def forget(self) -> None:
        """Begin anew."""
        self._typed = ""

    def add(self, digit: str, codes: Sequence[str]) -> str:
        """The code that is whole now, "" while none is; what begins none is forgotten."""
        typed = self._typed + digit
        if typed in codes:
            self._typed = ""
            return typed
        self._typed = typed if any(code.startswith(typed) for code in codes) else ""
        return ""

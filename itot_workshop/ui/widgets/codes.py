"""Digits typed one after the other that stand for one of several things."""

from __future__ import annotations

from collections.abc import Sequence


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

"""What a key means on each page of the booth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import Qt

from itot_workshop.ui.booth.course import Page

Deed: TypeAlias = Literal[
    "main",
    "back",
    "stay",
    "take",
    "more",
    "before",
    "rub",
    "type",
    "step",
    "answer",
    "give",
    "ungive",
    "cast",
    "look",
]

PageName: TypeAlias = Page | Literal["leaving", "dots", "complete"]
"""The pages as keys know them; *complete* is the thanks to the last voter, where none does anything
but the chord that hands the booth back."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGING: Mapping[int, Deed] = {Qt.Key.Key_PageDown: "more", Qt.Key.Key_PageUp: "before"}
_STEPS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Stroke(Struct, frozen=True, kw_only=True):
    """A deed with its digit, its score (None is *can't judge*) or its step across and down."""

    deed: Deed
    digit: str = ""
    score: int | None = None
    step: tuple[int, int] = (0, 0)


def stroke(page: PageName, key: int, text: str, scores: tuple[int, ...]) -> Stroke | None:
    """What a key does on a page; None where it does nothing. ``text`` is what it types.

    Keys are plain numbers: of a layout with other letters they are none that Qt has a name for.
    """
    if page in ("leaving", "thanks", "afresh", "closed"):
        return _on_notice(page, key)
    if page == "who":
        return _on_who(key, text)
    if page == "dots":
        return _on_dots(key, text)
    if page == "ask":
        return _on_ask(key, text, scores)
    return _on_review(key) if page == "review" else None


def _on_notice(page: str, key: int) -> Stroke | None:
    if key in ENTER:
        return Stroke(deed="main")
    if key == Qt.Key.Key_Backspace:
        return Stroke(deed="stay" if page == "leaving" else "back")
    return None


def _on_who(key: int, text: str) -> Stroke | None:
    if key in _STEPS:
        return Stroke(deed="step", step=_STEPS[key])
    if _is_digit(text):
        return Stroke(deed="type", digit=text)
    if key == Qt.Key.Key_Backspace:
        return Stroke(deed="rub")
    if key in ENTER:
        return Stroke(deed="take")
    return _on_paging(key)


def _on_ask(key: int, text: str, scores: tuple[int, ...]) -> Stroke | None:
    if key == Qt.Key.Key_Backspace:
        return Stroke(deed="back")
    if not _is_digit(text):
        return None
    if int(text) in scores:
        return Stroke(deed="answer", score=int(text))
    return Stroke(deed="answer") if text == "0" else None


def _on_dots(key: int, text: str) -> Stroke | None:
    """Digits give a dot to the thing of that number."""
    if key in ENTER:
        return Stroke(deed="cast")
    if key == Qt.Key.Key_Backspace:
        return Stroke(deed="ungive")
    if _is_digit(text):
        return Stroke(deed="give", digit=text)
    return Stroke(deed="look") if key == Qt.Key.Key_Space else _on_paging(key)


def _on_review(key: int) -> Stroke | None:
    if key in ENTER:
        return Stroke(deed="cast")
    if key == Qt.Key.Key_Backspace:
        return Stroke(deed="back")
    return Stroke(deed="look") if key == Qt.Key.Key_Space else _on_paging(key)


def _on_paging(key: int) -> Stroke | None:
    return Stroke(deed=_PAGING[key]) if key in _PAGING else None


def _is_digit(text: str) -> bool:
    return len(text) == 1 and text in "0123456789"

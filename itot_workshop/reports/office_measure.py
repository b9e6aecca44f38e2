"""How wide words are in office files, whose programs set them only when they are opened.

The widths are those of the font named in ``resources/theme/office.toml``, in sizes of its type,
by classes of letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from msgspec import Struct

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


class LetterClass(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Letters that are equally wide, in sizes of their type."""

    width: float
    letters: str


class LetterLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How wide letters are, in sizes of their type.

    ``other`` is the width of those without a class, ``wide`` that of East Asian signs; ``strong``
    is by how much strong letters are wider, ``slack`` by how much all are taken to be.
    """

    other: float
    wide: float
    strong: float
    slack: float
    classes: tuple[LetterClass, ...]


class Measure:
    """Measures texts, in sizes of their type."""

    def __init__(self, look: LetterLook) -> None:
        self._strong = look.strong
        self._other, self._wide = look.slack * look.other, look.slack * look.wide
        self._widths: Mapping[str, float] = {
            letter: look.slack * one.width for one in look.classes for letter in one.letters
        }

    def width(self, text: str, *, strong: bool = False) -> float:
        """How wide a text is in one line; ``strong`` letters are a little wider."""
        wide = sum(map(self._letter, text))
        return wide * self._strong if strong else wide

    def longest(self, text: str, *, strong: bool = False) -> float:
        """The width of its widest word; words are what lies between blanks that may break."""
        return max((self.width(word, strong=strong) for word in text.split(" ")), default=0.0)

    def lines(self, text: str, room: float, *, strong: bool = False) -> int:
        """How many lines a text takes in so much room; a word wider than that is broken."""
        blank, at, lines = self._letter(" "), 0.0, 1
        for word in text.split(" "):
            wide = self.width(word, strong=strong)
            if at and at + blank + wide > room:
                at, lines = 0.0, lines + 1
            elif at:
                at += blank
            at += wide
            while at > room:
                at, lines = at - room, lines + 1
        return lines

    def _letter(self, letter: str) -> float:
        found = self._widths.get(letter)
        if found is not None:
            return found
        if letter.isascii():
            return self._other
        if unicodedata.east_asian_width(letter) in ("W", "F"):
            return self._wide
        return 0.0 if unicodedata.category(letter) in _NO_WIDTH else self._other

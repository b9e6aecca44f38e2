"""Letters that stand for the names of axes where a radar has no room for these."""

from __future__ import annotations

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter_of(number: int) -> str:
    """The letter of an axis by its number, counted from 1: A to Z, then AA, AB and so on."""
    said = ""
    while number > 0:
        number, at = divmod(number - 1, len(_ALPHABET))
        said = _ALPHABET[at] + said
    return said

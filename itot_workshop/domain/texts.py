"""Texts that people typed or pasted: what can be kept of them, and what is refused."""

from __future__ import annotations

import unicodedata

import msgspec
from msgspec import Struct

from itot_workshop.domain.session import Refused

LINE = 300
"""Longest title, name or owner, in characters."""

TEXT = 10_000
"""Longest note, purpose or charter text, in characters."""


def check_texts(value: Struct, limit: int = TEXT) -> None:
    """Refuse a value that holds a text too long or with characters that no file can keep."""
    for text in _texts(msgspec.to_builtins(value)):
        check_text(text, limit)


def check_text(text: str, limit: int = TEXT) -> None:
    """Refuse one text that is too long or holds control characters or half characters."""
    if len(text) > limit:
        raise Refused(
            f"This text has {len(text)} characters and the longest that fits has {limit}; "
            "nothing was changed. Please shorten it."
        )
    if any(_unkeepable(character) for character in text):
        raise Refused(
            "This text holds a character that cannot be kept; nothing was changed. "
            "Please type it again instead of pasting it."
        )


def check_filled(text: str, what: str) -> None:
    """Refuse an empty text where something has to be said."""
    if not text.strip():
        raise Refused(f"{what} is empty, so nothing was kept. Please write a few words.")


def _unkeepable(character: str) -> bool:
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Cs")


def _texts(plain: object) -> list[str]:
    if isinstance(plain, str):
        return [plain]
    if isinstance(plain, dict):
        return [text for part in (*plain.keys(), *plain.values()) for text in _texts(part)]
    if isinstance(plain, (list, tuple)):
        return [text for part in plain for text in _texts(part)]
    return []

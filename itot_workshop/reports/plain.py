"""Makes typed and imported text harmless before it reaches a page, a sheet or a terminal.

User text is never markup; escaping is each writer's own business. What no writer wants stands
here: control characters, half surrogates, and the marks that turn the direction of what follows.
"""

from __future__ import annotations

import unicodedata

# Embeddings, overrides and isolates outlast the text they stand in; the two plain marks do not.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_TEXT = frozenset("\ufffe\uffff")
_BLANKS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
_UNWANTED = frozenset(("Cc", "Cs"))

LONGEST = 220
"""Characters of a text on a slide, where nothing else limits it."""


def plain(text: str) -> str:
    """The text in one line, without what could disturb a page; tabs and breaks become blanks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_harmless, text.replace("\r\n", "\n"))).strip()


def cut(text: str, most: int = LONGEST) -> str:
    """The text, so short that a slide holds it; the document has all of it."""
    text = plain(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _harmless(char: str) -> str:
    if char in _BLANKS:
        return " "
    if char in _TURNING or char in _NO_TEXT or unicodedata.category(char) in _UNWANTED:
        return ""
    return char

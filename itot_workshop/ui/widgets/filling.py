"""What is put into a sentence in the places its translation keeps for it."""

from __future__ import annotations


def filled(text: str, *values: str) -> str:
    """A text with %1, %2 … replaced at once, so that typed words are never replaced again."""
    parts: list[str] = []
    rest = text
    while "%" in rest:
        before, _, rest = rest.partition("%")
        parts.append(before)
        digit = rest[:1]
        if digit.isdecimal() and 0 < int(digit) <= len(values):
            parts.append(values[int(digit) - 1])
            rest = rest[1:]
        else:
            parts.append("%")
    return "".join((*parts, rest))

"""Cuts long texts where all of them together are more than pages can be set with.

The engine takes memory for every letter, so there is an end to what it can set. Other formats hold
every text whole.
"""

from __future__ import annotations

from typing import Any

import msgspec

_MOST = 220_000
"""Characters that are set at most, the template's values included: some hundred pages. A third more
takes five times the memory, and an engine that runs out of it takes the program along."""

_COPY = 0.1
"""What a letter takes in another copy of the same sheet, which has no heads and tables to keep, of
what it takes at first.
"""

_DRAWINGS = frozenset(("drawn_radar", "cover_radar"))
"""The values that are geometry."""

_LENGTHS = (5000, 2000, 1000, 700, 500, 400, 300, 200, 150, 100)
"""To how many characters texts are cut: to as many as can be set."""


def fitting(values: dict[str, Any]) -> int | None:
    """How long a text may be so that all can be set; None if nothing has to be cut."""
    if _size(values) <= _MOST:
        return None
    fit = (longest for longest in _LENGTHS if _size(shortened(values, longest)) <= _MOST)
    return next(fit, _LENGTHS[-1])


def shortened(values: Any, longest: int) -> Any:
    """The same values with texts of at most so many characters, cut ones ending in dots."""
    if isinstance(values, str):
        return values if len(values) <= longest else f"{values[: longest - 1]}…"
    if isinstance(values, list):
        return [shortened(value, longest) for value in values]
    if isinstance(values, dict):
        return {name: shortened(value, longest) for name, value in values.items()}
    return values


def _size(values: dict[str, Any]) -> float:
    """How many letters are set, those of further copies of a ballot by what they take."""
    sheets = values["document"]
    again = sheets.get("copies", 1) - 1
    return _letters(values) + (_COPY * again * _letters(sheets["ballots"]) if again else 0)


def _letters(values: object) -> int:
    return len(msgspec.json.encode(_told(values)).decode("utf-8"))


def _told(values: object) -> object:
    """The values without drawings, which have no letters and take next to no memory."""
    if isinstance(values, list):
        return [_told(value) for value in values]
    if isinstance(values, dict):
        return {name: _told(value) for name, value in values.items() if name not in _DRAWINGS}
    return values

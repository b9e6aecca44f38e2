"""Texts that are marked for translators where they stand, and translated where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translators by the name they look for; Qt's own is not typed."""
    return text

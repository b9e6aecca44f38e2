"""What a desk has to say, for whichever page is in sight."""

from __future__ import annotations

from msgspec import Struct


class Told(Struct, frozen=True, kw_only=True):
    """A sentence for the page's banner; ``undo`` says that it can be taken back."""

    text: str
    good: bool = True
    undo: bool = False

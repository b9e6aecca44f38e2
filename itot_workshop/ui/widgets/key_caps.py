"""Keys drawn as caps beside what they do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words


def key_caps(kit: Kit, keys: Iterable[str]) -> QWidget:
    """One cap for each way to press something, on the first line of what it does."""
    caps: list[QLabel] = [words(key, "key") for key in keys]
    return holder(kit.column(kit.row(*caps, gap="xs"), 1, gap=""))

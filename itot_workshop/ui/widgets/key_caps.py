"""Keys drawn as caps beside what they do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words


def key_caps(kit: Kit, keys: Iterable[str]) -> QWidget:
    """One cap for each way to press something."""
    caps: list[QLabel] = [words(key, "key") for key in keys]
    return holder(kit.row(*caps, gap="xs"))

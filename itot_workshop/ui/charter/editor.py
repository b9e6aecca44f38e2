"""One field of a charter as a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.charter import Charter
from itot_workshop.ui.widgets.kit import Kit

Put = Callable[[Charter], Charter]
Follow = Callable[[Charter], None]


class Editor(QWidget):
    """One field; ``changed`` says that it was filled in, ``put`` puts it into a charter.

    ``follow`` brings what it asks for up to date with what was written in other fields.
    """

    changed = Signal()

    def __init__(self, kit: Kit, inside: QWidget, put: Put, follow: Follow | None = None) -> None:
        super().__init__()
        self.put = put
        self.follow = follow or _as_it_is
        self.setLayout(kit.column(inside))


def _as_it_is(_charter: Charter) -> None:
    """Most fields ask for the same whatever stands in others."""

"""One field of a charter as a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.charter import Charter
from itot_workshop.ui.widgets.kit import Kit

Put = Callable[[Charter], Charter]


class Editor(QWidget):
    """One field; ``changed`` says that it was filled in, ``put`` puts it into a charter."""

    changed = Signal()

    def __init__(self, kit: Kit, inside: QWidget, put: Put) -> None:
        super().__init__()
        self.put = put
        self.setLayout(kit.column(inside))

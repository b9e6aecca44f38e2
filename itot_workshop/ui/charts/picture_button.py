"""The button of every chart that can leave the program: copy, save, print."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from itot_workshop.ui.charts.picture import Way
from itot_workshop.ui.widgets.kit import Kit

translate = QCoreApplication.translate


class PictureButton(QWidget):
    """Opens a menu of what can become of a chart; ``wished`` carries the ``Way`` chosen.

    The page makes a ``PictureWish`` of it, which ``PictureFlow`` carries out.
    """

    wished = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        name = translate("Picture", "Copy, save or print the chart")
        self.button: QPushButton = kit.button(translate("Picture", "Picture"), "chart", name=name)
        self.menu = QMenu(self.button)
        for way in get_args(Way):
            if way == "print":
                self.menu.addSeparator()
            self.menu.addAction(way_name(way)).setData(way)
        self.menu.triggered.connect(self._on_chosen)
        self.button.setMenu(self.menu)
        self.setLayout(kit.row(self.button))

    def _on_chosen(self, entry: QAction) -> None:
        self.wished.emit(entry.data())


def way_name(way: Way) -> str:
    """What can become of a chart, in words."""
    names: dict[Way, str] = {
        "copy": translate("Picture", "Copy the picture"),
        "png-2": translate("Picture", "Save as PNG, 2×…"),
        "png-3": translate("Picture", "Save as PNG, 3×…"),
        "svg": translate("Picture", "Save as SVG…"),
        "print": translate("Picture", "Print with the table…"),
    }
    return names[way]

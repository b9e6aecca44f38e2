"""Lays sheets over a window, one at a time, and lets the window's commands rest meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.overlay import Overlay
from itot_workshop.ui.widgets.sheet import Sheet


class SheetOpener(QObject):
    """``changed`` says that a sheet lies over the window now, or none any more."""

    changed = Signal()

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(over)
        self._kit = kit
        self._over = over
        self._overlay: Overlay | None = None

    @property
    def over(self) -> QWidget:
        """What the sheets lie over."""
        return self._over

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open."""
        found = self._overlay.sheet if self._overlay else None
        return found if isinstance(found, Sheet) else None

    def open(self, sheet: Sheet, width: int) -> None:
        """Lay a sheet over the window; one that lay there goes."""
        self.close()
        self._overlay = Overlay(self._kit, self._over, sheet, width=width, first=sheet.first)
        sheet.dismissed.connect(self.close)
        self._overlay.closed.connect(self._on_closed)
        self.changed.emit()

    def close(self) -> None:
        """Take the sheet away, if there is one."""
        if self._overlay is not None:
            self._overlay.close_sheet()

    def _on_closed(self) -> None:
        self._overlay = None
        self.changed.emit()

"""Asks for a printer, without blocking the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


class PrinterQuestion(QObject):
    """Asks over a window; ``picked`` carries the printer that was chosen, ready to be drawn on."""

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._printer: QPrinter | None = None

    def ask(self, size: QPageSize | None = None) -> None:
        """Ask; with a size for pages that fill the whole sheet, else for what has its margins."""
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if size is not None:
            self._printer.setFullPage(True)
            self._printer.setPageSize(size)
        dialog = QPrintDialog(self._printer, self._window)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _on_accepted(self) -> None:
        if self._printer is not None:
            self.picked.emit(self._printer)

"""What happens when something unforeseen goes wrong: it is written down and said once.

Work goes on. What is on the disk is safe at that moment, so the calm answer is the right one.
"""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

FILE_NAME = "faults.log"
_LARGEST = 500_000


class Surprise(QObject):
    """``hook`` takes the place of Python's own for exceptions that nobody caught."""

    def __init__(self, window: QWidget, local: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = local / FILE_NAME
        self._log: logging.Logger | None = None
        self._box: QMessageBox | None = None

    @property
    def box(self) -> QMessageBox | None:
        """The dialog that is open."""
        return self._box

    def hook(
        self, kind: type[BaseException], fault: BaseException, where: TracebackType | None
    ) -> None:
        """Write a fault down and tell it, unless one is being told already."""
        self._opened_log().error("a fault nobody expected", exc_info=(kind, fault, where))
        if issubclass(kind, Exception) and self._box is None:
            self._tell()

    def _tell(self) -> None:
        said = self.tr(
            "Something went wrong that should not have. What was saved is safe, and you can go on. "
            "If it happens again, close the program and open it anew."
        )
        note = self.tr("What happened is written down in %1").replace("%1", str(self._file))
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("A fault"))
        box.setText(said)
        box.setInformativeText(note)
        box.finished.connect(self._on_closed)
        self._box = box
        box.open()

    def _on_closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None

    def _opened_log(self) -> logging.Logger:
        """The log in the local data; without a file where none can be written."""
        if self._log is not None:
            return self._log
        from logging.handlers import RotatingFileHandler

        self._log = logging.getLogger("itot_workshop")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self._file, maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True
            )
        except OSError:
            return self._log
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._log.addHandler(handler)
        return self._log
